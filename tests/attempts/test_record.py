"""A learner's stored state: nothing is lost, nothing unknown is overwritten."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.attempts.record import (
    CURRENT_VERSION,
    KEPT_ATTEMPTS,
    Reading,
    Record,
    State,
    Unreadable,
    read_state,
    unreadable,
)
from tests.attempts.support import attempt, record
from tests.strategies import json_values


def test_the_best_attempt_and_the_last_ones_are_kept() -> None:
    made = record(1, 4, *[2] * 30)
    assert [item.serial for item in made.recorded] == [2, *range(13, 33)]
    assert len(made.recorded) == KEPT_ATTEMPTS + 1


@given(st.lists(st.floats(0, 4), min_size=1, max_size=40))
def test_the_best_and_the_latest_attempt_are_never_dropped(scores: list[float]) -> None:
    made = record(*scores)
    assert max(item.earned for item in made.recorded) == max(scores)
    assert made.latest is not None
    assert made.latest.serial == made.serial == len(scores)


def test_the_earliest_of_equally_good_attempts_is_the_best() -> None:
    made = record(4, *[4] * 30)
    assert made.recorded[0].serial == 1


def test_state_is_plain_json_and_comes_back_unchanged() -> None:
    made = record(1, 3)
    assert Record.model_validate(json.loads(json.dumps(made.to_json()))) == made


def test_keys_of_a_later_release_are_kept() -> None:
    stored = record(1).to_json() | {"badge": "gold"}
    stored["recorded"][0]["seconds"] = 12
    state = read_state({"submissions": stored})
    assert isinstance(state, State)
    again = state.submissions.with_attempt(attempt(2, 4)).to_json()
    assert again["badge"] == "gold"
    assert again["recorded"][0]["seconds"] == 12


def test_state_of_a_newer_version_is_not_read() -> None:
    assert unreadable(CURRENT_VERSION + 1) == Unreadable(newer=True)


@pytest.mark.parametrize("version", [None, 0, CURRENT_VERSION])
def test_state_of_this_version_or_an_older_one_is_read(version: int | None) -> None:
    assert unreadable(version) is None


@pytest.mark.parametrize("version", ["1", 1.0, True, [], {}, "new"])
def test_a_version_that_is_no_number_is_nobodys(version: object) -> None:
    assert unreadable(version) == Unreadable(newer=False)


@pytest.mark.parametrize("broken", [{"serial": "many"}, {"recorded": [{"serial": 1}]}, {"recorded": {}}])
def test_state_that_is_not_ours_is_not_read(broken: dict[str, object]) -> None:
    assert read_state({"submissions": broken}) == Unreadable(newer=False)


@given(st.dictionaries(st.sampled_from(sorted(State.model_fields)), json_values))
def test_any_json_is_a_state_or_is_left_alone(fields: dict[str, object]) -> None:
    assert isinstance(read_state(fields), State | Unreadable)


def test_an_empty_state_is_a_learner_who_did_nothing() -> None:
    assert read_state({"attempts": 0, "draft": {}, "override": None}) == State()


def test_nothing_read_is_ever_unread() -> None:
    reading = Reading().with_read(["a", "b"], "b").with_read([], "").with_read(["b", "c"], "")
    assert reading.read == ("a", "b", "c")
    assert reading.last == "b"
