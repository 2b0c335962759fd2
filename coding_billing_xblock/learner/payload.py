"""What a learner's page is told: the learner's own state, and as much of the results as the rules allow now."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from coding_billing_xblock.attempts.policy import Closed, Outcome, Reveal, Rules, Standing
from coding_billing_xblock.attempts.record import (
    Answers,
    Attempt,
    Hints,
    Result,
    State,
    agree,
    is_right,
    missed_items,
    partly_right,
    timestamp,
)
from coding_billing_xblock.attempts.score import RecordedScore, recorded_score, result_now
from coding_billing_xblock.attempts.sitting import Sheet, Sitting, sheet_of, sitting_of
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.questions.base import NO_REMARK, Question, Remark

ToHtml = Callable[[str], str]
"""Turns an author's Markdown into HTML with the addresses of this site."""


@dataclass(frozen=True)
class Desk:
    """One learner in front of one document at one moment, and the rules that hold.

    ``learner`` tells them from others, and so decides what is drawn and in which order it stands; ``for_team`` says
    whether they belong to the course team.
    """

    document: Document
    state: State
    rules: Rules
    grading: str
    now: datetime
    to_html: ToHtml
    learner: str = ""
    for_team: bool = False

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
        closed = self.closed.value if self.document.questions else "no_questions"
        return {
            "serial": record.next_serial,
            "revision": self.sitting.asked.revision,
            "varies": self.varies,
            "page": self.first_serial,
            "begun": self.begun,
            "held": self.held(),
            "hints": self.hints(),
            "may": self.may(),
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
        """The answers of the open attempt that were saved and not submitted; what is final stands above them."""
        draft = self.state.open_draft
        if draft is None:
            return None
        asked = self.sitting.asked.question_by_id
        saved = self.sitting.with_held(draft.answers)
        answers = {name: answer for name, answer in saved.items() if name in asked}
        return {"number": draft.number, "answers": answers, "saved": draft.saved}

    @cached_property
    def sitting(self) -> Sitting:
        """The open attempt."""
        return sitting_of(self.document, self.state, self.rules.keeps_right(self.now), self.learner)

    @property
    def varies(self) -> bool:
        """Whether attempts differ in what they show: their questions, or an order."""
        rules = self.rules
        return bool(
            self.document.pools or self.document.mixes or rules.mixes_questions or rules.mixes_options
        )

    @property
    def begun(self) -> bool:
        """Whether the learner has done anything in the open attempt."""
        settled = self.state.settled
        return self.state.open_draft is not None or bool(settled.checked or settled.hints)

    def sheet(self, serial: int) -> Sheet | None:
        """What the page of an attempt shows; None where that attempt is neither open nor kept."""
        attempt = self.state.submissions.find(serial)
        if attempt is None and not (serial == self.state.submissions.next_serial and self.is_at_hand):
            return None
        asked: Collection[str] = self.sitting.asked.question_by_id
        if attempt:
            asked = {*attempt.results, *self.document.ids_for_everybody}
        return sheet_of(asked, self.document, self.rules, self.learner, serial)

    @property
    def first_serial(self) -> int:
        """The attempt that a page shows first: the open one where it is begun, else the latest one."""
        record = self.state.submissions
        goes_on = self.begun and not self.closed
        return record.next_serial if goes_on or record.latest is None else record.latest.serial

    def may(self) -> dict[str, bool]:
        """What the learner may do besides answering and submitting."""
        rules, standing, now = self.rules, self.standing, self.now
        may = {
            "check": rules.may_check(standing, now),
            "give_up": rules.may_give_up(standing, now),
            "answers": self.answers_open,
        }
        return {name: is_offered and bool(self.document.questions) for name, is_offered in may.items()}

    @property
    def answers_open(self) -> bool:
        """Whether the right answers to what is asked may be seen before it is submitted."""
        if self.for_team and self.rules.shows_team():
            return True
        return self.is_at_hand and self.rules.answer_shown(self.standing, self.now, right=False)

    @cached_property
    def is_at_hand(self) -> bool:
        """Whether a learner may see what the open attempt asks.

        Nobody sees what another attempt would draw where it is not begun and cannot be submitted any more. Who has no
        attempt to look back at sees the questions all the same, and the course team always does.
        """
        is_asked = self.for_team or self.begun or self.state.submissions.latest is None
        return is_asked or not self.closed

    def held(self) -> dict[str, Any]:
        """The questions whose answers are final in the open attempt, each with its answer and what came of it."""
        held, standing = self.sitting.held, self.standing.after_this()
        if not held:
            return {}
        questions = self.sitting.asked.question_by_id
        results = {name: result_now(questions[name], answer) for name, answer in held.items()}
        attempt = self._open_attempt(held, results)
        return {
            name: {"answer": held[name], **self._question_review(questions[name], attempt, standing)}
            for name in results
        }

    def hints(self) -> dict[str, Any]:
        """The hints of the open attempt: the texts of those that were taken, and how many there are besides."""
        offered = self.rules.may_take_hints(self.standing, self.now)
        taken = {question.id: self._taken(question, self.state.settled.hints) for question in self._hinting}
        return {
            question.id: {
                "taken": [self.to_html(text) for text in taken[question.id]],
                "left": len(question.hints) - len(taken[question.id]) if offered else 0,
            }
            for question in self._hinting
            if offered or taken[question.id]
        }

    @property
    def _hinting(self) -> list[Question]:
        return [question for question in self.sitting.asked.questions if question.hints]

    @staticmethod
    def _taken(question: Question, hints: Hints) -> list[str]:
        taken = hints.get(question.id, ())
        return [hint.text for hint in question.hints if hint.id in taken]

    def answers(self) -> dict[str, Any]:
        """The right answers to what the open attempt asks, in the shape of a review that judges no answer."""
        questions = self.sitting.asked.questions
        results = {question.id: Result(earned=0.0, possible=question.points) for question in questions}
        attempt = self._open_attempt({}, results)
        return {
            "serial": attempt.serial,
            "questions": {
                question.id: self._opened(question, attempt, True)
                | {"result": "key", "earned": None, "possible": None}
                for question in questions
            },
        }

    def _open_attempt(self, answers: Answers, results: dict[str, Result]) -> Attempt:
        serial, scored = self.state.submissions.next_serial, self.document.scoring
        return Attempt(serial=serial, at="", revision="", answers=answers, results=results, scored=scored)

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

    @cached_property
    def closed(self) -> Closed:
        """Why no attempt can be submitted now; empty while one can."""
        return self.rules.closed(self.standing, self.now)

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
            question.id: self._question_review(question, attempt, self.standing)
            for question in self.document.questions
            if question.id in attempt.results
        }
        return {
            **self._summary(attempt),
            **self._outcome(attempt),
            "answers": {name: answer for name, answer in attempt.answers.items() if name in questions},
            "removed": len(attempt.results) - len(questions),
            "questions": questions,
            "hints": self._hints_of(attempt, questions),
        }

    def _hints_of(self, attempt: Attempt, reviewed: Collection[str]) -> dict[str, list[str]]:
        asked = (self.document.question_by_id[name] for name in attempt.hints if name in reviewed)
        return {
            question.id: [self.to_html(text) for text in self._taken(question, attempt.hints)]
            for question in asked
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

    def _question_review(self, question: Question, attempt: Attempt, standing: Standing) -> dict[str, Any]:
        result = _result(attempt.results[question.id], attempt.answers.get(question.id))
        reveal = self.rules.reveal(standing, self.now, result == "right")
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
        return self._opened(question, attempt, reveal is Reveal.KEY)

    def _opened(self, question: Question, attempt: Attempt, key_open: bool) -> dict[str, Any]:
        """What came of a question, with the key where that may be seen and the question is still the same."""
        recorded, answer = attempt.results[question.id], attempt.answers.get(question.id)
        result, changed = _result(recorded, answer), self._is_changed(question, attempt)
        key_open = key_open and not changed
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
        if attempt.scored == self.document.scoring or attempt.scored == self._scoring_of(attempt):
            return False
        now = result_now(question, attempt.answers.get(question.id))
        return not agree(now, attempt.results[question.id])

    @cached_property
    def _scorings(self) -> dict[int, str]:
        return {}

    def _scoring_of(self, attempt: Attempt) -> str:
        """What the questions of an attempt are scored by now, found out once."""
        if attempt.serial not in self._scorings:
            self._scorings[attempt.serial] = self.document.asking(attempt.results).scoring
        return self._scorings[attempt.serial]

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
    desk = Desk(document, State(), Rules(hints="never"), "best", datetime.min, str)
    return desk.payload() | {"open": False, "closed": code, "frozen": True}


def _result(result: Result, answer: object) -> str:
    if answer is None:
        return "unanswered"
    if is_right(result):
        return "right"
    return "partly" if result["earned"] else "wrong"
