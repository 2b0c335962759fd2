"""State of any shape: what a newer release wrote, or nobody, is shown calmly and stays byte for byte."""

from __future__ import annotations

import json
import math
from collections.abc import Callable

import pytest
from django.http import HttpResponse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coding_billing_xblock.attempts.record import State
from demo.ids import parse_usage
from demo.models import StudentState
from demo.staff import Refused, override_score, rescore
from tests.strategies import json_values
from tests.support.lesson import HALF, RIGHT, Learner, code_of
from tests.support.site import Site

WRITES: dict[str, Callable[[Learner], HttpResponse]] = {
    "submit": lambda learner: learner.submit(RIGHT, serial=2),
    "save_draft": lambda learner: learner.draft(HALF, serial=2),
    "check_question": lambda learner: learner.check("who", ["a"], serial=2),
    "take_hint": lambda learner: learner.hint("who", serial=2),
    "give_up": lambda learner: learner.give_up(serial=2),
    "mark_read": lambda learner: learner.read("coder"),
    "leave": lambda learner: learner.call("leave", {"reading": {"sections": ["coder"]}}),
    "send_grade": lambda learner: learner.call("send_grade", {}),
}


def attempted(answers: object, earned: float) -> dict[str, object]:
    """A record of one attempt."""
    results = {name: {"earned": earned, "possible": earned} for name in ("who", "sort")}
    attempt = {"serial": 1, "at": "then", "revision": "r", "answers": answers, "results": results}
    return {"serial": 1, "recorded": [attempt]}


UNREADABLE: list[tuple[dict[str, object], str]] = [
    ({"state_version": 99}, "newer_state"),
    ({"state_version": 99, "submissions": [1, 2], "attempts": {"used": 1}, "grade_sent": []}, "newer_state"),
    ({"state_version": "1"}, "unreadable_state"),
    ({"state_version": {}}, "unreadable_state"),
    ({"state_version": True}, "unreadable_state"),
    ({"attempts": "many"}, "unreadable_state"),
    ({"attempts": [3]}, "unreadable_state"),
    ({"writes": {}}, "unreadable_state"),
    ({"submissions": 7}, "unreadable_state"),
    ({"submissions": {"recorded": [{"serial": 1}]}}, "unreadable_state"),
    ({"draft": ["who"]}, "unreadable_state"),
    ({"opened": 7}, "unreadable_state"),
    ({"opened": {"serial": 2, "checked": {"who": [math.nan]}}}, "unreadable_state"),
    ({"given_up": {"serial": 1}}, "unreadable_state"),
    ({"reading": "coder"}, "unreadable_state"),
    ({"override": 3}, "unreadable_state"),
    ({"draft": {"serial": 2, "number": 1, "answers": {"who": [math.nan]}}}, "unreadable_state"),
    ({"submissions": attempted({"who": [math.inf]}, 1)}, "unreadable_state"),
    ({"submissions": attempted({}, 1e308)}, "unreadable_state"),
    ({"completion_sent": "half"}, "unreadable_state"),
    ({"grade_sent": {}}, "unreadable_state"),
]


def stored_text(learner: Learner) -> str:
    row = StudentState.objects.get(person__username=learner.username, usage=learner.usage)
    return str(row.state)


@pytest.fixture(params=UNREADABLE, ids=str)
def strange(request: pytest.FixtureRequest, site: Site, learner: Learner) -> tuple[Learner, str]:
    """A learner with an attempt and a state that cannot be read here, and the code that says so."""
    changes, code = request.param
    learner.submit(HALF)
    site.put_state("amina", learner.usage, learner.state | changes)
    return learner, code


def test_the_page_is_calm_and_says_why_nothing_can_be_answered(strange: tuple[Learner, str]) -> None:
    learner, code = strange
    before = stored_text(learner)
    page = learner.visitor.view(learner.usage)
    assert page.status_code == 200
    assert "Who assigns codes?" in page.content.decode()
    assert f'"closed": "{code}"' in page.content.decode().replace("&quot;", '"')
    assert stored_text(learner) == before


@pytest.mark.parametrize("handler", WRITES)
def test_a_handler_says_why_and_writes_nothing(strange: tuple[Learner, str], handler: str) -> None:
    learner, code = strange
    before = stored_text(learner), learner.grade, learner.completion
    response = WRITES[handler](learner)
    assert (response.status_code, code_of(response)) == (409, code)
    assert (stored_text(learner), learner.grade, learner.completion) == before


def test_the_course_teams_rescore_and_override_are_refused_with_a_sentence(
    site: Site, strange: tuple[Learner, str]
) -> None:
    learner, _ = strange
    before = stored_text(learner), learner.grade
    person, usage = site.person("amina"), parse_usage(learner.usage)
    assert not site.block(learner.usage, "amina").has_submitted_answer()
    with pytest.raises(Refused, match="nothing to rescore"):
        rescore(person, usage, only_if_higher=False)
    with pytest.raises(Refused, match="Nothing was changed"):
        override_score(person, usage, 1)
    assert (stored_text(learner), learner.grade) == before


def test_names_that_this_release_does_not_know_are_kept(site: Site, learner: Learner) -> None:
    learner.submit(HALF)
    site.put_state("amina", learner.usage, learner.state | {"hints": {"taken": [1]}, "seed": 7})
    assert learner.submit(RIGHT, serial=2).status_code == 200
    assert (learner.state["hints"], learner.state["seed"]) == ({"taken": [1]}, 7)


@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dictionaries(st.sampled_from([*State.model_fields, "state_version"]), json_values, min_size=1))
def test_whatever_is_stored_the_page_and_every_handler_have_an_answer(
    learner: Learner, stored: dict[str, object]
) -> None:
    learner.site.put_state("amina", learner.usage, json.dumps(stored))
    assert learner.visitor.view(learner.usage).status_code == 200
    for write in WRITES.values():
        assert write(learner).status_code < 500


def nested(depth: int) -> object:
    return [nested(depth - 1)] if depth else "deep"


def test_a_piece_with_something_too_deep_to_be_written_again_is_left_alone(
    site: Site, learner: Learner
) -> None:
    learner.submit(HALF)
    learner.draft(HALF, serial=2)
    learner.read("coder")
    state = learner.state
    for piece in ("submissions", "draft", "reading"):
        state[piece]["of a later release"] = nested(300)
    site.put_state("amina", learner.usage, state)
    before = learner.state, learner.grade, site.published(learner.usage)
    assert learner.visitor.view(learner.usage).status_code == 200
    for reply in (
        learner.submit(serial=2),
        learner.draft(RIGHT, serial=2, draft=1),
        learner.read("biller"),
    ):
        assert (reply.status_code, code_of(reply)) == (409, "unreadable_state")
    with pytest.raises(ValueError, match="cannot be read here"):
        site.block(learner.usage, "amina").rescore(only_if_higher=False)
    assert (learner.state, learner.grade, site.published(learner.usage)) == before
