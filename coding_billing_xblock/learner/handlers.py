"""What a learner's script may ask for: keep a draft, submit, mark as read, review an attempt, confirm a grade.

Each handler decides, sets fields, saves, and only then publishes, so that no grade is ever without its state.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Any

from django.core.cache import cache
from pydantic import Field

from coding_billing_xblock.attempts.record import Answers, Attempt, Draft
from coding_billing_xblock.attempts.submission import (
    Arrived,
    ContentChanged,
    Refused,
    decide_draft,
    decide_submission,
)
from coding_billing_xblock.gate import Json, Refusal, RequestBody, learner_handler
from coding_billing_xblock.text.findings import N_

CLAIM_SECONDS = 30
"""How long a submission keeps others of its serial out; more than a request lasts."""

Serial = Annotated[int, Field(ge=1, le=2**53)]
Revision = Annotated[str, Field(max_length=64)]


class Nothing(RequestBody):
    """A request without parameters."""


class SubmissionBody(RequestBody):
    """Answers to submit, for the attempt they belong to and the questions the learner saw."""

    serial: Serial
    revision: Revision
    answers: Answers


class DraftBody(SubmissionBody):
    """Answers to keep. ``number`` rises with every change."""

    number: Serial


class ReadingBody(RequestBody):
    """Parts of the lesson whose end was in view, and the part that came into view last."""

    sections: Annotated[list[str], Field(max_length=500)]
    last: str = ""


class ReviewBody(RequestBody):
    """The attempt to look at again."""

    serial: Serial


class LearnerHandlers:
    """The learner's handlers, for the block to inherit. They expect ``LearnerState`` beside them."""

    @learner_handler(DraftBody)
    def save_draft(self: Any, body: DraftBody) -> Json:
        """Keep answers without submitting them."""
        desk = self.desk()
        arrived = Arrived(body.serial, body.revision, body.answers)
        decided = decide_draft(desk.document, desk.state, desk.rules, arrived, body.number, desk.now)
        if isinstance(decided, Draft):
            self.store(draft=decided)
            return {"number": decided.number}
        if isinstance(decided, ContentChanged):
            raise self._content_changed(decided)
        extra = {"draft": desk.draft()} if decided.code == "stale_draft" else {}
        raise Refusal(decided.status, decided.code, decided.message, decided.path, extra=extra)

    @learner_handler(SubmissionBody)
    def submit(self: Any, body: SubmissionBody) -> Json:
        """Submit answers and get the result; the same answers for a recorded serial get the recorded result."""
        desk = self.desk()
        arrived = Arrived(body.serial, body.revision, body.answers)
        decided = decide_submission(desk.document, desk.state, desk.rules, arrived, desk.now)
        if isinstance(decided, ContentChanged):
            raise self._content_changed(decided)
        if isinstance(decided, Refused):
            extra = {} if decided.status == 400 else {"state": desk.payload()}
            raise Refusal(decided.status, decided.code, decided.message, decided.path, extra=extra)
        if isinstance(decided, Attempt):
            self._record(decided)
        self.confirm()
        return {"state": desk.with_state(self.learner_state()).payload()}

    @learner_handler(ReadingBody)
    def mark_read(self: Any, body: ReadingBody) -> Json:
        """Remember what was read to its end."""
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

    @learner_handler(ReviewBody)
    def review_attempt(self: Any, body: ReviewBody) -> Json:
        """One past attempt, with as much of its results as may be seen now."""
        desk = self.desk()
        attempt = desk.state.submissions.find(body.serial)
        if attempt is None:
            raise Refusal(404, "unknown_serial", N_("There is no such attempt."), "serial")
        return {"review": desk.review(attempt)}

    @learner_handler(Nothing)
    def send_grade(self: Any, body: Nothing) -> Json:
        """Send a grade again that a crash may have kept from the gradebook; one that was sent is not sent again."""
        self.confirm()
        return {"grade_sent": True}

    @learner_handler(Nothing)
    def student_view_user_state(self: Any, body: Nothing) -> Json:
        """The learner's own state, for the mobile app."""
        return self.desk().payload()

    def _record(self: Any, attempt: Attempt) -> None:
        state = self.learner_state()
        self._claim(attempt.serial)
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

    def _claim(self: Any, serial: int) -> None:
        """Let one submission of this serial through; the state store has no row lock."""
        name = f"{self.scope_ids.usage_id}\n{self.scope_ids.user_id}\n{serial}"
        key = "coding_billing." + hashlib.sha256(name.encode()).hexdigest()
        if not cache.add(key, 1, CLAIM_SECONDS):
            raise Refusal(409, "in_progress", N_("This attempt is being submitted; wait a moment."))

    def _content_changed(self: Any, changed: ContentChanged) -> Refusal:
        self.store(draft=changed.draft)
        message = N_("The questions were changed since you opened this page. No attempt was used.")
        return Refusal(409, "content_changed", message, extra={"state": self.desk().payload()})


def _known_part(part: str, readable: tuple[str, ...], path: str) -> None:
    if part not in readable:
        raise Refusal(400, "unknown_section", N_("There is no such section in this lesson."), path)
