"""Draft questions in the editor: marked until their author confirms them or changes what they say."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from coding_billing_xblock.content.help import help_for
from tests.browser.editor_page import SMALL, EditorPage
from tests.browser.learner_page import LearnerPage
from tests.support.lesson import SORT, WHAT, WHO
from tests.support.site import Site
from tests.support.studio import expect_closed

MARKED: dict[str, Any] = SMALL | {"questions": [WHO | {"draft": True}, WHAT, SORT | {"draft": True}]}
ARTICLE = """# Coders and billers

Two jobs share the work of being paid.

## What coders do

- Read the record
- Assign the codes

## What billers do

- Send the claim
- Post the payment
"""
IS_UNCOVERED = """element => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    live_site.remove_block(live_site.lesson)
    usage = live_site.add_block("small", data=json.dumps(MARKED))
    return EditorPage(page, live_site, usage).open().expand("questions")


def question(editor: EditorPage, name: str) -> Locator:
    return editor.item("questions", name)


def mark(card: Locator) -> Locator:
    return card.locator(".cbs-head").get_by_text("Draft")


def confirmation(card: Locator) -> Locator:
    return card.get_by_role("button", name="Confirm draft")


def findings(editor: EditorPage) -> Locator:
    return editor.part("findings").locator("li").filter(has_text="Nobody has looked at this draft")


# What shows a draft


def test_a_draft_says_so_on_its_card_closed_and_open(editor: EditorPage) -> None:
    card = question(editor, "who")
    expect(mark(card)).to_be_visible()
    editor.expand_item("questions", "who")
    expect(mark(card)).to_be_visible()
    expect(confirmation(card)).to_be_visible()


def test_another_question_says_nothing_of_it(editor: EditorPage) -> None:
    card = editor.expand_item("questions", "what")
    expect(editor.field(card, "prompt")).to_be_visible()
    expect(mark(card)).to_be_hidden()
    expect(confirmation(card)).to_have_count(0)


def test_a_new_question_is_no_draft(editor: EditorPage) -> None:
    editor.button("Add a choice question").locator("visible=true").click()
    card = editor.list("questions").locator("> [data-item]").last
    expect(editor.field(card, "prompt")).to_be_focused()
    expect(mark(card)).to_be_hidden()


def test_what_a_draft_is_can_be_heard_and_pointed_at(editor: EditorPage) -> None:
    card = editor.expand_item("questions", "who")
    name = "1 Who assigns codes? Choice, 1 point Draft (nobody has looked at it yet)"
    expect(card.get_by_role("button", name=name)).to_be_visible()
    ways = "Nobody has looked at this question yet. Read it, then confirm it or change its wording."
    expect(mark(card)).to_have_attribute("title", ways)
    expect(card.get_by_role("group", name=ways).get_by_role("button", name="Confirm draft")).to_be_visible()


def test_the_outline_counts_drafts(editor: EditorPage) -> None:
    expect(editor.head("questions")).to_contain_text("3 questions, 2 drafts")
    confirmation(editor.expand_item("questions", "who")).click()
    expect(editor.head("questions")).to_contain_text("3 questions, 1 draft")
    confirmation(editor.expand_item("questions", "sort")).click()
    expect(editor.head("questions")).not_to_contain_text("draft")


# Confirming


def test_a_confirmed_draft_is_a_question_like_the_others(editor: EditorPage) -> None:
    card = editor.expand_item("questions", "who")
    confirmation(card).click()
    expect(mark(card)).to_be_hidden()
    expect(card.locator(".cbs-toggle")).to_be_focused()
    expect(card.locator(".cbs-toggle")).to_have_attribute("aria-expanded", "true")
    expect(editor.live).to_have_text("Question 1 is confirmed and no longer a draft.")
    editor.save()
    expect_closed(editor.page)
    assert [bool(found.get("draft")) for found in editor.stored["questions"]] == [False, False, True]


def test_a_confirmation_is_undone_and_done_again(editor: EditorPage) -> None:
    card = editor.expand_item("questions", "who")
    confirmation(card).click()
    expect(editor.button("Undo")).to_have_attribute("title", "Undo: Confirmation of Question 1")
    editor.undo()
    expect(mark(card)).to_be_visible()
    expect(confirmation(card)).to_be_visible()
    expect(editor.live).to_have_text("Undone: Confirmation of Question 1")
    expect(editor.part("kept")).to_have_text("No changes")
    editor.redo()
    expect(mark(card)).to_be_hidden()


