"""A question written as a list of its own, and read again without a guess: none of its texts is taken for a mark.

    [choice; points=2; shuffle]
    1. Who assigns the codes?
        A second line of the wording.
    *a) The coder
    b) The biller
        Feedback: The biller sends the claim.
    Hint: Somebody has to read the record first.
    Explanation: A code says what the record says.

Places stand before what belongs to them, as ``A = Coder``, and each thing that is offered ends with its place, as in
``a) Reads the record = A``, or with ``= ?``. Below the wording a line such as ``credit: none`` gives another field of
the question its value, and ``stays: 3 4`` tells by their numbers which options keep their place. Texts are Markdown;
their further lines are indented.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import NamedTuple

from coding_billing_xblock.imports.elements import write_element
from coding_billing_xblock.imports.found import Draft, Found, unread
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.asked import PLACED, Asked, Offered
from coding_billing_xblock.questions.base import Question
from coding_billing_xblock.text.findings import N_

_POINTS = r"; points=(?P<points>\d{1,9}(?:\.\d{1,30})?(?:e-\d{1,3})?)"
_HEAD = re.compile(rf"\[(?P<type>\w+)(?:{_POINTS})?(?P<told>(?:; [a-z_]+)*)\][ \t]*")
_VALUE = re.compile(r"(?P<name>[a-z_]+): ?(?P<text>.*)")
_PROMPT = re.compile(r"1\. ?(?P<text>.*)")
_PLACE = re.compile(r"(?P<label>[A-Z]{1,4}) = ?(?P<text>.*)")
_OFFERED = re.compile(r"(?P<right>\*?)(?P<label>[a-z]{1,4})\) ?(?P<text>.*)")
_BELONGING = re.compile(r"(?P<text>.*) = (?P<label>[A-Z]{1,4}|\?)")
_FEEDBACK = re.compile(r"    Feedback: ?(?P<text>.*)")
_HINT = re.compile(r"Hint: ?(?P<text>.*)")
_EXPLANATION = re.compile(r"Explanation: ?(?P<text>.*)")
_INDENT, _DEEP_INDENT = " " * 4, " " * 8

_NO_COPY = N_("This belongs to no question that was copied as text.")


class _Head(NamedTuple):
    """What the first line of a copy says."""

    kind: type[Question]
    points: float
    told: frozenset[str]


def write_question(question: Question) -> str:
    """The question as text, an element of OLX where its type has no way of being asked.

    Without section, pool and ids.
    """
    if not question.asked_as:
        return write_element(question)
    return "\n".join(_written(question.type, question.to_asked()))


def is_copy(text: str) -> bool:
    """Whether a line of the text begins a copy."""
    return any(_head(line) for line in text.split("\n"))


def _head(line: str) -> _Head | None:
    found = _HEAD.fullmatch(line)
    kind = question_types().get(found["type"]) if found else None
    if found is None or kind is None or not kind.asked_as:
        return None
    told = frozenset(found["told"].split("; ")[1:])
    return _Head(kind, float(found["points"] or 1), told) if told <= set(kind.switches) else None


# Writing


def _written(kind: str, asked: Asked) -> Iterator[str]:
    points = [] if asked.points == 1 else [f"points={asked.points!r}".removesuffix(".0")]
    yield f"[{'; '.join([kind, *points, *sorted(asked.told)])}]"
    yield from _text("1. ", asked.prompt, _INDENT)
    for name, value in asked.values:
        yield from _text(f"{name}: ", value, _INDENT)
    yield from (f"{_letters(place).upper()} = {label}" for place, label in enumerate(asked.places))
    for place, item in enumerate(asked.offered):
        yield f"{'*' if item.right else ''}{_letters(place)}) {item.text}{_belongs(asked, item)}"
        if item.feedback:
            yield from _text(f"{_INDENT}Feedback: ", item.feedback, _DEEP_INDENT)
    for hint in asked.hints:
        yield from _text("Hint: ", hint, _INDENT)
    if asked.explanation:
        yield from _text("Explanation: ", asked.explanation, _INDENT)


def _belongs(asked: Asked, item: Offered) -> str:
    if asked.way not in PLACED:
        return ""
    return " = ?" if item.place is None else f" = {_letters(item.place).upper()}"


def _text(begin: str, text: str, indent: str) -> Iterator[str]:
    first, *others = text.split("\n")
    yield f"{begin}{first}"
    yield from (f"{indent}{line}" if line else "" for line in others)


def _letters(place: int) -> str:
    """A to z, then aa, ab and so on, as the columns of a spreadsheet have it."""
    before, last = divmod(place, 26)
    return (_letters(before - 1) if before else "") + chr(ord("a") + last)


def _place(letters: str) -> int:
    """The place that letters stand for."""
    return reduce(lambda place, letter: place * 26 + ord(letter.lower()) - ord("a") + 1, letters, 0) - 1


# Reading


@dataclass(slots=True)
class _Copy:
    """A copy while it is read; ``into`` is the text that further lines of this indentation belong to."""

    line: int
    head: _Head
    source: list[str]
    prompt: list[str] = field(default_factory=list)
    values: dict[str, list[str]] = field(default_factory=dict)
    places: list[str] = field(default_factory=list)
    offered: list[tuple[re.Match[str], list[str]]] = field(default_factory=list)
    hints: list[list[str]] = field(default_factory=list)
    explanation: list[str] = field(default_factory=list)
    into: list[str] | None = None
    indent: str = _INDENT

    def takes(self, line: str) -> bool:
        """Whether the line is a part of it, which it has then."""
        if self.into is not None and (line.startswith(self.indent) or not line):
            self.into.append(line[len(self.indent) :])
            return True
        return self._begins(line)

    def _begins(self, line: str) -> bool:
        if not self.prompt and (found := _PROMPT.fullmatch(line)):
            return self._goes_into(self.prompt, found["text"], _INDENT)
        if found := _HINT.fullmatch(line):
            self.hints.append([])
            return self._goes_into(self.hints[-1], found["text"], _INDENT)
        if not self.explanation and (found := _EXPLANATION.fullmatch(line)):
            return self._goes_into(self.explanation, found["text"], _INDENT)
        if self.offered and not self.offered[-1][1] and (found := _FEEDBACK.fullmatch(line)):
            return self._goes_into(self.offered[-1][1], found["text"], _DEEP_INDENT)
        value = _VALUE.fullmatch(line)
        if value and value["name"] in self.head.kind.named_values and value["name"] not in self.values:
            return self._goes_into(self.values.setdefault(value["name"], []), value["text"], _INDENT)
        return self._offers(line)

    def _goes_into(self, text: list[str], first: str, indent: str) -> bool:
        text.append(first)
        self.into, self.indent = text, indent
        return True

    def _offers(self, line: str) -> bool:
        place = _PLACE.fullmatch(line) if self.head.kind.asked_as in PLACED else None
        offered = _OFFERED.fullmatch(line)
        if place:
            self.places.append(place["text"])
        elif offered:
            self.offered.append((offered, []))
        self.into = None
        return bool(place or offered)


def read_copies(text: str, _language: str = "") -> Iterator[Found]:
    """The questions of copies, one after the other."""
    copy: _Copy | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if head := _head(line):
            yield from _read(copy)
            copy = _Copy(number, head, [line])
        elif copy and copy.takes(line):
            copy.source.append(line)
        elif line.strip():
            yield unread(number, line, "no_copy", _NO_COPY)
    yield from _read(copy)


def _read(copy: _Copy | None) -> Iterator[Found]:
    if copy:
        kind, points, told = copy.head
        way, places = kind.asked_as, tuple(copy.places)
        prompt, explanation = ("\n".join(lines) for lines in (copy.prompt, copy.explanation))
        offered = tuple(_offered(way, found, feedback, len(places)) for found, feedback in copy.offered)
        values = tuple((name, "\n".join(lines)) for name, lines in copy.values.items())
        hints = tuple("\n".join(lines) for lines in copy.hints)
        asked = Asked(way, prompt, offered, places, explanation, points, told, values, hints)
        yield Draft(copy.line, "\n".join(copy.source).rstrip(), asked, kind=kind)


def _offered(way: str, found: re.Match[str], feedback: Sequence[str], places: int) -> Offered:
    placed = _BELONGING.fullmatch(found["text"]) if way in PLACED else None
    text = placed["text"] if placed else found["text"]
    place = _place(placed["label"]) if placed and placed["label"] != "?" else places
    return Offered(text, found["right"] == "*", "\n".join(feedback), place if place < places else None)
