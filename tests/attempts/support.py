"""A small document and attempts on it, for the tests of this folder."""

from __future__ import annotations

from datetime import UTC, datetime

from coding_billing_xblock.attempts.record import Attempt, Record, Result
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.questions.choice import Choice, Option

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def question(name: str, points: float = 1.0, correct: str = "a") -> Choice:
    """A question of three options, of which the first is right unless said otherwise."""
    options = tuple(Option(id=item, text=f"{name} {item}", correct=item == correct) for item in "abc")
    return Choice(id=name, prompt=f"Which {name}?", points=points, options=options)


def document(*names: str) -> Document:
    """A document with a question for each name."""
    return Document(questions=tuple(question(name) for name in names))


def attempt(serial: int, earned: float, possible: float = 4.0) -> Attempt:
    """A recorded attempt with that score."""
    results = {"q": Result(earned=earned, possible=possible)}
    return Attempt(
        serial=serial, at="2026-03-01T00:00:00Z", revision="r", answers={"q": ["a"]}, results=results
    )


def record(*scores: float) -> Record:
    """A record of one attempt for each score, of 4 points."""
    made = Record()
    for serial, earned in enumerate(scores, 1):
        made = made.with_attempt(attempt(serial, earned))
    return made
