"""A value that never changes finds out once what follows from it; a copy with changes finds it out anew."""

from __future__ import annotations

from functools import cached_property

from coding_billing_xblock.text.fixed import Fixed


class Word(Fixed):
    text: str

    @cached_property
    def loud(self) -> list[str]:
        return [self.text.upper()]


def test_what_follows_from_a_value_is_found_out_once() -> None:
    word = Word(text="code")
    assert word.loud is word.loud


def test_a_changed_copy_finds_it_out_anew() -> None:
    word = Word(text="code")
    assert word.loud == ["CODE"]
    assert word.model_copy(update={"text": "bill"}).loud == ["BILL"]
    assert word.loud == ["CODE"]


def test_values_are_equal_whatever_was_found_out_of_them() -> None:
    one, other = Word(text="code"), Word(text="code")
    assert one.loud
    assert one == other
