"""The learner's page: built once for each content and language, joined for each learner.

The cached pieces hold no learner's data and no address. Each learner gets them joined in an order of their own,
with the block's id prefix and the addresses of this site put in.
"""

from __future__ import annotations

import hashlib
import html
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from django.template import Context, Engine
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from coding_billing_xblock.attempts.sitting import Sheet, mixed
from coding_billing_xblock.content.document import Comparison, Document, NextStep, Row
from coding_billing_xblock.content.length import minutes_to_read
from coding_billing_xblock.learner.translation import Words
from coding_billing_xblock.lessons.load import usable
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.base import PublicQuestion
from coding_billing_xblock.text.direction import direction
from coding_billing_xblock.text.markdown import (
    DRAWING_SOURCE,
    drawings_in,
    plain_phrase,
    render,
    render_phrase,
)

STYLES = ("public/learner/learner.css",)
SCRIPTS = ("public/learner/learner.js",)
CHECK_SCRIPTS = ("public/learner/drafts.js", "public/learner/check.js")

CACHED_PAGES = 128
CACHED_QUESTIONS = 1024
# Characters that no document may contain, so they cannot be mistaken for content.
PREFIX = "\x01"
CUT = "\x02"
QUESTIONS = "\x03"
ROOM = "\x04"
NUMBER = "\x05"


class Visitor(NamedTuple):
    """Somebody who may read and not answer: what invites them to take part, and the way to sign in where that helps."""

    invitation: str
    sign_in: str = ""


class QuestionPieces(NamedTuple):
    """One question's HTML, cut so that its items can be put in another order."""

    id: str
    before: str
    items: tuple[tuple[str, str], ...]
    after: str
    shuffle: bool
    staying: frozenset[str]

    def joined(self, number: int, seed: str = "", mixes: bool = False) -> str:
        """The question under its number, with its items in the order that the seed gives where that is mixed."""
        pieces = [piece for _, piece in self.items]
        if seed and (self.shuffle or mixes):
            names = [name for name, _ in self.items]
            by_name = dict(self.items)
            pieces = [by_name[name] for name in mixed(names, f"{seed}\n{self.id}", self.staying)]
        return "".join([self.before.replace(NUMBER, str(number)), *pieces, self.after])

    def changed(self, change: Callable[[str], str]) -> QuestionPieces:
        """The same question with each piece of its HTML changed."""
        items = tuple((item, change(piece)) for item, piece in self.items)
        return self._replace(before=change(self.before), items=items, after=change(self.after))


# Two pages are one only if they are the same object, so that a cache need not compare their texts.
@dataclass(frozen=True, eq=False)
class Page:
    """A page in pieces: what comes before the questions, the questions, and what comes after."""

    before: str
    questions: tuple[QuestionPieces, ...]
    after: str

    def for_learner(
        self, prefix: str, sheet: Sheet, drawing_url: Callable[[str], str], room: str = ""
    ) -> str:
        """The page's HTML for one learner in one block, with ``room`` for what the script will fill in."""
        finished = self._in_block(prefix, drawing_url)
        before = finished.before.replace(ROOM, room, 1)
        return "".join([before, *finished.asked(sheet), finished.after])

    def for_attempt(self, prefix: str, sheet: Sheet, drawing_url: Callable[[str], str]) -> str:
        """The HTML of the questions of one attempt alone."""
        return "".join(self._in_block(prefix, drawing_url).asked(sheet))

    def _in_block(self, prefix: str, drawing_url: Callable[[str], str]) -> Page:
        return _in_block(self, prefix, tuple([(name, drawing_url(name)) for name in self.drawings]))

    def asked(self, sheet: Sheet) -> list[str]:
        """The HTML of each question of an attempt, in its order and with its number there."""
        asked = (self.question_by_id[name] for name in sheet.asked)
        return [
            question.joined(number, sheet.seed, sheet.mixes_options)
            for number, question in enumerate(asked, 1)
        ]

    @cached_property
    def question_by_id(self) -> dict[str, QuestionPieces]:
        """The questions by their ids."""
        return {question.id: question for question in self.questions}

    def in_pieces(self, prefix: str, drawing_url: Callable[[str], str]) -> list[str]:
        """The same HTML in the author's order: what comes before the questions, each of them, what comes after."""
        return [_finished(piece, prefix, drawing_url) for piece in self.pieces()]

    @cached_property
    def drawings(self) -> tuple[str, ...]:
        """The names of the block's own drawings on the page."""
        return tuple(sorted({name for piece in self.pieces() for name in drawings_in(piece)}))

    def pieces(self) -> list[str]:
        """What comes before the questions, each of them in the author's order, and what comes after."""
        questions = [question.joined(number) for number, question in enumerate(self.questions, 1)]
        return [self.before.replace(ROOM, "", 1), *questions, self.after]


