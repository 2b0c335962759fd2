"""Every rule in the editor: listed with its help, told at its field, and the way there. One case for each code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Locator, Page, expect

from coding_billing_xblock.content.help import help_for
from tests.browser.editor_page import COMPARISON, SMALL, EditorPage
from tests.content.test_findings import ALL_CODES
from tests.kinds import kinds
from tests.support.lesson import SORT, WHO
from tests.support.site import Site

POOL = {"id": "p", "name": "Denials", "draw": 1}
Act = Callable[[EditorPage], None]


class Case(NamedTuple):
    """What is stored, and what the author does to it, so that a rule is broken."""

    stored: dict[str, Any]
    act: Act | None = None
    settings: Mapping[str, Any] = MappingProxyType({})


def lesson(body: str, **changes: object) -> Case:
    return Case({"lesson": {"sections": [{"id": "s", "title": "S", "body": body} | changes]}})


def table(**changes: object) -> Case:
    return Case({"comparison": COMPARISON | changes})


def row(**changes: object) -> Case:
    return table(rows=[{"id": "r", "label": "R", "cells": ["One", "Two"]} | changes])


def choice(*options: dict[str, object], **changes: object) -> Case:
    named = [{"id": f"o{n}", "text": f"Option {n}", "feedback": "Why"} | one for n, one in enumerate(options)]
    return Case({"questions": [WHO | {"section": "", "options": named} | changes]})


def typed(part: str, label: str, text: str) -> Case:
    """Something that the form takes and a document does not, typed into a field of a part."""
    return Case(
        SMALL,
        lambda editor: (
            editor.expand(part).root.get_by_label(label, exact=True).locator("visible=true").fill(text)
        ),
    )


def typed_in_section(field: str, text: str) -> Case:
    def act(editor: EditorPage) -> None:
        editor.expand("lesson")
        editor.field(editor.expand_item("sections", "coder"), field).fill(text)

    return Case(SMALL, act)


def points(text: str) -> Case:
    def act(editor: EditorPage) -> None:
        editor.expand("questions")
        card = editor.expand_item("questions", "who")
        card.locator("summary").click()
        card.get_by_label("Points").fill(text)

    return Case(SMALL, act)


def drawn(text: str) -> Case:
    def act(editor: EditorPage) -> None:
        editor.expand("questions").root.get_by_label("How many each learner gets").fill(text)

    return Case({"pools": [POOL], "questions": [WHO | {"section": "", "pool": "p"}]}, act)


def add_column(editor: EditorPage) -> None:
    editor.expand("comparison").button("Add a column").click()


RIGHT: dict[str, object] = {"correct": True}
LONG_RIGHT: dict[str, object] = {"correct": True, "text": "By far the longest of all options"}
COLUMNS = [{"id": f"c{n}", "label": f"Column {n}"} for n in range(12)]
FIRST = [
    WHO
    | {"id": f"q{n}", "section": "", "explanation": "Why"}
    | {
        "options": [
            {"id": "a", "text": "One", "correct": True},
            {"id": "b", "text": "Another one", "feedback": "No"},
        ]
    }
    for n in range(3)
]
TELLING = [choice(LONG_RIGHT, {}, id=f"q{n}").stored["questions"][0] for n in range(3)]

CASES = {
    "string_too_long": typed_in_section("title", "x" * 501),
    "language.tag": typed("settings", "Language of your text", "en_US"),
    "int_type": typed("settings", "Maximum attempts", "2.5"),
    "int_parsing": drawn("some"),
    "int_from_float": drawn("1.5"),
    "float_type": typed("settings", "Weight", "Infinity"),
    "greater_than": points("0"),
    "greater_than_equal": typed("settings", "Weight", "-1"),
    "less_than_equal": typed("settings", "Maximum attempts", "1000001"),
    "too_long": Case({"comparison": {"columns": COLUMNS}}, add_column),
    "literal_error": Case(SMALL, settings={"grading": "worst"}),
    "text.empty": lesson("Text", title=""),
    "text.forbidden_character": typed_in_section("title", "Bell \x07"),
    "text.beside_code": lesson("``` CLM*1 NM1*2\nHI\n```"),
    "text.footnote": lesson("Text[^1]"),
    "text.indented_code": lesson("One\n\n    two"),
    "text.old_years": lesson("Figures of 2019."),
    "text.open_bold": lesson("**coder ** reads"),
    "text.too_deep": lesson("- " * 50 + "word"),
    "text.typed_bullet": lesson("• One"),
    "html.comment": lesson("One <!-- two -->"),
    "html.frame": lesson("<iframe src='https://example.org'></iframe>"),
    "html.misplaced_tag": row(cells=["<p>One</p>", "Two"]),
    "html.rearranged": lesson("<table>One<tr><td>Two</td></tr>Three</table>"),
    "html.unknown_attribute": lesson("<b class='x'>One</b>"),
    "html.unknown_tag": lesson("To <payer>"),
    "html.unpaired_tag": lesson("One <b>two"),
    "list.renumbered": lesson("1. One\n3. Three"),
    "table.extra_cells": lesson("| a |\n|---|\n| 1 | 2 |"),
    "link.as_typed": lesson("[a form](the form.pdf)"),
    "link.no_address": lesson("[a form](https://)"),
    "link.relative_address": lesson("[a form](../form.pdf)"),
    "link.unusable_address": lesson("[a form](javascript:x)"),
    "link.unused_definition": lesson("One\n\n[a form]: https://example.org"),
    "image.no_address": lesson("![Flow](/static/)"),
    "image.relative_address": lesson("![Flow](flow.png)"),
    "image.unusable_address": lesson("![Flow](data:image/png;base64,AAAA)"),
    "url.unsafe": typed("next_step", "Address that the button leads to", "javascript:alert(1)"),
    "link.no_text": lesson("[](https://example.org)"),
    "link.vague_text": lesson("[click here](https://example.org)"),
    "image.no_alternative": lesson("![](/static/x.png)"),
    "drawing.unknown": lesson("![A claim](drawing:unknown)"),
    "heading.skipped_level": lesson("# One\n\n### Three"),
    "section.empty": lesson(""),
    "comparison.no_caption": table(caption=""),
    "column.no_label": table(columns=[{"id": "coding", "label": "Coding"}, {"id": "billing", "label": ""}]),
    "row.no_label": row(label=""),
    "row.cells": row(cells=["One"]),
    "cell.empty": row(cells=["One", ""]),
    "next_step.no_link_text": Case({"next_step": {"title": "Go on", "url": "https://example.org"}}),
    "question.draft": choice(RIGHT, {}, draft=True),
    "question.no_prompt": choice(RIGHT, {}, prompt=""),
    "question.unknown_section": choice(RIGHT, {}, section="gone"),
    "question.unknown_pool": choice(RIGHT, {}, pool="gone"),
    "pool.empty": Case({"pools": [POOL]}),
    "pool.few": Case({"pools": [POOL | {"draw": 2}], "questions": [WHO | {"section": "", "pool": "p"}]}),
    "pool.points": Case(
        {
            "pools": [POOL],
            "questions": [
                WHO | {"section": "", "pool": "p"},
                SORT | {"section": "", "pool": "p", "points": 9},
            ],
        }
    ),
    "choice.few_options": choice(RIGHT),
    "choice.no_correct_option": choice({}, {}),
    "choice.several_correct_options": choice(RIGHT, RIGHT, {}),
    "choice.repeated_option": choice(RIGHT, {"text": "Option 0"}),
    "choice.all_correct": choice(RIGHT, RIGHT, multiple=True),
    "choice.no_feedback": choice(RIGHT, {"feedback": ""}),
    "choice.longest_is_right": Case({"questions": TELLING}),
    "choice.first_is_right": Case({"questions": FIRST}),
    "question.no_explanation": choice(RIGHT, {}, explanation=""),
    "image.elsewhere": lesson("![Flow](https://example.org/flow.png)"),
    "settings.no_attempts": Case({}, None, {"max_attempts": 0}),
    "settings.answers_first": Case({}, None, {"showanswer": "after_attempts"}),
    "settings.showanswer": Case({}, None, {"showanswer": "sometimes"}),
    "settings.never_passed": Case({}, None, {"showanswer": "passed"}),
    "settings.no_pass_mark": Case({}, None, {"completes": "passed"}),
    "settings.nearly_mark": Case({}, None, {"pass_mark": 70, "nearly_mark": 80}),
}
OF_TYPES = {code: name for name, kind in kinds().items() for code in kind.faults}

SHAPES = {
    "missing",
    "extra_forbidden",
    "string_type",
    "bool_type",
    "bool_parsing",
    "float_parsing",
    "finite_number",
    "tuple_type",
    "list_type",
    "dict_type",
    "model_type",
    "model_attributes_type",
    "id.beginning",
    "id.characters",
    "id.empty",
    "id.repeated",
    "id.renewed",
    "question.credit",
    "question.not_a_group",
    "question.unknown_type",
}
"""What no form can write: such a text is told and mended as text, as are all of OLX."""


def test_every_rule_has_a_case_or_a_reason_to_have_none() -> None:
    as_text = {code for code in ALL_CODES if code.startswith(("document.", "olx."))}
    assert sorted({*CASES, *OF_TYPES, *SHAPES, *as_text}) == ALL_CODES
    assert not CASES.keys() & SHAPES


@pytest.mark.parametrize("code", CASES)
def test_it_is_listed_with_its_help_and_leads_to_its_field(live_site: Site, page: Page, code: str) -> None:
    stored, act, settings = CASES[code]
    live_site.remove_block(live_site.lesson)
    editor = EditorPage(page, live_site, live_site.add_block("faulty", data=json.dumps(stored), **settings))
    editor.open()
    if act:
        act(editor)
    leads_to_its_field(editor, editor.part("findings").locator("li").filter(has_text=help_for(code)))


@pytest.mark.parametrize("name", sorted({*OF_TYPES.values()}))
def test_so_are_those_of_a_type_of_question(live_site: Site, page: Page, name: str) -> None:
    """A question for each rule, all in one document."""
    faults = kinds()[name].faults
    questions = [raw | {"id": f"q{number}"} for number, raw in enumerate(faults.values(), 1)]
    live_site.remove_block(live_site.lesson)
    stored = json.dumps({"questions": questions})
    editor = EditorPage(page, live_site, live_site.add_block("faulty", data=stored)).open()
    for number, code in enumerate(faults, 1):
        told = editor.part("findings").locator("li").filter(has_text=help_for(code))
        leads_to_its_field(editor, told.filter(has_text=re.compile(rf"Question {number}(?!\d)")))


def leads_to_its_field(editor: EditorPage, listed: Locator) -> None:
    """The one finding in the list leads to a field that tells it."""
    expect(listed).to_have_count(1)
    listed.get_by_role("button").click()
    focused = editor.root.locator(".cbs-form :focus")
    expect(focused).to_be_in_viewport()
    message = listed.locator("button span").nth(2).inner_text()
    description = focused.evaluate(
        """field => field.getAttribute("aria-describedby").split(" ")
            .map(id => document.getElementById(id))
            .filter(text => text.checkVisibility())
            .map(text => text.textContent).join()"""
    )
    assert message in description
    is_error = listed.locator(".cbs-error").count() > 0
    is_field = focused.get_attribute("data-field") is not None
    assert focused.get_attribute("aria-invalid") == (str(is_error).lower() if is_field else None)


def test_a_finding_about_all_questions_leads_there_when_they_were_opened_and_closed_again(
    live_site: Site, page: Page
) -> None:
    live_site.remove_block(live_site.lesson)
    stored = json.dumps({"questions": TELLING})
    editor = EditorPage(page, live_site, live_site.add_block("telling", data=stored)).open()
    editor.expand("questions")
    card = editor.expand_item("questions", "q0")
    card.locator(".cbs-toggle").click()
    editor.head("questions").click()
    editor.part("findings").get_by_role("button", name="it is the longest option").click()
    expect(card.locator(".cbs-toggle")).to_be_focused()
    expect(card.locator(".cbs-toggle")).to_be_in_viewport()
    expect(editor.root.locator("[data-message]:visible")).to_contain_text("it is the longest option")
