"""What a reader finds: questions, and what it could not read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.asked import CHOOSE, MATCH, MULTIPLE, ORDER, PLACE, Asked, Offered
from coding_billing_xblock.questions.base import Question
from coding_billing_xblock.text.findings import N_, Finding

_ARROW = re.compile(r"->|=>|→|⇒")
_MOST_CATEGORIES = 5
UNCERTAIN = N_("“{value}” does not say for certain which option is right, so it was not used.")


class Unread(NamedTuple):
    """What is in no question: the line that it begins on, its text, and why. Lines count from 1."""

    line: int
    text: str
    why: Finding


class Draft(NamedTuple):
    """A question before it has a type, the line that it begins on, and its own lines.

    ``left_out`` is what of them the question does not keep, ``kind`` the type where the text names one.
    """

    line: int
    text: str
    asked: Asked
    left_out: tuple[Unread, ...] = ()
    kind: type[Question] | None = None


class Whole(NamedTuple):
    """A question that is there already, the line that it begins on, and its own lines."""

    line: int
    text: str
    question: Question


Found = Draft | Whole | Unread
Reader = Callable[[str, str], Iterator[Found]]
"""Reads a text whose author writes in a language, which may be empty."""


def unread(line: int, text: str, code: str, message: str, **parameters: object) -> Unread:
    """What could not be read, with a message id for why."""
    return Unread(line, text, Finding(f"import.{code}", message, parameters=parameters))


def choosing(asked: Asked) -> Asked:
    """The same; where several options are right, learners may pick several."""
    several = asked.way == CHOOSE and sum(item.right for item in asked.offered) > 1
    return asked._replace(told=asked.told | {MULTIPLE}) if several else asked


def placing(asked: Asked, labels: Sequence[str], offered: Iterable[Offered | None]) -> Asked:
    """The same, asking where each thing that is offered belongs: to the place of the label beside it.

    A label beside None is a place that nothing belongs to. Things are sorted where few places hold several of them,
    else each is matched with one of the places.
    """
    places = {label: place for place, label in enumerate(dict.fromkeys(labels))}
    placed = (
        item._replace(place=places[label])
        for item, label in zip(offered, labels, strict=True)
        if item is not None
    )
    found = tuple(placed)
    is_shared = len({item.place for item in found}) < len(found)
    way = PLACE if is_shared and len(places) <= _MOST_CATEGORIES else MATCH
    return asked._replace(way=way, offered=found, places=tuple(places))


def paired(asked: Asked) -> Asked | None:
    """The same, where each thing that is offered names behind an arrow where it belongs; None where one does not."""
    pairs = [_ARROW.split(item.text) for item in asked.offered]
    if len(pairs) < 2 or any(len(pair) != 2 for pair in pairs):
        return None
    texts, labels = zip(*(map(str.strip, pair) for pair in pairs), strict=True)
    offered = (
        item._replace(text=text, right=False) if text else None
        for item, text in zip(asked.offered, texts, strict=True)
    )
    return placing(asked, labels, offered)


def ordering(asked: Asked, order: Iterable[int]) -> Asked:
    """The same, asking for the order of what is offered: its places in the right one."""
    offered = tuple(asked.offered[place]._replace(right=False) for place in order)
    return asked._replace(way=ORDER, offered=offered)


def type_asked(way: str) -> type[Question] | None:
    """The type of question that takes a way of asking."""
    return next((kind for kind in question_types().values() if kind.asked_as == way), None)
