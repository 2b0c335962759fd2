"""Pasted questions as the editor is told them, so that an author can look at them before they are added."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coding_billing_xblock.content.document import Document, Parsed
from coding_billing_xblock.content.years import findings_in
from coding_billing_xblock.gate import Json
from coding_billing_xblock.imports.found import Unread
from coding_billing_xblock.imports.reader import ReadQuestions
from coding_billing_xblock.questions.asked import Offered
from coding_billing_xblock.questions.base import Question
from coding_billing_xblock.studio.findings import told
from coding_billing_xblock.text.markdown import plain, plain_phrase


def told_questions(read: ReadQuestions, year: int, gettext: Callable[[str], str]) -> Json:
    """The questions, the words of each, what is wrong with them, and what is in none of them."""
    document = Document(questions=read.questions)
    findings = findings_in(year, Parsed(document, tuple(document.findings())))
    return {
        "questions": document.model_dump(mode="json")["questions"],
        "shown": list(map(_shown, read.questions)),
        "findings": told(findings, gettext),
        "unread": [_unread(item, gettext) for item in read.unread],
    }


def _shown(question: Question) -> dict[str, Any]:
    """Its words without marks, and those of what it offers, with what is right."""
    asked = question.to_asked()
    return {
        "prompt": plain(asked.prompt),
        "items": [_item(item, asked.places) for item in asked.offered],
    }


def _item(item: Offered, places: tuple[str, ...]) -> dict[str, Any]:
    place = "" if item.place is None else plain_phrase(places[item.place])
    return {"text": plain_phrase(item.text), "right": item.right, "place": place}


def _unread(item: Unread, gettext: Callable[[str], str]) -> dict[str, Any]:
    return {"line": item.line, "text": item.text, "why": item.why.text(gettext)}
