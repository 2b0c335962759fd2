"""The open attempt: which questions it asks, in which order, and which of its answers are settled.

All of it follows from the learner, the serial and what is stored, so that a view need not write anything; what was
drawn is stored with the first thing that a learner does, and stays as it is when the content is edited.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from coding_billing_xblock.attempts.policy import Rules
from coding_billing_xblock.attempts.record import Answers, Attempt, Opened, Record, State, is_right
from coding_billing_xblock.attempts.score import fitting, result_now
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.questions.base import Question


class Sitting(NamedTuple):
    """The open attempt. ``asked`` is the document with the questions that it asks, ``held`` the answers that are final:
    those that were checked, and what was right before where only the rest is asked again.
    """

    document: Document
    asked: Document
    drawn: tuple[str, ...]
    held: Answers
    settled: Opened

    @property
    def begun(self) -> Opened:
        """What is settled of it once the learner does something: the draw is."""
        return self.settled.model_copy(update={"drawn": self.drawn})

    def with_held(self, answers: Answers) -> Answers:
        """Answers that arrived, as far as they can still be changed."""
        return {**answers, **self.held}


class Sheet(NamedTuple):
    """What one attempt shows: its questions in order, and the seed from which their options get theirs."""

    asked: tuple[str, ...]
    seed: str
    mixes_options: bool = False


def sitting_of(document: Document, state: State, keeps_right: bool, learner: str) -> Sitting:
    """The open attempt of a learner, named by any text of their own."""
    before = _to_mend(state.submissions) if keeps_right else None
    drawn = tuple(_drawn(document, state, before, _seed(learner, state.submissions.next_serial)))
    asked = document
    if document.pools:
        asked = document.asking({*document.ids_for_everybody, *drawn})
    held = {**_right_before(asked, before), **fitting(asked, state.settled.checked)}
    return Sitting(document, asked, drawn, held, state.settled)


def sheet_of(asked: Collection[str], document: Document, rules: Rules, learner: str, serial: int) -> Sheet:
    """The questions of an attempt as its learner sees them; the order stays the same for all of the attempt."""
    seed = _seed(learner, serial)
    names = [question.id for question in document.questions if question.id in asked]
    ordered = mixed(names, seed) if rules.mixes_questions else names
    return Sheet(tuple(ordered), seed, rules.mixes_options)


def sheet_for_all(document: Document) -> Sheet:
    """The questions that belong to no pool, in the author's order: for whoever has no attempt."""
    return Sheet(document.ids_for_everybody, "")


def mixed(names: Sequence[str], seed: str, staying: Collection[str] = ()) -> list[str]:
    """The names in an order that the seed decides; those that are ``staying`` keep their place.

    A name that is added moves none of the others, relative to each other.
    """
    moving = iter(sorted([name for name in names if name not in staying], key=lambda name: _rank(seed, name)))
    return [name if name in staying else next(moving) for name in names]


def _to_mend(record: Record) -> Attempt | None:
    """The latest attempt, where something of it was not right."""
    latest = record.latest
    return None if latest is None or all(map(is_right, latest.results.values())) else latest


def _right_before(asked: Document, before: Attempt | None) -> Answers:
    if before is None:
        return {}
    answers = fitting(asked, before.answers)
    by_id = asked.question_by_id
    return {name: answer for name, answer in answers.items() if is_right(result_now(by_id[name], answer))}


def _drawn(document: Document, state: State, before: Attempt | None, seed: str) -> Iterator[str]:
    kept = state.settled.drawn or (tuple(before.results) if before else ())
    for pool, count in document.draws.items():
        questions = document.pooled[pool]
        names = [question.id for question in questions]
        yield from _of_pool(names, count, kept, _least_asked(questions, state.submissions, seed))


def _of_pool(names: Collection[str], count: int, kept: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """What was drawn already and is there still, filled up with others where the pool gives more by now."""
    drawn = [name for name in kept if name in names]
    more = [name for name in others if name not in drawn]
    yield from (*drawn, *more[: max(0, count - len(drawn))])


def _least_asked(questions: Sequence[Question], record: Record, seed: str) -> list[str]:
    """The questions of a pool: those first that the recorded attempts asked least, and by the seed among equals."""
    times = {
        question.id: sum(question.id in attempt.results for attempt in record.recorded)
        for question in questions
    }
    return sorted(times, key=lambda name: (times[name], _rank(seed, name)))


def _seed(learner: str, serial: int) -> str:
    return f"{learner}\n{serial}"


def _rank(seed: str, name: str) -> bytes:
    return hashlib.blake2b(f"{seed}\n{name}".encode(), digest_size=8).digest()
