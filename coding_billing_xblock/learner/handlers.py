"""What a learner's script may ask for: keep a draft, submit, mark as read, review an attempt, confirm a grade.

Each handler decides, sets fields, saves, and only then publishes, so that no grade is ever without its state. Those
that write are one writer at a time.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Annotated, Any

from pydantic import Field, JsonValue
from webob import Response

from coding_billing_xblock.attempts.record import Answers, Attempt, Draft
from coding_billing_xblock.attempts.score import result_now
from coding_billing_xblock.attempts.submission import (
    Arrived,
    Asking,
    Checking,
    ContentChanged,
    Kept,
    Refused,
    decide_check,
    decide_draft,
    decide_giving_up,
    decide_hint,
    decide_submission,
)
from coding_billing_xblock.gate import (
    Body,
    Json,
    Nothing,
    Refusal,
    RequestBody,
    learner_handler,
    learner_reader,
)
from coding_billing_xblock.learner.payload import Desk
from coding_billing_xblock.learner.writer import Busy, one_writer
from coding_billing_xblock.text.findings import N_
from coding_billing_xblock.text.values import Id

BUSY = N_("Your answers are being saved from another page; wait a moment.")

Serial = Annotated[int, Field(ge=1, le=2**53)]
Number = Annotated[int, Field(ge=0, le=2**53)]
Revision = Annotated[str, Field(max_length=64)]


class AnswersBody(RequestBody):
    """Answers to keep or to submit, for the attempt they belong to and the questions the learner saw.

    ``draft`` is the number of the saved draft that they grew from, 0 where there was none.
    """

    serial: Serial
    revision: Revision
    draft: Number
    answers: Answers

    @property
    def arrived(self) -> Arrived:
        """The answers, to decide about."""
        return Arrived(self.serial, self.revision, self.draft, self.answers)


class ReadingBody(RequestBody):
    """Parts of the lesson whose end was in view, and the part that came into view last."""

    sections: Annotated[list[str], Field(max_length=500)]
    last: str = ""


class LeavingBody(RequestBody):
    """What a page that is left has not sent yet."""

    draft: AnswersBody | None = None
    reading: ReadingBody | None = None


class SerialBody(RequestBody):
    """An attempt: one to look at again, or the open one."""

    serial: Serial


class CheckingBody(SerialBody):
    """An answer to check, for the attempt it belongs to and the questions the learner saw."""

    revision: Revision
    question: Id
    answer: JsonValue

    @property
    def arrived(self) -> Checking:
        """The answer, to decide about."""
        return Checking(self.serial, self.revision, self.question, self.answer)


class HintBody(SerialBody):
    """The question whose next hint is asked for, and how many the learner has seen."""

    revision: Revision
    question: Id
    seen: Number

    @property
    def arrived(self) -> Asking:
        """What is asked for, to decide about."""
        return Asking(self.serial, self.revision, self.question, self.seen)


def writing_handler(
    body_type: type[Body],
) -> Callable[[Callable[[Any, Body], Json]], Callable[..., Response]]:
    """Make a method a learner's handler that writes: one writer at a time, and what it stored is saved at its end."""

    def decorate(method: Callable[[Any, Body], Json]) -> Callable[..., Response]:
        @functools.wraps(method)
        def write(block: Any, body: Body) -> Json:
            try:
                with one_writer(block):
                    found = _reply_or_refusal(method, block, body)
            except Busy as busy:
                raise Refusal(409, "in_progress", BUSY) from busy
            if isinstance(found, Refusal):
                raise found
            return found

        return learner_handler(body_type)(write)

    return decorate


def _reply_or_refusal(method: Callable[[Any, Body], Json], block: Any, body: Body) -> Json | Refusal:
    try:
        return method(block, body)
    except Refusal as refusal:  # a decision like any other, and what it stored is saved
        return refusal


