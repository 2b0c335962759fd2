"""What a learner's page is told: the learner's own state, and as much of the results as the rules allow now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from coding_billing_xblock.attempts.policy import Outcome, Reveal, Rules, Standing
from coding_billing_xblock.attempts.record import (
    Attempt,
    Result,
    State,
    agree,
    is_right,
    missed_items,
    partly_right,
    timestamp,
)
from coding_billing_xblock.attempts.score import RecordedScore, recorded_score, result_now
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.questions.base import NO_REMARK, Question, Remark

ToHtml = Callable[[str], str]
"""Turns an author's Markdown into HTML with the addresses of this site."""


@dataclass(frozen=True)
class Desk:
    """One learner in front of one document at one moment, and the rules that hold."""

    document: Document
    state: State
    rules: Rules
    grading: str
    now: datetime
    to_html: ToHtml

    def with_state(self, state: State) -> Desk:
        """The same learner in front of the same document at the same moment, after a change."""
        return replace(self, state=state)

    @property
    def results_shown(self) -> bool:
        """Whether the course shows results at this moment."""
        return self.rules.results_shown(self.now)

    def payload(self) -> dict[str, Any]:
        """Everything the learner's script needs to know."""
        record, latest = self.state.submissions, self.state.submissions.latest
        closed = self.rules.closed(self.standing, self.now).value
        if not self.document.questions:
            closed = "no_questions"
        return {
            "serial": record.next_serial,
            "revision": self.document.revision,
            "open": not closed,
            "closed": closed,
            "closes": timestamp(self.rules.closes) if self.rules.closes else None,
            "closes_soon": self.rules.closes_soon(self.now),
            "attempts": {"used": self.state.attempts, "max": self.rules.max_attempts},
            "draft": self.draft(),
            "score": self.score(),
            "grading": self.grading,
            "pass": self.passing(),
            "results": "shown" if self.results_shown else "hidden",
            "past": [self._summary(attempt) for attempt in record.recorded],
            "review": self.review(latest) if latest else None,
            "reading": self.reading(),
            "grade_sent": self.state.grade_sent,
            "frozen": False,
        }

    def reading(self) -> dict[str, Any]:
        """What was read, of what there is to read now."""
        read = set(self.state.reading.read)
        last = self.state.reading.last
        return {
            "read": [part for part in self.document.readable if part in read],
            "last": last if last in self.document.readable else "",
        }

    def draft(self) -> dict[str, Any] | None:
        """The answers of the open attempt that were saved and not submitted."""
        draft = self.state.open_draft
        return {"number": draft.number, "answers": draft.answers, "saved": draft.saved} if draft else None

    @cached_property
    def recorded(self) -> RecordedScore | None:
        """The score that counts."""
        return recorded_score(self.state.submissions, self.state.override, self.grading)

    def score(self) -> dict[str, Any] | None:
        """The score that counts, in the points of the questions; None while there is none to show."""
        recorded = self.recorded
        if recorded is None or not self.results_shown:
            return None
        earned, possible = recorded.earned, recorded.possible
        if recorded.by == "course_team":
            possible = self.document.points or 1.0
            earned = recorded.fraction * possible
        return {
            "earned": earned,
            "possible": possible,
            "at": recorded.at,
            "serial": recorded.serial,
            "by": recorded.by,
        }

    @cached_property
    def standing(self) -> Standing:
        """How far the learner is."""
        recorded, mark = self.recorded, self.rules.pass_mark
        passed = recorded is not None and mark.outcome(recorded.fraction) is Outcome.PASSED
        return Standing(self.state.attempts, passed, self.state.gave_up)

    def passing(self) -> dict[str, Any] | None:
        """The pass mark, 0 to 1, and what came of the score that counts; None where there is no pass mark."""
        mark = self.rules.pass_mark
        if mark.percent is None:
            return None
        reached = mark.outcome(self.recorded.fraction) if self.recorded and self.results_shown else ""
        return {"mark": mark.percent / 100, "outcome": reached}

    def _outcome(self, attempt: Attempt) -> dict[str, str]:
        """What came of an attempt, with the author's message about that."""
        if not self.results_shown:
            return {"outcome": "", "message": ""}
        outcome = self.rules.pass_mark.outcome(attempt.fraction)
        messages = self.document.outcome
        text = getattr(messages, outcome.value) if outcome else ""
        return {"outcome": outcome.value, "message": self.to_html(text)}

    def review(self, attempt: Attempt) -> dict[str, Any]:
        """One attempt with as much of its results as may be seen now."""
        questions = {
            question.id: self._question_review(question, attempt)
            for question in self.document.questions
            if question.id in attempt.results
        }
        return {
            **self._summary(attempt),
            **self._outcome(attempt),
            "answers": {name: answer for name, answer in attempt.answers.items() if name in questions},
            "removed": len(attempt.results) - len(questions),
            "questions": questions,
        }

    def _summary(self, attempt: Attempt) -> dict[str, Any]:
        counting = self.recorded
        counts = counting is not None and counting.by == "attempt" and counting.serial == attempt.serial
        shown = self.results_shown
        return {
            "serial": attempt.serial,
            "at": attempt.at,
            "earned": attempt.earned if shown else None,
            "possible": attempt.possible if shown else None,
            "counts": counts and shown,
        }

    def _question_review(self, question: Question, attempt: Attempt) -> dict[str, Any]:
        recorded, answer = attempt.results[question.id], attempt.answers.get(question.id)
        result = _result(recorded, answer)
        reveal = self.rules.reveal(self.standing, self.now, result == "right")
        if reveal is Reveal.NOTHING:
            return {
                "result": "hidden",
                "earned": None,
                "possible": None,
                "changed": False,
                "items": {},
                "key": None,
                "explanation": "",
                "section": "",
            }
        changed = self._is_changed(question, attempt)
        key_open = reveal is Reveal.KEY and not changed
        section = question.section if result != "right" and self._has_section(question) else ""
        return {
            "result": result,
            "earned": recorded["earned"],
            "possible": recorded["possible"],
            "changed": changed,
            "items": self._items(question, attempt, key_open, changed),
            "key": question.key() if key_open else None,
            "explanation": self.to_html(question.explanation) if key_open else "",
            "section": section,
        }

    def _is_changed(self, question: Question, attempt: Attempt) -> bool:
        """Whether the question was changed so that the attempt's answer would now be judged in another way."""
        if attempt.scored == self.document.scoring:
            return False
        now = result_now(question, attempt.answers.get(question.id))
        return not agree(now, attempt.results[question.id])

    def _items(self, question: Question, attempt: Attempt, key_open: bool, changed: bool) -> dict[str, Any]:
        """Right or wrong of each picked item, as it was recorded, and the feedback that may be seen."""
        answer, recorded = attempt.answers.get(question.id), attempt.results[question.id]
        remarks = {} if changed else question.remarks(answer)
        told = {
            item: self._item(recorded, item, remarks.get(item, NO_REMARK)) for item in question.picked(answer)
        }
        if key_open:
            for item, text in question.item_feedback().items():
                if text and not told.get(item, {}).get("feedback"):
                    told[item] = {"right": None} | told.get(item, {}) | {"feedback": self.to_html(text)}
        return told

    def _item(self, recorded: Result, item: str, remark: Remark) -> dict[str, Any]:
        is_partly_right = item in partly_right(recorded)
        told = {
            "right": item not in missed_items(recorded),
            "partly": is_partly_right,
            "credit": remark.credit if is_partly_right else None,
            "reason": remark.reason,
            "feedback": self.to_html(remark.feedback),
        }
        return {name: value for name, value in told.items() if value or name in ("right", "feedback")}

    def _has_section(self, question: Question) -> bool:
        return any(section.id == question.section for section in self.document.lesson.sections)


def unreadable_payload(document: Document, code: str) -> dict[str, Any]:
    """What a page is told whose state cannot be read here: nothing is open, and nothing will be written."""
    desk = Desk(document, State(), Rules(), "best", datetime.min, str)
    return desk.payload() | {"open": False, "closed": code, "frozen": True}


def _result(result: Result, answer: object) -> str:
    if answer is None:
        return "unanswered"
    if is_right(result):
        return "right"
    return "partly" if result["earned"] else "wrong"
