"""What becomes of answers that arrive: a pure decision from the document, the state, the rules and the moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from coding_billing_xblock.attempts.policy import Closed, Rules, Standing
from coding_billing_xblock.attempts.record import (
    Answers,
    Attempt,
    Draft,
    GivenUp,
    Opened,
    State,
    timestamp,
)
from coding_billing_xblock.attempts.score import Unscorable, attempt_of, fitting, judged
from coding_billing_xblock.attempts.sitting import Sitting
from coding_billing_xblock.questions.base import Question
from coding_billing_xblock.text.findings import N_


class Arrived(NamedTuple):
    """Answers as they arrived: for which attempt, which revision of the questions the learner saw, and the number of
    the saved draft that they grew from, 0 where there was none.
    """

    serial: int
    revision: str
    draft: int
    answers: Answers


class Checking(NamedTuple):
    """An answer to one question that its learner wants to know about now, and for good in this attempt."""

    serial: int
    revision: str
    question: str
    answer: object


class Asking(NamedTuple):
    """That a learner asks for the next hint of a question, and how many they have seen."""

    serial: int
    revision: str
    question: str
    seen: int


class Refused(NamedTuple):
    """Answers that are not taken; nothing changes."""

    status: int
    code: str
    message: str
    path: str = ""
    parameters: Mapping[str, object] = {}


class Repeated(NamedTuple):
    """The same answers for a recorded serial: the recorded result stands."""

    attempt: Attempt


class Kept(NamedTuple):
    """The same answers as those that are saved already: the draft stands."""

    draft: Draft


class ContentChanged(NamedTuple):
    """The questions changed since the page was loaded: no attempt is used, the answers that still fit are kept."""

    draft: Draft


OTHER_ANSWERS = Refused(409, "other_answers", N_("This attempt was submitted already, with other answers."))
SERIAL_USED = Refused(409, "serial_used", N_("This attempt was submitted already."))
STALE_DRAFT = Refused(409, "stale_draft", N_("Newer answers are saved already."))
UNKNOWN_SERIAL = Refused(400, "unknown_serial", N_("There is no such attempt."), "serial")
NO_QUESTIONS = Refused(409, "no_questions", N_("There is nothing to submit here any more."))
NOTHING_ANSWERED = Refused(400, "nothing_answered", N_("Answer at least one question first."), "answers")
CHANGED = Refused(409, "content_changed", N_("The questions were changed since you opened this page."))
NO_CHECKS = Refused(409, "no_checks", N_("Questions cannot be checked one by one here."))
CHECKED = Refused(409, "checked_already", N_("This question was checked already, with another answer."))
NO_HINTS = Refused(409, "no_hints", N_("There is no other hint now."))
NO_GIVING_UP = Refused(409, "no_giving_up", N_("Giving up is not offered here."))
UNKNOWN_QUESTION = Refused(
    400, "unknown_question", N_("There is no such question in this self-check."), "question"
)
CLOSED = {
    Closed.NO_ATTEMPTS_LEFT: Refused(409, "no_attempts_left", N_("You have no attempts left.")),
    Closed.GIVEN_UP: Refused(409, "given_up", N_("You have given up, which ended all attempts.")),
    Closed.PAST_DUE: Refused(409, "past_due", N_("The due date has passed.")),
}


def decide_submission(
    sitting: Sitting, state: State, rules: Rules, arrived: Arrived, now: datetime
) -> Attempt | Repeated | ContentChanged | Refused:
    """The attempt to record, or why none is recorded."""
    if arrived.serial <= state.submissions.serial:
        return _for_recorded(sitting, state, arrived)
    if refused := _not_open(sitting, state, arrived.serial) or CLOSED.get(rules.closed(standing(state), now)):
        return refused
    if _is_stale(sitting, state, arrived):
        return STALE_DRAFT
    if arrived.revision != sitting.asked.revision:
        return ContentChanged(_draft(sitting, state, arrived, now))
    answers = sitting.with_held(arrived.answers)
    if not answers:
        return NOTHING_ANSWERED
    attempt = attempt_of(sitting.asked, answers, arrived.serial, timestamp(now), sitting.held)
    if isinstance(attempt, Unscorable):
        return _refused(attempt)
    return attempt.model_copy(update={"hints": sitting.settled.hints, "held": tuple(sitting.held)})


def decide_draft(
    sitting: Sitting, state: State, rules: Rules, arrived: Arrived, now: datetime
) -> Draft | Kept | ContentChanged | Refused:
    """The draft to keep, or why it is not kept. One is taken after the due date, but not after the last attempt.

    Only one that grew from the draft that is saved takes its place: whoever did not see that has to merge first.
    """
    if arrived.serial <= state.submissions.serial:
        return SERIAL_USED
    if refused := _not_open(sitting, state, arrived.serial):
        return refused
    if rules.attempts_left(standing(state)) == 0:
        return CLOSED[Closed.GIVEN_UP if state.gave_up else Closed.NO_ATTEMPTS_LEFT]
    saved = state.open_draft
    if arrived.draft != (saved.number if saved else 0):
        return Kept(saved) if saved and _is_saved(sitting, saved, arrived) else STALE_DRAFT
    if arrived.revision != sitting.asked.revision:
        return ContentChanged(_draft(sitting, state, arrived, now))
    points = judged(sitting.asked, arrived.answers)
    return _refused(points) if isinstance(points, Unscorable) else _draft(sitting, state, arrived, now)


def decide_check(
    sitting: Sitting, state: State, rules: Rules, arrived: Checking, now: datetime
) -> Opened | Refused:
    """What is settled once this answer is checked, or why it is not. An answer that was checked stays as it is."""
    question = _question_asked(sitting, state, arrived)
    if isinstance(question, Refused):
        return question
    answer = question.fit(arrived.answer)
    if question.id in sitting.held:
        return sitting.settled if sitting.held[question.id] in (answer, arrived.answer) else CHECKED
    if refused := CLOSED.get(rules.closed(standing(state), now)):
        return refused
    if not rules.may_check(standing(state), now):
        return NO_CHECKS
    attempt = attempt_of(sitting.asked, {question.id: arrived.answer}, arrived.serial, timestamp(now))
    if isinstance(attempt, Unscorable):
        return _refused(attempt)
    begun = sitting.begun
    return begun.model_copy(update={"checked": {**begun.checked, **attempt.answers}})


def decide_hint(
    sitting: Sitting, state: State, rules: Rules, arrived: Asking, now: datetime
) -> Opened | Refused:
    """What is settled once the next hint is taken, or why it is not; one that a page missed is not taken twice."""
    question = _question_asked(sitting, state, arrived)
    if isinstance(question, Refused):
        return question
    taken = sitting.settled.hints.get(question.id, ())
    if sum(hint.id in taken for hint in question.hints) > arrived.seen:  # one that is gone is not seen
        return sitting.settled
    if refused := CLOSED.get(rules.closed(standing(state), now)):
        return refused
    left = [hint.id for hint in question.hints if hint.id not in taken]
    if not left or not rules.may_take_hints(standing(state), now):
        return NO_HINTS
    begun = sitting.begun
    return begun.model_copy(update={"hints": {**begun.hints, question.id: (*taken, left[0])}})


def decide_giving_up(
    sitting: Sitting, state: State, rules: Rules, serial: int, now: datetime
) -> GivenUp | Refused:
    """That the learner gives up instead of another attempt, or why they do not.

    An attempt counts as used then, even where none was: a reset by the course team shows in nothing else.
    """
    if state.given_up is not None and state.gave_up:
        return state.given_up
    if refused := _not_open(sitting, state, serial):
        return refused
    if not rules.may_give_up(standing(state), now):
        return NO_GIVING_UP
    if serial <= state.submissions.serial:
        return SERIAL_USED
    return GivenUp(serial=state.submissions.serial, used=max(1, state.attempts), at=timestamp(now))


def standing(state: State) -> Standing:
    """How far this learner is, as far as it decides about what arrives."""
    return Standing(state.attempts, gave_up=state.gave_up)


def _question_asked(sitting: Sitting, state: State, arrived: Checking | Asking) -> Question | Refused:
    """The question of the open attempt that this is about, as the learner saw it."""
    if arrived.serial <= state.submissions.serial:
        return SERIAL_USED
    if refused := _not_open(sitting, state, arrived.serial):
        return refused
    if arrived.revision != sitting.asked.revision:
        return CHANGED
    return sitting.asked.question_by_id.get(arrived.question, UNKNOWN_QUESTION)


def _is_stale(sitting: Sitting, state: State, arrived: Arrived) -> bool:
    """Whether answers were saved that these have not seen."""
    saved = state.open_draft
    return saved is not None and arrived.draft < saved.number and not _is_saved(sitting, saved, arrived)


def _is_saved(sitting: Sitting, saved: Draft, arrived: Arrived) -> bool:
    return saved.answers == arrived.answers or sitting.with_held(saved.answers) == _as_kept(sitting, arrived)


def _refused(found: Unscorable) -> Refused:
    return Refused(400, found.code, found.reason, found.path, found.parameters)


def _for_recorded(sitting: Sitting, state: State, arrived: Arrived) -> Repeated | Refused:
    attempt = state.submissions.find(arrived.serial)
    if attempt is None:
        return OTHER_ANSWERS
    held = {name: attempt.answers[name] for name in attempt.held if name in attempt.answers}
    answers = {**arrived.answers, **held}
    same = attempt.answers in (answers, fitting(sitting.document, answers))
    return Repeated(attempt) if same else OTHER_ANSWERS


def _not_open(sitting: Sitting, state: State, serial: int) -> Refused | None:
    if serial > state.submissions.next_serial:
        return UNKNOWN_SERIAL
    return None if sitting.asked.questions else NO_QUESTIONS


def _as_kept(sitting: Sitting, arrived: Arrived) -> Answers:
    return fitting(sitting.asked, sitting.with_held(arrived.answers))


def _draft(sitting: Sitting, state: State, arrived: Arrived, now: datetime) -> Draft:
    return state.draft.model_copy(
        update={
            "serial": arrived.serial,
            "number": state.open_draft.number + 1 if state.open_draft else 1,
            "revision": sitting.asked.revision,
            "answers": _as_kept(sitting, arrived),
            "saved": timestamp(now),
        }
    )
