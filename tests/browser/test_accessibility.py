"""Everybody can use it: axe finds nothing in any state, the keyboard is enough, names are said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from coding_billing_xblock.questions.choice import Choice
from coding_billing_xblock.questions.sorting import Sorting
from tests.browser.learner_page import WIDTHS, LearnerPage, each_width, faults
from tests.support.lesson import HALF, RIGHT, SORT, WHAT, WHO, WRONG, Learner, data
from tests.support.site import Site


def empty(amina: LearnerPage) -> None:
    expect(amina.button("Submit answers")).to_be_visible()


def draft(amina: LearnerPage) -> None:
    amina.draft(HALF)


def warned(amina: LearnerPage) -> None:
    amina.answer(HALF)
    amina.button("Submit answers").click()


def wrong(amina: LearnerPage) -> None:
    amina.submit(WRONG)


def right(amina: LearnerPage) -> None:
    amina.submit(RIGHT)


def retry(amina: LearnerPage) -> None:
    amina.submit(WRONG)
    amina.try_again()


def answer_changed(amina: LearnerPage) -> None:
    retry(amina)
    amina.answer({"who": ["a"], "what": ["a"]})


def same_answers(amina: LearnerPage) -> None:
    amina.submit(RIGHT)
    amina.try_again()
    amina.button("Submit answers").click()
    expect(amina.part("warning")).to_be_visible()


def better(amina: LearnerPage) -> None:
    retry(amina)
    amina.submit({"who": ["a"]})
    amina.question("who").get_by_text("Feedback").first.click()


def next_step(amina: LearnerPage) -> None:
    amina.site.author(amina.usage, data=data(next_step={"title": "Talk to us", "body": "We help."}))
    amina.reload().submit(RIGHT)


def due_soon(amina: LearnerPage) -> None:
    due = datetime.now(UTC) + timedelta(hours=1)
    amina.site.author(amina.site.unit, due=due.isoformat())
    amina.reload().draft(HALF)


def due_missed(amina: LearnerPage) -> None:
    retry(amina)
    amina.draft({"who": ["a"]})
    past_due(amina)


def looking_back(amina: LearnerPage) -> None:
    amina.submit(WRONG)
    amina.try_again()
    amina.button("Review attempt 1").click()
    expect(amina.result).to_be_visible()


def hidden_results(amina: LearnerPage) -> None:
    amina.site.author(amina.usage, show_correctness="never")
    amina.reload().submit(WRONG)


def no_attempts_left(amina: LearnerPage) -> None:
    amina.site.author(amina.usage, max_attempts=1)
    amina.reload().submit(WRONG)


def passed(amina: LearnerPage) -> None:
    amina.site.author(amina.usage, pass_mark=50, data=data(outcome={"passed": "Well *done*."}))
    amina.reload().submit(HALF)


def past_due(amina: LearnerPage) -> None:
    amina.site.author(amina.site.unit, due="2020-01-01T00:00:00Z")
    amina.reload()
    expect(amina.part("closed")).to_be_visible()


def newer_state(amina: LearnerPage) -> None:
    amina.site.put_state("amina", amina.usage, {"state_version": 99})
    amina.reload()
    expect(amina.part("closed")).to_be_visible()


def set_by_course_team(amina: LearnerPage) -> None:
    Learner(amina.site, amina.usage).submit(WRONG)
    team = amina.site.visit("carla")
    team.submit(f"/gradebook/{amina.usage}/override", username="amina", score="0.5")
    amina.reload()
    expect(amina.part("score")).to_contain_text("course team")


def offline(amina: LearnerPage) -> None:
    amina.go_offline()
    amina.answer(HALF)
    amina.press_submit()
    expect(amina.part("trouble")).to_be_visible()


def signed_out(amina: LearnerPage) -> None:
    amina.page.context.clear_cookies()
    amina.answer(HALF)
    expect(amina.part("trouble")).to_be_visible()


def answers_offered(amina: LearnerPage) -> None:
    amina.page.route("**/save_draft", lambda route: route.abort())
    amina.answer(RIGHT)
    Learner(amina.site, amina.usage).submit(WRONG)
    amina.press_submit()
    expect(amina.part("offer")).to_be_visible()


def differing(amina: LearnerPage) -> None:
    amina.page.route("**/save_draft", lambda route: route.abort())
    amina.answer(RIGHT)
    Learner(amina.site, amina.usage).draft({"who": ["b"], "sort": {"s1": "biller"}})
    amina.press_submit()
    expect(amina.choices).to_have_count(2)


STATES = [
    empty,
    draft,
    warned,
    wrong,
    right,
    retry,
    answer_changed,
    same_answers,
    better,
    next_step,
    due_soon,
    due_missed,
    looking_back,
    hidden_results,
    no_attempts_left,
    passed,
    past_due,
    newer_state,
    set_by_course_team,
    offline,
    signed_out,
    answers_offered,
    differing,
]


@pytest.mark.parametrize("reach", STATES)
def test_axe_finds_nothing(amina: LearnerPage, reach: Callable[[LearnerPage], None]) -> None:
    amina.page.set_viewport_size({"width": min(WIDTHS), "height": 800})
    reach(amina)
    for _ in each_width(amina.page):
        assert faults(amina.page) == []


def test_axe_finds_nothing_in_the_shipped_lesson(live_site: Site, page: Page) -> None:
    lesson = LearnerPage(page, live_site, live_site.lesson).open_as("amina")
    expect(lesson.button("Submit answers")).to_be_visible()
    for _ in each_width(page):
        assert faults(page) == []


def test_axe_finds_nothing_for_a_visitor(live_site: Site, page: Page) -> None:
    LearnerPage(page, live_site, live_site.lesson).open("view=public_view")
    assert faults(page) == []


# The keyboard


def test_the_keyboard_is_enough_from_the_top_to_the_result(amina: LearnerPage) -> None:
    keyboard = amina.page.keyboard
    keyboard.press("Tab")
    expect(amina.link("Self-check: 0 of 3 answered")).to_be_focused()
    keyboard.press("Enter")
    expect(amina.part("check-title")).to_be_focused()
    keyboard.press("Tab")
    expect(amina.input("who", "a")).to_be_focused()
    keyboard.press("Space")
    for option in ("a", "b", "c"):
        keyboard.press("Tab")
        expect(amina.input("what", option)).to_be_focused()
        if option != "c":
            keyboard.press("Space")
    keyboard.press("Tab")
    keyboard.press("Space")
    keyboard.press("Tab")
    keyboard.press("ArrowDown")
    keyboard.press("Tab")
    expect(amina.button("Submit answers")).to_be_focused()
    keyboard.press("Enter")
    expect(amina.result).to_be_focused()


def test_enter_on_an_option_submits_nothing(amina: LearnerPage, learner: Learner) -> None:
    amina.draft(RIGHT)
    amina.input("who", "a").press("Enter")
    expect(amina.button("Submit answers")).to_be_visible()
    assert learner.payload["attempts"]["used"] == 0


def test_the_focus_is_always_somewhere_after_a_button_went_away(amina: LearnerPage) -> None:
    amina.submit(WRONG)
    for name in ("Try again", "Review attempt 1", "Back to your answers"):
        amina.button(name).first.press("Enter")
        expect(amina.block.locator(":focus")).to_have_count(1)


# Names


def test_a_question_is_a_group_named_by_its_number_and_wording(amina: LearnerPage) -> None:
    expect(amina.block.get_by_role("group", name="Question 1 Who assigns codes?")).to_be_visible()


def test_a_question_is_described_by_how_it_is_answered_and_what_it_is_worth(
    amina: LearnerPage, live_site: Site
) -> None:
    live_site.author(amina.usage, data=data(questions=[WHO, WHAT | {"points": 2}, SORT]))
    amina.reload()
    for question, told in {
        "who": "Choose one answer.",
        "what": f"Choose all answers that apply. Points: 2 {Choice.ways['minus']}",
        "sort": f"Choose one category for each statement. {Sorting.ways['part']}",
    }.items():
        expect(amina.question(question)).to_have_accessible_description(told)


def test_a_statement_is_a_group_of_its_own(amina: LearnerPage) -> None:
    statement = amina.block.get_by_role("radiogroup", name="Reads the record")
    expect(statement.get_by_role("radio", name="Biller")).to_be_visible()


def test_a_failure_is_said_to_screen_readers(amina: LearnerPage) -> None:
    amina.draft(RIGHT)
    amina.go_offline()
    amina.button("Submit answers").click()
    expect(amina.block.get_by_role("status")).to_have_text("Not submitted. There is no connection.")


def test_saving_is_said_once_and_not_at_every_change(amina: LearnerPage) -> None:
    amina.draft({"who": ["a"]})
    expect(amina.block.get_by_role("status")).to_have_text("Saved, not submitted")
    amina.page.evaluate(
        """() => {
            window.said = 0;
            const live = document.querySelector("[data-cb='live']");
            new MutationObserver(() => window.said++).observe(live, {childList: true, characterData: true});
        }"""
    )
    for option in ("b", "c"):
        with amina.page.expect_response("**/save_draft"):
            amina.answer({"who": [option]})
    assert amina.page.evaluate("window.said") == 0
