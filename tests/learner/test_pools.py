"""Pools: each attempt asks some of their questions, and nobody sees the others."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from lxml import html

from demo.ids import parse_usage
from demo.staff import Refused, override_score, rescore
from tests.support.lesson import WHO, Learner, code_of, data
from tests.support.site import Site

SIZE, DRAW = 8, 2
PAST = "2020-01-01T00:00:00Z"
AT_ONCE = {"feedback": "at_once", "showanswer": "always"}


def drawn_question(name: str, pool: str = "p", **changes: Any) -> dict[str, Any]:
    """A question of a pool that carries its own name in everything that is told of it."""
    marked = f"SECRET-{name}"
    return {
        "type": "choice",
        "id": name,
        "pool": pool,
        "prompt": f"{marked} prompt",
        "explanation": f"{marked} explanation",
        "hints": [{"id": "h", "text": f"{marked} hint"}],
        "options": [
            {"id": "a", "text": f"{marked} right", "correct": True, "feedback": f"{marked} yes"},
            {"id": "b", "text": f"{marked} wrong", "feedback": f"{marked} no"},
        ],
    } | changes


POOL = [drawn_question(f"p{number}") for number in range(SIZE)]


def pooled(*questions: dict[str, Any], draw: int = DRAW, **changes: Any) -> str:
    """A document with a question for everybody and a pool, from which some are drawn."""
    pools = [{"id": "p", "name": "Denials", "draw": draw}]
    return data(**{"pools": pools, "questions": [WHO, *(questions or POOL)]} | changes)


@pytest.fixture
def usage(site: Site) -> str:
    """A block with a pool."""
    return site.add_block("pooled", data=pooled())


@pytest.fixture
def learner(site: Site, usage: str) -> Learner:
    """Somebody who has the page of it open."""
    return opened(site, usage)


def opened(site: Site, usage: str, username: str = "amina") -> Learner:
    """Somebody who has the page open."""
    learner = Learner(site, usage, username)
    learner.look()
    return learner


def asked_on(page: str) -> list[str]:
    """The questions in the HTML of a page."""
    found: list[str] = html.fromstring(page).xpath("//@data-question")
    return found


def asked(learner: Learner) -> list[str]:
    """The questions of the open attempt."""
    serial = learner.payload["serial"]
    return asked_on(learner.call("show_questions", {"serial": serial}).json()["html"])


def drawn(learner: Learner) -> list[str]:
    """Those of them that were drawn."""
    return [name for name in asked(learner) if name != "who"]


def finish(learner: Learner, *right: str, serial: int = 1) -> dict[str, Any]:
    """Answer all that is asked, these questions right; returns how things stand then."""
    learner.look()
    answers = {name: ["a"] if name in right else ["b"] for name in asked(learner)}
    reply = learner.submit(answers, serial=serial)
    assert reply.status_code == 200, reply.content
    found: dict[str, Any] = reply.json()["state"]
    return found


# What is drawn


def test_an_attempt_asks_what_everybody_gets_and_as_many_as_are_drawn(learner: Learner) -> None:
    assert asked(learner)[0] == "who"
    assert len(set(drawn(learner))) == DRAW
    assert set(drawn(learner)) < {question["id"] for question in POOL}


def test_the_page_asks_the_same_as_the_handler_and_does_so_again(site: Site, learner: Learner) -> None:
    page = learner.visitor.view(learner.usage).content.decode()
    assert asked_on(page) == asked(learner)
    site.restart()
    assert asked_on(learner.visitor.view(learner.usage).content.decode()) == asked_on(page)


def test_learners_get_different_questions_and_all_of_them_come_up(site: Site) -> None:
    blocks = [site.add_block(f"pooled-{number}", data=pooled()) for number in range(16)]
    draws = {
        username: [tuple(asked_on(site.visit(username).view(block).content.decode())) for block in blocks]
        for username in ("amina", "ben")
    }
    assert draws["amina"] != draws["ben"]
    assert {name for names in draws["amina"] + draws["ben"] for name in names} == {
        "who",
        *(question["id"] for question in POOL),
    }


def test_later_attempts_ask_what_was_asked_least(learner: Learner) -> None:
    seen: Counter[str] = Counter()
    for serial in range(1, 2 * SIZE // DRAW + 1):
        seen.update(drawn(learner))
        finish(learner, serial=serial)
        assert max(seen.values()) - min(seen[question["id"]] for question in POOL) <= 1
    assert set(seen.values()) == {2}


def test_looking_stores_nothing(site: Site, learner: Learner) -> None:
    learner.visitor.view(learner.usage)
    asked(learner)
    learner.call("show_answers", {})
    assert not site.has_state_row("amina", learner.usage)
    learner.read("coder")
    assert "opened" not in learner.state


@pytest.mark.parametrize("act", ["draft", "check", "hint"])
def test_the_first_act_stores_the_draw(site: Site, learner: Learner, act: str) -> None:
    site.author(learner.usage, feedback="at_once")
    names = drawn(learner)
    acts = {
        "draft": lambda: learner.draft({names[0]: ["a"]}),
        "check": lambda: learner.check(names[0], ["a"]),
        "hint": lambda: learner.hint(names[0]),
    }
    assert acts[act]().status_code == 200
    assert set(learner.state["opened"]["drawn"]) == set(names)
    assert learner.state["opened"]["serial"] == 1


def test_a_draft_that_is_refused_stores_no_draw(learner: Learner) -> None:
    assert learner.draft({"who": ["gone"]}).status_code == 400
    assert learner.state == {}


# What nobody sees


def everything_seen(site: Site, learner: Learner, serial: int) -> str:
    """All that the block gives away to this learner, as one text."""
    block = site.block(learner.usage, learner.username)
    calls = {
        "student_view_user_state": {},
        "show_questions": {"serial": serial},
        "review_attempt": {"serial": serial},
        "show_answers": {},
    }
    replies = [learner.call(handler, body).content.decode() for handler, body in calls.items()]
    views = [
        learner.visitor.view(learner.usage, view).content.decode() for view in ("student_view", "public_view")
    ]
    data_of_block = json.dumps([block.student_view_data(), block.index_dictionary()])
    return "".join([*replies, *views, data_of_block])


@pytest.mark.parametrize(
    "fields", [{}, AT_ONCE, {"showanswer": "given_up", "shuffle": "all"}, {"retry": "wrong"}]
)
def test_questions_that_were_not_drawn_are_nowhere(
    site: Site, learner: Learner, fields: dict[str, str]
) -> None:
    site.author(learner.usage, **fields)
    names = drawn(learner)
    others = [question["id"] for question in POOL if question["id"] not in names]

    def assert_hidden(text: str) -> None:
        assert [name for name in others if f"SECRET-{name}" in text] == []

    assert_hidden(everything_seen(site, learner, 1))
    for reply in (
        learner.check(names[0], ["b"]),
        learner.hint(names[1]),
        learner.draft({names[1]: ["b"]}),
        learner.draft({others[0]: ["b"]}, draft=1),
        learner.check(others[0], ["a"]),
        learner.hint(others[0]),
        learner.submit({others[0]: ["a"]}),
    ):
        assert_hidden(reply.content.decode())
    assert_hidden(everything_seen(site, learner, 1))


def test_visitors_caches_and_searches_see_no_question_of_a_pool(site: Site, usage: str) -> None:
    block = site.block(usage)
    seen = [
        site.visit().view(usage, "public_view").content.decode(),
        site.visit("dario").view(usage).content.decode(),
        json.dumps(block.student_view_data()),
        json.dumps(block.index_dictionary()),
    ]
    assert [text for text in seen if "SECRET-" in text] == []
    assert all("Who assigns codes?" in text for text in seen)


@pytest.mark.parametrize(
    ("handler", "status", "code"),
    [("check_question", 400, "unknown_question"), ("take_hint", 400, "unknown_question")],
)
def test_a_question_that_was_not_drawn_is_none(
    site: Site, learner: Learner, handler: str, status: int, code: str
) -> None:
    site.author(learner.usage, feedback="at_once")
    other = next(question["id"] for question in POOL if question["id"] not in drawn(learner))
    more = {"answer": ["a"]} if handler == "check_question" else {"seen": 0}
    about = {"serial": 1, "revision": learner.revision, "question": other}
    refused = learner.call(handler, about | more)
    assert (refused.status_code, code_of(refused)) == (status, code)
    assert learner.state == {}


def test_an_answer_to_a_question_that_was_not_drawn_is_no_part_of_an_attempt(learner: Learner) -> None:
    other = next(question["id"] for question in POOL if question["id"] not in drawn(learner))
    refused = learner.submit({"who": ["a"], other: ["a"]})
    assert (refused.status_code, code_of(refused)) == (400, "unknown_question")
    assert learner.state == {}


def test_what_another_attempt_would_ask_is_not_shown_where_there_is_none(
    site: Site, learner: Learner
) -> None:
    site.author(learner.usage, max_attempts=1)
    finish(learner)
    assert learner.call("show_questions", {"serial": 1}).status_code == 200
    refused = learner.call("show_questions", {"serial": 2})
    assert (refused.status_code, code_of(refused)) == (404, "unknown_serial")


# The page and the author


def other_wording(question: dict[str, Any]) -> dict[str, Any]:
    """The question with another wording."""
    return question | {"prompt": f"{question['prompt']} again"}


def test_editing_a_question_that_was_not_drawn_changes_nothing_for_an_open_page(
    site: Site, learner: Learner
) -> None:
    names = drawn(learner)
    edited = [question if question["id"] in names else other_wording(question) for question in POOL]
    site.author(learner.usage, data=pooled(*edited))
    assert learner.draft({names[0]: ["a"]}).status_code == 200
    assert learner.submit({name: ["a"] for name in names}).status_code == 200


def test_editing_a_drawn_question_is_told_and_uses_no_attempt(site: Site, learner: Learner) -> None:
    names = drawn(learner)
    edited = [other_wording(question) if question["id"] == names[0] else question for question in POOL]
    site.author(learner.usage, data=pooled(*edited))
    refused = learner.submit({name: ["a"] for name in names})
    assert (refused.status_code, code_of(refused)) == (409, "content_changed")
    assert refused.json()["state"]["attempts"]["used"] == 0
    assert set(drawn(learner)) == set(names)


@pytest.fixture
def begun(learner: Learner) -> tuple[Learner, list[str]]:
    """Somebody who has begun, and what they got."""
    names = drawn(learner)
    assert learner.draft({name: ["a"] for name in names}).status_code == 200
    return learner, names


def test_a_draw_stays_when_the_order_of_the_document_changes(
    site: Site, begun: tuple[Learner, list[str]]
) -> None:
    learner, names = begun
    site.author(learner.usage, data=pooled(*POOL[::-1]))
    assert set(drawn(learner)) == set(names)
    assert learner.payload["draft"]["answers"] == {name: ["a"] for name in names}


def test_a_draw_stays_when_questions_are_added(site: Site, begun: tuple[Learner, list[str]]) -> None:
    learner, names = begun
    added = [drawn_question(f"n{number}") for number in range(40)]
    site.author(learner.usage, data=pooled(*added, *POOL))
    assert drawn(learner) == names
    assert learner.submit({names[0]: ["a"]}).status_code == 200


def test_a_drawn_question_that_is_gone_is_made_up_for(site: Site, begun: tuple[Learner, list[str]]) -> None:
    learner, names = begun
    site.author(learner.usage, data=pooled(*(item for item in POOL if item["id"] != names[0])))
    now = drawn(learner)
    assert len(now) == DRAW
    assert names[1] in now
    assert learner.payload["draft"]["answers"] == {names[1]: ["a"]}
    assert finish(learner)["review"]["possible"] == 1 + DRAW


def test_a_larger_draw_adds_to_what_was_drawn(site: Site, begun: tuple[Learner, list[str]]) -> None:
    learner, names = begun
    site.author(learner.usage, data=pooled(draw=DRAW + 3))
    assert len(drawn(learner)) == DRAW + 3
    assert set(names) < set(drawn(learner))


def test_a_smaller_draw_takes_nothing_away_from_an_attempt_that_was_begun(
    site: Site, begun: tuple[Learner, list[str]]
) -> None:
    learner, names = begun
    site.author(learner.usage, data=pooled(draw=1))
    assert drawn(learner) == names
    assert finish(learner, "who", *names)["score"] | {"at": ""} == {
        "earned": 3,
        "possible": 3,
        "at": "",
        "serial": 1,
        "by": "attempt",
    }
    assert learner.grade == (1, 1)
    assert len(drawn(learner)) == 1


def test_without_its_pool_every_question_is_for_everybody(
    site: Site, begun: tuple[Learner, list[str]]
) -> None:
    learner, names = begun
    site.author(learner.usage, data=pooled(pools=[]))
    assert len(asked(learner)) == 1 + SIZE
    assert set(learner.payload["draft"]["answers"]) == set(names)


def test_a_pool_that_comes_later_draws_from_what_was_for_everybody(site: Site, usage: str) -> None:
    site.author(usage, data=pooled(pools=[]))
    learner = opened(site, usage)
    learner.draft({"p0": ["a"]})
    site.author(usage, data=pooled())
    assert len(drawn(learner)) == DRAW
    assert code_of(learner.submit({"who": ["a"]})) == "content_changed"
    assert finish(learner)["review"]["possible"] == 1 + DRAW


def test_a_question_that_moves_to_another_pool_is_asked_still(
    site: Site, begun: tuple[Learner, list[str]]
) -> None:
    learner, names = begun
    pools = [{"id": "p", "name": "Denials", "draw": DRAW}, {"id": "o", "name": "Others", "draw": 1}]
    moved = [item | {"pool": "o"} if item["id"] == names[0] else item for item in POOL]
    site.author(learner.usage, data=pooled(*moved, drawn_question("o1", "o"), pools=pools))
    now = drawn(learner)
    assert set(names) < set(now)
    assert len(now) == DRAW + 1


def test_two_devices_have_the_same_draw_whichever_begins(site: Site, learner: Learner) -> None:
    other = opened(site, learner.usage)
    names = drawn(learner)
    assert other.draft({names[0]: ["a"]}).status_code == 200
    assert learner.submit({name: ["a"] for name in names}).status_code == 200


# What it counts


@pytest.mark.parametrize(("weight", "most"), [(1.0, 1.0), (None, 1.0 + DRAW), (2.5, 2.5), (0, 0)])
def test_an_attempt_can_earn_what_the_block_is_worth(
    site: Site, learner: Learner, weight: float | None, most: float
) -> None:
    site.author(learner.usage, weight=weight)
    assert site.block(learner.usage).max_score() == most
    told = finish(learner, *asked(learner))
    assert told["review"]["possible"] == 1 + DRAW
    assert told["score"]["earned"] == 1 + DRAW
    assert learner.grade == ((most, most) if weight != 0 else None)
    assert learner.completion == 1


def test_a_pool_that_has_fewer_questions_than_it_draws_asks_all_of_them(site: Site) -> None:
    usage = site.add_block("few", data=pooled(*POOL[:2], draw=9), weight=None)
    learner = opened(site, usage)
    assert site.block(usage).max_score() == 3
    assert finish(learner, "who", "p0", "p1")["score"]["earned"] == 3


def test_pools_alone_are_a_self_check(site: Site) -> None:
    usage = site.add_block("alone", data=pooled(questions=POOL), weight=None)
    learner = opened(site, usage)
    assert len(asked(learner)) == DRAW
    finish(learner, *asked(learner))
    assert learner.grade == (DRAW, DRAW)


def test_the_best_of_attempts_on_different_questions_counts(learner: Learner) -> None:
    finish(learner, "who", *drawn(learner))
    finish(learner, serial=2)
    assert learner.grade == (1, 1)
    assert learner.payload["score"]["serial"] == 1


def test_a_rescore_judges_each_attempt_by_the_questions_it_asked(site: Site, learner: Learner) -> None:
    names = drawn(learner)
    finish(learner, "who")
    corrected = [
        item | {"options": [option | {"correct": option["id"] == "b"} for option in item["options"]]}
        for item in POOL
    ]
    site.author(learner.usage, data=pooled(*corrected))
    rescore(site.person("amina"), parse_usage(learner.usage), only_if_higher=False)
    assert learner.grade == (1, 1)
    (attempt,) = learner.state["submissions"]["recorded"]
    assert set(attempt["results"]) == {"who", *names}
    assert {question["changed"] for question in learner.payload["review"]["questions"].values()} == {False}


def test_an_override_is_told_in_the_points_of_an_attempt(site: Site, learner: Learner) -> None:
    finish(learner)
    override_score(site.person("amina"), parse_usage(learner.usage), 0.5)
    told = learner.payload["score"]
    assert (told["earned"], told["possible"], told["by"]) == ((1 + DRAW) / 2, 1 + DRAW, "course_team")
    with pytest.raises(Refused):
        override_score(site.person("amina"), parse_usage(learner.usage), 1.5)


# Another attempt that asks what was not right


def test_another_attempt_keeps_the_draw_and_what_was_right(site: Site, learner: Learner) -> None:
    site.author(learner.usage, retry="wrong")
    names = drawn(learner)
    told = finish(learner, names[0])
    assert {name: held["answer"] for name, held in told["held"].items()} == {names[0]: ["a"]}
    assert drawn(learner) == names
    learner.look()
    told = learner.submit({"who": ["a"], names[0]: ["b"], names[1]: ["a"]}, serial=2).json()["state"]
    assert told["score"]["earned"] == 1 + DRAW
    assert told["review"]["answers"][names[0]] == ["a"]


def test_what_is_kept_is_submitted_although_a_page_does_not_send_it(site: Site, learner: Learner) -> None:
    site.author(learner.usage, retry="wrong")
    names = drawn(learner)
    finish(learner, "who", names[0])
    learner.look()
    for _ in range(2):
        told = learner.submit({names[1]: ["a"]}, serial=2)
        assert told.json()["state"]["score"]["earned"] == 1 + DRAW


def test_once_all_is_right_everything_is_asked_anew(site: Site, learner: Learner) -> None:
    site.author(learner.usage, retry="wrong")
    names = drawn(learner)
    assert finish(learner, "who", *names)["held"] == {}
    assert set(drawn(learner)).isdisjoint(names)


@pytest.mark.parametrize("fields", [{"retry": "all"}, {"retry": "wrong", "show_correctness": "never"}])
def test_otherwise_another_attempt_draws_others_and_keeps_nothing(
    site: Site, learner: Learner, fields: dict[str, str]
) -> None:
    site.author(learner.usage, **fields)
    names = drawn(learner)
    assert finish(learner, names[0])["held"] == {}
    assert set(drawn(learner)).isdisjoint(names)


def test_a_right_answer_to_a_question_with_a_corrected_key_is_not_kept(site: Site, learner: Learner) -> None:
    site.author(learner.usage, retry="wrong")
    names = drawn(learner)
    finish(learner, *names)
    flipped = [
        item | {"options": [option | {"correct": option["id"] == "b"} for option in item["options"]]}
        if item["id"] == names[0]
        else item
        for item in POOL
    ]
    site.author(learner.usage, data=pooled(*flipped))
    assert list(learner.payload["held"]) == [names[1]]


# Looking back


def test_every_attempt_is_reviewed_with_what_it_asked_answered_and_hinted(
    site: Site, learner: Learner
) -> None:
    site.author(learner.usage, max_attempts=2)
    draws = []
    for serial in (1, 2):
        learner.look()
        names = drawn(learner)
        draws.append(names)
        assert learner.hint(names[0], serial=serial).status_code == 200
        finish(learner, names[0], serial=serial)
    site.author(learner.usage, due=PAST)
    assert set(draws[0]).isdisjoint(draws[1])
    for serial, names in enumerate(draws, 1):
        told = learner.call("review_attempt", {"serial": serial}).json()["review"]
        assert set(told["questions"]) == {"who", *names}
        assert told["answers"] == {"who": ["b"], names[0]: ["a"], names[1]: ["b"]}
        assert told["hints"] == {names[0]: [f"<p>SECRET-{names[0]} hint</p>"]}
        assert {question["key"] == ["a"] for question in told["questions"].values()} == {True}
        assert f"SECRET-{names[1]} no" in json.dumps(told["questions"][names[1]])
        page = learner.call("show_questions", {"serial": serial}).json()["html"]
        assert set(asked_on(page)) == {"who", *names}


def test_while_tries_are_left_a_review_opens_what_was_right_only(learner: Learner) -> None:
    names = drawn(learner)
    told = finish(learner, names[0])["review"]["questions"]
    assert {name: question["key"] for name, question in told.items()} == {
        "who": None,
        names[0]: ["a"],
        names[1]: None,
    }


def test_a_review_says_how_many_of_its_questions_are_gone(site: Site, learner: Learner) -> None:
    names = drawn(learner)
    finish(learner)
    site.author(learner.usage, data=pooled(*(item for item in POOL if item["id"] != names[0])))
    told = learner.call("review_attempt", {"serial": 1}).json()["review"]
    assert (told["removed"], set(told["questions"])) == (1, {"who", names[1]})


# What is stored


def page_state(site: Site, learner: Learner) -> dict[str, Any]:
    """What the script of the page is told."""
    fragment = site.block(learner.usage, learner.username).student_view({})
    found: dict[str, Any] = fragment.json_init_args["state"]
    return found


def test_a_state_from_before_there_were_pools_is_read(site: Site, usage: str) -> None:
    recorded = {
        "serial": 1,
        "at": "2026-01-01T00:00:00Z",
        "revision": "r",
        "answers": {"who": ["a"], "p0": ["b"]},
        "results": {name: {"earned": 0, "possible": 1} for name in ("who", "p0")},
    }
    older = {"attempts": 1, "submissions": {"serial": 1, "recorded": [recorded]}, "state_version": 1}
    site.put_state("amina", usage, older)
    learner = opened(site, usage)
    assert set(learner.payload["review"]["questions"]) == {"who", "p0"}
    assert len(drawn(learner)) == DRAW
    assert "p0" not in drawn(learner)
    finish(learner, "who", serial=2)
    assert len(learner.state["submissions"]["recorded"]) == 2


def test_what_a_later_release_settles_of_an_attempt_is_kept(
    site: Site, begun: tuple[Learner, list[str]]
) -> None:
    learner, names = begun
    site.put_state(
        "amina", learner.usage, learner.state | {"opened": learner.state["opened"] | {"timer": 60}}
    )
    learner.hint(names[0])
    assert learner.state["opened"]["timer"] == 60
    assert learner.state["opened"]["hints"] == {names[0]: ["h"]}


def test_a_state_that_is_left_alone_offers_nothing_and_shows_no_question_of_a_pool(
    site: Site, learner: Learner
) -> None:
    site.put_state("amina", learner.usage, {"state_version": 99})
    told = page_state(site, learner)
    assert (told["open"], told["hints"], set(told["may"].values())) == (False, {}, {False})
    assert "SECRET-" not in learner.visitor.view(learner.usage).content.decode()
