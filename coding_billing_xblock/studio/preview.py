"""The learner's own page beside the editor's form, from a document that is not saved."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any, Literal

from coding_billing_xblock.attempts.policy import PassMark, Rules
from coding_billing_xblock.attempts.record import Attempt, Reading, Record, State, timestamp
from coding_billing_xblock.attempts.score import attempt_of, fitting
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.learner.page import assets_of, build_page
from coding_billing_xblock.learner.payload import Desk
from coding_billing_xblock.learner.translation import Words, translate
from coding_billing_xblock.learner.words import VOCABULARY, for_script

CLOSED = "preview"
"""Why nothing can be submitted in a preview; the learner's script has no message for it and shows none."""

COURSE_FILE = re.compile(r'((?:src|href)=")/static/((?!xblock/)[\w.~/-]+)(")')


def asking_all(document: Document) -> Document:
    """The same document without a draw: whoever writes questions sees all of them."""
    return document.model_copy(update={"pools": ()})


def preview(block: Any, document: Document, title: str) -> dict[str, Any]:
    """The HTML of the page that learners would get of ``document``, in pieces: a change then replaces one."""
    page = build_page(document, title, _words(block))
    pieces = page.in_pieces(preview_prefix(block), block.drawing_url)
    before, *questions, after = map(_course_files(block), pieces)
    return {"before": before, "questions": questions, "after": after}


def arguments(
    block: Any, document: Document, marks: PassMark, view: Literal["answers", "try"]
) -> dict[str, Any]:
    """The arguments for the learner's script: with all answers and feedback on the page, or open to be tried."""
    words = _words(block)
    if view == "try":
        state = _told(_desk(block, document, marks, State()))
    else:
        answered = _desk(block, document, marks, _answered(document))
        state = _told(answered) | {"open": False, "closed": CLOSED}
    return {
        "prefix": preview_prefix(block),
        "learner": CLOSED,
        "language": words.language,
        "sign_in": "",
        "words": for_script(words, document.question_types),
        "assets": assets_of(document, partial(block.runtime.local_resource_url, block)),
        "state": state,
    }


def tried(block: Any, document: Document, marks: PassMark, attempt: Attempt) -> dict[str, Any]:
    """What a learner's page is told after this attempt at ``document``, with as many to come as wanted."""
    record = Record(serial=attempt.serial, recorded=(attempt,))
    return _told(_desk(block, document, marks, State(attempts=attempt.serial, submissions=record)))


def preview_prefix(block: Any) -> str:
    """What every id of the preview begins with, other than those of the learner's page and of the editor."""
    return "cbp" + hashlib.sha256(str(block.scope_ids.usage_id).encode()).hexdigest()[:8]


def _words(block: Any) -> Words:
    return translate(block.runtime.service(block, "i18n"), VOCABULARY)


def _told(desk: Desk) -> dict[str, Any]:
    """What the page is told of a desk where no order changes and whoever wrote the hints sees them all."""
    questions = desk.document.questions
    shown = {item.id: [desk.to_html(hint.text) for hint in item.hints] for item in questions if item.hints}
    told = desk.payload()
    if told["review"]:
        told["review"]["hints"] = shown
    hints = {name: {"taken": taken, "left": 0} for name, taken in shown.items()}
    return told | {"varies": False, "hints": hints}


def _answered(document: Document) -> State:
    """A learner's state after reading everything and answering right whatever can be answered so far."""
    keys = {question.id: question.key() for question in document.questions}
    attempt = attempt_of(document, fitting(document, keys), 1, timestamp(datetime.now(UTC)))
    record = Record()
    if document.questions and isinstance(attempt, Attempt):
        record = record.with_attempt(attempt)
    return State(submissions=record, reading=Reading(read=document.readable))


def _desk(block: Any, document: Document, marks: PassMark, state: State) -> Desk:
    with_course_files = _course_files(block)

    def to_html(text: str) -> str:
        return with_course_files(block.to_html(text))

    return Desk(document, state, Rules(pass_mark=marks), "best", datetime.now(UTC), to_html)


def _course_files(block: Any) -> Callable[[str], str]:
    """What puts the addresses of course files into HTML: Studio does it neither in replies nor by a service here."""
    replace = block.runtime.service(block, "replace_urls")
    if replace is not None:
        return lambda rendered: str(replace.replace_urls(rendered))
    make_key = getattr(block.scope_ids.usage_id.context_key, "make_asset_key", None)
    if make_key is None:
        return lambda rendered: rendered
    return lambda rendered: COURSE_FILE.sub(
        lambda found: f"{found[1]}{_address(make_key, found[2])}{found[3]}", rendered
    )


def _address(make_key: Callable[[str, str], object], path: str) -> str:
    # Files keep no folders: the platform puts an underscore for each slash.
    return html.escape(f"/{make_key('asset', path.replace('/', '_'))}")
