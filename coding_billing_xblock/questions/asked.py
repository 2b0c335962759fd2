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
"""A word or two are typed; of those that are offered some are right, and the others have feedback of their own."""

ORDER = "order"
"""What is offered is put in order; it is offered in the right one."""

MATCH = "match"
"""Each thing that is offered goes with one of the places, which may be many; some may be there to mislead."""

GAPS = "gaps"
"""Each thing that is offered can be chosen in a gap; the gaps are the places."""

PLACED = frozenset({PLACE, MATCH, GAPS})
"""Where what is offered belongs to places."""

ESSAY = "essay"
"""A text is written; nothing is offered."""

SHUFFLE, DRAFT, CREDIT, MULTIPLE = "shuffle", "draft", "credit", "multiple"
"""What is told of a question beside its texts, by the names of the fields that keep it."""


class Offered(NamedTuple):
    """Something to choose, to place or to type. ``place`` counts from 0 among the places; None for none of them."""

    text: str
    right: bool = False
    feedback: str = ""
    place: int | None = None


class Asked(NamedTuple):
    """A question without ids. All texts are Markdown; ``told`` names the fields that are switched on, and ``values``
    others with their values as texts.
    """

    way: str
    prompt: str
    offered: tuple[Offered, ...] = ()
    places: tuple[str, ...] = ()
    explanation: str = ""
    points: float = 1.0
    told: frozenset[str] = frozenset()
    values: tuple[tuple[str, str], ...] = ()
    hints: tuple[str, ...] = ()
