"""The course's rules: attempts, dates, and what may be shown when."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from coding_billing_xblock.attempts.policy import Closed, Reveal, Rules, Standing
from tests.attempts.support import NOW

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("most", "used", "left"), [(None, 99, None), (0, 0, 0), (3, 0, 3), (3, 2, 1), (3, 3, 0), (1, 5, 0)]
)
def test_attempts_left(most: int | None, used: int, left: int | None) -> None:
    assert Rules(max_attempts=most).attempts_left(Standing(used)) == left


def test_no_maximum_is_open_and_zero_is_closed() -> None:
    assert Rules(max_attempts=None).closed(Standing(1000), NOW) is Closed.OPEN
    assert Rules(max_attempts=0).closed(Standing(), NOW) is Closed.NO_ATTEMPTS_LEFT


def test_the_due_date_closes_once_its_grace_period_is_over() -> None:
    rules = Rules(closes=NOW)
    assert rules.closed(Standing(), NOW) is Closed.OPEN
    assert rules.closed(Standing(), NOW + timedelta(seconds=1)) is Closed.PAST_DUE


@pytest.mark.parametrize(
    ("closes", "soon"),
    [
        (None, False),
        (NOW, True),
        (NOW + 24 * HOUR, False),
        (NOW + 24 * HOUR - SECOND, True),
        (NOW - SECOND, False),
    ],
)
def test_the_last_day_is_told_to_be_the_last(closes: datetime | None, soon: bool) -> None:
    assert Rules(closes=closes).closes_soon(NOW) is soon


@pytest.mark.parametrize(
    ("show", "closes", "shown"),
    [
        ("always", None, True),
        ("never", None, False),
        ("past_due", None, True),
        ("past_due", NOW + HOUR, False),
        ("past_due", NOW - HOUR, True),
        ("never_but_include_grade", None, False),
        ("something new", None, False),
        ("", None, False),
        (None, None, False),
    ],
)
def test_when_the_course_shows_results(show: str, closes: object, shown: bool) -> None:
    assert Rules(closes=closes, show_correctness=show).results_shown(NOW) is shown


@pytest.mark.parametrize(
    ("rules", "used", "right", "reveal"),
    [
        (Rules(), 1, False, Reveal.PICKED),
        (Rules(), 1, True, Reveal.KEY),
        (Rules(max_attempts=2), 1, False, Reveal.PICKED),
        (Rules(max_attempts=2), 2, False, Reveal.KEY),
        (Rules(closes=NOW - HOUR), 1, False, Reveal.KEY),
        (Rules(max_attempts=2), 1, True, Reveal.KEY),
        (Rules(closes=NOW + HOUR), 1, True, Reveal.KEY),
        (Rules(closes=NOW + HOUR), 1, False, Reveal.PICKED),
        (Rules(show_correctness="never"), 1, True, Reveal.NOTHING),
        (Rules(show_correctness="never", max_attempts=1), 1, False, Reveal.NOTHING),
        (Rules(show_correctness="something new", closes=NOW - HOUR), 1, True, Reveal.NOTHING),
        (Rules(show_correctness="past_due", closes=NOW + HOUR, max_attempts=1), 1, True, Reveal.NOTHING),
    ],
)
def test_the_key_of_a_question_is_open_once_it_is_right_or_no_try_can_change_it(
    rules: Rules, used: int, right: bool, reveal: Reveal
) -> None:
    assert rules.reveal(Standing(used), NOW, right) is reveal
