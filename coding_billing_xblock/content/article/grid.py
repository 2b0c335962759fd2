"""HTML tables: those that say something in rows and columns, and those that only arrange a page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from coding_billing_xblock.content.article.blocks import Block, Heading, Table, table
from coding_billing_xblock.content.article.tree import Child, Node
from coding_billing_xblock.content.article.writing import markdown

BlocksOf = Callable[[Node], list[Block]]
"""What reads an element."""

_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_NO_ROW = frozenset({"caption", "colgroup", "col"})
_MOST_SPANNED = 12


def read_table(node: Node, blocks_of: BlocksOf) -> list[Block]:
    """The table as one block, or what is in it where rows and columns mean nothing."""
    rows = [[(cell, blocks_of(cell)) for cell in row] for row in _rows(node)]
    caption = " ".join(" ".join(part.text().split()) for part in node.elements if part.tag == "caption")
    if _only_arranges(node, [[blocks for _, blocks in row] for row in rows]):
        captions = [block for part in node.elements if part.tag == "caption" for block in blocks_of(part)]
        return [*captions, *(block for row in rows for _, blocks in row for block in blocks)]
    return [table(_filled([[(cell, _text(blocks)) for cell, blocks in row] for row in rows]), caption)]


def _only_arranges(node: Node, rows: list[list[list[Block]]]) -> bool:
    if node.attributes.get("role") in ("presentation", "none") or len(rows) < 2 or max(map(len, rows)) < 2:
        return True
    return any(isinstance(block, Heading | Table) for row in rows for blocks in row for block in blocks)


def _text(blocks: list[Block]) -> str:
    return "\n\n".join(map(markdown, blocks))


def _rows(node: Node) -> Iterator[list[Node]]:
    for child in node.children:
        if isinstance(child, Node) and child.tag in _ROW_GROUPS:
            yield from _rows(child)
        elif isinstance(child, Node) and child.tag == "tr":
            yield [_as_cell(cell) for cell in child.children if _says_something(cell)]
        elif _says_something(child) and not (isinstance(child, Node) and child.tag in _NO_ROW):
            yield [_as_cell(child)]


def _says_something(child: Child) -> bool:
    return isinstance(child, Node) or bool(child.strip())


def _as_cell(child: Child) -> Node:
    return child if isinstance(child, Node) else Node("td", children=[child])


def _filled(rows: list[list[tuple[Node, str]]]) -> list[list[str]]:
    """The texts of the cells, each under its column, whatever rows and columns cells span."""
    carried: dict[int, tuple[int, str]] = {}
    return [_filled_row(row, carried) for row in rows]


def _filled_row(row: list[tuple[Node, str]], carried: dict[int, tuple[int, str]]) -> list[str]:
    texts: list[str] = []
    for cell, text in row:
        _carry_down(texts, carried)
        rows_below = _span(cell, "rowspan") - 1
        for words in [text, *[""] * (_span(cell, "colspan") - 1)]:
            if rows_below:
                carried[len(texts)] = (rows_below, words)
            texts.append(words)
    _carry_down(texts, carried)
    return texts


def _carry_down(texts: list[str], carried: dict[int, tuple[int, str]]) -> None:
    """Fill the next places that cells of rows above still take up."""
    while (column := len(texts)) in carried:
        rows_left, text = carried.pop(column)
        texts.append(text)
        if rows_left > 1:
            carried[column] = (rows_left - 1, text)


def _span(cell: Node, name: str) -> int:
    value = cell.attributes.get(name, "")
    return min(int(value), _MOST_SPANNED) if re.fullmatch("[1-9][0-9]{0,5}", value) else 1
