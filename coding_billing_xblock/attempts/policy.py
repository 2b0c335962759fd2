"""May they answer, submit, see answers, now? The rules of the course, as questions with plain answers."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from math import isclose
from typing import NamedTuple

SHORT = timedelta(days=1)
"""So long before the end, a learner is told that saved answers have to be submitted."""


class Closed(StrEnum):
    """Why no attempt can be submitted; empty while one can."""

    OPEN = ""
    NO_ATTEMPTS_LEFT = "no_attempts_left"
    PAST_DUE = "past_due"


class Reveal(IntEnum):
    """How much of the results may leave the server."""

    NOTHING = 0
    PICKED = 1
    """The score, right or wrong per question, and the feedback on what was picked."""
    KEY = 2
    """The right answer, the explanation and all feedback besides."""


class Outcome(StrEnum):
    """What came of an attempt; empty where there is no pass mark."""

    UNMARKED = ""
    PASSED = "passed"
    NEARLY = "nearly"
    AGAIN = "again"


NEARLY = 10.0
"""How far below the pass mark an attempt may be to have nearly passed, in percent of all points."""


class PassMark(NamedTuple):
    """What share of all points passes, and from which on it is nearly passed, in percent; None for no pass mark."""

    percent: float | None = None
    nearly: float | None = None

    def outcome(self, fraction: float) -> Outcome:
        """What came of an attempt that earned this share of the points, 0 to 1."""
        if self.percent is None:
            return Outcome.UNMARKED
        if _reaches(fraction, self.percent):
            return Outcome.PASSED
        nearly = max(0.0, self.percent - NEARLY) if self.nearly is None else self.nearly
        return Outcome.NEARLY if _reaches(fraction, nearly) else Outcome.AGAIN


def _reaches(fraction: float, percent: float) -> bool:
    """Whether a share is as high as a percentage; sums of fractions may miss it by a hair."""
    return fraction * 100 > percent or isclose(fraction * 100, percent, abs_tol=1e-9)


class Rules(NamedTuple):
    """What the course says about this block. ``max_attempts`` None is unlimited, ``closes`` None is never."""

    max_attempts: int | None = None
    closes: datetime | None = None
    show_correctness: str = "always"
    pass_mark: PassMark = PassMark()

    def closed(self, used: int, now: datetime) -> Closed:
        """Why a learner who used so many attempts can submit no other one at this moment."""
        if self.past_due(now):
            return Closed.PAST_DUE
        return Closed.NO_ATTEMPTS_LEFT if self.attempts_left(used) == 0 else Closed.OPEN

    def attempts_left(self, used: int) -> int | None:
        """How many more submissions are allowed; None where there is no limit."""
        return None if self.max_attempts is None else max(0, self.max_attempts - used)

    def past_due(self, now: datetime) -> bool:
        """Whether the due date and its grace period are over."""
        return self.closes is not None and now > self.closes

    def closes_soon(self, now: datetime) -> bool:
        """Whether less than a day is left to submit in."""
        return self.closes is not None and now <= self.closes < now + SHORT

    def results_shown(self, now: datetime) -> bool:
        """Whether the course shows results at this moment; a rule that we do not know means it never does.

        Source: the platform's ``ShowCorrectness.correctness_available``.
        """
        if self.show_correctness == "past_due":
            return self.closes is None or self.past_due(now)
        return self.show_correctness == "always"

    def reveal(self, used: int, now: datetime, right: bool) -> Reveal:
        """How much of what came of a question a learner may see now; whoever was ``right`` knows its key already."""
        if not self.results_shown(now):
            return Reveal.NOTHING
        return Reveal.KEY if right or self.closed(used, now) else Reveal.PICKED
