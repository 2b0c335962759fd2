"""Getting about in a long document: everything opened or closed at once, and any item to any place."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editor_page import PARTS, SMALL, EditorPage
from tests.browser.editor_states import opened
from tests.browser.test_studio_lists import IDS, each_list
from tests.browser.test_studio_lists import opened as opened_list
from tests.support.lesson import WHO
from tests.support.site import Site

MANY: dict[str, Any] = SMALL | {
    "questions": [WHO | {"id": f"q{number}", "prompt": f"Question *{number}*?"} for number in range(1, 13)]
}
CARDS = len(SMALL["lesson"]["sections"]) + len(SMALL["questions"])


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    return opened(live_site, page, "classic")


def open_heads(editor: EditorPage) -> Locator:
    return editor.root.locator(".cbs-toggle[aria-expanded=true]")


def place_dialog(editor: EditorPage) -> Locator:
    return editor.root.get_by_role("dialog", name="Move to another place")


def places_for(editor: EditorPage, item: Locator) -> Locator:
    """The list of places that an item can have, opened with its button."""
    editor.tool(item, "Move to another place").click()
    return place_dialog(editor).get_by_role("combobox")


# All at once


def test_everything_opens_and_closes_at_once(editor: EditorPage) -> None:
    editor.button("Expand all").click()
    expect(open_heads(editor)).to_have_count(len(PARTS) + CARDS)
    expect(editor.field(editor.item("questions", "sort"), "prompt")).to_be_visible()
    expect(editor.live).to_have_text("Everything is open.")
    editor.button("Collapse all").click()
    expect(open_heads(editor)).to_have_count(0)
    expect(editor.button("Collapse all")).to_be_focused()
    expect(editor.live).to_have_text("Everything is closed.")


def test_what_is_open_already_stays_as_it_is(editor: EditorPage) -> None:
    editor.expand("lesson")
    title = editor.field(editor.expand_item("sections", "coder"), "title")
    title.fill("Changed")
    editor.button("Expand all").click()
    expect(title).to_have_value("Changed")
    editor.undo()
    expect(title).to_have_value("The coder")


# To a place


@each_list
def test_an_item_moves_to_the_place_that_is_chosen(editor: EditorPage, name: str) -> None:
    first, *others = IDS[name]
    item = opened_list(editor, name).item(name, first)
    places = places_for(editor, item)
    places.select_option(index=len(others))
    editor.button("Move").click()
    assert editor.ids(name) == [*others, first]
    expect(editor.tool(item, "Move to another place")).to_be_focused()
    expect(editor.live).to_contain_text(f"now {len(IDS[name])} of {len(IDS[name])}.")
    editor.undo()
    assert editor.ids(name) == IDS[name]


def test_the_places_are_named_by_what_stands_there(live_site: Site, page: Page) -> None:
    editor = opened(live_site, page, "classic", MANY).expand("questions")
    places = places_for(editor, editor.item("questions", "q3"))
    expect(places).to_have_accessible_name("Place of Question 3")
    expect(places.locator("option:checked")).to_have_text("3. Question 3?")
    expect(places.locator("option")).to_have_count(12)


def test_the_keyboard_alone_moves_to_a_place(live_site: Site, page: Page) -> None:
    editor = opened(live_site, page, "classic", MANY).expand("questions")
    editor.item("questions", "q2").locator(".cbs-toggle").focus()
    page.keyboard.press("Tab")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(place_dialog(editor).get_by_role("combobox")).to_be_focused()
    page.keyboard.type("11")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert editor.ids("questions").index("q2") == 10
    expect(editor.tool(editor.item("questions", "q2"), "Move to another place")).to_be_focused()


def test_leaving_it_moves_nothing(editor: EditorPage) -> None:
    item = editor.expand("lesson").item("sections", "coder")
    places_for(editor, item).select_option(index=1)
    editor.page.keyboard.press("Escape")
    assert editor.ids("sections") == IDS["sections"]
    expect(editor.tool(item, "Move to another place")).to_be_focused()
    expect(editor.part("kept")).to_have_text("No changes")


def test_what_is_alone_has_no_other_place(live_site: Site, page: Page) -> None:
    editor = opened(live_site, page, "classic", SMALL | {"questions": [WHO]}).expand("questions")
    only = editor.tool(editor.item("questions", "who"), "Move to another place")
    expect(only).to_have_attribute("aria-disabled", "true")
    editor.button("Add a choice question").locator("visible=true").last.click()
    expect(only).to_have_attribute("aria-disabled", "false")
