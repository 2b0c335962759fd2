"""Search in the document: every text of it, open or not, one place after the other."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.browser.editor_states import opened
from tests.support.lesson import SORT, WHO
from tests.support.site import Site
from tests.support.studio import Host

HOSTS: tuple[Host, ...] = ("classic", "iframe", "library")
each_host = pytest.mark.parametrize("host", HOSTS)

EVERYWHERE: dict[str, Any] = {
    "lesson": {"sections": [{"id": "one", "title": "Needle 1", "body": "A needle 2, and *needle* 3."}]},
    "comparison": {
        "caption": "Needle 4",
        "corner": "Needle 5",
        "columns": [{"id": "c", "label": "Needle 6"}],
        "rows": [{"id": "r", "label": "Needle 7", "cells": ["Needle 8"]}],
    },
    "questions": [
        WHO
        | {
            "prompt": "Needle 9",
            "explanation": "Needle 12",
            "section": "one",
            "options": [
                {"id": "needle", "text": "Needle 10", "correct": True, "feedback": "Needle 11"},
                {"id": "b", "text": "Other", "correct": False, "feedback": ""},
            ],
        },
        SORT
        | {
            "prompt": "Which?",
            "section": "",
            "explanation": "",
            "categories": [{"id": "k", "label": "Needle 13"}, {"id": "l", "label": "Other"}],
            "statements": [{"id": "s", "text": "Needle 14", "category": "k", "feedback": "Needle 15"}],
        },
    ],
    "next_step": {"title": "Needle 16", "body": "Needle 17", "link_text": "Needle 18", "url": "/needle-19"},
}
PLACES = 20
"""Of the word above, with the display name."""


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    return opened(live_site, page, "classic")


@pytest.fixture
def needles(live_site: Site, page: Page) -> EditorPage:
    editor = opened(live_site, page, "classic", EVERYWHERE)
    live_site.author(editor.usage, display_name="Needle 20")
    return editor.open()


def search(editor: EditorPage, words: str) -> Locator:
    """The field of the search with these words in it."""
    editor.button("Search in the document").click()
    field = editor.root.get_by_role("textbox", name="Search in the document")
    expect(field).to_be_focused()
    field.fill(words)
    return field


def told(editor: EditorPage) -> Locator:
    return editor.part("search-found")


def marked(editor: EditorPage) -> str:
    """What is selected in the field that was found."""
    text: str = editor.root.locator(".cbs-hit").evaluate(
        "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    )
    return text


def test_it_says_in_how_many_places_a_text_is(editor: EditorPage) -> None:
    search(editor, "CODES")
    expect(told(editor)).to_have_text("Found in 4 places")
    expect(editor.live).to_have_text("Found in 4 places")
    search(editor, "no such words")
    expect(told(editor)).to_have_text("Found in 0 places")
    search(editor, " ")
    expect(told(editor)).to_have_text("")


def test_it_finds_every_text_in_the_order_of_the_form(needles: EditorPage) -> None:
    field = search(needles, "needle")
    expect(told(needles)).to_have_text(f"Found in {PLACES} places")
    for number in range(1, PLACES + 1):
        field.press("Enter")
        expect(told(needles)).to_contain_text(f"{number} of {PLACES}")
        assert marked(needles).lower() == "needle"
        assert f"{number}" in needles.root.locator(".cbs-hit").input_value()
        expect(needles.root.locator(".cbs-hit")).to_be_in_viewport()
        expect(field).to_be_focused()


@each_host
def test_it_opens_what_is_closed_and_names_the_place(live_site: Site, page: Page, host: Host) -> None:
    editor = opened(live_site, page, host)
    search(editor, "SECRET explanation").press("Enter")
    expect(editor.field(editor.item("questions", "who"), "explanation")).to_be_visible()
    expect(told(editor)).to_contain_text("Question 1 › Explanation:")
    expect(told(editor).locator("mark")).to_have_text("SECRET explanation")
    assert marked(editor) == "SECRET explanation"


def test_it_goes_back_and_around_the_ends(needles: EditorPage) -> None:
    field = search(needles, "needle")
    field.press("Shift+Enter")
    expect(told(needles)).to_contain_text(f"{PLACES} of {PLACES}, Settings › Display name:")
    field.press("Enter")
    expect(told(needles)).to_contain_text(f"1 of {PLACES}, Section 1 › Title:")
    field.press("Enter")
    field.press("Enter")
    expect(told(needles)).to_contain_text(f"3 of {PLACES}, Section 1 › Text:")
    field.press("Shift+Enter")
    expect(told(needles)).to_contain_text(f"2 of {PLACES}, Section 1 › Text:")


def test_who_clicks_is_led_into_the_field_and_can_go_on_writing(editor: EditorPage) -> None:
    search(editor, "claim")
    editor.button("Next place").click()
    text = editor.root.locator(".cbs-hit")
    expect(text).to_be_focused()
    editor.page.keyboard.type("letter")
    expect(text).to_have_value("Sends letters.")
    editor.button("Next place").click()
    expect(told(editor)).to_contain_text("1 of 2, Row 2 › Cell 2:")
    editor.button("Previous place").click()
    expect(told(editor)).to_contain_text("2 of 2")
    assert marked(editor) == "claim"


def test_the_buttons_keep_the_focus_of_who_presses_them(editor: EditorPage) -> None:
    field = search(editor, "code")
    field.press("Tab")
    editor.page.keyboard.press("Tab")
    editor.page.keyboard.press("Enter")
    editor.page.keyboard.press("Enter")
    expect(editor.button("Next place")).to_be_focused()
    expect(told(editor)).to_contain_text("2 of ")


@pytest.mark.parametrize("words", ["(a+", "[b]", "$1", "c\\d"])
def test_signs_are_found_as_they_are_written(live_site: Site, page: Page, words: str) -> None:
    sections = [{"id": "one", "title": "Signs", "body": f"xx {words} xx"}]
    editor = opened(live_site, page, "classic", SMALL | {"lesson": {"sections": sections}})
    search(editor, words).press("Enter")
    assert marked(editor) == words


def test_a_hit_far_down_in_a_long_text_is_scrolled_to(live_site: Site, page: Page) -> None:
    body = "\n\n".join([f"Paragraph {number}." for number in range(200)])
    sections = [{"id": "one", "title": "Long", "body": body}]
    editor = opened(live_site, page, "classic", SMALL | {"lesson": {"sections": sections}})
    search(editor, "Paragraph 150.").press("Enter")
    text = editor.root.locator(".cbs-hit")
    expect(text).to_be_in_viewport()
    depth = text.evaluate(
        "field => { const { top, height } = field.getBoundingClientRect(); return (innerHeight / 2 - top) / height; }"
    )
    assert 0.7 < depth < 0.8


# Leaving it


@each_host
def test_escape_closes_it_and_gives_the_focus_back(live_site: Site, page: Page, host: Host) -> None:
    editor = opened(live_site, page, host)
    search(editor, "claim")
    page.keyboard.press("Escape")
    expect(editor.part("search")).to_be_hidden()
    expect(editor.button("Search in the document")).to_be_focused()
    expect(editor.root).to_be_visible()


def test_after_a_hit_it_leaves_the_hit_selected_in_its_field(editor: EditorPage) -> None:
    search(editor, "claim").press("Enter")
    editor.page.keyboard.press("Escape")
    text = editor.field(editor.item("sections", "biller"), "body")
    expect(text).to_be_focused()
    editor.page.keyboard.type("letter")
    expect(text).to_have_value("Sends letters.")
    expect(editor.root.locator(".cbs-hit")).to_have_count(0)


def test_from_within_the_field_escape_closes_it_and_the_focus_stays(editor: EditorPage) -> None:
    search(editor, "claim")
    editor.button("Next place").click()
    editor.page.keyboard.press("Escape")
    expect(editor.part("search")).to_be_hidden()
    expect(editor.field(editor.item("sections", "biller"), "body")).to_be_focused()


def test_opened_again_it_has_the_words_selected(editor: EditorPage) -> None:
    search(editor, "claim")
    editor.button("Close the search").click()
    editor.button("Search in the document").click()
    expect(told(editor)).to_have_text("Found in 3 places")
    editor.page.keyboard.type("sends claims")
    expect(told(editor)).to_have_text("Found in 1 place")


def test_searching_changes_nothing(needles: EditorPage) -> None:
    field = search(needles, "needle")
    for _ in range(PLACES):
        field.press("Enter")
    expect(needles.part("kept")).to_have_text("No changes")
    expect(needles.button("Undo")).to_have_attribute("aria-disabled", "true")
