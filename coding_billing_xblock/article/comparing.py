"""A table of an article as the document's comparison: what is compared in columns, the points in rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from coding_billing_xblock.article.blocks import Block
from coding_billing_xblock.article.chapters import BOLD, Chapter
from coding_billing_xblock.content.document import Column, Comparison, Row
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.markdown import plain_phrase
from coding_billing_xblock.text.values import MAX_LINE

_MOST_COLUMNS = 12
_MOST_ROWS = 200
_CORNER = re.compile(
    r"(?:aspects?|features?|criteri(?:a|on)|points?|topics?|bas[ei]s|parameters?|categor(?:y|ies)|factors?|areas?|"
    r"differences?|compar(?:e|ison)|terms?|questions?|attributes?|characteristics?|items?|#|no\.?|particulars?)"
    r"(?: (?:of|for) .*)?",
    re.IGNORECASE,
)


def without_comparison(chapters: Sequence[Chapter], ids: Ids) -> tuple[list[Chapter], Comparison | None]:
    """The chapters without their best table, and that: the first that compares two things or more, else the first."""
    tables = [(chapter, block) for chapter in chapters for block in chapter.blocks if _fits(block)]
    if not tables:
        return list(chapters), None
    chosen, table = next(((chapter, table) for chapter, table in tables if _width(table) > 1), tables[0])
    title = _title_of(chosen, table)
    caption = title.words if title else _caption(chosen, table)
    gone = [table, *([title] if title else [])]
    rest = replace(chosen.without(*gone), said=chosen.said or caption == chosen.title)
    return [rest if one is chosen else one for one in chapters], _comparison(table, caption, ids)


def _title_of(chapter: Chapter, table: Block) -> Block | None:
    """The bold line above a table."""
    above = next((before for before, block in pairwise(chapter.blocks) if block is table), None)
    is_title = above and above.is_text and BOLD.fullmatch(above.source) and len(above.words) <= MAX_LINE
    return above if is_title else None


def _caption(chapter: Chapter, table: Block) -> str:
    """The heading that a table stands next to, else what it compares."""
    before = chapter.blocks[: next(at for at, block in enumerate(chapter.blocks) if block is table)]
    if chapter.title and len(before) <= 1 and all(block.is_text for block in before):
        return chapter.title[:MAX_LINE]
    compared = " / ".join(filter(None, map(plain_phrase, table.rows[0][_labels(table) :])))
    return compared if len(compared) <= MAX_LINE else ""


def _fits(table: Block) -> bool:
    if not 1 < len(table.rows) <= _MOST_ROWS + 1 or not 1 < len(table.rows[0]) <= _MOST_COLUMNS:
        return False
    labels = (*table.rows[0], *(row[0] for row in table.rows))
    return all(len(cell) <= MAX_LINE for cell in labels)


def _labels(table: Block) -> int:
    """How many columns, 1 or 0, say what each row is about. Where there are two columns, the first seldom does."""
    corner = plain_phrase(table.rows[0][0])
    return int(len(table.rows[0]) > 2 or not corner or bool(_CORNER.fullmatch(corner)))


def _width(table: Block) -> int:
    return len(table.rows[0]) - _labels(table)


def _comparison(table: Block, caption: str, ids: Ids) -> Comparison:
    first = _labels(table)
    head, *rows = table.rows
    return Comparison(
        caption=caption,
        corner=head[0] if first else "",
        columns=tuple(Column(id=ids.of("column", cell), label=cell) for cell in head[first:]),
        rows=tuple(
            Row(id=ids.of("row", "\n".join(cells)), label=cells[0] if first else "", cells=cells[first:])
            for cells in rows
        ),
    )
