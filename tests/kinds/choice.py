"""Choices for tests."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from coding_billing_xblock.questions.choice import Choice, Option, PublicChoice
from tests.kinds.kind import Guess, Kind
from tests.strategies import filled, texts, unique_ids
from tests.support.lesson import WHO


@st.composite
def choices(draw: st.DrawFn, question_id: str = "q") -> Choice:
    """A usable choice."""
    names = draw(unique_ids(2, 6))
    multiple = draw(st.booleans())
    correct = draw(st.sets(st.sampled_from(names), min_size=1, max_size=len(names) if multiple else 1))
    options = tuple(
        Option(
            id=name,
            text=f"{name} {draw(texts)}",
            correct=name in correct,
            feedback=draw(texts),
            stays=draw(st.booleans()),
        )
        for name in names
    )
    return Choice(
        id=question_id,
        prompt=draw(filled(texts)),
        explanation=draw(texts),
        points=draw(st.sampled_from([1.0, 2.0, 0.5, 0.1])),
        shuffle=draw(st.booleans()),
        credit=draw(st.sampled_from(["", *Choice.ways])),
        multiple=multiple,
        tell_count=draw(st.booleans()),
        options=options,
    )


def answers(question: Choice) -> st.SearchStrategy[list[str]]:
    """Options that may be picked together."""
    options = [option.id for option in question.options]
    most = len(options) if question.multiple else 1
    return st.lists(st.sampled_from(options), min_size=1, max_size=most, unique=True)


def other_key(question: Choice) -> Choice:
    """The same with every right option wrong and the other way round."""
    options = tuple(option.model_copy(update={"correct": not option.correct}) for option in question.options)
    return question.model_copy(update={"options": options})


def at_random(random: Random) -> Choice:
    """One of four options is right, or some of them are."""
    multiple = random.random() < 0.5
    right = random.sample(range(4), random.randint(1, 3) if multiple else 1)
    options = tuple(Option(id=f"o{n}", text=f"Option {n}", correct=n in right) for n in range(4))
    return Choice(id="q", prompt="?", multiple=multiple, options=options)


def _any(question: PublicChoice, random: Random) -> list[str]:
    return random.sample(question.items, 1)


def _all(question: PublicChoice, _random: Random) -> list[str]:
    return [*question.items] if question.multiple else [question.items[0]]


KIND = Kind(
    choices,
    answers,
    other_key,
    WHO,
    at_random,
    {
        "the first": Guess(lambda question, _: [question.items[0]], 0.35),
        "any": Guess(_any, 0.35),
        "all": Guess(_all, 0.35),
    },
)
