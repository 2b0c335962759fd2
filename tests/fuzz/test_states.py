"""State of a newer release, or of a shape that none writes: calm pages, calm refusals, and not a byte is changed."""

from __future__ import annotations

from random import Random

import pytest
from django.core.cache import cache

from demo.ids import parse_usage
from demo.staff import Refused, override_score, rescore
from tests.fuzz.calls import LEARNERS
from tests.fuzz.scene import LEARNER, Records, Scene
from tests.fuzz.states import UNREADABLE, as_stored
from tests.support.lesson import HALF, Learner, code_of, data
from tests.support.site import Site


@pytest.mark.parametrize("field", UNREADABLE)
def test_unreadable_state_is_left_alone_by_everybody(site: Site, field: str) -> None:
    random = Random(field)
    learner = Learner(site, site.add_block("small", data=data()))
    learner.submit(HALF)
    real, records = learner.state, Records()
    for value in UNREADABLE[field]:
        text = as_stored({**real, field: value}, random)
        site.put_state(LEARNER, learner.usage, text)
        cache.clear()
        before = records.now()
        assert_calm(learner, Scene(site, parse_usage(learner.usage), text), random)
        assert records.now() == before


def assert_calm(learner: Learner, scene: Scene, random: Random) -> None:
    assert learner.visitor.view(learner.usage).status_code == 200
    for handler, body in LEARNERS.items():
        reply = learner.call(handler, body(scene, random))
        assert (reply.status_code, code_of(reply)) in ((409, "newer_state"), (409, "unreadable_state"))
    person = scene.site.person(LEARNER)
    with pytest.raises(Refused, match="nothing to rescore"):
        rescore(person, scene.usage, only_if_higher=False)
    with pytest.raises(ValueError, match="Nothing was changed"):
        override_score(person, scene.usage, 0.5)
