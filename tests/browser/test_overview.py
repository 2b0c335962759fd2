"""The overview at the top: the way to every part, what is done, what is left, and nothing that jumps."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from coding_billing_xblock.lessons.shelf import shipped
from tests.browser.learner_page import LONG_LESSON, LearnerPage, eventually
from tests.support.lesson import HALF, RIGHT, WRONG, Learner, data
from tests.support.site import Site

NEXT = {"title": "", "body": "Look further."}
TABLE = {
    "columns": [{"id": "coding", "label": "Coding"}],
    "rows": [{"id": "in", "label": "In", "cells": ["x"]}],
}
DAY = timedelta(days=1)


@pytest.fixture
def reader(live_site: Site, long_usage: str, page: Page) -> LearnerPage:
    """Amina with the long lesson, a table, a self-check and a next step open."""
    stored = json.dumps(LONG_LESSON | {"comparison": TABLE, "next_step": NEXT})
    live_site.author(long_usage, data=stored)
    return LearnerPage(page, live_site, long_usage).open_as("amina")


def contents(reader: LearnerPage) -> list[str]:
    return [" ".join(text.split()) for text in reader.block.locator(".cb-contents li").all_inner_texts()]


# The way to every part


def test_the_contents_name_every_part_of_the_page_in_its_order(reader: LearnerPage) -> None:
    assert contents(reader) == [
        "Claims",
        "Codes",
        "Denials",
        "Payments",
        "Comparison table",
        "Self-check",
        "Next step",
    ]


@pytest.mark.parametrize(
    ("name", "part"),
    [("Denials", "#-s-denials"), ("Comparison table", "#-comparison"), ("Next step", "#-next")],
)
def test_an_entry_of_the_contents_leads_to_its_part_with_the_focus(
    reader: LearnerPage, name: str, part: str
) -> None:
    reader.block.locator(".cb-contents").get_by_role("link", name=name).click()
    place = reader.block.locator(f"[id$='{part[1:]}']")
    expect(place.locator("h4").or_(place).locator(":scope:focus")).to_have_count(1)
    expect(place).to_be_in_viewport()


def test_without_javascript_the_contents_lead_there_too(
    live_site: Site, long_usage: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    reader = LearnerPage(context.new_page(), live_site, long_usage).open_as("amina")
    reader.block.locator(".cb-contents").get_by_role("link", name="Denials").click()
    expect(reader.section("denials").get_by_role("heading")).to_be_in_viewport()
    context.close()


def test_the_contents_tell_what_was_read_to_the_end(reader: LearnerPage) -> None:
    entry = reader.block.locator(".cb-contents li").nth(1)
    expect(entry.get_by_text("Read to the end")).to_be_hidden()
    reader.section("codes").locator("[data-end]").scroll_into_view_if_needed()
    expect(entry.get_by_text("Read to the end")).to_be_visible()
    assert "✓" in entry.evaluate("entry => getComputedStyle(entry).listStyleType")


def test_a_page_with_one_part_has_no_contents(live_site: Site, usage: str, page: Page) -> None:
    live_site.author(usage, data=data(lesson={}))
    amina = LearnerPage(page, live_site, usage).open_as("amina")
    expect(amina.part("answered")).to_have_text("Self-check: 0 of 3 answered")
    expect(amina.block.locator(".cb-contents")).to_have_count(0)


# How far one is


def test_how_much_is_answered_is_told_while_answering(amina: LearnerPage) -> None:
    expect(amina.part("answered")).to_have_text("Self-check: 0 of 3 answered")
    amina.answer({"who": ["a"], "sort": {"s1": "coder"}})
    expect(amina.part("answered")).to_have_text("Self-check: 1 of 3 answered")
    amina.answer({"sort": {"s2": "biller"}})
    expect(amina.part("answered")).to_have_text("Self-check: 2 of 3 answered")
    amina.sees_status("Saved, not submitted")
    expect(amina.reload().part("answered")).to_have_text("Self-check: 2 of 3 answered")


def test_what_is_answered_leads_to_the_self_check(amina: LearnerPage) -> None:
    amina.part("answered").click()
    expect(amina.block.get_by_role("heading", name="Self-check")).to_be_focused()


def test_score_and_attempts_are_told_at_the_top(amina: LearnerPage, live_site: Site) -> None:
    live_site.author(amina.usage, max_attempts=3)
    amina.reload()
    expect(amina.part("used")).to_have_text("Attempts used: 0 of 3. 3 attempts left.")
    expect(amina.part("score")).to_be_hidden()
    amina.submit(RIGHT)
    expect(amina.part("used")).to_have_text("Attempts used: 1 of 3. 2 attempts left.")
    expect(amina.part("score")).to_contain_text("3 of 3 (100%)")


# Until when


def due_in(site: Site, time: timedelta) -> str:
    due = (datetime.now(UTC) + time).isoformat(timespec="seconds")
    site.author(site.unit, due=due)
    return due


@pytest.mark.parametrize(
    ("time", "left"),
    [
        (2 * DAY, ""),
        (DAY + timedelta(minutes=5), ""),
        (timedelta(hours=3, minutes=20), " 3 hours left."),
        (timedelta(hours=1, minutes=20), " 1 hour left."),
        (timedelta(minutes=24, seconds=30), " 25 minutes left."),
        (timedelta(seconds=50), " 1 minute left."),
    ],
)
def test_the_time_left_is_told_on_the_last_day(
    amina: LearnerPage, live_site: Site, time: timedelta, left: str
) -> None:
    due_in(live_site, time)
    closes = amina.reload().part("closes")
    expect(closes).to_contain_text("Open until ")
    told = closes.inner_text()
    assert told.partition(".")[2] == left
    expect(amina.part("count")).to_have_text(told)


def test_the_time_left_goes_on_while_the_page_is_open(amina: LearnerPage, live_site: Site) -> None:
    due_in(live_site, timedelta(hours=1, minutes=20))
    amina.page.clock.install()
    expect(amina.reload().part("closes")).to_contain_text("1 hour left.")
    amina.page.clock.run_for(30 * 60 * 1000)
    expect(amina.part("closes")).to_contain_text("50 minutes left.")


def test_after_the_due_date_it_is_told_since_when_nothing_can_be_submitted(
    amina: LearnerPage, live_site: Site
) -> None:
    live_site.author(live_site.unit, due="2020-01-01T00:00:00Z")
    expect(amina.reload().part("closes")).to_have_text("Closed on Jan 1, 2020, 12:00 AM UTC.")


def in_zone(browser: Browser, site: Site, usage: str, query: str = "view=student_view") -> LearnerPage:
    page = browser.new_context(timezone_id="America/New_York").new_page()
    return LearnerPage(page, site, usage).open_as("amina", query)


@pytest.mark.parametrize(
    ("account", "told"),
    [
        ("", "Jan 1, 2020, 1:00 PM EST"),
        ("Asia/Kolkata", "Jan 1, 2020, 11:30 PM GMT+5:30"),
        ("Moon/Tranquility", "Jan 1, 2020, 1:00 PM EST"),
    ],
)
def test_times_are_those_of_the_account_or_else_of_the_browser(
    live_site: Site, usage: str, browser: Browser, account: str, told: str
) -> None:
    live_site.author(live_site.unit, due="2020-01-01T18:00:00Z")
    live_site.set_time_zone("amina", account)
    amina = in_zone(browser, live_site, usage)
    expect(amina.part("closes")).to_have_text(f"Closed on {told}.")
    expect(amina.block.locator("[data-question]")).to_have_count(3)
    amina.page.context.close()


@pytest.mark.parametrize(
    ("is_translated", "told"), [(False, "Closed on Jan 1, 2020"), (True, "ß Closed on 1. Jan. 2020")]
)
def test_times_are_written_as_the_language_of_the_words_writes_them(
    live_site: Site,
    usage: str,
    browser: Browser,
    translate: Callable[[str], None],
    is_translated: bool,
    told: str,
) -> None:
    live_site.author(live_site.unit, due="2020-01-01T18:00:00Z")
    if is_translated:
        translate("de")
    amina = in_zone(browser, live_site, usage, "view=student_view&lang=de")
    expect(amina.part("closes")).to_contain_text(told)
    amina.page.context.close()


# Back from reading again


def test_from_reading_again_there_is_a_way_back_to_the_question(amina: LearnerPage) -> None:
    amina.submit(WRONG)
    amina.link("Read again: The coder").click()
    section = amina.section("coder")
    expect(section.get_by_role("heading")).to_be_focused()
    back = section.get_by_role("link", name="Back to question 1")
    amina.page.keyboard.press("Tab")
    expect(back).to_be_focused()
    amina.page.keyboard.press("Enter")
    expect(amina.question("who").locator("legend")).to_be_focused()
    expect(amina.question("who")).to_be_in_viewport()
    expect(amina.link("Back to question 1")).to_have_count(0)


def test_another_way_through_the_page_needs_no_way_back(amina: LearnerPage) -> None:
    amina.submit(WRONG)
    amina.link("Read again: The coder").click()
    expect(amina.link("Back to question 1")).to_be_visible()
    amina.block.locator(".cb-contents").get_by_role("link", name="The biller").click()
    expect(amina.link("Back to question 1")).to_have_count(0)


# Nothing jumps

SHIFTS = """
    window.shifts = [];
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) shifts.push(entry.value);
    }).observe({type: "layout-shift", buffered: true});
