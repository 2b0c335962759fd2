"""A question that is checked: its answer is stored before anything is told of it, and stands for the whole attempt."""

from __future__ import annotations

import json
from typing import Any

import pytest
from webob import Request

from coding_billing_xblock.questions.codes import Codes
from tests.kinds import kinds
from tests.learner.support import crash
from tests.support.lesson import HALF, RIGHT, WHAT, WHO, WRONG, Learner, code_of, data, revision_of
from tests.support.site import Site

CHECKED = "edx.coding_billing.question.checked"
PAST, LATER = "2020-01-01T00:00:00Z", "2090-01-01T00:00:00Z"
ODD_ANSWERS = (None, [], {}, "", 0, ["gone"], ["a", "b"], {"a": 1}, [["a"]], "a" * 5_000)


@pytest.fixture
def checking(site: Site, learner: Learner) -> Learner:
    """A learner who may check each question at once."""
    site.author(learner.usage, feedback="at_once")
    return learner


def held(learner: Learner) -> dict[str, Any]:
    """The answers that are final in the open attempt."""
    return {name: told["answer"] for name, told in learner.payload["held"].items()}


def assert_refused(learner: Learner, response: Any, status: int, code: str) -> None:
    """Refused, and nothing stored, published or told of any answer."""
    assert (response.status_code, code_of(response)) == (status, code)
    assert "SECRET" not in response.content.decode()
    assert learner.state == {}
    assert learner.site.published(learner.usage) == []


def test_a_checked_question_tells_what_came_of_it_and_nothing_of_others(checking: Learner) -> None:
    told = checking.check("who", ["b"]).json()["state"]
    assert list(told["held"]) == ["who"]
    assert (told["held"]["who"]["answer"], told["held"]["who"]["result"]) == (["b"], "wrong")
    assert told["held"]["who"]["items"]["b"]["feedback"] == "<p>SECRET payers decide</p>"
    assert json.dumps(told).count("SECRET") == 1
    assert told["held"]["who"]["key"] is None


def test_a_right_answer_opens_the_key_of_its_question(checking: Learner) -> None:
    told = checking.check("who", ["a"]).json()["state"]["held"]["who"]
    assert (told["result"], told["key"]) == ("right", ["a"])
    assert "SECRET explanation" in told["explanation"]


def test_a_checked_answer_is_stored_before_anything_is_told_of_it(site: Site, checking: Learner) -> None:
    block = site.block(checking.usage, "amina")
    block.runtime.publish = crash
    body = {"serial": 1, "revision": checking.revision, "question": "who", "answer": ["b"]}
    request = Request.blank(
        "/", method="POST", body=json.dumps(body).encode(), content_type="application/json"
    )
    with pytest.raises(ConnectionError):
        block.handle("check_question", request)
    assert held(checking) == {"who": ["b"]}
    assert code_of(checking.check("who", ["a"])) == "checked_already"


def test_a_checked_answer_survives_a_restart_and_is_on_every_device(site: Site, checking: Learner) -> None:
    checking.check("who", ["b"])
    site.restart()
    assert held(checking) == {"who": ["b"]}
    assert held(Learner(site, checking.usage)) == {"who": ["b"]}
    assert held(Learner(site, checking.usage, "ben")) == {}


def test_a_check_uses_no_attempt_completes_nothing_and_publishes_no_grade(checking: Learner) -> None:
    assert checking.check("who", ["a"]).json()["state"]["attempts"] == {"used": 0, "max": None}
    assert (checking.grade, checking.completion) == (None, None)
    assert [event.name for event in checking.site.published(checking.usage)] == [CHECKED]


def test_the_same_answer_again_is_told_again_and_stored_once(checking: Learner) -> None:
    checking.check("who", ["b"])
    before = checking.state
    again = checking.check("who", ["b"])
    assert (again.status_code, again.json()["state"]["held"]["who"]["result"]) == (200, "wrong")
    assert checking.state == before
    assert len(checking.site.published(checking.usage, CHECKED)) == 1


def test_another_answer_is_refused_and_told_what_stands(checking: Learner) -> None:
    checking.check("who", ["b"])
    before = checking.state
    refused = checking.check("who", ["a"])
    assert (refused.status_code, code_of(refused)) == (409, "checked_already")
    assert refused.json()["state"]["held"]["who"]["answer"] == ["b"]
    assert checking.state == before


@pytest.mark.parametrize("answer", ODD_ANSWERS, ids=lambda answer: json.dumps(answer)[:20])
def test_an_answer_that_is_none_is_refused(checking: Learner, answer: object) -> None:
    assert_refused(checking, checking.check("who", answer), 400, "bad_answer")


