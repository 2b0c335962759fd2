"""Marks in the editor: partial credit of a question, the pass mark, and the messages after an attempt."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from coding_billing_xblock.questions.choice import Choice
from tests.browser.editor_page import EditorPage
from tests.support.lesson import SORT, WHAT, WHO
from tests.support.site import Site

QUESTIONS = [WHO | {"section": ""}, WHAT, SORT]


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    """An author with three questions."""
    live_site.remove_block(live_site.lesson)
    usage = live_site.add_block("marks", data=json.dumps({"questions": QUESTIONS}))
    return EditorPage(page, live_site, usage).open()


def test_partial_credit_is_chosen_where_an_answer_has_parts(editor: EditorPage) -> None:
    editor.expand("questions")
    what = editor.expand_item("questions", "what")
    what.locator("summary").click()
    credit = what.get_by_label("Partial credit")
    expect(credit).to_have_value("")
    credit.select_option("For each part that is right")
    expect(what.get_by_text(Choice.ways["part"])).to_be_visible()
    editor.save()
    expect(editor.root).to_be_hidden()
    assert [question.get("credit", "") for question in editor.stored["questions"]] == ["", "part", ""]


def test_one_right_option_has_no_parts(editor: EditorPage) -> None:
    who = editor.expand("questions").expand_item("questions", "who")
    who.locator("summary").click()
    expect(who.get_by_label("Partial credit")).to_be_hidden()
    who.get_by_label("Several options may be right").check()
    expect(who.get_by_label("Partial credit")).to_be_visible()


def test_a_pass_mark_is_saved_with_its_messages(editor: EditorPage) -> None:
    editor.expand("settings", "outcome")
    editor.root.get_by_label("Pass mark", exact=True).fill("70")
    editor.root.get_by_label("Complete when").select_option("Passed")
    editor.root.get_by_label("Nearly passed", exact=True).fill("Almost.")
    expect(editor.head("outcome")).to_contain_text("filled in")
    editor.save()
    expect(editor.root).to_be_hidden()
    assert editor.stored["outcome"] == {"nearly": "Almost."}
    authored = editor.site.authored(editor.usage)
    assert (authored["pass_mark"], authored["completes"]) == (70, "passed")


def test_the_preview_says_what_a_learner_would_read_of_the_mark(editor: EditorPage) -> None:
    editor.expand("settings")
    editor.root.get_by_label("Pass mark", exact=True).fill("70")
    editor.root.get_by_label("Try it").check()
    page = editor.preview.content_frame
    expect(page.locator("[data-cb='pass']")).to_have_text("Pass mark: 70%.")
