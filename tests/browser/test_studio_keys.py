"""Keys that do something wherever the focus is: save, add below, move, and the list of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.browser.editor_states import opened
from tests.support.site import Site
from tests.support.studio import Host, expect_closed

HOSTS: tuple[Host, ...] = ("classic", "iframe", "library")
each_host = pytest.mark.parametrize("host", HOSTS)
SAME_TYPE = {"who": "choice", "sort": "sorting"}


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    return opened(live_site, page, "classic")


def shown(editor: EditorPage) -> FrameLocator:
    """The page in the preview's frame."""
    return editor.root.frame_locator("[data-cb='preview']")


def focused_id(field: Locator) -> str:
    """The id of the innermost item that has the focus, in the page of this place."""
    found: str = field.evaluate(
        "() => document.activeElement.closest('[data-item]:has([data-tools])').dataset.id"
    )
    return found


# Save


@each_host
def test_control_s_saves_from_within_a_text(live_site: Site, page: Page, host: Host) -> None:
    editor = opened(live_site, page, host).expand("lesson")
    title = editor.field(editor.expand_item("sections", "coder"), "title")
    title.fill("Saved by a key")
    title.press("Control+s")
    expect_closed(page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Saved by a key"


def test_it_saves_after_a_click_beside_all_fields_too(editor: EditorPage) -> None:
    editor.expand("lesson")
    editor.field(editor.expand_item("sections", "coder"), "title").fill("Saved by a key")
    editor.root.locator(".cbs-intro").click()
    editor.page.keyboard.press("Control+s")
    expect(editor.root).to_have_count(0)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Saved by a key"


def test_it_does_not_save_beneath_an_open_dialog(editor: EditorPage) -> None:
    editor.expand("lesson")
    editor.field(editor.expand_item("sections", "coder"), "title").fill("Changed")
    editor.button("Keyboard shortcuts").click()
    dialog = editor.root.get_by_role("dialog", name="Keyboard shortcuts")
    dialog.get_by_role("heading").click()
    editor.page.keyboard.press("Control+s")
    expect(dialog).to_be_visible()
    expect(editor.part("kept")).to_have_text("Not saved yet, kept on this device")


def test_on_a_mac_it_is_the_command_key(editor: EditorPage) -> None:
    editor.expand("lesson")
    title = editor.field(editor.expand_item("sections", "coder"), "title")
    title.fill("Saved by a key")
    title.press("Meta+s")
    expect(editor.root).to_have_count(0)


def test_errors_hold_it_back_as_they_do_the_button(editor: EditorPage) -> None:
    editor.expand("lesson").button("Add a section").click()
    editor.page.keyboard.press("Control+s")
    expect(editor.part("trouble")).to_be_visible()


# Add below


@pytest.mark.parametrize(
    ("part", "name", "item", "field"),
    [
        ("lesson", "sections", "coder", "title"),
        ("comparison", "columns", "coding", "label"),
        ("comparison", "rows", "input", "label"),
        ("questions", "questions", "who", "prompt"),
        ("questions", "questions", "sort", "prompt"),
    ],
)
def test_another_one_is_added_below_the_one_at_work(
    editor: EditorPage, part: str, name: str, item: str, field: str
) -> None:
    editor.expand(part)
    if name in ("sections", "questions"):
        editor.expand_item(name, item)
    before = editor.ids(name)
    editor.field(editor.item(name, item), field).press("Control+Enter")
    after = editor.ids(name)
    new = after[before.index(item) + 1]
    assert [found for found in after if found != new] == before
    assert focused_id(editor.root) == new
    expect(editor.live).to_contain_text("was added.")
    editor.page.keyboard.press("Control+z")
    assert editor.ids(name) == before


@pytest.mark.parametrize(("question", "kind"), SAME_TYPE.items())
def test_below_a_question_it_is_one_of_the_same_type(editor: EditorPage, question: str, kind: str) -> None:
    editor.expand("questions")
    editor.item("questions", question).locator(".cbs-toggle").press("Control+Enter")
    new = editor.item("questions", focused_id(editor.root))
    expect(new.locator(f"[data-word='type_{kind}']")).to_be_visible()


@pytest.mark.parametrize(
    ("question", "name", "item"),
    [("who", "options", "a"), ("sort", "categories", "coder"), ("sort", "statements", "s1")],
)
def test_within_a_question_it_is_a_part_of_it(
    editor: EditorPage, question: str, name: str, item: str
) -> None:
    editor.expand("questions").expand_item("questions", question)
    before = editor.ids(name)
    field = "label" if name == "categories" else "text"
    editor.field(editor.item(name, item), field).press("Control+Enter")
    assert len(editor.ids(name)) == len(before) + 1
    assert editor.ids(name).index(focused_id(editor.root)) == before.index(item) + 1
    assert editor.ids("questions") == [question["id"] for question in SMALL["questions"]]


def test_in_a_cell_it_is_a_row(editor: EditorPage) -> None:
    editor.expand("comparison")
    editor.root.get_by_label("Comes in › Billing").press("Control+Enter")
    first, new, last = editor.ids("rows")
    assert (first, last) == ("input", "output")
    assert focused_id(editor.root) == new


@pytest.mark.parametrize(
    ("part", "name"), [("lesson", "sections"), ("comparison", "rows"), ("questions", "questions")]
)
def test_on_a_part_it_adds_at_its_end(editor: EditorPage, part: str, name: str) -> None:
    editor.head(part).press("Control+Enter")
    assert editor.ids(name)[-1] == focused_id(editor.root)


def test_where_nothing_can_be_added_it_changes_nothing(editor: EditorPage) -> None:
    editor.expand("settings")
    editor.root.get_by_label("Weight").press("Control+Enter")
    expect(editor.part("kept")).to_have_text("No changes")


def test_a_key_that_is_held_down_adds_one_only(editor: EditorPage) -> None:
    editor.expand("lesson").item("sections", "coder").locator(".cbs-toggle").focus()
    for _ in range(3):
        editor.page.keyboard.down("Control")
        editor.page.keyboard.down("Enter")
    editor.page.keyboard.up("Enter")
    editor.page.keyboard.up("Control")
    assert len(editor.ids("sections")) == 3


# Move


def test_alt_and_shift_with_an_arrow_move_a_card_and_keep_the_focus(editor: EditorPage) -> None:
    editor.expand("questions")
    toggle = editor.item("questions", "who").locator(".cbs-toggle")
    toggle.press("Alt+Shift+ArrowDown")
    assert editor.ids("questions") == ["what", "who", "sort"]
    expect(toggle).to_be_focused()
    expect(editor.live).to_have_text("Question 1: now 2 of 3.")
    toggle.press("Alt+Shift+ArrowDown")
    toggle.press("Alt+Shift+ArrowDown")
    assert editor.ids("questions") == ["what", "sort", "who"]
    expect(editor.live).to_have_text("Question 3: now 3 of 3.")
    toggle.press("Alt+Shift+ArrowUp")
    assert editor.ids("questions") == ["what", "who", "sort"]
    editor.page.keyboard.press("Control+z")
    assert editor.ids("questions") == ["what", "sort", "who"]


def test_it_moves_the_innermost_item(editor: EditorPage) -> None:
    editor.expand("questions").expand_item("questions", "who")
    editor.field(editor.item("options", "a"), "correct").press("Alt+Shift+ArrowDown")
    assert editor.ids("options") == ["b", "a", "c"]
    expect(editor.field(editor.item("options", "a"), "correct")).to_be_focused()
    expect(editor.field(editor.item("options", "a"), "correct")).to_be_checked()
    assert editor.ids("questions")[0] == "who"


@pytest.mark.parametrize("field", ["prompt", "explanation", "section", "points"])
def test_a_text_or_a_list_to_choose_from_keeps_these_keys(editor: EditorPage, field: str) -> None:
    card = editor.expand("questions").expand_item("questions", "who")
    card.locator("summary").click()
    editor.field(card, field).press("Alt+Shift+ArrowDown")
    assert editor.ids("questions")[0] == "who"


# The table


def test_in_a_new_row_tab_leads_from_cell_to_cell(editor: EditorPage) -> None:
    editor.expand("comparison").button("Add a row").click()
    new = editor.item("rows", editor.ids("rows")[-1])
    for words in ("Paid", "By nobody", "By the payer"):
        editor.page.keyboard.type(words)
        editor.page.keyboard.press("Tab")
    expect(editor.root.get_by_label("Paid › Billing")).to_have_value("By the payer")
    editor.page.keyboard.press("Shift+Tab")
    editor.page.keyboard.press("Shift+Tab")
    editor.page.keyboard.press("Shift+Tab")
    expect(editor.tool(new, "Move up")).to_be_focused()


def test_enter_in_the_last_row_adds_one(editor: EditorPage) -> None:
    editor.expand("comparison")
    cell = editor.root.get_by_label("Goes out › Billing")
    cell.press("Enter")
    *_, last, new = editor.ids("rows")
    assert last == "output"
    expect(editor.field(editor.item("rows", new), "label")).to_be_focused()
    expect(cell).to_have_value("A claim")
    editor.page.keyboard.type("Paid")
    editor.page.keyboard.press("Enter")
    assert len(editor.ids("rows")) == 4


# The preview


@pytest.mark.parametrize("view", ["As a learner", "With answers"])
@each_host
def test_from_the_preview_one_tab_leads_to_save(live_site: Site, page: Page, host: Host, view: str) -> None:
    editor = opened(live_site, page, host)
    editor.root.get_by_role("radio", name=view).check()
    expect(shown(editor).locator("[data-question=who]")).to_be_visible()
    editor.root.get_by_role("radio", name="Phone").focus()
    page.keyboard.press("Tab")
    expect(editor.preview).to_be_focused()
    page.keyboard.press("Tab")
    expect(editor.button("Save")).to_be_focused()


def test_who_tries_the_preview_goes_through_it_with_tab_and_leaves_with_escape(editor: EditorPage) -> None:
    editor.root.get_by_role("radio", name="Try it").check()
    first = shown(editor).locator("[data-question=who] input").first
    expect(first).to_be_enabled()
    first.focus()
    editor.page.keyboard.press("Tab")
    expect(editor.button("Save")).not_to_be_focused()
    editor.page.keyboard.press("Escape")
    expect(editor.button("Save")).to_be_focused()
    expect(editor.root).to_be_visible()


def test_from_within_the_preview_control_s_saves(editor: EditorPage) -> None:
    editor.expand("lesson")
    editor.field(editor.expand_item("sections", "coder"), "title").fill("Saved from the preview")
    shown(editor).locator("[data-question=who] input").first.focus()
    editor.page.keyboard.press("Control+s")
    expect(editor.root).to_have_count(0)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Saved from the preview"


# The list of them


@each_host
def test_the_keys_are_listed(live_site: Site, page: Page, host: Host) -> None:
    editor = opened(live_site, page, host)
    button = editor.button("Keyboard shortcuts")
    button.click()
    listed = editor.root.get_by_role("dialog", name="Keyboard shortcuts")
    expect(listed.get_by_role("row", name="Save Ctrl S")).to_be_visible()
    page.keyboard.press("Escape")
    expect(listed).to_be_hidden()
    expect(button).to_be_focused()


def test_a_key_opens_the_list_and_it_gives_the_focus_back(editor: EditorPage) -> None:
    editor.expand("lesson")
    title = editor.field(editor.expand_item("sections", "coder"), "title")
    title.press("Control+/")
    expect(editor.root.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    editor.page.keyboard.press("Escape")
    expect(title).to_be_focused()
    expect(title).to_have_value("The coder")


def test_on_a_mac_they_have_the_names_that_are_on_its_keys(editor: EditorPage) -> None:
    editor.page.evaluate("Object.defineProperty(navigator, 'platform', { value: 'MacIntel' })")
    editor.button("Keyboard shortcuts").click()
    expect(editor.root.get_by_role("row", name="Save ⌘ S")).to_be_visible()
    expect(editor.root.get_by_role("row", name="Move it up, when not in a text ⌥ ⇧ ↑")).to_be_visible()


def test_a_question_mark_is_a_question_mark(editor: EditorPage) -> None:
    editor.expand("lesson").item("sections", "coder").locator(".cbs-toggle").press("?")
    expect(editor.root.get_by_role("dialog")).to_have_count(0)
