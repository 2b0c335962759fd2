"""Every rule there is: where it finds fault, how bad that is, and that an author is told what to do about it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import coding_billing_xblock
from coding_billing_xblock.content.document import MAX_DATA, Document, examine, parse, size_findings
from coding_billing_xblock.content.help import GENERAL, HELP, help_for
from coding_billing_xblock.lessons.load import load, open_olx, open_stored
from coding_billing_xblock.lessons.shelf import shipped
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.text.findings import MESSAGES, Severity
from tests.strategies import documents
from tests.support.lesson import CONTENT, SORT, WHO

PACKAGE = Path(coding_billing_xblock.__file__).parent
TABLE = {
    "caption": "Two terms",
    "columns": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}],
    "rows": [{"id": "r", "label": "R", "cells": ["one", "two"]}],
}
CLICK = "[click here](https://example.com)"


def found_in(**parts: Any) -> list[tuple[str, str, str]]:
    """Severity, code and path of everything found in a document with these parts and nothing else."""
    _, findings = examine(parts)
    return [(finding.severity.value, finding.code, finding.path) for finding in findings]


def who(**changes: Any) -> dict[str, Any]:
    """The choice of the small document, changed."""
    return {**WHO, "section": "", **changes}


def options(*correct: bool, **changes: Any) -> list[dict[str, Any]]:
    return [
        {"id": f"o{n}", "text": f"Option {n}", "correct": right, "feedback": "Because.", **changes}
        for n, right in enumerate(correct)
    ]


def test_a_document_of_which_nothing_is_wrong() -> None:
    assert found_in(lesson=CONTENT["lesson"], comparison=TABLE, questions=[who()]) == []


@pytest.mark.parametrize(
    ("parts", "finding"),
    [
        (
            {"questions": [who(options=options(False, False))]},
            ("error", "choice.no_correct_option", "questions.0.options"),
        ),
        (
            {"questions": [who(options=options(True, False, text="The coder"))]},
            ("error", "choice.repeated_option", "questions.0.options.1.text"),
        ),
        (
            {"questions": [who(options=options(True, False, feedback=""))]},
            ("tip", "choice.no_feedback", "questions.0.options.1.feedback"),
        ),
        (
            {"questions": [SORT | {"statements": [{"id": "s", "text": "Sends the claim"}]}]},
            ("error", "sorting.no_category", "questions.0.statements.0.category"),
        ),
        (
            {"comparison": TABLE | {"rows": [{"id": "r", "label": "R", "cells": ["one", " "]}]}},
            ("warning", "cell.empty", "comparison.rows.0.cells.1"),
        ),
        (
            {"comparison": TABLE | {"rows": [{"id": "r", "label": "", "cells": ["one", "two"]}]}},
            ("warning", "row.no_label", "comparison.rows.0.label"),
        ),
        (
            {"comparison": TABLE | {"columns": [{"id": "a", "label": "A"}, {"id": "b", "label": ""}]}},
            ("warning", "column.no_label", "comparison.columns.1.label"),
        ),
        (
            {"comparison": TABLE | {"caption": ""}},
            ("warning", "comparison.no_caption", "comparison.caption"),
        ),
        (
            {"comparison": TABLE | {"rows": [{"id": "r", "label": "R", "cells": ["one"]}]}},
            ("error", "row.cells", "comparison.rows.0.cells"),
        ),
        (
            {"lesson": {"sections": [{"id": "s", "title": "S", "body": CLICK}]}},
            ("warning", "link.vague_text", "lesson.sections.0.body"),
        ),
        (
            {"lesson": {"sections": [{"id": "s", "title": "S"}]}},
            ("warning", "section.empty", "lesson.sections.0.body"),
        ),
        (
            {
                "comparison": TABLE
                | {"rows": [{"id": "r", "label": "R", "cells": ["one", "![](/static/x.png)"]}]}
            },
            ("warning", "image.no_alternative", "comparison.rows.0.cells.1"),
        ),
        ({"questions": [who(prompt=f"Who? {CLICK}")]}, ("warning", "link.vague_text", "questions.0.prompt")),
        (
            {"questions": [who(explanation="## A\n\n#### B")]},
            ("warning", "heading.skipped_level", "questions.0.explanation"),
        ),
        (
            {"questions": [who(options=options(True, False, feedback=CLICK))]},
            ("warning", "link.vague_text", "questions.0.options.0.feedback"),
        ),
        ({"next_step": {"body": CLICK}}, ("warning", "link.vague_text", "next_step.body")),
        (
            {"next_step": {"url": "https://example.com"}},
            ("warning", "next_step.no_link_text", "next_step.link_text"),
        ),
        (
            {"questions": [who(section="gone")]},
            ("warning", "question.unknown_section", "questions.0.section"),
        ),
    ],
)
def test_each_rule_names_the_place_and_says_how_bad_it_is(
    parts: dict[str, Any], finding: tuple[str, str, str]
) -> None:
    assert finding in found_in(**parts)


def test_the_longest_option_must_not_be_the_right_one_in_all_questions() -> None:
    telling = [
        who(id=f"q{n}", options=[{"id": "a", "text": "the longest of all", "correct": True}, *options(False)])
        for n in range(3)
    ]
    assert ("tip", "choice.longest_is_right", "questions") in found_in(questions=telling)
    assert "choice.longest_is_right" not in [code for _, code, _ in found_in(questions=telling[:2])]


def test_explanations_may_be_few_but_not_none() -> None:
    silent = [who(id=name, explanation="") for name in "ab"]
    assert ("tip", "question.no_explanation", "questions") in found_in(questions=silent)
    assert "question.no_explanation" not in [
        code for _, code, _ in found_in(questions=[*silent, who(id="c", explanation="Because.")])
    ]
    assert "question.no_explanation" not in [code for _, code, _ in found_in(questions=[])]


@pytest.mark.parametrize(
    "address", ["https://example.org/a.png", "http://example.org/a.png", "//example.org/a.png"]
)
def test_an_image_of_another_site_is_a_tip(address: str) -> None:
    found = found_in(lesson={"sections": [{"id": "s", "title": "S", "body": f"![Flow]({address})"}]})
    assert ("tip", "image.elsewhere", "lesson.sections.0.body") in found


def test_errors_are_what_a_learner_could_not_be_served_with() -> None:
    document, findings = examine({"questions": [who(options=options(False, False))]})
    assert document is not None
    assert parse(document.model_dump_json()) == (None, findings)


def test_the_editor_opens_what_learners_cannot_be_shown() -> None:
    source = '<coding_billing><questions><choice id="q"><prompt>Who?</prompt></choice></questions></coding_billing>'
    assert load(source).document is None
    assert [question.id for question in open_stored(source).document.questions] == ["q"]
    assert open_stored("<coding_billing><oops/></coding_billing>").document is None
    assert open_stored('{"lesson": 1}').document is None


def test_an_element_without_content_is_the_shipped_lesson_also_when_pasted() -> None:
    assert open_olx('<?xml version="1.0" encoding="UTF-16"?><coding_billing/>').document == shipped()
    assert open_olx("\n  <coding_billing/>\n").document == shipped()


MARKDOWN = {"body", "cells", "prompt", "explanation", "text", "feedback"}


def with_text(value: Any, text: str, is_markdown: bool = False) -> Any:
    """Raw values of a document with ``text`` in the place of every Markdown text."""
    if isinstance(value, dict):
        return {name: with_text(item, text, name in MARKDOWN) for name, item in value.items()}
    if isinstance(value, list):
        return [with_text(item, text, is_markdown) for item in value]
    return text if is_markdown else value


def test_every_markdown_text_is_judged_and_no_other() -> None:
    document = Document.model_validate(CONTENT | {"comparison": TABLE}).model_dump(mode="json")
    vague = [path for _, code, path in found_in(**with_text(document, CLICK)) if code == "link.vague_text"]
    assert vague == [
        "lesson.sections.0.body",
        "lesson.sections.1.body",
        "comparison.rows.0.cells.0",
        "comparison.rows.0.cells.1",
        *(f"questions.0.{name}" for name in ("prompt", "explanation")),
        *(f"questions.0.options.{n}.{name}" for n in range(3) for name in ("text", "feedback")),
        *(f"questions.1.{name}" for name in ("prompt", "explanation")),
        *(f"questions.1.options.{n}.{name}" for n in range(3) for name in ("text", "feedback")),
        *(f"questions.2.{name}" for name in ("prompt", "explanation")),
        *(f"questions.2.statements.{n}.{name}" for n in range(2) for name in ("text", "feedback")),
        "next_step.body",
    ]


def test_a_document_that_is_too_long_to_be_stored_says_so() -> None:
    assert [finding.code for finding in size_findings("x" * (MAX_DATA + 1))] == ["document.too_large"]
    assert size_findings("x" * MAX_DATA) == ()


@given(documents())
def test_a_finding_names_a_place_that_exists(document: Document) -> None:
    raw = document.model_dump(mode="json")
    for finding in document.findings():
        part: Any = raw
        for step in finding.path.split("."):
            part = part[int(step)] if isinstance(part, list) else part[step]


# What an author is told


FAMILIES = (
    "cell",
    "column",
    "comparison",
    "document",
    "drawing",
    "heading",
    "html",
    "id",
    "image",
    "language",
    "link",
    "list",
    "next_step",
    "olx",
    "pool",
    "question",
    "row",
    "section",
    "settings",
    "table",
    "text",
    "url",
    *question_types(),
)
CODE = re.compile(rf"(?:{'|'.join(FAMILIES)})\.[a-z_]+")
MAKERS = {"Finding", "warning", "tip", "refuse", "find", "repeated"}


def raised_codes() -> Iterator[str]:
    """The codes of all findings that the package makes, read from its source."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in MAKERS:
                # A path may look like a code, but comes after it.
                yield from [item.value for item in node.args if _is_code(item)][:1]


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _is_code(item: ast.expr) -> bool:
    return isinstance(item, ast.Constant) and bool(CODE.fullmatch(str(item.value)))


ALL_CODES = sorted({*raised_codes(), *MESSAGES})


def test_the_rules_are_found_where_they_are_written() -> None:
    assert {"choice.no_feedback", "olx.no_id", "text.empty", "url.unsafe", "id.repeated"} < set(ALL_CODES)


@pytest.mark.parametrize("code", ALL_CODES)
def test_every_finding_comes_with_help_of_its_own(code: str) -> None:
    assert help_for(code) != GENERAL
    assert len(help_for(code)) > 20


def test_no_help_is_left_over() -> None:
    own = [code for kind in question_types().values() for code in kind.help]
    assert sorted([*HELP, *own]) == ALL_CODES


def test_a_code_that_nobody_foresaw_has_general_help() -> None:
    assert help_for("pydantic.new_code") == GENERAL


def test_the_shipped_lesson_has_not_even_a_tip() -> None:
    assert list(shipped().findings()) == []


def test_severities_are_told_apart() -> None:
    assert [severity.value for severity in Severity] == ["error", "warning", "tip"]
