"""The shipped lesson says what it must, can be learned from, and cannot be passed by guessing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from random import Random

import pytest
from lxml import etree

import coding_billing_xblock
from coding_billing_xblock.content.document import Document, NextStep
from coding_billing_xblock.content.length import minutes_to_read
from coding_billing_xblock.content.years import dated_findings
from coding_billing_xblock.lessons.shelf import TEMPLATES, shipped
from coding_billing_xblock.questions.base import Question
from coding_billing_xblock.questions.choice import Choice
from coding_billing_xblock.questions.sorting import Sorting
from coding_billing_xblock.text.markdown import drawings_in, plain, render
from tests.lessons import guessers

LIMIT = 0.45
SEEDS = range(200)
DRAWINGS = Path(coding_billing_xblock.__file__).parent / "static/public/drawings"
SVG = "{http://www.w3.org/2000/svg}"

CHOICES = [question for question in shipped().questions if isinstance(question, Choice)]
SORTINGS = [question for question in shipped().questions if isinstance(question, Sorting)]
SECTIONS = {section.id: section for section in shipped().lesson.sections}


def texts_in(value: object) -> Iterator[str]:
    """Every text anywhere in a document's raw values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from texts_in(part)


ALL_TEXT = "\n".join(texts_in(shipped().model_dump()))


def named(question: Question) -> str:
    return question.id


# The document


def test_it_has_nothing_to_find_fault_with() -> None:
    assert list(shipped().findings()) == []


def test_it_survives_json_and_back() -> None:
    assert Document.model_validate_json(shipped().model_dump_json()) == shipped()


def test_it_says_its_language_and_names_no_provider() -> None:
    assert shipped().language == "en"
    assert shipped().next_step == NextStep()


def test_ids_that_are_data_for_ever() -> None:
    assert list(SECTIONS) == [
        "scope",
        "basics",
        "visit",
        "coder",
        "codes",
        "find",
        "biller",
        "share",
        "denied",
        "handover",
        "careers",
        "credentials",
    ]
    assert [question.id for question in shipped().questions] == [
        "who-does-what",
        "cycle-parts",
        "uncertain-diagnosis",
        "cpap-machine",
        "inpatient-operation",
        "valid-code",
        "beyond-codes",
        "patient-share",
        "unknown-member",
        "wrong-link",
        "vague-note",
        "compliance",
    ]


def test_right_answers_that_are_data_for_ever() -> None:
    assert {question.id: question.key() for question in CHOICES} == {
        "uncertain-diagnosis": ["b"],
        "cpap-machine": ["d"],
        "inpatient-operation": ["c"],
        "valid-code": ["a"],
        "beyond-codes": ["b", "d", "f", "h"],
        "patient-share": ["b"],
        "unknown-member": ["a"],
        "wrong-link": ["d"],
        "vague-note": ["c"],
        "compliance": ["a", "c", "e"],
    }


# The lesson


@pytest.mark.parametrize("section_id", SECTIONS)
def test_a_section_is_short_enough_to_read_in_one_go(section_id: str) -> None:
    words = plain(SECTIONS[section_id].body).split()
    assert 120 <= len(words) <= 260


