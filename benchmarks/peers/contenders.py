"""Who is compared, and how each is rendered and answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.cache import cache
from opaque_keys.edx.keys import UsageKey
from web_fragments.fragment import Fragment
from webob import Request, Response

from benchmarks.empty import EMPTY
from benchmarks.peers.host import PROBLEM, Host, usage_of
from benchmarks.peers.stores import Json, Records
from benchmarks.subjects import with_questions
from coding_billing_xblock.lessons.load import usable

OWN = "coding_billing"
POLL = "poll"
LESSON = "shipped lesson"
SHORT, LONG = 8, 200

ONE_QUESTION = """
<problem>
  <multiplechoiceresponse>
    <label>What does a coder need before choosing a code?</label>
    <choicegroup type="MultipleChoice">
      <choice correct="false">The price of the visit</choice>
      <choice correct="true">The record of the visit</choice>
      <choice correct="false">The number of the policy</choice>
      <choice correct="false">The answer of the payer</choice>
    </choicegroup>
  </multiplechoiceresponse>
</problem>
"""


@dataclass(frozen=True)
class Body:
    """What a browser sends."""

    content: bytes
    content_type: str = "application/json"


@dataclass(frozen=True)
class Contender:
    """A block with its author's values, the handler that takes answers, and right ones for the n-th attempt."""

    name: str
    usage: UsageKey
    fields: Json
    handler: str
    answers: Callable[[int], Body]
    all_right: Callable[[Json], bool]


def contenders() -> list[Contender]:
    """All that take part; the first shows what the host costs."""
    return [_empty(), _problem(), _poll(), _own(LESSON, ""), *map(_long, (SHORT, LONG))]


def name_of(count: int) -> str:
    """What a self-check of so many questions is called here."""
    return f"{count} questions"


def records_of(competing: list[Contender]) -> Records:
    """A course with these blocks, and nothing answered."""
    return Records({contender.usage: contender.fields for contender in competing})


def rendering(contender: Contender, records: Records) -> Callable[[], Fragment]:
    """Load the block and render it, as a host does for a request. The records stay as they are."""
    return lambda: Host(records.copy(), contender.usage).block().render("student_view", {})


def submitting(contender: Contender, records: Records, number: int) -> Callable[[], Response]:
    """Load the block and submit the n-th attempt, as a host does for a request. The records stay as they are."""
    body = contender.answers(number)
    return lambda: _answered(contender, records.copy(), body)


def submit_once(contender: Contender, records: Records, number: int) -> None:
    """Submit the n-th attempt and keep it. Raises RuntimeError where it was not taken for all right."""
    response = _answered(contender, records, contender.answers(number))
    if not contender.all_right(json.loads(response.body)):
        raise RuntimeError(response.body)


def _answered(contender: Contender, records: Records, body: Body) -> Response:
    cache.clear()  # a block may remember there which attempts it has seen
    request = Request.blank("/", method="POST", body=body.content, content_type=body.content_type)
    name, _, suffix = contender.handler.partition("/")
    response = Host(records, contender.usage).block().handle(name, request, suffix)
    if response.status_code != 200:
        raise RuntimeError(response.body)
    return response


def _empty() -> Contender:
    body = _json_body({})
    return Contender("empty block", usage_of(EMPTY, "empty"), {}, "submit", lambda _: body, lambda _: True)


def _problem() -> Contender:
    usage = usage_of(PROBLEM, "one")
    picked = {f"input_{usage.html_id()}_2_1": "choice_1"}
    body = Body(urlencode(picked).encode(), "application/x-www-form-urlencoded")
    return Contender(
        PROBLEM,
        usage,
        {"display_name": "Coders", "data": ONE_QUESTION},
        "xmodule_handler/problem_check",
        lambda _: body,
        lambda reply: bool(reply["success"] == "correct"),
    )


def _poll() -> Contender:
    fields = {"private_results": True, "max_submissions": 0}
    body = _json_body({"choice": "B"})
    return Contender(
        POLL, usage_of(POLL, "poll"), fields, "vote", lambda _: body, lambda reply: bool(reply["success"])
    )


def _long(count: int) -> Contender:
    return _own(name_of(count), with_questions(count).model_dump_json())


def _own(name: str, data: str) -> Contender:
    document = usable(data)
    key = {question.id: question.key() for question in document.questions}

    def answers(number: int) -> Body:
        return _json_body({"serial": number, "revision": document.revision, "draft": 0, "answers": key})

    fields = {"data": data} if data else {}
    usage = usage_of(OWN, name.replace(" ", "-"))
    return Contender(name, usage, fields, "submit", answers, _own_all_right)


def _own_all_right(reply: Json) -> bool:
    questions = reply["state"]["review"]["questions"].values()
    return all(question["result"] == "right" for question in questions)


def _json_body(value: Json) -> Body:
    return Body(json.dumps(value).encode())
