"""The document: everything an author writes, as one value.

Parsed at one boundary, ``parse``, which gives a document or all the findings. A document with an error in it is no
document: nothing downstream has to ask again. Only the editor sees documents with errors, by ``examine``.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field, SerializeAsAny, ValidationError, WrapValidator
from pydantic_core import from_json

from coding_billing_xblock.content.migrate import CURRENT_VERSION, migrated
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.base import (
    Part,
    PublicQuestion,
    Question,
    Since,
    markdown_texts,
    needed_version,
    repeated_ids,
)
from coding_billing_xblock.text.findings import (
    N_,
    Finding,
    from_validation_error,
    has_errors,
    join,
    tip,
    warning,
)
from coding_billing_xblock.text.seen import seen, seen_line, seen_phrase
from coding_billing_xblock.text.values import Id, Label, Language, Line, Phrase, Prose, Url, refuse

MAX_DATA = 2_000_000
"""Characters of a stored document."""

MAX_QUESTIONS = 500
MAX_POOLS = 50
MAX_COLUMNS = 12
MAX_ROWS = 200

_PROLOGUE = re.compile(r"[\ufeff\s]*(?:<\?xml\s[^?]*\?>)?")


def _question(value: object, _handler: object) -> Question:
    if isinstance(value, Question):
        return value
    if not isinstance(value, dict):
        raise refuse("question.not_a_group", N_("A question must be a group of named values."))
    kind = question_types().get(str(value.get("type")))
    if kind is None:
        known = ", ".join(question_types())
        raise refuse(
            "question.unknown_type",
            N_("There is no type of question called “{type}”. There are: {known}."),
            type=str(value.get("type"))[:60],
            known=known,
        )
    return kind.model_validate(value)


AnyQuestion = Annotated[SerializeAsAny[Question], WrapValidator(_question)]


class Section(Part):
    """A section of the lesson."""

    id: Id
    title: Line
    body: Prose = ""


class Lesson(Part):
    """What there is to read, section by section."""

    sections: Annotated[tuple[Section, ...], Field(max_length=200)] = ()


class Column(Part):
    """What is compared."""

    id: Id
    label: Label = ""


class Row(Part):
    """One point of comparison: its label and a cell for each column."""

    id: Id
    label: Label = ""
    cells: tuple[Phrase, ...] = ()


class Comparison(Part):
    """The comparison table. ``corner`` heads the column of row labels."""

    caption: Line = ""
    corner: Label = ""
    columns: Annotated[tuple[Column, ...], Field(max_length=MAX_COLUMNS)] = ()
    rows: Annotated[tuple[Row, ...], Field(max_length=MAX_ROWS)] = ()


class Pool(Part):
    """Questions of which each learner gets so many, by their ``Question.pool``."""

    id: Id
    name: Line = ""
    draw: Annotated[int, Field(ge=1, le=MAX_QUESTIONS)] = 1


class NextStep(Part):
    """The provider's own note after the lesson; empty unless an author writes one."""

    title: Line = ""
    body: Prose = ""
    link_text: Line = ""
    url: Url = ""


class Outcome(Part):
    """What a learner reads after an attempt where there is a pass mark: by whether it was reached, nearly, or not."""

    passed: Prose = ""
    nearly: Prose = ""
    again: Prose = ""


