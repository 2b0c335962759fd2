"""Pasted questions as the editor is told them, so that an author can look at them before they are added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from coding_billing_xblock.content.document import Document, Parsed
from coding_billing_xblock.content.years import findings_in
from coding_billing_xblock.gate import Json
from coding_billing_xblock.imports.found import Unread
from coding_billing_xblock.imports.reader import ReadQuestions
from coding_billing_xblock.questions.asked import Offered
from coding_billing_xblock.questions.base import Question
from coding_billing_xblock.studio.findings import told
from coding_billing_xblock.text.findings import Severity
from coding_billing_xblock.text.markdown import plain, plain_phrase

LONGEST = 300
"""Characters told of a text that was not read; the whole of it is where it was pasted."""


def told_questions(read: ReadQuestions, year: int, gettext: Callable[[str], str]) -> Json:
    """The questions, their types with the number of each, the words of each, all findings, and what is in none."""
    document = Document(questions=read.questions)
    findings = told(findings_in(year, Parsed(document, tuple(document.findings()))), gettext)
    return {
        "questions": document.model_dump(mode="json")["questions"],
        "types": list(Counter(question.type for question in read.questions).items()),
        "shown": [
            _shown(question) | {"faults": _faults(findings, f"questions.{index}.")}
            for index, question in enumerate(read.questions)
        ],
        "findings": findings,
        "unread": _by_reason(read.unread, gettext),
    }


def _faults(findings: Sequence[Json], path: str) -> list[Json]:
    """What is wrong with one question. Tips come in the editor: here they would push the questions apart."""
    return [
        found for found in findings if found["path"].startswith(path) and found["severity"] != Severity.TIP
    ]


def _shown(question: Question) -> Json:
    """Its words without marks, and those of what it offers, with what is right."""
    if not question.asked_as:
        right = {"text": question.reading(question.key()), "right": True, "place": ""}
        return {"prompt": plain(question.prompt), "items": [right]}
    asked = question.to_asked()
    return {"prompt": plain(asked.prompt), "items": [_item(item, asked.places) for item in asked.offered]}


def _item(item: Offered, places: Sequence[str]) -> Json:
    place = "" if item.place is None else plain_phrase(places[item.place])
    return {"text": plain_phrase(item.text), "right": item.right, "place": place}


def _by_reason(unread: Sequence[Unread], gettext: Callable[[str], str]) -> list[Json]:
    """What was not read: each reason once, with the places that it holds for."""
    places: dict[str, list[Json]] = {}
    for line, text, why in unread:
        places.setdefault(why.text(gettext), []).append({"line": line, "text": text[:LONGEST]})
    return [{"why": why, "places": found} for why, found in places.items()]
