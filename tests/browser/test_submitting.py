"""Submitting: what happens between pressing the button and seeing the result, also when it does not work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.learner_page import SAVED, UNSAVED, LearnerPage, refuse_as_busy, sees_busy
from tests.support.lesson import HALF, RIGHT, SORT, WHAT, WHO, WRONG, Learner, data
from tests.support.site import Site

NOT_SUBMITTED = "Not submitted."
IN_DOUBT = "We do not know yet whether it arrived."
PAST_DUE = "The due date has passed. Nothing more can be submitted."
LAPSED = "Your saved answers were not submitted. They do not count."


def test_a_submission_shows_its_score_and_moves_the_focus_to_it(amina: LearnerPage) -> None:
    amina.submit(RIGHT)
    expect(amina.result).to_have_text("Attempt 1: 3 of 3 (100%)")
    expect(amina.result).to_be_focused()
    expect(amina.part("result-text")).to_contain_text("Everything is right.")
    expect(amina.part("score")).to_contain_text("3 of 3 (100%)")


def test_unanswered_questions_are_counted_before_anything_is_submitted(
    amina: LearnerPage, learner: Learner
) -> None:
    amina.answer({"who": ["a"], "sort": {"s1": "coder"}})
    amina.button("Submit answers").click()
    expect(amina.part("warning")).to_contain_text("2 questions are not fully answered.")
    expect(amina.part("warning")).to_be_focused()
    amina.link("Go to the first one").click()
    expect(amina.question("what")).to_be_focused()
    assert learner.payload["attempts"]["used"] == 0


def test_what_is_not_answered_can_be_submitted_after_a_second_thought(amina: LearnerPage) -> None:
    amina.answer({"who": ["a"]})
    amina.button("Submit answers").click()
    amina.button("Submit anyway").click()
    expect(amina.result).to_have_text("Attempt 1: 1 of 3 (33%)")
    amina.sees_marks("what", "Not answered: 0 of 1 point")


def test_nothing_at_all_cannot_be_submitted(amina: LearnerPage) -> None:
    amina.button("Submit answers").click()
    expect(amina.part("warning")).to_contain_text("No question is answered yet.")
    expect(amina.button("Submit anyway")).to_be_hidden()


def test_a_double_click_uses_one_attempt(amina: LearnerPage, learner: Learner) -> None:
    amina.draft(RIGHT)
    amina.button("Submit answers").dblclick()
    expect(amina.result).to_be_visible()
    assert learner.payload["attempts"]["used"] == 1


def test_while_a_submission_runs_nothing_can_be_changed(amina: LearnerPage) -> None:
    running: list[Route] = []
    amina.page.route("**/submit", lambda route: running.append(route))
    amina.answer(RIGHT)
    amina.button("Submit answers").click()
    expect(amina.button("Submit answers")).to_have_attribute("aria-disabled", "true")
    expect(amina.input("who", "b")).to_be_disabled()
    amina.sees_status("Submitting…")
    running[0].continue_()
    expect(amina.result).to_be_visible()


# What can go wrong


def test_without_a_connection_it_says_so_and_the_same_answers_can_be_submitted_later(
    amina: LearnerPage, learner: Learner
) -> None:
    amina.draft(RIGHT)
    amina.go_offline()
    amina.button("Submit answers").click()
    amina.sees_trouble(f"{NOT_SUBMITTED} There is no connection.")
    amina.sees_answers(RIGHT)
    amina.go_online()
    amina.button("Submit answers").click()
    expect(amina.result).to_have_text("Attempt 1: 3 of 3 (100%)")
    assert learner.payload["attempts"]["used"] == 1


def lose_reply(route: Route) -> None:
    """The server gets the request, and its answer never comes back."""
    route.fetch()
    route.abort()


def test_a_submission_whose_reply_was_lost_is_found_by_itself(amina: LearnerPage, learner: Learner) -> None:
    amina.page.route("**/submit", lose_reply)
    amina.draft(RIGHT)
    amina.button("Submit answers").click()
    amina.sees_trouble(IN_DOUBT)
    expect(amina.result).to_have_text("Attempt 1: 3 of 3 (100%)")
    expect(amina.result).to_be_focused()
    expect(amina.part("trouble")).to_be_hidden()
    assert learner.payload["attempts"]["used"] == 1


@pytest.mark.parametrize("fault", ["no answer", "gateway"])
def test_a_submission_that_did_not_arrive_says_so_and_can_be_made_again(
    amina: LearnerPage, learner: Learner, fault: str
) -> None:
    amina.page.route("**/submit", lambda route: fail(route, fault))
    amina.draft(RIGHT)
    amina.button("Submit answers").click()
    amina.sees_trouble(IN_DOUBT)
    amina.sees_trouble(f"{NOT_SUBMITTED} Your answers did not arrive.")
    assert learner.payload["attempts"]["used"] == 0
    amina.page.unroute("**/submit")
    amina.button("Submit answers").click()
    expect(amina.result).to_have_text("Attempt 1: 3 of 3 (100%)")


def fail(route: Route, fault: str) -> None:
    if fault == "gateway":
        route.fulfill(status=504, body="<h1>Gateway timeout</h1>")
    else:
        route.abort()


def test_as_long_as_nobody_answers_it_asks_and_the_connection_brings_the_answer(
    amina: LearnerPage, learner: Learner
) -> None:
    amina.draft(RIGHT)
    amina.page.clock.install()
    amina.page.route("**/submit", lose_reply)
    amina.page.route("**/student_view_user_state", lambda route: route.abort())
    amina.button("Submit answers").click()
    amina.sees_trouble(IN_DOUBT)
    for seconds in (1, 2, 4, 8):
        with amina.page.expect_request("**/student_view_user_state"):
            amina.page.clock.run_for(seconds * 1_000)
    amina.sees_trouble(IN_DOUBT)
    amina.page.unroute("**/student_view_user_state")
    amina.page.evaluate("window.dispatchEvent(new Event('online'))")
    expect(amina.result).to_have_text("Attempt 1: 3 of 3 (100%)")
    assert learner.payload["attempts"]["used"] == 1


def test_in_doubt_the_same_answers_can_be_submitted_again(amina: LearnerPage, learner: Learner) -> None:
    amina.draft(RIGHT)
    amina.page.clock.install()
    amina.page.route("**/submit", lose_reply)
    amina.button("Submit answers").click()
    amina.sees_trouble(IN_DOUBT)
    amina.page.unroute("**/submit")
    amina.button("Submit answers").click()
    expect(amina.result).to_have_text("Attempt 1: 3 of 3 (100%)")
    assert learner.payload["attempts"]["used"] == 1


def test_what_is_changed_in_doubt_is_offered_for_the_next_attempt(
    amina: LearnerPage, learner: Learner
) -> None:
    amina.draft(RIGHT)
    amina.page.clock.install()
    amina.page.route("**/submit", lose_reply)
    amina.button("Submit answers").click()
    amina.sees_trouble(IN_DOUBT)
    amina.answer({"who": ["b"]})
    amina.sees_status(UNSAVED)
    amina.page.clock.run_for(1_000)
    expect(amina.result).to_have_text("Attempt 1: 3 of 3 (100%)")
    expect(amina.part("offer")).to_be_visible()


def test_while_another_request_writes_it_asks_again(amina: LearnerPage) -> None:
    amina.page.route("**/submit", refuse_as_busy, times=2)
    amina.submit(RIGHT)
    expect(amina.result).to_have_text("Attempt 1: 3 of 3 (100%)")


def test_a_server_that_stays_busy_is_said_and_the_answers_stay(amina: LearnerPage) -> None:
    amina.draft(RIGHT)
    amina.page.clock.install()
    amina.page.route("**/submit", refuse_as_busy)
    amina.button("Submit answers").click()
    sees_busy(amina)
    amina.sees_trouble(NOT_SUBMITTED)
    amina.sees_answers(RIGHT)
    expect(amina.button("Submit answers")).to_be_visible()


# Two requests, two pages


def test_a_submission_does_not_wait_for_answers_that_are_being_saved(
    amina: LearnerPage, learner: Learner
) -> None:
    saving: list[Route] = []
    amina.page.route("**/save_draft", lambda route: saving.append(route))
    with amina.page.expect_request("**/save_draft"):
        amina.answer(RIGHT)
    amina.button("Submit answers").click()
    expect(amina.result).to_have_text("Attempt 1: 3 of 3 (100%)")
    saving[0].continue_()
    amina.come_back()
    expect(amina.part("trouble")).to_be_hidden()
    assert learner.payload["attempts"]["used"] == 1


def test_answers_of_this_page_that_were_saved_in_the_same_moment_are_no_reason_to_ask(
    amina: LearnerPage, learner: Learner
) -> None:
    late: list[Route] = []

    def save_and_tell_late(route: Route) -> None:
        route.fetch()
        late.append(route)

    amina.page.route("**/save_draft", save_and_tell_late, times=1)
    with amina.page.expect_request("**/save_draft"):
        amina.answer({"who": ["b"]})
    amina.submit(RIGHT)
    expect(amina.result).to_have_text("Attempt 1: 3 of 3 (100%)")
    assert learner.payload["attempts"]["used"] == 1


def test_a_submission_on_older_answers_is_put_together_and_waits(
    amina: LearnerPage, learner: Learner
) -> None:
    amina.page.route("**/save_draft", lambda route: route.abort())
    amina.answer(HALF)
    learner.draft({"what": ["b"], "sort": {"s1": "coder"}})
    amina.press_submit()
    amina.sees_trouble(f"{NOT_SUBMITTED} No attempt was used.")
    expect(amina.part("trouble")).to_be_focused()
    together = {"who": ["a"], "what": ["a", "b"], "sort": {"s1": "coder"}}
    amina.sees_answers(together)
    assert learner.payload["attempts"]["used"] == 0
    amina.page.unroute("**/save_draft")
    amina.press_submit()
    expect(amina.result).to_be_visible()
    assert learner.payload["review"]["answers"] == together


def test_a_submission_on_older_answers_leads_to_what_is_to_be_chosen(
    amina: LearnerPage, learner: Learner
) -> None:
    amina.page.route("**/save_draft", lambda route: route.abort())
    amina.answer({"who": ["b"]})
    learner.draft({"who": ["c"]})
    amina.press_submit()
    amina.sees_trouble(f"{NOT_SUBMITTED} No attempt was used.")
    expect(amina.choices).to_be_focused()
    amina.sees_answers({"who": ["c"]})


def test_without_a_session_it_offers_to_sign_in(amina: LearnerPage) -> None:
    amina.draft(RIGHT)
    amina.page.context.clear_cookies()
    amina.button("Submit answers").click()
    amina.sees_trouble(f"{NOT_SUBMITTED} You are no longer signed in.")
    expect(amina.link("Sign in")).to_have_attribute("target", "_blank")
    amina.sees_answers(RIGHT)


def test_after_the_due_date_it_says_so_and_keeps_the_answers_in_sight(
    amina: LearnerPage, live_site: Site
) -> None:
    amina.draft(RIGHT)
    live_site.author(live_site.unit, due="2020-01-01T00:00:00Z")
    amina.button("Submit answers").click()
    amina.sees_trouble(f"{NOT_SUBMITTED} The due date has passed.")
    expect(amina.part("closed")).to_contain_text(LAPSED)
    amina.sees_answers(RIGHT)
    expect(amina.input("who", "b")).to_be_disabled()


def test_changed_questions_use_no_attempt_and_keep_the_answers_that_fit(
    amina: LearnerPage, live_site: Site, learner: Learner
) -> None:
    amina.draft(RIGHT)
    renamed = WHO | {"options": [{"id": "n", "text": "The nurse", "correct": True}, *WHO["options"][1:]]}
    live_site.author(amina.usage, data=data(questions=[renamed, WHAT, SORT]))
    amina.button("Submit answers").click()
    amina.sees_trouble("The questions were changed")
    amina.button("Load the new questions").click()
    expect(amina.block.get_by_text("The nurse")).to_be_visible()
    amina.sees_answers({"what": RIGHT["what"], "sort": RIGHT["sort"]})
    assert learner.payload["attempts"]["used"] == 0


def test_other_answers_for_a_recorded_attempt_show_its_result_and_are_offered_for_the_next(
    amina: LearnerPage, learner: Learner
) -> None:
    amina.page.route("**/save_draft", lambda route: route.abort())
    amina.answer(RIGHT)
    learner.submit(WRONG)
    amina.button("Submit answers").click()
    expect(amina.result).to_have_text("Attempt 1: 0 of 3 (0%)")
    amina.sees_trouble("recorded before, with other answers")
    amina.page.unroute("**/save_draft")
    amina.button("Use the answers kept on this device").click()
    for answer in ("The coder", "Coder"):
        amina.button(f"Here: {answer}").click()
    amina.sees_answers(RIGHT | {"what": ["a", "b", "c"]})
    amina.sees_status(SAVED)


# What the course says


def told_by(amina: LearnerPage, moment: str) -> str:
    """A moment as this browser tells it, with its zone."""
    fields = "year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit'"
    options = f"{{{fields}, timeZoneName: 'short'}}"
    told: str = amina.page.evaluate(f"moment => new Date(moment).toLocaleString('en', {options})", moment)
    return told


def test_a_due_date_is_told_in_the_learners_own_time(amina: LearnerPage, live_site: Site) -> None:
    due = (datetime.now(UTC) + timedelta(days=30)).strftime("%Y-%m-%dT12:00:00Z")
    live_site.author(live_site.unit, due=due)
    amina.reload()
    told = told_by(amina, due)
    expect(amina.part("count")).to_contain_text(f"Open until {told}.")


def test_after_the_due_date_everything_can_be_read_and_nothing_answered(
    amina: LearnerPage, live_site: Site
) -> None:
    live_site.author(live_site.unit, due="2020-01-01T00:00:00Z")
    amina.reload()
    expect(amina.part("closed")).to_contain_text("The due date has passed.")
    expect(amina.button("Submit answers")).to_be_hidden()
    expect(amina.input("who", "a")).to_be_disabled()


def due_in(**time: int) -> str:
    return (datetime.now(UTC) + timedelta(**time)).isoformat()


def test_shortly_before_the_due_date_it_says_that_saved_answers_have_to_be_submitted(
    amina: LearnerPage, live_site: Site
) -> None:
    live_site.author(live_site.unit, due=due_in(hours=25))
    amina.reload().draft(HALF)
    expect(amina.part("soon")).to_be_hidden()
    live_site.author(live_site.unit, due=(due := due_in(hours=23)))
    amina.reload()
    told = told_by(amina, due)
    expect(amina.part("soon")).to_have_text(
        f"Saved answers count only if you submit them. You can do so until {told}."
    )
    amina.press_submit()
    expect(amina.result).to_be_visible()
    expect(amina.part("soon")).to_be_hidden()


def test_after_the_due_date_it_says_that_saved_answers_were_not_submitted(
    amina: LearnerPage, live_site: Site
) -> None:
    amina.draft(RIGHT)
    live_site.author(live_site.unit, due=due_in(hours=-1))
    amina.reload()
    expect(amina.part("closed")).to_have_text(f"{PAST_DUE} {LAPSED}")
    amina.sees_answers(RIGHT)
    expect(amina.part("soon")).to_be_hidden()


def test_saved_answers_that_missed_the_due_date_are_beside_the_results_and_not_in_their_place(
    amina: LearnerPage, live_site: Site
) -> None:
    amina.submit(HALF)
    amina.try_again()
    amina.draft(RIGHT)
    live_site.author(live_site.unit, due=due_in(hours=-1))
    amina.reload()
    expect(amina.part("closed")).to_have_text(f"{PAST_DUE} {LAPSED}")
    expect(amina.result).to_have_text("Attempt 1: 1.5 of 3 (50%)")
    amina.button("Show the saved answers").click()
    amina.sees_answers(RIGHT)
    expect(amina.input("who", "a")).to_be_disabled()
    expect(amina.button("Submit answers")).to_be_hidden()
    amina.button("Review attempt 1").click()
    amina.sees_answers(HALF)


def test_where_nothing_was_left_unsubmitted_nothing_is_said_of_it(
    amina: LearnerPage, live_site: Site
) -> None:
    amina.submit(HALF)
    live_site.author(live_site.unit, due=due_in(hours=-1))
    amina.reload()
    expect(amina.part("closed")).to_have_text(PAST_DUE)


def test_hidden_results_stay_hidden(amina: LearnerPage, live_site: Site) -> None:
    live_site.author(amina.usage, show_correctness="never")
    amina.reload().submit(HALF)
    expect(amina.result).to_have_text("Attempt 1: submitted")
    expect(amina.part("result-text")).to_contain_text("Results are not shown here at this time.")
    expect(amina.block.locator(".cb-verdict")).to_have_count(0)
    expect(amina.part("score")).to_be_hidden()
    expect(amina.part("look-again")).to_be_hidden()
    expect(amina.part("onward")).to_be_hidden()
    amina.try_again()
    expect(amina.part("recorded")).to_have_text("Results are not shown here at this time.")
    expect(amina.block.locator(".cb-verdict")).to_have_count(0)
    amina.button("Submit answers").click()
    expect(amina.part("missing")).to_contain_text("These are the same answers as in attempt 1.")
    amina.button("Submit anyway").click()
    expect(amina.part("result-text")).not_to_contain_text("since")


def test_a_state_of_a_newer_release_is_left_alone(live_site: Site, usage: str, page: Page) -> None:
    newer = {"state_version": 99, "draft": {"answers": "in a later form"}}
    live_site.put_state("amina", usage, newer)
    page.clock.install()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.method))
    amina = LearnerPage(page, live_site, usage).open_as("amina")
    expect(amina.part("closed")).to_contain_text("saved by a newer version")
    expect(amina.part("read-count")).to_have_text("2 of 2 read")
    page.clock.run_for(60_000)
    amina.leave()
    assert "POST" not in requests
    assert live_site.state("amina", usage) == newer
