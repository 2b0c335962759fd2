"""Cells with a heading row: CSV, or what a spreadsheet puts on the clipboard. Each row is a question.

What a column holds is told by its heading, whatever its case and the signs in it (``HEADINGS``, ``_COUNTED``).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coding_billing_xblock.imports import names
from coding_billing_xblock.imports.answers import order_of, ordinal, points_of, right_ones, true_or_false
from coding_billing_xblock.imports.found import (
    UNCERTAIN,
    Draft,
    Found,
    Unread,
    choosing,
    ordering,
    paired,
    unread,
)
from coding_billing_xblock.imports.typed import typed, with_tolerance
from coding_billing_xblock.imports.wording import AUTHORED
from coding_billing_xblock.questions.asked import CHOOSE, NUMBER, SHUFFLE, Asked, Offered
from coding_billing_xblock.text.findings import N_

PROMPT, OPTION, OPTIONS, WRONG, RIGHT, ORDER, FEEDBACK, EXPLANATION = (
    "prompt option options wrong right order feedback explanation".split()
)
POINTS, TOLERANCE, UNIT, NOTHING, UNKNOWN = "points tolerance unit nothing unknown".split()

HEADINGS = {
    PROMPT: "question, questions, question text, prompt, stem, wording, text",
    OPTIONS: "options, choices, alternatives, answer options",
    RIGHT: f"{names.RIGHT}, right, right option, right options",
    ORDER: names.ORDER,
    EXPLANATION: f"{names.EXPLANATION}, feedback, comment",
    POINTS: names.POINTS,
    TOLERANCE: "tolerance, margin, accepted error",
    UNIT: "unit, units",
    NOTHING: "no, nr, number, id, question number, question id",
}
"""The headings of the columns of which there is one each. OPTIONS stands for several options in one cell."""

_COUNTED = {
    OPTION: re.compile(
        r"(?:(?:option|answer|answer option|choice|alternative|response) )?(?P<label>[a-z]|\d{1,2})"
    ),
    WRONG: re.compile(r"(?:wrong|incorrect|false|distractor)(?: answer)?(?: (?P<label>[a-z]|\d{1,2}))?"),
    FEEDBACK: re.compile(r"(?:feedback|explanation)(?: (?:option|answer|choice))? (?P<label>[a-z]|\d{1,2})"),
}
"""The headings of the columns that come several times, each with a letter or a number."""

_ROLES = names.by_name(HEADINGS)
_DELIMITERS = "\t,;"
_BETWEEN_OPTIONS = re.compile(r"[\n|;]")
_OTHER = re.compile(r"[\W_]+")
_JOINED = re.compile(r"(?<=[a-z])(?=\d)")

_NO_HEADINGS = N_("The first line has to name the columns, as in: Question, A, B, C, Correct.")
_UNKNOWN = N_("No column is known by this name, so what stands below it is left out.")
_NO_QUESTION = N_("This row has no question.")
_NO_OPTIONS = N_("This row has no options.")
_NO_POINTS = N_("“{value}” is no number of points, so the question counts one point.")
_OPEN_QUOTE = N_("A quotation mark begins a cell here and does not end it.")
_LONG_CELL = N_("A cell is too long, so nothing from here on was read.")
_BEYOND = N_("These cells stand below no heading.")
_NO_SUCH_OPTION = N_("This is the feedback on an option that this row does not have.")


class Column(NamedTuple):
    """What a column holds, and which of its kind it is, by a letter or a number."""

    role: str
    label: str = ""


class Row(NamedTuple):
    """A row: the line that it begins on, its text, and its cells."""

    line: int
    text: str
    cells: list[str]


Cells = Sequence[tuple[Column, str]]
"""The cells of a row with their columns."""


def is_table(text: str) -> bool:
    """Whether the first line names columns of questions."""
    return _delimiter(text) is not None


def _delimiter(text: str) -> str | None:
    first = next((line for line in text.split("\n") if line.strip()), "")
    found = {delimiter: _columns(first.split(delimiter)) for delimiter in _DELIMITERS}
    usable = [delimiter for delimiter, columns in found.items() if _names_questions(columns)]
    return max(usable, key=lambda delimiter: len(found[delimiter]), default=None)


def _names_questions(columns: Sequence[Column]) -> bool:
    roles = {column.role for column in columns}
    return PROMPT in roles and bool(roles & {OPTION, OPTIONS, RIGHT, WRONG, ORDER})


def _columns(headings: Sequence[str]) -> list[Column]:
    columns: list[Column] = []
    for heading in headings:
        name = _JOINED.sub(" ", _OTHER.sub(" ", heading.casefold()).strip())
        # One heading above several columns of options leaves the next ones empty.
        goes_on = not name and columns and columns[-1].role == OPTIONS
        columns.append(Column(OPTIONS) if goes_on else _column(name))
    return columns


def _column(name: str) -> Column:
    if name in _ROLES:
        return Column(_ROLES[name])
    for role, pattern in _COUNTED.items():
        if found := pattern.fullmatch(name):
            return Column(role, found["label"] or "")
    return Column(UNKNOWN)


def read_table(text: str, language: str) -> Iterator[Found]:
    """The questions of a table, whose author writes in a language."""
    delimiter = _delimiter(text)
    if delimiter is None:
        yield unread(1, text.strip("\n"), "headings", _NO_HEADINGS)
        return
    rows, rest = _rows(text, delimiter)
    heading, *others = rows
    columns = _columns(heading.cells)
    yield from _unknown(heading, columns, others)
    for row in others:
        yield _question(row, columns, language)
    yield from rest


def _rows(text: str, delimiter: str) -> tuple[list[Row], list[Found]]:
    """The rows that are not empty, and what of the text gives none."""
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=delimiter)
    rows: list[Row] = []
    before = 0
    try:
        for cells in reader:
            if any(map(str.strip, cells)):
                rows.append(Row(before + 1, "".join(lines[before : reader.line_num]).strip("\n"), cells))
            before = reader.line_num
    except csv.Error:
        return rows, [unread(before + 1, "".join(lines[before:]).strip("\n"), "long_cell", _LONG_CELL)]
    # A quotation mark that nothing closes takes all that follows into its cell.
    if rows and "\n" in rows[-1].text and rows[-1].text.count('"') % 2:
        line, source, _ = rows.pop()
        return rows, [unread(line, source, "open_quote", _OPEN_QUOTE)]
    return rows, []


def _unknown(heading: Row, columns: Sequence[Column], rows: Sequence[Row]) -> Iterator[Unread]:
    """What stands in columns that nothing is made of; running numbers are no loss."""
    for place, column in enumerate(columns):
        if column.role in {UNKNOWN, NOTHING}:
            cells = [row.cells[place].strip() for row in (heading, *rows) if place < len(row.cells)]
            is_lost = column.role == UNKNOWN or not all(cell.isdecimal() for cell in cells[1:] if cell)
            if is_lost and (text := "\n".join(filter(None, cells))):
                yield unread(heading.line, text, "heading", _UNKNOWN)


def _question(row: Row, columns: Sequence[Column], language: str) -> Found:
    cells = [(column, cell.strip()) for column, cell in zip(columns, row.cells, strict=False)]
    prompt = "\n\n".join(_all(cells, PROMPT))
    explanation = AUTHORED.prose("\n\n".join(_all(cells, EXPLANATION)))
    base = Asked(
        CHOOSE,
        AUTHORED.prose(prompt),
        explanation=explanation,
        points=_points(cells) or 1.0,
        told=_told(cells),
    )
    asked = _asked(base, cells, language)
    if not prompt or not asked:
        return unread(row.line, row.text, "row", _NO_OPTIONS if prompt else _NO_QUESTION)
    return Draft(row.line, row.text, choosing(asked), tuple(_left_out(row, columns, cells, asked)))


def _asked(base: Asked, cells: Cells, language: str) -> Asked | None:
    choosing_one = base._replace(offered=tuple(_offered(cells, language)))
    order = _order(cells)
    if order:
        return ordering(choosing_one, order)
    if choosing_one.offered:
        return choosing_one if _right(cells) else paired(choosing_one) or choosing_one
    asked = typed(base, _right(cells))
    if asked is None or asked.way != NUMBER:
        return asked
    return with_tolerance(asked, *("".join(_all(cells, role)) for role in (TOLERANCE, UNIT)))


def _order(cells: Cells) -> list[int] | None:
    """The places of the options in their right order, where the row tells one that is not simply all of them."""
    options = _options(cells)
    told = "".join(_all(cells, ORDER))
    named = order_of(told or _right(cells), options) if len(options) > 1 else None
    order = [list(options).index(place) for place in named or ()]
    return order if told or order != sorted(order) else None


def _left_out(row: Row, columns: Sequence[Column], cells: Cells, asked: Asked) -> Iterator[Unread]:
    if beyond := " ".join(filter(None, map(str.strip, row.cells[len(columns) :]))):
        yield unread(row.line, beyond, "beyond", _BEYOND)
    options = _options(cells)
    for place, text in _by_label(cells, FEEDBACK).items():
        if place not in options:
            yield unread(row.line, text, "feedback", _NO_SUCH_OPTION)
    if _points(cells) is None:
        value = " ".join(_all(cells, POINTS))
        yield unread(row.line, value, "points", _NO_POINTS, value=value)
    value = _right(cells)
    if value and asked.way == CHOOSE and not any(item.right for item in asked.offered):
        yield unread(row.line, value, "right", UNCERTAIN, value=value)


def _right(cells: Cells) -> str:
    """What the row says of the right answer."""
    return ", ".join(_all(cells, RIGHT))


def _all(cells: Cells, role: str) -> list[str]:
    """What stands in the columns of one kind."""
    return [cell for column, cell in cells if column.role == role and cell]


def _told(cells: Cells) -> frozenset[str]:
    """Where the right answer has a column of its own it would always be the first option."""
    return frozenset({SHUFFLE} if _all(cells, WRONG) else ())


def _options(cells: Cells) -> dict[int, str]:
    """The options by their places; none where the right and the wrong ones stand in columns of their own."""
    if _all(cells, WRONG):
        return {}
    return _by_label(cells, OPTION) or dict(enumerate(_several(_all(cells, OPTIONS))))


def _offered(cells: Cells, language: str) -> list[Offered]:
    if _all(cells, WRONG):
        return [*_each(_several(_all(cells, RIGHT)), is_right=True), *_each(_wrong(cells), is_right=False)]
    options = _options(cells)
    if not options:
        return true_or_false(_right(cells), language)
    right_places = right_ones(_right(cells), options) or set()
    feedback = _by_label(cells, FEEDBACK)
    return [_option(text, place in right_places, feedback.get(place, "")) for place, text in options.items()]


def _wrong(cells: Cells) -> list[str]:
    return [*_by_label(cells, OPTION).values(), *_by_label(cells, WRONG).values()]


def _each(texts: Sequence[str], *, is_right: bool) -> list[Offered]:
    return [_option(text, is_right) for text in texts]


def _option(text: str, is_right: bool, feedback: str = "") -> Offered:
    return Offered(AUTHORED.phrase(text), is_right, AUTHORED.prose(feedback))


def _several(cells: Sequence[str]) -> list[str]:
    return [text.strip() for cell in cells for text in _BETWEEN_OPTIONS.split(cell) if text.strip()]


def _by_label(cells: Cells, role: str) -> dict[int, str]:
    """What stands in numbered columns, by their letters or numbers if each has one of its own, else as they come."""
    found = [(column.label, cell) for column, cell in cells if column.role == role]
    places = [ordinal(label) for label, _ in found if label and label != "0"]
    if len(set(places)) != len(found):
        places = list(range(len(found)))
    return {place: cell for place, (_, cell) in sorted(zip(places, found, strict=True)) if cell}


def _points(cells: Cells) -> float | None:
    """The points of a question; None where the cell holds something else."""
    value = " ".join(_all(cells, POINTS))
    return points_of(value) if value else 1.0
