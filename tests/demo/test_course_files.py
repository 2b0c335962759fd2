"""Studio's address for the course's files: listing, searching, uploading, and who may."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from demo.course import COURSE, LIBRARY
from demo.course_files import LARGEST
from tests.support.site import Site
from tests.support.visitor import Visitor

ADDRESS = f"/assets/{COURSE}/"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def team(site: Site) -> Visitor:
    return site.visit("carla")


def listed(visitor: Visitor, address: str = ADDRESS, **query: str) -> HttpResponse:
    return visitor.client.get(address, query, headers={"Accept": "application/json"})


def uploaded(visitor: Visitor, name: str, content: bytes = PNG, token: str | None = None) -> HttpResponse:
    headers = {"Accept": "application/json", "X-CSRFToken": visitor.csrf_token if token is None else token}
    return visitor.client.post(ADDRESS, {"file": SimpleUploadedFile(name, content)}, headers=headers)


def names(response: HttpResponse) -> list[str]:
    return [asset["display_name"] for asset in response.json()["assets"]]


def test_an_upload_is_listed_first_found_and_served(team: Visitor) -> None:
    asset = uploaded(team, "first visit.png").json()["asset"]
    assert asset["portable_url"] == "/static/first_visit.png"
    assert names(listed(team))[0] == "first_visit.png"
    assert names(listed(team, text_search="VISIT first")) == ["first_visit.png"]
    served = team.get(asset["thumbnail"])
    assert (served.content, served["Content-Type"]) == (PNG, "image/png")


def test_an_upload_takes_the_place_of_one_of_the_same_name(team: Visitor) -> None:
    uploaded(team, "a.png")
    uploaded(team, "a.png", PNG + b"new")
    assert names(listed(team)).count("a.png") == 1
    assert team.get("/asset-v1:demo+CB1+2026+type@asset+block@a.png").content == PNG + b"new"


def test_the_list_comes_in_pages_and_by_kind(team: Visitor) -> None:
    for name in ("a.png", "b.png", "notes.pdf"):
        uploaded(team, name)
    page = listed(team, page="1", page_size="2", asset_type="Images")
    assert names(page) == ["diagram.svg"]
    assert page.json()["totalCount"] == 3


def test_an_upload_beyond_the_bound_is_refused(team: Visitor) -> None:
    response = uploaded(team, "large.png", b"x" * (LARGEST + 1))
    assert response.status_code == 413
    assert "20 MB" in response.json()["error"]


def test_only_the_course_team_lists_and_uploads(site: Site) -> None:
    for visitor in (site.visit("amina"), site.visit("dario")):
        assert listed(visitor).status_code == uploaded(visitor, "a.png").status_code == 403
    assert listed(site.visit()).status_code == 302


def test_an_upload_without_a_token_is_refused(team: Visitor) -> None:
    assert uploaded(team, "a.png", token="").status_code == 403


def test_a_library_has_no_such_address(team: Visitor) -> None:
    assert listed(team, f"/assets/{LIBRARY}/").status_code == 404
