"""Completion: reading counts for part, a submission completes it."""

from __future__ import annotations

import pytest

from coding_billing_xblock.attempts.completion import completion
from coding_billing_xblock.attempts.record import Reading, State
from coding_billing_xblock.content.document import Comparison, Document, Lesson, Row, Section
from tests.attempts.support import document

LESSON = Lesson(sections=tuple(Section(id=name, title=name, body="b") for name in "abcd"))
QUESTIONS = document("x").questions


def share(made: Document, read: str = "", submitted: bool = False) -> float:
    return completion(made, State(reading=Reading(read=tuple(read))), submitted)


@pytest.mark.parametrize(("read", "expected"), [("", 0), ("a", 0.125), ("abcd", 0.5), ("abcdgone", 0.5)])
def test_reading_counts_for_half_while_there_is_a_self_check(read: str, expected: float) -> None:
    assert share(Document(lesson=LESSON, questions=QUESTIONS), read) == expected


def test_a_self_check_that_is_done_completes_whatever_was_read() -> None:
    assert share(Document(lesson=LESSON, questions=QUESTIONS), "a", submitted=True) == 1


def test_without_questions_reading_completes() -> None:
    assert share(Document(lesson=LESSON), "abcd") == 1
    assert share(Document(lesson=LESSON), "ab") == 0.5


def test_a_quiz_alone_is_not_begun_before_it_is_submitted() -> None:
    assert share(Document(questions=QUESTIONS)) == 0


def test_a_table_alone_is_read_like_a_section() -> None:
    table = Document(comparison=Comparison(caption="c", rows=(Row(id="r", label="R"),)))
    assert table.readable == ("comparison",)
    assert completion(table, State(reading=Reading(read=("comparison",))), False) == 1