@pytest.mark.parametrize(
    "subject",
    [
        "United States",
        "ICD-10-CM",
        "ICD-10-PCS",
        "CPT",
        "HCPCS Level II",
        "ICD-11",
        "45 CFR 162.1002",
        "45 CFR 162.1000",
        "American Medical Association",
        "837P",
        "837I",
        "eligibility",
        "authorization",
        "medical necessity",
        "timely filing",
        "adjudication",
        "charge capture",
        "scrubbing",
        "Rejected",
        "Denied",
        "replacement claim",
        "Appeal",
        "Not documented, not coded",
        "Professional",
        "Facility",
        "query",
        "Deductible",
        "Copay",
        "Coinsurance",
        "Upcoding",
        "Unbundling",
        "False Claims Act",
        "minimum necessary",
        "artificial intelligence",
        "CPC-A",
        "CCS",
        "CPB",
        "CBCS",
        # What a beginner has to be told once
        "What you will be able to do",
        "inpatient",
        "outpatient",
        "emergency room",
        "Medicare is run by the federal government",
        "Medicaid is run by the states",
        "the federal law on health data",
        "Centers for Disease Control and Prevention",
        "AAPC and AHIMA",
        "units",
        "modifiers",
        "clearinghouse",
        "encoder",
        "practice management system",
        "portal",
        "remittance advice",
        "explanation of benefits",
        "network",
        "associations of hospitals (AHA) and of coders (AHIMA)",
        "45 CFR 162.1002 makes them part of the standard",
        "where there is such a code",
        "or whoever enters charges",
        "the most that the plan accepts",
        "30, 60, 90 days",
        "Surgery centres bill Medicare on the first",
        "CCS-P",
        "two years of work",
        "80-hour course",
        "AR caller",
        # Which career?
        "Pay does not decide it",
        "A new CPC is a CPC-A, an apprentice, and must find a first employer",
        "Software takes routine from both",
        "India and the Philippines",
        "Interest decides",
        "You can move",
    ],
)
def test_the_lesson_explains(subject: str) -> None:
    assert any(subject in plain(section.body) for section in SECTIONS.values())


def test_figures_of_pay_and_jobs_carry_their_source_and_year() -> None:
    items = re.findall(r"<li>(.*?)</li>", render(SECTIONS["careers"].body), re.DOTALL)
    figures = [item for item in items if "USD" in item or "%" in item]
    assert len(figures) == 4
    for item in figures:
        assert re.search(r"Bureau of Labor Statistics|AAPC", item)
        assert re.search(r"\b20\d\d\b", item)
    assert "newer ones are on these pages" in plain(SECTIONS["careers"].body)
    assert len(re.findall(r"<a href=", "".join(figures))) == 3


@pytest.mark.parametrize("figure", ["51,140", "48,500", "8%", "67,147", "67,260", "55,721"])
def test_the_figures_are_those_of_2025_and_2026(figure: str) -> None:
    assert figure in plain(SECTIONS["careers"].body)


@pytest.mark.parametrize("superseded", ["50,250", "58,895", "56,981", "66,979", "7%"])
def test_no_superseded_figure_is_left(superseded: str) -> None:
    assert superseded not in ALL_TEXT


def test_a_code_is_found_step_by_step_and_the_date_of_care_decides_which() -> None:
    told = plain(SECTIONS["find"].body)
    for step in (
        "Alphabetic Index",
        "Tabular List",
        "notes",
        "characters",
        "M72.2",
        "30 September 2026",
        "M67.A01",
        "since 1 October 2026",
        "E0601",
    ):
        assert step in told
    assert told.index("M72.2") < told.index("M67.A01")


def test_it_can_be_read_in_a_quarter_of_an_hour() -> None:
    assert minutes_to_read(shipped()) <= 14


def test_the_table_compares_what_each_needs_to_know() -> None:
    (row,) = [row for row in shipped().comparison.rows if row.label == "What it needs to know"]
    coding, billing = row.cells
    assert all(word in coding for word in ("Anatomy", "diseases", "guidelines", "payers' rules"))
    assert all(word in billing for word in ("Plans", "contracts", "deadlines", "coding", "people"))


def test_every_row_compares_coding_with_billing() -> None:
    assert len(shipped().comparison.rows) == 11
    assert [column.id for column in shipped().comparison.columns] == ["coding", "billing"]
    assert all(len(row.cells) == 2 and all(row.cells) for row in shipped().comparison.rows)


@pytest.mark.parametrize(
    ("kind", "pattern"),
    [
        ("CPT", r"(?<![\d,.])\d{5}(?![\d,])"),
        ("CPT with a letter", r"\b\d{4}[A-Z]\b"),
        ("CDT", r"\bD\d{4}\b"),
    ],
)
def test_no_text_of_ours_contains_a_licensed_code(kind: str, pattern: str) -> None:
    ours = "\n".join(text for template in TEMPLATES for text in texts_in(template.document.model_dump()))
    assert re.findall(pattern, ours) == [], kind


