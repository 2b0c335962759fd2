"""Hints: secret until they are taken, taken one after the other, and named in the attempt that they helped with."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.lesson import RIGHT, SORT, WHAT, WHO, WRONG, Learner, code_of, data
from tests.support.site import Site

TAKEN = "edx.coding_billing.hint.taken"
PAST = "2020-01-01T00:00:00Z"
HINTS = [{"id": name, "text": f"SECRET HINT *{name}*"} for name in ("one", "two", "three")]


def with_hints(*names: str, **changes: Any) -> str:
    """The small document, its first question with these hints."""
    hints = [hint for hint in HINTS if hint["id"] in names]
    return data(questions=[WHO | {"hints": hints} | changes, WHAT, SORT])


@pytest.fixture
def learner(site: Site) -> Learner:
    """Somebody at work on a block whose first question has two hints."""
    stored = with_hints("one", "two")
    return Learner(site, site.add_block("hinting", data=stored), stored=stored)


def told_of(learner: Learner) -> dict[str, Any]:
    """What the page is told of the hints of the first question."""
    found: dict[str, Any] = learner.payload["hints"].get("who", {})
    return found


def names_in(value: object) -> list[str]:
    """Which hints can be read in it."""
    text = json.dumps(value)
    return [hint["id"] for hint in HINTS if f"SECRET HINT <em>{hint['id']}" in text or hint["text"] in text]


def everything_seen(site: Site, learner: Learner) -> list[object]:
    """All that the block gives away of itself without a hint being asked for."""
    block = site.block(learner.usage, learner.username)
    replies = [
        learner.payload,
        *(learner.call(handler, {"serial": 1}).json() for handler in ("show_questions", "review_attempt")),
        learner.call("show_answers", {}).json(),
    ]
    views = [
        learner.visitor.view(learner.usage, view).content.decode() for view in ("student_view", "public_view")
    ]
    return [*replies, *views, block.student_view_data(), block.index_dictionary()]


@pytest.mark.parametrize("fields", [{}, {"showanswer": "always"}, {"feedback": "at_once"}])
def test_a_hint_that_was_not_taken_is_nowhere(site: Site, learner: Learner, fields: dict[str, str]) -> None:
    site.author(learner.usage, **fields)
    assert names_in(everything_seen(site, learner)) == []
    learner.check("who", ["a"])
    learner.submit(RIGHT)
    assert names_in(everything_seen(site, learner)) == []
    learner.submit(WRONG, serial=2)
    assert names_in(everything_seen(site, learner)) == []


def test_how_many_hints_there_are_is_told(learner: Learner) -> None:
    assert learner.payload["hints"] == {"who": {"taken": [], "left": 2}}


def test_hints_are_taken_one_after_the_other(learner: Learner) -> None:
    first = learner.hint("who").json()["state"]["hints"]["who"]
    assert first == {"taken": ["<p>SECRET HINT <em>one</em></p>"], "left": 1}
    second = learner.hint("who", seen=1).json()["state"]["hints"]["who"]
    assert (names_in(second), second["left"]) == (["one", "two"], 0)
    assert code_of(learner.hint("who", seen=2)) == "no_hints"


def test_a_hint_that_a_page_missed_is_not_taken_twice(site: Site, learner: Learner) -> None:
    learner.hint("who")
    before = learner.state
    again = learner.hint("who")
    assert (again.status_code, names_in(again.json())) == (200, ["one"])
    assert learner.state == before
    assert len(site.published(learner.usage, TAKEN)) == 1


def test_a_hint_stays_taken_after_a_restart_and_on_another_device(site: Site, learner: Learner) -> None:
    learner.hint("who")
    site.restart()
    assert names_in(Learner(site, learner.usage).payload) == ["one"]
    assert names_in(Learner(site, learner.usage, "ben").payload) == []


def test_a_hint_costs_nothing_and_the_attempt_names_it(site: Site, learner: Learner) -> None:
    learner.hint("who")
    told = learner.submit(RIGHT).json()["state"]
    assert (learner.grade, told["score"]["earned"]) == ((1, 1), 3)
    assert names_in(told["review"]["hints"]) == ["one"]
    assert learner.state["submissions"]["recorded"][0]["hints"] == {"who": ["one"]}
    (event,) = site.published(learner.usage, TAKEN)
    assert event.payload == {"serial": 1, "question": "who", "hint": "one"}


def test_the_next_attempt_begins_without_hints(learner: Learner) -> None:
    learner.hint("who")
    learner.submit(WRONG)
    assert told_of(learner) == {"taken": [], "left": 2}
    assert names_in(learner.hint("who", serial=2).json()["state"]["hints"]) == ["one"]
    learner.submit(WRONG, serial=2)
    assert names_in(learner.call("review_attempt", {"serial": 1}).json()) == ["one"]


def test_a_hint_uses_no_attempt_completes_nothing_and_publishes_no_grade(learner: Learner) -> None:
    assert learner.hint("who").json()["state"]["attempts"]["used"] == 0
    assert (learner.grade, learner.completion) == (None, None)


def assert_refused(learner: Learner, response: Any, status: int, code: str) -> None:
    """Refused, and no hint is told or stored."""
    assert (response.status_code, code_of(response)) == (status, code)
    assert names_in(response.content.decode()) == []
    assert learner.state.get("opened") is None
    assert learner.site.published(learner.usage, TAKEN) == []


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"question": "gone"}, 400, "unknown_question"),
        ({"question": "what"}, 409, "no_hints"),
        ({"serial": 2}, 400, "unknown_serial"),
        ({"revision": "older"}, 409, "content_changed"),
        ({"seen": -1}, 400, "bad_value"),
        ({"seen": None}, 400, "bad_value"),
    ],
)
def test_a_hint_on_something_else_is_refused(
    learner: Learner, change: dict[str, object], status: int, code: str
) -> None:
    body = {"serial": 1, "revision": learner.revision, "question": "who", "seen": 0}
    assert_refused(learner, learner.call("take_hint", body | change), status, code)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"hints": "never"}, "no_hints"),
        ({"hints": "news"}, "no_hints"),
        ({"hints": "after_attempt"}, "no_hints"),
        ({"max_attempts": 0}, "no_attempts_left"),
        ({"due": PAST}, "past_due"),
        ({"data": data(questions=[])}, "no_questions"),
    ],
)
def test_where_the_rules_do_not_let_it_no_hint_is_taken(
    site: Site, learner: Learner, fields: dict[str, object], code: str
) -> None:
    site.author(learner.usage, **fields)
    assert_refused(learner, learner.hint("who"), 409, code)
    assert told_of(learner) == {}


def test_hints_after_the_first_attempt(site: Site, learner: Learner) -> None:
    site.author(learner.usage, hints="after_attempt")
    learner.submit(WRONG)
    assert names_in(learner.hint("who", serial=2).json()) == ["one"]


def test_the_hints_of_an_attempt_that_was_submitted_are_not_taken(learner: Learner) -> None:
    learner.submit(WRONG)
    assert_refused(learner, learner.hint("who"), 409, "serial_used")


def test_hints_are_taken_although_results_are_withheld(site: Site, learner: Learner) -> None:
    site.author(learner.usage, show_correctness="never")
    assert names_in(learner.hint("who").json()) == ["one"]


def test_hints_that_were_taken_stay_when_no_others_may_be(site: Site, learner: Learner) -> None:
    learner.hint("who")
    site.author(learner.usage, hints="never")
    assert (names_in(told_of(learner)), told_of(learner)["left"]) == (["one"], 0)
    assert names_in(learner.hint("who").json()) == ["one"]


# While an author edits


def test_a_hint_that_is_reworded_is_told_as_it_is_now(site: Site, learner: Learner) -> None:
    learner.hint("who")
    hints = [{"id": "one", "text": "In other words"}, HINTS[1]]
    site.author(learner.usage, data=data(questions=[WHO | {"hints": hints}, WHAT, SORT]))
    assert told_of(learner) == {"taken": ["<p>In other words</p>"], "left": 1}
    assert learner.hint("who", seen=1).status_code == 200


def test_where_a_taken_hint_is_gone_the_next_ones_can_be_taken(site: Site, learner: Learner) -> None:
    learner.hint("who")
    site.author(learner.usage, data=with_hints("two", "three"))
    assert told_of(learner) == {"taken": [], "left": 2}
    assert names_in(learner.hint("who").json()["state"]["hints"]) == ["two"]
    assert names_in(learner.hint("who", seen=1).json()["state"]["hints"]) == ["two", "three"]
    learner.submit(WRONG)
    assert learner.state["submissions"]["recorded"][0]["hints"] == {"who": ["one", "two", "three"]}


def test_a_hint_that_is_put_before_one_that_was_taken_comes_next(site: Site, learner: Learner) -> None:
    site.author(learner.usage, data=with_hints("two", "three"))
    learner.hint("who")
    site.author(learner.usage, data=with_hints("one", "two", "three"))
    assert names_in(learner.hint("who", seen=1).json()["state"]["hints"]) == ["one", "two"]


def test_where_the_hinted_question_is_gone_nothing_is_told_of_it(site: Site, learner: Learner) -> None:
    learner.hint("who")
    site.author(learner.usage, data=data(questions=[WHAT]))
    learner.look()
    told = learner.submit({"what": ["a", "b"]}).json()["state"]
    assert (told["hints"], told["review"]["hints"]) == ({}, {})
    assert learner.state["submissions"]["recorded"][0]["hints"] == {"who": ["one"]}


def test_a_check_and_a_draft_leave_the_hints(site: Site, learner: Learner) -> None:
    site.author(learner.usage, feedback="at_once")
    learner.hint("who")
    learner.check("what", ["a"])
    learner.draft(RIGHT)
    assert names_in(told_of(learner)) == ["one"]
    assert learner.payload["held"]["what"]["answer"] == ["a"]