class Document(Part):
    """Lesson, comparison, questions and next step. Any of them may be empty and then leaves no trace."""

    version: Literal[2] = CURRENT_VERSION
    language: Language = ""
    lesson: Lesson = Lesson.model_construct()
    comparison: Comparison = Comparison.model_construct()
    pools: Annotated[tuple[Pool, ...], Field(max_length=MAX_POOLS), Since(2)] = ()
    questions: Annotated[tuple[AnyQuestion, ...], Field(max_length=MAX_QUESTIONS)] = ()
    next_step: NextStep = NextStep.model_construct()
    outcome: Annotated[Outcome, Since(2)] = Outcome.model_construct()

    @cached_property
    def lowest_version(self) -> int:
        """The lowest version of documents that knows all of it, so that older releases may read it too."""
        return needed_version(self)

    def to_stored(self) -> str:
        """The JSON text to store: what has its default is left out, other than the version and types."""
        raw = {"version": self.lowest_version, **self.model_dump(mode="json", exclude_defaults=True)}
        if self.questions:
            found = zip(self.questions, raw["questions"], strict=True)
            raw["questions"] = [{"type": question.type} | values for question, values in found]
        return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def pooled(self) -> dict[str, tuple[Question, ...]]:
        """The questions of each pool, in the order of the document, by the pool's id."""
        return {
            pool.id: tuple(question for question in self.questions if question.pool == pool.id)
            for pool in self.pools
        }

    @cached_property
    def for_everybody(self) -> tuple[Question, ...]:
        """The questions that belong to no pool."""
        return tuple(question for question in self.questions if question.pool not in self.pooled)

    @cached_property
    def ids_for_everybody(self) -> tuple[str, ...]:
        """The ids of the questions that belong to no pool."""
        return tuple([question.id for question in self.for_everybody])

    @cached_property
    def draws(self) -> dict[str, int]:
        """How many questions of each pool a learner gets, by the pool's id."""
        return {pool.id: min(pool.draw, len(self.pooled[pool.id])) for pool in self.pools}

    @cached_property
    def points(self) -> float:
        """What the questions of one attempt are worth together; those of a pool are all worth the same."""
        drawn = (self.pooled[pool][:count] for pool, count in self.draws.items())
        return sum(question.points for question in chain(self.for_everybody, *drawn))

    @cached_property
    def length(self) -> int:
        """The number of questions in one attempt."""
        return len(self.for_everybody) + sum(self.draws.values())

    @cached_property
    def mixes(self) -> bool:
        """Whether a question has its options in another order for each attempt."""
        return any(question.shuffle for question in self.questions)

    def asking(self, ids: Collection[str]) -> Document:
        """The same document with these questions only, in its own order; the document itself where they are all."""
        asked = tuple([question for question in self.questions if question.id in ids])
        return self if len(asked) == len(self.questions) else self.model_copy(update={"questions": asked})

    @cached_property
    def question_types(self) -> tuple[str, ...]:
        """The types of its questions, each once, in the order in which they come first."""
        return tuple(dict.fromkeys(question.type for question in self.questions))

    @cached_property
    def question_by_id(self) -> dict[str, Question]:
        """The questions by their ids."""
        return {question.id: question for question in self.questions}

    @cached_property
    def public_questions(self) -> tuple[PublicQuestion, ...]:
        """What a learner may see of the questions before answering."""
        return tuple(question.public() for question in self.questions)

    @cached_property
    def revision(self) -> str:
        """Changes whenever what a learner sees of the questions changes, and only then. 16 hexadecimal digits."""
        return _digest(self.public_questions)

    @cached_property
    def scoring(self) -> str:
        """Changes whenever what answers are scored by may have changed. 16 hexadecimal digits."""
        return _digest(self.questions)

    @cached_property
    def readable(self) -> tuple[str, ...]:
        """The ids of what there is to read: the sections, else the table, else the next step."""
        if self.lesson.sections:
            return tuple(section.id for section in self.lesson.sections)
        if self.comparison.rows:
            return ("comparison",)
        return ("next_step",) if self.next_step != NextStep() else ()

    def findings(self) -> Iterator[Finding]:
        """All that is wrong with this document, beyond its shape."""
        yield from _lesson_findings(self.lesson)
        yield from _comparison_findings(self.comparison)
        yield from _pool_findings(self)
        yield from _question_findings(self)
        yield from _next_step_findings(self.next_step)
        for written in markdown_texts(self):
            yield from written.findings()


def _digest(questions: Iterable[Question] | Iterable[PublicQuestion]) -> str:
    """16 hexadecimal digits of what differs from defaults, so that a field added later makes no difference."""
    digest = hashlib.sha256()
    for question in questions:
        digest.update(f"{question.type}\n{question.model_dump_json(exclude_defaults=True)}\n".encode())
    return digest.hexdigest()[:16]


def without_prologue(text: str) -> str:
    """``text`` with nothing but line ends before its content, so that lines count on.

    Programs put marks of byte order and blanks before a file. An XML declaration may stand at the very beginning only,
    and the encoding it names is that of a file, not of this text.
    """
    prologue = _PROLOGUE.match(text)
    end = prologue.end() if prologue else 0
    return "\n" * text.count("\n", 0, end) + text[end:]


class Parsed(NamedTuple):
    """A document, or None, and the findings."""

    document: Document | None
    findings: tuple[Finding, ...] = ()

    def usable(self) -> Parsed:
        """The same without the document where an error is among the findings."""
        return Parsed(None, self.findings) if has_errors(self.findings) else self


def parse(data: str) -> Parsed:
    """Read a stored document from its JSON text. Never raises."""
    return open_json(data).usable()


def open_json(data: str) -> Parsed:
    """Read a stored document from its JSON text, also one with errors. Never raises."""
    if too_large := size_findings(data):
        return Parsed(None, too_large)
    try:
        raw = from_json(without_prologue(data), allow_inf_nan=False)
    except ValueError as error:
        line = re.search(r"line (\d+)", str(error))
        message = N_("The stored document is not readable (it is not JSON).")
        return Parsed(None, (Finding("document.not_json", message, line=int(line[1]) if line else None),))
    return examine(raw)


def size_findings(data: str) -> tuple[Finding, ...]:
    """Whether the JSON text of a document is longer than may be stored."""
    if len(data) <= MAX_DATA:
        return ()
    message = N_("The document is longer than {most} characters.")
    return (Finding("document.too_large", message, parameters={"most": MAX_DATA}),)


