"""One score from several attempts, an override, and a rescore of content that changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.attempts.record import Override, Record, is_right
from coding_billing_xblock.attempts.score import Unscorable, attempt_of, judged, recorded_score, rescored
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.questions.sorting import Category, Sorting, Statement
from tests.attempts.support import attempt, document, question, record
from tests.strategies import documents, json_values


def override(earned: float, serial: int) -> Override:
    return Override(earned=earned, possible=4, at="2026-03-02T00:00:00Z", serial=serial)


@pytest.mark.parametrize(("grading", "serial"), [("best", 2), ("latest", 3), ("unheard of", 2)])
def test_the_best_or_the_latest_attempt_counts(grading: str, serial: int) -> None:
    assert recorded_score(record(1, 4, 2), None, grading).serial == serial


def test_without_an_attempt_there_is_no_score() -> None:
    assert recorded_score(Record(), None, "best") is None


def test_an_override_stands_for_all_attempts_before_it() -> None:
    score = recorded_score(record(4, 4), override(1, serial=2), "best")
    assert (score.earned, score.by) == (1, "course_team")


def test_an_override_counts_without_any_attempt() -> None:
    assert recorded_score(Record(), override(3, serial=0), "latest").by == "course_team"


@pytest.mark.parametrize(
    ("grading", "later", "by"),
    [("best", 1, "course_team"), ("best", 3, "attempt"), ("latest", 1, "attempt")],
)
def test_an_attempt_after_an_override_counts_like_any_other(grading: str, later: float, by: str) -> None:
    score = recorded_score(record(4, later), override(2, serial=1), grading)
    assert score.by == by


@given(
    st.lists(st.floats(0, 4), max_size=6),
    st.none() | st.floats(-9, 9),
    st.integers(0, 9),
    st.sampled_from(["best", "latest"]),
)
def test_a_score_is_never_below_nothing_nor_above_everything(
    scores: list[float], given_score: float | None, serial: int, grading: str
) -> None:
    given_override = None if given_score is None else override(given_score, serial)
    score = recorded_score(record(*scores), given_override, grading)
    assert score is None or 0 <= score.fraction <= 1


def test_an_unanswered_question_earns_nothing_and_counts() -> None:
    made = attempt_of(document("x", "y"), {"x": ["a"]}, 1, "now")
    assert (made.earned, made.possible) == (1, 2)


def test_a_rescore_follows_the_corrected_key() -> None:
    made = Record().with_attempt(attempt_of(document("x", "y"), {"x": ["b"], "y": ["a"]}, 1, "now"))
    corrected = Document(questions=(question("x", correct="b"), question("y")))
    assert rescored(corrected, made).recorded[0].earned == 2


def test_a_rescore_leaves_vanished_questions_out_of_earned_and_possible() -> None:
    made = Record().with_attempt(attempt_of(document("x", "y"), {"x": ["a"], "y": ["b"]}, 1, "now"))
    again = rescored(document("x"), made).recorded[0]
    assert (again.earned, again.possible) == (1, 1)
    assert again.answers == {"x": ["a"], "y": ["b"]}


def test_a_question_added_later_does_not_count_for_an_attempt_that_never_saw_it() -> None:
    made = Record().with_attempt(attempt_of(document("x"), {"x": ["a"]}, 1, "now"))
    assert rescored(document("x", "y"), made).recorded[0].results == made.recorded[0].results


def test_an_attempt_of_which_nothing_is_left_keeps_its_score() -> None:
    made = record(3)
    assert rescored(document("x"), made) == made


def test_scoring_the_same_content_again_changes_nothing() -> None:
    made = Record().with_attempt(attempt_of(document("x", "y"), {"x": ["c"]}, 1, "now"))
    assert rescored(document("x", "y"), made) == made


@given(documents(), st.dictionaries(st.text(max_size=4), json_values, max_size=3))
def test_answers_are_faulty_or_score_within_the_points(made: Document, answers: dict[str, object]) -> None:
    made = made.model_copy(update={"pools": ()})
    scored = attempt_of(made, answers, 1, "now")
    assert isinstance(scored, Unscorable) or 0 <= scored.earned <= scored.possible == made.points


def test_the_place_of_a_fault_is_told() -> None:
    found = judged(document("x"), {"x": ["nothing"]})
    assert (found.code, found.path) == ("bad_answer", "answers.x.0")
    assert judged(document("x"), {"y": ["a"]}).path == "answers.y"


@given(st.floats(0.1, 1000), st.integers(1, 40), st.integers(0, 40))
def test_everything_right_earns_exactly_the_points_and_less_earns_less(
    points: float, count: int, wrong: int
) -> None:
    statements = tuple(Statement(id=f"s{n}", text=f"{n}", category="a") for n in range(count))
    categories = (Category(id="a", label="A"), Category(id="b", label="B"))
    made = Document(
        questions=(
            Sorting(id="q", prompt="?", points=points, categories=categories, statements=statements),
            question("x", points=points),
        )
    )
    places = {f"s{n}": "b" if n < wrong else "a" for n in range(count)}
    attempt = attempt_of(made, {"q": places, "x": ["a"]}, 1, "now")
    assert is_right(attempt.results["q"]) == (wrong == 0)
    assert (attempt.earned == made.points) == (wrong == 0)
    assert attempt.fraction <= 1
    assert (attempt.fraction == 1) == (wrong == 0)


def test_the_attempt_knows_which_of_the_picked_items_were_wrong() -> None:
    made = attempt_of(document("x", "y", "z"), {"x": ["a"], "y": ["b"]}, 1, "now")
    assert [made.results[name].get("wrong", ()) for name in "xyz"] == [(), ("b",), ()]


def test_a_rescore_renews_what_an_attempt_was_judged_by() -> None:
    made = Record().with_attempt(attempt_of(document("x"), {"x": ["b"]}, 1, "now"))
    corrected = Document(questions=(question("x", correct="b"),))
    (renewed,) = rescored(corrected, made).recorded
    assert renewed.results["x"] == {"earned": 1, "possible": 1}
    assert renewed.scored == corrected.scoring != made.recorded[0].scored


def test_an_attempt_without_points_is_worth_nothing() -> None:
    assert attempt(1, 0, possible=0).fraction == 0
