"""A content library as a host: no course, no inherited settings, a token instead of a session."""

import pytest

from tests.support.site import Site


@pytest.fixture
def notebook(site: Site) -> str:
    return site.add_library_block("notebook", "notebook")


def test_a_library_is_no_course(site: Site, notebook: str) -> None:
    html = site.visit("amina").view_in_library(notebook).content.decode()
    assert 'data-usage-id="lb:demo:CB:notebook:notebook"' in html
    assert 'data-course-id="lib:demo:CB"' in html


def test_a_block_has_no_inherited_settings_and_old_attributes(site: Site, notebook: str) -> None:
    there = site.visit("amina").call_in_library(notebook, "attributes", {}).json()
    assert not {"due", "graceperiod", "show_correctness", "category", "url_name", "location"} & set(there)


def test_some_services_are_missing(site: Site, notebook: str) -> None:
    there = site.visit("amina").call_in_library(notebook, "services", {}).json()
    assert (there["settings"], there["completion"], there["user"]) == (False, False, True)


def test_state_is_kept(site: Site, notebook: str) -> None:
    site.visit("amina").call_in_library(notebook, "write", {"pages": 2})
    assert site.state("amina", notebook) == {"pages": 2}


def test_the_token_alone_tells_who_calls(site: Site, notebook: str) -> None:
    address = site.visit("amina").handler_in_library(notebook, "echo")
    assert site.visit().post_json(address, "{}").json()["user_id"] == site.person("amina").pk


def test_a_wrong_token_is_refused(site: Site, notebook: str) -> None:
    address = site.visit("amina").handler_in_library(notebook, "echo")
    amina, ben = (f"/{site.person(name).pk}-" for name in ("amina", "ben"))
    assert site.visit("ben").post_json(address.replace(amina, ben), "{}").status_code == 403


def test_course_and_library_pages_do_not_mix(site: Site, notebook: str) -> None:
    assert site.visit("amina").view_in_library(site.lesson).status_code == 404
    assert site.visit("amina").get(f"/library/xblock/{notebook}x").status_code == 404