def examine(raw: Any) -> Parsed:
    """Read what an author is still working on: a document with errors is there all the same, if it has the shape.

    Never raises.
    """
    current = migrated(raw)
    if isinstance(current, Finding):
        return Parsed(None, (current,))
    try:
        document = Document.model_validate(current)
    except ValidationError as error:
        return Parsed(None, tuple(from_validation_error(error)))
    return Parsed(document, tuple(document.findings()))


def _lesson_findings(lesson: Lesson) -> Iterator[Finding]:
    path = "lesson.sections"
    yield from repeated_ids([section.id for section in lesson.sections], path)
    for index, section in enumerate(lesson.sections):
        if not seen_line(section.title):
            yield Finding("text.empty", N_("This is still empty."), join(path, index, "title"))
        if not seen(section.body):
            message = N_("This section has a title and no text.")
            yield warning("section.empty", message, join(path, index, "body"))


def _comparison_findings(comparison: Comparison) -> Iterator[Finding]:
    path = "comparison"
    yield from repeated_ids([column.id for column in comparison.columns], join(path, "columns"))
    yield from repeated_ids([row.id for row in comparison.rows], join(path, "rows"))
    for index, row in enumerate(comparison.rows):
        if len(row.cells) != len(comparison.columns):
            message = N_("This row has {cells} cells, and the table has {columns} columns.")
            parameters = {"cells": len(row.cells), "columns": len(comparison.columns)}
            yield Finding("row.cells", message, join(path, "rows", index, "cells"), parameters)
    if comparison.rows:
        yield from _table_findings(comparison, path)


def _table_findings(comparison: Comparison, path: str) -> Iterator[Finding]:
    if not seen_line(comparison.caption):
        yield warning("comparison.no_caption", N_("Give the table a caption."), join(path, "caption"))
    for index, column in enumerate(comparison.columns):
        if not seen_phrase(column.label):
            where = join(path, "columns", index, "label")
            yield warning("column.no_label", N_("This column has no heading."), where)
    for index, row in enumerate(comparison.rows):
        yield from _under(join(path, "rows", index), _row_findings(row))


def _row_findings(row: Row) -> Iterator[Finding]:
    if not seen_phrase(row.label):
        yield warning("row.no_label", N_("This row has no heading."), "label")
    for index, cell in enumerate(row.cells):
        if not seen_phrase(cell):
            yield warning("cell.empty", N_("This cell is empty."), join("cells", index))


def _question_findings(document: Document) -> Iterator[Finding]:
    sections = {section.id for section in document.lesson.sections}
    yield from repeated_ids([question.id for question in document.questions], "questions")
    for index, question in enumerate(document.questions):
        path = join("questions", index)
        yield from _under(path, question.findings())
        if question.section and question.section not in sections:
            message = N_("The section to read again is not in the lesson.")
            yield warning("question.unknown_section", message, join(path, "section"))
    if document.questions and not any(seen(question.explanation) for question in document.questions):
        yield tip("question.no_explanation", N_("No question has an explanation."), "questions")
    for kind in question_types().values():
        yield from kind.findings_together([item for item in document.questions if isinstance(item, kind)])


def _pool_findings(document: Document) -> Iterator[Finding]:
    yield from repeated_ids([pool.id for pool in document.pools], "pools")
    for index, pool in enumerate(document.pools):
        yield from _under(join("pools", index), _findings_of_pool(pool, document.pooled[pool.id]))
    for index, question in enumerate(document.questions):
        if question.pool and question.pool not in document.pooled:
            message = N_("The pool of this question is gone, so that every learner gets it.")
            yield warning("question.unknown_pool", message, join("questions", index, "pool"))


def _findings_of_pool(pool: Pool, questions: tuple[Question, ...]) -> Iterator[Finding]:
    if not seen_line(pool.name):
        yield Finding("text.empty", N_("This is still empty."), "name")
    if not questions:
        yield warning("pool.empty", N_("No question belongs to this pool."), "name")
    elif pool.draw > len(questions):
        message = N_("This pool has only {count} questions, so that every learner gets all of them.")
        yield warning("pool.few", message, "draw", count=len(questions))
    if len({question.points for question in questions}) > 1:
        message = N_(
            "The questions of this pool are not worth the same: a draw would decide what can be earned."
        )
        yield Finding("pool.points", message, "draw")


def _next_step_findings(next_step: NextStep) -> Iterator[Finding]:
    if next_step.url and not next_step.link_text:
        yield warning("next_step.no_link_text", N_("Say where the link leads."), "next_step.link_text")


def _under(path: str, findings: Iterable[Finding]) -> Iterator[Finding]:
    return (finding.under(path) for finding in findings)
