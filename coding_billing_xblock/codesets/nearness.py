"""How near a code comes to the right one, as those who grade practice charts see it.

"Without" and "other" say something else, not less: only a code that leaves open what the right one says is near to it.
"""

from __future__ import annotations

import re
from enum import Enum

from coding_billing_xblock.codesets.code import STEM_LENGTH
from coding_billing_xblock.codesets.codeset import CodeSet, Node

_SIDES = re.compile(r"\b(?:right|left|bilateral)\b", re.IGNORECASE)
_CATEGORY = 3
_OPEN = re.compile(r"\bunspecified\b", re.IGNORECASE)


class Nearness(Enum):
    """In what a code differs from the right one, and nothing else."""

    SEVENTH = "other_seventh"
    SIDE = "other_side"
    UNSPECIFIED = "less_specific"
    NO_SEVENTH = "no_seventh"
    HEADING = "heading"

    @property
    def credit(self) -> float:
        """Its share of what the right code is worth."""
        return 0.25 if self in (Nearness.NO_SEVENTH, Nearness.HEADING) else 0.5


def nearness(release: CodeSet, code: str, right: str) -> Nearness | None:
    """How near a bare code is to another one that is right; None where it is not, or is that one."""
    if code == right or code[:_CATEGORY] != right[:_CATEGORY]:
        return None
    stem, right_stem = release.stem(code), release.stem(right)
    if right_stem is None:
        return None
    if code.rstrip("X") == right_stem.code.rstrip("X") and right_stem.sevenths:
        return Nearness.NO_SEVENTH
    if stem is None:
        return None
    if stem.is_heading:
        return Nearness.HEADING if right.startswith(code) else None
    if stem.code == right_stem.code:
        return Nearness.SEVENTH
    if _seventh(code, stem) != _seventh(right, right_stem):
        return None
    if _is_other_side(stem.title, right_stem.title):
        return Nearness.SIDE
    return Nearness.UNSPECIFIED if _leaves_open(release, stem, right_stem) else None


def _seventh(code: str, stem: Node) -> str:
    return code[STEM_LENGTH:] if stem.sevenths else ""


def _is_other_side(title: str, right: str) -> bool:
    sides, right_sides = _SIDES.findall(title), _SIDES.findall(right)
    return bool(sides) and sides != right_sides and _SIDES.sub("", title) == _SIDES.sub("", right)


def _leaves_open(release: CodeSet, stem: Node, right: Node) -> bool:
    """Whether a stem says "unspecified" where the right one, of the same family, says what it is."""
    if not _OPEN.search(stem.title):
        return False
    sides = _SIDES.findall(stem.title)
    agrees = not sides or sides == _SIDES.findall(right.title)
    return agrees and right.code.startswith(_family(release, stem))


def _family(release: CodeSet, stem: Node) -> str:
    """The heading under which a stem leaves something open that others say."""
    headings = [node for node in release.above(stem.code) if node.is_heading]
    while len(headings) > 1 and _OPEN.search(headings[-1].title):
        headings.pop()
    return headings[-1].code if headings else stem.code
