"""Studio: the course team edits settings and content; nobody else gets in; wrong OLX is never stored."""

import pytest

from tests.support.html import texts, typed_text
from tests.support.site import Site
from tests.support.visitor import Visitor

OLX = """<coding_billing display_name="My lesson">
  <lesson><section id="one"><title>One</title><body>First words.</body></section></lesson>
</coding_billing>"""
BROKEN = "<coding_billing>\n  <lesson><section id='one'>\n</coding_billing>"


@pytest.fixture
def author(site: Site) -> Visitor:
    return site.visit("carla")


def save(author: Visitor, usage: str, part: str, **values: str) -> int:
    return author.submit(f"/studio/block/{usage}/{part}", **values).status_code


@pytest.mark.parametrize("username", [None, "amina", "dario"])
def test_only_the_course_team_gets_in(site: Site, username: str | None) -> None:
    visitor = site.visit(username)
    assert visitor.get("/studio/").status_code == 403
    assert visitor.get(f"/studio/block/{site.lesson}").status_code == 403
    assert visitor.get(f"/studio/preview/{site.lesson}").status_code == 403
    for part in ("settings", "unit", "content"):
        assert save(visitor, site.lesson, part, olx=OLX, display_name="Mine", due="2020-01-01T00:00") == 403
    assert site.authored(site.lesson) == {}


def test_an_untouched_block_is_shown_with_the_lesson_it_stands_for(site: Site, author: Visitor) -> None:
    html = author.get(f"/studio/block/{site.lesson}").content.decode()
    assert "&lt;section id=" in html
    assert site.authored(site.lesson) == {}


def test_settings_are_stored_by_their_fields(site: Site, author: Visitor) -> None:
    save(
        author,
        site.lesson,
        "settings",
        display_name="Coding",
        max_attempts="2",
        weight="2.5",
        grading="latest",
    )
    assert site.authored(site.lesson) == {
        "display_name": "Coding",
        "max_attempts": 2,
        "weight": 2.5,
        "grading": "latest",
    }
    block = site.block(site.lesson)
    assert (block.display_name, block.max_attempts, block.weight, block.grading) == (
        "Coding",
        2,
        2.5,
        "latest",
    )


DEFAULTS = {"max_attempts": "", "weight": "1", "grading": "best", "display_name": ""}


def test_what_equals_a_default_is_not_stored(site: Site, author: Visitor) -> None:
    save(author, site.lesson, "settings", **{**DEFAULTS, "max_attempts": "2"})
    assert site.authored(site.lesson) == {"max_attempts": 2}
    save(author, site.lesson, "settings", **DEFAULTS)
    assert site.authored(site.lesson) == {}


def test_an_emptied_number_means_none(site: Site, author: Visitor) -> None:
    save(author, site.lesson, "settings", **{**DEFAULTS, "weight": ""})
    assert site.authored(site.lesson) == {"weight": None}
    assert site.block(site.lesson).weight is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("max_attempts", "many"), ("max_attempts", "-1"), ("weight", "x"), ("grading", "worst")],
)
def test_one_unusable_setting_keeps_all_from_being_stored(
    site: Site, author: Visitor, name: str, value: str
) -> None:
    typed = {"display_name": "Coding", name: value}
    response = author.submit(f"/studio/block/{site.lesson}/settings", **typed)
    assert response.status_code == 422
    assert 'aria-invalid="true"' in response.content.decode()
    assert f'value="{typed["display_name"]}"' in response.content.decode()
    assert site.authored(site.lesson) == {}


def test_the_units_dates_reach_its_blocks(site: Site, author: Visitor) -> None:
    save(
        author,
        site.lesson,
        "unit",
        due="2026-05-01T12:30",
        graceperiod="2 days 1 hour",
        show_correctness="past_due",
    )
    block = site.block(site.lesson)
    assert block.due.isoformat() == "2026-05-01T12:30:00+00:00"
    assert block.close_date.isoformat() == "2026-05-03T13:30:00+00:00"
    assert block.show_correctness == "past_due"
    assert 'value="2026-05-01T12:30"' in author.get(f"/studio/block/{site.lesson}").content.decode()


def test_a_span_of_time_that_cannot_be_read_is_refused(site: Site, author: Visitor) -> None:
    assert save(author, site.lesson, "unit", graceperiod="a while") == 422
    assert site.authored(site.unit) == {"display_name": "Coders and billers"}


def test_olx_becomes_the_blocks_fields(site: Site, author: Visitor) -> None:
    assert save(author, site.lesson, "content", olx=OLX) == 302
    block = site.block(site.lesson)
    assert block.display_name == "My lesson"
    assert [section.title for section in block.document.lesson.sections] == ["One"]


def test_olx_replaces_everything_that_was_stored(site: Site, author: Visitor) -> None:
    save(author, site.lesson, "settings", display_name="Old", weight="3")
    save(author, site.lesson, "content", olx="<coding_billing/>")
    block = site.block(site.lesson)
    assert (block.display_name, block.weight, block.data) == ("Medical coding and medical billing", 1.0, "")


def test_what_is_shown_can_be_saved_again_unchanged(site: Site, author: Visitor) -> None:
    save(author, site.lesson, "content", olx=OLX)
    stored = site.authored(site.lesson)
    shown = typed_text(author.get(f"/studio/block/{site.lesson}"), "olx")
    save(author, site.lesson, "content", olx=shown)
    assert site.authored(site.lesson) == stored


@pytest.mark.parametrize(
    "olx",
    [
        BROKEN,
        "",
        "no XML",
        "<html/>",
        "<coding_billing><quiz/></coding_billing>",
        '<coding_billing weight="x"/>',
    ],
)
def test_wrong_olx_comes_back_as_typed_with_findings(site: Site, author: Visitor, olx: str) -> None:
    save(author, site.lesson, "content", olx=OLX)
    stored = site.authored(site.lesson)
    response = author.submit(f"/studio/block/{site.lesson}/content", olx=olx)
    assert response.status_code == 422
    assert typed_text(response, "olx") == olx
    assert texts(response, '//*[@role="alert"]//li')
    assert site.authored(site.lesson) == stored


def test_a_finding_names_its_line(site: Site, author: Visitor) -> None:
    response = author.submit(f"/studio/block/{site.lesson}/content", olx=BROKEN)
    assert "Line 3" in response.content.decode()


def test_the_preview_shows_the_learners_page_to_the_author(site: Site, author: Visitor) -> None:
    save(author, site.lesson, "content", olx=OLX)
    html = author.get(f"/studio/preview/{site.lesson}").content.decode()
    assert "First words." in html
    assert 'data-runtime-class="PreviewRuntime"' in html


def test_learners_see_what_was_saved(site: Site, author: Visitor) -> None:
    save(author, site.lesson, "content", olx=OLX)
    assert "First words." in site.visit("amina").view(site.lesson).content.decode()
