"""Plain text as Markdown: its tables, lists and headings are made out by how its lines stand among the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from coding_billing_xblock.article.chapters import could_head
from coding_billing_xblock.article.converting import table_markdown
from coding_billing_xblock.article.lost import Cells, has_junction, lost_cells
from coding_billing_xblock.article.words import Marked, indent, marked
from coding_billing_xblock.text.escaping import escape, guarded

_INLINE_BULLET = re.compile(r"(?<=\S)\s*[•●▪◦‣]\s*(?=\S)")
_UNDERLINE = re.compile(r"\s*(?:=+|-{3,}|_{3,}|\*{3,}|~{3,})\s*")
_GRID_LINE = re.compile(r"[|+]?\s*:?[-=]+[-=:|+\s]*")
_PIPE = re.compile(r"(?<!\\)\|")
_GAP = re.compile(r"\s{3,}|\u3000+")
_DEEPER = re.compile(r"(?:\d{1,3}\.){1,3}(?=\d)")
_WIDEST_WRAP = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, an item of a list, a table or a heading. ``gap`` tells whether an empty line stands before it."""

    kind: Literal["text", "item", "table", "heading"]
    text: str = ""
    gap: bool = True
    indent: int = 0
    number: int | None = None
    cells: tuple[tuple[str, ...], ...] = ()


def markdown_of_plain(text: str) -> str:
    """The Markdown that reads as the plain text does, with what looks like a heading, a list or a table made one."""
    lines = [part for line in text.split("\n") for part in _one_bullet_a_line(line).split("\n")]
    return "\n".join(_written(list(_outlined(list(_pieces(lines))))))


def _one_bullet_a_line(line: str) -> str:
    return _INLINE_BULLET.sub("\n• ", line) if len(_INLINE_BULLET.findall(line)) > 1 else line


def _pieces(lines: Sequence[str]) -> Iterator[Piece]:
    width = _wrap_width(lines)
    lost = _lost_tables(lines, width)
    at = 0
    while at < len(lines):
        gap = at == 0 or not lines[at - 1].strip()
        if table := _table_at(lines, at) or lost.get(at):
            cells, at = table
            yield Piece("table", cells=tuple(map(tuple, cells)))
        elif not lines[at].strip() or _UNDERLINE.fullmatch(lines[at]):
            at += 1
        else:
            found = marked(lines[at]) or Marked(lines[at].strip(), -1, None)
            end = _end_of_text(lines, at, found.indent, width)
            words = " ".join([found.text, *(line.strip() for line in lines[at + 1 : end])])
            kind: Literal["item", "text"] = "text" if found.indent < 0 else "item"
            yield Piece(kind, words, gap, max(0, found.indent), found.number)
            at = end


def _end_of_text(lines: Sequence[str], at: int, margin: int, width: int) -> int:
    """The line after a text, which goes on in lines that were broken to fit, or that are indented below it."""
    for end in range(at + 1, len(lines)):
        line = lines[end]
        is_other = not line.strip() or marked(line) or _UNDERLINE.fullmatch(line)
        if is_other or not (0 <= margin < indent(line) or _goes_on(lines[end - 1], line, width)):
            return end
    return len(lines)


def _goes_on(line: str, following: str, width: int) -> bool:
    if width:
        return len(line.rstrip()) + 1 + len(following.split(maxsplit=1)[0]) > width
    return following.lstrip()[:1].islower() and line.rstrip()[-1:] not in ".!?:;"


def _wrap_width(lines: Sequence[str]) -> int:
    """How wide the lines are if they were broken to fit a width; 0 if they were not."""
    width = max((len(line.rstrip()) for line in lines), default=0)
    pairs = [(line, following) for line, following in pairwise(lines) if line.strip() and following.strip()]
    full = sum(_goes_on(line, following, width) for line, following in pairs if width)
    return width if width <= _WIDEST_WRAP and full > 2 and full * 2 >= len(pairs) else 0