@lru_cache(CACHED_PAGES)
def _in_block(page: Page, prefix: str, addresses: tuple[tuple[str, str], ...]) -> Page:
    """The page with the prefix of one block and the addresses of one site put in: the same for every learner."""

    def finished(piece: str) -> str:
        return _finished(piece, prefix, dict(addresses).__getitem__)

    questions = tuple(question.changed(finished) for question in page.questions)
    return Page(finished(page.before), questions, finished(page.after))


@lru_cache(CACHED_PAGES)
def page(data: str, title: str, words: Words, visitor: Visitor | None) -> Page:
    """The page of the document in ``data``. Built once for the same arguments; raises ValueError without document."""
    return build_page(usable(data), title, words, visitor)


def build_page(document: Document, title: str, words: Words, visitor: Visitor | None = None) -> Page:
    """The page of ``document``, built anew: for a page that is shown once."""
    questions = tuple(
        _question_pieces(question, words, document.language) for question in document.public_questions
    )
    frame = _template("learner/page.html").render(
        Context(
            {
                **_surroundings(document.language, words),
                "room": mark_safe(ROOM),
                "title": title,
                "length": _length(document, words),
                "contents": _contents(document, words),
                "progress": _progress(document, words),
                "readable": len(document.readable),
                "sections": _sections(document),
                "comparison": _comparison(document.comparison),
                "questions_html": mark_safe(QUESTIONS) if questions else "",
                "next_step": _next_step(document.next_step),
                "interactive": visitor is None,
                "visitor": visitor,
                "empty": not document.readable and not questions,
            }
        )
    )
    before, _, after = frame.partition(QUESTIONS)
    return Page(before, questions, after)


def room_for(state: Mapping[str, Any], document: Document) -> str:
    """What the script will tell of this learner above the lesson, so that the page keeps room for it."""
    attempts, last = state["attempts"], state["reading"]["last"]
    told = {
        "score": state["score"],
        "pass": state["pass"],
        "used": attempts["used"] or attempts["max"] is not None,
        "closes": state["closes"] and state["closed"] in ("", "past_due"),
        "continue": last not in ("", *document.readable[:1]),
    }
    return " ".join(name for name, there in told.items() if there)


def calm_page(title: str, message: str, problems: tuple[str, ...] = ()) -> str:
    """The HTML of a block that cannot be shown now: says so, and to an author also why."""
    context = Context({"title": title, "message": message, "problems": problems})
    text: str = _template("learner/calm.html").render(context)
    return text


def styles_of_types(types: Collection[str]) -> tuple[str, ...]:
    """The styles that a page with questions of these types needs, as resources of the block."""
    return (*STYLES, *(f"public/questions/{kind}.css" for kind in types))


def scripts_of_types(types: Collection[str]) -> tuple[str, ...]:
    """The scripts that a page with questions of these types needs, as resources of the block."""
    if not types:
        return SCRIPTS
    own = (f"public/questions/{kind}.js" for kind in types)
    below = (script for kind in types for script in question_types()[kind].scripts)
    return (*SCRIPTS, *CHECK_SCRIPTS, *below, *own)


def assets_of(document: Document, address: Callable[[str], str]) -> dict[str, str]:
    """Where the scripts find what they load when it is needed, by name; ``address`` gives that of a resource."""
    return {
        name: address(resource)
        for question in document.questions
        for name, resource in question.assets().items()
    }


def prefix_of(usage_id: object) -> str:
    """What every id on the page begins with: short, safe in a selector, and different for each block."""
    return "cb" + hashlib.sha256(str(usage_id).encode()).hexdigest()[:8]


def with_drawings(rendered: str, drawing_url: Callable[[str], str]) -> str:
    """HTML with the addresses of the block's own drawings put in."""
    return DRAWING_SOURCE.sub(lambda found: f'src="{html.escape(drawing_url(found[1]))}"', rendered)


def _finished(piece: str, prefix: str, drawing_url: Callable[[str], str]) -> str:
    return with_drawings(piece.replace(PREFIX, prefix), drawing_url)


@cache
def _template(name: str) -> Any:
    return _engine().get_template(name)


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(Path(__file__).parent.parent / "templates")])


