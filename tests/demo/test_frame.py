"""The unit's frame: what the platform puts around a block, and what it does when a block fails."""

import json
import re

import pytest
from django.utils.html import escape

from tests.support.site import Site


@pytest.fixture
def notebook(site: Site) -> str:
    return site.add_block("notebook", "notebook")


@pytest.fixture
def only_notebook(site: Site, notebook: str) -> str:
    site.remove_block(site.lesson)
    return notebook


def html_of(site: Site, usage: str, username: str | None = "amina", **query: str) -> str:
    response = site.visit(username).view(usage, **query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_block_stands_in_a_wrapper_that_names_it(site: Site, notebook: str) -> None:
    html = html_of(site, notebook)
    assert f'data-usage-id="{notebook}"' in html
    assert 'data-init="Notebook"' in html
    assert 'data-request-token="' in html
    assert '<base target="_parent">' in html


def test_init_arguments_cannot_end_their_script_element(site: Site, notebook: str) -> None:
    script = re.search(r'<script type="json/xblock-args"[^>]*>(.*?)</script>', html_of(site, notebook))
    assert script is not None
    assert json.loads(script[1])["text"] == "</script><b>'\""


def test_resources_come_as_the_fragment_asked(site: Site, notebook: str) -> None:
    html = html_of(site, notebook)
    assert html.index("/static/xblock/resources/tests.demo/public/notebook.css") < html.index("</head>")
    assert html.index("runtime.js") < html.index("function Notebook(")


def test_quoted_course_files_are_replaced_in_markup_and_arguments(site: Site, notebook: str) -> None:
    html = html_of(site, notebook)
    assert '<img src="/asset-v1:demo+CB1+2026+type@asset+block@diagram.svg" alt="">' in html
    assert html.count("/asset-v1:") == 2
    assert "/static/diagram.svg" not in html


def test_query_parameters_reach_the_views_context(site: Site, notebook: str) -> None:
    html = html_of(site, notebook, view="student_view", staff="1")
    assert '<code>{"view": "student_view", "staff": "1"}</code>' in html


def test_a_visitor_may_ask_for_either_view(site: Site, notebook: str) -> None:
    assert "For visitors" in html_of(site, notebook, None, view="public_view")
    assert 'id="title"' in html_of(site, notebook, None, view="student_view")


def test_a_visitor_is_told_of_blocks_without_a_public_view(site: Site) -> None:
    quiz = site.add_block("quiz", "quiz")
    assert "enrolled in the course" in html_of(site, quiz, None, view="public_view")


@pytest.mark.parametrize("view", ["author_view", "studio_view", "save"])
def test_other_views_are_refused(site: Site, notebook: str, view: str) -> None:
    assert site.visit("carla").view(notebook, view=view).status_code == 400


def test_a_unit_shows_its_blocks_in_order(site: Site, only_notebook: str) -> None:
    quiz = site.add_block("quiz", "quiz")
    html = html_of(site, site.unit)
    assert html.index(f'data-usage-id="{only_notebook}"') < html.index(f'data-usage-id="{quiz}"')


def test_one_block_that_fails_takes_the_whole_unit_down(site: Site, only_notebook: str) -> None:
    site.add_block("broken", "broken")
    assert site.visit("amina").view(site.unit).status_code == 500


def test_the_page_has_the_interfaces_language_and_direction(site: Site, notebook: str) -> None:
    visitor = site.visit("amina")
    assert '<html lang="ar" dir="rtl">' in visitor.view(notebook, lang="ar").content.decode()
    assert '<html lang="ar" dir="rtl">' in visitor.view(notebook).content.decode()
    assert '<html lang="en" dir="ltr">' in visitor.view(notebook, lang="en").content.decode()


def test_a_csrf_cookie_is_set(site: Site, notebook: str) -> None:
    assert "csrftoken" in site.visit().view(notebook).cookies


def test_authored_values_show(site: Site) -> None:
    titled = site.add_block("titled", "notebook", title="Field notes")
    assert f'<p id="title">{escape("Field notes")}</p>' in html_of(site, titled)


def test_the_learning_page_frames_the_public_view_for_a_visitor(site: Site) -> None:
    assert "view=public_view" in site.visit().get("/unit/").content.decode()
    assert "view=student_view" in site.visit("amina").get("/unit/").content.decode()
