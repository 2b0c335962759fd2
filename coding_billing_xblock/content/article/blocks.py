"""What every kind of text is read into: a sequence of headings, paragraphs, lists and tables.

``text`` is Markdown of one line or more, fit to stand in a document, except where a class says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from coding_billing_xblock.content.article.inline import unmarked


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. ``text`` is one line of plain text; ``level`` 1 is the highest."""

    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``gap`` tells whether an empty line, or a border of some kind, stands before it."""

    text: str
    gap: bool = True


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a list: its indentation, in whatever unit its list uses, and its number if it has one."""

    text: str
    indent: float = 0
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list. Items deeper than the one before belong to it."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, heading row first. Every row has as many cells; ``caption`` is plain text."""

    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What is no part of the article. ``text`` is plain text."""

    text: str


Block: TypeAlias = Heading | Paragraph | Listing | Table | LeftOut


def table(rows: list[list[str]], caption: str = "") -> Table:
    """A table whose rows are filled up with empty cells to the width of the longest."""
    width = max(map(len, rows), default=0)
    return Table(tuple((*row, *[""] * (width - len(row))) for row in rows), caption)


def plain(block: Block) -> str:
    """The words of a block as plain text."""
    match block:
        case Heading() | LeftOut():
            return block.text
        case Paragraph():
            return "\n".join(unmarked(line) for line in block.text.split("\n"))
        case Listing():
            return "\n".join(unmarked(item.text) for item in block.items)
        case Table():
            rows = [" | ".join(unmarked(cell) for cell in row if cell) for row in block.rows]
            return "\n".join(row for row in [block.caption, *rows] if row)