def test_the_shipped_lesson_shows_one_code_of_hcpcs() -> None:
    ours = "\n".join(texts_in(shipped().model_dump()))
    assert set(re.findall(r"\b[A-V]\d{4}\b", ours)) == {"E0601"}


def test_its_own_figures_get_a_tip_when_they_have_become_old() -> None:
    assert list(dated_findings(shipped(), 2027)) == []
    old = {found.path for found in dated_findings(shipped(), 2028)}
    assert f"lesson.sections.{list(SECTIONS).index('careers')}.body" in old


# The drawing


def drawing() -> etree._Element:
    return etree.parse(DRAWINGS / "revenue-cycle.svg").getroot()


def test_the_visit_shows_the_drawing_with_a_text_alternative() -> None:
    rendered = render(SECTIONS["visit"].body)
    assert drawings_in(rendered) == ["revenue-cycle"]
    (alternative,) = re.findall(r'<img [^>]*alt="([^"]*)"', rendered)
    for actor in ("front desk", "clinician", "coder", "biller", "payer", "patient"):
        assert actor in alternative


def drawn(kind: str) -> list[str]:
    """The labels of one kind in the drawing, from top to bottom."""
    return [str(text.text) for text in drawing().iter(f"{SVG}text") if text.get("class") == kind]


def test_the_visit_lists_every_step_of_the_drawing_in_its_order() -> None:
    listed = re.findall(r"<li><strong>\w+: (.*?)\.</strong>", render(SECTIONS["visit"].body))
    assert [step.capitalize() for step in listed] == drawn("step")


def test_the_drawing_its_description_and_its_text_alternative_say_the_same() -> None:
    actors = [actor for actor in drawn("who") if actor != "Biller with the team"]
    described = " ".join(drawing().findtext(f"{SVG}desc", "").split())
    (alternative,) = re.findall(r'<img [^>]*alt="([^"]*)"', render(SECTIONS["visit"].body))
    steps = list(zip(drawn("number"), drawn("step"), actors, strict=True))
    assert len(steps) == 8
    for number, step, actor in steps:
        assert re.search(rf"{number} {step.lower()}, {actor.lower()}[;.,]", described)
        assert re.search(rf"step {number}, {step.lower()}, {actor.lower()}[;.,]", alternative)
    assert "denied" in described
    assert "denied" in alternative
    assert "coder or charge entry" in alternative


def test_the_drawing_has_a_title_and_a_description() -> None:
    for name in ("title", "desc"):
        element = drawing().find(f"{SVG}{name}")
        assert element is not None
        assert (element.text or "").strip()


def test_the_drawing_is_small_legible_and_self_contained() -> None:
    source = (DRAWINGS / "revenue-cycle.svg").read_bytes()
    assert len(source) < 8 * 1024
    assert all(float(size) >= 13 for size in re.findall(rb"font-size: ([\d.]+)px", source))
    tags = {element.tag for element in drawing().iter(f"{SVG}*")}
    assert not tags & {f"{SVG}{name}" for name in ("script", "image", "foreignObject", "a")}
    references = re.findall(rb"(?:href=\"|url\()([^\")]*)", source)
    assert all(reference.startswith(b"#") for reference in references)


# The self-check


@pytest.mark.parametrize("question", shipped().questions, ids=named)
def test_a_question_teaches(question: Question) -> None:
    assert question.section in SECTIONS
    assert question.explanation
    assert all(question.item_feedback().values())


@pytest.mark.parametrize("question", shipped().questions, ids=named)
def test_feedback_is_said_once(question: Question) -> None:
    feedback = list(question.item_feedback().values())
    assert len(set(feedback)) == len(feedback)


