"""It looks right everywhere: on a phone, from right to left, on paper, without JavaScript, twice on one page."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from coding_billing_xblock.lessons.shelf import shipped
from tests.browser.learner_page import LearnerPage, overflow
from tests.support.lesson import HALF, RIGHT, SECTIONS, SORT, WRONG, data
from tests.support.site import Site

WIDE_TABLE = "\n".join(
    [
        "|" + "|".join(f"Heading {number}" for number in range(12)) + "|",
        "|" + "---|" * 12,
        "|" + "|".join(f"Value{number}" * 2 for number in range(12)) + "|",
    ]
)
LONG_WORD = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 3


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


@pytest.mark.parametrize("width", [320, 1280])
def test_controls_are_large_enough_to_touch(amina: LearnerPage, width: int) -> None:
    amina.page.set_viewport_size({"width": width, "height": 800})
    for kind, least in {"label, button:visible": 44, "a:visible, summary": 24}.items():
        for control in amina.block.locator(kind).all():
            box = control.bounding_box()
            assert box and box["height"] >= least


EVERYWHERE = {
    "lesson": {"sections": [{"id": "a", "title": LONG_WORD, "body": f"{LONG_WORD}\n\n- {LONG_WORD}"}]},
    "comparison": {
        "caption": LONG_WORD,
        "corner": LONG_WORD,
        "columns": [{"id": "c", "label": LONG_WORD}, {"id": "d", "label": "Short"}],
        "rows": [{"id": "r", "label": LONG_WORD, "cells": [LONG_WORD, "Short"]}],
    },
    "questions": [
        {
            "type": "choice",
            "id": "choice",
            "section": "a",
            "prompt": LONG_WORD,
            "explanation": LONG_WORD,
            "options": [
                {"id": "right", "text": LONG_WORD, "correct": True, "feedback": LONG_WORD},
                {"id": "wrong", "text": f"Not {LONG_WORD}", "feedback": LONG_WORD},
            ],
        },
        {
            "type": "sorting",
            "id": "sorting",
            "prompt": LONG_WORD,
            "explanation": LONG_WORD,
            "categories": [{"id": "here", "label": LONG_WORD}, {"id": "there", "label": "Short"}],
            "statements": [
                {"id": "one", "text": LONG_WORD, "category": "here", "feedback": LONG_WORD},
                {"id": "two", "text": "Short", "category": "there", "feedback": LONG_WORD},
            ],
        },
    ],
    "next_step": {
        "title": LONG_WORD,
        "body": f"[{LONG_WORD}](https://example.org)",
        "link_text": LONG_WORD,
        "url": "https://example.org",
    },
}
"""A document with a long word wherever there may be one."""


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_a_long_word_in_any_place_makes_no_page_wider(
    live_site: Site, usage: str, browser: Browser, width: int
) -> None:
    stored = json.dumps(EVERYWHERE)
    live_site.author(usage, data=stored, display_name=LONG_WORD, max_attempts=1)
    page = browser.new_context(viewport={"width": width, "height": 800}).new_page()
    amina = LearnerPage(page, live_site, usage).open_as("amina")
    expect(amina.button("Submit answers")).to_be_visible()
    assert overflow(page) == 0
    amina.submit({"choice": ["wrong"], "sorting": {"one": "there", "two": "there"}})
    amina.link("Read again").click()
    assert overflow(page) == 0
    page.context.close()


@pytest.mark.parametrize(
    "labels", [["Coder", "Biller", "Someone else"], ["Registration", "Coding claims", "Denials"]]
)
def test_three_short_categories_stand_beside_each_other_on_a_phone(
    live_site: Site, usage: str, browser: Browser, labels: list[str]
) -> None:
    categories = [{"id": f"c{number}", "label": label[:12]} for number, label in enumerate(labels)]
    statements = [{"id": "s", "text": "Reads the record", "category": "c0"}]
    sorting = SORT | {"categories": categories, "statements": statements}
    live_site.author(usage, data=data(questions=[sorting]))
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    amina = LearnerPage(page, live_site, usage).open_as("amina")
    pills = [pill.bounding_box() for pill in amina.question("sort").locator("label").all()]
    assert len({pill["y"] for pill in pills if pill}) == 1
    page.context.close()


def test_a_pill_without_its_circle_shows_which_is_picked(amina: LearnerPage) -> None:
    amina.page.set_viewport_size({"width": 390, "height": 844})
    pill = amina.question("sort").locator("label").first
    before = pill.evaluate("pill => getComputedStyle(pill).backgroundColor")
    pill.click()
    expect(pill.locator("input")).to_be_checked()
    expect(pill).not_to_have_css("background-color", before)
    expect(pill).to_have_css("color", "rgb(255, 255, 255)")


# In any host


HOST = """
    html { font-size: 10px; }
    body { font-size: 21px; }
    h3, .xblock h3 { font: 400 17.8px serif; margin: 30px 0; }
    h4, #main h4 { font: 200 40px serif; }
    p, .xblock p, #main p { margin: 0 0 28px; font-size: 22px; }
    label { font: italic 200 1em/1.4em serif; display: inline; }
    fieldset { padding: 40px; } legend { font-size: 30px; margin-bottom: 20px; } ul { margin: 20px 0; }