@pytest.mark.parametrize("kind", sorted(kinds()))
@pytest.mark.parametrize("answer", [None, [], {}, ""], ids=json.dumps)
def test_no_type_of_question_has_nothing_checked(site: Site, kind: str, answer: object) -> None:
    stored = data(questions=[dict(kinds()[kind].example) | {"id": "q", "section": ""}])
    learner = Learner(site, site.add_block("one", data=stored, feedback="at_once"), stored=stored)
    assert_refused(learner, learner.check("q", answer), 400, "bad_answer")


def test_a_slip_is_told_and_not_held_against_anybody(site: Site) -> None:
    stored = data(questions=[dict(kinds()["codes"].example) | {"id": "q", "section": ""}])
    learner = Learner(site, site.add_block("visit", data=stored, feedback="at_once"), stored=stored)
    assert_refused(learner, learner.check("q", {"dx": ["A00.999"]}), 400, "bad_answer")


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"question": "gone"}, 400, "unknown_question"),
        ({"serial": 2}, 400, "unknown_serial"),
        ({"revision": "older"}, 409, "content_changed"),
        ({"question": ""}, 400, "bad_value"),
        ({"question": 1}, 400, "bad_value"),
        ({"serial": 0}, 400, "bad_value"),
    ],
)
def test_a_check_of_something_else_is_refused(
    checking: Learner, change: dict[str, object], status: int, code: str
) -> None:
    body = {"serial": 1, "revision": checking.revision, "question": "who", "answer": ["a"]}
    assert_refused(checking, checking.call("check_question", body | change), status, code)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"feedback": "end"}, "no_checks"),
        ({"feedback": "news"}, "no_checks"),
        ({"show_correctness": "never"}, "no_checks"),
        ({"show_correctness": "past_due", "due": LATER}, "no_checks"),
        ({"max_attempts": 0}, "no_attempts_left"),
        ({"due": PAST}, "past_due"),
        ({"due": PAST, "show_correctness": "past_due"}, "past_due"),
        ({"data": data(questions=[])}, "no_questions"),
    ],
)
def test_where_the_rules_do_not_let_it_nothing_is_checked(
    site: Site, checking: Learner, fields: dict[str, object], code: str
) -> None:
    site.author(checking.usage, **fields)
    assert_refused(checking, checking.check("who", ["a"]), 409, code)
    assert checking.payload["may"]["check"] is False


def test_the_question_of_an_attempt_that_was_submitted_is_not_checked(checking: Learner) -> None:
    checking.submit(WRONG)
    before = checking.state
    assert code_of(checking.check("who", ["a"])) == "serial_used"
    assert checking.state == before


def test_what_is_checked_counts_in_the_attempt_whatever_is_submitted(checking: Learner) -> None:
    checking.check("who", ["b"])
    told = checking.submit(RIGHT).json()["state"]
    assert told["review"]["questions"]["who"]["result"] == "wrong"
    assert told["review"]["answers"] == RIGHT | {"who": ["b"]}
    assert (told["score"]["earned"], checking.grade) == (2, (pytest.approx(2 / 3), 1))
    assert told["held"] == {}


def test_checked_answers_alone_can_be_submitted(checking: Learner) -> None:
    checking.check("who", ["a"])
    assert checking.submit({}).json()["state"]["score"]["earned"] == 1


@pytest.mark.parametrize("sent", [RIGHT, RIGHT | {"who": ["c"]}, {"what": ["a", "b"]}, {}])
def test_the_same_submission_again_gets_the_recorded_result(checking: Learner, sent: object) -> None:
    checking.check("who", ["b"])
    assert checking.submit(sent).status_code == 200
    again = checking.submit(sent)
    assert (again.status_code, again.json()["state"]["attempts"]["used"]) == (200, 1)
    assert code_of(checking.submit({"what": ["c"]})) == "other_answers"


def test_the_next_attempt_begins_with_nothing_checked(checking: Learner) -> None:
    checking.check("who", ["b"])
    checking.submit(WRONG)
    assert held(checking) == {}
    assert checking.check("who", ["a"], serial=2).json()["state"]["held"]["who"]["result"] == "right"


# Two devices


def test_a_draft_of_another_device_does_not_change_what_is_checked(site: Site, checking: Learner) -> None:
    other = Learner(site, checking.usage)
    other.draft(HALF)
    checking.check("who", ["b"])
    assert other.draft(RIGHT, draft=1).status_code == 200
    assert held(other) == {"who": ["b"]}
    assert other.payload["draft"]["answers"] == RIGHT | {"who": ["b"]}


def test_a_draft_that_was_saved_before_is_told_with_what_was_checked_since(
    site: Site, checking: Learner
) -> None:
    Learner(site, checking.usage).draft(RIGHT)
    told = checking.check("who", ["b"]).json()["state"]
    assert told["draft"]["answers"] == RIGHT | {"who": ["b"]}


