"""Studio's lists of blocks: who gets in, what is shown of a block, and what the course team can do with it."""

import pytest

from tests.support.html import texts
from tests.support.site import Site
from tests.support.visitor import Visitor


@pytest.fixture
def author(site: Site) -> Visitor:
    return site.visit("carla")


@pytest.fixture
def diary(site: Site) -> str:
    return site.add_block("diary", "diary")


def titles(author: Visitor, page: str = "/studio/") -> list[str]:
    return texts(author.get(page), '//section[contains(@class, "block")]/h2')


@pytest.mark.parametrize("username", [None, "amina", "dario"])
def test_only_the_course_team_gets_in(site: Site, diary: str, username: str | None) -> None:
    visitor = site.visit(username)
    library = site.library_lesson
    for path in (
        "/studio/",
        "/studio/library/",
        f"/studio/block/{diary}",
        f"/studio/preview/{diary}",
        f"/studio/xblock/{diary}/studio_view",
        f"/studio/xblock/{diary}/action/edit",
        f"/studio/xblocks/v2/{library}/embed/studio_view/",
        f"/studio/xblocks/v2/{library}/embed/student_view/",
    ):
        assert visitor.get(path).status_code == 403, path


@pytest.mark.parametrize("username", [None, "amina", "dario"])
def test_nobody_else_changes_anything(site: Site, diary: str, username: str | None) -> None:
    visitor, before = site.visit(username), site.blocks
    for path in (
        "/studio/unit",
        "/studio/add",
        "/studio/library/add",
        f"/studio/block/{diary}/duplicate",
        f"/studio/block/{diary}/delete",
    ):
        assert visitor.submit(path, due="2020-01-01T00:00").status_code == 403, path
    assert site.blocks == before
    assert site.authored(site.unit) == {"display_name": "Coders and billers"}


def test_the_blocks_of_the_unit_and_the_library_are_listed(site: Site, author: Visitor, diary: str) -> None:
    lesson = "Medical coding and medical billing"
    assert titles(author) == [lesson, "Diary"]
    assert titles(author, "/studio/library/") == [lesson]


def test_a_block_stands_with_what_it_has_to_say_about_itself(site: Site, author: Visitor) -> None:
    site.add_block("short", "diary", display_name="Di")
    assert texts(author.get("/studio/"), '//ul[@class="messages"]/li') == ["Warning: The title is short."]


def test_an_empty_unit_is_no_problem(site: Site, author: Visitor) -> None:
    author.submit(f"/studio/block/{site.lesson}/delete")
    response = author.get("/studio/")
    assert response.status_code == 200
    assert "no block here yet" in response.content.decode()


def test_a_block_without_an_editor_cannot_be_edited(site: Site, author: Visitor) -> None:
    site.remove_block(site.lesson)
    site.add_block("notebook", "notebook")
    assert texts(author.get("/studio/"), "//button[@data-edit]") == []


@pytest.mark.parametrize("path", ["/studio/add", "/studio/library/add"])
def test_nothing_is_stored_for_a_new_block(site: Site, author: Visitor, path: str) -> None:
    _, anchor = author.submit(path).headers["Location"].split("#block-")
    (added,) = [usage for usage in (*site.blocks, *site.library_blocks) if usage.endswith(anchor)]
    assert site.authored(added) == {}


def test_a_duplicate_has_the_same_content_and_a_title_of_its_own(site: Site, author: Visitor) -> None:
    original = site.add_block("original", "diary", display_name="Travels", pages="Monday")
    author.submit(f"/studio/block/{original}/duplicate")
    assert site.authored(site.blocks[-1]) == {"display_name": "Duplicate of 'Travels'", "pages": "Monday"}


def test_a_duplicate_changes_by_itself(site: Site, author: Visitor, diary: str) -> None:
    author.submit(f"/studio/block/{diary}/duplicate")
    author.call_in_studio(site.blocks[-1], "save_title", "Changed")
    assert site.authored(diary) == {}


def test_a_deleted_block_is_gone_for_everybody(site: Site, author: Visitor, diary: str) -> None:
    author.submit(f"/studio/block/{diary}/delete")
    assert diary not in site.blocks
    assert site.visit("amina").view(diary).status_code == 404


def test_what_learners_did_in_a_deleted_block_stays_recorded(site: Site, author: Visitor) -> None:
    notebook = site.add_block("notebook", "notebook")
    site.visit("amina").call(notebook, "write", {"pages": 3})
    author.submit(f"/studio/block/{notebook}/delete")
    assert site.state("amina", notebook) == {"pages": 3}


def test_a_librarys_block_is_duplicated_and_deleted_in_the_library(site: Site, author: Visitor) -> None:
    unit_before = site.blocks
    author.submit(f"/studio/block/{site.library_lesson}/duplicate")
    assert len(site.library_blocks) == 2
    author.submit(f"/studio/block/{site.library_lesson}/delete")
    assert len(site.library_blocks) == 1
    assert site.blocks == unit_before


def test_the_preview_shows_the_learners_page_to_the_author(site: Site, author: Visitor) -> None:
    html = author.get(f"/studio/preview/{site.lesson}").content.decode()
    assert "What this lesson covers" in html
    assert 'data-runtime-class="PreviewRuntime"' in html


def test_a_librarys_preview_shows_the_learners_page_too(site: Site, author: Visitor) -> None:
    html = author.get(f"/studio/xblocks/v2/{site.library_lesson}/embed/student_view/").content.decode()
    assert "What this lesson covers" in html


def test_the_units_dates_reach_its_blocks(site: Site, author: Visitor) -> None:
    author.submit(
        "/studio/unit", due="2026-05-01T12:30", graceperiod="2 days 1 hour", show_correctness="past_due"
    )
    block = site.block(site.lesson)
    assert block.due.isoformat() == "2026-05-01T12:30:00+00:00"
    assert block.close_date.isoformat() == "2026-05-03T13:30:00+00:00"
    assert block.show_correctness == "past_due"
    assert 'value="2026-05-01T12:30"' in author.get("/studio/").content.decode()


def test_what_is_empty_or_a_default_is_not_stored(site: Site, author: Visitor) -> None:
    author.submit("/studio/unit", due="2026-05-01T12:30", show_correctness="never")
    author.submit("/studio/unit", due="", show_correctness="always")
    assert site.authored(site.unit) == {"display_name": "Coders and billers"}


@pytest.mark.parametrize(
    ("name", "value"), [("graceperiod", "a while"), ("due", "tomorrow"), ("show_correctness", "sometimes")]
)
def test_one_unusable_setting_keeps_all_from_being_stored(
    site: Site, author: Visitor, name: str, value: str
) -> None:
    response = author.submit("/studio/unit", **{"due": "2026-05-01T12:30", name: value})
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.content.decode()
    assert site.authored(site.unit) == {"display_name": "Coders and billers"}
