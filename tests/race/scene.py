"""Two pages of one learner in one of the two kinds of host, and all that is stored of what they do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.core.cache import cache
from django.http import HttpResponse

from demo.library import HANDLER_PLACE
from demo.models import Completion, Event, StudentState
from tests.support.lesson import HALF, SORT, WHAT, WHO, Learner, data
from tests.support.site import Site

HINTS = [{"id": name, "text": f"Hint {name}"} for name in ("one", "two")]
FIELDS = {
    "data": data(questions=[WHO | {"hints": HINTS}, WHAT, SORT]),
    "feedback": "at_once",
    "showanswer": "given_up",
}
TIMES = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class LibraryLearner(Learner):
    """A learner at work on a block of a content library, where a request is one transaction."""

    def __init__(self, site: Site, usage: str) -> None:
        super().__init__(site, usage)
        self._address = self.visitor.handler_in_library(usage, HANDLER_PLACE)

    def call(self, handler: str, payload: object) -> HttpResponse:
        """POST a payload to a handler."""
        return self.visitor.post_json(self._address.replace(HANDLER_PLACE, handler), json.dumps(payload))


def course_pages(site: Site) -> list[Learner]:
    """Pages of a block in a course, where every save is committed at once."""
    usage = site.add_block("raced", **FIELDS)
    return [Learner(site, usage) for _ in range(2)]


def library_pages(site: Site) -> list[Learner]:
    """Pages of a block in a library, where a request is one transaction."""
    usage = site.add_library_block("raced", **FIELDS)
    return [LibraryLearner(site, usage) for _ in range(2)]


HOSTS: dict[str, Callable[[Site], list[Learner]]] = {"course": course_pages, "library": library_pages}


class Outcome(NamedTuple):
    """How calls were answered, and all that is stored afterwards, but for the times."""

    answers: tuple[str, ...]
    state: dict[str, Any]
    grade: tuple[float | None, float | None] | None
    completion: float | None
    events: tuple[tuple[str, str], ...]


class Scene:
    """Two pages of a learner with one attempt, which was judged by another key and whose grade was not sent yet."""

    def __init__(self, pages: Sequence[Learner]) -> None:
        assert pages[0].submit(HALF).status_code == 200
        self.pages = pages
        self._page = pages[0]
        state = self._page.state
        state["submissions"]["recorded"][0]["results"]["who"]["earned"] = 0
        self._start = state | {"grade_sent": False, "completion_sent": 0.0}

    def start_again(self) -> None:
        """Forget what was done since."""
        cache.clear()
        for stored in (Completion, Event, StudentState):
            stored.objects.filter(usage=self._page.usage).delete()
        self._page.site.put_state(self._page.username, self._page.usage, self._start)

    def outcome(self, answers: Sequence[str]) -> Outcome:
        """What is stored now, with these answers."""
        page = self._page
        state = json.loads(TIMES.sub("", json.dumps(page.state)))
        events = [
            (event.name, json.dumps(event.payload, sort_keys=True))
            for event in page.site.published(page.usage)
        ]
        return Outcome(tuple(answers), state, page.grade, page.completion, tuple(events))
