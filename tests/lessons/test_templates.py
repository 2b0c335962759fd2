"""The documents an author can begin from: complete, without fault, and different from each other."""

from __future__ import annotations

import json
from random import Random

import pytest

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.lessons.shelf import TEMPLATES, Template, example_of, shipped
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.base import Points
from tests.kinds import kind_of
from tests.lessons import guessers

BY_ID = {template.id: template for template in TEMPLATES}
ALONE = ("educator", "gutters", "three")
LIMIT = 0.45


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_a_template_has_nothing_to_find_fault_with(template: Template) -> None:
    assert list(template.document.findings()) == []
    assert template.title


def test_there_is_the_shipped_lesson_an_empty_page_and_a_comparison() -> None:
    assert BY_ID["shipped"].document == shipped()
    assert BY_ID["blank"].document == Document()
    assert BY_ID.keys() == {"shipped", "compare", "figures", "visits", *ALONE, "blank"}


@pytest.mark.parametrize("name", ALONE)
def test_a_visit_alone_is_that_of_the_six(name: str) -> None:
    document, six = BY_ID[name].document, BY_ID["visits"].document
    assert document.questions == (six.question_by_id[name],)
    assert document.points == document.questions[0].points
    assert document.lesson == six.lesson


def test_a_type_that_is_hard_to_begin_with_has_an_example_without_ids() -> None:
    values = example_of(question_types()["codes"])
    assert example_of(question_types()["choice"]) == {}
    assert '"id"' not in json.dumps(values)
    assert (values["type"], values["section"]) == ("codes", "")
    assert values["diagnoses"][0]["code"] == "E11.42"


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


# Figures of the revenue cycle

FIGURES = BY_ID["figures"].document


def test_the_figures_show_types_that_the_shipped_lesson_has_not() -> None:
    types = set(FIGURES.question_types)
    assert types >= {"number", "ordering", "dropdown", "matching", "text"}
    for question in FIGURES.questions:
        assert question.explanation
        assert question.section


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("clean-rate", 1175 / 1250 * 100),
        ("days-owed", 270_000 / (540_000 / 90)),
        ("denied-rate", 84 / 1200 * 100),
        ("owed", 150 + 0.2 * (480 - 150)),
    ],
)
def test_the_figures_are_worked_out_right(question: str, value: float) -> None:
    scored = FIGURES.question_by_id[question].score(f"{value:.2f}")
    assert isinstance(scored, Points)
    assert scored.earned == scored.possible


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("clean-rate", (1250 - 1175) / 1250 * 100),
        ("clean-rate", (1250 - 50) / 1250 * 100),
        ("days-owed", 270_000 / 540_000),
        ("denied-rate", (84 + 60) / 1200 * 100),
        ("denied-rate", 84 / (1200 + 60) * 100),
        ("owed", 0.2 * (480 - 150)),
        ("owed", 150 + 0.2 * 480),
        ("owed", 216 + 620 - 480),
    ],
)
def test_each_wrong_way_is_told_what_is_wrong_with_it(question: str, value: float) -> None:
    scored = FIGURES.question_by_id[question].score(f"{value:.1f}")
    assert isinstance(scored, Points)
    assert scored.earned == 0
    assert scored.feedback[0].feedback


def test_the_figures_cannot_be_passed_by_guessing() -> None:
    random = Random(1)
    for place in range(3):
        earned = 0.0
        for question in FIGURES.questions:
            guesses = list(kind_of(question).guesses.values())
            scored = question.score(guesses[place % len(guesses)].answer(question.public(), random))
            assert isinstance(scored, Points)
            earned += scored.earned
        assert earned / FIGURES.points < LIMIT