def test_the_keyboard_confirms_and_takes_it_back(editor: EditorPage) -> None:
    card = editor.expand_item("questions", "who")
    keyboard = editor.page.keyboard
    keyboard.press("Tab")
    keyboard.press("Tab")
    expect(confirmation(card)).to_be_focused()
    keyboard.press("Enter")
    expect(card.locator(".cbs-toggle")).to_be_focused()
    keyboard.press("Control+z")
    expect(mark(card)).to_be_visible()
    expect(card.locator(".cbs-toggle")).to_be_focused()
    keyboard.press("Control+Shift+z")
    expect(mark(card)).to_be_hidden()


def test_the_focus_goes_where_it_can_be_seen(editor: EditorPage) -> None:
    editor.page.set_viewport_size({"width": 1280, "height": 600})
    card = editor.expand_item("questions", "sort")
    bar = editor.root.locator(".cbs-top")
    confirmation(card).focus()
    confirmation(card).evaluate(
        """(button, bar) => {
            const tops = [button, bar].map(element => element.getBoundingClientRect());
            button.closest(".modal-content").scrollTop += tops[0].top - tops[1].bottom - 4;
        }""",
        bar.element_handle(),
    )
    assert not card.locator(".cbs-toggle").evaluate(IS_UNCOVERED)
    editor.page.keyboard.press("Enter")
    expect(card.locator(".cbs-toggle")).to_be_focused()
    assert card.locator(".cbs-toggle").evaluate(IS_UNCOVERED)


# What was changed was looked at

Act = Callable[[EditorPage], None]


def writes(name: str, field: str, *item: str) -> Act:
    """Type something behind what a field of a question says, or of an item in a list of it."""

    def act(editor: EditorPage) -> None:
        place = editor.item(*item) if item else question(editor, name)
        editor.field(place, field).press("End")
        editor.page.keyboard.type("!")

    return act


def clicks(button: str, *item: str) -> Act:
    return lambda editor: editor.tool(editor.item(*item), button).click()


def ticks(editor: EditorPage) -> None:
    editor.field(editor.item("options", "c"), "correct").check()


def sorts_elsewhere(editor: EditorPage) -> None:
    editor.field(editor.item("statements", "s2"), "category").select_option("Coder")


def asks_for_several(editor: EditorPage) -> None:
    question(editor, "who").get_by_label("Several options may be right").check()


def explains(editor: EditorPage) -> None:
    question(editor, "who").locator("summary").click()
    writes("who", "explanation")(editor)


def formats(editor: EditorPage) -> None:
    editor.field(question(editor, "who"), "prompt").focus()
    question(editor, "who").get_by_role("button", name="Bold").first.click()


def adds_an_option(editor: EditorPage) -> None:
    editor.button("Add an option").click()


WORDING: dict[str, tuple[str, Act]] = {
    "prompt": ("who", writes("who", "prompt")),
    "format": ("who", formats),
    "option": ("who", writes("who", "text", "options", "b")),
    "feedback of an option": ("who", writes("who", "feedback", "options", "b")),
    "right option": ("who", ticks),
    "several right options": ("who", asks_for_several),
    "explanation": ("who", explains),
    "added option": ("who", adds_an_option),
    "duplicated option": ("who", clicks("Duplicate", "options", "b")),
    "removed option": ("who", clicks("Remove", "options", "b")),
    "prompt of a sorting question": ("sort", writes("sort", "prompt")),
    "category": ("sort", writes("sort", "label", "categories", "coder")),
    "statement": ("sort", writes("sort", "text", "statements", "s1")),
    "feedback of a statement": ("sort", writes("sort", "feedback", "statements", "s1")),
    "right category": ("sort", sorts_elsewhere),
}


