"""A text whose newest year is long past gets a tip; today's year is told by whoever asks."""

from __future__ import annotations

import pytest

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.content.years import dated_findings
from coding_billing_xblock.text.findings import Severity


def old_years(body: str, this_year: int = 2026) -> list[object]:
    document = Document.model_validate(
        {"lesson": {"sections": [{"id": "a", "title": "T 1999", "body": body}]}}
    )
    return [found.parameters["year"] for found in dated_findings(document, this_year)]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Figures of 2024.", 2024),
        ("Between 2019 and 2023, and in May 2022", 2023),
        ("2019-2023", 2023),
        ("(**2021**)", 2021),
        ("The survey of 2020 had 2,026 answers.", 2020),
        ("- 2018\n- 2017", 2018),
        ("In 2019 dollars", 2019),
        ("2021-22, 2020/21 and 2019–20", 2022),
        ("Since 2019-05-30", 2019),
        ("`2019`", 2019),
        ("自2019年起", 2019),
    ],
)
def test_the_newest_year_before_last_year_is_told(text: str, year: int) -> None:
    assert old_years(text) == [year]


@pytest.mark.parametrize(
    "text",
    [
        "Figures of 2024 and 2025.",
        "2024 to 2034",
        "No year at all",
        "[The rule](https://example.org/2019/a)",
        "45 CFR 162.1002, CMS-1500, CMS-2019, 2,019, 2019.5, 12019, $2019, 2019 USD, 2019%, H2019, 2019B",
        "![Chart of 2019](/static/chart.png)",
        "<https://example.org/2019/a>, www.example.org/2019",
        "$ 2019, €2019, ₹ 2019, USD 2019, INR 2019, Rs 2019, 2019 €, 2019 PHP",
        "2024-25",
        "Projected 2024–34",
    ],
)
def test_newer_years_and_numbers_that_are_none_are_fine(text: str) -> None:
    assert old_years(text) == []


def test_it_depends_on_the_year_that_it_is() -> None:
    assert old_years("2026", 2027) == []
    assert old_years("2026", 2028) == [2026]


def test_every_markdown_text_is_looked_at_and_the_place_is_told() -> None:
    document = Document.model_validate(
        {
            "comparison": {"columns": [{"id": "c"}], "rows": [{"id": "r", "cells": ["2001"]}]},
            "questions": [
                {"type": "choice", "id": "q", "prompt": "?", "options": [{"id": "a", "text": "2002"}]}
            ],
        }
    )
    found = list(dated_findings(document, 2026))
    assert [item.path for item in found] == ["comparison.rows.0.cells.0", "questions.0.options.0.text"]
    assert {item.severity for item in found} == {Severity.TIP}
