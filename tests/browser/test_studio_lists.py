"""Lists in the editor: each can be added to, moved, duplicated and removed from, and each step undone."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.support.site import Site
from tests.support.studio import expect_closed

PLACES = {
    "sections": ("lesson", None),
    "columns": ("comparison", None),
    "rows": ("comparison", None),
    "questions": ("questions", None),
    "options": ("questions", "who"),
    "categories": ("questions", "sort"),
    "statements": ("questions", "sort"),
}
IDS = {
    "sections": ["coder", "biller"],
    "columns": ["coding", "billing"],
    "rows": ["input", "output"],
    "questions": ["who", "what", "sort"],
    "options": ["a", "b", "c"],
    "categories": ["coder", "biller"],
    "statements": ["s1", "s2"],
}
LATER = {"columns": "Move one place towards the end"}
EARLIER = {"columns": "Move one place towards the beginning"}
ADD = {
    "sections": "Add a section",
    "columns": "Add a column",
    "rows": "Add a row",
    "questions": "Add a choice question",
    "options": "Add an option",
    "categories": "Add a category",
    "statements": "Add a statement",
}

each_list = pytest.mark.parametrize("name", PLACES)


@pytest.fixture
def usage(live_site: Site) -> str:
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("small", data=json.dumps(SMALL))


@pytest.fixture
def editor(live_site: Site, page: Page, usage: str) -> EditorPage:
    return EditorPage(page, live_site, usage).open()


def opened(editor: EditorPage, name: str) -> EditorPage:
    part, question = PLACES[name]
    editor.expand(part)
    if question:
        editor.expand_item("questions", question)
    return editor


def focused_item(editor: EditorPage, name: str) -> str:
    found: str = editor.page.evaluate(
        "name => document.activeElement.closest(`[data-list$='${name}'] > [data-item]`)?.dataset.id", name
    )
    return found


@each_list
def test_an_item_moves_down_and_up_and_keeps_the_focus(editor: EditorPage, name: str) -> None:
    first, second, *others = IDS[name]
    opened(editor, name)
    down = editor.tool(editor.item(name, first), LATER.get(name, "Move down"))
    down.click()
    assert editor.ids(name) == [second, first, *others]
    expect(down).to_be_focused()
    expect(editor.live).to_contain_text(f"now 2 of {len(IDS[name])}")
    up = editor.tool(editor.item(name, first), EARLIER.get(name, "Move up"))
    up.click()
    assert editor.ids(name) == IDS[name]
    expect(up).to_be_focused()
    editor.undo()
    editor.undo()
    assert editor.ids(name) == IDS[name]


@each_list
def test_a_move_is_undone_and_done_again(editor: EditorPage, name: str) -> None:
    first, second, *others = IDS[name]
    opened(editor, name).tool(editor.item(name, first), LATER.get(name, "Move down")).click()
    editor.undo()
    assert editor.ids(name) == IDS[name]
    expect(editor.button("Undo")).to_be_focused()
    editor.redo()
    assert editor.ids(name) == [second, first, *others]


@each_list
def test_a_duplicate_stands_behind_with_an_id_of_its_own(editor: EditorPage, name: str) -> None:
    first, *others = IDS[name]
    opened(editor, name).tool(editor.item(name, first), "Duplicate").click()
    one, copy, *rest = editor.ids(name)
    assert (one, rest) == (first, others)
    assert copy not in IDS[name]
    assert focused_item(editor, name) == copy
    editor.undo()
    assert editor.ids(name) == IDS[name]


@each_list
def test_a_removed_item_comes_back_with_undo(editor: EditorPage, name: str) -> None:
    first, second, *others = IDS[name]
    opened(editor, name).tool(editor.item(name, first), "Remove").click()
    assert editor.ids(name) == [second, *others]
    assert focused_item(editor, name) == second
    expect(editor.live).to_contain_text("was removed. Undo brings it back.")
    editor.undo()
    assert editor.ids(name) == IDS[name]


@each_list
def test_a_new_item_at_the_end_is_written_in_at_once(editor: EditorPage, name: str) -> None:
    opened(editor, name).button(ADD[name]).locator("visible=true").last.click()
    *before, new = editor.ids(name)
    assert before == IDS[name]
    assert focused_item(editor, name) == new
    editor.page.keyboard.type("Something new")
    expect(editor.root.get_by_label("Something new").or_(editor.item(name, new))).not_to_have_count(0)
    editor.page.keyboard.press("Control+z")
    editor.page.keyboard.press("Control+z")
    assert editor.ids(name) == IDS[name]


def test_a_true_or_false_question_begins_with_its_two_options(editor: EditorPage) -> None:
    editor.expand("questions").button("Add a true or false question").click()
    editor.page.keyboard.type("A biller sends the claim.")
    editor.save()
    expect_closed(editor.page)
    question = editor.stored["questions"][-1]
    assert (question["type"], question["prompt"]) == ("choice", "A biller sends the claim.")
    options = [(option["text"], option.get("correct", False)) for option in question["options"]]
    assert options == [("True", True), ("False", False)]


@each_list
def test_a_new_item_can_stand_in_between(editor: EditorPage, name: str) -> None:
    first, *others = IDS[name]
    item = opened(editor, name).item(name, first)
    editor.tool(item, "Add after this one").click()
    if name == "questions":
        item.get_by_role("button", name="Add a sorting question").click()
    one, new, *rest = editor.ids(name)
    assert (one, rest) == (first, others)
    assert focused_item(editor, name) == new
    editor.undo()
    assert editor.ids(name) == IDS[name]


def test_the_first_cannot_move_up_nor_the_last_down(editor: EditorPage) -> None:
    opened(editor, "sections")
    up = editor.tool(editor.item("sections", "coder"), "Move up")
    expect(up).to_have_attribute("aria-disabled", "true")
    up.click(force=True)
    expect(editor.tool(editor.item("sections", "biller"), "Move down")).to_have_attribute(
        "aria-disabled", "true"
    )
    assert editor.ids("sections") == IDS["sections"]


def test_the_cells_follow_their_columns(editor: EditorPage) -> None:
    opened(editor, "columns")
    editor.tool(editor.item("columns", "coding"), "Move one place towards the end").click()
    editor.tool(editor.item("columns", "billing"), "Duplicate").click()
    editor.save()
    expect(editor.root).to_have_count(0)
    rows = editor.stored["comparison"]["rows"]
    assert [row["cells"] for row in rows] == [
        ["Codes", "Codes", "A record"],
        ["A claim", "A claim", "Codes again"],
    ]


def test_ids_are_kept_and_new_ones_are_fit_for_a_document(editor: EditorPage) -> None:
    opened(editor, "sections")
    editor.tool(editor.item("sections", "coder"), "Duplicate").click()
    editor.tool(editor.item("sections", "biller"), "Move up").click()
    editor.save()
    expect(editor.root).to_have_count(0)
    ids = [section["id"] for section in editor.stored["lesson"]["sections"]]
    assert (ids[0], ids[1]) == ("coder", "biller")
    assert len(set(ids)) == 3


def test_only_one_option_of_a_single_choice_is_correct(editor: EditorPage) -> None:
    opened(editor, "options")
    editor.field(editor.item("options", "c"), "correct").check()
    expect(editor.field(editor.item("options", "a"), "correct")).not_to_be_checked()
    editor.undo()
    expect(editor.field(editor.item("options", "a"), "correct")).to_be_checked()


def test_several_options_may_be_correct_where_the_author_says_so(editor: EditorPage) -> None:
    opened(editor, "options")
    question = editor.item("questions", "who")
    several = question.get_by_label("Several options may be right")
    several.check()
    editor.field(editor.item("options", "c"), "correct").check()
    expect(editor.field(editor.item("options", "a"), "correct")).to_be_checked()
    several.uncheck()
    expect(editor.field(editor.item("options", "a"), "correct")).to_be_checked()
    expect(editor.field(editor.item("options", "c"), "correct")).not_to_be_checked()


def test_statements_can_go_under_a_new_category(editor: EditorPage) -> None:
    opened(editor, "categories")
    editor.button("Add a category").click()
    editor.page.keyboard.type("Payer")
    editor.field(editor.item("statements", "s2"), "category").select_option("Payer")
    editor.save()
    expect(editor.root).to_have_count(0)
    (sort,) = (question for question in editor.stored["questions"] if question["id"] == "sort")
    assert sort["statements"][1]["category"] == sort["categories"][2]["id"]