def _table_at(lines: Sequence[str], at: int) -> tuple[Cells, int] | None:
    """The cells of a table that begins here, and the number of the line after it."""
    for split, fewest in ((_by_pipe, 2), (_by_tab, 2), (_by_gap, 3)):
        rows: Cells = []
        end = at
        while end < len(lines) and ((cells := split(lines[end])) or (rows and _is_grid(lines[end]))):
            rows += [cells] if cells else []
            end += 1
        # Gaps may be an accident, so these rows have to agree.
        if len(rows) >= fewest and (split is not _by_gap or len(set(map(len, rows))) == 1):
            return _even(rows), end
    return None


def _lost_tables(lines: Sequence[str], width: int) -> dict[int, tuple[Cells, int]]:
    """The tables without separators by their first lines, each with the line after it; empty lines may be in them."""
    filled = [(at, line) for at, line in enumerate(lines) if line.strip()]
    found: dict[int, tuple[Cells, int]] = {}
    for may_be, group in groupby(filled, key=lambda entry: not marked(entry[1]) and has_junction(entry[1])):
        run = list(group)
        texts = [line for _, line in run]
        joined = sum(_goes_on(line, following, width) for line, following in pairwise(texts))
        if may_be and joined <= len(texts) // 2 and (cells := lost_cells(texts)):
            found[run[0][0]] = cells, run[-1][0] + 1
    return found


def _by_pipe(line: str) -> list[str]:
    text = line.strip()
    if _is_grid(line) or not _PIPE.search(text):
        return []
    cells = _PIPE.split(text.removeprefix("|").removesuffix("|"))
    return [cell.strip().replace("\\|", "|") for cell in cells] if len(cells) > 1 else []


def _by_tab(line: str) -> list[str]:
    text = line.rstrip()
    # A word processor puts a tab behind the mark of a list.
    cells = line.strip().count("\t") - bool(marked(line))
    return [cell.strip() for cell in text.split("\t")] if cells > 0 else []


def _by_gap(line: str) -> list[str]:
    cells = _GAP.split(line.strip())
    return cells if len(cells) > 1 and not marked(line) else []


def _is_grid(line: str) -> bool:
    return bool(_GRID_LINE.fullmatch(line.strip())) and bool({"|", "+"} & set(line))


def _even(rows: Cells) -> Cells:
    """The rows equally wide; where several tabs stand between two cells, they count as one."""
    if len(set(map(len, rows))) > 1:
        rows = [[row[0], *filter(None, row[1:])] for row in rows]
    width = max(map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    return rows if any(row[0] for row in rows) else [row[1:] for row in rows]


def _outlined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with those short lines as headings that stand by themselves above something else."""
    for piece, after in pairwise((*pieces, None)):
        if piece:
            yield replace(piece, kind="heading") if after and _heads(piece, after) else piece


def _heads(piece: Piece, after: Piece) -> bool:
    if not piece.gap or not could_head(piece.text) or (piece.kind == "item" and piece.number is None):
        return False
    # A number alone may be a heading's; one that another follows is a list's.
    if after.kind != "text":
        return piece.kind == "text"
    return piece.kind in {"text", "item"} and (after.gap or not could_head(after.text))


def _written(pieces: Sequence[Piece]) -> Iterator[str]:
    indents: list[int] = []
    for before, piece in pairwise((None, *pieces)):
        if piece is None:
            continue
        follows = before is not None and before.kind == piece.kind == "item"
        indents = [step for step in indents if step < piece.indent] if follows else []
        yield from [] if follows and (piece.number is None) == (before and before.number is None) else [""]
        yield f"{'    ' * len(indents)}{_markdown(piece)}"
        indents.append(piece.indent)


def _markdown(piece: Piece) -> str:
    text = escape(piece.text)
    if piece.kind == "item":
        return f"{'-' if piece.number is None else f'{piece.number}.'} {guarded(text)}"
    if piece.kind == "heading":
        depth = found[0].count(".") if (found := _DEEPER.match(piece.text)) else 0
        return f"{'#' * (2 + depth)} {text}"
    if piece.kind == "table":
        return table_markdown("", [[escape(cell) for cell in row] for row in piece.cells])
    return guarded(text)
