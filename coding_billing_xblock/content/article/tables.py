"""Tables in lines of text, with pipes, tabs or wide gaps between the cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from coding_billing_xblock.content.article.markers import marked


class Rows(NamedTuple):
    """The cells of a table, row by row, and the number of the line after it."""

    cells: list[list[str]]
    end: int


_GRID = re.compile(r"[|+]?\s*:?[-=]+[-=:|+\s]*")
_PIPE = re.compile(r"(?<!\\)\|")
_WIDE_GAP = re.compile(r"\s{3,}|\u3000+")
_MANY_TABS = re.compile("\t+")
_FEWEST_ALIGNED = 3


def table_at(lines: Sequence[str], start: int) -> Rows | None:
    """The table that begins at line ``start``, if one does."""
    return _piped(lines, start) or _tabbed(lines, start) or _aligned(lines, start)


def _piped(lines: Sequence[str], start: int) -> Rows | None:
    if not _is_piped(lines[start]):
        return None
    if start + 1 < len(lines) and _is_rule(lines[start + 1]):
        end = _end(lines, start, _is_piped)
    else:
        width = max(map(_width, lines[start : start + 2]))
        end = _end(lines, start, lambda line: _is_piped(line) and _width(line) in (width, 0))
    if end - start < 2:
        return None
    return Rows([_piped_cells(line) for line in lines[start:end] if not _is_grid(line)], end)


def _is_piped(line: str) -> bool:
    return bool(_PIPE.search(line)) or (_is_grid(line) and "+" in line)


def _is_grid(line: str) -> bool:
    return bool(_GRID.fullmatch(line.strip()))


def _is_rule(line: str) -> bool:
    return _is_grid(line) and "|" in line


def _width(line: str) -> int:
    return 0 if _is_grid(line) else len(_piped_cells(line))


def _piped_cells(line: str) -> list[str]:
    text = line.strip().removeprefix("|")
    text = text if text.endswith("\\|") else text.removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in _PIPE.split(text)]


def _tabbed(lines: Sequence[str], start: int) -> Rows | None:
    end = _end(lines, start, lambda line: "\t" in line.strip() and marked(line) is None)
    if end - start < 2:
        return None
    rows = [line.rstrip().split("\t") for line in lines[start:end]]
    if len(set(map(len, rows))) > 1:
        rows = [_MANY_TABS.split(line.rstrip()) for line in lines[start:end]]
    first = 0 if any(row[0].strip() for row in rows) else 1
    return Rows([[cell.strip() for cell in row[first:]] for row in rows], end)


def _aligned(lines: Sequence[str], start: int) -> Rows | None:
    width = len(_gapped(lines[start]))
    if width < 2:
        return None
    end = _end(lines, start, lambda line: len(_gapped(line)) == width and marked(line) is None)
    if end - start < _FEWEST_ALIGNED:
        return None
    return Rows([_gapped(line) for line in lines[start:end]], end)


def _gapped(line: str) -> list[str]:
    return _WIDE_GAP.split(line.strip())


def _end(lines: Sequence[str], start: int, belongs: Callable[[str], bool]) -> int:
    return next((at for at in range(start, len(lines)) if not belongs(lines[at])), len(lines))