@pytest.mark.parametrize("question", CHOICES, ids=named)
def test_feedback_on_a_wrong_option_does_not_quote_the_right_one(question: Choice) -> None:
    right = [option.text.rstrip(".").lower() for option in question.options if option.correct]
    wrong = [option.feedback.lower() for option in question.options if not option.correct]
    assert not any(text in feedback for text in right for feedback in wrong)


@pytest.mark.parametrize("question", SORTINGS, ids=named)
def test_feedback_on_a_statement_leaves_the_placing_to_the_learner(question: Sorting) -> None:
    labels = {category.id: category.label.lower() for category in question.categories}
    for statement in question.statements:
        assert labels[statement.category] not in statement.feedback.lower()


@pytest.mark.parametrize("question", SORTINGS, ids=named)
def test_a_sorting_fills_three_categories_equally(question: Sorting) -> None:
    counts = Counter(statement.category for statement in question.statements)
    assert counts == {category.id: 3 for category in question.categories}


def test_single_choices_have_four_options_and_their_right_ones_in_all_places() -> None:
    single = [question for question in CHOICES if not question.multiple]
    assert {len(question.options) for question in single} == {4}
    assert Counter(question.key()[0] for question in single) == {"a": 2, "b": 2, "c": 2, "d": 2}


def test_most_questions_are_situations() -> None:
    people = re.compile(r"\b(Mr|Mrs|Ms) [A-Z]|\b[A-Z]\w+ (Clinic|Hospital|Family Practice)\b")
    assert sum(bool(people.search(question.prompt)) for question in shipped().questions) >= 8


@pytest.mark.parametrize(
    ("question", "item", "words"),
    [
        ("cpap-machine", "b", "The sleep study and the order for the machine were such work"),
        ("vague-note", "d", "have their place when a detail cannot be had"),
        ("compliance", "c", "more than the whole is worth"),
        ("beyond-codes", "h", "leaves all of it to the patient"),
    ],
)
def test_feedback_that_was_wrong_once_is_right(question: str, item: str, words: str) -> None:
    assert words in shipped().question_by_id[question].item_feedback()[item]


def test_the_vague_note_is_all_there_is() -> None:
    assert "nothing else in the record does" in shipped().question_by_id["vague-note"].prompt


@pytest.mark.parametrize("question", [question for question in CHOICES if question.multiple], ids=named)
def test_half_of_the_options_are_wrong_where_several_are_right(question: Choice) -> None:
    assert Counter(option.correct for option in question.options) == {
        True: len(question.options) // 2,
        False: len(question.options) // 2,
    }


# The guessers


FIXED = [guessers.first_option, guessers.last_option, guessers.everything]
BLOCKS = [guessers.blocks(order) for order in permutations(range(3))]


@pytest.mark.parametrize("guess", FIXED, ids=lambda guess: guess.__name__)
def test_a_guesser_by_position_fails(guess: guessers.Guesser) -> None:
    assert guessers.share(shipped(), guess) < LIMIT
    assert guessers.shuffled_share(shipped(), guess, SEEDS) < LIMIT


@pytest.mark.parametrize("guess", BLOCKS)
def test_a_guesser_by_blocks_fails(guess: guessers.Guesser) -> None:
    assert guessers.share(shipped(), guess) < LIMIT
    assert guessers.shuffled_share(shipped(), guess, SEEDS) < LIMIT


def test_a_guesser_by_length_fails() -> None:
    for guess in guessers.length_guessers():
        assert guessers.share(shipped(), guess) < LIMIT
        assert guessers.shuffled_share(shipped(), guess, range(10)) < LIMIT


def test_a_random_guesser_fails() -> None:
    shares = [guessers.share(shipped(), guessers.at_random(Random(seed))) for seed in range(1000)]
    assert sum(shares) / len(shares) < LIMIT


def test_who_knows_everything_earns_every_point() -> None:
    assert guessers.share(shipped(), lambda question: shipped().question_by_id[question.id].key()) == 1
