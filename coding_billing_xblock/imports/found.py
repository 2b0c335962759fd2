"""What a reader finds: questions, and what it could not read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.asked import CHOOSE, MULTIPLE, Asked
from coding_billing_xblock.questions.base import Question
from coding_billing_xblock.text.findings import N_, Finding

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


Found = Draft | Unread
Reader = Callable[[str, str], Iterator[Found]]
"""Reads a text whose author writes in a language, which may be empty."""


def unread(line: int, text: str, code: str, message: str, **parameters: object) -> Unread:
    """What could not be read, with a message id for why."""
    return Unread(line, text, Finding(f"import.{code}", message, parameters=parameters))


def choosing(asked: Asked) -> Asked:
    """The same; where several options are right, learners may pick several."""
    several = asked.way == CHOOSE and sum(item.right for item in asked.offered) > 1
    return asked._replace(told=asked.told | {MULTIPLE}) if several else asked


def type_asked(way: str) -> type[Question] | None:
    """The type of question that takes a way of asking."""
    return next((kind for kind in question_types().values() if kind.asked_as == way), None)
