"""What a learner does on two pages of a block until the server dies: saves drafts on both, and submits on one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count

from tests.race.remote import NoAnswer, RemotePage, Reply
from tests.support.lesson import LATEST, SORT, data, revision_of

STATEMENTS = 50
CONTENT = data(
    questions=[
        SORT
        | {
            "statements": [
                {"id": f"s{n}", "text": f"Task {n}", "category": "coder"} for n in range(STATEMENTS)
            ]
        }
    ]
)
REVISION = revision_of(CONTENT)

Answers = dict[str, dict[str, str]]


def submitted(serial: int) -> Answers:
    """The answers of an attempt: as many are right as its serial says, so a grade tells which attempt it is of."""
    return {"sort": {f"s{n}": "coder" for n in range(serial)}}


def drafted(number: int) -> Answers:
    """The answers of the learner's draft of that number, each another one."""
    return {"sort": {f"s{number % STATEMENTS}": "biller"}}


class Work:
    """What was asked for and what was answered with 200 so far."""

    def __init__(self, usage: str) -> None:
        self.usage = usage
        self.asked_serial = 0
        self.submitted: list[int] = []
        self.asked_drafts: list[Answers] = []
        self.drafts: dict[tuple[int, int], Answers] = {}
        self._numbers = count()

    def until_it_dies(self, address: str) -> None:
        """Work on both pages of a server until it does not answer."""
        pages = [RemotePage(address, "amina") for _ in range(2)]
        with ThreadPoolExecutor(2) as pool:
            done = [pool.submit(self._keep_submitting, pages[0]), pool.submit(self._keep_drafting, pages[1])]
        for page in done:
            page.result()

    def submit(self, page: RemotePage, serial: int) -> Reply:
        """Submit an attempt. Raises NoAnswer."""
        self.asked_serial = serial
        return self._ask(page, "submit", serial, LATEST, submitted(serial))

    @property
    def unanswered_drafts(self) -> list[Answers]:
        """Drafts that were sent and not answered with 200: the server may have saved the last one."""
        return [answers for answers in self.asked_drafts if answers not in self.drafts.values()]

    def _keep_submitting(self, page: RemotePage) -> None:
        with suppress(NoAnswer):
            while True:
                self._draft(page)
                serial = len(self.submitted) + 1
                if self.submit(page, serial).status == 200:
                    self.submitted.append(serial)

    def _keep_drafting(self, page: RemotePage) -> None:
        with suppress(NoAnswer):
            while True:
                self._draft(page)

    def _draft(self, page: RemotePage) -> None:
        state = page.call(self.usage, "student_view_user_state", {}).json
        serial, grown_from = state["serial"], state["draft"]["number"] if state["draft"] else 0
        answers = drafted(next(self._numbers))
        self.asked_drafts.append(answers)
        reply = self._ask(page, "save_draft", serial, grown_from, answers)
        if reply.status == 200:
            self.drafts[serial, reply.json["number"]] = answers

    def _ask(self, page: RemotePage, handler: str, serial: int, draft: int, answers: Answers) -> Reply:
        body = {"serial": serial, "revision": REVISION, "draft": draft, "answers": answers}
        return page.call(self.usage, handler, body)
