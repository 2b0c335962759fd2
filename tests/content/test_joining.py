"""The table that was found in an article beside the one that is there: nothing of either is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given

from coding_billing_xblock.content.document import Column, Comparison, Document, Row, has_errors
from coding_billing_xblock.content.joining import joined_comparison
from tests.strategies import documents


def table(
    columns: Sequence[str], *rows: Sequence[str], caption: str = "", corner: str = "", name: str = "c"
) -> Comparison:
    """A table from its headings and rows, each row with its label first."""
    return Comparison(
        caption=caption,
        corner=corner,
        columns=tuple(Column(id=f"{name}{index}", label=label) for index, label in enumerate(columns)),
        rows=tuple(
            Row(id=f"{name}r{index}", label=label, cells=tuple(cells))
            for index, (label, *cells) in enumerate(rows)
        ),
    )


def lines(comparison: Comparison | None) -> list[list[str]]:
    """What the table shows, line by line."""
    assert comparison is not None
    head = [comparison.corner, *(column.label for column in comparison.columns)]
    return [head, *([row.label, *row.cells] for row in comparison.rows)]


PRESENT = table(
    ["Coding", "Billing"], ["Comes in", "A record", "Codes"], caption="Side by side", corner="Compare"
)


def test_cells_go_under_the_heading_of_the_same_words() -> None:
    found = table(
        ["medical  billing", "BILLING", " coding "], ["Skills", "none", "People", "Detail"], name="f"
    )
    assert lines(joined_comparison(PRESENT, found)) == [
        ["Compare", "Coding", "Billing", "medical billing"],
        ["Comes in", "A record", "Codes", ""],
        ["Skills", "Detail", "People", "none"],
    ]


def test_unknown_headings_become_columns_of_their_own() -> None:
    found = table(["Auditing", "Coding"], ["Skills", "Doubt", "Detail"])
    joined = joined_comparison(PRESENT, found)
    assert lines(joined) == [
        ["Compare", "Coding", "Billing", "Auditing"],
        ["Comes in", "A record", "Codes", ""],
        ["Skills", "Detail", "", "Doubt"],
    ]


def test_a_heading_is_taken_once_and_no_heading_is_no_match() -> None:
    found = table(["Coding", "Coding", ""], ["Skills", "1", "2", "3"])
    present = table(["Coding", ""], ["Comes in", "A record", "Codes"])
    assert lines(joined_comparison(present, found)) == [
        ["", "Coding", "", "Coding", ""],
        ["Comes in", "A record", "Codes", "", ""],
        ["Skills", "1", "", "2", "3"],
    ]


@pytest.mark.parametrize(
    ("present", "found", "joined"),
    [
        ("", "Duties", "Duties"),
        ("Side by side", "", "Side by side"),
        ("Side by side", "side  BY side", "Side by side"),
        ("Side by side", "Duties", "Side by side / Duties"),
    ],
)
def test_caption_and_corner_of_both_are_kept(present: str, found: str, joined: str) -> None:
    both = joined_comparison(
        table(["A"], caption=present, corner=present), table(["A"], caption=found, corner=found)
    )
    assert both is not None
    assert (both.caption, both.corner) == (joined, joined)


def test_what_is_larger_than_a_table_may_be_is_none() -> None:
    ten = [f"Column {number}" for number in range(10)]
    assert joined_comparison(table(ten), table(["One", "Two"])) is not None
    assert joined_comparison(table(ten), table(["One", "Two", "Three"])) is None
    rows = [["Row", "cell"]] * 150
    assert joined_comparison(table(["A"], *rows), table(["A"], *rows)) is None
    assert joined_comparison(table(["A"], caption="a" * 300), table(["A"], caption="b" * 300)) is None


@given(documents(), documents())
def test_every_cell_of_both_tables_is_there_once_more(before: Document, after: Document) -> None:
    joined = joined_comparison(before.comparison, after.comparison)
    assert joined is not None
    cells = [cell for row in joined.rows for cell in row.cells if cell]
    both = [*before.comparison.rows, *after.comparison.rows]
    assert sorted(cells) == sorted(cell for row in both for cell in row.cells if cell)
    assert not has_errors(Document(comparison=joined).findings())
