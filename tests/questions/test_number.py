"""Numbers that are typed: what is near enough, and what is said of others."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from coding_billing_xblock.questions.base import Invalid, Points, Remark
from coding_billing_xblock.questions.number import Mistake, Number
from coding_billing_xblock.text.olx import Reader
from tests.kinds.number import values

MISTAKES = (
    Mistake(id="share", value=0.045, feedback="that is the share"),
    Mistake(id="inverse", value=22.2, feedback="the other way round"),
    Mistake(id="near", value=22.3, feedback="not quite the other way round"),
)


def number(value: float | None = 4.5, **more: object) -> Number:
    return Number(**{"id": "q", "prompt": "?", "value": value, **more})


def earned(question: Number, answer: object) -> float:
    scored = question.score(answer)
    assert isinstance(scored, Points)
    return scored.earned


# What is near enough


@pytest.mark.parametrize(
    ("value", "more", "typed", "right"),
    [
        (4.5, {}, "4.5", True),
        (4.5, {}, "4,50", True),
        (4.5, {}, "٤\u066b\u0665", True),
        (4.5, {}, "4.5000000000000000000000000000000000001", False),
        (1234.5, {}, "$1,234.50", True),
        (0.3, {}, "0.3", True),
        (0.3, {}, "0.30000000000000004", False),
        (0.1 + 0.2, {}, "0.3", False),
        (-5, {}, "−5", True),
        (0, {}, "-0", True),
        # Both bounds belong to it.
        (0.3, {"tolerance": 0.1}, "0.2", True),
        (0.3, {"tolerance": 0.1}, "0.4", True),
        (0.3, {"tolerance": 0.1}, "0.40000000000000000000000000000000001", False),
        (-1.1, {"tolerance": 0.1}, "-1.2", True),
        (1e15, {"tolerance": 0.1}, "1000000000000000.1", True),
        (1e15, {"tolerance": 0.1}, "1000000000000000.11", False),
        # A percentage of the number
        (200, {"tolerance": 5, "relative": True}, "190", True),
        (200, {"tolerance": 5, "relative": True}, "210.01", False),
        (-200, {"tolerance": 5, "relative": True}, "-210", True),
        (0.3, {"tolerance": 10, "relative": True}, "0.33", True),
        (0, {"tolerance": 50, "relative": True}, "0", True),
        (0, {"tolerance": 50, "relative": True}, "0.001", False),
        (4.5, {"unit": "mg/dL"}, "4.5 MG/DL", True),
        (4.5, {"unit": "mg/dL"}, "4.5 g", False),
    ],
)
def test_a_number_is_right_within_the_tolerance_exactly(
    value: float, more: dict[str, object], typed: str, right: bool
) -> None:
    assert earned(number(value, **more), typed) == right


@pytest.mark.parametrize(("typed", "decimal", "right"), [("1,234", ",", True), ("1,234", ".", False)])
def test_the_page_decides_what_a_text_alone_does_not(typed: str, decimal: str, right: bool) -> None:
    assert earned(number(1.234), {"typed": typed, "decimal": decimal}) == right


def test_without_a_page_the_decimal_sign_is_a_point() -> None:
    assert earned(number(1.234), "1.234") == 1
    assert earned(number(1234), "1,234") == 1


@given(values, st.floats(0, 1e3), st.booleans())
def test_who_types_the_right_number_or_its_key_is_right(
    value: float, tolerance: float, relative: bool
) -> None:
    question = number(value, tolerance=tolerance, relative=relative)
    assert earned(question, question.key()) == 1


@given(values, st.sampled_from([0.0, 0.1, 7.0]), st.booleans(), st.integers(-(10**6), 10**6))
def test_a_larger_tolerance_takes_nothing_away(
    value: float, tolerance: float, relative: bool, typed: int
) -> None:
    narrow = number(value, tolerance=tolerance, relative=relative)
    wide = narrow.model_copy(update={"tolerance": tolerance * 2})
    assert earned(narrow, str(typed)) <= earned(wide, str(typed))


# What is said


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("4.5", Remark("so it is")),
        ("4.45", Remark("so it is")),
        ("0.045", Remark("that is the share")),
        ("22.21", Remark("the other way round")),
        ("22.29", Remark("not quite the other way round")),
        ("100", Remark()),
        ("five", Remark("", "not_a_number")),
    ],
)
def test_the_nearest_number_that_the_author_foresaw_decides_what_is_said(typed: str, remark: Remark) -> None:
    question = number(tolerance=0.05, feedback="so it is", mistakes=MISTAKES)
    assert question.remarks(typed)["answer"] == remark


def test_what_is_no_number_is_wrong_and_not_invalid() -> None:
    assert earned(number(), {"typed": "five", "decimal": "."}) == 0


@pytest.mark.parametrize(
    "answer",
    [
        "",
        " ",
        "1" * 101,
        None,
        True,
        4.5,
        ["4.5"],
        {},
        {"typed": "4.5"},
        {"decimal": "."},
        {"typed": "4.5", "decimal": ".", "other": 1},
        {"typed": "4.5", "decimal": ";"},
        {"typed": "4.5", "decimal": []},
        {"typed": 4.5, "decimal": "."},
        {"typed": " ", "decimal": "."},
        {"typed": "1" * 101, "decimal": "."},
    ],
)
def test_what_is_no_answer_is_invalid(answer: object) -> None:
    question = number()
    assert isinstance(question.score(answer), Invalid)
    assert question.fit(answer) is None
    assert question.picked(answer) == []
    assert question.reading(answer) == ""


def test_an_answer_is_kept_as_it_was_typed() -> None:
    assert number().fit({"typed": " 4,50", "decimal": ","}) == {"typed": " 4,50", "decimal": ","}
    assert number().fit(" 4,50") == {"typed": " 4,50", "decimal": "."}


@pytest.mark.parametrize(
    ("answer", "cell"),
    [
        ("4.5", "4.5"),
        ({"typed": "4,50", "decimal": ","}, "4,50 (4.5)"),
        ("five", "five"),
        ("-4.5", "'-4.5"),
        ("=1+1", "'=1+1"),
    ],
)
def test_a_report_tells_what_was_typed_and_how_it_was_read(answer: object, cell: str) -> None:
    assert number().report(answer) == cell


@pytest.mark.parametrize(
    ("value", "more", "key"),
    [
        (4.5, {}, {"typed": "4.5", "decimal": "."}),
        (1e15, {}, {"typed": "1000000000000000", "decimal": "."}),
        (1e-7, {}, {"typed": "0.0000001", "decimal": "."}),
        (100, {"tolerance": 0.5}, {"typed": "100", "decimal": ".", "tolerance": "0.5"}),
        (250, {"tolerance": 2, "relative": True}, {"typed": "250", "decimal": ".", "tolerance": "5"}),
        (None, {}, None),
    ],
)
def test_the_key_is_written_out_with_how_far_one_may_be_from_it(
    value: float | None, more: dict[str, object], key: object
) -> None:
    assert number(value, **more).key() == key


def test_nothing_of_the_tolerance_is_public() -> None:
    assert number(tolerance=1, relative=True).public() == number().public()


# What is stored


@given(values, st.floats(0, 1e15))
def test_numbers_come_back_exactly_from_olx_and_from_copies(value: float, tolerance: float) -> None:
    question = number(value, tolerance=tolerance, mistakes=(Mistake(id="m", value=-value),))
    written = question.to_olx()
    assert Number.model_validate(Number.raw_from_olx(Reader(), written, "")) == question
    assert [item.text for item in question.to_asked().offered] == [
        json.dumps(number).removesuffix(".0") for number in (value, -value)
    ]


@pytest.mark.parametrize("value", [math.inf, math.nan, 1.1e15, -1.1e15, "five"])
def test_what_is_no_ordinary_number_cannot_be_stored(value: object) -> None:
    with pytest.raises(ValidationError):
        Number.model_validate({"id": "q", "prompt": "?", "value": value})


# What an author has to mend


def mistake(value: float | None, **more: object) -> Mistake:
    return Mistake(**{"id": f"m{value}".replace(".", "-"), "value": value, "feedback": "no", **more})


@pytest.mark.parametrize(
    ("question", "found"),
    [
        (number(), []),
        (number(0, tolerance=1), []),
        (number(None), [("error", "number.no_value", "value")]),
        (number(1e-16), [("error", "number.too_small", "value")]),
        (number(tolerance=5), [("warning", "number.wide_tolerance", "tolerance")]),
        (number(-4.5, tolerance=5), [("warning", "number.wide_tolerance", "tolerance")]),
        (number(tolerance=4.5), []),
        (number(tolerance=101, relative=True), [("warning", "number.wide_tolerance", "tolerance")]),
        (number(mistakes=(mistake(4.5),)), [("error", "number.right_mistake", "mistakes.0.value")]),
        (
            number(tolerance=0.1, mistakes=(mistake(4.6),)),
            [("error", "number.right_mistake", "mistakes.0.value")],
        ),
        (
            number(mistakes=(mistake(45), mistake(45, id="b"))),
            [("error", "number.repeated_mistake", "mistakes.1.value")],
        ),
        (number(mistakes=(mistake(None),)), [("error", "number.no_value", "mistakes.0.value")]),
        (
            number(mistakes=(mistake(45, feedback=""),)),
            [("tip", "number.mistake_feedback", "mistakes.0.feedback")],
        ),
        (
            number(mistakes=(mistake(45), mistake(46, id="m45"))),
            [("error", "id.repeated", "mistakes.1.id")],
        ),
    ],
)
def test_an_author_is_told_what_to_mend(question: Number, found: list[tuple[str, str, str]]) -> None:
    assert [(one.severity.value, one.code, one.path) for one in question.findings()] == found
