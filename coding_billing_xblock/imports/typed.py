"""Answers that are typed: a number, perhaps with a tolerance and a unit, or a word or two."""

from __future__ import annotations

import re

from coding_billing_xblock.questions.asked import NUMBER, WORDS, Asked, Offered

RELATIVE, TOLERANCE, UNIT = "relative", "tolerance", "unit"
"""The fields of a question that is answered by a number."""

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,15})?|\d{1,15},\d{1,2}"
_UNIT = r"%|[^\W\d_][^\W\d_]{0,11}\.?"
_NUMBER = re.compile(
    rf"(?P<currency>[$€£¥₹])?\s?(?P<number>[-−]?(?:{_DIGITS}))\s?(?P<unit>{_UNIT})?"
    rf"(?:\s?(?:±|\+/-|\+-)\s?(?P<tolerance>{_DIGITS})\s?(?P<after>{_UNIT})?)?"
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_SEVERAL = re.compile(r"\s*(?:\||;|\s/\s)\s*")
_LONGEST, _MOST_WORDS = 60, 6


def typed(asked: Asked, value: str) -> Asked | None:
    """The same question, answered by typing what ``value`` says; None where that is more than one would type."""
    line = " ".join(value.split()).rstrip(".")
    found = _NUMBER.fullmatch(line)
    return _numeric(asked, found) if found else _worded(asked, line)


def with_tolerance(asked: Asked, tolerance: str, unit: str) -> Asked:
    """The same question of a number, with what is told of it beside the number."""
    told = {TOLERANCE: _plain(tolerance.rstrip("% ")) if tolerance else "", UNIT: unit}
    values = dict(asked.values) | {name: value for name, value in told.items() if value}
    switched = {RELATIVE} if tolerance.endswith("%") else set()
    return asked._replace(values=tuple(values.items()), told=asked.told | switched)


def _numeric(asked: Asked, found: re.Match[str]) -> Asked:
    unit = found["unit"] or found["after"] or found["currency"] or ""
    is_relative = found["after"] == "%" and found["unit"] != "%"
    tolerance = f"{found['tolerance'] or ''}{'%' * is_relative}"
    number = asked._replace(way=NUMBER, offered=(Offered(_plain(found["number"]), right=True),))
    return with_tolerance(number, tolerance, "" if is_relative else unit)


def _plain(number: str) -> str:
    """A number in JSON's form."""
    digits = number.replace("−", "-")
    grouped = _GROUPED.fullmatch(digits.lstrip("-"))
    return digits.replace(",", "" if grouped else ".")


def _worded(asked: Asked, line: str) -> Asked | None:
    texts = [text for text in _SEVERAL.split(line) if text]
    fits = all(1 < len(text) <= _LONGEST and len(text.split()) <= _MOST_WORDS for text in texts)
    if not texts or not fits:
        return None
    return asked._replace(way=WORDS, offered=tuple(Offered(text, right=True) for text in texts))