class LearnerHandlers:
    """The learner's handlers, for the block to inherit. They expect ``LearnerState`` beside them."""

    @writing_handler(AnswersBody)
    def save_draft(self: Any, body: AnswersBody) -> Json:
        """Keep answers without submitting them."""
        return self._keep(body)

    @writing_handler(AnswersBody)
    def submit(self: Any, body: AnswersBody) -> Json:
        """Submit answers and get the result; the same answers for a recorded serial get the recorded result."""
        desk = self.desk()
        decided = decide_submission(desk.sitting, desk.state, desk.rules, body.arrived, desk.now)
        if isinstance(decided, ContentChanged):
            raise self._content_changed(desk, decided)
        if isinstance(decided, Refused):
            raise _refused(desk, decided)
        if isinstance(decided, Attempt):
            self._record(decided)
        self.confirm()
        return self._told(desk)

    @writing_handler(ReadingBody)
    def mark_read(self: Any, body: ReadingBody) -> Json:
        """Remember what was read to its end."""
        return self._mark(body)

    @writing_handler(LeavingBody)
    def leave(self: Any, body: LeavingBody) -> Json:
        """What a page sends when it is left, in one request: answers to keep, what was read, or both.

        One of them is stored although the other is refused.
        """
        try:
            kept = self._keep(body.draft) if body.draft else {}
        finally:
            read = self._mark(body.reading) if body.reading else {}
        return kept | read

    @writing_handler(CheckingBody)
    def check_question(self: Any, body: CheckingBody) -> Json:
        """Check the answer to one question. It is stored before anything is told of it, and stays as it is."""
        desk = self.desk()
        decided = decide_check(desk.sitting, desk.state, desk.rules, body.arrived, desk.now)
        if isinstance(decided, Refused):
            raise _refused(desk, decided)
        if decided != desk.state.settled:
            self.store(opened=decided)
            self.save()
            answer = {"serial": body.serial, "question": body.question, "answer": body.answer}
            result = result_now(desk.document.question_by_id[body.question], body.answer)
            points = {"earned": result["earned"], "possible": result["possible"]}
            self.runtime.publish(self, "edx.coding_billing.question.checked", answer | points)
        return self._told(desk)

    @writing_handler(HintBody)
    def take_hint(self: Any, body: HintBody) -> Json:
        """Take the next hint of a question."""
        desk = self.desk()
        decided = decide_hint(desk.sitting, desk.state, desk.rules, body.arrived, desk.now)
        if isinstance(decided, Refused):
            raise _refused(desk, decided)
        if decided != desk.state.settled:
            self.store(opened=decided)
            self.save()
            taken = {
                "serial": body.serial,
                "question": body.question,
                "hint": decided.hints[body.question][-1],
            }
            self.runtime.publish(self, "edx.coding_billing.hint.taken", taken)
        return self._told(desk)

    @writing_handler(SerialBody)
    def give_up(self: Any, body: SerialBody) -> Json:
        """End all attempts, to see the answers."""
        desk = self.desk()
        decided = decide_giving_up(desk.sitting, desk.state, desk.rules, body.serial, desk.now)
        if isinstance(decided, Refused):
            raise _refused(desk, decided)
        if not desk.state.gave_up:
            self.store(given_up=decided, attempts=decided.used)
            self.save()
            given_up = {"serial": decided.serial, "attempts": decided.used}
            self.runtime.publish(self, "edx.coding_billing.attempts.given_up", given_up)
        return self._told(desk)

    @learner_handler(Nothing)
    def show_answers(self: Any, body: Nothing) -> Json:
        """The right answers to what the open attempt asks, where the rules let them be seen before it is submitted."""
        desk = self.desk()
        if not desk.answers_open:
            raise Refusal(409, "no_answers", N_("The answers are not shown now."))
        return {"review": desk.answers()}

    @learner_handler(SerialBody)
    def show_questions(self: Any, body: SerialBody) -> Json:
        """The HTML of the questions of the open attempt or of a recorded one, in the order of that attempt.

        The revision is that of the questions of the open attempt.
        """
        desk = self.desk()
        sheet = desk.sheet(body.serial)
        if sheet is None:
            raise _unknown_attempt()
        return {"html": self.questions_html(sheet), "revision": desk.sitting.asked.revision}

    @learner_handler(SerialBody)
    def review_attempt(self: Any, body: SerialBody) -> Json:
        """One past attempt, with as much of its results as may be seen now."""
        desk = self.desk()
        attempt = desk.state.submissions.find(body.serial)
        if attempt is None:
            raise _unknown_attempt()
        return {"review": desk.review(attempt)}

    @writing_handler(Nothing)
    def send_grade(self: Any, body: Nothing) -> Json:
        """Send a grade again that a crash may have kept from the gradebook; one that was sent is not sent again."""
        self.desk()
        self.confirm()
        return {"grade_sent": True}

    @learner_reader
    def student_view_user_state(self: Any) -> Json:
        """The learner's own state: for a page that comes back, and for the mobile app."""
        return self.desk().payload()

    def _keep(self: Any, body: AnswersBody) -> Json:
        desk = self.desk()
        decided = decide_draft(desk.sitting, desk.state, desk.rules, body.arrived, desk.now)
        if isinstance(decided, Kept):
            return {"number": decided.draft.number}
        if isinstance(decided, Draft):
            self.store(draft=decided, **_begun(desk))
            return {"number": decided.number}
        if isinstance(decided, ContentChanged):
            raise self._content_changed(desk, decided)
        extra = {"draft": desk.draft()} if decided.code == "stale_draft" else {}
        raise _refusal(decided, extra)

    def _told(self: Any, desk: Desk) -> Json:
        """How things stand after what was stored."""
        return {"state": desk.with_state(self.learner_state()).payload()}

    def _mark(self: Any, body: ReadingBody) -> Json:
        desk = self.desk()
        for index, part in enumerate(body.sections):
            _known_part(part, desk.document.readable, f"sections.{index}")
        if body.last:
            _known_part(body.last, desk.document.readable, "last")
        reading = desk.state.reading.with_read(body.sections, body.last)
        if reading != desk.state.reading:
            self.store(reading=reading)
            self.save()
            self.confirm()
        return {"reading": desk.with_state(self.learner_state()).reading()}

    def _record(self: Any, attempt: Attempt) -> None:
        state = self.learner_state()
        record = state.submissions.with_attempt(attempt)
        self.store(submissions=record, attempts=state.attempts + 1, grade_sent=False)
        self.save()
        event = {
            "serial": attempt.serial,
            "revision": attempt.revision,
            "answers": attempt.answers,
            "earned": attempt.earned,
            "possible": attempt.possible,
        }
        self.runtime.publish(self, "edx.coding_billing.attempt.submitted", event)

    def _content_changed(self: Any, desk: Desk, changed: ContentChanged) -> Refusal:
        self.store(draft=changed.draft, **_begun(desk))
        message = N_("The questions were changed since you opened this page. No attempt was used.")
        return Refusal(409, "content_changed", message, extra={"state": self.desk().payload()})


def _refused(desk: Desk, decided: Refused) -> Refusal:
    """What is not taken, as a refusal that also tells how things stand, unless the page asked nonsense."""
    return _refusal(decided, {} if decided.status == 400 else {"state": desk.payload()})


def _refusal(decided: Refused, extra: Json) -> Refusal:
    """Answers that are not taken, as a refusal with more for the script."""
    return Refusal(
        decided.status,
        decided.code,
        decided.message,
        decided.path,
        parameters=decided.parameters,
        extra=extra,
    )


def _begun(desk: Desk) -> Json:
    """The draw, to be stored with the first thing that a learner does in an attempt; nothing where it is stored."""
    sitting = desk.sitting
    return {"opened": sitting.begun} if sitting.drawn and sitting.drawn != sitting.settled.drawn else {}


def _unknown_attempt() -> Refusal:
    return Refusal(404, "unknown_serial", N_("There is no such attempt."), "serial")


def _known_part(part: str, readable: tuple[str, ...], path: str) -> None:
    if part not in readable:
        raise Refusal(400, "unknown_section", N_("There is no such section in this lesson."), path)
