"""Numbers are read as whoever typed them means them, in every script."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.text.numerals import Numeral, read_number
from tests.text.numerals import READINGS, SIGNS

typed_texts = st.lists(st.sampled_from(SIGNS), max_size=12).map("".join) | st.text(max_size=12)


@pytest.mark.parametrize(("typed", "decimal", "unit", "plain", "ambiguous"), READINGS)
def test_a_text_says_one_number_or_none(
    typed: str, decimal: str, unit: str, plain: str | None, ambiguous: bool
) -> None:
    assert read_number(typed, decimal, unit) == (None if plain is None else Numeral(plain, ambiguous))


@given(typed_texts, st.sampled_from(".,"), st.text(max_size=4))
def test_what_was_read_is_read_as_the_same_again(typed: str, decimal: str, unit: str) -> None:
    found = read_number(typed, decimal, unit)
    if found:
        again = read_number(found.plain, ".")
        assert again
        assert again.plain == found.plain


@given(typed_texts)
def test_only_what_is_ambiguous_is_read_by_the_language(typed: str) -> None:
    by_point, by_comma = read_number(typed, "."), read_number(typed, ",")
    if by_point and by_point.ambiguous:
        assert by_comma and by_comma.ambiguous
        assert by_point.plain != by_comma.plain
    else:
        assert by_point == by_comma


@given(st.integers(-(10**18), 10**18), st.integers(0, 6), st.sampled_from([(",", "."), (".", ",")]))
def test_every_number_is_read_with_groups_and_decimals_of_either_kind(
    value: int, places: int, marks: tuple[str, str]
) -> None:
    group, decimal = marks
    written = f"{abs(value):,}".replace(",", group) + (decimal + "1" * places if places else "")
    expected = f"{abs(value)}" + ("." + "1" * places if places else "")
    found = read_number(f"{'-' if value < 0 else ''}{written}", decimal)
    assert found
    assert found.plain == f"{'-' if value < 0 else ''}{expected}"


def test_every_digit_that_there_is_is_one() -> None:
    digits = [chr(point) for point in range(sys.maxunicode + 1) if unicodedata.category(chr(point)) == "Nd"]
    assert len(digits) > 600
    assert [read_number(digit) for digit in digits] == [
        Numeral(str(unicodedata.decimal(digit))) for digit in digits
    ]


@pytest.mark.parametrize("typed", ["1" * 100, "1," * 50, "1 " * 50, "'" * 100, "$ " * 50, "1.,' " * 20])
def test_nothing_takes_long_to_read(typed: str) -> None:
    found = read_number(typed, ",", " ".join("$%" * 20))
    assert found is None or found.plain == typed
