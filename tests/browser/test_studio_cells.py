"""Cells of a spreadsheet that are pasted into the comparison table."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coding_billing_xblock.content.document import MAX_COLUMNS, MAX_ROWS
from tests.browser import editor_states
from tests.browser.editor_page import COMPARISON, SMALL, EditorPage
from tests.browser.writing import allow_clipboard, copied
from tests.support.site import Site
from tests.support.studio import Host, expect_closed


def opened(site: Site, page: Page, host: Host = "classic", document: dict[str, Any] = SMALL) -> EditorPage:
    allow_clipboard(page)
    return editor_states.opened(site, page, host, document).expand("comparison")


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    return opened(live_site, page)


def paste(editor: EditorPage, label: str, text: str, html: str = "<table></table>") -> None:
    copied(editor.page, {"text/plain": text, "text/html": html})
    editor.root.get_by_label(label, exact=True).press("Control+v")


def table(editor: EditorPage) -> list[list[str]]:
    """What the table shows, row by row."""
    shown: list[list[str]] = editor.root.locator(".cbs-grid").evaluate(
        "grid => [...grid.rows].map(row => [...row.querySelectorAll('[data-field]')].map(field => field.value))"
    )
    return shown


BEFORE = [
    ["Compare", "Coding", "Billing"],
    ["Comes in", "A record", "Codes"],
    ["Goes out", "Codes again", "A claim"],
]


def test_cells_fill_the_table_from_the_cell_at_work_and_are_undone_in_one_step(editor: EditorPage) -> None:
    cell = editor.root.get_by_label("Comes in › Billing")
    paste(editor, "Comes in › Billing", "a\tb\nc\td\n")
    assert table(editor) == [
        ["Compare", "Coding", "Billing", ""],
        ["Comes in", "A record", "a", "b"],
        ["Goes out", "Codes again", "c", "d"],
    ]
    expect(cell).to_be_focused()
    expect(editor.live).to_have_text("Cells filled: 2 × 2. Undo takes them out again.")
    editor.page.keyboard.press("Control+z")
    assert table(editor) == BEFORE
    expect(cell).to_be_focused()
    editor.page.keyboard.press("Control+Shift+z")
    expect(cell).to_have_value("a")


def test_from_the_corner_a_whole_table_comes_with_its_headings(editor: EditorPage) -> None:
    paste(editor, "Heading of the first column", "Role\tWork\nCoder\tCodes\nBiller\tBills\nPayer\tPays")
    assert table(editor) == [
        ["Role", "Work", "Billing"],
        ["Coder", "Codes", "Codes"],
        ["Biller", "Bills", "A claim"],
        ["Payer", "Pays", ""],
    ]
    editor.save()
    expect_closed(editor.page)
    stored = editor.stored["comparison"]
    assert [row["label"] for row in stored["rows"]] == ["Coder", "Biller", "Payer"]
    assert [row["id"] for row in stored["rows"][:2]] == ["input", "output"]


def test_quoted_cells_keep_their_lines_and_quotation_marks(editor: EditorPage) -> None:
    paste(editor, "Comes in › Coding", 'Say ""\t"two\nlines, ""quoted"""\n"only at its beginning\t\n')
    assert table(editor)[1:] == [
        ["Comes in", 'Say ""', 'two<br>lines, "quoted"'],
        ["Goes out", '"only at its beginning', ""],
    ]


def test_one_column_fills_the_cells_below(editor: EditorPage) -> None:
    paste(editor, "Comes in › Coding", "one\r\ntwo\r\nthree\r\n")
    assert [row[1] for row in table(editor)] == ["Coding", "one", "two", "three"]


def test_column_and_row_labels_take_cells_too(editor: EditorPage) -> None:
    editor.root.locator("thead [data-field='label']").last.focus()
    copied(editor.page, {"text/plain": "Claims\tPayers"})
    editor.page.keyboard.press("Control+v")
    assert table(editor)[0] == ["Compare", "Coding", "Claims", "Payers"]
    copied(editor.page, {"text/plain": "Starts from\tNotes"})
    editor.root.locator("tbody th [data-field]").first.press("Control+v")
    assert table(editor)[1][:2] == ["Starts from", "Notes"]


def test_what_is_beyond_the_bounds_is_left_out_and_said(live_site: Site, page: Page) -> None:
    rows = [{"id": f"r{number}", "label": "", "cells": ["", ""]} for number in range(MAX_ROWS - 1)]
    editor = opened(live_site, page, document=SMALL | {"comparison": COMPARISON | {"rows": rows}})
    wide = "\t".join(f"c{number}" for number in range(MAX_COLUMNS + 2))
    copied(editor.page, {"text/plain": f"{wide}\n{wide}\n{wide}"})
    editor.root.locator(".cbs-grid tbody tr").last.locator("td [data-field]").first.press("Control+v")
    expect(editor.live).to_have_text(
        f"Cells filled: 2 × {MAX_COLUMNS}. Undo takes them out again. "
        "1 row did not fit and was left out. 2 columns did not fit and were left out."
    )
    expect(editor.root.locator(".cbs-grid .cbs-note")).to_be_visible()
    assert len(table(editor)) == MAX_ROWS + 1
    assert len(table(editor)[0]) == MAX_COLUMNS + 1


def test_a_text_of_one_cell_goes_into_its_cell(editor: EditorPage) -> None:
    copied(editor.page, {"text/plain": "one\ntwo"})
    editor.root.get_by_label("Comes in › Coding", exact=True).press("Control+a")
    editor.page.keyboard.press("Control+v")
    assert table(editor)[1:] == [["Comes in", "one\ntwo", "Codes"], BEFORE[2]]


@pytest.mark.parametrize("host", ["iframe", "library"])
def test_cells_are_taken_in_every_host(live_site: Site, page: Page, host: Host) -> None:
    editor = opened(live_site, page, host)
    paste(editor, "Comes in › Coding", "a\tb")
    assert table(editor)[1] == ["Comes in", "a", "b"]
