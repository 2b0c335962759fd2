"""What Studio serves to the hosts of an editor: the fragment as JSON, the pages, and what each is allowed."""

import pytest

from tests.support.site import Site
from tests.support.visitor import Visitor


@pytest.fixture
def author(site: Site) -> Visitor:
    return site.visit("carla")


@pytest.fixture
def diary(site: Site) -> str:
    return site.add_block("diary", "diary")


@pytest.fixture
def library_diary(site: Site) -> str:
    return site.add_library_block("diary", "diary")


def test_the_editor_comes_as_json_with_its_resources_in_order(author: Visitor, diary: str) -> None:
    fragment = author.studio_view(diary).json()
    assert "editor-with-buttons" in fragment["html"]
    kinds = [(resource["mimetype"], resource["kind"]) for _, resource in fragment["resources"]]
    script = "application/javascript"
    assert kinds == [("text/css", "text"), (script, "url"), (script, "text")]


def test_the_same_resource_has_the_same_key(author: Visitor, diary: str) -> None:
    first, second = (author.studio_view(diary).json()["resources"] for _ in range(2))
    keys = [key for key, _ in first]
    assert keys == [key for key, _ in second]
    assert len(set(keys)) == 3


def test_the_wrapper_says_how_to_start_the_editor(author: Visitor, diary: str) -> None:
    html = author.studio_view(diary).json()["html"]
    assert 'class="xblock xblock-studio_view xblock-studio_view-diary"' in html
    assert 'data-runtime-class="StudioRuntime"' in html
    assert 'data-init="DiaryEditor"' in html
    assert f'data-usage-id="{diary}"' in html


def test_what_the_editor_saves_is_on_the_learners_page(site: Site, author: Visitor, diary: str) -> None:
    assert author.call_in_studio(diary, "save_title", "Travels").status_code == 200
    assert "Title: Travels" in site.visit("amina").view(diary).content.decode()


def test_a_library_does_not_hold_the_courses_blocks(site: Site, author: Visitor, diary: str) -> None:
    assert author.get(f"/studio/xblocks/v2/{diary}/embed/studio_view/").status_code == 404


def test_a_library_has_two_views(author: Visitor, library_diary: str) -> None:
    assert author.get(f"/studio/xblocks/v2/{library_diary}/embed/author_view/").status_code == 404


def test_the_librarys_team_writes_the_draft(site: Site, author: Visitor, library_diary: str) -> None:
    assert author.call_in_studio_library(library_diary, "save_title", "Travels").status_code == 200
    assert site.authored(library_diary) == {"display_name": "Travels"}


def test_for_others_saving_fails(site: Site, library_diary: str) -> None:
    assert site.visit("amina").call_in_studio_library(library_diary, "save_title", "Mine").status_code == 500
    assert site.authored(library_diary) == {}


def test_a_librarys_draft_has_no_permissions_service(site: Site, author: Visitor) -> None:
    notebook = site.add_library_block("notebook", "notebook")
    there = author.call_in_studio_library(notebook, "services", {}).json()
    assert (there["studio_user_permissions"], there["settings"], there["user"]) == (False, False, True)


def test_drafts_and_published_versions_are_told_apart(site: Site, author: Visitor) -> None:
    notebook = site.add_library_block("notebook", "notebook")
    assert author.call_in_studio_library(notebook, "mode", {}).json() == "DEFAULT_DRAFT"
    assert author.call_in_library(notebook, "mode", {}).json() == "STRICTLY_PUBLISHED"


def test_what_is_published_in_a_librarys_draft_counts_for_nobody(site: Site, author: Visitor) -> None:
    quiz = site.add_library_block("quiz", "quiz")
    path = author.handler_in_library(quiz, "publish") + "/grade"
    author.post_json(f"/studio{path}", '{"value": 1, "max_value": 1}')
    assert site.published(quiz) == []
    assert not site.has_state_row("carla", quiz)
