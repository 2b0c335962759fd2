"""Findings while an author types: in the editor, and on the unit page."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from coding_billing_xblock.lessons.load import load
from tests.strategies import json_values
from tests.support.author import Author
from tests.support.lesson import CONTENT, WHO, data
from tests.support.site import Site

SILENT: list[dict[str, Any]] = [{**option, "feedback": ""} for option in WHO["options"]]
FAULTY = {
    "lesson": {"sections": [{"id": "s", "title": "S", "body": "[click here](https://example.com)"}]},
    "questions": [
        WHO | {"section": "", "options": [{**option, "correct": False} for option in WHO["options"]]},
        {**WHO, "id": "silent", "section": "", "options": SILENT},
    ],
}


def test_a_document_without_fault_has_no_findings(author: Author) -> None:
    assert author.check(CONTENT) == []


def test_errors_come_first_and_each_says_what_is_wrong_and_what_to_do(author: Author) -> None:
    found = author.check(FAULTY)
    assert [(finding["severity"], finding["path"]) for finding in found] == [
        ("error", "questions.0.options"),
        ("warning", "lesson.sections.0.body"),
        ("tip", "questions.1.options.1.feedback"),
    ]
    assert found[1] == {
        "path": "lesson.sections.0.body",
        "code": "link.vague_text",
        "severity": "warning",
        "message": "The link “click here” does not say where it leads.",
        "help": found[1]["help"],
    }
    assert "Let it say what is behind it" in found[1]["help"]


def test_the_shape_of_a_document_is_checked_too(author: Author) -> None:
    (found,) = author.check({"lesson": {"sections": [{"title": "S"}]}})
    assert (found["code"], found["path"]) == ("missing", "lesson.sections.0.id")


def test_settings_are_checked_where_they_are_sent_along(author: Author) -> None:
    settings = author.loaded["settings"] | {"max_attempts": -1}
    (found,) = author.check(CONTENT, settings=settings)
    assert (found["severity"], found["path"]) == ("error", "settings.max_attempts")
    assert found["help"]


def test_a_flood_of_findings_is_told_up_to_a_bound_and_errors_are_not_lost_in_it(author: Author) -> None:
    silent = [{"id": f"q{n}", "type": "choice", "prompt": "?", "section": "gone"} for n in range(400)]
    found = author.check({"questions": silent})
    assert len(found) == 300
    assert {finding["severity"] for finding in found} == {"error"}


def test_checking_stores_nothing(author: Author) -> None:
    before = author.stored
    author.check(FAULTY)
    assert author.stored == before


# What depends on today's date

OLD = {"lesson": {"sections": [{"id": "s", "title": "S", "body": "Figures of 2019."}]}}
OLD_OLX = """<coding_billing><lesson>
  <section id="s"><title>S</title><body>Figures of 2019.</body></section>
