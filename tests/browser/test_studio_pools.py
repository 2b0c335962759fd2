"""Pools, hints, options that keep their place, and the rules of a self-check: written, found again, undone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.browser.editor_states import DRAWN, opened
from tests.support.lesson import SORT, WHAT, WHO
from tests.support.site import Site
from tests.support.studio import expect_closed

RULES = {
    "Feedback": ("feedback", "At once, question by question", "at_once"),
    "Show answers": ("showanswer", "After a number of attempts", "after_attempts"),
    "Hints": ("hints", "After the first attempt", "after_attempt"),
    "Another attempt": ("retry", "Asks only what is not right", "wrong"),
    "Order": ("shuffle", "Questions, and options of every question", "all"),
}
NUMBER: dict[str, Any] = {
    "type": "number",
    "id": "days",
    "prompt": "How many days?",
    "value": 30,
    "mistakes": [{"id": "m1", "value": 3, "feedback": "No"}, {"id": "m2", "value": 300, "feedback": "No"}],
}


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    return opened(live_site, page, "classic", DRAWN)


def question(editor: EditorPage, name: str) -> Locator:
    """A question with all that belongs to it in sight, in a part that is open."""
    card = editor.expand_item("questions", name)
    card.locator("summary").click()
    return card


def rule(editor: EditorPage, label: str) -> Locator:
    return editor.root.get_by_role("group", name="What learners see and when").get_by_label(label, exact=True)


# From nothing to what is stored, and back


def test_what_an_author_sets_is_stored_and_found_again(live_site: Site, page: Page) -> None:
    editor = opened(live_site, page, "classic").expand("questions", "settings")
    editor.button("Add a pool").click()
    page.keyboard.type("Roles")
    page.keyboard.press("Tab")
    page.keyboard.type("2")
    (pool,) = editor.ids("pools")
    for name in ("who", "what", "sort"):
        question(editor, name).get_by_label("Pool").select_option("Roles")
    who = editor.item("questions", "who")
    for text in ("Think of the record.", "Who reads it?"):
        who.get_by_role("button", name="Add a hint").click()
        page.keyboard.type(text)
    who.get_by_role("checkbox", name="Show in another order").check()
    who.get_by_role("button", name="Add an option").click()
    page.keyboard.type("None of these")
    who.get_by_role("checkbox", name="Keeps its place").last.check()
    for label, (_, choice, _) in RULES.items():
        rule(editor, label).select_option(choice)
    rule(editor, "Attempts before answers are shown").fill("2")
    editor.save()
    expect_closed(page)

    stored = editor.stored
    assert stored["pools"] == [{"id": pool, "name": "Roles", "draw": 2}]
    assert [question["pool"] for question in stored["questions"]] == [pool] * 3
    first = stored["questions"][0]
    assert [hint["text"] for hint in first["hints"]] == ["Think of the record.", "Who reads it?"]
    assert [option.get("stays", False) for option in first["options"]] == [False, False, False, True]
    settings = {name: value for name, _, value in RULES.values()} | {"attempts_before_showanswer_button": 2}
    authored = live_site.authored(editor.usage)
    assert {name: authored[name] for name in settings} == settings

    again = editor.open().expand("questions", "settings")
    expect(again.field(again.item("pools", pool), "name")).to_have_value("Roles")
    expect(again.field(again.item("pools", pool), "draw")).to_have_value("2")
    who = question(again, "who")
    expect(who.get_by_label("Pool")).to_have_value(pool)
    expect(who.get_by_label("Hint", exact=True).last).to_have_value("Who reads it?")
    expect(who.get_by_role("checkbox", name="Keeps its place").last).to_be_checked()
    for label, (_, _, value) in RULES.items():
        expect(rule(again, label)).to_have_value(value)
    expect(rule(again, "Attempts before answers are shown")).to_have_value("2")


# Lists as others are


@pytest.mark.parametrize(("name", "ids"), [("pools", ["roles", "terms"]), ("hints", ["h1", "h2"])])
def test_they_are_lists_as_others_are(editor: EditorPage, name: str, ids: list[str]) -> None:
    first, second = ids
    question(editor.expand("questions"), "who")
    item = editor.item(name, first)
    editor.tool(item, "Move down").click()
    assert editor.ids(name) == [second, first]
    editor.tool(item, "Duplicate").click()
    assert editor.ids(name)[:2] == [second, first]
    assert len(editor.ids(name)) == 3
    editor.undo()
    editor.tool(item, "Remove").click()
    assert editor.ids(name) == [second]
    editor.undo()
    editor.undo()
    assert editor.ids(name) == ids
    editor.field(item, "name" if name == "pools" else "text").press("Control+Enter")
    assert editor.ids(name)[0] == first
    assert editor.ids(name)[2:] == [second]
    assert (
        editor.root.locator(":focus").evaluate("field => field.closest('[data-item]').dataset.id")
        == (editor.ids(name)[1])
    )


@pytest.mark.parametrize(
    ("name", "item", "words"), [("pools", "terms", "2. Terms"), ("hints", "h2", "2. Who reads it?")]
)
def test_places_are_named_by_what_stands_there(editor: EditorPage, name: str, item: str, words: str) -> None:
    question(editor.expand("questions"), "who")
    editor.tool(editor.item(name, item), "Move to another place").click()
    places = editor.root.get_by_role("dialog").get_by_role("combobox")
    expect(places.locator("option:checked")).to_have_text(words)


def test_so_are_those_of_wrong_numbers(live_site: Site, page: Page) -> None:
    editor = opened(live_site, page, "classic", SMALL | {"questions": [NUMBER]}).expand("questions")
    editor.expand_item("questions", "days")
    editor.tool(editor.item("mistakes", "m2"), "Move to another place").click()
    editor.root.get_by_role("dialog").get_by_role("combobox").select_option("1. 3")
    editor.button("Move").click()
    assert editor.ids("mistakes") == ["m2", "m1"]


@pytest.mark.parametrize(
    ("words", "where"), [("Terms", "Pool 2 › Name"), ("reads it", "Question 1 › Hint 2 › Text")]
)
def test_a_search_finds_their_texts(editor: EditorPage, words: str, where: str) -> None:
    editor.button("Search in the document").click()
    editor.part("search-text").fill(words)
    editor.part("search-text").press("Enter")
    expect(editor.part("search-found")).to_contain_text(f"1 of 1, {where}")
    expect(editor.root.locator(".cbs-hit")).to_be_visible()


# Pools and their questions


def test_a_question_chooses_among_the_pools_as_they_are(editor: EditorPage) -> None:
    choice = question(editor.expand("questions"), "who").get_by_label("Pool")
    none = "None: every learner gets this question"
    expect(choice.locator("option")).to_have_text([none, "Roles", "Terms"])
    editor.field(editor.item("pools", "terms"), "name").fill("Words")
    expect(choice.locator("option")).to_have_text([none, "Roles", "Words"])
    editor.tool(editor.item("pools", "roles"), "Remove").click()
    expect(editor.live).to_contain_text(
        "Pool 1 was removed. Undo brings it back. Question 1, Question 2 referred to it."
    )
    expect(choice.locator("option")).to_have_text([none, "Words"])
    expect(editor.part("findings")).to_contain_text("The pool of this question is gone")
    editor.undo()
    expect(choice).to_have_value("roles")
    expect(choice.locator("option:checked")).to_have_text("Roles")


def test_a_pool_tells_how_many_questions_it_has(editor: EditorPage) -> None:
    question(editor.expand("questions"), "sort").get_by_label("Pool").select_option("Roles")
    expect(editor.item("pools", "roles").locator("[data-scoring]")).to_have_text("Questions in this pool: 3.")


def test_the_outline_tells_the_points_of_one_attempt(editor: EditorPage) -> None:
    expect(editor.head("questions")).to_contain_text("3 questions, 2 points")
    draw = editor.field(editor.expand("questions").item("pools", "roles"), "draw")
    draw.fill("2")
    expect(editor.head("questions")).to_contain_text("3 questions, 3 points")
    draw.fill("some")
    expect(editor.head("questions")).to_contain_text("3 questions, 1 point")
    expect(draw).to_have_attribute("aria-invalid", "true")
    expect(editor.part("findings")).to_contain_text("How many each learner gets must be a whole number.")


def test_a_draft_question_that_is_put_into_a_pool_is_still_a_draft(live_site: Site, page: Page) -> None:
    draft = DRAWN | {"questions": [WHO | {"draft": True}, WHAT, SORT]}
    editor = opened(live_site, page, "classic", draft).expand("questions")
    card = question(editor, "who")
    card.get_by_label("Pool").select_option("Terms")
    expect(card.locator(".cbs-head .cbs-draft")).to_be_visible()
    card.get_by_role("button", name="Add a hint").click()
    expect(card.locator(".cbs-head .cbs-draft")).to_be_hidden()


# Options that keep their place


def test_an_option_can_keep_its_place_only_where_options_are_mixed(live_site: Site, page: Page) -> None:
    editor = opened(live_site, page, "classic").expand("questions", "settings")
    who, what = question(editor, "who"), question(editor, "what")
    stays = [card.get_by_role("checkbox", name="Keeps its place") for card in (who, what)]
    expect(stays[0]).to_have_count(0)
    who.get_by_role("checkbox", name="Show in another order").check()
    expect(stays[0]).to_have_count(3)
    expect(stays[1]).to_have_count(0)
    stays[0].last.check()
    who.get_by_role("checkbox", name="Show in another order").uncheck()
    expect(stays[0]).to_have_count(1)
    rule(editor, "Order").select_option("Options of every question")
    expect(stays[0]).to_have_count(3)
    expect(stays[1]).to_have_count(3)


# Rules


def test_each_rule_tells_what_it_is_for_and_what_holds_by_default(editor: EditorPage) -> None:
    editor.expand("settings")
    expect(rule(editor, "Show answers")).to_have_accessible_description(
        "When learners see right answers and explanations. “Right” is asked of each question. "
        "Default: When right or closed"
    )
    expect(rule(editor, "Order")).to_have_accessible_description(
        "What is put in another order for each learner and each attempt. "
        "Default: Options, where a question says so"
    )


def test_a_rule_that_is_not_offered_stays_unless_another_is_chosen(live_site: Site, page: Page) -> None:
    live_site.author_course(showanswer="on_mondays")
    editor = opened(live_site, page, "classic").expand("settings")
    expect(rule(editor, "Show answers")).to_have_value("on_mondays")
    expect(editor.part("findings")).to_contain_text("There is no rule “on_mondays”")
    rule(editor, "Hints").select_option("Never")
    rule(editor, "Show answers").select_option("Always")
    editor.undo()
    expect(rule(editor, "Show answers")).to_have_value("on_mondays")
    editor.save()
    expect_closed(page)
    authored = live_site.authored(editor.usage)
    assert authored["hints"] == "never"
    assert "showanswer" not in authored


def test_an_imported_document_brings_its_pools_and_hints(live_site: Site, page: Page) -> None:
    editor = opened(live_site, page, "classic", DRAWN)
    editor.button("Import and export").click()
    text = editor.root.get_by_label("Document as OLX")
    expect(text).not_to_have_value("")
    olx = text.input_value()
    text.fill(olx.replace(">Terms<", ">Words<").replace("Who reads it?", "Who writes it?"))
    editor.button("Read it").click()
    expect(editor.part("olx-changes")).to_contain_text("Pool “Words” changed")
    expect(editor.part("olx-changes")).to_contain_text("Question “Who assigns codes?” changed")
    editor.button("Use this document").click()
    editor.save()
    expect_closed(page)
    stored = editor.stored
    assert stored["pools"] == [{"id": "roles", "name": "Roles"}, {"id": "terms", "name": "Words", "draw": 2}]
    assert [hint["text"] for hint in stored["questions"][0]["hints"]] == [
        "Think of the record.",
        "Who writes it?",
    ]
