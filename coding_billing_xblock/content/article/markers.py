"""What stands at the beginning of a line: a bullet, a number, an indentation."""

from __future__ import annotations

import re
from typing import NamedTuple

_BULLET = re.compile(
    "(?:(?:[-+*–—]|\\\\[-+*])\\s+|[oü§Ø](?:\\s{2,}|\t)|[•●○▪▫■□◦‣\\N{HYPHEN BULLET}∙·➢➤►▶✓✔✅→]\ufe0f?\\s*)(?=\\S)"
)
_SYMBOL = re.compile("[➢➤►▶✓✔✅→]\ufe0f?\\s+(?=\\S)")
_OFFICE_BULLET = re.compile(r"[oüvq§Ø]\s+(?=\S)")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3})[.)]\s+(?=\S)")
_INLINE_BULLET = re.compile(r"(?<=\S)\s*[•●▪◦‣]\s*(?=\S)")
_OUTLINE_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})+)\.?\s+(?=[^\W\d_])")
_TAB = 4


class Marked(NamedTuple):
    """A line of a list: its text, its indentation, and its number if it has one."""

    text: str
    indent: int
    number: int | None


def marked(line: str) -> Marked | None:
    """A line as one of a list, or None where it begins like any other."""
    text = line.strip()
    if found := _BULLET.match(text):
        return Marked(_SYMBOL.sub("", text[found.end() :], count=1), indent(line), None)
    if found := _NUMBER.match(text):
        return Marked(text[found.end() :], indent(line), int(found["number"]))
    return None


def without_office_bullet(text: str) -> str:
    """A word processor's line of a list without a letter that stands for a bullet in some symbol font."""
    return _OFFICE_BULLET.sub("", text, count=1) if _OFFICE_BULLET.match(text) else text


def outline_depth(text: str) -> int:
    """How deep a heading is by its number, as 2 for "1.2 Claims"; 0 without such a number."""
    found = _OUTLINE_NUMBER.match(text)
    return found["number"].count(".") + 1 if found else 0


def without_outline_number(text: str) -> str:
    """A heading without its number."""
    return _OUTLINE_NUMBER.sub("", text, count=1) if outline_depth(text) else text


def indent(line: str) -> int:
    """How many columns stand empty before a line's text."""
    expanded = line.expandtabs(_TAB)
    return len(expanded) - len(expanded.lstrip())


def one_bullet_a_line(line: str) -> str:
    """A line with two bullets or more within, as several lines."""
    return _INLINE_BULLET.sub("\n• ", line) if len(_INLINE_BULLET.findall(line)) > 1 else line
