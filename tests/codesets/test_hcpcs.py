"""HCPCS Level II as far as cases need it: codes of the federal list, in our own words, and no dental ones."""

from __future__ import annotations

import re

import pytest

from coding_billing_xblock.codesets.hcpcs import services


def test_there_are_about_a_hundred_in_order_each_with_a_unit_and_words() -> None:
    found = services()
    assert 90 <= len(found) <= 120
    assert list(found) == sorted(found)
    assert all(service.unit and service.title for service in found.values())


def test_each_has_the_shape_of_the_federal_list_and_none_is_dental() -> None:
    assert [code for code in services() if not re.fullmatch(r"[ABEGHJKLPQRSTV]\d{4}", code)] == []


@pytest.mark.parametrize(
    "code",
    [
        "A4565",
        "A7034",
        "E0601",
        "G0108",
        "G0109",
        "G0438",
        "G0439",
        "J1100",
        "J1938",
        "J7613",
        "Q4009",
        "Q4010",
    ],
)
def test_what_the_cases_ask_for_is_there(code: str) -> None:
    assert code in services()


def test_what_ended_before_is_not_there() -> None:
    assert "J1940" not in services()


@pytest.mark.parametrize(
    ("code", "unit"), [("G0108", "30 minutes"), ("J1938", "1 mg"), ("J1100", "1 mg"), ("J7613", "1 mg")]
)
def test_units_are_those_that_cases_count(code: str, unit: str) -> None:
    assert services()[code].unit == unit
