"""Questions that are answered by a number, in all forms that are read."""

from __future__ import annotations

import pytest

from coding_billing_xblock.imports.reader import read_questions
from coding_billing_xblock.questions.number import Number
from coding_billing_xblock.questions.text import Text
from tests.imports.support import only, told


def number(text: str) -> Number:
    """The one question of a text."""
    question = only(text)
    assert isinstance(question, Number)
    return question


def said(question: Number) -> tuple[float | None, float, bool, str]:
    return question.value, question.tolerance, question.relative, question.unit


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ("{#90}", (90, 0, False, "")),
        ("{#90:5}", (90, 5, False, "")),
        ("{#=90:0.5}", (90, 0.5, False, "")),
        ("{#85..95}", (90, 5, False, "")),
        ("{# -0.5 .. 0.5 }", (0, 0.5, False, "")),
        ("{#\n=90:5#Right.\n=%0%80:1#Read again.}", (90, 5, False, "")),
    ],
)
def test_gift_has_numbers_with_a_tolerance_and_ranges(
    answers: str, expected: tuple[float, float, bool, str]
) -> None:
    assert said(number(f"How many days?{answers}")) == expected


def test_feedback_on_numbers_is_kept() -> None:
    question = number("How many days?{#\n=90:5#Right.\n=%0%80#Read again.####Ninety.}")
    assert question.feedback == "Right."
    assert [(mistake.value, mistake.feedback) for mistake in question.mistakes] == [(80, "Read again.")]
    assert question.explanation == "Ninety."


def test_other_numbers_that_are_worth_something_are_told() -> None:
    read = read_questions("How many days?{#\n=90#Right.\n=%50%91:2#Nearly.\n=%0%many#No.}")
    assert [question.value for question in read.questions] == [90]
    assert {text for _, text, why in told(read) if why.startswith("One number")} == {
        "91:2#Nearly.",
        "many#No.",
    }


@pytest.mark.parametrize("answers", ["{#}", "{#many}", "{#\n=%50%90}"])
def test_where_no_number_is_right_the_question_is_told(answers: str) -> None:
    read = read_questions(f"How many days?{answers}")
    assert read.questions == ()
    assert len(told(read)) == 1


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("90", (90, 0, False, "")),
        ("1,234.5", (1234.5, 0, False, "")),
        ("12,5", (12.5, 0, False, "")),
        ("-3", (-3, 0, False, "")),
        ("−3", (-3, 0, False, "")),
        ("$1,200", (1200, 0, False, "$")),
        ("95%", (95, 0, False, "%")),
        ("45 days", (45, 0, False, "days")),
        ("90 ± 5", (90, 5, False, "")),
        ("90 +/- 5%", (90, 5, True, "")),
        ("95 % ± 0.5", (95, 0.5, False, "%")),
    ],
)
def test_an_answer_that_is_a_number_is_typed(answer: str, expected: tuple[float, float, bool, str]) -> None:
    assert said(number(f"1. How much?\nAnswer: {answer}")) == expected
    assert said(number(f"Question\tAnswer\nHow much?\t{answer}")) == expected


def test_tolerance_and_unit_have_columns() -> None:
    assert said(number("Question,Answer,Tolerance,Unit\nHow long?,45,0.5,days")) == (45, 0.5, False, "days")
    assert said(number("Question,Answer,Tolerance\nHow much?,45,2%")) == (45, 2, True, "")


@pytest.mark.parametrize("answer", ["E11.9", "1 or 2", "one two three"])
def test_what_only_begins_like_a_number_is_words(answer: str) -> None:
    assert isinstance(only(f"1. Which?\nAnswer: {answer}"), Text)
