"""Nothing typed is ever lost, and the page says how it is kept."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from tests.browser.learner_page import (
    SAVED,
    UNSAVED,
    LearnerPage,
    eventually,
    refuse_as_busy,
    sees_busy,
)
from tests.support.lesson import CONTENT, HALF, RIGHT, SORT, WHAT, WHO, Learner, data
from tests.support.site import Site

KEPT_ON_THIS_DEVICE = "This device keeps answers of yours"


def kept_on_device(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('coding-billing'))")


# Saving and coming back


def test_answers_are_saved_by_themselves_and_come_back_after_a_reload(amina: LearnerPage) -> None:
    amina.draft(HALF)
    amina.reload().sees_answers(HALF)
    amina.sees_status(SAVED)


def test_answers_come_back_in_another_browser(
    amina: LearnerPage, live_site: Site, other_browser: Page
) -> None:
    amina.draft(HALF)
    LearnerPage(other_browser, live_site, amina.usage).open_as("amina").sees_answers(HALF)


def test_answers_come_back_after_the_server_restarted(amina: LearnerPage, live_site: Site) -> None:
    amina.draft(HALF)
    live_site.restart()
    amina.reload().sees_answers(HALF)


def test_saved_answers_are_not_kept_on_the_device_too(amina: LearnerPage) -> None:
    amina.draft(HALF)
    assert kept_on_device(amina.page) == []


def test_answers_taken_back_stay_taken_back(amina: LearnerPage) -> None:
    amina.draft({"what": ["a", "b"]})
    amina.input("what", "b").uncheck()
    amina.sees_status(SAVED)
    amina.reload().sees_answers({"what": ["a"]})


def test_what_was_typed_just_before_leaving_is_saved(amina: LearnerPage, learner: Learner) -> None:
    amina.answer(HALF)
    amina.leave()
    eventually(lambda: (learner.payload["draft"] or {}).get("answers") == HALF)


# Without a connection


def test_without_a_connection_answers_stay_on_the_device_and_are_saved_when_it_is_back(
    amina: LearnerPage, learner: Learner
) -> None:
    amina.go_offline()
    amina.answer(HALF)
    amina.sees_status(UNSAVED)
    assert len(kept_on_device(amina.page)) == 1
    amina.go_online()
    amina.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == HALF


def test_answers_that_could_not_be_saved_survive_the_page(amina: LearnerPage, learner: Learner) -> None:
    amina.go_offline()
    amina.answer(HALF)
    amina.sees_status(UNSAVED)
    amina.leave()
    amina.go_online()
    amina.open().sees_answers(HALF)
    amina.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == HALF


def test_a_server_error_is_no_reason_to_lose_answers(amina: LearnerPage) -> None:
    amina.page.route("**/save_draft", lambda route: route.fulfill(status=502, body="<h1>Bad gateway</h1>"))
    amina.answer(HALF)
    amina.sees_status(UNSAVED)
    amina.page.unroute("**/save_draft")
    amina.come_back()
    amina.sees_status(SAVED)


def test_a_browser_without_storage_still_saves(live_site: Site, usage: str, page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})")
    amina = LearnerPage(page, live_site, usage).open_as("amina")
    amina.draft(HALF)
    amina.go_offline()
    amina.answer(RIGHT)
    amina.sees_status("Not saved; keep this page open")


def test_a_full_device_is_no_reason_to_lose_answers(amina: LearnerPage, learner: Learner) -> None:
    amina.fill_the_device()
    amina.draft(HALF)
    amina.go_offline()
    amina.answer(RIGHT)
    amina.sees_status("Not saved; keep this page open")
    amina.go_online()
    amina.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == RIGHT


def test_while_another_request_writes_it_asks_again(amina: LearnerPage, learner: Learner) -> None:
    amina.page.route("**/save_draft", refuse_as_busy, times=2)
    amina.draft(HALF)
    assert learner.payload["draft"]["answers"] == HALF


def test_a_server_that_stays_busy_is_said_and_asked_again_later(amina: LearnerPage, learner: Learner) -> None:
    amina.page.clock.install()
    amina.page.route("**/save_draft", refuse_as_busy)
    amina.answer(HALF)
    sees_busy(amina)
    amina.sees_status(UNSAVED)
    amina.sees_answers(HALF)
    amina.page.unroute("**/save_draft")
    amina.page.clock.run_for(5_000)
    amina.sees_status(SAVED)
    expect(amina.part("trouble")).to_be_hidden()


# Leaving


def test_what_a_page_sends_when_it_is_left_goes_in_one_request(
    live_site: Site, usage: str, page: Page, learner: Learner
) -> None:
    page.clock.install()
    amina = LearnerPage(page, live_site, usage).open_as("amina")
    expect(amina.part("read-count")).to_have_text("2 of 2 read")
    amina.answer(HALF)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url.split("/")[-1]))
    amina.look_away()
    eventually(lambda: (learner.payload["draft"] or {}).get("answers") == HALF)
    assert learner.payload["reading"]["read"] == ["coder", "biller"]
    amina.leave()
    assert [handler for handler in sent if handler != "about:blank"] == ["leave"]


# Nobody signed in any more


def test_a_lost_session_is_said_with_a_way_to_sign_in_and_back(amina: LearnerPage, learner: Learner) -> None:
    amina.page.context.clear_cookies()
    amina.answer(HALF)
    amina.sees_status(UNSAVED)
    amina.sees_trouble("You are no longer signed in.")
    with amina.page.context.expect_page() as opened:
        amina.link("Sign in").click()
    opened.value.get_by_role("button", name="Amina").click()
    expect(opened.value.locator(".who")).to_contain_text("Amina")
    amina.come_back()
    amina.sees_status(SAVED)
    expect(amina.part("trouble")).to_be_hidden()
    assert learner.payload["draft"]["answers"] == HALF


def test_a_sign_in_page_instead_of_an_answer_counts_as_not_saved(amina: LearnerPage) -> None:
    amina.page.route("**/save_draft", lambda route: route.fulfill(body="<h1>Sign in</h1>"))
    amina.answer(HALF)
    amina.sees_status(UNSAVED)
    amina.sees_trouble("You are no longer signed in.")


def test_a_way_to_a_sign_in_page_counts_as_not_saved(amina: LearnerPage) -> None:
    amina.page.route("**/save_draft", lambda route: route.fulfill(status=302, headers={"Location": "/login"}))
    amina.answer(HALF)
    amina.sees_status(UNSAVED)
    amina.sees_trouble("You are no longer signed in.")


def test_who_is_not_enrolled_any_more_is_told_that_and_not_to_sign_in(
    amina: LearnerPage, live_site: Site
) -> None:
    live_site.unenroll("amina")
    amina.answer(HALF)
    amina.sees_status(UNSAVED)
    amina.sees_trouble("Enrol in this course to take part.")
    expect(amina.link("Sign in")).to_be_hidden()


# An attempt that is over


def leave_answers_of_an_earlier_attempt_behind(amina: LearnerPage, learner: Learner) -> None:
    """On this device the payer was picked and not saved; then, elsewhere, the patient was submitted."""
    amina.go_offline()
    amina.answer({"who": ["b"], "what": ["b"]})
    learner.submit({"who": ["c"]})
    amina.leave()
    amina.go_online()
    amina.open()
    expect(amina.part("offer")).to_contain_text(KEPT_ON_THIS_DEVICE)
    amina.sees_answers({"who": ["c"]})


def test_answers_of_this_device_are_offered_for_another_attempt_and_what_differs_is_shown(
    amina: LearnerPage, learner: Learner
) -> None:
    leave_answers_of_an_earlier_attempt_behind(amina, learner)
    amina.button("Use the answers kept on this device").click()
    amina.sees_answers({"who": ["c"], "what": ["b"]})
    expect(amina.part("offer")).to_be_hidden()
    expect(amina.choices).to_be_focused()
    amina.button("Here: The payer").click()
    amina.sees_answers({"who": ["b"], "what": ["b"]})
    amina.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == {"who": ["b"], "what": ["b"]}


def test_offered_answers_can_be_discarded_for_good(amina: LearnerPage, learner: Learner) -> None:
    leave_answers_of_an_earlier_attempt_behind(amina, learner)
    amina.reload()
    expect(amina.part("offer")).to_be_visible()
    amina.button("Discard them").click()
    amina.reload().sees_answers({"who": ["c"]})
    expect(amina.part("offer")).to_be_hidden()
    assert kept_on_device(amina.page) == []


def test_a_page_whose_attempt_was_submitted_elsewhere_shows_its_result_and_keeps_what_was_typed(
    amina: LearnerPage,
) -> None:
    stale = amina.second_tab()
    amina.page.bring_to_front()
    amina.submit(RIGHT)
    stale.page.bring_to_front()
    stale.answer({"who": ["b"]})
    expect(stale.result).to_have_text("Attempt 1: 3 of 3 (100%)")
    expect(stale.result).to_be_focused()
    stale.sees_trouble("recorded before, with other answers")
    stale.button("Use the answers kept on this device").click()
    stale.button("Here: The payer").click()
    stale.sees_answers(RIGHT | {"who": ["b"]})
    stale.sees_status(SAVED)


# More than one learner


def test_learners_on_one_device_do_not_see_each_others_answers(
    amina: LearnerPage, live_site: Site, learner: Learner
) -> None:
    amina.go_offline()
    amina.answer(HALF)
    amina.sees_status(UNSAVED)
    amina.leave()
    amina.go_online()
    ben = LearnerPage(amina.page, live_site, amina.usage).open_as("ben")
    ben.sees_answers({})
    expect(ben.part("offer")).to_be_hidden()
    amina.open_as("amina").sees_answers(HALF)
    amina.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == HALF


# Content that changes


def test_questions_that_changed_meanwhile_are_said_and_loaded_with_the_answers_that_fit(
    amina: LearnerPage, live_site: Site
) -> None:
    options = [{"id": "z", "text": "Coders, all of them", "correct": True}, *WHAT["options"][:2]]
    live_site.author(amina.usage, data=data(questions=[WHO, WHAT | {"options": options}, SORT]))
    amina.answer({"who": ["a"], "what": ["a", "c"]})
    amina.sees_trouble("The questions were changed")
    amina.button("Load the new questions").click()
    expect(amina.block.get_by_text("Coders, all of them")).to_be_visible()
    amina.sees_answers({"who": ["a"], "what": ["a"]})
    amina.sees_status(SAVED)


def test_after_the_questions_changed_nothing_is_sent_and_the_notice_stays(
    amina: LearnerPage, live_site: Site, learner: Learner
) -> None:
    live_site.author(amina.usage, data=data(questions=[WHAT, SORT]))
    amina.answer({"who": ["a"], "what": ["a"]})
    amina.sees_trouble("The questions were changed")
    kept = learner.payload
    sent: list[str] = []
    amina.page.on("request", lambda request: sent.append(request.url))
    amina.answer({"what": ["b"]})
    amina.sees_status(UNSAVED)
    amina.press_submit()
    amina.sees_trouble("Not submitted. The questions were changed")
    amina.wake_up()
    amina.look_away()
    amina.sees_trouble("The questions were changed")
    assert sent == []
    assert learner.payload == kept
    amina.button("Load the new questions").click()
    amina.sees_answers({"what": ["a", "b"]})
    amina.sees_status(SAVED)


def test_answers_to_a_question_that_is_gone_do_no_harm(amina: LearnerPage, live_site: Site) -> None:
    amina.go_offline()
    amina.answer(HALF)
    amina.leave()
    amina.go_online()
    live_site.author(amina.usage, data=json.dumps(CONTENT | {"questions": [WHAT]}))
    amina.open().sees_answers({"what": ["a"]})
    amina.sees_status(SAVED)
