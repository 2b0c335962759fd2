"""Contents and settings of a block, usable and not."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from coding_billing_xblock.attempts.policy import SHOW_ANSWER
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.questions.base import Question
from tests.fuzz.values import changed
from tests.kinds import kind_of, kinds
from tests.support.lesson import CONTENT, SORT, WHAT, WHO, data

OLX = """<coding_billing language="en"><lesson><section id="coder"><title>Coder</title><body>Reads</body></section>
</lesson><!-- kept --><questions><choice id="who"><prompt>Who?</prompt><option id="a" correct="true"><text>A</text>
</option><option id="b"><text>B</text></option></choice></questions></coding_billing>"""
ARTICLE = """# Work

Coders *read* records.

|     | Coding | Billing |
|-----|--------|---------|
| Out | Codes  | Claims  |

Who reads?"""
TABLE = {
    "caption": "Side by side",
    "columns": [{"id": "coding", "label": "Coding"}, {"id": "billing", "label": "Billing"}],
    "rows": [{"id": "out", "label": "Out", "cells": ["Codes", "Claims"]}],
}

HINTS = [{"id": "one", "text": "Look *again*."}, {"id": "two", "text": "It is the coder."}]
EVERY_TYPE = [
    dict(kind.example) | {"id": name, "section": "", "hints": HINTS} for name, kind in kinds().items()
]

POOLS = [{"id": "p", "name": "Denials", "draw": 2}]
POOLED = [
    WHO,
    *(WHAT | {"id": f"p{number}", "pool": "p", "points": 1, "hints": HINTS} for number in range(4)),
]

USABLE = (
    "",
    data(),
    data(comparison=TABLE),
    data(questions=[WHO]),
    data(questions=[WHAT], lesson={"sections": []}),
    data(questions=[SORT | {"points": 0.7}]),
    data(questions=[]),
    data(questions=EVERY_TYPE, outcome={"passed": "Well *done*."}),
    data(pools=POOLS, questions=POOLED),
    "{}",
    OLX,
)
BROKEN = (
    "{",
    "null",
    "[1]",
    '"text"',
    '{"questions": 5}',
    '{"version": 99}',
    data(questions=[WHO | {"options": []}]),
    "<coding_billing><oops/></coding_billing>",
    "<coding_billing",
    "\x0b",
)

NOW = datetime.now(UTC)
DUES = (None, *(str((NOW + timedelta(days=days)).isoformat()) for days in (-400, 400)))


QUESTIONS = """[number; points=2]
1. How many?
tolerance: 0.5
*a) 45
Put in order.{>
Register
Code}
The {=coder ~payer} codes {~a =b}.
Answer: 95 % ± 1
Order: b, a
1. Who assigns codes?
a) The payer
*b) The coder
Answer: b

Which form goes out? {=The claim ~The record #Stays here}
prompt,right,wrong
"Who asks, and whom?",The coder,The payer
[x] Yes
[ ] No
// A remark"""


def content(random: Random) -> str:
    """What may be stored as the content of a block."""
    kind = random.random()
    if kind < 0.75:
        return random.choice(USABLE)
    whole = random.choice((CONTENT, CONTENT | {"questions": EVERY_TYPE}))
    return random.choice(BROKEN) if kind < 0.9 else json.dumps(changed(whole, random))


def fields(random: Random) -> dict[str, object]:
    """The stored fields of a block, a content and settings."""
    return {
        "data": content(random),
        "max_attempts": random.choice((None, None, None, 0, 1, 3)),
        "weight": random.choice((1.0, 1.0, None, 0, 2.5)),
        "grading": random.choice(("best", "latest")),
        "pass_mark": random.choice((None, 0, 50, 100, -1)),
        "nearly_mark": random.choice((None, 40, 60)),
        "completes": random.choice(("submitted", "passed")),
        "due": random.choice(DUES),
        "graceperiod": random.choice((None, "2 days")),
        "show_correctness": random.choice(("always", "always", "past_due", "never", "news")),
        "self_paced": random.random() < 0.1,
        "feedback": random.choice(("end", "at_once")),
        "showanswer": random.choice((*SHOW_ANSWER, "finished", "given_up", "sometimes")),
        "attempts_before_showanswer_button": random.choice((0, 1, 2)),
        "hints": random.choice(("always", "always", "after_attempt", "never")),
        "retry": random.choice(("all", "wrong")),
        "shuffle": random.choice(("as_set", "questions", "options", "all")),
    }


def answers(document: Document | None, random: Random) -> dict[str, Any]:
    """Answers that fit the questions of a document."""
    if document is None:
        return {"who": ["a"]}
    return {
        question.id: _answer(question, random) for question in document.questions if random.random() < 0.8
    }


def _answer(question: Question, random: Random) -> Any:
    guess = random.choice(list(kind_of(question).guesses.values()))
    return question.key() if random.random() < 0.3 else guess.answer(question.public(), random)
