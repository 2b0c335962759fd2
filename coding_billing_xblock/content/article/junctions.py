"""A table that lost what stood between its cells: "Reads the recordSends the claim", line after line.

A capital letter directly after a small one marks the place. One line alone proves nothing (there are names written
like that); several lines that agree do.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from coding_billing_xblock.content.article.markers import marked
from coding_billing_xblock.content.article.tables import Rows

Joins = Callable[[str, str], bool]
"""Whether a line goes on in the next one."""

_WORD = re.compile(r"\S+")
_AFTER_CAPITALS = re.compile(r"(?<=[A-Z]{2})(?=[A-Z][a-z])")
_SENTENCE_ENDS = frozenset(".;!?)%”’")
_FEWEST_LINES = 3
_LONGEST_LINE = 1000
_MOST_TO_SPARE = 3


def lost_tables(lines: Sequence[str], joins: Joins) -> dict[int, Rows]:
    """The tables without separators, each by the number of its first line; empty lines may stand in them."""
    found: dict[int, Rows] = {}
    for run in _runs(lines):
        texts = [lines[at].strip() for at in run]
        if len(run) >= _FEWEST_LINES and not _is_prose(texts, joins) and (cells := _cells(texts)):
            found[run[0]] = Rows(cells, run[-1] + 1)
    return found


def _runs(lines: Sequence[str]) -> Iterator[list[int]]:
    """The numbers of lines, one after the other, that have a junction each."""
    run: list[int] = []
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        if len(line) <= _LONGEST_LINE and not marked(line) and _junctions(line.strip()):
            run.append(at)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_prose(lines: list[str], joins: Joins) -> bool:
    joined = sum(joins(line, following) for line, following in pairwise(lines))
    return joined > len(lines) // 2


def _cells(lines: list[str]) -> list[list[str]] | None:
    places = _places(lines)
    cuts, agreeing = Counter(map(len, places[1:])).most_common(1)[0]
    if not cuts or agreeing * 3 < len(places[1:]) * 2 or len(places[0]) < max(1, cuts - 1):
        return None
    if max(map(len, places)) > cuts + _MOST_TO_SPARE:
        return None
    heading = _cut(lines[0], places[0], min(cuts, len(places[0])))
    rows = [_cut(line, found, cuts) for line, found in zip(lines[1:], places[1:], strict=True)]
    return [["", *heading] if len(heading) == cuts else heading, *rows]


def _places(lines: list[str]) -> list[list[int]]:
    """Where each line may have lost a separator: not in a name that stands in more than one line."""
    words = [[_word_at(line, at) for at in _junctions(line)] for line in lines]
    count = Counter(word for found in words for word in set(found))
    return [
        [at for at, word in zip(_junctions(line), found, strict=True) if count[word] == 1]
        for line, found in zip(lines, words, strict=True)
    ]


def _junctions(line: str) -> list[int]:
    found = [at for at in range(1, len(line)) if line[at].isupper() and _ends_a_cell(line, at)]
    return found or [place.start() for place in _AFTER_CAPITALS.finditer(line)]


def _ends_a_cell(line: str, at: int) -> bool:
    before = line[at - 1]
    if before.islower():
        return True
    return (before.isdigit() or before in _SENTENCE_ENDS) and line[at + 1 : at + 2].islower()


def _word_at(line: str, at: int) -> str:
    return next((word[0] for word in _WORD.finditer(line) if word.start() <= at < word.end()), "")


def _cut(line: str, places: list[int], cuts: int) -> list[str]:
    """The line in ``cuts`` + 1 cells; of more places than needed, those that make the cells most even."""
    while len(places) > cuts:
        shorter = (places[:skipped] + places[skipped + 1 :] for skipped in range(len(places)))
        places = min(shorter, key=lambda kept: _longest(line, kept))
    return [line[start:end].strip() for start, end in _spans(line, places)]


def _longest(line: str, places: list[int]) -> int:
    return max(end - start for start, end in _spans(line, places))


def _spans(line: str, places: list[int]) -> list[tuple[int, int]]:
    return list(zip([0, *places], [*places, len(line)], strict=True))
