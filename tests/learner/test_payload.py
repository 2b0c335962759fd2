"""What a page is told is made of what was recorded when the answers arrived."""

from __future__ import annotations

from typing import ClassVar

from coding_billing_xblock.attempts.policy import Rules
from coding_billing_xblock.attempts.record import Record, State
from coding_billing_xblock.attempts.submission import Arrived, decide_submission
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.learner.payload import Desk
from coding_billing_xblock.questions.base import Invalid, Points
from coding_billing_xblock.questions.choice import Choice
from tests.attempts.support import NOW, question


class Counted(Choice):
    """A choice that remembers who was scored."""

    scored: ClassVar[list[str]] = []

    def score(self, answer: object) -> Invalid | Points:
        self.scored.append(self.id)
        return super().score(answer)


def test_from_the_answers_to_the_page_each_question_is_scored_once() -> None:
    document = Document(questions=tuple(Counted(**dict(question(name))) for name in "xyz"))
    answers = {"x": ["a"], "y": ["b"], "z": ["c"]}
    attempt = decide_submission(document, State(), Rules(), Arrived(1, document.revision, 0, answers), NOW)
    state = State(attempts=1, submissions=Record().with_attempt(attempt))
    told = Desk(document, state, Rules(), "best", NOW, str).payload()["review"]["questions"]
    assert [told[name]["result"] for name in "xyz"] == ["right", "wrong", "wrong"]
    assert Counted.scored == ["x", "y", "z"]
