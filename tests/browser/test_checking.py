"""One question at a time: checked at once, with hints, or given up; and what holds on another device meanwhile."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import APIResponse, Locator, Route, expect

from coding_billing_xblock.content.document import Document
from tests.browser.learner_page import (
    LearnerPage,
    each_width,
    faults,
    is_fit_for_everybody,
    listening,
    overflow,
)
from tests.kinds import kinds
from tests.support.lesson import CONTENT, RIGHT, SORT, WHAT, WHO, Learner
from tests.support.site import Site

HINTS = [{"id": "h1", "text": "HINT: look who *reads*."}, {"id": "h2", "text": "HINT: not the payer."}]
HINTED = CONTENT | {"questions": [WHO | {"hints": HINTS}, WHAT, SORT]}


@pytest.fixture
def stored() -> str:
    return json.dumps(HINTED)


@pytest.fixture
def rules() -> dict[str, Any]:
    """What the author chose, for a test to add to."""
    return {"feedback": "at_once"}


@pytest.fixture
def usage(live_site: Site, stored: str, rules: dict[str, Any]) -> str:
    """A block with questions that can be checked one by one, alone in the unit."""
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("small", data=stored, **rules)


def button(learner: LearnerPage, question: str, name: str) -> Locator:
    return learner.question(question).get_by_role("button", name=name, exact=True)


def check(learner: LearnerPage, question: str) -> None:
    button(learner, question, "Check this answer").click()


def take_hint(learner: LearnerPage, name: str = "Show a hint") -> None:
    button(learner, "who", name).click()


def hints(learner: LearnerPage) -> Locator:
    return learner.question("who").locator(".cb-hints > li")


def give_up(learner: LearnerPage) -> None:
    learner.button("Give up").click()
    learner.button("Give up and see the answers").click()


# Checking


def test_a_check_tells_at_once_and_the_answer_stands(amina: LearnerPage, learner: Learner) -> None:
    amina.answer({"who": ["b"]})
    check(amina, "who")
    amina.sees_marks("who", "Wrong: 0 of 1 point", "Wrong")
    expect(amina.question("who")).to_contain_text("SECRET payers decide")
    expect(amina.question("who")).not_to_contain_text("SECRET yes")
    expect(amina.input("who", "a")).to_be_disabled()
    expect(button(amina, "who", "Check this answer")).to_have_count(0)
    expect(amina.input("what", "a")).to_be_enabled()
    assert learner.state["opened"]["checked"] == {"who": ["b"]}
    assert (learner.grade, learner.payload["attempts"]["used"]) == (None, 0)


def test_a_checked_question_is_as_it_was_after_a_reload_and_counts_with_the_attempt(
    amina: LearnerPage,
) -> None:
    amina.answer({"who": ["a"]})
    check(amina, "who")
    amina.sees_marks("who", "Right: 1 of 1 point", "Right")
    amina.reload()
    amina.sees_marks("who", "Right: 1 of 1 point", "Right")
    expect(amina.input("who", "a")).to_be_disabled()
    amina.submit({"what": ["a", "b"], "sort": RIGHT["sort"]})
    expect(amina.result).to_have_text("Attempt 1: 3 of 3 (100%)")


EVERY_TYPE = [
    dict(kind.example) | {"id": name, "section": "", "hints": HINTS} for name, kind in kinds().items()
]


@pytest.mark.parametrize("stored", [json.dumps({"questions": EVERY_TYPE})])
def test_a_whole_answer_of_any_type_is_checked_at_once(amina: LearnerPage, learner: Learner) -> None:
    document = Document.model_validate({"questions": EVERY_TYPE})
    answers = {question.id: question.key() for question in document.questions}
    assert learner.draft(answers).status_code == 200
    amina.reload()
    for question in document.questions:
        check(amina, question.id)
        expect(amina.question(question.id).locator("[data-mark]")).to_contain_text("Right:")
    assert learner.state["opened"]["checked"].keys() == answers.keys()
    amina.reload().button("Submit answers").click()
    expect(amina.result).to_contain_text("(100%)")


def test_what_is_not_answered_is_not_checked_and_what_is_in_part_only_when_asked_again(
    amina: LearnerPage, learner: Learner
) -> None:
    check(amina, "sort")
    expect(amina.question("sort")).to_contain_text("Answer this question first.")
    amina.answer({"sort": {"s1": "coder"}})
    check(amina, "sort")
    expect(amina.question("sort")).to_contain_text("Not everything here is answered.")
    assert "opened" not in learner.state
    check(amina, "sort")
    amina.sees_marks("sort", "Partly right: 0.5 of 1 point", "Right")
    assert learner.state["opened"]["checked"] == {"sort": {"s1": "coder"}}


def test_the_next_attempt_asks_anew(amina: LearnerPage) -> None:
    amina.answer({"who": ["b"]})
    check(amina, "who")
    amina.sees_marks("who", "Wrong: 0 of 1 point", "Wrong")
    amina.press_submit()
    amina.try_again()
    amina.answer({"who": ["a"]})
    check(amina, "who")
    amina.sees_marks("who", "Right: 1 of 1 point", "Right")


def test_a_check_that_did_not_arrive_is_asked_again(amina: LearnerPage, learner: Learner) -> None:
    amina.draft({"who": ["b"]})
    amina.go_offline()
    check(amina, "who")
    amina.sees_trouble("There is no connection.")
    expect(amina.question("who")).to_contain_text("There is no connection.")
    expect(button(amina, "who", "Check this answer")).to_be_focused()
    expect(amina.input("who", "b")).to_be_checked()
    amina.go_online()
    check(amina, "who")
    amina.sees_marks("who", "Wrong: 0 of 1 point", "Wrong")
    expect(amina.part("trouble")).to_be_hidden()


def test_a_check_whose_reply_was_lost_is_told_when_asked_again(amina: LearnerPage) -> None:
    amina.draft({"who": ["b"]})
    amina.page.route("**/check_question", lambda route: (route.fetch(), route.abort()), times=1)
    check(amina, "who")
    expect(amina.part("trouble")).to_be_visible()
    check(amina, "who")
    amina.sees_marks("who", "Wrong: 0 of 1 point", "Wrong")


def test_what_was_checked_on_another_device_stands_here_too(
    amina: LearnerPage, other_device: LearnerPage, learner: Learner
) -> None:
    other_device.draft({"who": ["a"], "what": ["a"]})
    amina.wake_up()
    expect(amina.input("who", "a")).to_be_checked()
    amina.answer({"who": ["b"]})
    check(amina, "who")
    amina.sees_marks("who", "Wrong: 0 of 1 point", "Wrong")
    other_device.answer({"sort": {"s1": "coder"}})
    check(other_device, "who")
    other_device.sees_trouble("This question was checked already, with another answer.")
    expect(other_device.question("who").locator("legend")).to_be_focused()
    expect(other_device.input("who", "b")).to_be_checked()
    expect(other_device.input("who", "b")).to_be_disabled()
    other_device.press_submit()
    expect(other_device.result).to_have_text("Attempt 1: 1 of 3 (33%)")
    (attempt,) = learner.state["submissions"]["recorded"]
    assert attempt["answers"] == {"who": ["b"], "what": ["a"], "sort": {"s1": "coder"}}


def test_a_check_that_takes_a_while_takes_nobody_away_from_another_question(amina: LearnerPage) -> None:
    waiting: list[Route] = []
    amina.page.route("**/check_question", lambda route: waiting.append(route), times=1)
    amina.answer({"who": ["a"]})
    with amina.page.expect_request("**/check_question"):
        check(amina, "who")
    amina.input("what", "a").focus()
    waiting.pop().continue_()
    amina.sees_marks("who", "Right: 1 of 1 point", "Right")
    expect(amina.input("what", "a")).to_be_focused()


def test_a_check_that_is_told_after_the_submission_leaves_its_result_alone(amina: LearnerPage) -> None:
    waiting: list[tuple[Route, APIResponse]] = []
    amina.page.route("**/check_question", lambda route: waiting.append((route, route.fetch())), times=1)
    amina.answer({"who": ["a"]})
    with amina.page.expect_request("**/check_question"):
        check(amina, "who")
    amina.submit({"what": ["c"]})
    [(route, response)] = waiting
    with amina.page.expect_response("**/check_question"):
        route.fulfill(response=response)
    amina.button("Review attempt 1").focus()
    expect(amina.result).to_have_text("Attempt 1: 1 of 3 (33%)")
    amina.sees_marks("who", "Right: 1 of 1 point", "Right")
    expect(amina.button("Review attempt 1")).to_be_focused()


def test_nothing_is_checked_while_two_devices_differ_about_it(
    amina: LearnerPage, other_device: LearnerPage, learner: Learner
) -> None:
    amina.page.route("**/handler/save_draft", lambda route: route.abort())
    amina.answer({"who": ["b"]})
    other_device.draft({"who": ["a"]})
    amina.wake_up()
    expect(amina.choices).to_have_count(1)
    check(amina, "who")
    expect(amina.choices).to_be_focused()
    assert "checked" not in learner.state.get("opened", {})


def test_checking_by_the_keyboard_leads_to_what_came_of_it(amina: LearnerPage) -> None:
    amina.input("who", "a").focus()
    heard = listening(amina.part("live"))
    for key in ("Space", "Tab", "Tab", "Enter"):
        amina.page.keyboard.press(key)
    expect(amina.question("who").locator("legend")).to_be_focused()
    heard("Right: 1 of 1 point")


# Hints


def test_a_hint_is_secret_until_it_is_taken_and_they_come_one_by_one(
    amina: LearnerPage, learner: Learner
) -> None:
    assert "HINT" not in amina.page.content()
    take_hint(amina)
    expect(hints(amina)).to_have_text(["Hint 1HINT: look who reads."])
    expect(hints(amina)).to_be_focused()
    assert "not the payer" not in amina.page.content()
    take_hint(amina, "Show another hint")
    expect(hints(amina)).to_have_count(2)
    expect(button(amina, "who", "Show another hint")).to_have_count(0)
    expect(hints(amina.reload())).to_have_count(2)
    assert learner.state["opened"]["hints"] == {"who": ["h1", "h2"]}


def test_hints_belong_to_their_attempt(amina: LearnerPage) -> None:
    take_hint(amina)
    expect(hints(amina)).to_have_count(1)
    amina.submit({"who": ["b"]})
    expect(hints(amina)).to_have_count(1)
    amina.try_again()
    expect(hints(amina)).to_have_count(0)
    amina.button("Review attempt 1").click()
    expect(hints(amina)).to_have_text(["Hint 1HINT: look who reads."])


def test_typed_answers_stay_while_a_hint_is_taken(amina: LearnerPage, other_device: LearnerPage) -> None:
    other_device.draft({"what": ["c"]})
    amina.answer({"who": ["c"]})
    take_hint(amina)
    expect(hints(amina)).to_have_count(1)
    amina.sees_answers({"who": ["c"], "what": ["c"]})
    amina.answer({"who": ["b"]})
    expect(hints(amina)).to_have_text(["Hint 1HINT: look who reads."])


@pytest.mark.parametrize("rules", [{"hints": "never"}, {"hints": "after_attempt"}])
def test_hints_are_offered_when_the_author_says_so(amina: LearnerPage, rules: dict[str, Any]) -> None:
    expect(button(amina, "who", "Show a hint")).to_have_count(0)
    amina.submit({"who": ["b"]})
    amina.try_again()
    expect(button(amina, "who", "Show a hint")).to_have_count(int(rules["hints"] == "after_attempt"))


# Showing answers, giving up


@pytest.mark.parametrize("rules", [{"showanswer": "always"}])
def test_answers_can_be_seen_before_an_attempt_and_what_was_typed_waits(amina: LearnerPage) -> None:
    amina.answer({"who": ["b"]})
    amina.button("Show the answers").click()
    expect(amina.result).to_have_text("The right answers")
    amina.sees_marks("who", "Right answer")
    amina.sees_marks("sort", "Right answer: Coder", "Right answer: Biller")
    amina.sees_answers({"who": ["b"]})
    expect(amina.button("Submit answers")).to_be_hidden()
    amina.button("Back to your answers").click()
    amina.sees_answers({"who": ["b"]})
    amina.sees_marks("who")
    amina.submit({"who": ["a"]})
    expect(amina.result).to_have_text("Attempt 1: 1 of 3 (33%)")


@pytest.mark.parametrize("rules", [{"showanswer": "given_up", "max_attempts": None}])
def test_giving_up_is_asked_twice_and_ends_all_attempts_on_every_device(
    amina: LearnerPage, other_device: LearnerPage
) -> None:
    amina.draft({"who": ["b"]})
    amina.button("Give up").click()
    expect(amina.part("giving-up")).to_be_focused()
    amina.button("Keep trying").click()
    expect(amina.button("Give up")).to_be_focused()
    give_up(amina)
    expect(amina.result).to_have_text("The right answers")
    amina.sees_marks("who", "Right answer")
    expect(amina.part("closed")).to_contain_text("You gave up. Nothing more can be submitted.")
    other_device.answer({"who": ["a"]})
    other_device.press_submit()
    other_device.sees_trouble("You have given up, which ended all attempts.")
    expect(other_device.button("Submit answers")).to_be_hidden()


@pytest.mark.parametrize("rules", [{"showanswer": "given_up"}])
def test_what_was_typed_just_before_giving_up_stands_beside_the_answers_when_they_come(
    amina: LearnerPage,
) -> None:
    amina.page.route("**/show_answers", lambda route: route.abort(), times=1)
    amina.answer({"who": ["b"]})
    give_up(amina)
    amina.sees_trouble("There is no connection.")
    expect(amina.part("trouble")).to_be_focused()
    amina.reload().button("Show the answers").click()
    amina.sees_marks("who", "Right answer")
    amina.sees_answers({"who": ["b"]})


@pytest.mark.parametrize("rules", [{"showanswer": "given_up"}])
def test_who_gives_up_after_an_attempt_sees_it_with_the_answers(amina: LearnerPage) -> None:
    amina.submit({"who": ["b"]})
    amina.sees_marks("who", "Wrong: 0 of 1 point", "Wrong")
    amina.try_again()
    give_up(amina)
    expect(amina.result).to_have_text("Attempt 1: 0 of 3 (0%)")
    expect(amina.question("who").get_by_text("Right answer")).to_be_visible()
    expect(amina.button("Try again")).to_have_count(0)


@pytest.mark.parametrize("rules", [{"showanswer": "past_due"}])
def test_after_the_due_date_attempts_are_open_and_so_are_the_answers(
    amina: LearnerPage, live_site: Site
) -> None:
    amina.submit({"who": ["b"]})
    live_site.author(live_site.unit, due="2020-01-01T00:00:00Z")
    amina.reload().button("Review attempt 1").click()
    expect(amina.question("who").get_by_text("Right answer")).to_be_visible()


# Asking only the rest


@pytest.mark.parametrize("rules", [{"retry": "wrong"}])
def test_another_attempt_asks_only_what_is_not_right(amina: LearnerPage) -> None:
    amina.submit({"who": ["a"], "what": ["c"]})
    amina.try_again()
    expect(amina.input("who", "a")).to_be_disabled()
    amina.sees_marks("who", "Right: 1 of 1 point", "Right")
    expect(amina.input("what", "c")).to_be_enabled()
    amina.input("what", "c").uncheck()
    amina.submit({"what": ["a", "b"]})
    expect(amina.result).to_have_text("Attempt 2: 2 of 3 (67%)")


# Everybody


def in_all_states(amina: LearnerPage) -> None:
    """One question checked, one with a hint, one not answered, and giving up asked for."""
    amina.answer({"what": ["a", "c"]})
    check(amina, "what")
    expect(amina.question("what").locator(".cb-verdict").first).to_be_visible()
    take_hint(amina)
    expect(hints(amina)).to_have_count(1)
    check(amina, "sort")
    amina.button("Give up").click()


@pytest.mark.parametrize("rules", [{"feedback": "at_once", "showanswer": "given_up"}])
def test_it_is_fit_for_everybody(amina: LearnerPage) -> None:
    is_fit_for_everybody(amina, in_all_states)
    amina.button("Give up and see the answers").click()
    expect(amina.result).to_have_text("The right answers")
    for _ in each_width(amina.page):
        assert (faults(amina.page), overflow(amina.page)) == ([], 0)


@pytest.mark.parametrize("rules", [{"feedback": "at_once", "showanswer": "given_up"}])
def test_from_right_to_left_nothing_is_too_wide(amina: LearnerPage, live_site: Site) -> None:
    live_site.author(amina.usage, data=json.dumps(HINTED | {"language": "ar"}))
    amina.page.set_viewport_size({"width": 320, "height": 800})
    in_all_states(amina.reload())
    expect(hints(amina).locator(".cb-feedback")).to_have_css("direction", "rtl")
    assert overflow(amina.page) == 0
