"""A small document of the tests' own, and a learner at work on it."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.lessons.shelf import shipped
from tests.support.site import Site
from tests.support.visitor import Visitor

WHO = {
    "type": "choice",
    "id": "who",
    "prompt": "Who assigns codes?",
    "section": "coder",
    "explanation": "SECRET explanation",
    "options": [
        {"id": "a", "text": "The coder", "correct": True, "feedback": "SECRET yes"},
        {"id": "b", "text": "The payer", "feedback": "SECRET payers decide"},
        {"id": "c", "text": "The patient", "feedback": "SECRET patients pay"},
    ],
}
WHAT = {
    "type": "choice",
    "id": "what",
    "prompt": "What needs a code?",
    "multiple": True,
    "options": [
        {"id": "a", "text": "Diagnoses", "correct": True},
        {"id": "b", "text": "Procedures", "correct": True},
        {"id": "c", "text": "Parking", "feedback": "SECRET free"},
    ],
}
SORT = {
    "type": "sorting",
    "id": "sort",
    "prompt": "Who does it?",
    "categories": [{"id": "coder", "label": "Coder"}, {"id": "biller", "label": "Biller"}],
    "statements": [
        {"id": "s1", "text": "Reads the record", "category": "coder", "feedback": "SECRET reading"},
        {"id": "s2", "text": "Sends the claim", "category": "biller"},
    ],
}
SECTIONS = [
    {"id": "coder", "title": "The coder", "body": "Reads and *codes*. ![Chart](/static/chart.png)"},
    {"id": "biller", "title": "The biller", "body": "Sends claims."},
]
CONTENT: dict[str, Any] = {"lesson": {"sections": SECTIONS}, "questions": [WHO, WHAT, SORT]}
RIGHT = {"who": ["a"], "what": ["a", "b"], "sort": {"s1": "coder", "s2": "biller"}}
WRONG = {"who": ["b"], "what": ["c"], "sort": {"s1": "biller"}}
LATEST = 2**53
HALF = {"who": ["a"], "what": ["a"]}


def data(**changes: Any) -> str:
    """The stored form of the small document, with some parts of it changed."""
    return json.dumps(CONTENT | changes)


def revision_of(stored: str) -> str:
    """The revision of the questions in stored content."""
    return (Document.model_validate_json(stored) if stored else shipped()).revision


class Learner:
    """Somebody at work on one block, calling its handlers as the page's script does."""

    def __init__(self, site: Site, usage: str, username: str = "amina", stored: str | None = None) -> None:
        self.site = site
        self.usage = usage
        self.username = username
        self.visitor: Visitor = site.visit(username)
        self.revision = revision_of(data() if stored is None else stored)

    def call(self, handler: str, payload: object) -> HttpResponse:
        """POST a payload to a handler."""
        return self.visitor.call(self.usage, handler, payload)

    def submit(self, answers: object = RIGHT, serial: int = 1, **changes: object) -> HttpResponse:
        """Submit answers for an attempt; unless said otherwise they grew from the newest draft that there can be."""
        body = {"serial": serial, "revision": self.revision, "draft": LATEST, "answers": answers}
        return self.call("submit", body | changes)

    def draft(
        self, answers: object = HALF, serial: int = 1, draft: int = 0, **changes: object
    ) -> HttpResponse:
        """Save answers without submitting them; unless said otherwise they grew from no draft."""
        body = {"serial": serial, "draft": draft, "revision": self.revision, "answers": answers}
        return self.call("save_draft", body | changes)

    def check(self, question: str, answer: object, serial: int = 1, **changes: object) -> HttpResponse:
        """Have the answer to one question checked."""
        about = {"serial": serial, "revision": self.revision, "question": question}
        return self.call("check_question", about | {"answer": answer} | changes)

    def hint(self, question: str, seen: int = 0, serial: int = 1, **changes: object) -> HttpResponse:
        """Ask for the next hint of a question, having seen so many."""
        about = {"serial": serial, "revision": self.revision, "question": question}
        return self.call("take_hint", about | {"seen": seen} | changes)

    def give_up(self, serial: int = 1) -> HttpResponse:
        """Give up instead of submitting this attempt."""
        return self.call("give_up", {"serial": serial})

    def look(self) -> dict[str, Any]:
        """Load the page: what it is told, and the questions as this learner sees them from now on."""
        found = self.payload
        self.revision = found["revision"]
        return found

    def read(self, *sections: str, last: str = "") -> HttpResponse:
        """Report sections as read."""
        return self.call("mark_read", {"sections": list(sections), "last": last})

    @property
    def payload(self) -> dict[str, Any]:
        """What the page is told of this learner's state."""
        found: dict[str, Any] = self.call("student_view_user_state", {}).json()
        return found

    @property
    def state(self) -> dict[str, Any]:
        """This learner's state as stored."""
        return self.site.state(self.username, self.usage)

    @property
    def grade(self) -> tuple[float | None, float | None] | None:
        """The grade as published last: earned, possible."""
        grade = self.site.grade(self.username, self.usage)
        return grade and (grade.earned, grade.possible)

    @property
    def completion(self) -> float | None:
        """How far the course thinks this learner is."""
        return self.site.completion(self.username, self.usage)


def code_of(response: HttpResponse) -> str:
    """The code of a refusal."""
    code: str = response.json()["error"]["code"]
    return code
