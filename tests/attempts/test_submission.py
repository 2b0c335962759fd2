"""What becomes of answers that arrive late, twice, changed, or after the questions changed."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.attempts.policy import Rules
from coding_billing_xblock.attempts.record import Attempt, Draft, Record, State
from coding_billing_xblock.attempts.submission import (
    Arrived,
    ContentChanged,
    Refused,
    Repeated,
    decide_draft,
    decide_submission,
)
from coding_billing_xblock.content.document import Document
from tests.attempts.support import NOW, document
from tests.strategies import json_values

TWO = document("x", "y")
ANSWERS = {"x": ["a"], "y": ["b"]}


def arrived(serial: int = 1, answers: object = ANSWERS, revision: str = TWO.revision) -> Arrived:
    return Arrived(serial, revision, answers)


def submitted(
    state: State | None = None, rules: Rules | None = None, made: Document = TWO, **more: object
) -> object:
    return decide_submission(made, state or State(), rules or Rules(), arrived(**more), NOW)


def after_one() -> State:
    return State(attempts=1, submissions=Record().with_attempt(submitted()))


def kept(
    number: int, state: State | None = None, rules: Rules | None = None, made: Document = TWO, **more: object
) -> object:
    return decide_draft(made, state or State(), rules or Rules(), arrived(**more), number, NOW)


def code(decided: object) -> str:
    assert isinstance(decided, Refused), decided
    return decided.code


def test_answers_for_the_open_serial_make_an_attempt() -> None:
    made = submitted()
    assert isinstance(made, Attempt)
    assert (made.serial, made.earned, made.possible, made.at) == (1, 1, 2, "2026-03-02T12:00:00Z")


def test_the_same_answers_again_give_the_recorded_result() -> None:
    assert isinstance(submitted(after_one()), Repeated)
    assert isinstance(submitted(after_one(), Rules(max_attempts=1)), Repeated)


def test_other_answers_for_a_recorded_serial_are_refused() -> None:
    assert code(submitted(after_one(), answers={"x": ["c"]})) == "other_answers"


def test_a_serial_after_the_next_one_does_not_exist() -> None:
    assert code(submitted(after_one(), serial=3)) == "unknown_serial"


def test_the_serial_goes_on_after_the_platform_reset_the_attempts() -> None:
    reset = after_one().model_copy(update={"attempts": 0})
    assert isinstance(submitted(reset, Rules(max_attempts=1), serial=2), Attempt)


def test_no_attempt_beyond_the_last_and_none_after_the_due_date() -> None:
    assert code(submitted(after_one(), Rules(max_attempts=1), serial=2)) == "no_attempts_left"
    assert code(submitted(rules=Rules(closes=NOW - timedelta(1)))) == "past_due"


def test_an_empty_submission_is_none() -> None:
    assert code(submitted(answers={})) == "nothing_answered"


def test_changed_questions_use_no_attempt_and_keep_what_still_fits() -> None:
    decided = submitted(made=document("y", "z"))
    assert isinstance(decided, ContentChanged)
    assert decided.draft.answers == {"y": ["b"]}
    assert decided.draft.number == 1


def test_a_draft_is_kept_for_the_open_serial() -> None:
    draft = kept(1)
    assert isinstance(draft, Draft)
    assert (draft.answers, draft.number, draft.serial) == (ANSWERS, 1, 1)


def test_an_older_draft_that_arrives_late_is_refused() -> None:
    state = State(draft=kept(5))
    assert code(kept(4, state)) == "stale_draft"
    assert code(kept(5, state)) == "stale_draft"
    assert isinstance(kept(6, state), Draft)


def test_a_draft_of_a_submitted_attempt_is_refused() -> None:
    assert code(kept(1, after_one())) == "serial_used"


def test_numbers_of_an_older_attempts_draft_do_not_hold_back_the_next() -> None:
    state = after_one().model_copy(update={"draft": kept(7)})
    assert isinstance(kept(1, state, serial=2), Draft)


def test_a_draft_is_kept_after_the_due_date_because_an_extension_may_come() -> None:
    assert isinstance(kept(1, rules=Rules(closes=NOW - timedelta(1))), Draft)


def test_no_draft_is_kept_when_no_attempt_is_left() -> None:
    assert code(kept(1, after_one(), Rules(max_attempts=1), serial=2)) == "no_attempts_left"


def test_a_draft_for_changed_questions_keeps_what_still_fits() -> None:
    decided = kept(3, made=document("y"))
    assert isinstance(decided, ContentChanged)
    assert (decided.draft.answers, decided.draft.number) == ({"y": ["b"]}, 3)


def test_without_questions_nothing_is_taken() -> None:
    assert code(submitted(made=Document())) == "no_questions"
    assert code(kept(1, made=Document())) == "no_questions"


@given(st.dictionaries(st.sampled_from(["x", "y", "z"]), json_values, max_size=3), st.integers(1, 3))
def test_any_answers_are_decided_upon_without_an_exception(answers: dict[str, object], serial: int) -> None:
    decided = submitted(after_one(), answers=answers, serial=serial)
    assert isinstance(decided, Attempt | Repeated | ContentChanged | Refused)
