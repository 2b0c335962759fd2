"""Plain text and Markdown, read line by line."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coding_billing_xblock.content.article.blocks import Block, Heading, Item, Listing, Paragraph, table
from coding_billing_xblock.content.article.inline import HARD_BREAK, escape, guarded, tamed, unmarked
from coding_billing_xblock.content.article.junctions import Joins, lost_tables
from coding_billing_xblock.content.article.markers import indent, marked, one_bullet_a_line
from coding_billing_xblock.content.article.references import without_references
from coding_billing_xblock.content.article.tables import Rows, table_at

_ATX_HEADING = re.compile(r"(?P<marks>#{1,6})[ \t]+(?P<text>\S.*?)[ \t]*#*")
_UNDERLINE = re.compile(r"=+|-{2,}")
_RULE = re.compile(r"(?:[-*_=~#•][ \t]*){3,}")
_FENCE = re.compile(r"(?:`{3,}|~{3,})[ \t]*[\w+-]*")
_QUOTE = re.compile(r">[ \t]?")
_MARKDOWN_BREAK = re.compile(r"(?: {2,}|\\)$")
_NO_BREAK = re.compile(r"(?!)")
_LONGEST_HEADING = 300
_LONGEST_CODE = 300
_WIDEST_WRAP = 120


@dataclass(frozen=True, slots=True)
class Source:
    """Lines to read, and what is different in plain text and in Markdown.

    ``inline`` makes Markdown of a line's text, ``joins`` tells whether a line goes on in the next one, ``hard_break``
    finds what keeps it from being filled up with that; ``lost`` has the tables without separators.
    """

    lines: Sequence[str]
    inline: Callable[[str], str]
    joins: Joins
    hard_break: re.Pattern[str]
    lost: dict[int, Rows]


def read_plain(text: str) -> list[Block]:
    """The blocks of plain text. Headings are left to whoever sees all blocks."""
    lines = [part for line in text.split("\n") for part in one_bullet_a_line(line).split("\n")]
    joins = _joins_of_plain(lines)
    return list(_blocks(Source(lines, escape, joins, _NO_BREAK, lost_tables(lines, joins))))


def read_markdown(text: str) -> list[Block]:
    """The blocks of Markdown; what is said with HTML in it becomes words."""
    lines = without_references(text).split("\n")
    return list(_blocks(Source(lines, tamed, lambda line, following: True, _MARKDOWN_BREAK, {})))


def _joins_of_plain(lines: list[str]) -> Joins:
    width = _wrap_width(lines)

    def joins(line: str, following: str) -> bool:
        if width:
            return _is_full(line, following, width)
        return following.lstrip()[:1].islower() and line.rstrip()[-1:] not in ".!?:;"

    return joins


def _wrap_width(lines: list[str]) -> int:
    """How wide the lines are if they were broken to fit a width; 0 if they were not."""
    width = max((len(line.rstrip()) for line in lines), default=0)
    pairs = [(line, following) for line, following in pairwise(lines) if line.strip() and following.strip()]
    full = sum(_is_full(line, following, width) for line, following in pairs)
    return width if width <= _WIDEST_WRAP and full > 2 and full * 2 >= len(pairs) else 0


def _is_full(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word had no place at the end of this line."""
    return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width


def _blocks(source: Source) -> Iterator[Block]:
    at = 0
    while at < len(source.lines):
        for reader in _READERS:
            if taken := reader(source, at):
                blocks, at = taken
                yield from blocks
                break
        else:
            at += 1


Taken = tuple[Iterable[Block], int] | None
"""The blocks that begin at a line, and the number of the line after them."""


def _fenced(source: Source, at: int) -> Taken:
    if not _FENCE.fullmatch(source.lines[at].strip()):
        return None
    mark = source.lines[at].strip()[:3]
    for end in range(at + 1, min(len(source.lines), at + _LONGEST_CODE)):
        if source.lines[end].strip().startswith(mark):
            code = [guarded(escape(line.strip())) for line in source.lines[at + 1 : end] if line.strip()]
            return [Paragraph(HARD_BREAK.join(code))], end + 1
    return None


def _table(source: Source, at: int) -> Taken:
    rows = source.lost.get(at) or table_at(source.lines, at)
    if rows is None:
        return None
    return [table([[source.inline(cell) for cell in row] for row in rows.cells])], rows.end


def _rule(source: Source, at: int) -> Taken:
    return ([], at + 1) if _RULE.fullmatch(source.lines[at].strip()) else None


def _heading(source: Source, at: int) -> Taken:
    line = source.lines[at].strip()
    if len(line) > _LONGEST_HEADING:
        return None
    if found := _ATX_HEADING.fullmatch(line):
        return [Heading(unmarked(source.inline(found["text"])), len(found["marks"]))], at + 1
    below = source.lines[at + 1].strip() if at + 1 < len(source.lines) else ""
    if line and not marked(line) and _UNDERLINE.fullmatch(below):
        return [Heading(unmarked(source.inline(line)), 1 if below[0] == "=" else 2)], at + 2
    return None


def _item(source: Source, at: int) -> Taken:
    found = marked(source.lines[at])
    if found is None:
        return None
    text, end = _continued(source, at, found.text, found.indent)
    return [Listing((Item(guarded(" ".join(text.split("\n"))), found.indent, found.number),))], end


def _quote(source: Source, at: int) -> Taken:
    end = at
    while end < len(source.lines) and _QUOTE.match(source.lines[end].strip()):
        end += 1
    if end == at:
        return None
    lines = [_QUOTE.sub("", line.strip(), count=1).strip() for line in source.lines[at:end]]
    paragraphs = " ".join(line or "\n" for line in lines).split("\n")
    return [
        Paragraph(f"> {guarded(source.inline(text.strip()))}") for text in paragraphs if text.strip()
    ], end


def _paragraph(source: Source, at: int) -> Taken:
    line = source.lines[at]
    if not line.strip():
        return None
    gap = at == 0 or not source.lines[at - 1].strip()
    text, end = _continued(source, at, line, math.inf)
    return [Paragraph(HARD_BREAK.join(guarded(part) for part in text.split("\n")), gap)], end


_READERS = (_fenced, _table, _rule, _heading, _quote, _item, _paragraph)
_INTERRUPTING = (_fenced, _table, _rule, _heading, _quote)


def _continued(source: Source, at: int, first: str, margin: float) -> tuple[str, int]:
    """A text that goes on in the lines below: those that a line joins, and those indented beyond ``margin``."""
    end = at + 1
    while end < len(source.lines) and _goes_on(source, end, margin):
        end += 1
    lines = [first, *source.lines[at + 1 : end]]
    text = "".join(source.hard_break.sub("\n", line) + " " for line in lines)
    return "\n".join(" ".join(source.inline(line).split()) for line in text.split("\n") if line.strip()), end


def _goes_on(source: Source, at: int, margin: float) -> bool:
    line = source.lines[at]
    if not line.strip() or marked(line) or any(reader(source, at) for reader in _INTERRUPTING):
        return False
    return source.joins(source.lines[at - 1], line) or indent(line) > margin