@pytest.mark.parametrize("change", WORDING)
def test_a_change_of_what_it_says_ends_a_draft_in_one_step(editor: EditorPage, change: str) -> None:
    name, act = WORDING[change]
    card = editor.expand_item("questions", name)
    other = question(editor, "sort" if name == "who" else "who")
    act(editor)
    expect(mark(card)).to_be_hidden()
    expect(confirmation(card)).to_have_count(0)
    expect(mark(other)).to_be_visible()
    editor.undo()
    expect(editor.part("kept")).to_have_text("No changes")
    expect(mark(card)).to_be_visible()
    expect(confirmation(card)).to_be_visible()
    editor.redo()
    expect(mark(card)).to_be_hidden()


def moves_the_question(editor: EditorPage) -> None:
    editor.tool(question(editor, "who"), "Move down").click()
    assert editor.ids("questions") == ["what", "who", "sort"]


def fills_points(editor: EditorPage) -> None:
    question(editor, "who").locator("summary").click()
    question(editor, "who").get_by_label("Points").fill("3")


def chooses_another_section(editor: EditorPage) -> None:
    question(editor, "who").locator("summary").click()
    question(editor, "who").get_by_label("Section of the lesson").select_option("The biller")


def has_it_shuffled(editor: EditorPage) -> None:
    question(editor, "who").locator("summary").click()
    question(editor, "who").get_by_label("Show in another order").check()


def changes_another_question(editor: EditorPage) -> None:
    card = editor.expand_item("questions", "what")
    editor.field(card, "prompt").fill("Something else?")


def changes_the_lesson(editor: EditorPage) -> None:
    editor.expand("lesson")
    editor.field(editor.expand_item("sections", "coder"), "title").fill("Codes")


BESIDE: dict[str, Act] = {
    "place of the question": moves_the_question,
    "order of the options": clicks("Move down", "options", "a"),
    "points": fills_points,
    "section": chooses_another_section,
    "shuffled": has_it_shuffled,
    "another question": changes_another_question,
    "lesson": changes_the_lesson,
}


@pytest.mark.parametrize("change", BESIDE)
def test_a_change_of_anything_else_leaves_it_a_draft(editor: EditorPage, change: str) -> None:
    card = editor.expand_item("questions", "who")
    BESIDE[change](editor)
    expect(editor.button("Undo")).to_have_attribute("aria-disabled", "false")
    expect(mark(card)).to_be_visible()
    editor.save()
    expect_closed(editor.page)
    assert {found["id"] for found in editor.stored["questions"] if found.get("draft")} == {"who", "sort"}


def test_opening_and_closing_leaves_it_a_draft(editor: EditorPage) -> None:
    card = editor.expand_item("questions", "who")
    card.locator(".cbs-toggle").click()
    expect(editor.field(card, "prompt")).to_be_hidden()
    expect(mark(card)).to_be_visible()
    expect(editor.part("kept")).to_have_text("No changes")


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_moves_under_the_hands_of_who_writes(editor: EditorPage, width: int) -> None:
    editor.page.set_viewport_size({"width": width, "height": 800})
    card = editor.expand_item("questions", "who")
    prompt = editor.field(card, "prompt")
    prompt.press("End")
    before = prompt.bounding_box()
    editor.page.keyboard.type("!")
    expect(mark(card)).to_be_hidden()
    assert prompt.bounding_box() == before


# The finding


def test_the_finding_leads_to_the_question_and_says_both_ways_out(editor: EditorPage) -> None:
    expect(findings(editor)).to_have_count(2)
    expect(findings(editor).first).to_contain_text("Question 1")
    expect(findings(editor).first).to_contain_text("Read it, then confirm it or change its wording.")
    assert "confirm it or change its wording" in help_for("question.draft")
    findings(editor).first.get_by_role("button").click()
    card = question(editor, "who")
    expect(editor.field(card, "prompt")).to_be_focused()
    expect(confirmation(card)).to_be_in_viewport()


def test_the_finding_goes_away_with_the_draft_and_comes_back_with_it(editor: EditorPage) -> None:
    expect(findings(editor)).to_have_count(2)
    card = editor.expand_item("questions", "who")
    message = card.get_by_text("Nobody has looked at this draft of a question yet.", exact=True)
    expect(message).to_be_visible()
    confirmation(card).click()
    expect(findings(editor)).to_have_count(1)
    expect(message).to_be_hidden()
    editor.undo()
    expect(findings(editor)).to_have_count(2)
    editor.field(card, "prompt").fill("Whose codes are they?")
    expect(findings(editor)).to_have_count(1)


