"""May they answer, submit, see answers, now? The rules of the course, as questions with plain answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    GIVEN_UP = "given_up"


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


class Moment(NamedTuple):
    """What decides whether the answer to a question is shown: of the question, of its learner, of the course."""

    right: bool
    attempted: bool
    past_due: bool
    used_up: bool
    used_enough: bool
    passed: bool
    gave_up: bool

    @property
    def closed(self) -> bool:
        """Whether no attempt can be submitted any more."""
        return self.used_up or self.past_due


FINISHED, GIVEN_UP, NEVER = "finished", "given_up", "never"

SHOW_ANSWER: Mapping[str, Callable[[Moment], bool]] = {
    "always": lambda moment: True,
    "answered": lambda moment: moment.right,
    "attempted": lambda moment: moment.attempted or moment.past_due,
    "closed": lambda moment: moment.closed,
    FINISHED: lambda moment: moment.closed or moment.right,
    "correct_or_past_due": lambda moment: moment.right or moment.past_due,
    "past_due": lambda moment: moment.past_due,
    NEVER: lambda moment: False,
    "after_attempts": lambda moment: moment.used_enough,
    "after_all_attempts": lambda moment: moment.used_up,
    "after_all_attempts_or_correct": lambda moment: moment.used_up or moment.right,
    "attempted_no_past_due": lambda moment: moment.attempted,
    "passed": lambda moment: moment.passed,
    GIVEN_UP: lambda moment: moment.gave_up,
}
"""When right answers are shown: the platform's values of ``showanswer`` with its meanings, and two of our own."""


class Standing(NamedTuple):
    """How far a learner is: attempts used, whether the score that counts passes, whether they gave up."""

    used: int = 0
    passed: bool = False
    gave_up: bool = False

    def after_this(self) -> Standing:
        """How far they are where this attempt cannot be changed any more, as for a question that is checked."""
        return self._replace(used=self.used + 1)


class Rules(NamedTuple):
    """What the course and the author say about this block.

    ``max_attempts`` None is unlimited, ``closes`` None is never. Of ``show_correctness`` and ``show_answer`` a value
    that we do not know means never, of the others it means the first of their values here:

    - ``feedback``: "end", after submitting; "at_once", each question can be checked.
    - ``show_answer``: one of ``SHOW_ANSWER``. ``answers_after`` is the number for "after_attempts".
    - ``hints``: "never"; "always"; "after_attempt", from the second attempt on.
    - ``retry``: "all", another attempt asks everything; "wrong", only what is not right.
    - ``shuffle``: "as_set", the options of questions that say so; "questions" as well; "options" of every question;
      "all", both.
    """

    max_attempts: int | None = None
    closes: datetime | None = None
    show_correctness: str = "always"
    pass_mark: PassMark = PassMark()
    feedback: str = "end"
    show_answer: str = FINISHED
    answers_after: int | None = 0
    hints: str = "always"
    retry: str = "all"
    shuffle: str = "as_set"

    def closed(self, standing: Standing, now: datetime) -> Closed:
        """Why this learner can submit no other attempt at this moment."""
        if standing.gave_up:
            return Closed.GIVEN_UP
        if self.past_due(now):
            return Closed.PAST_DUE
        return Closed.NO_ATTEMPTS_LEFT if self.attempts_left(standing) == 0 else Closed.OPEN

    def attempts_left(self, standing: Standing) -> int | None:
        """How many more submissions are allowed; None where there is no limit. Giving up ends them all."""
        if standing.gave_up:
            return 0
        return None if self.max_attempts is None else max(0, self.max_attempts - standing.used)

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

    def answer_shown(self, standing: Standing, now: datetime, right: bool) -> bool:
        """Whether a learner may see the right answer to a question now that they have, or have not, ``right``.

        Source: the platform's ``ProblemBlock.answer_available``. What it asks of a problem is asked of each question
        here, and whoever gave up has no attempt left.
        """
        rule = SHOW_ANSWER.get(self.show_answer)
        if rule is None or not self.results_shown(now):
            return False
        return rule(
            Moment(
                right=right,
                attempted=standing.used > 0,
                past_due=self.past_due(now),
                used_up=self.attempts_left(standing) == 0,
                used_enough=standing.used >= self._answers_after(),
                passed=standing.passed,
                gave_up=standing.gave_up,
            )
        )

    def _answers_after(self) -> int:
        enough = self.answers_after or 0  # a field that was emptied holds None
        return min(enough, self.max_attempts) if self.max_attempts else enough

    def reveal(self, standing: Standing, now: datetime, right: bool) -> Reveal:
        """How much of what came of a question a learner may see now."""
        if not self.results_shown(now):
            return Reveal.NOTHING
        return Reveal.KEY if self.answer_shown(standing, now, right) else Reveal.PICKED

    def shows_team(self) -> bool:
        """Whether the course team sees right answers before learners do, as the platform lets it unless never."""
        return self.show_answer in SHOW_ANSWER and self.show_answer != NEVER

    def may_check(self, standing: Standing, now: datetime) -> bool:
        """Whether a question may be checked before the attempt is submitted, which tells what came of it."""
        return self.feedback == "at_once" and self.results_shown(now) and not self.closed(standing, now)

    def may_take_hints(self, standing: Standing, now: datetime) -> bool:
        """Whether the hints of a question may be taken."""
        offered = self.hints == "always" or (self.hints == "after_attempt" and standing.used > 0)
        return offered and not self.closed(standing, now)

    def may_give_up(self, standing: Standing, now: datetime) -> bool:
        """Whether a learner may give up: also after the last attempt or the due date, but only where that shows the
        answers.
        """
        return self.show_answer == GIVEN_UP and not standing.gave_up and self.results_shown(now)

    def keeps_right(self, now: datetime) -> bool:
        """Whether another attempt keeps what was right; never where that would tell what the course hides."""
        return self.retry == "wrong" and self.results_shown(now)

    @property
    def mixes_questions(self) -> bool:
        """Whether the questions are in another order for each attempt."""
        return self.shuffle in ("questions", "all")

    @property
    def mixes_options(self) -> bool:
        """Whether the options of every question are, and not only of those that say so."""
        return self.shuffle in ("options", "all")
