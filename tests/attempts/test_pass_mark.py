"""The pass mark: what came of an attempt by its share of the points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.attempts.policy import Outcome, PassMark

PERCENT = st.floats(0, 100)
FRACTIONS = st.floats(0, 1)


@pytest.mark.parametrize(
    ("mark", "fraction", "outcome"),
    [
        (PassMark(70), 0.7, Outcome.PASSED),
        (PassMark(70), 0.69, Outcome.NEARLY),
        (PassMark(70), 0.6, Outcome.NEARLY),
        (PassMark(70), 0.59, Outcome.AGAIN),
        (PassMark(70, 50), 0.5, Outcome.NEARLY),
        (PassMark(70, 70), 0.69, Outcome.AGAIN),
        (PassMark(5), 0.0, Outcome.NEARLY),
        (PassMark(0), 0.0, Outcome.PASSED),
        (PassMark(100), 0.999, Outcome.NEARLY),
        (PassMark(None, 50), 1.0, Outcome.UNMARKED),
    ],
)
def test_an_attempt_passes_nearly_passes_or_does_not(
    mark: PassMark, fraction: float, outcome: Outcome
) -> None:
    assert mark.outcome(fraction) is outcome


@pytest.mark.parametrize(
    ("earned", "possible", "percent"), [(0.1 + 0.2, 0.6, 50), (0.7 * 3, 3, 70), (2, 3, 200 / 3)]
)
def test_fractions_that_computers_miss_by_a_hair_reach_their_mark(
    earned: float, possible: float, percent: float
) -> None:
    assert PassMark(percent).outcome(earned / possible) is Outcome.PASSED


@given(PERCENT, PERCENT | st.none(), FRACTIONS, FRACTIONS)
def test_who_earns_more_never_reads_of_less(
    percent: float, nearly: float | None, one: float, other: float
) -> None:
    ranks = [Outcome.AGAIN, Outcome.NEARLY, Outcome.PASSED]
    less, more = (ranks.index(PassMark(percent, nearly).outcome(share)) for share in sorted([one, other]))
    assert less <= more
