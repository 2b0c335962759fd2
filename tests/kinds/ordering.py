"""Orderings for tests."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import strategies as st

from coding_billing_xblock.questions.ordering import Ordering, PublicOrdering, Step
from tests.kinds.kind import Guess, Kind
from tests.strategies import filled, texts, unique_ids

CYCLE: dict[str, Any] = {
    "type": "ordering",
    "id": "cycle",
    "prompt": "How does a claim go?",
    "explanation": "SECRET explanation",
    "steps": [
        {"id": "visit", "text": "The **visit**", "feedback": "SECRET visits come first"},
        {"id": "code", "text": "The codes"},
        {"id": "claim", "text": "The claim"},
        {"id": "paid", "text": "The payment"},
    ],
}


@st.composite
def orderings(draw: st.DrawFn, question_id: str = "q") -> Ordering:
    """A usable ordering."""
    return Ordering(
        id=question_id,
        prompt=draw(filled(texts)),
        explanation=draw(texts),
        points=draw(st.sampled_from([1.0, 3.0, 0.25, 0.1])),
        shuffle=draw(st.booleans()),
        credit=draw(st.sampled_from(["", *Ordering.ways])),
        steps=tuple(
            Step(id=name, text=f"{name} {draw(texts)}", feedback=draw(texts))
            for name in draw(unique_ids(2, 6))
        ),
    )


def answers(question: Ordering) -> st.SearchStrategy[list[str]]:
    """The steps in any order."""
    return st.permutations([step.id for step in question.steps])


def other_key(question: Ordering) -> Ordering:
    """The same with the steps the other way round."""
    return question.model_copy(update={"steps": question.steps[::-1]})


def at_random(random: Random) -> Ordering:
    """Five steps; nothing but the whole order earns the points, because half of the pairs are right by chance."""
    names = random.sample(range(100, 1000), 5)
    return Ordering(
        id="q", prompt="?", credit="none", steps=tuple(Step(id=f"s{n}", text=f"Step {n}") for n in names)
    )


def _as_shown(question: PublicOrdering, _random: Random) -> list[str]:
    return [*question.items]


def _backwards(question: PublicOrdering, _random: Random) -> list[str]:
    return [*question.items[::-1]]


def _anyhow(question: PublicOrdering, random: Random) -> list[str]:
    return random.sample(question.items, len(question.items))


KIND = Kind(
    orderings,
    answers,
    other_key,
    CYCLE,
    at_random,
    {
        "as shown": Guess(_as_shown, 0.03),
        "backwards": Guess(_backwards, 0.03),
        "anyhow": Guess(_anyhow, 0.03),
    },
    {
        "ordering.few_steps": CYCLE | {"steps": CYCLE["steps"][:1]},
        "ordering.two_steps": CYCLE | {"steps": CYCLE["steps"][:2]},
        "ordering.repeated_step": CYCLE | {"steps": [*CYCLE["steps"], {"id": "again", "text": "The visit"}]},
    },
)
