"""From answers to one score: each question scored by its type, and one of the attempts counting."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Literal, NamedTuple

from coding_billing_xblock.attempts.record import Answers, Attempt, Override, Record, Result, best, share
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.questions.base import Invalid, Points, Question
from coding_billing_xblock.text.findings import N_, join

Grading = Literal["best", "latest"]


class Unscorable(NamedTuple):
    """Answers that cannot be scored: a code, the reason as a message id with its parameters, the place of the fault."""

    code: str
    reason: str
    path: str
    parameters: Mapping[str, object] = {}


class RecordedScore(NamedTuple):
    """The score that counts: points, when it was reached, and by which attempt or whom."""

    earned: float
    possible: float
    at: str
    serial: int
    by: Literal["attempt", "course_team"]

    @property
    def fraction(self) -> float:
        """What was earned of what was possible, 0 to 1 whatever was stored."""
        return min(1.0, max(0.0, share(self.earned, self.possible)))


def judged(document: Document, answers: Answers) -> dict[str, Points] | Unscorable:
    """What each answer is worth, by question id; or the first answer that does not fit the document's questions."""
    found: dict[str, Points] = {}
    for question_id, answer in answers.items():
        question = document.question_by_id.get(question_id)
        if question is None:
            reason = N_("There is no such question in this self-check.")
            return Unscorable("unknown_question", reason, join("answers", question_id))
        points = question.score(answer)
        if isinstance(points, Invalid):
            return _bad_answer(question_id, points)
        found[question_id] = points
    return found


def _bad_answer(question_id: str, found: Invalid) -> Unscorable:
    return Unscorable("bad_answer", found.reason, join("answers", question_id, found.path), found.parameters)


def fitting(document: Document, answers: Answers) -> Answers:
    """The answers, or the parts of them, that still fit the document's questions."""
    fitted = {
        question.id: question.fit(answers[question.id])
        for question in document.questions
        if question.id in answers
    }
    return {question_id: answer for question_id, answer in fitted.items() if answer is not None}


def attempt_of(
    document: Document, answers: Answers, serial: int, at: str, held: Collection[str] = ()
) -> Attempt | Unscorable:
    """The attempt that these answers make; an unanswered question earns nothing.

    None is made of a mere slip, unless in an answer that is ``held`` and that nobody can mend any more.
    """
    points = judged(document, answers)
    if isinstance(points, Unscorable):
        return points
    for question_id, answer in answers.items():
        slip = None if question_id in held else document.question_by_id[question_id].slip(answer)
        if slip:
            return _bad_answer(question_id, slip)
    return Attempt(
        serial=serial,
        at=at,
        revision=document.revision,
        answers=fitting(document, answers),
        results={question.id: _result(question, points.get(question.id)) for question in document.questions},
        scored=document.scoring,
    )


def result_now(question: Question, answer: object) -> Result:
    """What an older answer is worth by the question as it is now."""
    points = question.score(question.fit(answer))
    return _result(question, points if isinstance(points, Points) else None)


def rescored(document: Document, record: Record) -> Record:
    """Every recorded attempt scored anew by the document as it is now.

    Questions that are gone leave both earned and possible; questions that were added since do not count for an
    attempt that never saw them. An attempt of which nothing is left keeps its score.
    """
    recorded = tuple(_rescored_attempt(document, attempt) for attempt in record.recorded)
    return record.model_copy(update={"recorded": recorded})


def recorded_score(record: Record, override: Override | None, grading: str) -> RecordedScore | None:
    """The score that counts, by our own record.

    An override stands for everything before it; a later attempt counts against it like against another attempt.
    """
    if override is None:
        return _of_attempt(_counting(record.recorded, grading)) if record.recorded else None
    given = RecordedScore(override.earned, override.possible, override.at, override.serial, "course_team")
    later = tuple(attempt for attempt in record.recorded if attempt.serial > override.serial)
    if not later:
        return given
    reached = _of_attempt(_counting(later, grading))
    return reached if grading == "latest" or reached.fraction > given.fraction else given


def _counting(attempts: tuple[Attempt, ...], grading: str) -> Attempt:
    return attempts[-1] if grading == "latest" else best(attempts)


def _of_attempt(attempt: Attempt) -> RecordedScore:
    return RecordedScore(attempt.earned, attempt.possible, attempt.at, attempt.serial, "attempt")


def _result(question: Question, points: Points | None) -> Result:
    if points is None:
        return Result(earned=0.0, possible=question.points)
    missed = [verdict for verdict in points.feedback if not verdict.right]
    result = Result(earned=points.earned, possible=points.possible)
    if wrong := tuple([verdict.item for verdict in missed if not verdict.credit]):
        result["wrong"] = wrong
    if partly := tuple([verdict.item for verdict in missed if verdict.credit]):
        result["partly"] = partly
    return result


def _rescored_attempt(document: Document, attempt: Attempt) -> Attempt:
    results = {
        question_id: result_now(document.question_by_id[question_id], attempt.answers.get(question_id))
        for question_id in attempt.results
        if question_id in document.question_by_id
    }
    if not results:
        return attempt
    scored = document.asking(results).scoring
    return attempt.model_copy(update={"results": results, "scored": scored})
