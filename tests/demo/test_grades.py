"""Grades, completion and events: recorded as published, never clamped, never rolled back."""

import pytest

from tests.support.site import Grade, Published, Site


@pytest.fixture
def quiz(site: Site) -> str:
    return site.add_block("quiz", "quiz")


def publish(site: Site, usage: str, name: str, payload: object, username: str = "amina") -> int:
    return site.visit(username).call(usage, "publish", payload, suffix=name).status_code


@pytest.mark.parametrize(("earned", "possible"), [(3, 4), (5, 1), (-1, 1), (None, 1)])
def test_a_grade_is_stored_as_published(site: Site, quiz: str, earned: float | None, possible: float) -> None:
    publish(site, quiz, "grade", {"value": earned, "max_value": possible})
    assert site.grade("amina", quiz) == Grade(earned, possible)


def test_a_grade_without_a_maximum_is_a_crash(site: Site, quiz: str) -> None:
    assert publish(site, quiz, "grade", {"value": 1}) == 500
    assert site.grade("amina", quiz) is None


def test_a_user_named_in_a_grade_is_ignored(site: Site, quiz: str) -> None:
    publish(site, quiz, "grade", {"value": 1, "max_value": 1, "user_id": site.person("ben").pk})
    assert site.grade("amina", quiz) == Grade(1, 1)
    assert site.grade("ben", quiz) is None


def test_only_if_higher_keeps_a_better_grade(site: Site, quiz: str) -> None:
    publish(site, quiz, "grade", {"value": 3, "max_value": 4})
    publish(site, quiz, "grade", {"value": 1, "max_value": 4, "only_if_higher": True})
    assert site.grade("amina", quiz) == Grade(3, 4)
    publish(site, quiz, "grade", {"value": 1, "max_value": 1, "only_if_higher": True})
    assert site.grade("amina", quiz) == Grade(1, 1)


def test_without_only_if_higher_a_grade_may_fall(site: Site, quiz: str) -> None:
    publish(site, quiz, "grade", {"value": 3, "max_value": 4})
    publish(site, quiz, "grade", {"value": 1, "max_value": 4})
    assert site.grade("amina", quiz) == Grade(1, 4)


def test_publishing_a_grade_sets_the_score_of_the_same_block(site: Site, quiz: str) -> None:
    publish(site, quiz, "grade", {"value": 3, "max_value": 4})
    assert site.state("amina", quiz) == {"answer": 1, "earned": 3, "possible": 4}


def test_a_grade_published_before_a_crash_stays_and_the_state_is_lost(site: Site, quiz: str) -> None:
    assert site.visit("amina").call(quiz, "publish_then_crash", {}).status_code == 500
    assert site.grade("amina", quiz) == Grade(1, 1)
    assert site.state("amina", quiz) == {}


def test_somebody_not_enrolled_gets_a_grade_if_the_block_lets_them(site: Site, quiz: str) -> None:
    publish(site, quiz, "grade", {"value": 1, "max_value": 1}, username="dario")
    assert site.grade("dario", quiz) == Grade(1, 1)


def test_an_anonymous_visitors_grade_and_completion_go_nowhere(site: Site, quiz: str) -> None:
    visitor = site.visit()
    visitor.call(quiz, "publish", {"value": 1, "max_value": 1}, suffix="grade", noauth=True)
    response = visitor.call(quiz, "publish", {"completion": 1.0}, suffix="completion", noauth=True)
    assert response.status_code == 200
    assert [published.name for published in site.published(quiz)] == ["grade", "completion"]


def test_completion_may_go_down(site: Site, quiz: str) -> None:
    publish(site, quiz, "completion", {"completion": 1.0})
    publish(site, quiz, "completion", {"completion": 0.25})
    assert site.completion("amina", quiz) == 0.25


@pytest.mark.parametrize("value", [1.5, -0.1, "1"])
def test_completion_outside_its_range_is_a_crash(site: Site, quiz: str, value: object) -> None:
    assert publish(site, quiz, "completion", {"completion": value}) == 500
    assert site.completion("amina", quiz) is None


def test_a_grade_leaves_custom_completion_alone(site: Site, quiz: str) -> None:
    publish(site, quiz, "grade", {"value": 1, "max_value": 1})
    assert site.completion("amina", quiz) is None


def test_everything_published_is_recorded_in_order(site: Site, quiz: str) -> None:
    publish(site, quiz, "edx.quiz.opened", {"page": 1})
    publish(site, quiz, "grade", {"value": 1, "max_value": 2})
    publish(site, quiz, "completion", {"completion": 0.5})
    assert site.published(quiz) == [
        Published("edx.quiz.opened", {"page": 1}),
        Published("grade", {"value": 1, "max_value": 2}),
        Published("completion", {"completion": 0.5}),
    ]
