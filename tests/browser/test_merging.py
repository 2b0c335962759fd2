"""Answers of two pages are put together part by part; who changed nothing is never in the way."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from playwright.sync_api import Page

from tests.browser.learner_page import LearnerPage

Parts = Mapping[str, str]
PARTS = "abcdef"
VALUES = ("x", "y", "z", None)

MERGE = """sides => sides.map(([base, ours, theirs]) => {
    const map = parts => new Map(Object.entries(parts));
    const aside = {};
    const merged = CodingBilling.merge(map(base), map(ours), map(theirs), part => aside[part] = ours[part]);
    return [Object.fromEntries(merged), aside];
})"""


def merged(page: Page, *sides: tuple[Parts, Parts, Parts]) -> list[tuple[Parts, Parts]]:
    return [tuple(found) for found in page.evaluate(MERGE, list(sides))]


def test_what_one_side_changed_comes_in(amina: LearnerPage) -> None:
    base = {"a": "x", "b": "x"}
    assert merged(amina.page, (base, {"a": "y", "b": "x"}, {"a": "x", "b": "y"})) == [
        ({"a": "y", "b": "y"}, {})
    ]


def test_what_one_side_took_back_is_gone(amina: LearnerPage) -> None:
    base = {"a": "a", "b": "b"}
    assert merged(amina.page, (base, {"a": "a"}, base), (base, base, {"b": "b"})) == [
        ({"a": "a"}, {}),
        ({"b": "b"}, {}),
    ]


def test_where_both_changed_a_part_theirs_stands_and_ours_is_told(amina: LearnerPage) -> None:
    sides = ({"a": "x"}, {"a": "y"}, {"a": "z"})
    assert merged(amina.page, sides) == [({"a": "z"}, {"a": "y"})]


def test_the_same_change_on_both_sides_is_no_difference(amina: LearnerPage) -> None:
    assert merged(amina.page, ({"a": "x"}, {"a": "y"}, {"a": "y"})) == [({"a": "y"}, {})]


def test_names_that_every_object_has_are_parts_like_others(amina: LearnerPage) -> None:
    assert merged(amina.page, ({"constructor": "x"}, {"constructor": "x"}, {})) == [({}, {})]


def test_of_any_three_nothing_is_lost_or_made_up(amina: LearnerPage) -> None:
    random = Random(9)

    def side() -> Parts:
        return {part: value for part in PARTS if (value := random.choice(VALUES))}

    cases = [(side(), side(), side()) for _ in range(2_000)]
    for (base, ours, theirs), (parts, differing) in zip(cases, merged(amina.page, *cases), strict=True):
        for part in PARTS:
            was, here, there = base.get(part), ours.get(part), theirs.get(part)
            if here == was:
                assert parts.get(part) == there
            elif there in (was, here):
                assert parts.get(part) == here
            else:
                assert parts.get(part) == (there or here)
            is_choice = None not in (here, there) and len({was, here, there}) == 3
            assert differing.get(part) == (here if is_choice else None)
