"""What becomes of answers that arrive late, twice, changed, or after the questions changed."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.attempts.policy import Rules
from coding_billing_xblock.attempts.record import Attempt, Draft, Record, State
from coding_billing_xblock.attempts.sitting import Sitting, sitting_of
from coding_billing_xblock.attempts.submission import (
    Arrived,
    ContentChanged,
    Kept,
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


def arrived(
    serial: int = 1, answers: object = ANSWERS, revision: str = TWO.revision, draft: int = 0
) -> Arrived:
    return Arrived(serial, revision, draft, answers)


def sitting(made: Document, state: State | None) -> Sitting:
    return sitting_of(made, state or State(), keeps_right=False, learner="amina")


def submitted(
    state: State | None = None, rules: Rules | None = None, made: Document = TWO, **more: object
) -> object:
    return decide_submission(sitting(made, state), state or State(), rules or Rules(), arrived(**more), NOW)


def after_one() -> State:
    return State(attempts=1, submissions=Record().with_attempt(submitted()))


def kept(
    state: State | None = None, rules: Rules | None = None, made: Document = TWO, **more: object
) -> object:
    return decide_draft(sitting(made, state), state or State(), rules or Rules(), arrived(**more), NOW)


def after_draft(number: int = 1, **more: object) -> State:
    return State(draft=kept(**more).model_copy(update={"number": number}))


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
    draft = kept()
    assert isinstance(draft, Draft)
    assert (draft.answers, draft.number, draft.serial) == (ANSWERS, 1, 1)


def test_only_a_draft_that_grew_from_the_saved_one_takes_its_place() -> None:
    state = after_draft(5)
    assert code(kept(state, answers={"x": ["b"]}, draft=4)) == "stale_draft"
    assert code(kept(state, answers={"x": ["b"]}, draft=6)) == "stale_draft"
    assert kept(state, answers={"x": ["b"]}, draft=5).number == 6
    assert code(kept(answers={"x": ["b"]}, draft=5)) == "stale_draft"


def test_the_saved_answers_again_stand_whatever_they_grew_from() -> None:
    state = after_draft(5)
    assert kept(state, draft=4) == Kept(state.draft)


def test_a_submission_that_has_not_seen_the_saved_answers_is_refused() -> None:
    state = after_draft(5)
    assert code(submitted(state, answers={"x": ["b"]}, draft=4)) == "stale_draft"
    assert code(submitted(state, made=document("y", "z"), answers={"y": ["c"]}, draft=4)) == "stale_draft"
    assert isinstance(submitted(state, answers={"x": ["b"]}, draft=5), Attempt)
    assert isinstance(submitted(state, draft=4), Attempt)


def test_a_draft_of_a_submitted_attempt_is_refused() -> None:
    assert code(kept(after_one())) == "serial_used"


def test_numbers_of_an_older_attempts_draft_do_not_hold_back_the_next() -> None:
    state = after_one().model_copy(update={"draft": after_draft(7).draft})
    assert kept(state, serial=2).number == 1


def test_a_draft_is_kept_after_the_due_date_because_an_extension_may_come() -> None:
    assert isinstance(kept(rules=Rules(closes=NOW - timedelta(1))), Draft)


def test_no_draft_is_kept_when_no_attempt_is_left() -> None:
    assert code(kept(after_one(), Rules(max_attempts=1), serial=2)) == "no_attempts_left"


def test_a_draft_for_changed_questions_keeps_what_still_fits() -> None:
    decided = kept(after_draft(2), draft=2, made=document("y"))
    assert isinstance(decided, ContentChanged)
    assert (decided.draft.answers, decided.draft.number) == ({"y": ["b"]}, 3)


def test_without_questions_nothing_is_taken() -> None:
    assert code(submitted(made=Document())) == "no_questions"
    assert code(kept(made=Document())) == "no_questions"


@given(st.dictionaries(st.sampled_from(["x", "y", "z"]), json_values, max_size=3), st.integers(1, 3))
def test_any_answers_are_decided_upon_without_an_exception(answers: dict[str, object], serial: int) -> None:
    decided = submitted(after_one(), answers=answers, serial=serial)
    assert isinstance(decided, Attempt | Repeated | ContentChanged | Refused)
