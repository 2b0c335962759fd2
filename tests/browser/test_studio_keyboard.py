"""The keyboard is enough: from a new block to a lesson that was changed, saved and taken, and all on the way."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Frame, Locator, Page, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.support.browser import open_frame, sign_in
from tests.support.site import Site
from tests.support.studio import expect_closed, open_studio

MOST_STEPS = 150
IS_NEW_CHOICE = """() => {
    const { type, name } = document.activeElement;
    return type === "radio" && !document.querySelector(`input[name="${name}"]:checked`);
}"""


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    live_site.remove_block(live_site.lesson)
    return EditorPage(page, live_site, live_site.add_block("small", data=json.dumps(SMALL))).open()


def tab_to(page: Page, target: Locator) -> None:
    for _ in range(MOST_STEPS):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not lead to {target}")


def press(page: Page, target: Locator) -> None:
    tab_to(page, target)
    page.keyboard.press("Enter")


def test_from_a_new_block_to_a_taken_lesson(live_site: Site, page: Page) -> None:
    live_site.remove_block(live_site.lesson)
    usage = _new_block(live_site, page)
    _change_the_first_section(EditorPage(page, live_site, usage))
    expect_closed(page)
    _take_the_lesson(live_site, page, usage)
    assert live_site.grade("amina", usage) is not None


def _new_block(site: Site, page: Page) -> str:
    open_studio(page, site)
    press(page, page.get_by_role("button", name="New block"))
    edit = page.locator("[data-edit='classic']")
    press(page, edit)
    return str(page.locator(".block").get_attribute("data-usage"))


def _change_the_first_section(editor: EditorPage) -> None:
    page = editor.page
    editor.root = page.locator(".coding-billing-studio")
    editor.root.wait_for()
    press(page, editor.button("Templates"))
    press(page, editor.root.get_by_role("button", name="Compare two terms"))
    press(page, editor.head("lesson"))
    first = editor.list("sections").locator("> [data-item]").first
    press(page, first.locator(".cbs-toggle"))
    tab_to(page, first.get_by_label("Title"))
    page.keyboard.press("Control+a")
    page.keyboard.type("Written with the keyboard")
    press(page, editor.button("Save"))


def _take_the_lesson(site: Site, page: Page, usage: str) -> None:
    sign_in(page, site, "amina")
    open_frame(page, site, usage)
    block = page.locator(f"[data-usage-id='{usage}']")
    expect(block.get_by_role("heading", name="Written with the keyboard")).to_be_visible()
    submit = block.get_by_role("button", name="Submit answers")
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate(IS_NEW_CHOICE):
            page.keyboard.press("Space")
        if submit.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(block.get_by_role("heading", name="Attempt 1:")).to_be_visible()


# Toolbars


def test_a_toolbar_is_one_stop_and_the_arrow_keys_lead_through_it(editor: EditorPage) -> None:
    editor.expand("lesson")
    card = editor.expand_item("sections", "coder")
    editor.field(card, "title").focus()
    editor.page.keyboard.press("Tab")
    expect(card.get_by_role("button", name="Bold")).to_be_focused()
    editor.page.keyboard.press("ArrowRight")
    expect(card.get_by_role("button", name="Italic")).to_be_focused()
    editor.page.keyboard.press("End")
    expect(card.get_by_role("button", name="Code", exact=True)).to_be_focused()
    editor.page.keyboard.press("Tab")
    expect(editor.field(card, "body")).to_be_focused()
    editor.page.keyboard.press("Shift+Tab")
    expect(card.get_by_role("button", name="Code", exact=True)).to_be_focused()


def test_a_move_by_the_keyboard_keeps_the_focus_on_its_button(editor: EditorPage) -> None:
    editor.expand("lesson")
    down = editor.tool(editor.item("sections", "coder"), "Move down")
    editor.tool(editor.item("sections", "coder"), "Move up").focus()
    editor.page.keyboard.press("ArrowRight")
    editor.page.keyboard.press("Enter")
    assert editor.ids("sections") == ["biller", "coder"]
    expect(down).to_be_focused()


# Undo and redo


def test_typing_is_undone_and_done_again_in_the_field(editor: EditorPage) -> None:
    editor.expand("lesson")
    title = editor.field(editor.expand_item("sections", "coder"), "title")
    title.press("End")
    editor.page.keyboard.type(" at work")
    editor.page.keyboard.press("Control+z")
    expect(title).to_have_value("The coder")
    expect(title).to_be_focused()
    editor.page.keyboard.press("Control+Shift+z")
    expect(title).to_have_value("The coder at work")
    assert title.evaluate("field => field.selectionStart") == len("The coder at work")


def test_undo_opens_what_it_changes(editor: EditorPage) -> None:
    editor.expand("lesson")
    card = editor.expand_item("sections", "coder")
    editor.field(card, "title").fill("Changed")
    editor.expand("lesson")
    editor.head("settings").focus()
    editor.page.keyboard.press("Control+z")
    expect(editor.field(card, "title")).to_be_focused()
    expect(editor.field(card, "title")).to_have_value("The coder")


# Formatting


@pytest.mark.parametrize(
    ("keys", "written"),
    [
        ("Control+b", "Sends **claims**."),
        ("Control+i", "Sends *claims*."),
    ],
)
def test_marked_text_is_formatted_and_back(editor: EditorPage, keys: str, written: str) -> None:
    editor.expand("lesson")
    text = editor.field(editor.expand_item("sections", "biller"), "body")
    text.focus()
    text.evaluate("field => field.setSelectionRange(6, 12)")
    editor.page.keyboard.press(keys)
    expect(text).to_have_value(written)
    editor.page.keyboard.press("Control+z")
    expect(text).to_have_value("Sends claims.")


def test_a_format_is_a_step_of_its_own_between_what_is_typed(editor: EditorPage) -> None:
    with editor.page.expect_response("**/writing.js"):
        editor.expand("lesson")
    text = editor.field(editor.expand_item("sections", "biller"), "body")
    text.press("End")
    editor.page.keyboard.type(" Now ")
    editor.page.keyboard.press("Control+b")
    editor.page.keyboard.type("this")
    expect(text).to_have_value("Sends claims. Now **this**")
    for before in ("Sends claims. Now **bold**", "Sends claims. Now ", "Sends claims."):
        editor.page.keyboard.press("Control+z")
        expect(text).to_have_value(before)


def test_the_same_key_takes_the_format_away(editor: EditorPage) -> None:
    editor.expand("lesson")
    text = editor.field(editor.expand_item("sections", "biller"), "body")
    text.evaluate("field => { field.focus(); field.setSelectionRange(6, 12); }")
    editor.page.keyboard.press("Control+b")
    editor.page.keyboard.press("Control+b")
    expect(text).to_have_value("Sends claims.")


# The table


def test_arrow_keys_and_enter_lead_from_cell_to_cell(editor: EditorPage) -> None:
    editor.expand("comparison")
    cell = editor.root.get_by_label("Comes in › Coding")
    cell.press("End")
    editor.page.keyboard.press("ArrowRight")
    expect(editor.root.get_by_label("Comes in › Billing")).to_be_focused()
    editor.page.keyboard.press("Enter")
    expect(editor.root.get_by_label("Goes out › Billing")).to_be_focused()
    editor.page.keyboard.press("Home")
    editor.page.keyboard.press("ArrowUp")
    expect(editor.root.get_by_label("Comes in › Billing")).to_be_focused()
    expect(cell).to_have_value("A record")


def test_a_word_confirmed_in_an_input_method_stays_in_its_cell(editor: EditorPage) -> None:
    editor.expand("comparison")
    cell = editor.root.get_by_label("Comes in › Coding")
    cell.focus()
    cell.evaluate(
        "cell => cell.dispatchEvent("
        "new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))"
    )
    expect(cell).to_be_focused()


def test_several_editors_in_one_document_do_not_meet(editor: EditorPage) -> None:
    document: Page | Frame = editor.editor.document
    ids = document.locator("[id]").evaluate_all("elements => elements.map(element => element.id)")
    assert len(ids) == len(set(ids))
    prefix = editor.root.get_attribute("id")
    inside = editor.root.locator("[id]").evaluate_all("elements => elements.map(element => element.id)")
    assert all(found.startswith(str(prefix)) for found in inside)
