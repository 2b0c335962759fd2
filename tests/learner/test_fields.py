"""Fields that spare XBlock work: what is stored and read is what its own fields store and read."""

from __future__ import annotations

import copy

import pytest
from xblock.fields import Dict, String

from coding_billing_xblock.learner.fields import LongText, StateDict, Unchanging


def test_the_platform_gets_a_plain_value_to_store() -> None:
    value = {"serial": 1, "recorded": [{"serial": 1}]}
    stored = StateDict().to_json(Unchanging(value))
    assert (type(stored), stored) == (dict, Dict().to_json(value))


@pytest.mark.parametrize("value", [None, {}, {"serial": 1}])
def test_what_came_from_the_platform_goes_back_as_it_is(value: dict[str, object] | None) -> None:
    assert StateDict().to_json(value) == Dict().to_json(value)


def test_what_nobody_changes_in_place_is_not_copied() -> None:
    value = Unchanging({"serial": 1})
    assert copy.deepcopy(value) is value


@pytest.mark.parametrize("text", ["", "words", "a\x00b\x0bc", "ü \U0001f600", None])
def test_a_text_is_cleaned_as_xblock_does(text: str | None) -> None:
    assert LongText()._sanitize(text) == String()._sanitize(text)
