"""Studio's two ways in to a handler: the editor's and the preview's."""

import pytest

from tests.support.site import Site
from tests.support.visitor import Visitor


@pytest.fixture
def notebook(site: Site) -> str:
    return site.add_block("notebook", "notebook")


def editor_call(visitor: Visitor, usage: str, name: str, body: str = "{}") -> object:
    return visitor.post_json(f"/studio/xblock/{usage}/handler/{name}", body)


def preview_call(visitor: Visitor, usage: str, name: str, body: str = "{}") -> object:
    return visitor.post_json(f"/studio/preview/xblock/{usage}/handler/{name}", body)


def test_the_editors_calls_have_no_learner(site: Site, notebook: str) -> None:
    assert editor_call(site.visit("carla"), notebook, "echo").json()["user_id"] is None


def test_the_course_teams_writes_to_authored_fields_are_kept(site: Site, notebook: str) -> None:
    assert editor_call(site.visit("carla"), notebook, "write", '{"title": "New"}').status_code == 200
    assert site.authored(notebook) == {"title": "New"}


def test_somebody_without_a_role_runs_the_handler_but_the_write_is_lost(site: Site, notebook: str) -> None:
    assert editor_call(site.visit("amina"), notebook, "write", '{"title": "New"}').status_code == 200
    assert site.authored(notebook) == {}


@pytest.mark.parametrize("call", [editor_call, preview_call])
def test_a_visitor_is_refused(site: Site, notebook: str, call: object) -> None:
    assert call(site.visit(), notebook, "echo").status_code == 403


def test_nobody_counts_as_staff_in_studio(site: Site, notebook: str) -> None:
    assert editor_call(site.visit("carla"), notebook, "user").json()["edx-platform.user_is_staff"] is False


def test_the_preview_has_a_make_believe_learner(site: Site, notebook: str) -> None:
    author = site.visit("carla")
    assert preview_call(author, notebook, "user").json()["edx-platform.anonymous_user_id"] == "student"
    preview_call(author, notebook, "write", '{"pages": 7}')
    assert not site.has_state_row("carla", notebook)
    assert preview_call(author, notebook, "read", '"pages"').json() == 7


def test_an_authored_write_in_the_preview_of_a_block_without_author_view_is_a_crash(
    site: Site, notebook: str
) -> None:
    assert preview_call(site.visit("carla"), notebook, "write", '{"title": "New"}').status_code == 500
    assert site.authored(notebook) == {}


def test_each_way_in_has_its_own_services(site: Site, notebook: str) -> None:
    author = site.visit("carla")
    assert site.visit("amina").call(notebook, "services", {}).json() == {
        "cache": True,
        "completion": True,
        "enrollments": True,
        "field-data": True,
        "i18n": True,
        "replace_urls": True,
        "settings": True,
        "studio_user_permissions": False,
        "user": True,
    }
    editor = editor_call(author, notebook, "services").json()
    assert {name for name, there in editor.items() if there} == {
        "field-data",
        "i18n",
        "settings",
        "studio_user_permissions",
        "user",
    }
    assert preview_call(author, notebook, "services").json()["completion"] is False
