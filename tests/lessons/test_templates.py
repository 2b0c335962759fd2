"""The documents an author can begin from: complete, without fault, and different from each other."""

from __future__ import annotations

import pytest

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.lessons.shelf import TEMPLATES, Template, shipped
from tests.lessons import guessers

BY_ID = {template.id: template for template in TEMPLATES}
LIMIT = 0.45


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_a_template_has_nothing_to_find_fault_with(template: Template) -> None:
    assert list(template.document.findings()) == []
    assert template.title


def test_there_is_the_shipped_lesson_an_empty_page_and_a_comparison() -> None:
    assert BY_ID["shipped"].document == shipped()
    assert BY_ID["blank"].document == Document()
    assert len(BY_ID) == 3


def test_the_comparison_shows_what_a_good_one_has() -> None:
    document = BY_ID["compare"].document
    assert len(document.lesson.sections) == 3
    assert [column.label for column in document.comparison.columns] == ["Rejected", "Denied"]
    assert {question.type for question in document.questions} == {"choice", "sorting"}
    for question in document.questions:
        assert question.explanation
        assert question.section
        assert all(question.item_feedback().values())


def test_what_is_rejected_before_the_decision_is_so_with_every_payer() -> None:
    (rejected,) = [
        section for section in BY_ID["compare"].document.lesson.sections if section.id == "rejected"
    ]
    for fault in ("member number that nobody has", "missing date", "clinic that the payer does not know"):
        assert fault in rejected.body
    assert "code" not in rejected.body


@pytest.mark.parametrize("guess", [guessers.first_option, guessers.last_option, guessers.everything])
def test_the_comparison_cannot_be_passed_by_guessing(guess: guessers.Guesser) -> None:
    assert guessers.shuffled_share(BY_ID["compare"].document, guess, range(200)) < LIMIT


def test_the_comparison_cannot_be_passed_by_the_length_of_its_texts() -> None:
    for guess in guessers.length_guessers():
        assert guessers.shuffled_share(BY_ID["compare"].document, guess, range(10)) < LIMIT
