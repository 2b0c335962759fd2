"""Giving up ends all attempts, to see the answers; only the course team opens them again."""

from __future__ import annotations

from typing import Any

import pytest

from demo.ids import parse_usage
from demo.staff import reset_attempts
from tests.support.lesson import HALF, RIGHT, WRONG, Learner, code_of, data
from tests.support.site import Site

GAVE_UP = "edx.coding_billing.attempts.given_up"
PAST = "2020-01-01T00:00:00Z"


@pytest.fixture(params=[None, 3])
def learner(request: pytest.FixtureRequest, site: Site) -> Learner:
    """Somebody who may give up, with attempts without end or three of them."""
    fields = {"showanswer": "given_up", "feedback": "at_once", "max_attempts": request.param}
    return Learner(site, site.add_block("hard", data=data(), **fields))


def reset(learner: Learner) -> None:
    """The course team gives all attempts back."""
    reset_attempts(learner.site.person(learner.username), parse_usage(learner.usage))


def keys_of(review: dict[str, Any]) -> dict[str, Any]:
    """The right answers in a review."""
    return {name: question["key"] for name, question in review["questions"].items()}


def shown_answers(learner: Learner) -> dict[str, Any]:
    """The right answers that a learner is shown without an attempt."""
    found: dict[str, Any] = keys_of(learner.call("show_answers", {}).json()["review"])
    return found


def test_before_giving_up_no_answer_is_shown(learner: Learner) -> None:
    assert learner.payload["may"] == {"check": True, "give_up": True, "answers": False}
    assert code_of(learner.call("show_answers", {})) == "no_answers"
    told = learner.submit(RIGHT).json()["state"]
    assert set(keys_of(told["review"]).values()) == {None}


@pytest.mark.parametrize("answers", [None, WRONG])
def test_giving_up_ends_all_attempts(learner: Learner, answers: object) -> None:
    serial = 1
    if answers:
        learner.submit(answers)
        serial = 2
    told = learner.give_up(serial).json()["state"]
    assert (told["open"], told["closed"]) == (False, "given_up")
    assert (told["may"]["check"], told["may"]["give_up"]) == (False, False)
    before = learner.state
    for refused in (
        learner.submit(RIGHT, serial=serial),
        learner.draft(HALF, serial=serial),
        learner.check("who", ["a"], serial=serial),
        learner.hint("who", serial=serial),
    ):
        assert (refused.status_code, code_of(refused)) == (409, "given_up")
    assert learner.state == before


def test_who_gave_up_without_an_attempt_sees_the_answers(learner: Learner) -> None:
    assert learner.give_up().json()["state"]["may"]["answers"] is True
    assert shown_answers(learner) == RIGHT


def test_who_gave_up_after_an_attempt_sees_the_answers_in_its_review(learner: Learner) -> None:
    learner.submit(WRONG)
    told = learner.give_up(serial=2).json()["state"]
    assert keys_of(told["review"]) == RIGHT
    assert keys_of(learner.call("review_attempt", {"serial": 1}).json()["review"]) == RIGHT


def test_who_gave_up_within_another_attempt_sees_its_answers(learner: Learner) -> None:
    learner.submit(WRONG)
    learner.draft(HALF, serial=2)
    assert learner.give_up(serial=2).json()["state"]["may"]["answers"] is True
    assert shown_answers(learner) == RIGHT
    assert learner.call("show_questions", {"serial": 2}).status_code == 200


def test_giving_up_again_changes_nothing(learner: Learner) -> None:
    first = learner.give_up()
    before = learner.state
    again = learner.give_up()
    assert (first.status_code, again.status_code) == (200, 200)
    assert learner.state == before
    assert len(learner.site.published(learner.usage, GAVE_UP)) == 1


def test_giving_up_survives_a_restart_and_is_nobody_elses(site: Site, learner: Learner) -> None:
    learner.give_up()
    site.restart()
    assert learner.payload["closed"] == "given_up"
    assert Learner(site, learner.usage, "ben").payload["open"] is True


def test_giving_up_is_no_attempt_and_changes_no_score(learner: Learner) -> None:
    learner.give_up()
    assert (learner.grade, learner.completion, learner.payload["past"]) == (None, None, [])


