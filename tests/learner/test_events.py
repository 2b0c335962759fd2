"""What is published is what `docs/events.md` says, field by field."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import coding_billing_xblock
from tests.support.lesson import HALF, SORT, WHAT, WHO, Learner, data
from tests.support.site import Site

PACKAGE = Path(coding_billing_xblock.__file__).parent
PAGE = Path(__file__).parents[2] / "docs" / "events.md"
NAME = re.compile(r"edx\.coding_billing\.[a-z_.]+[a-z]")
TYPES: dict[str, Callable[[object], bool]] = {
    "integer": lambda value: type(value) is int,
    "number": lambda value: type(value) in (int, float),
    "text": lambda value: isinstance(value, str),
    "object": lambda value: isinstance(value, dict),
    "any": lambda value: True,
}
HINTS = [{"id": "one", "text": "Look again."}]
ACTS: dict[str, Callable[[Learner], object]] = {
    "edx.coding_billing.attempt.submitted": lambda learner: learner.submit(HALF),
    "edx.coding_billing.question.checked": lambda learner: learner.check("who", ["b"]),
    "edx.coding_billing.hint.taken": lambda learner: learner.hint("who"),
    "edx.coding_billing.attempts.given_up": lambda learner: learner.give_up(),
}


def documented() -> dict[str, dict[str, str]]:
    """The fields of each event with their types, as the page lists them."""
    found: dict[str, dict[str, str]] = {}
    for part in PAGE.read_text().split("\n## ")[1:]:
        if name := NAME.search(part.splitlines()[0]):
            found[name[0]] = dict(re.findall(r"^\| `(\w+)` \| (\w+) \|", part, re.MULTILINE))
    return found


@pytest.fixture
def learner(site: Site) -> Learner:
    """Somebody who may do all that publishes an event."""
    stored = data(questions=[WHO | {"hints": HINTS}, WHAT, SORT])
    usage = site.add_block("told", data=stored, feedback="at_once", showanswer="given_up")
    return Learner(site, usage, stored=stored)


def test_the_page_names_every_event_that_the_source_names_and_no_other() -> None:
    named = {name for file in PACKAGE.rglob("*.py") for name in NAME.findall(file.read_text())}
    assert set(documented()) == named == set(ACTS)


@pytest.mark.parametrize("name", ACTS)
def test_an_event_has_the_fields_that_the_page_lists(learner: Learner, name: str) -> None:
    ACTS[name](learner)
    (event,) = learner.site.published(learner.usage, name)
    fields = documented()[name]
    assert event.payload.keys() == fields.keys()
    assert [field for field, kind in fields.items() if not TYPES[kind](event.payload[field])] == []


@pytest.mark.parametrize("name", ACTS)
def test_the_same_again_publishes_nothing(learner: Learner, name: str) -> None:
    ACTS[name](learner)
    before = learner.site.published(learner.usage)
    ACTS[name](learner)
    assert learner.site.published(learner.usage) == before


def test_beside_them_only_grade_and_completion_are_published(learner: Learner) -> None:
    learner.hint("who")
    learner.check("who", ["b"])
    learner.read("coder")
    learner.draft(HALF)
    learner.submit(HALF)
    learner.give_up(2)
    names = {event.name for event in learner.site.published(learner.usage)}
    assert names - set(ACTS) <= {"grade", "completion"}


def test_nothing_personal_is_published(learner: Learner) -> None:
    for act in ACTS.values():
        act(learner)
    person = learner.site.person(learner.username)
    told = " ".join(str(event.payload) for event in learner.site.published(learner.usage))
    assert [word for word in (person.username, person.name) if word in told] == []
