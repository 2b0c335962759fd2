"""Findings in the editor: listed, told at the field, and each leads there; errors keep Save from saving."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editor_page import COMPARISON, SMALL, EditorPage
from tests.support.lesson import SECTIONS, SORT, WHO
from tests.support.site import Site
from tests.support.studio import expect_closed

FAULTY: dict[str, Any] = {
    "lesson": {"sections": [SECTIONS[0], {"id": "empty", "title": "Nothing yet", "body": ""}]},
    "comparison": COMPARISON | {"caption": ""},
    "questions": [
        WHO | {"section": "nowhere"},
        SORT
        | {
            "statements": [
                *SORT["statements"],
                {"id": "s3", "text": "![](/static/x.png)", "category": "coder"},
            ]
        },
    ],
    "next_step": {
        "title": "Go on",
        "body": "Read [click here](https://example.org).",
        "link_text": "",
        "url": "https://example.org",
    },
}


def edited(site: Site, page: Page, document: dict[str, Any]) -> EditorPage:
    site.remove_block(site.lesson)
    return EditorPage(page, site, site.add_block("small", data=json.dumps(document))).open()


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    return edited(live_site, page, SMALL)


def findings(editor: EditorPage) -> Locator:
    return editor.part("findings").get_by_role("button")


def described(field: Locator) -> str:
    found: str = field.evaluate(
        "field => (field.getAttribute('aria-describedby') ?? '').split(' ')"
        ".map(id => document.getElementById(id)?.textContent ?? '').join(' ')"
    )
    return found


def test_an_error_appears_as_the_author_types_and_goes_when_it_is_solved(editor: EditorPage) -> None:
    editor.expand("lesson")
    title = editor.field(editor.expand_item("sections", "coder"), "title")
    title.fill("")
    expect(title).to_have_attribute("aria-invalid", "true")
    assert "This is still empty." in described(title)
    expect(editor.part("chip")).to_contain_text("1 error")
    expect(editor.head("lesson")).to_contain_text("1 error")
    title.fill("The coder again")
    expect(title).not_to_have_attribute("aria-invalid", "true")
    expect(editor.part("chip")).not_to_contain_text("error")


def test_save_says_why_it_does_not_and_leads_to_the_first_error(editor: EditorPage) -> None:
    editor.expand("lesson")
    editor.button("Add a section").click()
    editor.head("lesson").click()
    editor.save()
    reason = "Not saved. Please solve this first: Section 3: This is still empty."
    expect(editor.part("trouble")).to_contain_text(reason)
    expect(editor.list("sections").locator("> [data-item]").last.get_by_label("Title")).to_be_focused()
    assert editor.stored["lesson"] == SMALL["lesson"]


def test_warnings_and_tips_do_not_keep_from_saving(live_site: Site, page: Page) -> None:
    editor = edited(live_site, page, FAULTY)
    expect(editor.part("chip")).not_to_contain_text("error")
    editor.expand("comparison")
    editor.root.get_by_label("Heading of the first column").fill("Look")
    editor.save()
    expect(editor.root).to_have_count(0)
    assert editor.stored["comparison"]["corner"] == "Look"


def test_a_finding_stays_with_its_item_when_that_moves(editor: EditorPage) -> None:
    editor.expand("lesson")
    title = editor.field(editor.expand_item("sections", "biller"), "title")
    title.fill("")
    expect(title).to_have_attribute("aria-invalid", "true")
    editor.tool(editor.item("sections", "biller"), "Move up").click()
    expect(editor.item("sections", "biller").locator("[data-badge]").first).to_have_text("1 error")
    expect(editor.item("sections", "coder").locator("[data-badge]").first).to_be_hidden()


def test_a_setting_that_is_no_number_is_told_at_its_field(editor: EditorPage) -> None:
    editor.expand("settings")
    weight = editor.root.get_by_label("Weight")
    weight.fill("a lot")
    expect(weight).to_have_attribute("aria-invalid", "true")
    assert "Default: 1" in described(weight)
    weight.fill("2.5")
    editor.save()
    expect(editor.root).to_have_count(0)
    assert editor.site.authored(editor.usage)["weight"] == 2.5


def test_a_language_that_is_no_tag_is_told_at_the_settings(editor: EditorPage) -> None:
    editor.expand("settings")
    editor.root.get_by_role("textbox", name="Language of your text").fill("not a tag!")
    expect(editor.head("settings")).to_contain_text("1 error")
    editor.root.get_by_label("Weight").fill("a lot")
    expect(editor.head("settings")).to_contain_text("2 errors")


def test_what_a_save_leaves_out_of_hand_written_olx_is_told_before_it(live_site: Site, page: Page) -> None:
    source = '<coding_billing weight="heavy"><lesson/></coding_billing>'
    editor = EditorPage(page, live_site, live_site.add_block("kept", data=source)).open()
    findings(editor).click()
    weight = editor.root.get_by_label("Weight")
    expect(weight).to_be_focused()
    expect(weight).to_have_attribute("aria-invalid", "false")
    assert "The attribute “weight” cannot have the value “heavy”; saving leaves it out." in described(weight)
    weight.fill("3")
    editor.save()
    expect(editor.root).to_have_count(0)
    assert live_site.authored(editor.usage)["weight"] == 3


def test_a_check_that_fails_is_said_and_made_up_for(editor: EditorPage) -> None:
    editor.page.route("**/check_document", lambda route: route.abort())
    editor.expand("lesson")
    title = editor.field(editor.expand_item("sections", "coder"), "title")
    title.fill("")
    expect(editor.part("findings-note")).to_contain_text("Not checked")
    editor.page.unroute("**/check_document")
    editor.save()
    expect(title).to_be_focused()
    expect(title).to_have_attribute("aria-invalid", "true")


# In time


def test_nothing_is_held_against_a_new_question_until_its_field_was_left(editor: EditorPage) -> None:
    editor.expand("questions").button("Add a choice question").click()
    expect(editor.preview.content_frame.get_by_text("The question has no wording yet.")).to_be_visible()
    expect(findings(editor).filter(has_text="Error")).to_have_count(0)
    expect(editor.root.locator("[aria-invalid=true]")).to_have_count(0)
    editor.page.keyboard.press("Tab")
    expect(findings(editor).filter(has_text="The question has no wording yet.")).to_have_count(1)
    expect(findings(editor).filter(has_text="This is still empty.")).to_have_count(0)


def test_a_button_does_not_move_away_while_it_is_pressed(editor: EditorPage) -> None:
    editor.expand("questions").button("Add a choice question").click()
    editor.checked()
    button = editor.button("Add a sorting question")
    button.scroll_into_view_if_needed()
    before = button.bounding_box()
    assert before
    editor.page.mouse.move(before["x"] + 10, before["y"] + 5)
    editor.page.mouse.down()
    assert button.bounding_box() == before
    editor.page.mouse.up()
    expect(editor.root.locator("[data-word='type_sorting']").last).to_be_visible()
    expect(findings(editor).filter(has_text="Question 4")).not_to_have_count(0)


def test_who_goes_on_elsewhere_is_told_all_that_is_missing(editor: EditorPage) -> None:
    editor.expand("questions").button("Add a choice question").click()
    editor.head("next_step").click()
    expect(findings(editor).filter(has_text="This is still empty.").first).to_be_visible()


def test_a_try_to_save_tells_all_that_is_missing(editor: EditorPage) -> None:
    editor.expand("questions").button("Add a choice question").click()
    editor.save()
    expect(editor.part("trouble")).to_contain_text("Please solve this first")
    expect(findings(editor).filter(has_text="This is still empty.").first).to_be_visible()


def test_how_many_there_are_is_announced(editor: EditorPage) -> None:
    editor.expand("lesson")
    title = editor.field(editor.expand_item("sections", "coder"), "title")
    title.fill("")
    expect(editor.live).to_contain_text("1 error")
    title.fill("Again")
    expect(editor.live).to_contain_text("Nothing to report.")


def test_a_finding_names_its_field_and_what_its_number_must_be(editor: EditorPage) -> None:
    card = editor.expand("questions").expand_item("questions", "who")
    card.locator("summary").click()
    editor.field(card, "points").fill("0")
    listed = findings(editor).filter(has_text="Points must be more than 0.")
    expect(listed).to_contain_text("Question 1 › Points")


def test_who_removes_a_section_hears_which_questions_led_to_it(live_site: Site, page: Page) -> None:
    editor = edited(live_site, page, SMALL | {"questions": [WHO | {"section": "coder"}, SORT]})
    editor.expand("lesson")
    editor.tool(editor.item("sections", "coder"), "Remove").click()
    expect(editor.live).to_contain_text("Question 1 referred to it.")
    expect(findings(editor).filter(has_text="The section to read again is not in the lesson.")).to_have_count(
        1
    )


def test_a_comma_is_read_where_the_language_writes_one(live_site: Site, page: Page) -> None:
    page.add_init_script(
        "document.addEventListener('DOMContentLoaded', () => { document.documentElement.lang = 'de'; })"
    )
    editor = edited(live_site, page, SMALL)
    card = editor.expand("questions").expand_item("questions", "who")
    card.locator("summary").click()
    editor.field(card, "points").fill("1,5")
    expect(editor.preview.content_frame.get_by_text("Points: 1.5")).to_be_visible()
    editor.save()
    expect_closed(page)
    assert editor.stored["questions"][0]["points"] == 1.5
