"""Pairs of operations in two threads, and whether one after the other could have come to the same."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import NamedTuple

from tests.race.operations import DONE, Call, Operation
from tests.race.scene import Outcome, Scene
from tests.race.turnstile import Turnstile

STATEMENTS = 30
"""As many statements to the database as an operation takes, and some more: with those, nobody is held."""

BOTH_KINDS = ((0, 1), (0, 0))
"""Two pages ask for different things, or for the same."""


class Pair(NamedTuple):
    """Two calls, and what they come to one after the other, in either order."""

    calls: tuple[Call, Call]
    in_turn: tuple[Outcome, Outcome]

    def verdict(self, outcome: Outcome) -> str:
        """`right`, where one after the other could have come to this; otherwise what is wrong with it."""
        done = [call for call, answer in zip(self.calls, outcome.answers, strict=True) if answer == DONE]
        if not all(call.is_kept(outcome) for call in done):
            return "lost"
        if len(outcome.events) > max(len(other.events) for other in self.in_turn):
            return "doubled"
        return "right" if outcome in self.in_turn else "strange"


def pair_of(scene: Scene, operations: tuple[Operation, Operation], kinds: tuple[int, int]) -> Pair:
    """These operations on the two pages of a scene."""
    one, other = map(Call, operations, scene.pages, kinds)
    scene.start_again()
    first = scene.outcome([one.answer(), other.answer()])
    scene.start_again()
    last, sooner = other.answer(), one.answer()
    return Pair((one, other), (first, scene.outcome([sooner, last])))


def race(scene: Scene, operations: tuple[Operation, Operation], times: int, random: Random) -> Counter[str]:
    """Race two operations that many times; returns how many pairs there were, how often a page was told that somebody
    else writes, and how often each verdict was given.
    """
    pairs = [pair_of(scene, operations, kinds) for kinds in BOTH_KINDS]
    found = Counter(pairs=times, right=0, lost=0, doubled=0, strange=0, in_progress=0)
    for _ in range(times):
        pair = random.choice(pairs)
        turnstile = Turnstile(random.randrange(STATEMENTS), random.randrange(STATEMENTS))
        outcome = _at_once(scene, pair, random.randrange(2), turnstile, found)
        found[pair.verdict(outcome)] += 1
    return found


def _at_once(scene: Scene, pair: Pair, held: int, turnstile: Turnstile, found: Counter[str]) -> Outcome:
    scene.start_again()
    put_off: list[int] = []  # a list, because threads may append to it at the same moment

    def hold() -> str:
        with turnstile.held():
            return pair.calls[held].answer(lambda: put_off.append(held))

    def go_by() -> str:
        def told() -> None:
            put_off.append(1 - held)
            turnstile.open()

        with turnstile.opening():
            return pair.calls[1 - held].answer(told)

    answers = scene.pages[0].site.at_once(*((hold, go_by) if held == 0 else (go_by, hold)))
    found["in_progress"] += len(put_off)
    return scene.outcome([str(answer) for answer in answers])
