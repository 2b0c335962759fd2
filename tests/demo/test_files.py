"""Files: a block's public ones, the course's, the site's own; and nothing else."""

import gzip

import pytest

from tests.support.site import Site

STYLES = "/static/xblock/resources/coding_billing_xblock/public/learner/learner.css"


def test_a_blocks_public_files_are_served_with_their_type(site: Site) -> None:
    response = site.visit().get(STYLES)
    assert response.status_code == 200
    assert response["Content-Type"] == "text/css; charset=utf-8"


@pytest.mark.parametrize(
    "uri", ["block.py", "public/../block.py", "public/nothing.css", "public/", "lessons/shipped.xml"]
)
def test_nothing_outside_the_public_folder_is_served(site: Site, uri: str) -> None:
    path = f"/static/xblock/resources/coding_billing_xblock/{uri}"
    assert site.visit().get(path).status_code == 404


def test_files_of_packages_without_a_block_in_the_course_are_not_served(site: Site) -> None:
    assert site.visit().get("/static/xblock/resources/xblock/public/x.js").status_code == 404


def test_text_is_compressed_for_browsers_that_take_it(site: Site) -> None:
    visitor = site.visit()
    plain = visitor.get(STYLES).content
    zipped = visitor.client.get(STYLES, headers={"Accept-Encoding": "gzip"})
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain
    assert len(zipped.content) < len(plain)


def test_an_unchanged_file_is_not_sent_again(site: Site) -> None:
    visitor = site.visit()
    etag = visitor.get(STYLES)["ETag"]
    response = visitor.client.get(STYLES, headers={"If-None-Match": etag})
    assert response.status_code == 304
    assert response.content == b""


def test_course_files_are_served(site: Site) -> None:
    response = site.visit().get("/asset-v1:demo+CB1+2026+type@asset+block@diagram.svg")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/svg+xml"


@pytest.mark.parametrize("name", ["nothing.svg", "../settings.py", "%2e%2e/settings.py"])
def test_only_course_files_are_served_there(site: Site, name: str) -> None:
    assert site.visit().get(f"/asset-v1:demo+CB1+2026+type@asset+block@{name}").status_code == 404
