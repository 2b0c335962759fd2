"""What an import would change, in the words that an author reads before agreeing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given

from coding_billing_xblock.content.changes import changes
from coding_billing_xblock.content.document import Document, Lesson, NextStep, Pool
from tests.strategies import documents
from tests.support.lesson import CONTENT

DOCUMENT = Document.model_validate(
    CONTENT
    | {
        "comparison": {
            "caption": "Two terms",
            "columns": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
            "rows": [{"id": "r", "label": "Tools", "cells": ["1", "2"]}],
        }
    }
)


def english(singular: str, plural: str, count: int) -> str:
    return singular if count == 1 else plural


def told(before: Document, after: Document) -> list[str]:
    return [change.text(str, english) for change in changes(before, after)]


def changed(change: Callable[[dict[str, Any]], None]) -> list[str]:
    """What is told of the document after a change of its raw values."""
    raw = DOCUMENT.model_dump(mode="json")
    change(raw)
    return told(DOCUMENT, Document.model_validate(raw))


@given(documents())
def test_nothing_is_told_where_nothing_changes(document: Document) -> None:
    assert changes(document, document) == []


@given(documents(), documents())
def test_something_is_told_exactly_where_documents_differ(before: Document, after: Document) -> None:
    assert bool(changes(before, after)) == (before != after)
    for line in told(before, after):
        assert "{" not in line.partition("“")[0]


def test_items_are_counted_and_one_alone_is_named() -> None:
    after = Document(lesson=Lesson(sections=DOCUMENT.lesson.sections[:1]), questions=DOCUMENT.questions[:1])
    assert told(DOCUMENT, after) == [
        "Section “The biller” removed",
        "Caption or corner of the table changed",
        "2 columns removed",
        "Row “Tools” removed",
        "2 questions removed",
    ]
    assert told(after, DOCUMENT)[-1] == "2 questions added"


def test_a_changed_question_is_named_by_its_wording() -> None:
    def change(raw: dict[str, Any]) -> None:
        raw["questions"][0]["prompt"] = "Who *assigns* the codes, " + "and why " * 20

    (line,) = changed(change)
    assert line.startswith("Question “Who assigns the codes, and why")
    assert line.endswith("…” changed")


def test_something_without_a_name_is_counted() -> None:
    assert changed(lambda raw: raw["comparison"]["rows"][0].update(label="")) == ["1 row changed"]


def test_another_order_is_told_and_not_taken_for_changes() -> None:
    assert changed(lambda raw: raw["questions"].reverse()) == ["Questions in another order"]


def test_a_removal_is_no_other_order() -> None:
    assert changed(lambda raw: raw["questions"].pop(0)) == ["Question “Who assigns codes?” removed"]


@pytest.mark.parametrize(
    ("before", "after", "line"),
    [
        (NextStep(), NextStep(title="Enrol"), "Next step added"),
        (NextStep(title="Enrol"), NextStep(title="Ask"), "Next step changed"),
        (NextStep(title="Enrol"), NextStep(), "Next step removed"),
    ],
)
def test_the_next_step(before: NextStep, after: NextStep, line: str) -> None:
    assert told(Document(next_step=before), Document(next_step=after)) == [line]


def test_pools_are_named_and_their_order_is_told() -> None:
    denials, roles = Pool(id="d", name="Denials", draw=2), Pool(id="r", name="Roles")
    none, both = Document(), Document(pools=(denials, roles))
    assert told(none, both) == ["2 pools added"]
    assert told(both, Document(pools=(denials,))) == ["Pool “Roles” removed"]
    assert told(both, Document(pools=(roles, denials))) == ["Pools in another order"]
    assert told(Document(pools=(denials,)), Document(pools=(Pool(id="d", name="Denials"),))) == [
        "Pool “Denials” changed"
    ]


@pytest.mark.parametrize(
    ("name", "value"), [("pool", "denials"), ("hints", [{"id": "h", "text": "Read again"}])]
)
def test_a_question_changes_with_its_pool_and_its_hints(name: str, value: object) -> None:
    assert changed(lambda raw: raw["questions"][0].update({name: value})) == [
        "Question “Who assigns codes?” changed"
    ]


def test_the_language_of_the_text() -> None:
    assert told(Document(language="en"), Document(language="de")) == ["Language of the text changed"]
