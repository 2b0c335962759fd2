"""What is measured: an empty XBlock, the shipped lesson and long self-checks, in the demo's own runtime."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from typing import Any

from web_fragments.fragment import Fragment
from webob import Request

from benchmarks.timing import ROUNDS
from coding_billing_xblock.attempts.record import State
from coding_billing_xblock.attempts.score import Unscorable, attempt_of
from coding_billing_xblock.attempts.sitting import sitting_of
from coding_billing_xblock.content.document import Document, Pool
from coding_billing_xblock.lessons.shelf import shipped
from demo.ids import parse_usage
from demo.lms import LearnerRuntime
from demo.people import Viewer
from tests.support.site import Site


def with_questions(count: int) -> Document:
    """The shipped lesson with so many questions: its own, over and over, under new ids."""
    repeated = itertools.islice(itertools.cycle(shipped().questions), count)
    questions = tuple(question.model_copy(update={"id": f"q{n}"}) for n, question in enumerate(repeated))
    return shipped().model_copy(update={"questions": questions})


def mixed(count: int) -> Document:
    """The shipped lesson with so many questions of all types in turns."""
    from tests.kinds import kinds  # the peers are measured where hypothesis is not installed

    kinds_of_questions = itertools.islice(itertools.cycle(kinds().values()), count)
    questions = [{**kind.example, "id": f"q{n}", "section": ""} for n, kind in enumerate(kinds_of_questions)]
    return Document.model_validate(shipped().model_dump() | {"questions": questions})


def pooled(count: int, draw: int) -> Document:
    """The shipped lesson with a pool of so many questions of all types in turns, of which so many are drawn."""
    document = mixed(count)
    questions = tuple(
        question.model_copy(update={"pool": "all", "points": 1.0}) for question in document.questions
    )
    pools = (Pool(id="all", name="All", draw=draw),)
    return document.model_copy(update={"questions": questions, "pools": pools})


def with_findings(document: Document) -> Document:
    """The same, with a warning at each question: it refers to a section that is not there."""
    questions = tuple(question.model_copy(update={"section": "nowhere"}) for question in document.questions)
    return document.model_copy(update={"questions": questions})


def loaded(site: Site, usage: str) -> Any:
    """A block as a request gets it."""
    return LearnerRuntime(Viewer(site.person("amina"), {})).get_block(parse_usage(usage))


def rendering(site: Site, usage: str) -> Callable[[], Fragment]:
    """Load the block for a learner and render the page, as the host does for a request."""
    return lambda: loaded(site, usage).render("student_view", {})


def submitting(site: Site, usage: str, document: Document) -> Callable[[], object]:
    """Load the block for a learner and submit an answer to every question, one attempt after the other."""
    answers = {question.id: question.key() for question in document.questions}
    serials = itertools.count(1)

    def submit() -> object:
        body = {"serial": next(serials), "revision": document.revision, "draft": 0, "answers": answers}
        return _handled(loaded(site, usage), body)

    return submit


def submitting_drawn(site: Site, usage: str, document: Document) -> Callable[[], object]:
    """The same where each attempt asks what is drawn for it, which is found out before anything is measured."""
    learner, state, bodies = loaded(site, usage).learner_seed(), State(), []
    for serial in range(1, ROUNDS + 1):
        asked = sitting_of(document, state, keeps_right=False, learner=learner).asked
        answers = {question.id: question.key() for question in asked.questions}
        bodies.append({"serial": serial, "revision": asked.revision, "draft": 0, "answers": answers})
        attempt = attempt_of(asked, answers, serial, "")
        if isinstance(attempt, Unscorable):
            raise RuntimeError(attempt)
        state = State(submissions=state.submissions.with_attempt(attempt))
    waiting = iter(bodies)
    return lambda: _handled(loaded(site, usage), next(waiting))


def answering(site: Site, usage: str) -> Callable[[], object]:
    """Load the empty block for a learner and call its handler."""
    return lambda: _handled(loaded(site, usage), {})


def _handled(block: Any, body: object) -> object:
    content = json.dumps(body).encode()
    request = Request.blank("/", method="POST", body=content, content_type="application/json")
    response = block.handle("submit", request)
    if response.status_code != 200:
        raise RuntimeError(response.body)
    return response
