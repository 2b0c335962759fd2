"""Learners who know nothing and guess by what they see: each a function from a question to an answer.

They see what a learner sees, so they get the public question with its items in the order on their page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import permutations
from random import Random
from typing import Any

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.questions.base import Answer, Points, PublicQuestion
from coding_billing_xblock.questions.choice import PublicChoice
from coding_billing_xblock.questions.sorting import PublicSorting

Guesser = Callable[[PublicQuestion], Answer]


def share(document: Document, guess: Guesser) -> float:
    """The share of all points that ``guess`` earns in the author's order."""
    return sum(_earned(document, question, guess) for question in document.public_questions) / document.points


def shuffled_share(document: Document, guess: Guesser, seeds: Iterable[int]) -> float:
    """The mean share that ``guess`` earns over pages shuffled by ``seeds``, where questions allow it."""
    shares = [share(document, _on_page(guess, Random(seed))) for seed in seeds]
    return sum(shares) / len(shares)


def first_option(question: PublicQuestion) -> Answer:
    """The first option; every statement under the first category."""
    return _positioned(question, 0)


def last_option(question: PublicQuestion) -> Answer:
    """The last option; every statement under the last category."""
    return _positioned(question, -1)


def everything(question: PublicQuestion) -> Answer:
    """All options where several may be picked, else the second; every statement under the second category."""
    if isinstance(question, PublicChoice) and question.multiple:
        return list(question.items)
    return _positioned(question, 1)


def by_length(pick: int, order: tuple[int, ...], shortest: bool) -> Guesser:
    """The ``pick`` longest (or shortest) options, one where one is asked for; statements sorted by length.

    ``order`` names the category for the shortest third of the statements, for the middle and for the longest.
    """

    def guess(question: PublicQuestion) -> Answer:
        if isinstance(question, PublicChoice):
            ranked = [option.id for option in _ranked(question.options)]
            count = pick if question.multiple else 1
            return list(ranked[:count] if shortest else ranked[-count:])
        assert isinstance(question, PublicSorting)
        return _dealt(question, [statement.id for statement in _ranked(question.statements)], order)

    return guess


def length_guessers() -> list[Guesser]:
    """Every way to guess by length: how many options, long or short, and which category for which third."""
    orders = permutations(range(3))
    return [
        by_length(pick, order, short) for order in orders for pick in (1, 2, 3, 4) for short in (False, True)
    ]


def blocks(order: tuple[int, ...]) -> Guesser:
    """The first option; the statements category by category in the order on the page."""

    def guess(question: PublicQuestion) -> Answer:
        if isinstance(question, PublicSorting):
            return _dealt(question, list(question.items), order)
        return _positioned(question, 0)

    return guess


def at_random(random: Random) -> Guesser:
    """Any option, any non-empty set of options, any category."""

    def guess(question: PublicQuestion) -> Answer:
        if isinstance(question, PublicSorting):
            return {item: random.choice(question.categories).id for item in question.items}
        assert isinstance(question, PublicChoice)
        count = random.randint(1, len(question.items)) if question.multiple else 1
        return list(random.sample(question.items, count))

    return guess


def _earned(document: Document, question: PublicQuestion, guess: Guesser) -> float:
    scored = document.question_by_id[question.id].score(guess(question))
    assert isinstance(scored, Points), (question.id, scored)
    return scored.earned


def _on_page(guess: Guesser, random: Random) -> Guesser:
    return lambda question: guess(_shuffled(question, random) if question.shuffle else question)


def _shuffled(question: PublicQuestion, random: Random) -> PublicQuestion:
    name = "statements" if isinstance(question, PublicSorting) else "options"
    items = getattr(question, name)
    return question.model_copy(update={name: tuple(random.sample(items, len(items)))})


def _positioned(question: PublicQuestion, position: int) -> Answer:
    if isinstance(question, PublicSorting):
        return dict.fromkeys(question.items, question.categories[position].id)
    return [question.items[position]]


def _ranked(items: Iterable[Any]) -> list[Any]:
    return sorted(items, key=lambda item: len(item.text))


def _dealt(question: PublicSorting, items: list[str], order: tuple[int, ...]) -> Answer:
    size = len(items) / len(question.categories)
    return {item: question.categories[order[int(place / size)]].id for place, item in enumerate(items)}
