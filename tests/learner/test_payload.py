"""What a page is told is made of what was recorded when the answers arrived, and of no more than may be seen now."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any, ClassVar

import pytest

from coding_billing_xblock.attempts.policy import Rules
from coding_billing_xblock.attempts.record import Record, State
from coding_billing_xblock.attempts.sitting import sitting_of
from coding_billing_xblock.attempts.submission import Arrived, decide_submission
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.learner.payload import Desk
from coding_billing_xblock.questions.base import Invalid, Points
from coding_billing_xblock.questions.choice import Choice
from tests.attempts.support import NOW, question
from tests.support.lesson import CONTENT, RIGHT, WHAT, WHO, WRONG, data

HOUR = timedelta(hours=1)
OPEN = Rules()


class Counted(Choice):
    """A choice that remembers who was scored."""

    scored: ClassVar[list[str]] = []

    def score(self, answer: object) -> Invalid | Points:
        self.scored.append(self.id)
        return super().score(answer)


def submitted(document: Document, answers: dict[str, Any]) -> State:
    """The state of a learner who submitted these answers."""
    sitting = sitting_of(document, State(), False, "")
    arrived = Arrived(1, document.revision, 0, answers)
    attempt = decide_submission(sitting, State(), Rules(), arrived, NOW)
    return State(attempts=1, submissions=Record().with_attempt(attempt))


def test_from_the_answers_to_the_page_each_question_is_scored_once() -> None:
    document = Document(questions=tuple(Counted(**dict(question(name))) for name in "xyz"))
    answers = {"x": ["a"], "y": ["b"], "z": ["c"]}
    state = submitted(document, answers)
    told = Desk(document, state, Rules(), "best", NOW, str).payload()["review"]["questions"]
    assert [told[name]["result"] for name in "xyz"] == ["right", "wrong", "wrong"]
    assert Counted.scored == ["x", "y", "z"]


def review_of(
    answers: dict[str, Any], rules: Rules = OPEN, now: Document | None = None
) -> dict[str, dict[str, Any]]:
    """What a learner is told of each question after submitting these answers; ``now`` is what the author made of it."""
    document = Document(**CONTENT)
    state = submitted(document, answers)
    questions: dict[str, dict[str, Any]] = Desk(now or document, state, rules, "best", NOW, str).payload()[
        "review"
    ]["questions"]
    return questions


def feedback_of(question: dict[str, Any]) -> dict[str, tuple[bool | None, str]]:
    return {item: (told["right"], told["feedback"]) for item, told in question["items"].items()}


# As soon as a question is right, and no sooner


def test_a_right_question_brings_its_explanation_and_all_its_feedback_while_others_are_wrong() -> None:
    told = review_of(WRONG | {"who": ["a"]})
    assert told["who"]["key"] == ["a"]
    assert told["who"]["explanation"] == "SECRET explanation"
    assert feedback_of(told["who"]) == {
        "a": (True, "SECRET yes"),
        "b": (None, "SECRET payers decide"),
        "c": (None, "SECRET patients pay"),
    }
    assert told["sort"]["key"] is None
    assert set(told["sort"]["items"]) == {"s1"}


@pytest.mark.parametrize("what", [["a"], ["c"], ["a", "b", "c"], ["a", "c"]])
def test_of_several_right_options_nothing_is_told_before_all_of_them_are_picked_and_no_other(
    what: list[str],
) -> None:
    told = review_of({"who": ["a"], "what": what})["what"]
    assert told["key"] is None
    assert set(told["items"]) == set(what)


def test_once_all_right_options_are_picked_the_feedback_on_the_others_comes_too() -> None:
    told = review_of({"what": ["b", "a"]})["what"]
    assert told["key"] == ["a", "b"]
    assert feedback_of(told) == {"a": (True, ""), "b": (True, ""), "c": (None, "SECRET free")}


@pytest.mark.parametrize("sort", [{"s1": "coder"}, {"s1": "coder", "s2": "coder"}])
def test_of_a_sorting_nothing_is_told_before_every_statement_is_in_its_place(sort: dict[str, str]) -> None:
    told = review_of(RIGHT | {"sort": sort})["sort"]
    assert (told["result"], told["key"], set(told["items"])) == ("partly", None, set(sort))


def test_a_question_that_nobody_answered_keeps_everything_while_a_try_is_left() -> None:
    told = review_of({"what": ["a", "b"]})
    assert told["who"] | {"section": ""} == {
        "result": "unanswered",
        "earned": 0,
        "possible": 1,
        "changed": False,
        "items": {},
        "key": None,
        "explanation": "",
        "section": "",
    }


@pytest.mark.parametrize("rules", [Rules(max_attempts=1), Rules(closes=NOW - HOUR)])
def test_where_no_try_can_change_it_every_question_brings_everything(rules: Rules) -> None:
    told = review_of(WRONG, rules)
    assert {name: question["key"] for name, question in told.items()} == RIGHT
    assert told["who"]["explanation"] == "SECRET explanation"
    assert set(told["who"]["items"]) == {"a", "b", "c"}


def test_a_right_answer_to_a_question_that_was_changed_opens_nothing() -> None:
    options = [option | {"correct": option["id"] == "b"} for option in WHO["options"]]
    changed = Document.model_validate_json(data(questions=[WHO | {"options": options}, WHAT]))
    told = review_of({"who": ["a"]}, now=changed)["who"]
    assert (told["result"], told["changed"], told["key"], told["explanation"]) == ("right", True, None, "")
    assert feedback_of(told) == {"a": (True, "")}


# Points


def test_each_question_tells_its_points() -> None:
    told = review_of({"who": ["a"], "sort": {"s1": "coder", "s2": "coder"}})
    points = {name: (question["earned"], question["possible"]) for name, question in told.items()}
    assert points == {"who": (1, 1), "what": (0, 1), "sort": (0.5, 1)}


@pytest.mark.parametrize("answers", [RIGHT, WRONG])
@pytest.mark.parametrize("rules", [{"max_attempts": 1}, {"closes": NOW - HOUR}, {}])
def test_where_results_are_hidden_no_question_tells_anything(
    answers: dict[str, Any], rules: dict[str, Any]
) -> None:
    told = review_of(answers, Rules(show_correctness="never", **rules))
    assert "SECRET" not in json.dumps(told)
    hidden = {
        "result": "hidden",
        "earned": None,
        "possible": None,
        "changed": False,
        "items": {},
        "key": None,
    }
    assert list(told.values()) == [hidden | {"explanation": "", "section": ""}] * 3
