"""What an author is told of a document besides its findings: minutes, scoring, bounds, what Save does."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest

from coding_billing_xblock.studio.numbers import what_save_does
from tests.kinds.text import CODE
from tests.support.author import Author, LibraryAuthor
from tests.support.lesson import CONTENT, SORT, WHAT, WHO
from tests.support.site import Site

BLANK_ROW = {"id": "r", "label": "", "cells": [""]}
TABLE: dict[str, Any] = {
    "caption": "",
    "corner": "",
    "columns": [{"id": "c", "label": ""}],
    "rows": [BLANK_ROW],
}


def numbers(author: Author, document: object) -> Any:
    return author.call("check_document", {"document": document}).json()["numbers"]


def test_minutes_are_those_of_the_learners_page(author: Author) -> None:
    long = CONTENT | {
        "lesson": {"sections": [{"id": "s", "title": "S", "body": "word " * 700}]},
        "questions": [],
    }
    page = author.call("preview_document", {"document": long, "settings": {}, "view": "learner"}).json()[
        "page"
    ]
    (told,) = re.findall(r"(\d+) minutes to read", page["before"])
    assert numbers(author, long)["minutes"] == int(told) == 4


def test_each_sentence_on_scoring_comes_once_with_its_questions(author: Author) -> None:
    questions = [WHO, WHAT, SORT, WHO | {"id": "again"}]
    scoring = numbers(author, CONTENT | {"questions": questions})["scoring"]
    assert sorted(scoring.values()) == [
        ["questions.sort"],
        ["questions.what"],
        ["questions.who", "questions.again"],
    ]


def test_a_pool_tells_how_many_questions_it_has(author: Author) -> None:
    pools = [{"id": "who", "name": "Roles"}, {"id": "empty", "name": "None yet"}]
    questions = [WHO | {"pool": "who"}, WHAT | {"pool": "who"}, SORT]
    scoring = numbers(author, CONTENT | {"pools": pools, "questions": questions})["scoring"]
    assert scoring["Questions in this pool: 2."] == ["pools.who"]
    assert scoring["Questions in this pool: 0."] == ["pools.empty"]


def test_what_has_not_the_shape_of_a_document_has_no_numbers(author: Author) -> None:
    assert numbers(author, {"lesson": "?"}) is None
    assert numbers(author, None) is None


@pytest.mark.parametrize(
    ("field", "path", "document"),
    [
        (
            "title",
            "lesson.sections.0.title",
            {"lesson": {"sections": [{"id": "s", "title": "", "body": ""}]}},
        ),
        ("body", "lesson.sections.0.body", {"lesson": {"sections": [{"id": "s", "title": "", "body": ""}]}}),
        ("document.comparison.caption", "comparison.caption", {"comparison": TABLE}),
        ("document.comparison.corner", "comparison.corner", {"comparison": TABLE}),
        ("label", "comparison.columns.0.label", {"comparison": TABLE}),
        ("label", "comparison.rows.0.label", {"comparison": TABLE}),
        ("", "comparison.rows.0.cells.0", {"comparison": TABLE}),
        ("prompt", "questions.0.prompt", {"questions": [WHO]}),
        ("option/text", "questions.0.options.0.text", {"questions": [WHO]}),
        ("feedback", "questions.0.options.0.feedback", {"questions": [WHO]}),
        ("answer/text", "questions.0.answers.0.text", {"questions": [CODE]}),
        ("label", "questions.0.categories.0.label", {"questions": [SORT]}),
        ("document.next_step.link_text", "next_step.link_text", {"next_step": {"link_text": ""}}),
        ("document.next_step.url", "next_step.url", {"next_step": {"url": ""}}),
    ],
)
def test_the_bound_that_a_field_knows_is_the_one_that_is_checked(
    author: Author, field: str, path: str, document: dict[str, Any]
) -> None:
    part, _, name = field.rpartition("/")
    form = _template(author.editor, part) if part else author.editor
    (most,) = set(map(int, re.findall(f'data-field="{name}"[^>]* data-most="([0-9]+)"', form)))
    assert "string_too_long" not in codes(author, _with(document, path.split("."), "x" * most))
    assert "string_too_long" in codes(author, _with(document, path.split("."), "x" * (most + 1)))


def _template(form: str, part: str) -> str:
    """The template of one kind of item in the editor's form."""
    (found,) = re.findall(f'<template data-part="{part}".*?</template>', form, re.DOTALL)
    return str(found)


def codes(author: Author, document: object) -> set[str]:
    return {finding["code"] for finding in author.check(document)}


def _with(value: Any, path: list[str], text: str) -> Any:
    """The value with a text in this place."""
    if not path:
        return text
    step, *rest = path
    if isinstance(value, list):
        return [_with(item, rest, text) if f"{index}" == step else item for index, item in enumerate(value)]
    return value | {step: _with(value[step], rest, text)}


def test_in_a_course_save_waits_for_the_unit_to_be_published(author: Author) -> None:
    assert "Learners get them once the unit is published." in author.editor


def test_of_a_host_that_publishes_nothing_it_says_nothing_of_publishing() -> None:
    key = SimpleNamespace(is_course=False)
    block = SimpleNamespace(
        runtime=SimpleNamespace(), scope_ids=SimpleNamespace(usage_id=SimpleNamespace(context_key=key))
    )
    assert what_save_does(block) == "Save keeps your changes. Nothing reaches learners before."


def test_in_a_library_it_waits_for_the_library_to_be_published(site: Site) -> None:
    editor = LibraryAuthor(site, site.add_library_block("small")).editor
    assert "Courses get them once they are published there and taken over." in editor
    assert "once the unit is published" not in editor
