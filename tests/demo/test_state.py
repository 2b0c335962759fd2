"""Learner state: one JSON object per learner and block, read once, changed fields laid over it on save."""

import pytest

from tests.support.site import Site


@pytest.fixture
def notebook(site: Site) -> str:
    return site.add_block("notebook", "notebook")


def test_a_field_set_in_a_handler_is_saved(site: Site, notebook: str) -> None:
    site.visit("amina").call(notebook, "write", {"pages": 3})
    assert site.state("amina", notebook) == {"pages": 3}


def test_state_is_each_learners_own(site: Site, notebook: str) -> None:
    site.visit("amina").call(notebook, "write", {"pages": 3})
    assert site.state("ben", notebook) == {}
    assert site.block(notebook, "ben").pages == 0


def test_state_survives_a_restart(site: Site, notebook: str) -> None:
    learner = site.visit("amina")
    learner.call(notebook, "write", {"pages": 3})
    site.restart()
    learner.call(notebook, "write", {"words": 50})
    assert site.state("amina", notebook) == {"pages": 3, "words": 50}


def test_two_requests_that_change_different_fields_both_take_effect(site: Site, notebook: str) -> None:
    first, second = site.block(notebook, "amina"), site.block(notebook, "amina")
    first.pages = 1
    second.words = 2
    first.save()
    second.save()
    assert site.state("amina", notebook) == {"pages": 1, "words": 2}


def test_two_requests_that_change_the_same_field_leave_the_later_value(site: Site, notebook: str) -> None:
    first, second = site.block(notebook, "amina"), site.block(notebook, "amina")
    first.pages = 1
    second.pages = 2
    second.save()
    first.save()
    assert site.state("amina", notebook) == {"pages": 1}


def test_state_is_read_when_the_block_is_loaded_and_not_again(site: Site, notebook: str) -> None:
    loaded = site.block(notebook, "amina")
    site.put_state("amina", notebook, {"pages": 9})
    assert loaded.pages == 0


def test_what_was_saved_before_a_crash_stays_and_the_rest_is_lost(site: Site, notebook: str) -> None:
    assert site.visit("amina").call(notebook, "save_then_crash", {"pages": 1}).status_code == 500
    assert site.state("amina", notebook) == {"pages": 1}


def test_an_anonymous_visitors_state_is_not_kept(site: Site, notebook: str) -> None:
    response = site.visit().call(notebook, "write", {"pages": 3}, noauth=True)
    assert response.status_code == 200
    assert site.block(notebook).pages == 0


def test_simultaneous_requests_are_all_answered(site: Site, notebook: str) -> None:
    learners = [site.visit("amina") for _ in range(6)]
    responses = site.at_once(*(lambda one=one: one.call(notebook, "write", {"pages": 1}) for one in learners))
    assert [response.status_code for response in responses] == [200] * 6


def test_preferences_are_shared_by_a_learners_blocks_of_one_type(site: Site, notebook: str) -> None:
    other = site.add_block("other", "notebook")
    site.visit("amina").call(notebook, "write", {"colour": "red"})
    assert site.block(other, "amina").colour == "red"
    assert site.block(other, "ben").colour == "blue"


def test_a_learners_write_to_an_authored_field_crashes_and_changes_nothing(site: Site, notebook: str) -> None:
    assert site.visit("amina").call(notebook, "write", {"title": "Mine"}).status_code == 500
    assert site.authored(notebook) == {}


def test_the_course_team_cannot_write_authored_fields_there_either(site: Site, notebook: str) -> None:
    assert site.visit("carla").call(notebook, "write", {"title": "Mine"}).status_code == 500
