"""What two pages of a learner and the course team can do at the same moment, and what is there when it was done."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import NamedTuple

from django.http import HttpResponse

from demo.ids import parse_usage
from demo.staff import Refused, rescore
from tests.race.scene import Outcome
from tests.support.lesson import HALF, RIGHT, WRONG, Learner, code_of

TRIES = 500
"""How often a page asks again while another one writes."""

SUBMITTED = (RIGHT, HALF | {"sort": {"s1": "coder"}})
DRAFTED = (HALF, WRONG)
CHECKED = (["b"], ["c"])
"""Answers to one question, and other ones than those that are submitted or saved."""

PARTS = ("coder", "biller")
SERIAL = 2
DONE = "200"
BUSY = "409 in_progress"


class Operation(NamedTuple):
    """Something to ask for, 0 or 1 of its kind: `ask` gives the answer, `kept` tells whether what it does is there."""

    name: str
    ask: Callable[[Learner, int], str]
    kept: Callable[[Outcome, int], bool]


class Call(NamedTuple):
    """An operation that a page asks for."""

    operation: Operation
    page: Learner
    which: int

    def answer(self, put_off: Callable[[], None] = lambda: None) -> str:
        """The answer. Asks again as long as somebody else writes, as the page's script does; tells each time."""
        for _ in range(TRIES):
            answer = self.operation.ask(self.page, self.which)
            if answer != BUSY:
                return answer
            put_off()
            os.sched_yield()
        return BUSY

    def is_kept(self, outcome: Outcome) -> bool:
        """Whether what this call does is there."""
        return self.operation.kept(outcome, self.which)


def _answer_of(response: HttpResponse) -> str:
    status = str(response.status_code)
    return status if response.status_code in (200, 500) else f"{status} {code_of(response)}"


def _submit(learner: Learner, which: int) -> str:
    return _answer_of(learner.submit(SUBMITTED[which], serial=SERIAL))


def _is_submitted(outcome: Outcome, which: int) -> bool:
    answers = [attempt["answers"] for attempt in outcome.state["submissions"]["recorded"][1:]]
    events = [name for name, _ in outcome.events if name.endswith("attempt.submitted")]
    counted = (outcome.state["attempts"], len(events)) == (SERIAL, 1)
    return answers == [SUBMITTED[which] | _checked(outcome)] and counted and _is_confirmed(outcome, which)


def _draft(learner: Learner, which: int) -> str:
    return _answer_of(learner.draft(DRAFTED[which], serial=SERIAL))


def _is_drafted(outcome: Outcome, which: int) -> bool:
    saved = outcome.state.get("draft", {}).get("answers")
    return saved in (DRAFTED[which], DRAFTED[which] | _checked(outcome))


def _check(learner: Learner, which: int) -> str:
    return _answer_of(learner.check("who", CHECKED[which], serial=SERIAL))


def _checked(outcome: Outcome) -> dict[str, object]:
    found: dict[str, object] = outcome.state.get("opened", {}).get("checked", {})
    return found


def _is_checked(outcome: Outcome, which: int) -> bool:
    return _checked(outcome) == {"who": CHECKED[which]}


def _hint(learner: Learner, which: int) -> str:
    return _answer_of(learner.hint("who", seen=which, serial=SERIAL))


def _is_hinted(outcome: Outcome, _which: int) -> bool:
    taken = outcome.state.get("opened", {}).get("hints")
    attempts = outcome.state["submissions"]["recorded"][1:]
    return bool(taken) and all(attempt.get("hints") == taken for attempt in attempts)


def _give_up(learner: Learner, _which: int) -> str:
    return _answer_of(learner.give_up(SERIAL))


def _has_given_up(outcome: Outcome, _which: int) -> bool:
    ended = outcome.state.get("given_up") is not None
    return ended and len(outcome.state["submissions"]["recorded"]) == outcome.state["attempts"] == 1


def _read(learner: Learner, which: int) -> str:
    return _answer_of(learner.read(PARTS[which]))


def _is_read(outcome: Outcome, which: int) -> bool:
    return PARTS[which] in outcome.state.get("reading", {}).get("read", ())


def _confirm(learner: Learner, _which: int) -> str:
    return _answer_of(learner.call("send_grade", {}))


def _is_confirmed(outcome: Outcome, _which: int) -> bool:
    return outcome.state["grade_sent"] and outcome.grade is not None and outcome.completion == 1.0


def _rescore(learner: Learner, _which: int) -> str:
    try:
        rescore(learner.site.person(learner.username), parse_usage(learner.usage), only_if_higher=False)
    except Refused:  # there is an attempt to rescore, so it can only be that somebody writes
        return BUSY
    return DONE


def _is_rescored(outcome: Outcome, _which: int) -> bool:
    return outcome.state["submissions"]["recorded"][0]["results"]["who"]["earned"] == 1


SUBMIT = Operation("submit", _submit, _is_submitted)
DRAFT = Operation("draft", _draft, _is_drafted)
READ = Operation("reading", _read, _is_read)
CONFIRM = Operation("confirmation", _confirm, _is_confirmed)
RESCORE = Operation("rescore", _rescore, _is_rescored)
CHECK = Operation("check", _check, _is_checked)
HINT = Operation("hint", _hint, _is_hinted)
GIVE_UP = Operation("giving up", _give_up, _has_given_up)
OPERATIONS = (SUBMIT, DRAFT, READ, CONFIRM, RESCORE)
IN_AN_ATTEMPT = (CHECK, HINT, GIVE_UP)
