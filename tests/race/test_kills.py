"""A server that is killed at work loses nothing that it has answered, and what it left half done heals."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from tests.race import mortal
from tests.race.remote import RemotePage
from tests.race.work import CONTENT, STATEMENTS, Work, submitted
from tests.support.figures import tell
from tests.support.process import DemoProcess
from tests.support.site import Site

KILLS = int(os.environ.get("RACE_KILLS", "2"))
SEED = os.environ.get("RACE_SEED", "1")
MOST_WRITES = 80
"""A submission makes seven of them, and a draft one."""


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_server_loses_nothing_that_it_answered(
    site: Site, number: int, record_property: Callable[[str, object], None]
) -> None:
    work = Work(site.add_block("killed", data=CONTENT))
    life = Random(f"{SEED} {number}").randrange(MOST_WRITES)
    with DemoProcess(site.database, mortal.__name__, **{mortal.LIFE: str(life)}) as demo:
        work.until_it_dies(demo.address)
    assert demo.status == -signal.SIGKILL
    assert_nothing_lost(site, work)
    left = site.state("amina", work.usage)
    with DemoProcess(site.database) as demo:
        assert_heals(site, work, RemotePage(demo.address, "amina"))
    unanswered = work.asked_serial in attempts(left) and work.asked_serial not in work.submitted
    counts = {
        "kills": 1,
        "submissions answered": len(work.submitted),
        "drafts answered": len(work.drafts),
        "attempts recorded but not answered": int(unanswered),
        "grades to be sent again": int(not left.get("grade_sent", True)),
    }
    tell(record_property, "servers killed at work", counts)


def attempts(state: dict[str, Any]) -> dict[int, object]:
    """The answers of each attempt that is recorded in a state, by its serial."""
    recorded = state.get("submissions", {}).get("recorded", ())
    assert len(recorded) == state.get("attempts", 0)
    return {attempt["serial"]: attempt["answers"] for attempt in recorded}


def assert_nothing_lost(site: Site, work: Work) -> None:
    """What was answered is stored, once, and there is no grade without its attempt."""
    state = site.state("amina", work.usage)
    recorded = attempts(state)
    assert recorded == {serial: submitted(serial) for serial in range(1, state.get("attempts", 0) + 1)}
    assert set(work.submitted) <= set(recorded)
    grades = [event.payload["value"] for event in site.published(work.usage, "grade")]
    assert {round(grade * STATEMENTS) for grade in grades} <= set(recorded)
    if work.drafts:
        draft = state["draft"]
        saved = draft["serial"], draft["number"]
        assert saved >= max(work.drafts)
        assert draft["answers"] == work.drafts.get(saved) or draft["answers"] in work.unanswered_drafts


def assert_heals(site: Site, work: Work, page: RemotePage) -> None:
    """A confirmation sends a grade that is missing; the submission without an answer is sent again, and counts once."""
    assert page.call(work.usage, "send_grade", {}).status == 200
    assert_graded(site, work)
    assert work.submit(page, work.asked_serial).status == 200
    assert_graded(site, work)
    assert_nothing_lost(site, work)
    submissions = site.published(work.usage, "edx.coding_billing.attempt.submitted")
    serials = [event.payload["serial"] for event in submissions]
    assert len(serials) == len(set(serials))


def assert_graded(site: Site, work: Work) -> None:
    """The gradebook has the grade of the last attempt, if there is one."""
    last, grade = max(attempts(site.state("amina", work.usage)), default=0), site.grade("amina", work.usage)
    assert (grade and grade.earned) == (last / STATEMENTS if last else None)
    assert site.completion("amina", work.usage) == (1.0 if last else None)
