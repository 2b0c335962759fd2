"""Ids that are repeated by hand: each gets to be one of its own, and what referred to the first still does."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from coding_billing_xblock.content.distinct import distinct, with_distinct_ids
from coding_billing_xblock.content.document import Parsed, open_json
from coding_billing_xblock.text.findings import Severity, has_errors
from coding_billing_xblock.text.values import Id
from tests.strategies import documents, ids
from tests.support.lesson import CONTENT, SECTIONS, SORT, WHO

REPEATED = CONTENT | {
    "lesson": {"sections": [*SECTIONS, {"id": "coder", "title": "Another", "body": "More."}]},
    "comparison": {
        "caption": "Both",
        "columns": [{"id": "a", "label": "A"}, {"id": "a", "label": "B"}],
        "rows": [
            {"id": "r", "label": "1", "cells": ["x", "y"]},
            {"id": "r", "label": "2", "cells": ["x", "y"]},
        ],
    },
    "questions": [
        WHO | {"options": [*WHO["options"], {"id": "a", "text": "Nobody", "feedback": "Somebody does."}]},
        SORT
        | {
            "id": "who",
            "categories": [*SORT["categories"], {"id": "coder", "label": "Both"}],
            "statements": [*SORT["statements"], {"id": "s1", "text": "Codes", "category": "coder"}],
        },
    ],
}


def opened(raw: dict[str, Any]) -> Parsed:
    return with_distinct_ids(open_json(json.dumps(raw)))


def ids_of(items: Any) -> list[str]:
    return [item.id for item in items]


def test_the_first_keeps_its_id_in_every_list() -> None:
    document = opened(REPEATED).document
    assert document is not None
    who, sort = document.questions
    assert ids_of(document.lesson.sections) == ["coder", "biller", "coder-2"]
    assert ids_of(document.comparison.columns) == ["a", "a-2"]
    assert ids_of(document.comparison.rows) == ["r", "r-2"]
    assert ids_of(document.questions) == ["who", "who-2"]
    assert ids_of(who.options) == ["a", "b", "c", "a-2"]
    assert ids_of(sort.categories) == ["coder", "biller", "coder-2"]
    assert ids_of(sort.statements) == ["s1", "s2", "s1-2"]


def test_references_go_on_meaning_the_first() -> None:
    document = opened(REPEATED).document
    assert document is not None
    who, sort = document.questions
    assert who.section == "coder"
    assert [statement.category for statement in sort.statements] == ["coder", "biller", "coder"]


def test_it_is_said_and_is_no_error_any_more() -> None:
    findings = opened(REPEATED).findings
    renewed = [finding for finding in findings if finding.code == "id.renewed"]
    assert not has_errors(findings)
    assert {finding.severity for finding in renewed} == {Severity.WARNING}
    assert [finding.path for finding in renewed][:1] == ["lesson.sections.2.id"]
    assert len(renewed) == 7


@given(documents())
def test_a_document_without_repeated_ids_stays_as_it_is(document: Any) -> None:
    parsed = Parsed(document, tuple(document.findings()))
    assert with_distinct_ids(parsed) is parsed


@given(st.lists(st.one_of(ids, st.sampled_from(["a", "a-2", "a-3", "b" * 64, "b" * 56 + "-2"])), max_size=20))
def test_ids_are_ids_and_once_each(given_ids: list[str]) -> None:
    names = distinct(given_ids)
    assert len(set(names)) == len(names) == len(given_ids)
    assert distinct(given_ids) == names
    for index, (before, after) in enumerate(zip(given_ids, names, strict=True)):
        assert after == TypeAdapter(Id).validate_python(after)
        assert (before == after) == (before not in given_ids[:index])


def test_very_many_of_one_id_take_no_time() -> None:
    assert len(set(distinct(["a"] * 30_000))) == 30_000