def test_a_submission_of_another_device_does_not_change_what_is_checked(
    site: Site, checking: Learner
) -> None:
    other = Learner(site, checking.usage)
    checking.check("who", ["b"])
    assert other.submit(RIGHT).json()["state"]["review"]["answers"]["who"] == ["b"]
    assert code_of(checking.check("what", ["a"])) == "serial_used"


def test_answers_that_differ_from_the_saved_ones_by_a_check_only_are_not_older(
    site: Site, checking: Learner
) -> None:
    Learner(site, checking.usage).draft(RIGHT)
    checking.check("who", ["b"])
    assert checking.submit(RIGHT | {"who": ["b"]}, draft=0).status_code == 200


def test_two_devices_check_one_answer_each(site: Site, checking: Learner) -> None:
    other = Learner(site, checking.usage)
    checking.check("who", ["b"])
    assert code_of(other.check("who", ["a"])) == "checked_already"
    other.check("what", ["a", "b"])
    assert held(checking) == {"who": ["b"], "what": ["a", "b"]}


# While an author edits


def test_what_is_checked_stays_while_other_questions_are_edited(site: Site, checking: Learner) -> None:
    checking.check("who", ["b"])
    site.author(checking.usage, data=data(questions=[WHO, WHAT | {"prompt": "Which of them?"}]))
    assert held(checking) == {"who": ["b"]}
    checking.look()
    assert code_of(checking.check("who", ["a"])) == "checked_already"
    assert checking.submit({"what": ["a", "b"]}).json()["state"]["score"]["earned"] == 1


def test_a_checked_option_that_is_gone_can_be_answered_anew(site: Site, checking: Learner) -> None:
    checking.check("who", ["b"])
    site.author(checking.usage, data=data(questions=[WHO | {"options": WHO["options"][::2]}, WHAT]))
    checking.look()
    assert held(checking) == {}
    assert checking.check("who", ["a"]).json()["state"]["held"]["who"]["result"] == "right"


def test_a_checked_question_that_is_gone_holds_up_nothing(site: Site, checking: Learner) -> None:
    checking.check("who", ["b"])
    site.author(checking.usage, data=data(questions=[WHAT]))
    checking.look()
    assert checking.submit({"what": ["a", "b"]}).json()["state"]["score"]["earned"] == 1


def test_a_checked_answer_that_has_become_a_slip_does_not_stop_the_attempt(site: Site) -> None:
    visit = dict(kinds()["codes"].example) | {"id": "q", "section": ""}
    stored = data(questions=[visit, WHO])
    learner = Learner(site, site.add_block("visit", data=stored, feedback="at_once"), stored=stored)
    learner.check("q", Codes.model_validate(visit).key())
    checked_when_it_existed = learner.state["opened"] | {"checked": {"q": {"dx": ["A00.999"]}}}
    site.put_state("amina", learner.usage, learner.state | {"opened": checked_when_it_existed})
    assert learner.submit({"who": ["a"]}).status_code == 200


def test_checks_that_are_switched_off_keep_what_was_checked(site: Site, checking: Learner) -> None:
    checking.check("who", ["b"])
    site.author(checking.usage, feedback="end")
    assert code_of(checking.check("what", ["a", "b"])) == "no_checks"
    assert checking.submit(RIGHT).json()["state"]["review"]["answers"]["who"] == ["b"]


def test_where_results_come_to_be_withheld_what_was_checked_tells_nothing_more(
    site: Site, checking: Learner
) -> None:
    checking.check("who", ["b"])
    site.author(checking.usage, show_correctness="never")
    assert checking.payload["held"]["who"]["result"] == "hidden"
    assert "SECRET" not in json.dumps(checking.payload)
    again = checking.check("who", ["b"])
    assert (again.status_code, "SECRET" in again.content.decode()) == (200, False)
    assert "SECRET" not in checking.check("who", ["a"]).content.decode()


def test_the_course_team_reads_what_came_of_a_check_where_results_are_withheld(
    site: Site, checking: Learner
) -> None:
    team = Learner(site, checking.usage, "carla")
    site.author(checking.usage, show_correctness="never")
    assert team.check("who", ["b"]).json()["state"]["held"]["who"]["result"] == "wrong"


def test_the_event_tells_the_answer_and_what_came_of_it(checking: Learner) -> None:
    checking.check("what", ["a"])
    (event,) = checking.site.published(checking.usage, CHECKED)
    assert event.payload == {"serial": 1, "question": "what", "answer": ["a"], "earned": 0.5, "possible": 1}


def test_older_pages_know_the_questions_that_they_saw(site: Site, checking: Learner) -> None:
    site.author(checking.usage, data=data(questions=[WHO | {"prompt": "Who else?"}]))
    refused = checking.check("who", ["a"])
    assert code_of(refused) == "content_changed"
    assert refused.json()["state"]["revision"] == revision_of(site.authored(checking.usage)["data"])
    assert checking.state == {}
