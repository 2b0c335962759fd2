"""Ordering: it is judged by pairs of steps, and the order shown tells nothing of the right one."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.questions.base import Invalid, Points
from coding_billing_xblock.questions.ordering import Ordering, Step
from tests.kinds.ordering import KIND, answers, at_random, orderings

STEPS = (
    Step(id="a", text="*Visit*", feedback="first"),
    Step(id="b", text="Codes"),
    Step(id="c", text="Claim"),
    Step(id="d", text="Payment"),
)


def ordering(**more: object) -> Ordering:
    return Ordering(**{"id": "q", "prompt": "?", "steps": STEPS, **more})


def scored(question: Ordering, answer: object) -> Points:
    found = question.score(answer)
    assert isinstance(found, Points)
    return found


@pytest.mark.parametrize(
    ("answer", "part", "minus", "none"),
    [
        ("abcd", 6, 6, 6),
        ("bacd", 5, 4, 0),
        ("bcda", 3, 0, 0),
        ("abdc", 5, 4, 0),
        ("dcba", 0, 0, 0),
        ("cdab", 2, 0, 0),
    ],
)
def test_each_pair_of_steps_in_the_right_order_earns_its_share_as_the_author_chose(
    answer: str, part: float, minus: float, none: float
) -> None:
    for way, expected in (("", part), ("part", part), ("minus", minus), ("none", none)):
        assert scored(ordering(points=6, credit=way), list(answer)).earned == pytest.approx(expected)


def test_each_step_is_judged_by_the_steps_that_it_stands_on_the_right_side_of() -> None:
    verdicts = {verdict.item: verdict for verdict in scored(ordering(), ["b", "c", "d", "a"]).feedback}
    assert {item: verdict.credit for item, verdict in verdicts.items()} == {
        "a": 0,
        "b": 2 / 3,
        "c": 2 / 3,
        "d": 2 / 3,
    }
    assert {item: bool(verdict.reason) for item, verdict in verdicts.items()} == {
        "a": False,
        "b": True,
        "c": True,
        "d": True,
    }


@given(st.data())
def test_to_mend_two_neighbours_never_earns_less(data: st.DataObject) -> None:
    question = data.draw(orderings())
    answer = data.draw(answers(question))
    right = question.key()
    place = data.draw(st.integers(0, len(answer) - 2))
    first, second = sorted(answer[place : place + 2], key=right.index)
    mended = [*answer[:place], first, second, *answer[place + 2 :]]
    assert scored(question, mended).earned >= scored(question, answer).earned


@pytest.mark.parametrize(
    "answer",
    [
        [],
        list("abc"),
        list("abcde"),
        list("abcc"),
        list("abcdd"),
        ["a", "b", "c", None],
        ["a", "b", "c", ["d"]],
        ["a", "b", "c", "d", 1],
        "abcd",
        {"a": 1, "b": 2, "c": 3, "d": 4},
        None,
        True,
    ],
)
def test_what_is_no_order_of_all_steps_is_invalid(answer: object) -> None:
    assert isinstance(ordering().score(answer), Invalid)


def test_an_older_order_is_kept_where_every_step_is_still_in_it() -> None:
    assert ordering().fit(["d", "gone", "a", "c", "b"]) == ["d", "a", "c", "b"]
    assert ordering().fit(["d", "a", "c"]) is None
    assert ordering().fit(["d", "a", "c", "b", "a"]) is None


def test_the_order_shown_has_nothing_to_do_with_the_right_one() -> None:
    shown = {ordering(steps=steps).public().items for steps in permutations(STEPS)}
    assert len(shown) == 1
    random = Random(11)
    questions = [at_random(random) for _ in range(200)]
    kept = sum(list(question.public().items) == question.key() for question in questions)
    assert kept < 20


def test_what_is_said_of_the_steps_comes_in_the_order_shown() -> None:
    question = ordering()
    shown = list(question.public().items)
    assert question.picked(list("abcd")) == shown
    assert list(question.item_feedback()) == shown
    assert [verdict.item for verdict in scored(question, list("dcba")).feedback] == shown


def test_half_of_the_pairs_are_right_by_chance_so_its_author_can_have_what_is_wrong_taken_away() -> None:
    means = {}
    for way in ("part", "minus"):
        random = Random(3)
        questions = [at_random(random).model_copy(update={"credit": way}) for _ in range(300)]
        guess = KIND.guesses["anyhow"].answer
        means[way] = sum(scored(one, guess(one.public(), random)).earned for one in questions) / 300
    assert means["part"] == pytest.approx(0.5, abs=0.05)
    assert means["minus"] < 0.25


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (ordering(steps=()), "ordering.few_steps"),
        (ordering(steps=STEPS[:1]), "ordering.few_steps"),
        (ordering(steps=STEPS[:2]), "ordering.two_steps"),
        (ordering(steps=(*STEPS, Step(id="e", text="Visit"))), "ordering.repeated_step"),
        (ordering(steps=(*STEPS, Step(id="e", text=" "))), "text.empty"),
        (ordering(steps=(*STEPS, Step(id="a", text="Other"))), "id.repeated"),
    ],
)
def test_what_an_author_has_to_mend_is_a_finding(question: Ordering, code: str) -> None:
    assert [found.code for found in question.findings()] == [code]


def test_an_answer_reads_as_the_steps_in_their_order() -> None:
    assert ordering().report(["b", "a", "gone"]) == "Codes; Visit; gone"