# Of a long document that its author looks at while writing, all questions but one are as they were.
@lru_cache(CACHED_QUESTIONS)
def _question_pieces(question: PublicQuestion, words: Words, language: str) -> QuestionPieces:
    values = question.shown() | {
        "points": _number(question.points),
        "prompt_html": mark_safe(render(question.prompt)),
        "credit_words": words.by_key.get(f"credit_{question.type}_{question.way}", ""),
    }
    context = Context({**_surroundings(language, words), "cut": CUT, "number": NUMBER, "q": values})
    before, *items, after = _template(f"questions/{question.type}.html").render(context).split(CUT)
    named = tuple(zip(question.items, items, strict=True))
    return QuestionPieces(question.id, before, named, after, question.shuffle, question.staying)


def _surroundings(language: str, words: Words) -> dict[str, Any]:
    """What every template needs: the prefix, the words, and in which language what stands.

    ``ours`` and ``theirs`` are attributes for the interface's words and for the author's. The whole page is the
    interface's, a question the author's: there ``in_theirs`` tells what is still to be said of the author's words,
    ``in_ours`` where those of the interface begin, and ``again`` where the author's go on within them.
    """
    ours, theirs = _attributes(words.language), _attributes(language)
    differs = bool(language) and ours != theirs
    return {
        "p": PREFIX,
        "words": words.by_key,
        "lang": language,
        "dir": direction(language),
        "ours": ours,
        "theirs": theirs,
        "question": theirs if language else "",
        "in_ours": ours if differs else "",
        "again": theirs if differs else "",
        "in_theirs": "" if language else theirs,
    }


def _attributes(language: str) -> str:
    """The language of an element and the direction in which it runs, as HTML attributes."""
    if not language:
        return mark_safe(' dir="auto"')
    return format_html(' lang="{}" dir="{}"', language, direction(language))


def _number(value: float) -> float:
    """The same number; a whole one in a form that is shown without a point."""
    return int(value) if value.is_integer() else value


def _length(document: Document, words: Words) -> str:
    """How much there is to read and to answer; of what there is none of, nothing is said."""
    counts = {"minutes_to_read": minutes_to_read(document), "number_of_questions": document.length}
    return " ".join(words.count(key, number) for key, number in counts.items() if number)


def _progress(document: Document, words: Words) -> dict[str, str]:
    """How far one is who comes for the first time; the script puts in how far this learner is."""
    counts = {"read_count": len(document.readable), "answered_count": document.length}
    start = {"{read}": "0", "{answered}": "0"}
    return {
        key: _filled(words.by_key[key], {**start, "{total}": str(total)}) for key, total in counts.items()
    }


def _filled(text: str, values: Mapping[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def _contents(document: Document, words: Words) -> list[dict[str, str]]:
    """The parts of the page: where each is, which part of the reading it is, and the author's title or our own."""
    comparison, next_step = document.comparison, document.next_step
    parts = [(f"s-{section.id}", section.id, section.title, "") for section in document.lesson.sections]
    if comparison.rows:
        parts.append(("comparison", "comparison", comparison.caption, "comparison"))
    if document.questions:
        parts.append(("check", "", "", "self_check"))
    if next_step != NextStep():
        parts.append(("next", "next_step", next_step.title, "next_step"))
    return [
        {
            "place": place,
            "part": part if part in document.readable else "",
            "title": title,
            "word": words.by_key.get(word, ""),
        }
        for place, part, title, word in parts
        if title or word
    ]


def _sections(document: Document) -> list[dict[str, str]]:
    return [
        {"id": section.id, "title": section.title, "html": mark_safe(render(section.body))}
        for section in document.lesson.sections
    ]


def _comparison(comparison: Comparison) -> dict[str, Any] | None:
    if not comparison.rows:
        return None
    columns = [
        {"html": mark_safe(render_phrase(column.label)), "words": plain_phrase(column.label)}
        for column in comparison.columns
    ]
    return {
        "caption": comparison.caption,
        "corner": mark_safe(render_phrase(comparison.corner)),
        "columns": columns,
        "rows": [_row(row, columns) for row in comparison.rows],
    }


def _row(row: Row, columns: list[dict[str, str]]) -> dict[str, Any]:
    cells = [
        {"html": mark_safe(render_phrase(cell)), "column": column["words"]}
        # An author may see a page whose rows are not finished.
        for cell, column in zip(row.cells, columns, strict=False)
    ]
    return {"label": mark_safe(render_phrase(row.label)), "cells": cells}


def _next_step(next_step: NextStep) -> dict[str, str] | None:
    if next_step == NextStep():
        return None
    return next_step.model_dump() | {"html": mark_safe(render(next_step.body))}
