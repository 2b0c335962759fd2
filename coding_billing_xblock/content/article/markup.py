"""HTML: the elements of a page as blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from coding_billing_xblock.content.article.blocks import (
    Block,
    Heading,
    Item,
    LeftOut,
    Listing,
    Paragraph,
    plain,
)
from coding_billing_xblock.content.article.chrome import content_of, images_of
from coding_billing_xblock.content.article.grid import read_table
from coding_billing_xblock.content.article.inline import guarded
from coding_billing_xblock.content.article.markers import marked
from coding_billing_xblock.content.article.office import office_item, office_level
from coding_billing_xblock.content.article.punctuation import COLONS, SENTENCE_ENDS
from coding_billing_xblock.content.article.runs import markdown_lines
from coding_billing_xblock.content.article.tree import Child, Node, parse_html

_LONGEST_HEADING = 300


def read_html(text: str) -> list[Block]:
    """The blocks of an HTML page, or of a piece of one. What surrounds the article comes last, as left out."""
    article, surroundings = content_of(parse_html(text))
    images = images_of(article)
    left_out = [plain(block) for part in surroundings for block in blocks_of(part)]
    return [*blocks_of(article), *(LeftOut(text) for text in [*images, *left_out] if text)]


def blocks_of(node: Node) -> list[Block]:
    """The blocks in an element, the element itself included."""
    return list(_READERS.get(node.tag, _inside)(node))


def _inside(node: Node) -> Iterator[Block]:
    for in_line, children in groupby(node.children, key=_is_in_line):
        if in_line:
            yield from _text_blocks(markdown_lines(children))
        else:
            for child in children:
                yield from blocks_of(child) if isinstance(child, Node) else ()


def _is_in_line(child: Child) -> bool:
    return isinstance(child, str) or all(node.is_inline for node in child.walk())


def _text_blocks(lines: list[str]) -> Iterator[Block]:
    gap = True
    for line in _filled_up(lines):
        if not line:
            gap = True
        elif found := marked(line):
            yield Listing((Item(guarded(found.text), 0, found.number),))
        else:
            yield Paragraph(guarded(line), gap)
            gap = False


def _filled_up(lines: Iterable[str]) -> Iterator[str]:
    """The lines with those put together that were broken within a sentence."""
    waiting = ""
    for line in lines:
        if waiting and line[:1].islower() and not waiting.endswith(tuple(SENTENCE_ENDS + COLONS)):
            waiting = f"{waiting} {line}"
        else:
            yield waiting
            waiting = line
    yield waiting


def _paragraph(node: Node) -> Iterator[Block]:
    if item := office_item(node):
        yield Listing((item,))
    elif level := office_level(node):
        yield from _heading(node, level)
    else:
        yield from _inside(node)


def _heading(node: Node, level: int) -> Iterator[Block]:
    text = " ".join(node.text().split())
    if len(text) > _LONGEST_HEADING:
        yield from _inside(node)
    elif text:
        yield Heading(text, level)


def _heading_reader(level: int) -> Callable[[Node], Iterator[Block]]:
    return lambda node: _heading(node, level)


def _division(node: Node) -> Iterator[Block]:
    if node.attributes.get("role") != "heading":
        return _paragraph(node)
    level = node.attributes.get("aria-level", "")
    return _heading(node, int(level) if level in "123456" and level else 2)


def _preformatted(node: Node) -> Iterator[Block]:
    lines = node.text().split("\n")
    return _text_blocks([line for text in lines for line in markdown_lines([text])])


def _quotation(node: Node) -> Iterator[Block]:
    for block in _inside(node):
        yield Paragraph(f"> {block.text}", block.gap) if isinstance(block, Paragraph) else block


def _listing(node: Node) -> Iterator[Block]:
    """A list; one that holds headings or tables only arranges them on the page."""
    parts = [(child, list(_inside(Node("li", children=[child])))) for child in node.children]
    if all(isinstance(block, Paragraph | Listing) for _, blocks in parts for block in blocks):
        items = tuple(_items(parts, _first_number(node)))
        yield from [Listing(items)] if items else []
    else:
        yield from (block for _, blocks in parts for block in blocks)


def _first_number(node: Node) -> int | None:
    start = node.attributes.get("start", "")
    return (int(start) if re.fullmatch("[0-9]{1,6}", start) else 1) if node.tag == "ol" else None


def _items(parts: list[tuple[Child, list[Block]]], number: int | None) -> Iterator[Item]:
    for child, blocks in parts:
        depth = 0 if isinstance(child, Node) and child.tag == "li" else 1
        for is_text, group in groupby(blocks, key=lambda block: isinstance(block, Paragraph)):
            if is_text:
                text = " ".join(block.text for block in group if isinstance(block, Paragraph))
                yield Item(text, depth, number if depth == 0 else None)
                number = number + 1 if number is not None and depth == 0 else number
                depth = 1
            else:
                listed = [item for block in group if isinstance(block, Listing) for item in block.items]
                yield from (replace(item, indent=item.indent + depth) for item in listed)


def _table(node: Node) -> Iterator[Block]:
    return iter(read_table(node, blocks_of))


_READERS: dict[str, Callable[[Node], Iterator[Block]]] = {
    **{f"h{level}": _heading_reader(level) for level in range(1, 7)},
    "p": _paragraph,
    "div": _division,
    "pre": _preformatted,
    "blockquote": _quotation,
    "ul": _listing,
    "ol": _listing,
    "menu": _listing,
    "dir": _listing,
    "table": _table,
}
