"""Two operations of one learner at the same moment come to what they come to one after the other."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from itertools import combinations_with_replacement, product
from random import Random

import pytest

from coding_billing_xblock.learner.writer import Claim
from tests.race.operations import DRAFT, IN_AN_ATTEMPT, OPERATIONS, READ, SUBMIT, Operation
from tests.race.pairs import race
from tests.race.scene import HOSTS, Scene
from tests.support.figures import tell
from tests.support.site import Site

PAIRS = int(os.environ.get("RACE_PAIRS", "4"))
"""Of each combination in each host."""

WITH_SUBMISSION = int(os.environ.get("RACE_SUBMISSIONS", PAIRS))
"""Of a submission with a draft, and with what was read: these come at the same moment most often."""

COMBINATIONS = (
    *combinations_with_replacement(OPERATIONS, 2),
    *product((SUBMIT, DRAFT), IN_AN_ATTEMPT),
    *combinations_with_replacement(IN_AN_ATTEMPT, 2),
)
SEED = os.environ.get("RACE_SEED", "1")
WRONG_VERDICTS = ("lost", "doubled", "strange")

Combination = tuple[Operation, Operation]


def name_of(combination: Combination) -> str:
    return " with ".join(operation.name for operation in combination)


def raced(site: Site, host: str, combination: Combination, times: int) -> Counter[str]:
    random = Random(f"{SEED} {host} {name_of(combination)}")
    return race(Scene(HOSTS[host](site)), combination, times, random)


@pytest.mark.parametrize("host", HOSTS)
@pytest.mark.parametrize("combination", COMBINATIONS, ids=name_of)
def test_nothing_is_lost_and_nothing_counts_twice(
    site: Site, host: str, combination: Combination, record_property: Callable[[str, object], None]
) -> None:
    times = WITH_SUBMISSION if combination in ((SUBMIT, DRAFT), (SUBMIT, READ)) else PAIRS
    found = raced(site, host, combination, times)
    tell(record_property, f"race in a {host}: {name_of(combination)}", found)
    assert {verdict: found[verdict] for verdict in WRONG_VERDICTS} == dict.fromkeys(WRONG_VERDICTS, 0)


@pytest.mark.parametrize("host", HOSTS)
def test_without_the_claim_such_pairs_go_wrong(
    site: Site,
    host: str,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    monkeypatch.setattr(Claim, "take", lambda claim: True)
    monkeypatch.setattr(Claim, "is_taken", lambda claim: False)
    monkeypatch.setattr(Claim, "knows_of_a_write_after", lambda claim, write: False)
    found = raced(site, host, (SUBMIT, READ), max(20, PAIRS))
    tell(record_property, f"race without the claim in a {host}", found)
    assert found["lost"] + found["doubled"] > 0
    assert found["in_progress"] == 0
