"""Questions for words: on the learner's page, on two devices, and in the editor."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editor_page import EditorPage
from tests.browser.learner_page import SAVED, LearnerPage, eventually, is_fit_for_everybody, overflow
from tests.kinds.text import CODE
from tests.support.browser import axe_findings
from tests.support.lesson import Learner, data
from tests.support.site import Site
from tests.support.studio import expect_closed

WIDTHS = pytest.mark.parametrize("width", [320, 1280])


@pytest.fixture
def stored() -> str:
    return data(questions=[CODE])


def field(learner: LearnerPage) -> Locator:
    return learner.question("code").get_by_role("textbox", name="Your answer", exact=True)


def submit(learner: LearnerPage, typed: str) -> None:
    field(learner).fill(typed)
    learner.press_submit()
    expect(learner.result).to_be_visible()


def have_the_last_try(learner: LearnerPage) -> None:
    learner.site.author(learner.usage, max_attempts=1)
    learner.reload()


# Answering


def test_the_field_is_described_by_the_question(amina: LearnerPage) -> None:
    expect(field(amina)).to_have_accessible_description(CODE["prompt"])


def test_what_is_typed_is_saved_as_it_is_and_comes_back(amina: LearnerPage, learner: Learner) -> None:
    field(amina).press_sequentially(" e 119 ")
    amina.sees_status(SAVED)
    eventually(lambda: learner.payload["draft"]["answers"] == {"code": " e 119 "})
    amina.reload()
    expect(field(amina)).to_have_value(" e 119 ")


def test_the_cursor_stays_while_answers_are_saved(amina: LearnerPage) -> None:
    field(amina).fill("E9")
    amina.sees_status(SAVED)
    field(amina).press("ArrowLeft")
    amina.wake_up()
    amina.page.keyboard.type("11.")
    amina.sees_status(SAVED)
    expect(field(amina)).to_have_value("E11.9")


@pytest.mark.parametrize("blank", ["", "  ", "\u3000", "\x1c"])
def test_blanks_are_no_answer(amina: LearnerPage, learner: Learner, blank: str) -> None:
    field(amina).fill("E")
    amina.sees_status(SAVED)
    with amina.page.expect_response("**/save_draft"):
        field(amina).fill(blank)
    amina.button("Submit answers").click()
    expect(amina.part("missing")).to_have_text("No question is answered yet.")
    assert learner.payload["draft"]["answers"] == {}


def test_the_keyboard_is_enough_and_enter_submits_nothing(amina: LearnerPage, learner: Learner) -> None:
    keyboard = amina.page.keyboard
    amina.part("check-title").focus()
    keyboard.press("Tab")
    expect(field(amina)).to_be_focused()
    keyboard.type("e11.9")
    keyboard.press("Enter")
    assert learner.payload["attempts"]["used"] == 0
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(amina.result).to_have_text("Attempt 1: 1 of 1 (100%)")


def test_it_says_what_matters(amina: LearnerPage, live_site: Site) -> None:
    strict = CODE | {"match_case": True, "match_marks": True}
    live_site.author(amina.usage, data=data(questions=[strict]))
    amina.reload()
    told = "Type a word or a few. Capital letters matter. Dots and hyphens matter."
    expect(amina.question("code")).to_have_accessible_description(told)


# Results


def test_a_wrong_answer_that_the_author_foresaw_gets_its_feedback(amina: LearnerPage) -> None:
    submit(amina, "e10.9")
    amina.sees_marks("code", "Wrong: 0 of 1 point", "Wrong")
    expect(amina.question("code").locator(".cb-feedback")).to_have_text("SECRET that is type 1")
    amina.try_again()
    submit(amina, "parking")
    expect(amina.question("code").locator(".cb-feedback")).to_have_count(0)


def test_a_right_one_gets_its_feedback_and_the_explanation(amina: LearnerPage) -> None:
    submit(amina, "E 11.9")
    amina.sees_marks("code", "Right: 1 of 1 point", "Right")
    expect(amina.question("code").locator(".cb-feedback")).to_have_text(
        ["SECRET without complications", "SECRET E11 is type 2"]
    )


def test_the_key_is_shown_once_no_try_can_change_the_answer(amina: LearnerPage) -> None:
    have_the_last_try(amina)
    submit(amina, "parking")
    amina.sees_marks("code", "Wrong: 0 of 1 point", "Wrong", "Right answer: \u2068E11.9\u2069")


def test_in_another_attempt_the_mark_stands_until_the_answer_is_changed(amina: LearnerPage) -> None:
    submit(amina, "parking")
    amina.try_again()
    expect(field(amina)).to_have_value("parking")
    amina.sees_marks("code", "Wrong: 0 of 1 point", "Wrong")
    field(amina).press_sequentially("s")
    amina.sees_marks("code")


# Two devices


def test_where_two_devices_differ_both_answers_are_shown_and_one_is_chosen(
    amina: LearnerPage, other_device: LearnerPage, learner: Learner
) -> None:
    field(amina).fill("E11.9")
    amina.sees_status(SAVED)
    field(other_device).fill("E10.9")
    choices = other_device.question("code").locator(".cb-differs button")
    expect(choices).to_have_text(["Here: E10.9", "On another page: E11.9"])
    other_device.button("Here: E10.9").press("Enter")
    expect(field(other_device)).to_be_focused()
    expect(field(other_device)).to_have_value("E10.9")
    other_device.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == {"code": "E10.9"}


def test_the_same_on_two_devices_is_no_difference(amina: LearnerPage, other_device: LearnerPage) -> None:
    for device in (amina, other_device):
        field(device).fill("E11.9")
        device.sees_status(SAVED)
    expect(other_device.choices).to_have_count(0)


# Everybody, everywhere


def empty(amina: LearnerPage) -> None:
    expect(amina.button("Submit answers")).to_be_visible()


def typed(amina: LearnerPage) -> None:
    field(amina).fill("E11.9")
    amina.sees_status(SAVED)


def wrong(amina: LearnerPage) -> None:
    submit(amina, "E10.9")


def right(amina: LearnerPage) -> None:
    submit(amina, "E11.9")
    amina.question("code").get_by_text("Feedback").click()


def wrong_for_good(amina: LearnerPage) -> None:
    have_the_last_try(amina)
    submit(amina, "w" * 500)


def differing(amina: LearnerPage) -> None:
    amina.page.route("**/save_draft", lambda route: route.abort())
    field(amina).fill("E10.9")
    Learner(amina.site, amina.usage, stored=data(questions=[CODE])).draft({"code": "w" * 500})
    amina.press_submit()
    expect(amina.choices).to_have_count(1)


@pytest.mark.parametrize("reach", [empty, typed, wrong, right, wrong_for_good, differing])
def test_axe_finds_nothing_and_all_of_it_fits(
    amina: LearnerPage, reach: Callable[[LearnerPage], None]
) -> None:
    is_fit_for_everybody(amina, reach)


@WIDTHS
def test_the_field_is_large_enough_to_touch_and_no_wider_than_a_line_of_words(
    amina: LearnerPage, width: int
) -> None:
    amina.page.set_viewport_size({"width": width, "height": 800})
    box = field(amina).bounding_box()
    assert box and box["height"] >= 44
    assert box["width"] == pytest.approx(480 if width > 320 else 320 - 40, abs=40)


def test_from_right_to_left_the_field_stands_at_the_right_and_each_answer_runs_its_own_way(
    amina: LearnerPage, live_site: Site
) -> None:
    live_site.author(amina.usage, data=data(language="ar", questions=[CODE]))
    amina.open("view=student_view&lang=ar")
    box, around = field(amina).bounding_box(), amina.question("code").locator(".cb-items").bounding_box()
    assert box and around
    assert field(amina).get_attribute("lang") == "ar"
    for written, way in (("E11.9", "ltr"), ("فاتورة", "rtl")):
        field(amina).fill(written)
        assert field(amina).evaluate("field => getComputedStyle(field).direction") == way
    assert overflow(amina.page) == 0


# The editor


@pytest.fixture
def editor(live_site: Site, page: Page, usage: str) -> EditorPage:
    return EditorPage(page, live_site, usage).open().expand("questions")


def test_an_author_writes_one_from_nothing(editor: EditorPage) -> None:
    editor.button("Add a short answer question").click()
    editor.page.keyboard.type("What is a bill to a payer called?")
    card = editor.list("questions").locator("> [data-item]").nth(1)
    card.get_by_label("Answer", exact=True).fill("claim")
    card.get_by_role("button", name="Add an answer").click()
    editor.page.keyboard.press("Space")
    second = card.locator("[data-list='answers'] > [data-item]").nth(1)
    editor.field(second, "correct").uncheck()
    editor.field(second, "text").fill("invoice")
    editor.field(second, "feedback").fill("That one goes to a patient.")
    card.get_by_label("Capital letters").check()
    editor.save()
    expect_closed(editor.page)
    question = editor.stored["questions"][1]
    assert [(one["text"], one.get("correct", False)) for one in question["answers"]] == [
        ("claim", True),
        ("invoice", False),
    ]
    assert question["answers"][1]["feedback"] == "That one goes to a patient."
    assert {name for name in question if name.startswith("match_")} == {"match_case"}
    assert editor.stored["version"] == 2


def test_the_preview_shows_it_with_its_answer(editor: EditorPage) -> None:
    editor.expand_item("questions", "code")
    editor.root.get_by_role("radio", name="With answers").check()
    expect(editor.root.frame_locator("iframe").get_by_label("Your answer")).to_have_value("E11.9")


def test_the_same_answer_twice_is_told_at_its_field(editor: EditorPage) -> None:
    card = editor.expand_item("questions", "code")
    text = editor.field(editor.item("answers", "words"), "text")
    text.fill("e 11-9")
    text.blur()
    expect(card.get_by_text("This is the same as an answer before it.")).to_be_visible()
    card.get_by_label("Dots and hyphens").check()
    expect(card.get_by_text("This is the same as an answer before it.")).to_be_hidden()


def test_axe_finds_nothing_in_the_editor(editor: EditorPage) -> None:
    editor.expand_item("questions", "code").locator("summary").first.click()
    assert axe_findings(editor.page, *editor.page.frames[1:]) == []
