"""What becomes of answers that arrive: a pure decision from the document, the state, the rules and the moment."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from coding_billing_xblock.attempts.policy import Closed, Rules, Standing
from coding_billing_xblock.attempts.record import Answers, Attempt, Draft, State, timestamp
from coding_billing_xblock.attempts.score import Unscorable, attempt_of, fitting, judged
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.text.findings import N_


class Arrived(NamedTuple):
    """Answers as they arrived: for which attempt, which revision of the questions the learner saw, and the number of
    the saved draft that they grew from, 0 where there was none.
    """

    serial: int
    revision: str
    draft: int
    answers: Answers


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
CLOSED = {
    Closed.NO_ATTEMPTS_LEFT: Refused(409, "no_attempts_left", N_("You have no attempts left.")),
    Closed.GIVEN_UP: Refused(409, "given_up", N_("You have given up, which ended all attempts.")),
    Closed.PAST_DUE: Refused(409, "past_due", N_("The due date has passed.")),
}


def decide_submission(
    document: Document, state: State, rules: Rules, arrived: Arrived, now: datetime
) -> Attempt | Repeated | ContentChanged | Refused:
    """The attempt to record, or why none is recorded."""
    if arrived.serial <= state.submissions.serial:
        return _for_recorded(document, state, arrived)
    if refused := _not_open(document, state, arrived) or CLOSED.get(rules.closed(standing(state), now)):
        return refused
    if _is_stale(document, state, arrived):
        return STALE_DRAFT
    if arrived.revision != document.revision:
        return ContentChanged(_draft(document, state, arrived, now))
    if not arrived.answers:
        return NOTHING_ANSWERED
    attempt = attempt_of(document, arrived.answers, arrived.serial, timestamp(now))
    return _refused(attempt) if isinstance(attempt, Unscorable) else attempt


def decide_draft(
    document: Document, state: State, rules: Rules, arrived: Arrived, now: datetime
) -> Draft | Kept | ContentChanged | Refused:
    """The draft to keep, or why it is not kept. One is taken after the due date, but not after the last attempt.

    Only one that grew from the draft that is saved takes its place: whoever did not see that has to merge first.
    """
    if arrived.serial <= state.submissions.serial:
        return SERIAL_USED
    if refused := _not_open(document, state, arrived):
        return refused
    if rules.attempts_left(standing(state)) == 0:
        return CLOSED[Closed.GIVEN_UP if state.gave_up else Closed.NO_ATTEMPTS_LEFT]
    saved = state.open_draft
    if arrived.draft != (saved.number if saved else 0):
        return Kept(saved) if saved and _is_saved(document, saved, arrived) else STALE_DRAFT
    if arrived.revision != document.revision:
        return ContentChanged(_draft(document, state, arrived, now))
    points = judged(document, arrived.answers)
    return _refused(points) if isinstance(points, Unscorable) else _draft(document, state, arrived, now)


def standing(state: State) -> Standing:
    """How far this learner is, as far as it decides about what arrives."""
    return Standing(state.attempts, gave_up=state.gave_up)


def _is_stale(document: Document, state: State, arrived: Arrived) -> bool:
    """Whether answers were saved that these have not seen."""
    saved = state.open_draft
    return saved is not None and arrived.draft < saved.number and not _is_saved(document, saved, arrived)


def _is_saved(document: Document, saved: Draft, arrived: Arrived) -> bool:
    return saved.answers in (arrived.answers, fitting(document, arrived.answers))


def _refused(found: Unscorable) -> Refused:
    return Refused(400, found.code, found.reason, found.path, found.parameters)


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


def _draft(document: Document, state: State, arrived: Arrived, now: datetime) -> Draft:
    return state.draft.model_copy(
        update={
            "serial": arrived.serial,
            "number": state.open_draft.number + 1 if state.open_draft else 1,
            "revision": document.revision,
            "answers": fitting(document, arrived.answers),
            "saved": timestamp(now),
        }
    )
