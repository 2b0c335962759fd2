"""An article that is pasted: with its formatting or without, reviewed part by part, and put into the document."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from coding_billing_xblock.content.document import Document
from tests.browser.editor_page import SMALL, EditorPage
from tests.support.site import Site
from tests.support.studio import expect_closed

ARTICLE = """# Coders and billers

Two jobs share the work of being paid.

| Compare | coding | Auditing |
|---|---|---|
| Skills | Detail | Doubt |

## What coders do

- Read the record
- Assign the codes

## What billers do

- Send the claim
- Post the payment

Enrol now at our academy!
"""
NOTE = {"title": "What next", "body": "Our own course.", "link_text": "See it", "url": "https://example.com/"}
FIRST = "<h2>From a web page</h2><p>With <strong>bold</strong> words.</p>"
SECOND = "<h2>Its second half</h2><p>With <em>more</em> words.</p>"
MARKDOWN = "# Coders\n\nThey *code*.\n\n# Billers\n\nThey **bill**."
PUT_ON_CLIPBOARD = """(kinds) => navigator.clipboard.write([new ClipboardItem(Object.fromEntries(
    Object.entries(kinds).map(([kind, text]) => [kind, new Blob([text], { type: kind })])
))])"""


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    live_site.remove_block(live_site.lesson)
    usage = live_site.add_block("small", data=json.dumps(SMALL | {"next_step": NOTE}))
    return EditorPage(page, live_site, usage).open()


@pytest.fixture
def box(editor: EditorPage) -> Locator:
    """The text box of an article, with a clipboard to paste from."""
    editor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    editor.button("Paste an article").click()
    return editor.root.get_by_label("Your article")


@pytest.fixture
def review(editor: EditorPage) -> Locator:
    editor.button("Paste an article").click()
    editor.root.get_by_label("Your article").fill(ARTICLE)
    return read(editor)


def read(editor: EditorPage) -> Locator:
    dialog = editor.root.get_by_role("dialog", name="Paste an article")
    dialog.get_by_role("button", name="Read it").click()
    expect(dialog.get_by_role("heading", name="What was found")).to_be_focused()
    return dialog


def paste(box: Locator, html: str, plain: str) -> None:
    """Paste with the keyboard what another program put on the clipboard."""
    box.page.evaluate(PUT_ON_CLIPBOARD, {"text/html": html, "text/plain": plain})
    box.press("Control+V")


def use(review: Locator) -> None:
    review.get_by_role("button", name="Put it into the document").click()


def note(editor: EditorPage) -> Locator:
    return editor.part("article-note")


def sections(editor: EditorPage) -> Locator:
    return editor.root.get_by_role("group", name="Sections for the lesson")


# What is pasted


def test_a_pasted_page_keeps_its_formatting(editor: EditorPage, box: Locator) -> None:
    paste(box, FIRST, "From a web page\n\nWith bold words.")
    expect(box).to_have_value("From a web page\n\nWith bold words.")
    expect(note(editor)).to_have_text("Its formatting came along and will be used.")
    read(editor)
    expect(sections(editor)).to_contain_text("With **bold** words.")


def test_an_article_pasted_in_two_goes_is_read_whole(editor: EditorPage, box: Locator) -> None:
    paste(box, FIRST, "From a web page\n\nWith bold words.\n\n")
    paste(box, SECOND, "Its second half\n\nWith more words.")
    expect(note(editor)).to_be_hidden()
    read(editor)
    for words in ("From a web page", "With bold words.", "Its second half", "With more words."):
        expect(sections(editor)).to_contain_text(words)


def test_what_was_written_before_pasting_is_read_too(editor: EditorPage, box: Locator) -> None:
    box.press_sequentially("Written by hand. ")
    paste(box, FIRST, "With bold words.")
    read(editor)
    expect(sections(editor)).to_contain_text("Written by hand. With bold words.")


def test_a_paste_over_all_of_the_text_brings_its_formatting(editor: EditorPage, box: Locator) -> None:
    paste(box, FIRST, "From a web page\n\nWith bold words.")
    box.press("Control+A")
    paste(box, SECOND, "Its second half\n\nWith more words.")
    read(editor)
    expect(sections(editor)).to_contain_text("With *more* words.")
    expect(sections(editor)).not_to_contain_text("From a web page")


def test_markdown_from_an_editor_of_source_code_is_read_as_markdown(editor: EditorPage, box: Locator) -> None:
    coloured = "".join(f"<div><span>{line}</span></div>" for line in MARKDOWN.split("\n"))
    paste(box, f"<div>{coloured}</div>", MARKDOWN)
    expect(note(editor)).to_be_hidden()
    read(editor)
    expect(sections(editor).get_by_role("checkbox")).to_have_count(2)
    expect(sections(editor)).to_contain_text("They **bill**.")


def test_of_formatting_that_is_too_long_the_text_is_used(editor: EditorPage, box: Locator) -> None:
    paste(box, "<p><b>word</b></p>" * 30_000, "A word.\n\nAnother word.")
    expect(note(editor)).to_contain_text("too long to be read")
    read(editor)
    expect(sections(editor)).to_contain_text("Another word.")


# The review


def test_an_article_is_reviewed_before_anything_changes(editor: EditorPage, review: Locator) -> None:
    expect(sections(editor)).to_contain_text("What coders do")
    expect(review).to_contain_text("Enrol now at our academy!")
    review.get_by_role("button", name="Close").click()
    expect(editor.part("kept")).to_have_text("No changes")


def choose(review: Locator, way: str) -> None:
    for radio in review.get_by_role("radio", name=way).all():
        radio.check()


def taken(editor: EditorPage) -> dict[str, Any]:
    """The document after undo, redo and save."""
    editor.undo()
    expect(editor.part("kept")).to_have_text("No changes")
    editor.redo()
    editor.save()
    expect_closed(editor.page)
    return editor.stored


def shown(comparison: dict[str, Any]) -> list[list[str]]:
    head = [comparison["corner"], *(column["label"] for column in comparison["columns"])]
    return [head, *([row["label"], *row["cells"]] for row in comparison["rows"])]


def test_each_part_is_added_in_one_step(editor: EditorPage, review: Locator) -> None:
    choose(review, "Add to what is there")
    use(review)
    document = taken(editor)
    assert [section["title"] for section in document["lesson"]["sections"]] == [
        "The coder",
        "The biller",
        "Coders and billers",
        "What coders do",
        "What billers do",
    ]
    assert document["comparison"]["caption"] == "Side by side / Coders and billers"
    assert shown(document["comparison"]) == [
        ["Compare", "Coding", "Billing", "Auditing"],
        ["Comes in", "A record", "Codes", ""],
        ["Goes out", "Codes again", "A claim", ""],
        ["Skills", "Detail", "", "Doubt"],
    ]
    assert [question["id"] for question in document["questions"]][:3] == ["who", "what", "sort"]
    assert len(document["questions"]) == 4
    assert document["next_step"] | {"body": ""} == NOTE | {"body": ""}
    assert document["next_step"]["body"] == "Our own course.\n\nEnrol now at our academy!"


def test_a_blank_document_takes_what_was_found_as_it_is(editor: EditorPage) -> None:
    editor.button("Templates").click()
    editor.button("Blank").click()
    editor.button("Paste an article").click()
    editor.root.get_by_label("Your article").fill(ARTICLE)
    review = read(editor)
    expect(review.get_by_role("radio", name="Use it", checked=True)).to_have_count(4)
    expect(review.get_by_role("radio")).to_have_count(8)
    use(review)
    expect(editor.head("lesson")).to_contain_text("3 sections")
    editor.save()
    expect_closed(editor.page)
    assert shown(editor.stored["comparison"])[1:] == [["Skills", "Detail", "Doubt"]]
    assert editor.stored["next_step"]["body"] == "Enrol now at our academy!"
    assert len(editor.stored["questions"]) == 1


def test_each_part_is_replaced_in_one_step(editor: EditorPage, review: Locator) -> None:
    choose(review, "Replace what is there")
    sections(editor).get_by_role("checkbox").first.uncheck()
    use(review)
    document = taken(editor)
    titles = [section["title"] for section in document["lesson"]["sections"]]
    assert titles == ["What coders do", "What billers do"]
    assert shown(document["comparison"]) == [["Compare", "coding", "Auditing"], ["Skills", "Detail", "Doubt"]]
    assert [question["type"] for question in document["questions"]] == ["sorting"]
    assert "Our own course." not in document["next_step"]["body"]


def test_what_is_left_out_stays_as_it_was(editor: EditorPage, review: Locator) -> None:
    choose(review, "Leave it out")
    review.get_by_role("group", name="Next step").get_by_role("radio", name="Add").check()
    use(review)
    document = taken(editor)
    before = json.loads(Document.model_validate(SMALL).to_stored())
    assert document | {"next_step": None} == before | {"next_step": None}
    assert document["next_step"]["title"] == "What next"


def test_questions_keep_their_section_when_the_lesson_is_replaced(
    editor: EditorPage, review: Locator
) -> None:
    choose(review, "Leave it out")
    sections(editor).get_by_role("radio", name="Replace").check()
    use(review)
    expect(editor.part("findings")).to_contain_text("The lesson has no section “coder” to read again.")
    assert taken(editor)["questions"][0]["section"] == "coder"


def test_a_table_that_does_not_fit_is_not_added(editor: EditorPage, box: Locator) -> None:
    columns = [f"Job {number}" for number in range(11)]
    lines = [f"| Point | {' | '.join(columns)} |", "|---" * 12 + "|", f"| Skills | {' | '.join(columns)} |"]
    box.fill("\n".join(lines))
    table = read(editor).get_by_role("group", name="Comparison table")
    expect(table).to_contain_text("Together with what is there it would be too large")
    expect(table.get_by_role("radio")).to_have_count(2)
    expect(table.get_by_role("radio", name="Leave it out")).to_be_checked()


def test_the_same_article_twice_gets_ids_of_its_own(editor: EditorPage, review: Locator) -> None:
    use(review)
    editor.button("Paste an article").click()
    use(read(editor))
    editor.expand("lesson", "questions")
    for name in ("sections", "questions"):
        ids = editor.ids(name)
        assert len(ids) == len(set(ids))
