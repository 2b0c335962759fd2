"""What becomes of answers that arrive: a pure decision from the document, the state, the rules and the moment."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from coding_billing_xblock.attempts.policy import Closed, Rules
from coding_billing_xblock.attempts.record import Answers, Attempt, Draft, State, timestamp
from coding_billing_xblock.attempts.score import Unscorable, attempt_of, fitting, judged
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.text.findings import N_


class Arrived(NamedTuple):
    """Answers as they arrived: for which attempt, and which revision of the questions the learner saw."""

    serial: int
    revision: str
    answers: Answers


class Refused(NamedTuple):
    """Answers that are not taken; nothing changes."""

    status: int
    code: str
    message: str
    path: str = ""


class Repeated(NamedTuple):
    """The same answers for a recorded serial: the recorded result stands."""

    attempt: Attempt


class ContentChanged(NamedTuple):
    """The questions changed since the page was loaded: no attempt is used, the answers that still fit are kept."""

    draft: Draft


OTHER_ANSWERS = Refused(409, "other_answers", N_("This attempt was submitted already, with other answers."))
SERIAL_USED = Refused(409, "serial_used", N_("This attempt was submitted already."))
STALE_DRAFT = Refused(409, "stale_draft", N_("Newer answers are saved already."))
UNKNOWN_SERIAL = Refused(400, "unknown_serial", N_("There is no such attempt."), "serial")
NO_QUESTIONS = Refused(409, "no_questions", N_("There is nothing to submit here any more."))
NOTHING_ANSWERED = Refused(400, "nothing_answered", N_("Answer at least one question first."), "answers")
CLOSED = {
    Closed.NO_ATTEMPTS_LEFT: Refused(409, "no_attempts_left", N_("You have no attempts left.")),
    Closed.PAST_DUE: Refused(409, "past_due", N_("The due date has passed.")),
}


def decide_submission(
    document: Document, state: State, rules: Rules, arrived: Arrived, now: datetime
) -> Attempt | Repeated | ContentChanged | Refused:
    """The attempt to record, or why none is recorded."""
    if arrived.serial <= state.submissions.serial:
        return _for_recorded(document, state, arrived)
    if refused := _not_open(document, state, arrived) or CLOSED.get(rules.closed(state.attempts, now)):
        return refused
    if arrived.revision != document.revision:
        return ContentChanged(_draft(document, state, arrived, state.draft.number + 1, now))
    if not arrived.answers:
        return NOTHING_ANSWERED
    attempt = attempt_of(document, arrived.answers, arrived.serial, timestamp(now))
    return _refused(attempt) if isinstance(attempt, Unscorable) else attempt


def decide_draft(
    document: Document, state: State, rules: Rules, arrived: Arrived, number: int, now: datetime
) -> Draft | ContentChanged | Refused:
    """The draft to keep, or why it is not kept. One is taken after the due date, but not after the last attempt."""
    if arrived.serial <= state.submissions.serial:
        return SERIAL_USED
    if refused := _not_open(document, state, arrived):
        return refused
    if rules.attempts_left(state.attempts) == 0:
        return CLOSED[Closed.NO_ATTEMPTS_LEFT]
    if state.open_draft and number <= state.open_draft.number:
        return STALE_DRAFT
    if arrived.revision != document.revision:
        return ContentChanged(_draft(document, state, arrived, number, now))
    points = judged(document, arrived.answers)
    if isinstance(points, Unscorable):
        return _refused(points)
    return _draft(document, state, arrived, number, now)


def _refused(found: Unscorable) -> Refused:
    return Refused(400, found.code, found.reason, found.path)


def _for_recorded(document: Document, state: State, arrived: Arrived) -> Repeated | Refused:
    attempt = state.submissions.find(arrived.serial)
    if attempt is None:
        return OTHER_ANSWERS
    same = attempt.answers in (arrived.answers, fitting(document, arrived.answers))
    return Repeated(attempt) if same else OTHER_ANSWERS


def _not_open(document: Document, state: State, arrived: Arrived) -> Refused | None:
    if arrived.serial > state.submissions.next_serial:
        return UNKNOWN_SERIAL
    return None if document.questions else NO_QUESTIONS


def _draft(document: Document, state: State, arrived: Arrived, number: int, now: datetime) -> Draft:
    return state.draft.model_copy(
        update={
            "serial": arrived.serial,
            "number": number,
            "revision": document.revision,
            "answers": fitting(document, arrived.answers),
            "saved": timestamp(now),
        }
    )
