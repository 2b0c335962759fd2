"""The preview: the learner's page beside the form, to be looked at and nothing else."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import FrameLocator, Page, Request, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.support.site import Site

DANGEROUS = (
    "<script>parent.harmed = 1</script><img src=x onerror='parent.harmed = 1'>"
    "<a href='javascript:parent.harmed = 1'>Here</a>"
)


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    live_site.remove_block(live_site.lesson)
    return EditorPage(page, live_site, live_site.add_block("small", data=json.dumps(SMALL))).open()


def preview(editor: EditorPage) -> FrameLocator:
    return editor.root.frame_locator("iframe")


def test_it_shows_what_is_typed_without_taking_the_focus(editor: EditorPage) -> None:
    editor.expand("lesson")
    title = editor.field(editor.expand_item("sections", "coder"), "title")
    title.fill("Seen at once")
    expect(preview(editor).get_by_role("heading", name="Seen at once")).to_be_visible()
    expect(title).to_be_focused()


def test_only_the_question_that_changed_is_shown_anew(editor: EditorPage) -> None:
    other = preview(editor).locator("[data-question='sort']")
    other.evaluate("question => { question.isTheSame = true; }")
    card = editor.expand("questions").expand_item("questions", "who")
    editor.field(card, "prompt").fill("Whose codes are they?")
    expect(preview(editor).get_by_text("Whose codes are they?")).to_be_visible()
    assert other.evaluate("question => question.isTheSame")


def test_a_learner_sees_no_answers_there_and_the_author_does(editor: EditorPage) -> None:
    page = preview(editor)
    expect(page.get_by_text("Who assigns codes?")).to_be_visible()
    expect(page.get_by_text("SECRET yes")).to_have_count(0)
    editor.root.get_by_role("radio", name="With answers").check()
    expect(page.get_by_text("SECRET yes")).to_be_visible()
    expect(page.get_by_text("SECRET explanation")).to_be_visible()
    editor.root.get_by_role("radio", name="As a learner").check()
    expect(page.get_by_text("SECRET yes")).to_have_count(0)


def test_what_is_unfinished_is_shown_and_says_quietly_what_is_missing(editor: EditorPage) -> None:
    page = preview(editor)
    editor.expand("lesson")
    title = editor.field(editor.expand_item("sections", "coder"), "title")
    title.fill("")
    expect(page.get_by_text("Section 1: This is still empty.")).to_be_visible()
    expect(page.get_by_text("Who assigns codes?")).to_be_visible()
    expect(editor.part("preview-note")).to_be_hidden()
    title.fill("Solved")
    expect(page.get_by_role("heading", name="Solved")).to_be_visible()
    expect(page.get_by_text("This is still empty.")).to_have_count(0)


@pytest.mark.parametrize("view", ["As a learner", "With answers", "Try it"])
def test_a_new_question_is_there_at_once_in_every_view(editor: EditorPage, view: str) -> None:
    editor.root.get_by_role("radio", name=view).check()
    editor.expand("questions").button("Add a sorting question").click()
    place = preview(editor).get_by_text("The question has no wording yet.")
    expect(place).to_be_visible()
    expect(place).to_be_in_viewport()
    expect(preview(editor).get_by_text("Who assigns codes?")).to_be_attached()


def test_what_cannot_be_read_is_shown_as_it_was_and_marked(editor: EditorPage) -> None:
    page = preview(editor)
    card = editor.expand("questions").expand_item("questions", "who")
    card.locator("summary").click()
    points = editor.field(card, "points")
    points.fill("3")
    expect(page.locator("[data-question='who']").get_by_text("Points: 3")).to_be_visible()
    points.fill("three")
    editor.field(card, "prompt").fill("Whose codes are they?")
    question = page.locator("[data-question='who']")
    expect(question.get_by_text("Whose codes are they?")).to_be_visible()
    expect(question.get_by_text("Points: 3")).to_be_visible()
    expect(question.locator(".cbs-unfinished")).to_have_count(1)


def test_the_display_name_is_part_of_it(editor: EditorPage) -> None:
    editor.expand("settings")
    editor.root.get_by_role("textbox", name="Display name").first.fill("Two jobs, one claim")
    expect(preview(editor).get_by_role("heading", name="Two jobs, one claim")).to_be_visible()


TABLE = SMALL | {
    "comparison": {
        "caption": "Two jobs",
        "columns": [{"id": "a", "label": "Coder"}, {"id": "b", "label": "Biller"}],
        "rows": [{"id": f"r{n}", "label": f"Row {n}", "cells": ["one", "two"]} for n in range(30)],
    }
}


def test_a_table_is_a_table_on_a_desktop_and_cards_on_a_phone(live_site: Site, page: Page) -> None:
    editor = EditorPage(page, live_site, live_site.add_block("table", data=json.dumps(TABLE))).open()
    row = preview(editor).locator("tbody tr").nth(2)
    expect(row).to_have_css("display", "block")
    editor.root.get_by_role("radio", name="Desktop").check()
    expect(row).to_have_css("display", "table-row")
    assert editor.preview.evaluate("frame => frame.contentWindow.innerWidth") == 1280
    box, around = editor.preview.bounding_box(), editor.preview.locator("..").bounding_box()
    assert box is not None
    assert around is not None
    assert box["width"] <= around["width"] + 1


def test_it_follows_the_row_at_work(live_site: Site, page: Page) -> None:
    editor = EditorPage(page, live_site, live_site.add_block("table", data=json.dumps(TABLE))).open()
    editor.expand("comparison")
    last = preview(editor).get_by_text("Row 29")
    expect(last).not_to_be_in_viewport()
    editor.root.locator("tr[data-item] [data-field]").last.focus()
    expect(last).to_be_in_viewport()


def test_it_follows_the_paragraph_at_work(editor: EditorPage) -> None:
    editor.expand("lesson")
    body = editor.field(editor.expand_item("sections", "coder"), "body")
    body.fill("\n\n".join(f"Paragraph {number}. " + "Words. " * 60 for number in range(12)))
    expect(preview(editor).get_by_text("Paragraph 11.")).to_be_in_viewport()
    body.press("Control+Home")
    expect(preview(editor).get_by_text("Paragraph 0.")).to_be_in_viewport()


def test_it_can_be_tried_as_a_learner_would_and_nothing_is_stored(editor: EditorPage) -> None:
    page = preview(editor)
    editor.root.get_by_role("radio", name="Try it").check()
    page.get_by_label("The payer").check()
    page.get_by_role("button", name="Submit answers").click()
    page.get_by_role("button", name="Submit anyway").click()
    expect(page.get_by_text("SECRET payers decide")).to_be_visible()
    page.get_by_role("button", name="Try again").first.click()
    expect(page.get_by_role("button", name="Submit answers")).to_be_visible()
    assert not editor.site.published(editor.usage)
    assert editor.page.evaluate("Object.keys(localStorage).filter(name => name.includes(':preview'))") == []


def test_it_goes_to_what_is_edited(editor: EditorPage) -> None:
    expect(preview(editor).get_by_text("Who does it?")).to_be_visible()
    editor.expand("questions")
    editor.expand_item("questions", "sort")
    expect(preview(editor).get_by_text("Who does it?")).to_be_in_viewport()


def test_it_asks_the_server_for_nothing(editor: EditorPage) -> None:
    asked: list[Request] = []
    editor.page.on("request", lambda request: asked.append(request))
    editor.root.get_by_role("radio", name="With answers").check()
    expect(preview(editor).get_by_text("SECRET yes")).to_be_visible()
    editor.root.get_by_role("radio", name="As a learner").check()
    expect(preview(editor).get_by_text("SECRET yes")).to_have_count(0)
    preview(editor).get_by_label("The coder").check()
    editor.expand("lesson")
    editor.field(editor.expand_item("sections", "coder"), "title").fill("Asked")
    expect(preview(editor).get_by_role("heading", name="Asked")).to_be_visible()
    # Another frame is Studio's own preview of the block.
    posted = {
        request.url.rsplit("/", 1)[-1]
        for request in asked
        if request.frame == editor.page.main_frame and request.method == "POST"
    }
    assert posted <= {"preview_document", "check_document"}


def test_what_an_author_writes_never_becomes_script(editor: EditorPage) -> None:
    editor.expand("lesson")
    editor.field(editor.expand_item("sections", "coder"), "body").fill(f"Harmless words. {DANGEROUS}")
    expect(preview(editor).get_by_text("Harmless words.")).to_be_visible()
    preview(editor).get_by_text("Here", exact=True).click()
    assert editor.page.evaluate("window.harmed") is None


def test_a_link_in_it_leads_nowhere(editor: EditorPage) -> None:
    editor.expand("lesson")
    editor.field(editor.expand_item("sections", "coder"), "body").fill("[The rule](https://example.org/)")
    preview(editor).get_by_role("link", name="The rule").click()
    expect(preview(editor).get_by_role("link", name="The rule")).to_be_visible()
