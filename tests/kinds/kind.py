"""What tests ask of a type of question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import strategies as st

from coding_billing_xblock.questions.base import Answer, PublicQuestion, Question


@dataclass(frozen=True)
class Guess:
    """Somebody who knows nothing and answers by what is to be seen; earns ``most`` of the points on average at most."""

    answer: Callable[[Any, Random], Answer]
    most: float


@dataclass(frozen=True)
class Kind:
    """A type of question.

    ``questions`` makes usable ones with an id, ``answers`` valid answers to one; ``other_key`` is the same question
    with another right answer, which nobody can tell from it. ``example`` is one as it is stored, and ``at_random`` one
    that guesses are tried on. ``faults`` has a question as it is stored for each finding of its own.
    """

    questions: Callable[[str], st.SearchStrategy[Question]]
    answers: Callable[[Any], st.SearchStrategy[Answer]]
    other_key: Callable[[Any], Question]
    example: Mapping[str, Any]
    at_random: Callable[[Random], Question]
    guesses: Mapping[str, Guess]
    faults: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def mean_share(self, guess: Guess, times: int) -> float:
        """What a guess earns of the points, over as many questions."""
        random = Random(times)
        return sum(_share(self.at_random(random), guess, random) for _ in range(times)) / times


def _share(question: Question, guess: Guess, random: Random) -> float:
    public: PublicQuestion = question.public()
    scored = question.score(guess.answer(public, random))
    return scored.earned / scored.possible  # type: ignore[union-attr]