# Copies


def test_a_copy_of_a_draft_is_a_draft_of_its_own(editor: EditorPage) -> None:
    editor.tool(question(editor, "who"), "Duplicate").click()
    one, copied, *_ = editor.ids("questions")
    expect(mark(question(editor, one))).to_be_visible()
    expect(mark(question(editor, copied))).to_be_visible()
    confirmation(question(editor, copied)).click()
    expect(mark(question(editor, copied))).to_be_hidden()
    expect(mark(question(editor, one))).to_be_visible()


def test_a_removed_draft_comes_back_as_one(editor: EditorPage) -> None:
    editor.tool(question(editor, "who"), "Remove").click()
    expect(editor.head("questions")).to_contain_text("2 questions, 1 draft")
    editor.undo()
    expect(mark(question(editor, "who"))).to_be_visible()
    expect(editor.head("questions")).to_contain_text("3 questions, 2 drafts")


# As OLX, and out of an article


def as_olx(editor: EditorPage) -> Locator:
    editor.button("Import and export").click()
    box = editor.root.get_by_label("Document as OLX")
    expect(box).to_have_value(re.compile("<coding_billing "))
    return box


def imports(editor: EditorPage, old: str, new: str) -> None:
    """Change the document as OLX, see that the change is told, and use it."""
    box = as_olx(editor)
    olx = box.input_value()
    assert olx.count(old) == 1
    box.fill(olx.replace(old, new))
    editor.button("Read it").locator("visible=true").click()
    expect(editor.part("olx-change-list")).to_contain_text("changed")
    editor.button("Use this document").click()


def test_the_form_is_followed_by_the_olx(editor: EditorPage) -> None:
    confirmation(editor.expand_item("questions", "who")).click()
    olx = as_olx(editor).input_value()
    assert re.findall('<([a-z]+) id="([a-z]+)"[^>]* draft="true"', olx) == [("sorting", "sort")]


def test_the_olx_is_followed_by_the_form(editor: EditorPage) -> None:
    confirmation(editor.expand_item("questions", "who")).click()
    imports(editor, ' draft="true"', "")
    expect(mark(question(editor, "sort"))).to_be_hidden()
    expect(findings(editor)).to_have_count(0)
    editor.undo()
    expect(mark(question(editor, "sort"))).to_be_visible()
    expect(findings(editor)).to_have_count(1)


def test_olx_that_calls_a_question_a_draft_is_taken_at_its_word(editor: EditorPage) -> None:
    imports(editor, WHO["prompt"], "Who chooses the codes?")
    card = question(editor, "who")
    expect(card).to_contain_text("Who chooses the codes?")
    expect(mark(card)).to_be_visible()


def test_a_question_made_of_an_article_is_a_draft(editor: EditorPage) -> None:
    editor.button("Paste an article").click()
    editor.root.get_by_label("Your article").fill(ARTICLE)
    editor.button("Read it").locator("visible=true").click()
    editor.button("Put it into the document").click()
    card = editor.list("questions").locator("> [data-item]").last
    expect(mark(card)).to_be_visible()
    expect(findings(editor)).to_have_count(3)
    findings(editor).last.get_by_role("button").click()
    confirmation(card).click()
    expect(mark(card)).to_be_hidden()
    expect(findings(editor)).to_have_count(2)


# Learners


def test_neither_the_preview_nor_a_learner_sees_which_are_drafts(live_site: Site, editor: EditorPage) -> None:
    shown = editor.root.frame_locator("iframe").locator("[data-question='who']")
    expect(shown).to_contain_text("Who assigns codes?")
    before = shown.inner_html()
    card = editor.expand_item("questions", "who")
    confirmation(card).click()
    editor.field(editor.expand_item("questions", "what"), "prompt").fill("Seen after the confirmation?")
    expect(editor.root.frame_locator("iframe").get_by_text("Seen after the confirmation?")).to_be_visible()
    assert shown.inner_html() == before
    assert "draft" not in shown.inner_text().lower()
    learner = LearnerPage(editor.page.context.new_page(), live_site, editor.usage).open_as("amina")
    expect(learner.block.get_by_role("group", name="Question 1 Who assigns codes?")).to_be_visible()
    assert "draft" not in learner.block.inner_text().lower()
