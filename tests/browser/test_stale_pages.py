"""A page is never stale: whoever comes back to it sees what was saved meanwhile, before anything is sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.learner_page import SAVED, UNSAVED, LearnerPage, eventually
from tests.support.lesson import HALF, RIGHT, SORT, WHAT, WRONG, Learner, data

STATE = "**/student_view_user_state"
LOOKING = "Looking for your saved answers…"
ON_THIS_DEVICE = "No answer from the server yet. These are the answers on this device."


def from_the_browsers_cache(amina: LearnerPage) -> None:
    amina.wake_up()


def connected_again(amina: LearnerPage) -> None:
    amina.go_offline()
    amina.go_online()


def seen_again(amina: LearnerPage) -> None:
    amina.page.clock.fast_forward("01:00")
    amina.page.evaluate("document.dispatchEvent(new Event('visibilitychange', {bubbles: true}))")


def after_a_long_sleep(amina: LearnerPage) -> None:
    amina.page.clock.fast_forward("08:00:00")
    amina.come_back()


WAYS_BACK = [from_the_browsers_cache, connected_again, seen_again, after_a_long_sleep]
Way = Callable[[LearnerPage], None]


@pytest.fixture
def slow(amina: LearnerPage) -> list[Route]:
    """The requests for the state, none of them answered yet."""
    asked: list[Route] = []
    amina.page.clock.install()
    amina.page.route(STATE, lambda route: asked.append(route))
    return asked


def stop_the_clock(page: Page) -> None:
    """No time passes for the page until its clock resumes, however slow the machine is."""
    page.clock.pause_at(page.evaluate("Date.now()") + 1_000)


def requests_of(page: Page) -> list[str]:
    """The handlers that the page calls from now on."""
    handlers: list[str] = []
    page.on("request", lambda request: handlers.append(request.url.split("/")[-1]))
    return handlers


# Coming back


@pytest.mark.parametrize("way", WAYS_BACK)
def test_what_was_saved_elsewhere_is_there(amina: LearnerPage, learner: Learner, way: Way) -> None:
    amina.page.clock.install()
    amina.draft({"who": ["a"]})
    learner.draft(RIGHT, draft=1)
    way(amina)
    amina.sees_answers(RIGHT)
    amina.sees_status(SAVED)


@pytest.mark.parametrize("way", WAYS_BACK)
def test_the_state_is_asked_for_before_anything_is_sent(
    amina: LearnerPage, learner: Learner, way: Way
) -> None:
    amina.page.clock.install()
    amina.page.route("**/save_draft", lambda route: route.abort())
    amina.answer({"who": ["b"]})
    amina.sees_status(UNSAVED)
    learner.draft({"what": ["a"]})
    amina.page.unroute("**/save_draft")
    sent = requests_of(amina.page)
    way(amina)
    amina.sees_answers({"who": ["b"], "what": ["a"]})
    amina.sees_status(SAVED)
    assert sent[0] == "student_view_user_state"
    assert sent.count("save_draft") == 1


def test_back_to_an_old_copy_of_the_page_shows_what_was_saved_since(
    amina: LearnerPage, learner: Learner
) -> None:
    token = "JSON.parse(document.querySelector('.xblock-json-init-args').textContent).page"
    shown = amina.page.evaluate(token)
    amina.page.goto(f"{amina.site.address}/")
    learner.draft(HALF)
    amina.page.go_back()
    assert amina.page.evaluate(token) == shown
    amina.sees_answers(HALF)
    amina.sees_status(SAVED)


def test_a_page_that_is_loaded_anew_asks_for_nothing(amina: LearnerPage) -> None:
    amina.draft(HALF)
    sent = requests_of(amina.page)
    amina.reload().sees_answers(HALF)
    amina.sees_status(SAVED)
    amina.come_back()
    amina.draft({"who": ["b"]})
    assert "student_view_user_state" not in sent


def test_what_was_read_elsewhere_is_known_too(amina: LearnerPage, learner: Learner) -> None:
    amina.site.put_state("amina", amina.usage, {})
    amina.site.restart()
    amina.reload()
    amina.page.clock.install()
    learner.read("coder", "biller")
    amina.wake_up()
    expect(amina.part("read-count")).to_have_text("2 of 2 read")


def test_what_is_closed_meanwhile_is_shown_as_closed(amina: LearnerPage) -> None:
    amina.draft(HALF)
    amina.site.author(amina.site.unit, due="2020-01-01T00:00:00Z")
    amina.wake_up()
    expect(amina.part("closed")).to_contain_text("The due date has passed.")
    amina.sees_answers(HALF)


def test_changed_questions_are_told_on_coming_back(amina: LearnerPage) -> None:
    amina.draft(HALF)
    amina.site.author(amina.usage, data=data(questions=[WHAT, SORT]))
    amina.wake_up()
    amina.sees_trouble("The questions were changed since you opened this page.")
    amina.button("Load the new questions").click()
    amina.sees_answers({"what": ["a"]})


def test_without_a_session_it_offers_to_sign_in(amina: LearnerPage) -> None:
    amina.draft(HALF)
    amina.page.context.clear_cookies()
    amina.wake_up()
    amina.sees_trouble("You are no longer signed in.")
    amina.sees_answers(HALF)


# While the answer takes its time


def test_it_says_that_it_looks_and_after_two_seconds_that_it_shows_what_is_here(
    amina: LearnerPage, learner: Learner, slow: list[Route]
) -> None:
    amina.draft({"who": ["a"]})
    learner.draft({"who": ["a"], "what": ["a"]}, draft=1)
    amina.wake_up()
    amina.sees_status(LOOKING)
    amina.page.clock.run_for(2_000)
    amina.sees_status(ON_THIS_DEVICE)
    expect(amina.block.get_by_role("status")).to_have_text(ON_THIS_DEVICE)
    amina.sees_answers({"who": ["a"]})
    slow[0].continue_()
    amina.sees_answers({"who": ["a"], "what": ["a"]})
    amina.sees_status(SAVED)


def test_what_is_typed_meanwhile_is_put_together_with_what_comes(
    amina: LearnerPage, learner: Learner, slow: list[Route]
) -> None:
    learner.draft({"what": ["a"]})
    sent = requests_of(amina.page)
    stop_the_clock(amina.page)
    amina.wake_up()
    amina.answer({"who": ["b"]})
    amina.page.clock.run_for(1_500)
    amina.look_away()
    assert sent == ["student_view_user_state"]
    slow[0].continue_()
    amina.sees_answers({"who": ["b"], "what": ["a"]})
    amina.page.clock.resume()
    amina.sees_status(SAVED)
    assert sent == ["student_view_user_state", "save_draft"]
    assert learner.payload["draft"]["answers"] == {"who": ["b"], "what": ["a"]}


def test_after_two_seconds_answers_are_saved_and_nothing_older_comes_over_them(
    amina: LearnerPage, learner: Learner, slow: list[Route]
) -> None:
    amina.draft({"who": ["a"]})
    saved: list[int] = []
    amina.page.on("response", lambda reply: saved.append(reply.status) if "save_draft" in reply.url else None)
    amina.wake_up()
    amina.sees_status(LOOKING)
    old = slow[0].fetch()
    amina.answer({"who": ["b"]})
    amina.page.clock.run_for(2_000)
    amina.sees_status(SAVED)
    with amina.page.expect_response(STATE):
        slow[0].fulfill(response=old)
    amina.draft({"what": ["a"]})
    amina.sees_answers({"who": ["b"], "what": ["a"]})
    assert learner.payload["draft"]["answers"] == {"who": ["b"], "what": ["a"]}
    assert saved == [200, 200]


def test_a_submission_waits_for_the_state_and_is_not_taken_on_older_answers(
    amina: LearnerPage, learner: Learner, slow: list[Route]
) -> None:
    amina.draft(HALF)
    learner.draft(HALF | {"sort": {"s1": "coder"}}, draft=1)
    sent = requests_of(amina.page)
    stop_the_clock(amina.page)
    amina.wake_up()
    amina.press_submit()
    amina.sees_status("Submitting…")
    assert sent == ["student_view_user_state"]
    amina.page.clock.resume()
    slow[0].continue_()
    amina.sees_trouble("Not submitted. No attempt was used.")
    amina.sees_answers(HALF | {"sort": {"s1": "coder"}})
    assert learner.payload["attempts"]["used"] == 0


# An attempt that was submitted elsewhere


def test_its_result_is_shown_and_nothing_is_offered_where_nothing_was_typed(
    amina: LearnerPage, learner: Learner
) -> None:
    amina.draft(HALF)
    learner.submit(RIGHT, draft=1)
    amina.page.evaluate("document.activeElement.blur()")
    amina.wake_up()
    expect(amina.result).to_have_text("Attempt 1: 3 of 3 (100%)")
    expect(amina.part("offer")).to_be_hidden()
    expect(amina.part("trouble")).to_be_hidden()
    expect(amina.block.locator(":focus")).to_have_count(0)


def test_what_was_typed_here_and_differs_is_offered_for_the_next_attempt(
    amina: LearnerPage, learner: Learner, slow: list[Route]
) -> None:
    learner.submit(WRONG)
    amina.wake_up()
    amina.answer({"sort": {"s2": "biller"}})
    slow[0].continue_()
    expect(amina.result).to_be_focused()
    amina.button("Use the answers kept on this device").click()
    amina.sees_answers(WRONG | {"sort": {"s1": "biller", "s2": "biller"}})
    amina.sees_status(SAVED)


def test_nothing_is_offered_where_no_attempt_is_open(
    amina: LearnerPage, learner: Learner, slow: list[Route]
) -> None:
    amina.site.author(amina.usage, max_attempts=1)
    learner.submit(WRONG)
    amina.wake_up()
    amina.answer({"who": ["a"]})
    slow[0].continue_()
    expect(amina.result).to_be_visible()
    expect(amina.part("offer")).to_be_hidden()


def test_an_attempt_begun_elsewhere_goes_on_here(amina: LearnerPage, learner: Learner) -> None:
    amina.submit(WRONG)
    learner.draft(HALF, serial=2)
    amina.wake_up()
    amina.sees_answers(HALF)
    expect(amina.button("Submit answers")).to_be_visible()


def test_results_that_are_being_looked_at_stay_as_they_are(amina: LearnerPage) -> None:
    amina.submit(WRONG)
    amina.button("Review attempt 1").focus()
    with amina.page.expect_response(STATE):
        amina.wake_up()
    expect(amina.button("Review attempt 1")).to_be_focused()
    eventually(lambda: amina.part("status").text_content() == "")
