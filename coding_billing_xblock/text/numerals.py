"""Numbers as people type them: in digits of every script, with the marks of any country.

The script of number questions reads by the same steps, so that a page can say before submitting how a number is read.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_UNSEEN = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BLANKS = re.compile(r"[\s\x1c-\x1f\x85]+")

_ARABIC_DECIMAL = "\u066b"
_ALIKE = str.maketrans(
    {
        **{wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)},
        **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-"),
        **dict.fromkeys(map(ord, "\u2018\u2019\u066c"), "'"),
        0x066A: "%",
    }
)
"""One sign for all that mean the same; an apostrophe for what only ever separates groups."""

_WHOLE = re.compile(
    r"[0-9]*"
    r"|[1-9][0-9]{0,2}([.,' ])[0-9]{3}(?:\1[0-9]{3})*"
    r"|[1-9][0-9]?([.,' ])[0-9]{2}(?:\2[0-9]{2})*\2[0-9]{3}"
)
"""Digits, alone or in groups of three, or as in India of two before the last three."""

_FRACTION = re.compile(r"[0-9]*")
_EITHER_WAY = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")


class Numeral(NamedTuple):
    """A number that was read: a sign where it is negative, digits, and a point before decimals.

    ``ambiguous`` where the same text is another number in another language.
    """

    plain: str
    ambiguous: bool = False


def read_number(text: str, decimal: str = ".", unit: str = "") -> Numeral | None:
    """The number that a text says, or None where it says none.

    A currency sign, a percent sign or the ``unit`` may stand before or after it. Where one mark could be either, it is
    the decimal sign if ``decimal`` is that mark, else it separates groups.
    """
    own_unit = re.escape(_alike(unit))
    beside = rf"(?:{own_unit}|[$%])" if own_unit else "[$%]"
    pattern = rf"([+-]?) ?(?:{beside} ?)?([+-]?) ?([0-9.,' {_ARABIC_DECIMAL}]*?) ?(?:{beside})?"
    found = re.fullmatch(pattern, _alike(text))
    if found is None or (found[1] and found[2]):
        return None
    return _numeral("-" in (found[1], found[2]), found[3], decimal)


def _alike(text: str) -> str:
    """The text without what makes no difference: one sign for each that means the same, and nothing unseen."""
    seen = _UNSEEN.sub("", text.lower()).translate(_ALIKE)
    return _BLANKS.sub(" ", "".join(map(_plain, seen))).strip(" ")


def _plain(character: str) -> str:
    """A digit of any script as one of ours, and any sign of a currency as a dollar."""
    if character.isascii():
        return character
    if unicodedata.category(character) == "Sc":
        return "$"
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


def _numeral(negative: bool, digits: str, decimal: str) -> Numeral | None:
    ambiguous = _EITHER_WAY.fullmatch(digits) is not None
    mark = _decimal_mark(digits, decimal if ambiguous else "")
    whole, _, fraction = digits.partition(mark) if mark else (digits, "", "")
    if not (whole or fraction) or not _WHOLE.fullmatch(whole) or not _FRACTION.fullmatch(fraction):
        return None
    plain = _shortest(re.sub("[^0-9]", "", whole), fraction)
    return Numeral(f"-{plain}" if negative and plain != "0" else plain, ambiguous)


def _decimal_mark(digits: str, decimal: str) -> str:
    """Which mark stands before decimals; empty for none. ``decimal`` decides where the text alone does not."""
    if _ARABIC_DECIMAL in digits:
        return _ARABIC_DECIMAL
    there = [mark for mark in ".," if mark in digits]
    if len(there) == 2:
        return max(there, key=digits.rfind)
    if not there or digits.count(there[0]) > 1:
        return ""
    return there[0] if decimal in ("", there[0]) else ""


def _shortest(whole: str, fraction: str) -> str:
    whole, fraction = whole.lstrip("0") or "0", fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole
