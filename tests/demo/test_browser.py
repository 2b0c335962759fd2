"""The site's own pages in a browser: the unit's frame behaves like the platform's, and axe finds nothing."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import axe_findings, open_frame, sign_in, unit_frame
from tests.support.site import Site


@pytest.fixture
def notebook(live_site: Site) -> str:
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("notebook", "notebook")


@pytest.mark.parametrize("name", ["Amina", "Carla"])
def test_who_one_is_is_chosen_on_the_first_page(live_site: Site, page: Page, name: str) -> None:
    page.goto(live_site.address)
    page.get_by_role("button", name=name).click()
    expect(page.get_by_text(f"You are {name}")).to_be_visible()


def test_a_block_is_started_with_its_element_and_arguments(
    live_site: Site, page: Page, notebook: str
) -> None:
    open_frame(page, live_site, notebook)
    expect(page.locator(".xblock")).to_have_attribute("title", "</script><b>'\"")


def test_the_browser_runtime_knows_the_handlers_address(live_site: Site, page: Page, notebook: str) -> None:
    open_frame(page, live_site, notebook)
    address = f"/courses/course-v1:demo+CB1+2026/xblock/{notebook}/handler"
    urls = page.evaluate("window.handlerUrls")
    assert urls == [f"{address}/echo", f"{address}/echo/more?a=1", f"{address}_noauth/echo"]


def test_the_frame_grows_to_its_content_and_never_scrolls(live_site: Site, page: Page, notebook: str) -> None:
    frame = unit_frame(page, live_site, "amina")
    frame.evaluate("document.querySelector('.xblock').style.minHeight = '3000px'")
    page.wait_for_function("document.getElementById('unit-iframe').offsetHeight >= 3000")
    assert frame.evaluate("document.documentElement.scrollHeight <= window.innerHeight")


def test_the_page_scrolls_where_the_frame_asks(live_site: Site, page: Page, notebook: str) -> None:
    frame = unit_frame(page, live_site, "amina")
    frame.evaluate("document.querySelector('.xblock').style.minHeight = '5000px'")
    page.wait_for_function("document.getElementById('unit-iframe').offsetHeight >= 5000")
    frame.evaluate("window.parent.postMessage({offset: 1500}, '*')")
    page.wait_for_function("window.scrollY > 0")
    top = page.evaluate("window.scrollY - document.getElementById('unit-iframe').offsetTop")
    assert top == 1500


def test_a_link_in_the_frame_opens_in_the_page_around_it(live_site: Site, page: Page, notebook: str) -> None:
    frame = unit_frame(page, live_site, "amina")
    assert frame.evaluate("document.querySelector('base').target") == "_parent"


@pytest.mark.parametrize(
    ("username", "path"),
    [
        (None, "/"),
        ("amina", "/unit/"),
        ("carla", "/studio/"),
        ("carla", "/studio/library/"),
        ("carla", "/gradebook/"),
        ("amina", "/gradebook/"),
        ("amina", "/nowhere"),
    ],
)
def test_axe_finds_nothing_and_a_phone_is_wide_enough(
    live_site: Site, page: Page, username: str | None, path: str
) -> None:
    live_site.add_block("quiz", "quiz")
    live_site.visit("amina").call(live_site.lesson, "mark_read", {"sections": [], "last": ""})
    sign_in(page, live_site, username)
    page.goto(f"{live_site.address}{path}")
    for details in page.locator("summary").all():
        details.click()
    assert axe_findings(page) == []
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_right_to_left_can_be_looked_at(live_site: Site, page: Page, notebook: str) -> None:
    page.goto(f"{live_site.address}/unit/?lang=ar")
    frame = unit_frame(page, live_site)
    assert frame.evaluate("[document.documentElement.lang, document.documentElement.dir]") == ["ar", "rtl"]
