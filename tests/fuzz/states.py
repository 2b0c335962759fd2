"""What may be stored of a learner: what this release writes, and every other shape."""

from __future__ import annotations

import json
import math
from random import Random
from typing import Any

from tests.fuzz.values import any_json, changed, deep

NEWER = (2, 99, 2**70)
NO_VERSION = ("1", 1.0, True, [], ["1"], {}, {"version": 1})
NO_NUMBER = ("many", [], [1], {"a": 1}, 1.5)
NO_PIECE = (0, 5, -1.5, True, False, "text", "", [], [1], [{}])
UNREADABLE = {
    "state_version": NO_VERSION,
    "attempts": NO_NUMBER,
    "writes": NO_NUMBER,
    "completion_sent": ("much", [], {"a": 1}),
    "grade_sent": ("perhaps", [], {"a": 1}, 7),
    "submissions": NO_PIECE,
    "opened": NO_PIECE,
    "given_up": NO_PIECE,
    "draft": NO_PIECE,
    "reading": NO_PIECE,
    "override": NO_PIECE,
}
FIELDS = tuple(UNREADABLE)
NAMES = (*FIELDS, "display_name", "data", "weight", "score_history", "unheard of", "tags", "name")
NO_JSON = (math.nan, math.inf, -math.inf, "\ud800", 10**400)
"""What Python reads in stored text and writes into it although other readers do not."""


def unreadable(state: dict[str, Any], random: Random) -> str:
    """A state that this release must leave alone: a newer version, a field of another type, or both."""
    found = state
    if random.random() < 0.5:
        found = {**found, "state_version": random.choice(NEWER)}
    if found is state or random.random() < 0.5:
        field = random.choice(FIELDS)
        found = {**found, field: random.choice(UNREADABLE[field])}
    return as_stored(found, random)


def odd(state: dict[str, Any], random: Random) -> str:
    """A state that is nearly right, or not at all."""
    match random.randrange(4):
        case 0:
            found = {random.choice(NAMES): any_json(random) for _ in range(random.randrange(5))}
        case 1:
            found = {**state, random.choice(NAMES): random.choice((deep, any_json))(random)}
        case _:
            found = changed(state, random, random.choice((any_json, _no_json)))
    return as_stored(found, random)


def as_stored(state: dict[str, Any], random: Random) -> str:
    """A state as text, its fields in any order and with any spaces."""
    names = random.sample(list(state), len(state))
    return json.dumps({name: state[name] for name in names}, indent=random.choice((None, 1)))


def _no_json(random: Random) -> Any:
    return random.choice(NO_JSON)
