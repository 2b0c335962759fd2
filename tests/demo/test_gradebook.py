"""The gradebook shows what was recorded; its actions do what the platform's instructor dashboard does."""

import pytest

from tests.support.html import texts
from tests.support.site import Grade, Site
from tests.support.visitor import Visitor


@pytest.fixture
def quiz(site: Site) -> str:
    return site.add_block("quiz", "quiz")


@pytest.fixture
def answered(site: Site, quiz: str) -> str:
    site.visit("amina").call(quiz, "publish", {"value": 1, "max_value": 4}, suffix="grade")
    return quiz


def act(site: Site, usage: str, action: str, username: str = "amina", **values: str) -> str:
    team = site.visit("carla")
    team.submit(f"/gradebook/{usage}/{action}", username=username, **values)
    return " ".join(texts(team.get("/gradebook/"), '//*[@role="status"]'))


@pytest.mark.parametrize("username", [None, "amina"])
def test_only_the_course_team_gets_in(site: Site, answered: str, username: str | None) -> None:
    visitor = site.visit(username)
    assert visitor.get("/gradebook/").status_code == 403
    assert visitor.submit(f"/gradebook/{answered}/delete-state", username="amina").status_code == 403
    assert visitor.submit("/masquerade", username="ben").status_code == 403
    assert site.grade("amina", answered) == Grade(1, 4)


def test_actions_need_a_csrf_token(site: Site, answered: str) -> None:
    team = site.visit("carla")
    response = team.client.post(f"/gradebook/{answered}/delete-state", {"username": "amina"})
    assert response.status_code == 403
    assert site.grade("amina", answered) == Grade(1, 4)


def test_actions_are_never_done_by_get(site: Site, answered: str) -> None:
    assert site.visit("carla").get(f"/gradebook/{answered}/rescore", username="amina").status_code == 405


def test_grades_are_shown_weighted(site: Site, answered: str) -> None:
    site.author(answered, weight=2)
    facts = texts(site.visit("carla").get("/gradebook/"), '//section[2]//li[h3="Amina"]//dd')
    assert facts == ["0.5 of 2", "1 of 4", "none"]


def test_a_grade_over_nothing_is_shown_as_it_is(site: Site, quiz: str) -> None:
    site.visit("amina").call(quiz, "publish", {"value": 0, "max_value": 0}, suffix="grade")
    assert site.visit("carla").get("/gradebook/").status_code == 200


def test_what_was_published_is_listed(site: Site, answered: str) -> None:
    cells = texts(site.visit("carla").get("/gradebook/"), "//tbody/tr/td")
    assert cells[1:] == ["Amina", "quiz", "grade", '{"value": 1, "max_value": 4}']


def test_a_rescore_publishes_the_new_score(site: Site, answered: str) -> None:
    act(site, answered, "rescore")
    assert site.grade("amina", answered) == Grade(3, 4)
    assert site.state("amina", answered)["earned"] == 3


def test_a_rescore_only_if_higher_keeps_a_better_grade(site: Site, quiz: str) -> None:
    site.visit("amina").call(quiz, "publish", {"value": 4, "max_value": 4}, suffix="grade")
    act(site, quiz, "rescore-if-higher")
    assert site.grade("amina", quiz) == Grade(4, 4)


def test_nothing_submitted_is_not_rescored(site: Site, quiz: str) -> None:
    assert "no state" in act(site, quiz, "rescore")
    site.put_state("amina", quiz, {"earned": 1})
    assert "submitted nothing" in act(site, quiz, "rescore")
    assert site.grade("amina", quiz) is None


def test_a_block_without_a_score_cannot_be_rescored_or_overridden(site: Site) -> None:
    notebook = site.add_block("notebook", "notebook")
    site.put_state("amina", notebook, {"pages": 1})
    assert "cannot be rescored" in act(site, notebook, "rescore")
    assert "cannot be overridden" in act(site, notebook, "override", score="1")


def test_an_override_is_stored_divided_by_the_weight(site: Site, answered: str) -> None:
    site.author(answered, weight=2)
    act(site, answered, "override", score="1")
    assert site.grade("amina", answered) == Grade(0.5, 1)


@pytest.mark.parametrize("score", ["5", "-1", "much", "nan"])
def test_an_override_outside_the_range_is_refused(site: Site, answered: str, score: str) -> None:
    assert "Not done" in act(site, answered, "override", score=score)
    assert site.grade("amina", answered) == Grade(1, 4)


def test_a_reset_changes_the_attempts_and_leaves_the_rest(site: Site, answered: str) -> None:
    act(site, answered, "reset-attempts")
    assert site.state("amina", answered) == {
        "answer": 1,
        "earned": 1,
        "possible": 4,
        "attempts": 0,
        "score_history": [],
        "student_answers_history": [],
        "correct_map_history": [],
    }
    assert site.grade("amina", answered) == Grade(1, 4)


def test_deleting_state_takes_the_grade_and_leaves_completion(site: Site, answered: str) -> None:
    site.visit("amina").call(answered, "publish", {"completion": 1.0}, suffix="completion")
    act(site, answered, "delete-state")
    assert not site.has_state_row("amina", answered)
    assert site.grade("amina", answered) is None
    assert site.completion("amina", answered) == 1.0


class TestViewingAsALearner:
    """The course team sees a learner's state; what it does stays in its session."""

    @pytest.fixture
    def masked(self, site: Site) -> Visitor:
        visitor = site.visit("carla")
        visitor.submit("/masquerade", username="amina")
        return visitor

    def test_it_shows_the_learners_state(self, site: Site, answered: str, masked: Visitor) -> None:
        assert "Score: 1" in masked.view(answered).content.decode()

    def test_writes_stay_in_the_session(self, site: Site, answered: str, masked: Visitor) -> None:
        masked.call(answered, "publish", {"value": 4, "max_value": 4}, suffix="seen")
        stored = site.state("amina", answered)
        masked.call(answered, "change", {})
        assert site.state("amina", answered) == stored
        assert not site.has_state_row("carla", answered)
        assert "Score: 99" in masked.view(answered).content.decode()
        masked.submit("/masquerade", username="")
        assert "Score: None" in masked.view(answered).content.decode()

    def test_grades_are_dropped(self, site: Site, answered: str, masked: Visitor) -> None:
        masked.call(answered, "publish", {"value": 4, "max_value": 4}, suffix="grade")
        assert site.grade("amina", answered) == Grade(1, 4)
        assert site.grade("carla", answered) is None

    def test_a_block_that_does_not_allow_it_is_hidden(self, site: Site, masked: Visitor) -> None:
        notebook = site.add_block("notebook", "notebook")
        html = masked.view(notebook).content.decode()
        assert 'id="title"' not in html
        assert "cannot be shown" in html

    def test_nobody_counts_as_staff_meanwhile(self, site: Site, masked: Visitor) -> None:
        notebook = site.add_block("notebook", "notebook")
        user = masked.call(notebook, "user", {}).json()
        assert user["edx-platform.user_is_staff"] is False
        assert user["edx-platform.user_id"] == site.person("amina").pk
