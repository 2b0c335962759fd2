"""Matching questions: on the learner's page, on two devices, and in the editor."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor_page import EditorPage
from tests.browser.learner_page import SAVED, LearnerPage, is_fit_for_everybody
from tests.kinds.matching import SYSTEMS
from tests.support.browser import axe_findings
from tests.support.lesson import Learner, data
from tests.support.site import Site
from tests.support.studio import expect_closed

RIGHT = {"p1": "icd", "p2": "hcpcs", "p3": "icd"}
WRONG = {"p1": "cpt", "p2": "hcpcs"}


@pytest.fixture
def stored() -> str:
    return data(questions=[SYSTEMS])


def match(learner: LearnerPage, answer: dict[str, str]) -> None:
    for pair, target in answer.items():
        learner.chooser("systems", pair).select_option(target)


def submit(learner: LearnerPage, answer: dict[str, str]) -> None:
    match(learner, answer)
    learner.press_submit()
    expect(learner.result).to_be_visible()


def sees(learner: LearnerPage, answer: dict[str, str]) -> None:
    for pair in RIGHT:
        expect(learner.chooser("systems", pair)).to_have_value(answer.get(pair, ""))


# Answering


def test_a_row_is_a_list_named_by_its_wording_with_the_answers_in_order(amina: LearnerPage) -> None:
    chooser = amina.block.get_by_role("combobox", name="A wheelchair", exact=True)
    expect(chooser.locator("option")).to_have_text(["Choose…", "CPT", "HCPCS Level II", "ICD-10-CM"])


def test_answers_are_saved_and_come_back(amina: LearnerPage, learner: Learner) -> None:
    match(amina, WRONG)
    amina.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == {"systems": WRONG}
    amina.reload()
    sees(amina, WRONG)


def test_a_match_can_be_taken_back(amina: LearnerPage, learner: Learner) -> None:
    match(amina, WRONG)
    match(amina, {"p1": ""})
    amina.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == {"systems": {"p2": "hcpcs"}}


def test_it_is_answered_when_every_row_is(amina: LearnerPage) -> None:
    match(amina, WRONG)
    amina.button("Submit answers").click()
    expect(amina.part("missing")).to_have_text("1 question is not fully answered.")
    match(amina, {"p3": "cpt"})
    amina.button("Submit answers").click()
    expect(amina.result).to_be_visible()


def test_the_keyboard_is_enough(amina: LearnerPage) -> None:
    keyboard = amina.page.keyboard
    amina.part("check-title").focus()
    for letter, pair in (("I", "p1"), ("H", "p2"), ("I", "p3")):
        keyboard.press("Tab")
        expect(amina.chooser("systems", pair)).to_be_focused()
        keyboard.type(letter)
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(amina.result).to_have_text("Attempt 1: 1 of 1 (100%)")


# Results


def test_each_row_is_marked_and_feedback_is_given_on_it(amina: LearnerPage) -> None:
    submit(amina, WRONG)
    amina.sees_marks("systems", "Partly right: 0.33 of 1 point", "Wrong", "Right")
    expect(amina.question("systems").locator("[data-item=p1] .cb-feedback")).to_have_text("SECRET diagnoses")


def test_the_key_stands_below_what_is_not_right_once_no_try_can_change_it(
    amina: LearnerPage, live_site: Site
) -> None:
    live_site.author(amina.usage, max_attempts=1)
    amina.reload()
    submit(amina, WRONG)
    key = "Right answer: ICD-10-CM"
    amina.sees_marks("systems", "Partly right: 0.33 of 1 point", "Wrong", key, "Right", key)


def test_in_another_attempt_the_marks_stand_until_the_row_is_changed(amina: LearnerPage) -> None:
    submit(amina, WRONG)
    amina.try_again()
    sees(amina, WRONG)
    match(amina, {"p1": "icd"})
    amina.sees_marks("systems", "Right")


# Two devices


def test_rows_matched_on_two_devices_come_together(
    amina: LearnerPage, other_device: LearnerPage, learner: Learner
) -> None:
    match(amina, {"p1": "icd"})
    amina.sees_status(SAVED)
    match(other_device, {"p2": "cpt"})
    other_device.sees_status(SAVED)
    sees(other_device, {"p1": "icd", "p2": "cpt"})
    assert learner.payload["draft"]["answers"] == {"systems": {"p1": "icd", "p2": "cpt"}}


def test_where_they_differ_the_row_shows_both_and_the_focus_goes_to_what_was_chosen(
    amina: LearnerPage, other_device: LearnerPage, learner: Learner
) -> None:
    match(amina, {"p1": "icd"})
    amina.sees_status(SAVED)
    match(other_device, {"p1": "cpt"})
    row = other_device.question("systems").locator("[data-item=p1]")
    expect(row.get_by_role("button")).to_have_text(["Here: CPT", "On another page: ICD-10-CM"])
    other_device.button("Here: CPT").press("Enter")
    expect(other_device.chooser("systems", "p1")).to_be_focused()
    other_device.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == {"systems": {"p1": "cpt"}}


# Everybody, everywhere


def empty(amina: LearnerPage) -> None:
    expect(amina.button("Submit answers")).to_be_visible()


def answered(amina: LearnerPage) -> None:
    match(amina, WRONG)
    amina.sees_status(SAVED)


def wrong(amina: LearnerPage) -> None:
    submit(amina, WRONG)


def right(amina: LearnerPage) -> None:
    submit(amina, RIGHT)


def again(amina: LearnerPage) -> None:
    wrong(amina)
    amina.try_again()


@pytest.mark.parametrize("reach", [empty, answered, wrong, right, again])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    amina: LearnerPage, reach: Callable[[LearnerPage], None]
) -> None:
    is_fit_for_everybody(amina, reach)


def left(page: LearnerPage, selector: str) -> float:
    box = page.question("systems").locator(f"[data-item=p1] {selector}").bounding_box()
    assert box
    return box["x"]


def top(page: LearnerPage, selector: str) -> float:
    box = page.question("systems").locator(f"[data-item=p1] {selector}").bounding_box()
    assert box
    return box["y"]


def test_wording_and_list_stand_side_by_side_as_the_language_runs(
    amina: LearnerPage, live_site: Site
) -> None:
    assert left(amina, ".cb-wording") < left(amina, "select")
    live_site.author(amina.usage, data=data(language="ar", questions=[SYSTEMS]))
    amina.open("view=student_view&lang=ar")
    assert left(amina, ".cb-wording") > left(amina, "select")


def test_on_a_phone_the_list_stands_below_the_wording(amina: LearnerPage) -> None:
    amina.page.set_viewport_size({"width": 320, "height": 800})
    assert top(amina, "select") > top(amina, ".cb-wording")
    box = amina.chooser("systems", "p1").bounding_box()
    assert box
    assert box["height"] >= 44


# In the editor


def test_an_author_writes_a_matching_from_nothing(live_site: Site, page: Page, usage: str) -> None:
    editor = EditorPage(page, live_site, usage).open().expand("questions")
    editor.button("Add a matching question").locator("visible=true").last.click()
    page.keyboard.type("Which code set?")
    card = editor.list("questions").locator("> [data-item]").last
    targets, pairs = (card.locator(f"[data-list={name}] > li") for name in ("targets", "pairs"))
    for item, text in zip(targets.all(), ("ICD-10-CM", "CPT", "HCPCS Level II"), strict=True):
        editor.field(item, "text").fill(text)
    for item, text, target in zip(
        pairs.all(), ("Diagnosis", "Wheelchair"), ("ICD-10-CM", "HCPCS Level II"), strict=True
    ):
        editor.field(item, "text").fill(text)
        editor.field(item, "target").select_option(target)
    assert axe_findings(page) == []
    editor.save()
    expect_closed(page)
    question: dict[str, Any] = editor.stored["questions"][-1]
    ids = {target["text"]: target["id"] for target in question["targets"]}
    assert [(pair["text"], pair["target"]) for pair in question["pairs"]] == [
        ("Diagnosis", ids["ICD-10-CM"]),
        ("Wheelchair", ids["HCPCS Level II"]),
    ]
    assert json.loads(live_site.authored(usage)["data"])["version"] == 2


def test_a_removed_answer_leaves_its_rows_without_one_and_undo_brings_both_back(
    live_site: Site, page: Page, usage: str
) -> None:
    editor = EditorPage(page, live_site, usage).open().expand("questions")
    card = editor.expand_item("questions", "systems")
    editor.tool(editor.item("targets", "hcpcs"), "Remove").click()
    expect(editor.part("findings")).to_contain_text("This row goes with no answer of this question yet")
    expect(editor.part("findings")).to_contain_text("Row 2 › Goes with")
    editor.undo()
    expect(card.locator("[data-id=p2] [data-field=target]")).to_have_value("hcpcs")
