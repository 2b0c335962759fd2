"""Blocks as Markdown for the body of a section, in pieces that each fit into one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, groupby, pairwise

from coding_billing_xblock.content.article.blocks import (
    Block,
    Heading,
    Item,
    LeftOut,
    Listing,
    Paragraph,
    Table,
)
from coding_billing_xblock.content.article.bounds import Split, fits, packed, split_paragraph
from coding_billing_xblock.content.article.inline import escape

_DEEPEST = 4
_STEP = "    "
_LONGEST_MARKER = f"{_STEP * _DEEPEST}9999999. "


def markdown(block: Block) -> str:
    """A block as Markdown, as long as it may be."""
    match block:
        case Heading():
            return f"{'#' * min(block.level, 6)} {escape(block.text)}"
        case Paragraph():
            return block.text
        case Listing():
            return "\n".join(_item_lines(block.items))
        case Table():
            return "\n".join([*_table_head(block), *map(_table_row, block.rows[1:])])
        case LeftOut():
            return escape(block.text)


def pieces(block: Block) -> Split:
    """A block as Markdown in as few pieces as fit; lists are split between items, tables between rows."""
    whole = markdown(block)
    if fits(whole):
        return Split([whole], [])
    match block:
        case Listing():
            return _listing_pieces(block)
        case Table():
            return _table_pieces(block)
        case _:
            return split_paragraph(whole)


def levels(items: Sequence[Item]) -> list[int]:
    """How deep each item of a list is, from 0."""
    found: list[int] = []
    indents: list[float] = []
    for item in items:
        while indents and item.indent < indents[-1]:
            indents.pop()
        if not indents or item.indent > indents[-1]:
            indents.append(item.indent)
        found.append(min(len(indents) - 1, _DEEPEST))
    return found


def _item_lines(items: Sequence[Item]) -> list[str]:
    return [
        f"{_STEP * level}{'-' if item.number is None else f'{item.number}.'} {item.text}"
        for item, level in zip(items, levels(items), strict=True)
    ]


def _listing_pieces(block: Listing) -> Split:
    """Each piece begins at the margin; an item that is too long by itself becomes paragraphs."""
    splits: list[Split] = []
    for fitting, items in groupby(block.items, key=lambda item: fits(_LONGEST_MARKER + item.text)):
        if fitting:
            splits.append(_item_pieces(list(items)))
        else:
            splits.extend(split_paragraph(item.text) for item in items)
    return Split.of(splits)


def _item_pieces(items: Sequence[Item]) -> Split:
    lengths = map(len, packed(_item_lines(items), "\n"))
    edges = list(accumulate(lengths, initial=0))
    return Split(["\n".join(_item_lines(items[start:end])) for start, end in pairwise(edges)], [])


def _table_pieces(block: Table) -> Split:
    """Each piece has the heading row again; where a row alone is too long, every row becomes paragraphs."""
    head = "\n".join(_table_head(block)) + "\n"
    rows = [_table_row(row) for row in block.rows[1:]]
    if rows and all(fits(head + row) for row in rows):
        return Split([head + "\n".join(group) for group in packed(rows, "\n", head)], [])
    return Split.of(split_paragraph(" ".join(row)) for row in block.rows)


def _table_head(block: Table) -> list[str]:
    head = block.rows[0] if block.rows else ()
    return [_table_row(head), _table_row(["---"] * len(head))]


def _table_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(" ".join(cell.split()).replace("|", "&#124;") for cell in cells) + " |"
