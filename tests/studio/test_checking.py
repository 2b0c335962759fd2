"""Findings while an author types: in the editor, and on the unit page."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings

from tests.strategies import json_values
from tests.support.author import Author
from tests.support.lesson import CONTENT, WHO, data
from tests.support.site import Site

FAULTY = {
    "lesson": {"sections": [{"id": "s", "title": "S", "body": "[click here](https://example.com)"}]},
    "questions": [
        WHO | {"section": "", "options": [{**option, "correct": False} for option in WHO["options"]]},
        {**WHO, "id": "silent", "section": "", "options": [{**o, "feedback": ""} for o in WHO["options"]]},
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


def test_the_unit_page_shows_the_same_errors_and_warnings_and_no_tips(author: Author) -> None:
    usage = author.site.add_block("faulty", data=data(**FAULTY))
    shown = [(message.type, message.text) for message in author.site.block(usage).validate().messages]
    told: list[Any] = [finding for finding in author.check(FAULTY) if finding["severity"] != "tip"]
    assert sorted(shown) == sorted(
        (finding["severity"], f"{finding['path']}: {finding['message']}") for finding in told
    )


def test_the_shipped_lesson_is_without_findings(site: Site) -> None:
    author = Author(site, site.lesson)
    assert author.check(author.loaded["document"]) == []
    assert site.block(site.lesson).validate().empty


@settings(max_examples=60)
@given(json_values)
def test_any_json_gets_findings_or_a_refusal(author: Author, value: object) -> None:
    for document in (value, {"lesson": value}, {"questions": [value]}, {"comparison": {"rows": value}}):
        assert author.call("check_document", {"document": document}).status_code in (200, 400)
