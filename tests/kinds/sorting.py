"""Sortings for tests."""

from __future__ import annotations

from random import Random

from hypothesis import strategies as st

from coding_billing_xblock.questions.sorting import Category, PublicSorting, Sorting, Statement
from tests.kinds.kind import Guess, Kind
from tests.strategies import filled, lines, texts, unique_ids
from tests.support.lesson import SORT


@st.composite
def sortings(draw: st.DrawFn, question_id: str = "q") -> Sorting:
    """A usable sorting."""
    categories = draw(unique_ids(2, 4))
    return Sorting(
        id=question_id,
        prompt=draw(filled(texts)),
        explanation=draw(texts),
        points=draw(st.sampled_from([1.0, 3.0, 0.25])),
        shuffle=draw(st.booleans()),
        credit=draw(st.sampled_from(["", *Sorting.ways])),
        categories=tuple(Category(id=name, label=f"{name} {draw(lines)}") for name in categories),
        statements=tuple(
            Statement(
                id=name,
                text=f"{name} {draw(texts)}",
                category=draw(st.sampled_from(categories)),
                feedback=draw(texts),
            )
            for name in draw(unique_ids(1, 5))
        ),
    )


@st.composite
def answers(draw: st.DrawFn, question: Sorting) -> dict[str, str]:
    """Places for some of the statements."""
    places = [category.id for category in question.categories]
    items = draw(st.sets(st.sampled_from([item.id for item in question.statements]), min_size=1))
    return {item: draw(st.sampled_from(places)) for item in sorted(items)}


def other_key(question: Sorting) -> Sorting:
    """The same with every statement in the first category."""
    first = question.categories[0].id
    statements = tuple(item.model_copy(update={"category": first}) for item in question.statements)
    return question.model_copy(update={"statements": statements})


def at_random(random: Random) -> Sorting:
    """Six statements, each in one of three categories."""
    categories = tuple(Category(id=f"c{n}", label=f"Category {n}") for n in range(3))
    statements = tuple(
        Statement(id=f"s{n}", text=f"Statement {n}", category=random.choice(categories).id) for n in range(6)
    )
    return Sorting(id="q", prompt="?", categories=categories, statements=statements)


def _all_in_first(question: PublicSorting, _random: Random) -> dict[str, str]:
    return dict.fromkeys(question.items, question.categories[0].id)


def _anywhere(question: PublicSorting, random: Random) -> dict[str, str]:
    return {item: random.choice(question.categories).id for item in question.items}


KIND = Kind(
    sortings,
    answers,
    other_key,
    SORT,
    at_random,
    {"all in the first": Guess(_all_in_first, 0.37), "anywhere": Guess(_anywhere, 0.37)},
    {
        "sorting.few_categories": SORT | {"categories": SORT["categories"][:1]},
        "sorting.no_statements": SORT | {"statements": []},
        "sorting.repeated_category": SORT
        | {"categories": [*SORT["categories"], {"id": "again", "label": "Coder"}]},
        "sorting.repeated_statement": SORT
        | {
            "statements": [
                *SORT["statements"],
                {"id": "again", "text": "Sends the claim", "category": "biller"},
            ]
        },
        "sorting.no_category": SORT | {"statements": [{"id": "s1", "text": "Reads", "category": ""}]},
    },
)
