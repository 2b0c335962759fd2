"""Makes one generated call after the other, and holds each to what must be true of any call."""

from __future__ import annotations

import json
from collections import Counter
from random import Random
from typing import Any

from django.core.cache import cache
from django.http import HttpResponse

from demo.staff import Refused, override_score, rescore
from tests.fuzz.calls import PEOPLE, Call, new_call
from tests.fuzz.contents import POOLED, POOLS
from tests.fuzz.scene import LEARNER, Records, Scene
from tests.support.lesson import HALF, RIGHT, SORT, WHAT, Learner, data
from tests.support.site import Site

GATE = frozenset(
    "post_only json_only too_large sign_in not_course_team not_enrolled not_author "
    "bad_json too_deep not_an_object bad_value".split()
)
"""Codes of refusals before a handler decides anything; a refusal of the host has none."""


def stores(call: Call, code: str) -> bool:
    """Whether a refusal of that code may store something: answers that still fit, or the other part of two."""
    return code == "content_changed" or bool(code and code not in GATE and call.of_two_parts)


def real_states(site: Site) -> list[dict[str, Any]]:
    """States of a learner as this release writes them: after each thing that a learner or the course team can do."""
    stored = data(pools=POOLS, questions=[*POOLED, WHAT, SORT])
    usage = site.add_block("played", data=stored, feedback="at_once", showanswer="given_up")
    learner, found = Learner(site, usage), []

    def hint() -> HttpResponse:
        return learner.hint(next(iter(learner.payload["hints"])))

    learner.look()
    for step in (
        lambda: learner.draft(HALF),
        lambda: learner.check("who", ["b"]),
        hint,
        lambda: learner.submit(HALF),
        lambda: learner.read("coder", last="biller"),
        lambda: learner.submit(RIGHT, serial=2, revision=learner.look()["revision"]),
        lambda: override_score(site.person(LEARNER), site.block(usage).scope_ids.usage_id, 0.25),
        lambda: learner.give_up(serial=3),
    ):
        done = step()
        assert getattr(done, "status_code", 200) == 200, done
        found.append(learner.state)
    return [*found, found[-1] | {"grade_sent": False, "completion_sent": 0.0}]


class Fuzz:
    """Makes calls and counts how they are answered; raises AssertionError for what may not be."""

    def __init__(self, site: Site, random: Random) -> None:
        self._random = random
        self._records = Records()
        self._visitors = {person: site.visit(person or None) for person in PEOPLE}
        self.counts: Counter[str] = Counter()

    def step(self, scene: Scene) -> None:
        """One call, one page, or one operation of the course team."""
        kind = self._random.random()
        if kind < 0.9:
            self._call(new_call(scene, self._random))
        elif kind < 0.95:
            self._page(scene)
        else:
            self._operation(scene)
        if scene.left_alone is not None:
            assert scene.state_text == scene.left_alone

    def _call(self, call: Call) -> None:
        before = self._records.now()
        visitor = self._visitors[call.person]
        if call.in_studio:
            cache.clear()
        response = visitor.client.generic(
            call.method,
            call.path,
            call.body,
            content_type=call.content_type,
            headers={"X-CSRFToken": visitor.csrf_token},
        )
        if call.in_studio:
            cache.clear()
        self.counts[str(response.status_code)] += 1
        code = _code(response)
        assert response.status_code < 500, call
        assert code != "in_progress", call  # nobody else writes
        if response.status_code >= 400 and not stores(call, code):
            assert self._records.now() == before, (call, response.content)

    def _page(self, scene: Scene) -> None:
        before = self._records.now()
        person = self._random.choice(PEOPLE)
        response = self._visitors[person].get(self._random.choice(_pages(scene)))
        self.counts[f"page {response.status_code}"] += 1
        assert response.status_code < 500, scene
        assert self._records.now() == before, scene

    def _operation(self, scene: Scene) -> None:
        before = self._records.now()
        learner = scene.site.person(LEARNER)
        try:
            if self._random.random() < 0.5:
                rescore(learner, scene.usage, only_if_higher=self._random.random() < 0.5)
            else:
                override_score(learner, scene.usage, self._random.choice((0, 0.5, 1, 2.5, 9)))
        except Refused:
            self.counts["operation refused"] += 1
            assert self._records.now() == before, scene
        else:
            self.counts["operation done"] += 1


def _code(response: HttpResponse) -> str:
    if response.headers.get("Content-Type", "").startswith("application/json") and response.content:
        return str(json.loads(response.content).get("error", {}).get("code", ""))
    return ""


def _pages(scene: Scene) -> list[str]:
    usage = scene.usage
    if not scene.in_course:
        return [f"/library/xblock/{usage}", f"/studio/xblocks/v2/{usage}/embed/studio_view/"]
    views = [f"/xblock/{usage}?view={view}" for view in ("student_view", "public_view")]
    return [
        *views,
        f"/studio/preview/{usage}",
        f"/studio/xblock/{usage}/studio_view",
        "/gradebook/",
        "/studio/",
    ]
