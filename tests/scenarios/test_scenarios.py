"""The scenarios are what their titles say."""

from __future__ import annotations

from coding_billing_xblock.block import CodingBillingXBlock
from coding_billing_xblock.lessons.load import load
from coding_billing_xblock.lessons.shelf import lesson, shipped
from coding_billing_xblock.questions.choice import Choice
from coding_billing_xblock.scenarios import FOLDER, TITLES
from coding_billing_xblock.text.findings import Severity

SHIPPED, TYPES, BROKEN = (olx for _, olx in CodingBillingXBlock.workbench_scenarios())


def test_each_has_a_title_of_its_own_and_every_file_is_offered() -> None:
    assert [title for title, _ in CodingBillingXBlock.workbench_scenarios()] == list(TITLES.values())
    assert len(set(TITLES.values())) == len(TITLES)
    assert {path.stem for path in FOLDER.glob("*.xml")} == set(TITLES)


def test_the_first_is_the_shipped_lesson() -> None:
    assert load(SHIPPED).document == shipped()


def test_the_second_has_every_type_of_question_and_nothing_to_complain_about() -> None:
    document, findings = load(TYPES)
    assert findings == ()
    assert document is not None
    assert {question.type for question in document.questions} == {
        *lesson("figures").question_types,
        "sorting",
    }
    choices = [question for question in document.questions if isinstance(question, Choice)]
    assert {question.multiple for question in choices} == {True, False}


def test_the_third_cannot_be_shown_and_says_why() -> None:
    document, findings = load(BROKEN)
    assert document is None
    assert sum(finding.severity is Severity.ERROR for finding in findings) > 2
