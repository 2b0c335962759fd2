"""It looks right everywhere: on a phone, from right to left, on paper, without JavaScript, twice on one page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from coding_billing_xblock.lessons.shelf import shipped
from tests.browser.learner_page import LearnerPage
from tests.support.lesson import HALF, RIGHT, SECTIONS, WRONG, data
from tests.support.site import Site

WIDE_TABLE = "\n".join(
    [
        "|" + "|".join(f"Heading {number}" for number in range(12)) + "|",
        "|" + "---|" * 12,
        "|" + "|".join(f"Value{number}" * 2 for number in range(12)) + "|",
    ]
)
LONG_WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3


def overflow(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page as wide as the smallest phones."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


# On a phone


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_is_wider_than_a_phone(live_site: Site, phone: Page, language: str) -> None:
    lesson = LearnerPage(phone, live_site, live_site.lesson)
    lesson.open_as("amina", f"view=student_view&lang={language}")
    expect(lesson.button("Submit answers")).to_be_visible()
    assert overflow(phone) == 0
    lesson.block.locator("input").first.check()
    lesson.press_submit()
    expect(lesson.result).to_be_visible()
    assert overflow(phone) == 0


def test_a_wide_table_of_the_author_scrolls_by_itself_and_by_keyboard(
    live_site: Site, usage: str, phone: Page
) -> None:
    sections = [{"id": "wide", "title": "Wide", "body": f"{WIDE_TABLE}\n\n{LONG_WORD}"}]
    live_site.author(usage, data=data(lesson={"sections": sections}))
    amina = LearnerPage(phone, live_site, usage).open_as("amina")
    box = amina.block.locator(".cb-scroll")
    expect(box).to_have_attribute("tabindex", "0")
    assert overflow(phone) == 0
    phone.set_viewport_size({"width": 2400, "height": 800})
    live_site.author(usage, data=data())
    amina.reload()
    assert overflow(phone) == 0


def test_on_a_phone_each_row_of_the_table_is_a_card_with_its_column_named(
    live_site: Site, phone: Page
) -> None:
    lesson = LearnerPage(phone, live_site, live_site.lesson).open_as("amina")
    cells = lesson.block.locator(".cb-comparison tbody td")
    first, second = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert first and second and second["y"] >= first["y"] + first["height"]
    assert cells.nth(0).get_attribute("data-label") == "Medical coding"
    shown = cells.nth(0).evaluate("cell => getComputedStyle(cell, '::before').content")
    assert json.loads(shown) == "Medical coding"


def test_controls_are_large_enough_to_touch(amina: LearnerPage) -> None:
    for control in amina.block.locator("label, button:visible, a:visible").all():
        box = control.bounding_box()
        assert box and box["height"] >= 24


# From right to left


def test_from_right_to_left_the_page_is_mirrored(
    live_site: Site, usage: str, page: Page, translate: Callable[[str], None]
) -> None:
    translate("ar")
    amina = LearnerPage(page, live_site, usage).open_as("amina", "view=student_view&lang=ar")
    number = amina.question("who").locator(".cb-number").bounding_box()
    prompt = amina.question("who").locator(".cb-prompt").bounding_box()
    assert number and prompt and number["x"] > prompt["x"] + prompt["width"] / 2


def test_how_long_it_is_reads_in_the_direction_of_its_own_words(live_site: Site, page: Page) -> None:
    # The demo has no Arabic catalogue, so the words are English on a page that runs from right to left.
    lesson = LearnerPage(page, live_site, live_site.lesson).open_as("amina", "view=student_view&lang=ar")
    length = lesson.block.locator(".cb-length")
    expect(length).to_have_text("14 minutes to read. 12 questions.")
    expect(length).to_have_css("direction", "ltr")


def test_the_authors_text_keeps_its_own_language_and_direction(live_site: Site, page: Page) -> None:
    lesson = LearnerPage(page, live_site, live_site.lesson).open_as("amina", "view=student_view&lang=ar")
    text = lesson.block.locator(".cb-text").first
    expect(text).to_have_attribute("lang", "en")
    expect(text).to_have_css("direction", "ltr")


# On paper


def test_on_paper_everything_can_be_read_and_nothing_clicked(live_site: Site, page: Page) -> None:
    lesson = LearnerPage(page, live_site, live_site.lesson).open_as("amina")
    expect(lesson.button("Submit answers")).to_be_visible()
    page.set_viewport_size({"width": 718, "height": 1000})
    page.emulate_media(media="print")
    expect(lesson.block.get_by_role("heading", name="Self-check")).to_be_visible()
    expect(lesson.block.locator(".cb-comparison table")).to_be_visible()
    expect(lesson.block.locator("[data-question]:visible")).to_have_count(12)
    expect(lesson.block.get_by_role("button")).to_have_count(0)
    assert overflow(page) == 0


# Without JavaScript


def test_without_javascript_the_lesson_the_table_and_the_questions_read_completely(
    live_site: Site, without_script: Page
) -> None:
    lesson = LearnerPage(without_script, live_site, live_site.lesson).open_as("amina")
    expect(lesson.block.locator("[data-section]:visible")).to_have_count(len(shipped().lesson.sections))
    expect(lesson.block.locator(".cb-comparison table")).to_be_visible()
    expect(lesson.block.locator("[data-question]:visible")).to_have_count(12)
    expect(lesson.block).to_contain_text("Answering needs JavaScript.")
    expect(lesson.block.get_by_role("button")).to_have_count(0)
    expect(lesson.block.locator("input:enabled")).to_have_count(0)


def test_a_visitor_reads_everything_and_is_invited_to_sign_in(live_site: Site, page: Page) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    lesson = LearnerPage(page, live_site, live_site.lesson).open("view=public_view")
    expect(lesson.block.locator("[data-section]:visible")).to_have_count(len(shipped().lesson.sections))
    expect(lesson.block.locator("[data-question]:visible")).to_have_count(12)
    expect(lesson.block.get_by_role("button")).to_have_count(0)
    expect(lesson.link("Sign in")).to_have_attribute("href", "/login")
    assert not [url for url in requests if "coding_billing" in url and url.endswith(".js")]


# Twice on one page


@pytest.fixture
def two(live_site: Site, usage: str, page: Page) -> tuple[LearnerPage, LearnerPage]:
    """The same small lesson twice in one unit."""
    other = live_site.add_block("other", data=data())
    first = LearnerPage(page, live_site, usage)
    first.sign_in("amina")
    page.goto(f"{live_site.address}/xblock/{live_site.unit}?view=student_view")
    return first, LearnerPage(page, live_site, other)


def test_several_blocks_share_a_page_without_disturbing_each_other(
    two: tuple[LearnerPage, LearnerPage],
) -> None:
    first, second = two
    first.draft(RIGHT)
    second.sees_answers({})
    second.submit(WRONG)
    first.sees_answers(RIGHT)
    expect(first.button("Submit answers")).to_be_visible()
    expect(first.block.locator(".cb-verdict")).to_have_count(0)
    first.page.reload()
    first.sees_answers(RIGHT)
    second.sees_answers(WRONG)


def test_every_id_on_a_page_with_several_blocks_is_there_once(two: tuple[LearnerPage, LearnerPage]) -> None:
    ids = two[0].page.locator("[id]").evaluate_all("found => found.map(element => element.id)")
    assert len(ids) == len(set(ids))


# Nothing unasked


@pytest.mark.parametrize("answers", [{}, HALF, WRONG])
def test_opening_a_page_never_scrolls_or_moves_the_focus(
    amina: LearnerPage, answers: dict[str, object]
) -> None:
    sections = [section | {"body": "Text. " * 2000} for section in SECTIONS]
    amina.site.author(amina.usage, data=data(lesson={"sections": sections}))
    amina.reload()
    if answers is WRONG:
        amina.submit(answers)
    elif answers:
        amina.draft(answers)
    amina.leave()
    amina.open().sees_answers(answers)
    assert amina.page.evaluate("scrollY") == 0
    assert amina.page.evaluate("document.activeElement === document.body")