"""
BOXES = """block => [...block.querySelectorAll("*")].map(element => {
    const {x, y, width, height} = element.getBoundingClientRect();
    return [x, y - block.getBoundingClientRect().y, width, height].map(Math.round).join();
})"""


def in_host(amina: LearnerPage, style: str) -> list[str]:
    amina.reload()
    expect(amina.block.locator(".cb-verdict").first).to_be_visible()
    amina.page.evaluate("document.querySelector('main').id = 'main'")
    amina.page.add_style_tag(content=style)
    boxes: list[str] = amina.block.evaluate(BOXES)
    return boxes


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("style", ["html { font-size: 10px; }", HOST])
def test_sizes_and_gaps_are_the_same_whatever_the_page_around_says(
    amina: LearnerPage, style: str, width: int
) -> None:
    amina.page.set_viewport_size({"width": width, "height": 800})
    amina.submit(WRONG)
    alone = in_host(amina, "html { font-size: 16px; }")
    assert in_host(amina, style) == alone
    assert len(alone) > 100


def test_the_title_is_larger_than_those_of_the_sections(amina: LearnerPage) -> None:
    amina.page.evaluate("document.querySelector('main').id = 'main'")
    amina.page.add_style_tag(content=HOST)
    sizes = amina.block.locator("h3, h4").evaluate_all(
        "titles => titles.map(title => [title.tagName, parseFloat(getComputedStyle(title).fontSize)])"
    )
    assert min(size for tag, size in sizes if tag == "H3") > max(size for tag, size in sizes if tag == "H4")


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


ARABIC = {
    "language": "ar",
    "lesson": {"sections": [{"id": "a", "title": "ما الترميز؟", "body": "ICD-10 نظام رموز."}]},
    "questions": [
        {
            "type": "choice",
            "id": "who",
            "section": "a",
            "prompt": "من يعيّن الرموز؟",
            "options": [
                {"id": "a", "text": "المرمّز", "correct": True},
                {"id": "b", "text": "الدافع", "feedback": "ICD-10 لا يعيّنه الدافع."},
            ],
        }
    ],
}
OURS = ".cb-overview p, .cb-length, .cb-hint, legend .cb-unseen, .cb-verdict, [data-after] a, .cb-back, .cb-panel h5"
THEIRS = ".cb-text, .cb-contents li:first-child a, .cb-prompt, label > span:not(.cb-made), .cb-feedback"
LANGUAGES = (
    "found => [...new Set(found.map(e => e.closest('[lang]').lang + ' ' + getComputedStyle(e).direction))]"
)


@pytest.mark.parametrize(
    ("document", "language", "theirs", "ours"),
    [
        (ARABIC, "en", "ar rtl", "en ltr"),
        (None, "ar", "en ltr", "ar rtl"),
        (ARABIC, "de", "ar rtl", "en ltr"),
    ],
)
def test_the_interface_and_the_authors_text_each_run_their_own_way(
    live_site: Site,
    usage: str,
    page: Page,
    translate: Callable[[str], None],
    document: dict[str, object] | None,
    language: str,
    theirs: str,
    ours: str,
) -> None:
    live_site.author(usage, data=json.dumps(document) if document else data(language="en"))
    amina = LearnerPage(page, live_site, usage).open_as("amina")
    amina.submit({"who": ["b"]})
    if ours.startswith("ar"):
        translate("ar")
    amina.open(f"view=student_view&lang={language}")
    amina.block.locator("[data-after] a").first.click()
    assert amina.block.locator(OURS).evaluate_all(LANGUAGES) == [ours]
    assert amina.block.locator(THEIRS).evaluate_all(LANGUAGES) == [theirs]


def test_a_question_is_laid_out_the_way_its_own_text_runs(live_site: Site, usage: str, page: Page) -> None:
    live_site.author(usage, data=json.dumps(ARABIC))
    amina = LearnerPage(page, live_site, usage).open_as("amina")
    for place, other in [(".cb-number", ".cb-prompt"), ("input >> nth=0", "label span >> nth=0")]:
        first, second = (amina.question("who").locator(name).bounding_box() for name in (place, other))
        assert first and second and first["x"] >= second["x"] + second["width"]


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


PAGE_OF = re.compile(rb"/(?P<place>[\w-]+) \[(?P<page>\d+) 0 R /XYZ")
LINK_TO_WORDING_AND_ITEMS = """questions => {
    for (const question of questions) {
        const places = {wording: question.querySelector(".cb-prompt"), items: question.querySelector("[data-item]")};
        for (const [name, place] of Object.entries(places)) {
            place.id = `${name}-${question.dataset.question}`;
            const link = Object.assign(document.createElement("a"), {href: `#${place.id}`, textContent: name});
            document.body.append(link);
        }
    }
}"""


def printed(page: Page) -> bytes:
    """The page as Chromium prints it on A4 with its own margins, as a PDF."""
    return page.pdf(format="A4", margin=dict.fromkeys(("top", "right", "bottom", "left"), "1cm"))


def test_the_shipped_lesson_takes_twelve_pages_at_most(live_site: Site, page: Page) -> None:
    lesson = LearnerPage(page, live_site, live_site.lesson).open_as("amina")
    expect(lesson.button("Submit answers")).to_be_visible()
    assert 1 < len(re.findall(rb"/Type\s*/Page\b(?!s)", printed(page))) <= 12


@pytest.mark.parametrize("before", range(0, 1200, 150))
def test_on_paper_no_question_breaks_between_its_wording_and_its_items(
    live_site: Site, page: Page, before: int
) -> None:
    lesson = LearnerPage(page, live_site, live_site.lesson).open_as("amina")
    expect(lesson.button("Submit answers")).to_be_visible()
    # So that the pages break elsewhere.
    lesson.part("check-title").evaluate(f"title => title.style.marginBlockStart = '{before}px'")
    lesson.block.locator("[data-question]").evaluate_all(LINK_TO_WORDING_AND_ITEMS)
    pages = {found["place"].decode(): found["page"] for found in PAGE_OF.finditer(printed(page))}
    questions = [question.id for question in shipped().questions]
    assert [pages[f"wording-{name}"] for name in questions] == [pages[f"items-{name}"] for name in questions]


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
