"""A lesson says how long it takes."""

from __future__ import annotations

import pytest

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.content.length import minutes_to_read


def lesson(body: str, title: str = "") -> Document:
    return Document.model_validate({"lesson": {"sections": [{"id": "a", "title": title, "body": body}]}})


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (200, 1), (201, 2), (2800, 14), (2801, 15)])
def test_two_hundred_words_are_a_minute_and_the_last_one_is_rounded_up(words: int, minutes: int) -> None:
    assert minutes_to_read(lesson("word " * words)) == minutes


def test_marks_addresses_and_descriptions_of_images_are_no_words() -> None:
    marks = (
        "**one** [two](https://example.org/three) ![four five](/static/six.png) – & <sub>seven</sub>\n\n"
        "<https://example.org/eight> ·\n\n---\n"
    )
    assert minutes_to_read(lesson(marks * 66)) == 1
    assert minutes_to_read(lesson(marks * 67)) == 2


@pytest.mark.parametrize(
    ("text", "minutes"),
    [("代码" * 200, 1), ("代码" * 201, 2), ("コードを選ぶ。" * 67, 2), ("รหัสค" * 200, 1), ("รหัสค" * 201, 2)],
)
def test_where_no_blanks_stand_between_words_characters_are_counted(text: str, minutes: int) -> None:
    assert minutes_to_read(lesson(text)) == minutes


def test_titles_table_and_next_step_are_read_too_and_questions_are_not() -> None:
    words = "word " * 50
    parts = {
        "lesson": {"sections": [{"id": "a", "title": words, "body": words}]},
        "comparison": {
            "columns": [{"id": "c", "label": "C"}],
            "rows": [{"id": "r", "label": words, "cells": [words]}],
        },
        "questions": [{"type": "choice", "id": "q", "prompt": words * 9}],
    }
    assert minutes_to_read(Document.model_validate(parts)) == 2
    assert minutes_to_read(Document.model_validate({**parts, "next_step": {"body": words * 4}})) == 3
    assert minutes_to_read(Document.model_validate({"questions": parts["questions"]})) == 0
