"""Numbers an author needs: points, minutes to read, how a question is scored, room that is left, what Save does."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.browser.editor_states import opened
from tests.support.lesson import SORT, WHAT, WHO
from tests.support.site import Site
from tests.support.studio import Host

HOSTS: tuple[Host, ...] = ("classic", "iframe", "library")
WORTH = SMALL | {"questions": [WHO | {"points": 1}, WHAT | {"points": 2.5}, SORT | {"points": 0.1}]}
LONG = {"sections": [{"id": "long", "title": "Long", "body": "word " * 700}]}
PUBLISHED = "Learners get them once the unit is published."
TAKEN_OVER = "Courses get them once they are published there and taken over."


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    return opened(live_site, page, "classic", WORTH)


# Points


def test_the_outline_tells_the_points_in_all_and_of_each_question(editor: EditorPage) -> None:
    expect(editor.head("questions")).to_contain_text("3 questions, 3.6 points")
    editor.expand("questions")
    for question, points in {"who": "1 point", "what": "2.5 points", "sort": "0.1 points"}.items():
        expect(editor.item("questions", question).locator(".cbs-toggle")).to_contain_text(points)


def test_they_follow_what_is_written(editor: EditorPage) -> None:
    card = editor.expand("questions").expand_item("questions", "who")
    card.locator("summary").click()
    points = editor.field(card, "points")
    points.fill("4")
    expect(editor.head("questions")).to_contain_text("3 questions, 6.6 points")
    expect(card.locator(".cbs-toggle")).to_contain_text("4 points")
    points.fill("a lot")
    expect(editor.head("questions")).to_contain_text("3 questions, 2.6 points")
    expect(card.locator(".cbs-toggle")).not_to_contain_text("point")
    editor.undo()
    expect(editor.head("questions")).to_contain_text("3 questions, 3.6 points")


# Minutes


def test_it_tells_the_minutes_to_read_as_the_learners_page_does(live_site: Site, page: Page) -> None:
    editor = opened(live_site, page, "classic", SMALL | {"lesson": LONG})
    expect(editor.root.locator(".cbs-intro")).to_contain_text("4 minutes to read")
    expect(editor.root.frame_locator("[data-cb='preview']").get_by_text("4 minutes to read.")).to_be_visible()
    text = editor.field(editor.expand("lesson").expand_item("sections", "long"), "body")
    text.fill("word " * 100)
    expect(editor.root.locator(".cbs-intro")).to_contain_text("1 minute to read")


def test_where_nothing_is_to_be_read_there_are_none(live_site: Site, page: Page) -> None:
    editor = opened(live_site, page, "classic", {"questions": [WHO | {"section": ""}]})
    expect(editor.part("findings-note")).to_have_text("Nothing to report.")
    expect(editor.root.locator(".cbs-intro")).not_to_contain_text("read")


# Scoring


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("who", "All or nothing"),
        ("what", "each wrong one takes as much away"),
        ("sort", "takes nothing away"),
    ],
)
def test_each_question_says_how_it_is_scored(editor: EditorPage, question: str, sentence: str) -> None:
    card = editor.expand("questions").expand_item("questions", question)
    card.locator("summary").click()
    expect(card.locator("[data-scoring]")).to_contain_text(sentence)
    expect(editor.field(card, "points")).to_have_accessible_description(
        card.locator("[data-scoring]").inner_text()
    )


def test_the_sentence_follows_the_kind_of_choice(editor: EditorPage) -> None:
    card = editor.expand("questions").expand_item("questions", "who")
    card.locator("summary").click()
    card.get_by_label("Several options may be right").check()
    expect(card.locator("[data-scoring]")).to_contain_text("Partial credit")


# Room


@pytest.mark.parametrize(("name", "most"), [("title", 500), ("body", 20_000)])
def test_only_near_its_bound_a_text_says_how_much_room_is_left(
    editor: EditorPage, name: str, most: int
) -> None:
    card = editor.expand("lesson").expand_item("sections", "coder")
    field, room = editor.field(card, name), card.locator(".cbs-room")
    field.fill("x" * (most * 9 // 10))
    expect(room).to_have_count(0)
    field.press("End")
    editor.page.keyboard.type("x")
    expect(room).to_have_text(f"{most // 10 - 1:,} characters left")
    expect(editor.live).to_have_text(f"{most // 10 - 1:,} characters left")
    field.fill("x" * (most - 1))
    expect(room).to_have_text("1 character left")
    field.fill("x" * (most + 2))
    expect(room).to_have_text("2 characters too many")
    editor.undo()
    expect(room).to_have_count(0)


def test_a_cell_says_it_too(editor: EditorPage) -> None:
    editor.expand("comparison")
    heading = editor.field(editor.item("columns", "coding"), "label")
    heading.fill("😀" * 490)
    expect(editor.item("columns", "coding").locator(".cbs-room")).to_have_text("10 characters left")


# What Save does


@pytest.mark.parametrize(
    ("host", "sentence"), [("classic", PUBLISHED), ("iframe", PUBLISHED), ("library", TAKEN_OVER)]
)
def test_beside_save_it_says_what_save_does(live_site: Site, page: Page, host: Host, sentence: str) -> None:
    editor = opened(live_site, page, host)
    expect(editor.root.locator(".xblock-actions").get_by_text(sentence)).to_be_visible()
    expect(editor.button("Save")).to_have_accessible_description(re.compile(re.escape(sentence)))