"""


def fresh(_: Learner) -> None:
    pass


def saved(learner: Learner) -> None:
    learner.draft(half_of(learner))


def results(learner: Learner) -> None:
    learner.submit(wrong_of(learner))


def closed(learner: Learner) -> None:
    results(learner)
    learner.site.author(learner.site.unit, due="2020-01-01T00:00:00Z")


def half_of(learner: Learner) -> dict[str, object]:
    return HALF if learner.usage != learner.site.lesson else {q.id: q.key() for q in shipped().questions[:5]}


def wrong_of(learner: Learner) -> dict[str, object]:
    if learner.usage != learner.site.lesson:
        return WRONG
    return {q.id: q.key() for q in shipped().questions[::2]}


@pytest.mark.parametrize("kind", ["shipped lesson", "self-check alone"])
@pytest.mark.parametrize("reach", [fresh, saved, results, closed])
def test_nothing_moves_while_a_page_opens(
    live_site: Site, browser: Browser, kind: str, reach: Callable[[Learner], None]
) -> None:
    usage, stored = live_site.lesson, ""
    if kind == "self-check alone":
        stored = data(lesson={})
        usage = live_site.add_block("check", data=stored)
    live_site.author(usage, max_attempts=3, pass_mark=70)
    due_in(live_site, timedelta(hours=3, minutes=20))
    learner = Learner(live_site, usage, stored=stored)
    if not stored:
        learner.read("scope", "basics", last="basics")
    reach(learner)
    page = browser.new_context(viewport={"width": 390, "height": 844}).new_page()
    page.add_init_script(SHIFTS)
    LearnerPage(page, live_site, usage).open_as("amina")
    eventually(lambda: page.evaluate("performance.now()") > 5000)
    assert page.evaluate("shifts.reduce((sum, shift) => sum + shift, 0)") <= 0.05
    page.context.close()


def test_the_self_check_is_seen_even_where_its_script_never_comes(
    live_site: Site, usage: str, page: Page
) -> None:
    page.route("**/check.js", lambda route: route.abort())
    amina = LearnerPage(page, live_site, usage).open_as("amina")
    expect(amina.block).to_contain_text("Answering needs JavaScript.")
    expect(amina.question("who")).to_be_visible(timeout=10_000)
