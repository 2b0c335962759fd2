"""The preview: the learner's page beside the form, to be looked at and nothing else."""

from __future__ import annotations

import json
import re

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


def test_it_stands_still_while_there_are_errors_and_says_so(editor: EditorPage) -> None:
    editor.expand("lesson")
    title = editor.field(editor.expand_item("sections", "coder"), "title")
    expect(preview(editor).get_by_role("heading", name="The coder")).to_be_visible()
    title.fill("")
    expect(title).to_have_attribute("aria-invalid", "true")
    expect(preview(editor).get_by_role("heading", name="The coder")).to_be_visible()
    expect(editor.part("preview-note")).to_have_text("The preview shows the last version without errors.")
    expect(editor.preview).to_have_class(re.compile("cbs-stale"))
    title.fill("Solved")
    expect(preview(editor).get_by_role("heading", name="Solved")).to_be_visible()
    expect(editor.part("preview-note")).to_be_hidden()
    expect(editor.preview).not_to_have_class(re.compile("cbs-stale"))


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
    assert posted == {"preview_document", "check_document"}


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