</lesson></coding_billing>"""


def test_an_old_year_is_a_tip_where_an_author_checks_imports_or_opens_it(author: Author) -> None:
    tip = ("tip", "text.old_years", "lesson.sections.0.body")
    told = [*author.check(OLD), *author.call("read_olx", {"olx": OLD_OLX}).json()["findings"]]
    assert [(found["severity"], found["code"], found["path"]) for found in told] == [tip, tip]
    assert told[0]["message"] == "The newest year in this text is 2019; see whether it still holds."
    assert author.save(author.loaded, OLD).status_code == 200
    assert author.check(None) == told[:1]


def test_an_old_year_is_a_tip_on_the_unit_page(site: Site) -> None:
    assert shown_on_the_unit_page(site, data(**OLD, questions=[])) == [
        ("warning", "Tips: Section 1: The newest year in this text is 2019; see whether it still holds.")
    ]


def test_what_is_kept_of_a_document_does_not_depend_on_todays_date() -> None:
    assert load(json.dumps(OLD)).findings == ()


# Content that gives no document


@pytest.mark.parametrize(
    ("stored", "code"),
    [
        ('{"version": 99}', "document.newer_version"),
        ('{"version": "one"}', "document.bad_version"),
        ("[]", "document.not_a_group"),
        ("{", "document.not_json"),
        ('{"questions": [1]}', "question.not_a_group"),
        ("<coding_billing><oops/></coding_billing>", "olx.unknown_element"),
    ],
)
def test_without_a_document_what_is_stored_is_checked(site: Site, stored: str, code: str) -> None:
    author = Author(site, site.add_block("unreadable", data=stored))
    (found,) = author.check(None)
    assert (found["severity"], found["code"]) == ("error", code)


def test_what_a_save_leaves_out_of_hand_written_olx_is_told_at_its_setting(site: Site) -> None:
    source = '<coding_billing weight="heavy" start="never"><lesson/></coding_billing>'
    author = Author(site, site.add_block("kept", data=source))
    found = author.check(author.loaded["document"])
    assert [(one["severity"], one["code"], one["path"]) for one in found] == [
        ("warning", "olx.bad_attribute", "settings.weight"),
        ("warning", "olx.bad_attribute", ""),
    ]
    message = "The attribute “weight” cannot have the value “heavy”; saving leaves it out."
    assert found[0]["message"] == message
    assert author.save(author.loaded).status_code == 200
    assert author.check(author.loaded["document"]) == []


# The unit page


def shown_on_the_unit_page(site: Site, stored: str) -> list[tuple[str, str]]:
    usage = site.add_block("faulty", data=stored)
    return [(message.type, message.text) for message in site.block(usage).validate().messages]


def test_the_unit_page_shows_the_same_findings_with_their_places_in_words(site: Site) -> None:
    assert shown_on_the_unit_page(site, data(**FAULTY)) == [
        ("error", "Question 1: No option is marked as correct; mark at least one."),
        ("warning", "Section 1: The link “click here” does not say where it leads."),
        ("warning", "Tips: Question 2 › Option 2: A wrong option has no feedback."),
    ]


def test_all_tips_are_one_message_of_the_unit_page(site: Site) -> None:
    silent = [WHO | {"id": f"q{n}", "section": "", "options": SILENT} for n in range(2)]
    assert shown_on_the_unit_page(site, data(questions=silent)) == [
        (
            "warning",
            "Tips: Question 1 › Option 2: A wrong option has no feedback. "
            "Question 2 › Option 2: A wrong option has no feedback.",
        ),
    ]


@pytest.mark.parametrize(
    ("stored", "told"),
    [
        (data(comparison={"columns": [], "rows": []}, language="!"), "Settings: “"),
        (data(comparison={"rows": [{"id": "r", "label": "R", "cells": ["x"]}]}), "Row 1: This row has 1"),
        (data(next_step={"url": "javascript:alert(1)"}), "Next step: This is not a web address."),
        (data(lesson={"sections": [{"id": "s", "title": ""}]}), "Section 1: This is still empty."),
        ("<coding_billing>\n  <oops/>\n</coding_billing>", "Line 2: "),
        ('<coding_billing weight="heavy"><lesson/></coding_billing>', "Settings: The attribute “weight”"),
        ('{"version": 99}', "This content was made by a newer release"),
    ],
)
def test_places_on_the_unit_page_are_words_and_not_paths(site: Site, stored: str, told: str) -> None:
    messages = [text for _, text in shown_on_the_unit_page(site, stored)]
    assert [text for text in messages if text.startswith(told)]


def test_the_shipped_lesson_is_without_findings(site: Site) -> None:
    author = Author(site, site.lesson)
    assert author.check(author.loaded["document"]) == []
    assert site.block(site.lesson).validate().empty


@settings(max_examples=60)
@given(json_values)
def test_any_json_gets_findings_or_a_refusal(author: Author, value: object) -> None:
    for document in (value, {"lesson": value}, {"questions": [value]}, {"comparison": {"rows": value}}):
        assert author.call("check_document", {"document": document}).status_code in (200, 400)