def test_the_score_that_was_reached_stands(learner: Learner) -> None:
    learner.submit(HALF)
    before = learner.grade
    told = learner.give_up(serial=2).json()["state"]
    assert (told["score"]["earned"], learner.grade) == (1.5, before)
    assert [event.name for event in learner.site.published(learner.usage)].count("grade") == 1


@pytest.mark.parametrize("answers", [None, WRONG])
def test_the_course_team_opens_it_again_for_good(learner: Learner, answers: object) -> None:
    serial = 1
    if answers:
        learner.submit(answers)
        serial = 2
    learner.give_up(serial)
    reset(learner)
    told = learner.payload
    assert (told["open"], told["attempts"]["used"], told["may"]["give_up"]) == (True, 0, True)
    assert code_of(learner.call("show_answers", {})) == "no_answers"
    for later in (serial, serial + 1):
        told = learner.submit(WRONG, serial=later).json()["state"]
        assert (told["open"], set(keys_of(told["review"]).values())) == (True, {None})


def test_who_was_let_in_again_may_give_up_again(learner: Learner) -> None:
    learner.submit(WRONG)
    learner.give_up(serial=2)
    reset(learner)
    assert learner.give_up(serial=2).json()["state"]["closed"] == "given_up"
    reset(learner)
    assert learner.submit(RIGHT, serial=2).status_code == 200
    assert learner.payload["open"] is True


@pytest.mark.parametrize(
    ("serial", "status", "code"),
    [(2, 400, "unknown_serial"), (9, 400, "unknown_serial"), (0, 400, "bad_value"), ("1", 400, "bad_value")],
)
def test_only_the_open_attempt_is_given_up(learner: Learner, serial: Any, status: int, code: str) -> None:
    refused = learner.give_up(serial)
    assert (refused.status_code, code_of(refused)) == (status, code)
    assert learner.state == {}


def test_an_attempt_that_was_submitted_meanwhile_is_not_given_up(learner: Learner) -> None:
    learner.submit(WRONG)
    before = learner.state
    refused = learner.give_up()
    assert (refused.status_code, code_of(refused)) == (409, "serial_used")
    assert refused.json()["state"]["serial"] == 2
    assert learner.state == before


@pytest.mark.parametrize("rule", ["always", "finished", "never", "news"])
def test_nobody_gives_up_where_that_opens_nothing(site: Site, learner: Learner, rule: str) -> None:
    site.author(learner.usage, showanswer=rule)
    refused = learner.give_up()
    assert (refused.status_code, code_of(refused)) == (409, "no_giving_up")
    assert learner.payload["may"]["give_up"] is False
    assert learner.state == {}


def test_where_there_is_no_question_there_is_nothing_to_give_up(site: Site, learner: Learner) -> None:
    site.author(learner.usage, data=data(questions=[]))
    assert code_of(learner.give_up()) == "no_questions"
    assert learner.payload["may"] == {"check": False, "give_up": False, "answers": False}
    assert learner.state == {}


def test_after_the_due_date_giving_up_still_shows_the_answers(site: Site, learner: Learner) -> None:
    site.author(learner.usage, due=PAST)
    assert learner.give_up().status_code == 200
    assert shown_answers(learner) == RIGHT


def test_after_the_last_attempt_giving_up_shows_the_answers(site: Site, learner: Learner) -> None:
    site.author(learner.usage, max_attempts=1)
    told = learner.submit(WRONG).json()["state"]
    assert (told["closed"], told["may"]["give_up"]) == ("no_attempts_left", True)
    told = learner.give_up(serial=2).json()["state"]
    assert keys_of(told["review"]) == RIGHT


def test_giving_up_stands_when_the_rules_change(site: Site, learner: Learner) -> None:
    learner.give_up()
    site.author(learner.usage, showanswer="never")
    assert code_of(learner.submit(RIGHT)) == "given_up"
    assert code_of(learner.call("show_answers", {})) == "no_answers"


def test_where_results_are_withheld_giving_up_shows_nothing(site: Site, learner: Learner) -> None:
    site.author(learner.usage, show_correctness="never")
    learner.give_up()
    assert code_of(learner.call("show_answers", {})) == "no_answers"


def test_the_event_names_the_attempts(learner: Learner) -> None:
    learner.submit(WRONG)
    learner.give_up(serial=2)
    (event,) = learner.site.published(learner.usage, GAVE_UP)
    assert event.payload == {"serial": 1, "attempts": 1}
