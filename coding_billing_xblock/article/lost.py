"""A table that lost what stood between its cells: "Reads the recordSends the claim", line after line.

A capital letter directly after a small one marks the place. One line alone proves nothing (there are names written
like that); several lines that agree do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

Cells = list[list[str]]

_WORD = re.compile(r"\S+")
_JUNCTION = re.compile(r"(?<=[^\W\d_])(?=[^\W\d_])|(?<=[\d.;!?)%”’])(?=[^\W\d_])")
_AFTER_CAPITALS = re.compile(r"(?<=[A-Z]{2})(?=[A-Z][a-z])")
_FEWEST_LINES = 3
_LONGEST_LINE = 1000
_MOST_TO_SPARE = 3


def has_junction(line: str) -> bool:
    """Whether a separator may be lost somewhere in a line."""
    return len(line) <= _LONGEST_LINE and bool(_junctions(line.strip()))


def lost_cells(lines: Sequence[str]) -> Cells | None:
    """The cells of lines that all may have lost a separator, or None where they do not agree about it."""
    if len(lines) < _FEWEST_LINES:
        return None
    texts = [line.strip() for line in lines]
    places = _places(texts)
    cuts, agreeing = Counter(map(len, places[1:])).most_common(1)[0]
    if not cuts or agreeing * 3 < len(places[1:]) * 2 or len(places[0]) < max(1, cuts - 1):
        return None
    if max(map(len, places)) > cuts + _MOST_TO_SPARE:
        return None
    heading = _cut(texts[0], places[0], min(cuts, len(places[0])))
    rows = [_cut(line, found, cuts) for line, found in zip(texts[1:], places[1:], strict=True)]
    return [["", *heading] if len(heading) == cuts else heading, *rows]


def _places(lines: list[str]) -> list[list[int]]:
    """Where each line may have lost a separator: not in a name that stands in more than one line."""
    words = [[(at, _word_at(line, at)) for at in _junctions(line)] for line in lines]
    count = Counter(word for found in words for word in {word for _, word in found})
    return [[at for at, word in found if count[word] == 1] for found in words]


def _junctions(line: str) -> list[int]:
    found = [place.start() for place in _JUNCTION.finditer(line) if _ends_a_cell(line, place.start())]
    return found or [place.start() for place in _AFTER_CAPITALS.finditer(line)]


def _ends_a_cell(line: str, at: int) -> bool:
    before, after = line[at - 1], line[at + 1 : at + 2]
    return line[at].isupper() and (before.islower() or (not before.isalpha() and after.islower()))


def _word_at(line: str, at: int) -> str:
    return next((word[0] for word in _WORD.finditer(line) if word.start() <= at < word.end()), "")


def _cut(line: str, places: list[int], cuts: int) -> list[str]:
    """The line in ``cuts`` + 1 cells; of more places than needed, those that make the cells most even."""
    while len(places) > cuts:
        shorter = (places[:skipped] + places[skipped + 1 :] for skipped in range(len(places)))
        places = min(
            shorter, key=lambda kept: max(end - start for start, end in pairwise([0, *kept, len(line)]))
        )
    return [line[start:end].strip() for start, end in pairwise([0, *places, len(line)])]
