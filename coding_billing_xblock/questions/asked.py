"""A question as a text asks it: what the readers of pasted questions and the types of question agree on.

A type names the way of asking that it takes in ``Question.asked_as``, says what comes of it in ``from_asked`` and how
it is written down in ``to_asked``. What no type takes is told to the author, so a new type needs no reader of its own.
"""

from __future__ import annotations

from typing import NamedTuple

CHOOSE = "choose"
"""Some of what is offered is right."""

PLACE = "place"
"""Each thing that is offered belongs to one of the places."""

NUMBER = "number"
"""A number is typed; each one that is offered is right."""

WORDS = "words"
"""A word or two are typed; all that are offered are right."""

ESSAY = "essay"
"""A text is written; nothing is offered."""

SHUFFLE, DRAFT, MULTIPLE, TELL_COUNT = TOLD = ("shuffle", "draft", "multiple", "tell_count")
"""What may be told of a question, by the names of the fields that keep it."""


class Offered(NamedTuple):
    """Something to choose, to place or to type. ``place`` counts from 0 among the places; None for none of them."""

    text: str
    right: bool = False
    feedback: str = ""
    place: int | None = None


class Asked(NamedTuple):
    """A question without ids. All texts are Markdown; ``told`` names the fields that are switched on."""

    way: str
    prompt: str
    offered: tuple[Offered, ...] = ()
    places: tuple[str, ...] = ()
    explanation: str = ""
    points: float = 1.0
    told: frozenset[str] = frozenset()
