"""The codes that a note names in its words: "(F17.-)", "(Z68.1-Z68.45)", "(E08-E13 with .42)"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

_CODE = r"[A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]*)?"
_GROUP = re.compile(rf"\((?:i\.e\. )?({_CODE}[^()]*)\)")
_RANGE = re.compile(rf"({_CODE})(?:-\s*({_CODE}))?")
_QUALIFIER = re.compile(
    r"\bwith (?:(?P<places>fifth or sixth|fifth|sixth|5th|6th|7th|seventh) characters? |\.)(?P<from>[0-9A-Z]+)"
    r"(?:-\.?(?P<to>[0-9A-Z]+))?$"
)
_PLACES: dict[str, tuple[int, ...]] = {
    "fifth": (4,),
    "5th": (4,),
    "sixth": (5,),
    "6th": (5,),
    "seventh": (6,),
    "7th": (6,),
    "fifth or sixth": (4, 5),
}

Test = Callable[[str], bool]
"""Whether a bare code fulfils what a note says about its characters."""


class Named(NamedTuple):
    """From one code to another, both without point and with all that is below them, where a test holds."""

    first: str
    last: str
    holds: Test

    def covers(self, code: str) -> bool:
        """Whether this names a bare code, or a heading above it."""
        return self.first <= code and code[: len(self.last)] <= self.last and self.holds(code)


@lru_cache(4096)
def named_in(note: str) -> tuple[Named, ...]:
    """The codes that a note names between brackets. A condition that cannot be read names nothing."""
    return tuple(named for group in _GROUP.findall(note) for named in _named(group))


def _named(group: str) -> list[Named]:
    holds = _test(group)
    if holds is None:
        return []
    return [Named(_bare(first), _bare(last or first), holds) for first, last in _RANGE.findall(group)]


def _bare(code: str) -> str:
    return code.replace(".", "")


def _test(group: str) -> Test | None:
    """What codes have to fulfil; None where that cannot be told."""
    if "with" not in group:
        return lambda _: True
    found = _QUALIFIER.search(group)
    if found is None:
        return None
    low, high = found["from"], found["to"] or found["from"]
    places = _PLACES.get(found["places"] or "", (3,))
    return lambda code: any(low <= code[place : place + len(low)] <= high for place in places)
