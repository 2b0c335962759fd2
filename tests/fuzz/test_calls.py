"""Any call is answered and no fault, a refusal changes nothing, and state that is not readable stays byte for byte."""

from __future__ import annotations

import os
from collections.abc import Callable
from random import Random

import pytest

from coding_billing_xblock.block import CodingBillingXBlock
from tests.fuzz.calls import BODIES
from tests.fuzz.fuzzing import Fuzz, real_states
from tests.fuzz.scene import new_scene
from tests.support.figures import tell
from tests.support.site import Site

CALLS = int(os.environ.get("FUZZ_CALLS", "1000"))
SEED = os.environ.get("FUZZ_SEED", "1")
PARTS = 4
CALLS_IN_A_SCENE = 20


def test_these_are_all_the_handlers() -> None:
    members = (
        (name, getattr(CodingBillingXBlock, name)) for name in dir(CodingBillingXBlock) if name != "fields"
    )
    assert {name for name, found in members if getattr(found, "_is_xblock_handler", False)} == set(BODIES)


@pytest.mark.parametrize("part", range(PARTS))
def test_any_call_is_answered_and_a_refusal_changes_nothing(
    site: Site, part: int, record_property: Callable[[str, object], None]
) -> None:
    random = Random(f"{SEED} {part}")
    real = real_states(site)
    usages = [site.lesson, site.library_lesson]
    fuzz = Fuzz(site, random)
    for number in range(CALLS // PARTS):
        if number % CALLS_IN_A_SCENE == 0:
            scene = new_scene(site, usages, real, random)
        fuzz.step(scene)
    tell(record_property, "calls", {"calls": CALLS // PARTS} | dict(sorted(fuzz.counts.items())))
