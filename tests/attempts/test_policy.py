"""The course's rules: attempts, dates, and what may be shown when.

``policies.txt`` is the table of all of them. Each line is one setting of the policies, how far a learner is, and what
follows by the platform's meaning of each value; "?" is a value that nobody knows. Of ``answers``, by the platform's
``answer_available``, which comes to nothing where the course withholds results (``shown``):

- answered: right. closed: no attempt left, or past due. finished: closed or right.
- attempted: an attempt used, or past due. attempted_no_past_due: an attempt used.
- correct_or_past_due, past_due, always, never: as they say.
- after_attempts: so many used, here two, or all where there are fewer. after_all_attempts: all used.
- after_all_attempts_or_correct: all used, or right.
- ours: passed, the score that counts passes; given_up, the learner gave up. Who gave up has no attempt left.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.attempts.policy import SHOW_ANSWER, Closed, PassMark, Reveal, Rules, Standing
from tests.attempts.support import NOW

HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)

HEADINGS, *LINES = (
    line.split() for line in Path(__file__).with_name("policies.txt").read_text().splitlines()
)
TABLE = [dict(zip(HEADINGS, line, strict=True)) for line in LINES]
CLOSES = {"-": None, "past": NOW - HOUR, "later": NOW + HOUR}
POLICIES = {
    "answers": {*SHOW_ANSWER, "?"},
    "shown": {"always", "past_due", "never", "?"},
    "feedback": {"end", "at_once", "?"},
    "hints": {"never", "always", "after_attempt", "?"},
    "retry": {"all", "wrong", "?"},
    "order": {"as_set", "questions", "options", "all", "?"},
    "most": {"-", "1", "3"},
    "closes": set(CLOSES),
    "used": {"0", "1", "3"},
    "passed": {"-", "passed"},
    "gave_up": {"-", "gave_up"},
    "right": {"-", "right"},
}


def rules_of(row: dict[str, str]) -> Rules:
    return Rules(
        max_attempts=None if row["most"] == "-" else int(row["most"]),
        closes=CLOSES[row["closes"]],
        show_correctness=row["shown"],
        feedback=row["feedback"],
        show_answer=row["answers"],
        answers_after=2,
        hints=row["hints"],
        retry=row["retry"],
        shuffle=row["order"],
    )


def standing_of(row: dict[str, str]) -> Standing:
    return Standing(int(row["used"]), row["passed"] != "-", row["gave_up"] != "-")


def what_may_be_done(rules: Rules, standing: Standing) -> str:
    may = {
        "check": rules.may_check(standing, NOW),
        "hint": rules.may_take_hints(standing, NOW),
        "give_up": rules.may_give_up(standing, NOW),
    }
    return "+".join(name for name, is_offered in may.items() if is_offered) or "-"


def what_is_mixed(rules: Rules) -> str:
    names = {(True, True): "both", (True, False): "questions", (False, True): "options", (False, False): "-"}
    return names[rules.mixes_questions, rules.mixes_options]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: " ".join(row[name] for name in POLICIES))
def test_the_table_of_policies(row: dict[str, str]) -> None:
    rules, standing = rules_of(row), standing_of(row)
    found = {
        "closed": rules.closed(standing, NOW).value or "open",
        "reveal": rules.reveal(standing, NOW, row["right"] != "-").name.lower(),
        "may": what_may_be_done(rules, standing),
        "keeps": "keeps" if rules.keeps_right(NOW) else "-",
        "mixes": what_is_mixed(rules),
    }
    assert found == {name: row[name] for name in found}


def test_the_table_has_every_value_of_every_policy() -> None:
    assert {name: {row[name] for row in TABLE} for name in POLICIES} == POLICIES


@pytest.mark.parametrize(("one", "other"), list(combinations(POLICIES, 2)))
def test_the_table_has_every_pair_of_values_of_two_policies(one: str, other: str) -> None:
    pairs = {(first, second) for first in POLICIES[one] for second in POLICIES[other]}
    if (one, other) == ("used", "gave_up"):
        pairs -= {("0", "gave_up")}  # giving up uses an attempt where none was used
    assert pairs <= {(row[one], row[other]) for row in TABLE}


def any_of(name: str) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(POLICIES[name])) | st.text(max_size=3)


RULES = st.builds(
    Rules,
    max_attempts=st.none() | st.integers(-1, 5),
    closes=st.sampled_from(list(CLOSES.values())),
    show_correctness=any_of("shown") | st.none(),
    pass_mark=st.builds(PassMark, st.none() | st.floats(-1, 101)),
    feedback=any_of("feedback") | st.none(),
    show_answer=any_of("answers") | st.none(),
    answers_after=st.none() | st.integers(-1, 5),
    hints=any_of("hints") | st.none(),
    retry=any_of("retry") | st.none(),
    shuffle=any_of("order") | st.none(),
)
STANDINGS = st.builds(Standing, st.integers(0, 6), st.booleans(), st.booleans())


@given(RULES, STANDINGS, st.booleans())
def test_any_rules_decide_about_anybody(rules: Rules, standing: Standing, right: bool) -> None:
    closed = rules.closed(standing, NOW)
    what_is_mixed(rules)
    if closed:
        assert not rules.may_check(standing, NOW)
        assert not rules.may_take_hints(standing, NOW)
    if not rules.results_shown(NOW):
        assert rules.reveal(standing, NOW, right) is Reveal.NOTHING
        assert not rules.may_check(standing, NOW)
        assert not rules.keeps_right(NOW)


@given(RULES, STANDINGS, st.booleans())
def test_who_did_more_never_sees_less(rules: Rules, standing: Standing, right: bool) -> None:
    seen = rules.reveal(standing, NOW, right)
    more: list[Any] = [standing.after_this(), standing._replace(passed=True), standing._replace(gave_up=True)]
    assert all(rules.reveal(further, NOW, right) >= seen for further in more)
    assert rules.reveal(standing, NOW, right=True) >= seen


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
