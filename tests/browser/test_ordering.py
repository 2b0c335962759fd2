"""Ordering questions: on the learner's page, on two devices, and in the editor."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from coding_billing_xblock.questions.ordering import Ordering
from tests.browser.editor_page import EditorPage
from tests.browser.learner_page import SAVED, LearnerPage, is_fit_for_everybody
from tests.kinds.ordering import CYCLE
from tests.support.browser import axe_findings
from tests.support.lesson import Learner, data
from tests.support.site import Site
from tests.support.studio import expect_closed

RIGHT = ["visit", "code", "claim", "paid"]
WRONG = ["code", "claim", "visit", "paid"]
SHOWN = list(Ordering.model_validate(CYCLE).public().items)


@pytest.fixture
def stored() -> str:
    return data(questions=[CYCLE])


def step(learner: LearnerPage, name: str) -> Locator:
    return learner.question("cycle").locator(f"[data-item='{name}']")


def up(learner: LearnerPage, name: str) -> Locator:
    return step(learner, name).get_by_role("button", name="Move up: ")


def down(learner: LearnerPage, name: str) -> Locator:
    return step(learner, name).get_by_role("button", name="Move down: ")


def box(learner: LearnerPage) -> Locator:
    return learner.question("cycle").get_by_role("checkbox", name="This is my order")


def order(learner: LearnerPage) -> list[str]:
    found: list[str] = (
        learner.question("cycle").locator("li").evaluate_all("steps => steps.map(step => step.dataset.item)")
    )
    return found


def arrange(learner: LearnerPage, wanted: list[str]) -> None:
    """Move each step up to its place, as somebody would; the box is ticked without that where nothing moves."""
    for place, name in enumerate(wanted):
        while order(learner).index(name) > place:
            up(learner, name).click()
    box(learner).check()


def submit(learner: LearnerPage, wanted: list[str]) -> None:
    arrange(learner, wanted)
    learner.press_submit()
    expect(learner.result).to_be_visible()


def saved(learner: Learner) -> object:
    return learner.payload["draft"]["answers"]


# Answering


def test_the_steps_are_mixed_and_nothing_is_answered_yet(amina: LearnerPage) -> None:
    assert order(amina) == SHOWN
    assert SHOWN != RIGHT
    expect(box(amina)).not_to_be_checked()
    amina.button("Submit answers").click()
    expect(amina.part("missing")).to_have_text("No question is answered yet.")


def test_a_move_keeps_the_focus_ticks_the_box_and_is_told(amina: LearnerPage) -> None:
    first, second = SHOWN[:2]
    wording = step(amina, first).locator(".cb-wording").inner_text()
    down(amina, first).click()
    assert order(amina) == [second, first, *SHOWN[2:]]
    expect(down(amina, first)).to_be_focused()
    expect(box(amina)).to_be_checked()
    expect(amina.block.get_by_role("status")).to_have_text(f"{wording}: now 2 of 4")
    amina.sees_status(SAVED)


def test_at_an_end_the_other_button_takes_the_focus(amina: LearnerPage) -> None:
    second = SHOWN[1]
    up(amina, second).press("Enter")
    expect(up(amina, second)).to_have_attribute("aria-disabled", "true")
    expect(down(amina, second)).to_be_focused()
    before = order(amina)
    up(amina, second).click(force=True)
    assert order(amina) == before
    expect(box(amina)).to_be_checked()


def test_the_order_shown_can_be_the_answer_and_the_box_takes_it_back(
    amina: LearnerPage, learner: Learner
) -> None:
    box(amina).check()
    amina.sees_status(SAVED)
    assert saved(learner) == {"cycle": SHOWN}
    with amina.page.expect_response("**/save_draft"):
        box(amina).uncheck()
    amina.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == {}
    assert order(amina) == SHOWN


def test_an_order_is_saved_and_comes_back(amina: LearnerPage, learner: Learner) -> None:
    arrange(amina, WRONG)
    amina.sees_status(SAVED)
    assert saved(learner) == {"cycle": WRONG}
    amina.reload()
    expect(box(amina)).to_be_checked()
    assert order(amina) == WRONG


def test_what_was_moved_stays_when_the_box_is_unticked(amina: LearnerPage) -> None:
    arrange(amina, WRONG)
    amina.sees_status(SAVED)
    with amina.page.expect_response("**/save_draft"):
        box(amina).uncheck()
    with amina.page.expect_response("**/student_view_user_state"):
        amina.wake_up()
    expect(box(amina)).not_to_be_checked()
    assert order(amina) == WRONG


def test_the_keyboard_is_enough(amina: LearnerPage) -> None:
    keyboard = amina.page.keyboard
    amina.part("check-title").focus()
    for place, name in enumerate(RIGHT):
        while order(amina).index(name) > place:
            while not amina.page.evaluate(
                "name => document.activeElement.dataset.by === '-1' "
                "&& document.activeElement.closest('[data-item]').dataset.item === name",
                name,
            ):
                keyboard.press("Shift+Tab" if order(amina).index(name) < focused_place(amina) else "Tab")
            keyboard.press("Enter")
    box(amina).focus()
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(amina.result).to_have_text("Attempt 1: 1 of 1 (100%)")


def focused_place(amina: LearnerPage) -> int:
    place: int = amina.page.evaluate(
        """() => [...document.querySelectorAll("[data-steps] > li")]
            .findIndex(step => step.contains(document.activeElement))"""
    )
    return place


def test_learners_have_orders_of_their_own_where_the_author_says_so(
    amina: LearnerPage, live_site: Site
) -> None:
    mixed = [{**CYCLE, "shuffle": True, "id": f"c{number}"} for number in range(6)]
    live_site.author(amina.usage, data=data(questions=mixed))

    def shown() -> list[list[str]]:
        return [
            amina.question(f"c{number}").locator("li").evaluate_all("all => all.map(one => one.dataset.item)")
            for number in range(6)
        ]

    amina.reload()
    first = shown()
    amina.reload()
    assert shown() == first
    amina.open_as("ben")
    assert shown() != first


# Results


def test_each_step_is_marked_by_the_pairs_it_stands_right_in(amina: LearnerPage) -> None:
    submit(amina, WRONG)
    partly = "Partly right (some of the other steps belong on its other side)"
    amina.sees_marks("cycle", "Partly right: 0.67 of 1 point", partly, partly, partly, "Right")
    expect(step(amina, "visit").locator(".cb-feedback")).to_have_text("SECRET visits come first")
    expect(up(amina, "visit")).to_be_hidden()


def test_the_right_place_of_a_step_is_told_once_no_try_can_change_it(
    amina: LearnerPage, live_site: Site
) -> None:
    live_site.author(amina.usage, max_attempts=1)
    amina.reload()
    submit(amina, ["code", "visit", "paid", "claim"])
    marks = [step(amina, name).locator(".cb-verdict").last for name in RIGHT]
    for place, mark in enumerate(marks, 1):
        expect(mark).to_have_text(f"Right place: {place}")


def test_in_another_attempt_a_step_keeps_its_mark_until_it_passes_another(amina: LearnerPage) -> None:
    submit(amina, WRONG)
    amina.try_again()
    assert order(amina) == WRONG
    up(amina, "visit").click()
    expect(step(amina, "code").locator(".cb-verdict")).to_have_count(1)
    expect(step(amina, "paid").locator(".cb-verdict")).to_have_text(["Right"])
    expect(step(amina, "visit").locator(".cb-verdict")).to_have_count(0)
    expect(step(amina, "claim").locator(".cb-verdict")).to_have_count(0)
    arrange(amina, RIGHT)
    amina.press_submit()
    expect(amina.result).to_have_text("Attempt 2: 1 of 1 (100%)")


# Two devices


def test_an_order_and_other_answers_of_two_devices_come_together(
    amina: LearnerPage, other_device: LearnerPage, learner: Learner
) -> None:
    arrange(amina, WRONG)
    amina.sees_status(SAVED)
    other_device.wake_up()
    expect(box(other_device)).to_be_checked()
    assert order(other_device) == WRONG


def test_where_they_differ_both_orders_are_shown(
    amina: LearnerPage, other_device: LearnerPage, learner: Learner
) -> None:
    arrange(amina, WRONG)
    amina.sees_status(SAVED)
    arrange(other_device, RIGHT)
    here = "Here: The visit; The codes; The claim; The payment"
    there = "On another page: The codes; The claim; The visit; The payment"
    expect(other_device.choices.get_by_role("button")).to_have_text([here, there])
    other_device.button(here).press("Enter")
    expect(other_device.choices).to_have_count(0)
    expect(other_device.question("cycle").locator(":focus")).to_have_count(1)
    other_device.sees_status(SAVED)
    assert order(other_device) == RIGHT
    assert saved(learner) == {"cycle": RIGHT}


# Everybody, everywhere


def empty(amina: LearnerPage) -> None:
    expect(amina.button("Submit answers")).to_be_visible()


def answered(amina: LearnerPage) -> None:
    arrange(amina, WRONG)
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


def test_the_buttons_stand_behind_the_wording_as_the_language_runs_and_are_big_enough(
    amina: LearnerPage, live_site: Site
) -> None:
    def boxes() -> tuple[dict[str, float], dict[str, float]]:
        wording, button = (
            step(amina, "code").locator(".cb-wording").bounding_box(),
            up(amina, "code").bounding_box(),
        )
        assert wording
        assert button
        return dict(wording), dict(button)

    wording, button = boxes()
    assert button["x"] > wording["x"]
    assert min(button["width"], button["height"]) >= 44
    live_site.author(amina.usage, data=data(language="ar", questions=[CYCLE]))
    amina.open("view=student_view&lang=ar")
    wording, button = boxes()
    assert button["x"] < wording["x"]
    expect(step(amina, "code")).to_have_css("direction", "rtl")  # so has its number


def test_without_a_script_it_reads_as_a_plain_list(live_site: Site, usage: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    amina = LearnerPage(context.new_page(), live_site, usage).open_as("amina")
    expect(amina.question("cycle").locator("li")).to_have_count(4)
    expect(step(amina, "visit")).to_be_visible()
    expect(amina.question("cycle").locator("button, input").locator("visible=true")).to_have_count(0)
    context.close()


# In the editor


def test_an_author_writes_an_ordering_from_nothing(live_site: Site, page: Page, usage: str) -> None:
    editor = EditorPage(page, live_site, usage).open().expand("questions")
    editor.button("Add an ordering question").locator("visible=true").last.click()
    page.keyboard.type("How does it go?")
    card = editor.list("questions").locator("> [data-item]").last
    items = card.locator("[data-list=steps] > li")
    for item, text in zip(items.all(), ("Second", "First", "Third"), strict=True):
        editor.field(item, "text").fill(text)
    editor.tool(items.nth(1), "Move up").click()
    assert axe_findings(page) == []
    editor.save()
    expect_closed(page)
    question = editor.stored["questions"][-1]
    assert [step["text"] for step in question["steps"]] == ["First", "Second", "Third"]
    assert editor.stored["version"] == 2


def test_the_preview_has_the_steps_mixed(live_site: Site, page: Page, usage: str) -> None:
    editor = EditorPage(page, live_site, usage).open()
    shown = editor.preview.content_frame.locator("[data-question='cycle'] li")
    expect(shown).to_have_count(4)
    assert shown.evaluate_all("steps => steps.map(step => step.dataset.item)") == SHOWN
