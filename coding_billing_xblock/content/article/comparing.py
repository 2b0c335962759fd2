"""A table of an article as the document's comparison: what is compared in columns, the points in rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from coding_billing_xblock.content.article.blocks import Paragraph, Table
from coding_billing_xblock.content.article.bounds import fits, fits_line
from coding_billing_xblock.content.article.inline import unmarked
from coding_billing_xblock.content.article.naming import Ids
from coding_billing_xblock.content.article.outline import Chapter
from coding_billing_xblock.content.document import Column, Comparison, Row

_MOST_COLUMNS = 12
_MOST_ROWS = 200
_CORNER = re.compile(
    r"(?:aspects?|features?|criteri(?:a|on)|points?|topics?|bas[ei]s|parameters?|categor(?:y|ies)|factors?|areas?|"
    r"differences?|compar(?:e|ison)|terms?|questions?|attributes?|characteristics?|items?|#|no\.?|particulars?)"
    r"(?: (?:of|for) .*)?",
    re.IGNORECASE,
)


class Compared(NamedTuple):
    """The chapters without the table that became a comparison, and that."""

    chapters: list[Chapter]
    comparison: Comparison | None


def without_comparison(chapters: Sequence[Chapter], ids: Ids) -> Compared:
    """Take the best table out of the chapters: the first that compares two things or more, else the first."""
    tables = [
        (chapter, block) for chapter in chapters for block in chapter.blocks if isinstance(block, Table)
    ]
    fitting = [(chapter, table) for chapter, table in tables if _fits(table)]
    if not fitting:
        return Compared(list(chapters), None)
    chosen, table = next(((chapter, table) for chapter, table in fitting if _width(table) > 1), fitting[0])
    comparison = _comparison(table, _caption(chosen, table), ids)
    return Compared(
        [chapter.without(table) if chapter is chosen else chapter for chapter in chapters], comparison
    )


def _caption(chapter: Chapter, table: Table) -> str:
    """Its own, else the heading that it stands next to, else what it compares."""
    before = list(takewhile(lambda block: block is not table, chapter.blocks))
    near = len(before) <= 1 and all(isinstance(block, Paragraph) for block in before)
    compared = " / ".join(filter(None, map(unmarked, table.rows[0][_labels(table) :])))
    return table.caption or (chapter.title if near else "") or (compared if fits_line(compared) else "")


def _fits(table: Table) -> bool:
    lines = [table.caption, *map(unmarked, table.rows[0]), *(unmarked(row[0]) for row in table.rows)]
    cells = [cell for row in table.rows for cell in row]
    return (
        1 < len(table.rows) <= _MOST_ROWS + 1
        and 1 < len(table.rows[0]) <= _MOST_COLUMNS
        and all(map(fits_line, lines))
        and all(map(fits, cells))
    )


def _labels(table: Table) -> int:
    """How many columns, 1 or 0, say what each row is about. Where there are two columns, the first seldom does."""
    corner = unmarked(table.rows[0][0])
    return int(len(table.rows[0]) > 2 or not corner or bool(_CORNER.fullmatch(corner)))


def _width(table: Table) -> int:
    return len(table.rows[0]) - _labels(table)


def _comparison(table: Table, caption: str, ids: Ids) -> Comparison:
    first = _labels(table)
    head, *rows = table.rows
    return Comparison(
        caption=caption,
        corner=unmarked(head[0]) if first else "",
        columns=tuple(_column(unmarked(cell), ids) for cell in head[first:]),
        rows=tuple(_row(row, first, ids) for row in rows),
    )


def _column(label: str, ids: Ids) -> Column:
    return Column(id=ids.of("column", label), label=label)


def _row(cells: tuple[str, ...], first: int, ids: Ids) -> Row:
    label = unmarked(cells[0]) if first else ""
    return Row(id=ids.of("row", "\n".join(cells)), label=label, cells=cells[first:])
