"""Reading: what was read to its end is known, and the way to the last place is offered, never taken."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner_page import LONG_LESSON, LearnerPage, eventually
from tests.support.lesson import Learner, data
from tests.support.site import Site

TABLE = {
    "caption": "Coding and billing",
    "columns": [{"id": "coding", "label": "Coding"}, {"id": "billing", "label": "Billing"}],
    "rows": [{"id": "in", "label": "What comes in", "cells": ["Records", "Codes"]}],
}


@pytest.fixture
def reader(live_site: Site, long_usage: str, page: Page) -> LearnerPage:
    """Amina with the long lesson open."""
    return LearnerPage(page, live_site, long_usage).open_as("amina")


def read_to_the_end(reader: LearnerPage, section: str) -> None:
    reader.section(section).locator("[data-end]").scroll_into_view_if_needed()


def reading_of(reader: LearnerPage) -> dict[str, object]:
    stored = json.dumps(LONG_LESSON)
    return Learner(reader.site, reader.usage, stored=stored).payload["reading"]


def test_a_section_is_read_once_its_end_was_in_view(reader: LearnerPage) -> None:
    expect(reader.part("read-count")).to_have_text("0 of 4 read")
    read_to_the_end(reader, "claims")
    expect(reader.part("read-count")).to_have_text("1 of 4 read")
    expect(reader.section("claims").get_by_text("Read to the end")).to_be_visible()
    expect(reader.section("codes").get_by_text("Read to the end")).to_be_hidden()


def test_what_is_read_moves_nothing_under_a_finger(reader: LearnerPage) -> None:
    place = "heading => heading.getBoundingClientRect().top + scrollY"
    check = reader.part("check-title")
    before = check.evaluate(place)
    read_to_the_end(reader, "claims")
    expect(reader.section("claims").get_by_text("Read to the end")).to_be_visible()
    assert check.evaluate(place) == before


def test_progress_is_told_to_screen_readers_too(reader: LearnerPage) -> None:
    read_to_the_end(reader, "claims")
    progress = reader.block.get_by_role("progressbar", name="Reading progress")
    expect(progress).to_have_js_property("value", 1)
    expect(progress).to_have_js_property("max", 4)


def test_what_was_read_comes_back_after_a_reload(reader: LearnerPage) -> None:
    with reader.page.expect_response("**/mark_read"):
        read_to_the_end(reader, "claims")
    expect(reader.reload().part("read-count")).to_have_text("1 of 4 read")


def test_what_was_read_without_a_connection_is_told_when_it_is_back(reader: LearnerPage) -> None:
    reader.go_offline()
    with reader.page.expect_event("requestfailed"):
        read_to_the_end(reader, "claims")
    reader.go_online()
    reader.come_back()
    eventually(lambda: reading_of(reader)["read"] == ["claims"])


def test_the_last_place_is_known_after_leaving(reader: LearnerPage) -> None:
    reader.section("denials").get_by_role("heading").scroll_into_view_if_needed()
    eventually(lambda: reader.page.evaluate("scrollY") > 0)
    expect(reader.section("denials").get_by_role("heading")).to_be_in_viewport()
    reader.leave()
    eventually(lambda: reading_of(reader)["last"] == "denials")


def come_back_to(reader: LearnerPage, section: str) -> None:
    Learner(reader.site, reader.usage, stored=json.dumps(LONG_LESSON)).read(last=section)
    reader.open()


def test_the_way_to_the_last_place_is_offered_and_not_taken(reader: LearnerPage) -> None:
    come_back_to(reader, "denials")
    expect(reader.part("continue")).to_contain_text("Continue where you left off: Denials")
    assert reader.page.evaluate("scrollY") == 0
    assert reader.page.evaluate("document.activeElement === document.body")


def test_the_offered_way_leads_there_with_the_focus(reader: LearnerPage) -> None:
    come_back_to(reader, "denials")
    reader.part("place").click()
    expect(reader.section("denials").get_by_role("heading")).to_be_focused()
    expect(reader.section("denials").get_by_role("heading")).to_be_in_viewport()


def test_in_the_platforms_frame_the_page_around_it_goes_there(reader: LearnerPage) -> None:
    come_back_to(reader, "denials")
    page = reader.page
    page.goto(f"{reader.site.address}/unit/")
    page.frame_locator("#unit-iframe").get_by_role("link", name="Denials").first.click()
    page.wait_for_function("scrollY > 500")
    heading = page.frame_locator("#unit-iframe").get_by_role("heading", name="Denials")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()


def test_nothing_is_offered_at_the_beginning(reader: LearnerPage) -> None:
    come_back_to(reader, "claims")
    expect(reader.part("read-count")).to_be_visible()
    expect(reader.part("continue")).to_be_hidden()


def test_opening_a_page_does_not_move_the_last_place(reader: LearnerPage) -> None:
    come_back_to(reader, "denials")
    expect(reader.part("continue")).to_be_visible()
    reader.leave()
    reader.open()
    expect(reader.part("continue")).to_contain_text("Denials")


def test_with_a_table_alone_the_table_is_what_is_read(live_site: Site, usage: str, page: Page) -> None:
    live_site.author(usage, data=json.dumps({"comparison": TABLE}))
    with page.expect_response("**/mark_read"):
        amina = LearnerPage(page, live_site, usage).open_as("amina")
    expect(amina.block.get_by_role("table", name="Coding and billing")).to_be_visible()
    expect(amina.part("reading")).to_be_hidden()
    assert live_site.completion("amina", usage) == 1


def test_a_self_check_alone_leaves_no_trace_of_reading(live_site: Site, usage: str, page: Page) -> None:
    live_site.author(usage, data=data(lesson={}))
    amina = LearnerPage(page, live_site, usage).open_as("amina")
    expect(amina.button("Submit answers")).to_be_visible()
    expect(amina.part("reading")).to_be_hidden()
    expect(amina.block.get_by_role("heading")).to_have_text(
        ["Medical coding and medical billing", "Self-check"]
    )


def test_a_page_with_nothing_in_it_says_so(live_site: Site, usage: str, page: Page) -> None:
    live_site.author(usage, data=json.dumps({"lesson": {}}))
    amina = LearnerPage(page, live_site, usage).open_as("amina")
    expect(amina.block).to_contain_text("There is nothing here yet.")
