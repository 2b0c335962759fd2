"""The whole document at once: from a template, as OLX in and out, and from an article that is pasted."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.support.site import Site
from tests.support.studio import expect_closed

OLX = """<coding_billing>
  <lesson>
    <section id="coder"><title>The coder, imported</title><body>Reads and codes.</body></section>
  </lesson>
</coding_billing>"""
BROKEN = "<coding_billing>\n  <lesson>\n</coding_billing>"
ARTICLE = """# Coders and billers

Two jobs share the work of being paid.

## What coders do

- Read the record
- Assign the codes

## What billers do

- Send the claim
- Post the payment

Enrol now at our academy!
"""
HTML = "<h2>From a web page</h2><p>With <strong>bold</strong> words.</p>"


@pytest.fixture
def usage(live_site: Site) -> str:
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("small", data=json.dumps(SMALL))


@pytest.fixture
def editor(live_site: Site, page: Page, usage: str) -> EditorPage:
    return EditorPage(page, live_site, usage).open()


def olx_box(editor: EditorPage) -> Locator:
    return editor.root.get_by_label("Document as OLX")


def exported(editor: EditorPage) -> Locator:
    editor.button("Import and export").click()
    expect(olx_box(editor)).to_have_value(re.compile("<coding_billing>"))
    return editor.root.get_by_role("dialog", name="Import and export")


def titles(editor: EditorPage) -> list[str]:
    editor.expand("lesson")
    found = editor.list("sections").locator("> [data-item] .cbs-title").all_text_contents()
    editor.expand("lesson")
    return found


# Templates


def test_a_template_replaces_the_document_until_undo(editor: EditorPage) -> None:
    editor.button("Templates").click()
    editor.root.get_by_role("button", name="Blank").click()
    for part in ("lesson", "comparison", "questions", "next_step"):
        expect(editor.head(part)).to_contain_text("empty")
    editor.undo()
    expect(editor.head("lesson")).to_contain_text("2 sections")
    editor.redo()
    editor.save()
    expect_closed(editor.page)
    assert editor.stored["lesson"]["sections"] == []


# OLX


def test_the_document_is_copied_as_olx(editor: EditorPage) -> None:
    editor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    dialog = exported(editor)
    dialog.get_by_role("button", name="Copy").click()
    expect(editor.part("olx-note")).to_have_text("Copied.")
    assert editor.page.evaluate("navigator.clipboard.readText()") == olx_box(editor).input_value()


def test_the_document_is_a_file_where_the_host_lets_files_out(
    live_site: Site, page: Page, usage: str
) -> None:
    editor = EditorPage(page, live_site, usage).open()
    dialog = exported(editor)
    with page.expect_download() as download:
        dialog.get_by_role("link", name="Download as a file").click()
    assert "<coding_billing>" in Path(download.value.path()).read_text()
    sandboxed = EditorPage(page, live_site, usage).open("iframe")
    expect(exported(sandboxed).get_by_text("Download as a file")).to_be_hidden()


def test_an_import_says_what_it_changes_and_can_be_undone(editor: EditorPage) -> None:
    dialog = exported(editor)
    olx_box(editor).fill(OLX)
    dialog.get_by_role("button", name="Read it").click()
    expect(dialog.get_by_role("heading", name="What it changes")).to_be_visible()
    expect(editor.part("olx-change-list")).to_contain_text("Section")
    assert titles_behind(editor) == "2 sections"
    dialog.get_by_role("button", name="Use this document").click()
    assert titles(editor) == ["The coder, imported"]
    editor.undo()
    assert titles(editor) == ["The coder", "The biller"]


def titles_behind(editor: EditorPage) -> str:
    return editor.head("lesson").locator(".cbs-count").inner_text()


def test_an_import_with_errors_changes_nothing_and_says_where_they_are(editor: EditorPage) -> None:
    dialog = exported(editor)
    olx_box(editor).fill(BROKEN)
    dialog.get_by_role("button", name="Read it").click()
    expect(editor.part("olx-findings")).to_contain_text("Error: Line 3")
    expect(dialog.get_by_role("button", name="Use this document")).to_be_hidden()


def test_the_same_document_needs_no_import(editor: EditorPage) -> None:
    exported(editor).get_by_role("button", name="Read it").click()
    expect(editor.part("olx-note")).to_have_text("It is the same as what you have.")


def test_a_file_can_be_opened(editor: EditorPage, tmp_path: Path) -> None:
    file = tmp_path / "lesson.xml"
    file.write_text(OLX)
    dialog = exported(editor)
    dialog.get_by_label("Open a file").set_input_files(file)
    dialog.get_by_role("button", name="Use this document").click()
    assert titles(editor) == ["The coder, imported"]


def test_stored_content_that_cannot_be_read_is_mended_as_text(live_site: Site, page: Page) -> None:
    usage = live_site.add_block("broken", data=BROKEN)
    editor = EditorPage(page, live_site, usage).open()
    expect(olx_box(editor)).to_have_value(BROKEN)
    expect(editor.part("olx-findings")).to_contain_text("Error: Line 3")
    olx_box(editor).fill(OLX)
    dialog = editor.root.get_by_role("dialog", name="Import and export")
    dialog.get_by_role("button", name="Read it").click()
    dialog.get_by_role("button", name="Use this document").click()
    editor.save()
    expect_closed(page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "The coder, imported"


# An article


@pytest.fixture
def review(editor: EditorPage) -> Locator:
    editor.button("Paste an article").click()
    editor.root.get_by_label("Your article").fill(ARTICLE)
    dialog = editor.root.get_by_role("dialog", name="Paste an article")
    dialog.get_by_role("button", name="Read it").click()
    expect(dialog.get_by_role("heading", name="What was found")).to_be_focused()
    return dialog


def test_an_article_is_reviewed_before_anything_changes(editor: EditorPage, review: Locator) -> None:
    expect(review.get_by_role("group", name="Sections for the lesson")).to_contain_text("What coders do")
    expect(review).to_contain_text("Enrol now at our academy!")
    assert titles_behind(editor) == "2 sections"
    review.get_by_role("button", name="Close").click()
    assert titles_behind(editor) == "2 sections"


def test_parts_of_an_article_are_added_replaced_or_left(editor: EditorPage, review: Locator) -> None:
    sections = review.get_by_role("group", name="Sections for the lesson")
    sections.get_by_role("radio", name="Replace what is there").check()
    sections.get_by_role("checkbox").first.uncheck()
    kept = sections.get_by_role("checkbox").count() - 1
    questions = review.get_by_role("group", name="Draft questions to review")
    questions.get_by_role("radio", name="Add to what is there").check()
    review.get_by_role("button", name="Put it into the document").click()
    assert len(titles(editor)) == kept
    expect(editor.head("questions")).to_contain_text("4 questions")
    editor.undo()
    assert titles(editor) == ["The coder", "The biller"]
    expect(editor.head("questions")).to_contain_text("3 questions")
    assert editor.stored["lesson"] == SMALL["lesson"]


def test_the_same_article_twice_gets_ids_of_its_own(editor: EditorPage, review: Locator) -> None:
    review.get_by_role("button", name="Put it into the document").click()
    editor.button("Paste an article").click()
    review.get_by_role("button", name="Read it").click()
    review.get_by_role("button", name="Put it into the document").click()
    editor.expand("lesson", "questions")
    for name in ("sections", "questions"):
        ids = editor.ids(name)
        assert len(ids) == len(set(ids))


def test_a_pasted_page_keeps_its_formatting(editor: EditorPage) -> None:
    editor.button("Paste an article").click()
    box = editor.root.get_by_label("Your article")
    box.evaluate(
        """(box, html) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/html", html);
            box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
            box.value = "From a web page\\nWith bold words.";
        }""",
        HTML,
    )
    dialog = editor.root.get_by_role("dialog", name="Paste an article")
    expect(dialog).to_contain_text("Its formatting came along and will be used.")
    dialog.get_by_role("button", name="Read it").click()
    expect(dialog.get_by_role("group", name="Sections for the lesson")).to_contain_text(
        "With **bold** words."
    )
