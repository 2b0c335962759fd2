"""Sorting: each statement counts the same, placed or not."""

from __future__ import annotations

import pytest

from coding_billing_xblock.questions.base import Invalid, Points
from coding_billing_xblock.questions.sorting import Category, Sorting, Statement

CATEGORIES = (Category(id="coder", label="Coder"), Category(id="biller", label="Biller"))
STATEMENTS = (
    Statement(id="s1", text="Reads *records*", category="coder", feedback="reading"),
    Statement(id="s2", text="Sends claims", category="biller"),
    Statement(id="s3", text="Appeals", category="biller"),
    Statement(id="s4", text="Queries", category="coder"),
)


def sorting(**more: object) -> Sorting:
    return Sorting(**{"id": "q", "prompt": "?", "categories": CATEGORIES, "statements": STATEMENTS, **more})


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ({"s1": "coder", "s2": "biller", "s3": "biller", "s4": "coder"}, 2),
        ({"s1": "coder", "s2": "coder", "s3": "biller", "s4": "biller"}, 1),
        ({"s1": "coder"}, 0.5),
        ({"s1": "biller"}, 0),
    ],
)
def test_each_statement_in_its_place_earns_its_share(answer: dict[str, str], expected: float) -> None:
    scored = sorting(points=2).score(answer)
    assert isinstance(scored, Points)
    assert scored.earned == expected


def test_its_author_is_told_so() -> None:
    assert "each statement in its category earns an equal share" in sorting().scoring()


@pytest.mark.parametrize(
    "answer", [{}, {"s9": "coder"}, {"s1": "payer"}, {"s1": None}, {"s1": ["coder"]}, ["s1"], "s1", None, 3]
)
def test_what_is_no_answer_is_invalid(answer: object) -> None:
    assert isinstance(sorting().score(answer), Invalid)


def test_the_places_that_still_exist_are_kept_of_an_older_answer() -> None:
    assert sorting().fit({"s1": "coder", "gone": "coder", "s2": "gone"}) == {"s1": "coder"}
    assert sorting().fit({"gone": "coder"}) is None


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (sorting(statements=()), "sorting.no_statements"),
        (sorting(statements=(*STATEMENTS, Statement(id="s5", text="New"))), "sorting.no_category"),
        (
            sorting(statements=(*STATEMENTS, Statement(id="s5", text="Appeals", category="coder"))),
            "sorting.repeated_statement",
        ),
        (sorting(categories=(*CATEGORIES, Category(id="x", label="Coder"))), "sorting.repeated_category"),
        (sorting(categories=(*CATEGORIES, Category(id="coder", label="Other"))), "id.repeated"),
        (sorting(categories=CATEGORIES[:1], statements=STATEMENTS[:1]), "sorting.few_categories"),
    ],
)
def test_what_an_author_has_to_mend_is_a_finding(question: Sorting, code: str) -> None:
    assert [found.code for found in question.findings()] == [code]


def test_an_answer_reads_as_statements_with_their_places() -> None:
    assert sorting().report({"s1": "biller", "gone": "coder"}) == "Reads records: Biller; gone: Coder"
