"""GIFT, the format of Moodle's question banks."""

from __future__ import annotations

import pytest

from coding_billing_xblock.imports.reader import read_questions
from coding_billing_xblock.questions.choice import Choice
from coding_billing_xblock.questions.dropdown import Dropdown
from coding_billing_xblock.questions.matching import Matching
from coding_billing_xblock.questions.ordering import Ordering
from coding_billing_xblock.questions.text import Text
from tests.imports.support import feedback, only, options, placed, prompts, told


def test_a_choice_with_its_feedback() -> None:
    question = only(
        "Who assigns the codes?{\n=The coder#Right.\n~The biller#Sends the claim.\n~The payer\n####By the record.}"
    )
    assert question.prompt == "Who assigns the codes?"
    assert options(question) == ["*The coder", "The biller", "The payer"]
    assert feedback(question) == ["Right.", "Sends the claim.", ""]
    assert question.explanation == "By the record."


def test_weights_that_count_the_same_make_several_right() -> None:
    question = only("What belongs to a claim?{~%50%Codes ~%50%A name ~%-100%The weather}")
    assert options(question) == ["*Codes", "*A name", "The weather"]
    assert isinstance(question, Choice)
    assert question.multiple


@pytest.mark.parametrize(
    ("answers", "expected", "weights"),
    [
        ("~%70%A ~%30%B ~C", ["*A", "*B", "C"], "70%, 30%"),
        ("=A ~%50%B ~C", ["*A", "B", "C"], "50%"),
        ("~%100%A ~%25%B", ["*A", "B"], "100%, 25%"),
    ],
)
def test_other_weights_are_told(answers: str, expected: list[str], weights: str) -> None:
    read = read_questions(f"Which?{{{answers}}}")
    assert options(read.questions[0]) == expected
    ((line, text, why),) = told(read)
    assert (line, text) == (1, weights)
    assert why.startswith("These weights are not kept")


def test_true_or_false_becomes_a_choice_with_its_feedback() -> None:
    question = only("Coders code.{T#No, they do.#Yes.}")
    assert options(question) == ["*True", "False"]
    assert feedback(question) == ["Yes.", "No, they do."]
    assert options(only("Coders bill.{FALSE}")) == ["True", "*False"]
    assert options(only("Codificar es facturar.{F}", "es")) == ["Verdadero", "*Falso"]


def test_matching_becomes_sorting() -> None:
    question = only("Whose task?{=Reads -> Coder =Sends -> Biller =Codes -> Coder = -> Payer####So it is.}")
    assert placed(question) == {"Reads": "Coder", "Sends": "Biller", "Codes": "Coder"}
    assert [category.label for category in question.categories] == ["Coder", "Biller", "Payer"]
    assert question.explanation == "So it is."


def test_matching_with_one_place_is_no_sorting() -> None:
    read = read_questions("Whose task?{=Reads -> Coder =Codes -> Coder}")
    assert read.questions == ()
    assert told(read)[0][2] == "Everything belongs to the same place, so there is nothing to sort."


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ("{}", "A question that is answered by a text of one’s own cannot be added here."),
        ("{=a ~b", "The brace before the answers is not closed before the next empty line."),
        ("", "There are no answers in braces, so this is no question."),
        (
            "{=a ~b} or {=c =d}",
            "One pair of braces holds the answers; put a backslash before a brace that learners see.",
        ),
        ("{a =b ~c}", "Each answer begins with = or ~, and something else stands before the first one."),
    ],
)
def test_what_cannot_be_read_is_told_and_the_others_are_read(answers: str, why: str) -> None:
    read = read_questions(f"Good?{{=a ~b}}\n\nHow?{answers}\n\nGood too?{{=a ~b}}")
    assert prompts(read) == ["Good?", "Good too?"]
    assert told(read) == [(3, f"How?{answers}", why)]


def test_names_categories_and_comments_are_told_and_leave_the_wording_alone() -> None:
    read = read_questions(
        "$CATEGORY: claims\n\n// easy\n::Q1:: [html]Who?{=a ~b}\n::Who pays?::Who pays?{=a ~b}"
    )
    assert prompts(read) == ["Who?", "Who pays?"]
    assert [(line, text) for line, text, _ in told(read)] == [
        (1, "$CATEGORY: claims"),
        (3, "// easy"),
        (4, "::Q1::"),
    ]


def test_words_to_choose_within_a_sentence_become_gaps() -> None:
    question = only(
        "Coders work with {=records ~claims#Billers do.}, billers with {~records =claims} all day."
    )
    assert isinstance(question, Dropdown)
    assert question.prompt == "Complete the sentence."
    assert question.sentence == "Coders work with ___, billers with ___ all day."
    told_of = [
        [(option.text, option.correct, option.feedback) for option in gap.options] for gap in question.gaps
    ]
    assert told_of[0] == [("records", True, ""), ("claims", False, "Billers do.")]
    assert [text for text, right, _ in told_of[1] if right] == ["claims"]


def test_a_sentence_with_gaps_asks_in_its_language_or_by_its_name() -> None:
    assert only("Los {=médicos ~datos} codifican.", "es").prompt == "Complete la frase."
    assert only("::Who codes?::The {=coder ~payer} codes.").prompt == "Who codes?"


def test_a_gap_to_type_in_is_shown_where_the_answers_stood() -> None:
    question = only("Coders work with {=records =charts} all day.")
    assert isinstance(question, Text)
    assert question.prompt == "Coders work with \\_\\_\\_\\_\\_ all day."
    assert [answer.text for answer in question.answers] == ["records", "charts"]


def test_short_answers_are_typed_words_without_marks() -> None:
    question = only("Who decides?{=the  payer#Right. =the plan}")
    assert [(answer.text, answer.correct, answer.feedback) for answer in question.answers] == [
        ("the payer", True, "Right."),
        ("the plan", True, ""),
    ]


def test_an_asterisk_for_any_text_and_weights_are_told() -> None:
    read = read_questions("Who decides?{=payer =%50%insurer =%0%*#Read again.}")
    (question,) = read.questions
    assert [(answer.text, answer.correct) for answer in question.answers] == [
        ("payer", True),
        ("insurer", True),
    ]
    assert [text for _, text, _ in told(read)] == ["*#Read again.", "50%, 0%"]


def test_pairs_become_matching_unless_few_places_are_shared_by_many() -> None:
    question = only(
        "Which code set?{=Diagnoses -> ICD-10-CM =Supplies -> HCPCS =Inpatient surgery -> ICD-10-PCS = -> CDT}"
    )
    assert isinstance(question, Matching)
    texts = {target.id: target.text for target in question.targets}
    assert [(pair.text, texts[pair.target]) for pair in question.pairs] == [
        ("Diagnoses", "ICD-10-CM"),
        ("Supplies", "HCPCS"),
        ("Inpatient surgery", "ICD-10-PCS"),
    ]
    assert list(texts.values())[-1] == "CDT"


def test_steps_in_their_order_become_an_ordering() -> None:
    question = only("Put in order.{>3 VERTICAL\nRegister\nCode\nSend the claim}")
    assert isinstance(question, Ordering)
    assert [step.text for step in question.steps] == ["Register", "Code", "Send the claim"]


def test_escaped_signs_are_the_texts_own() -> None:
    question = only("What is \\{1\\} \\= \\#2 \\~ 3\\: \\\\n?{=\\=a\\nb ~c\\#d}")
    assert question.prompt == "What is {1} = #2 ~ 3: \\\\n?"
    assert options(question) == ["*=a<br>b", "c#d"]


@pytest.mark.parametrize(
    ("written", "markdown"),
    [
        ("Is H<sub>2</sub>O 5*3 < 6?\nSay so.", "Is H<sub>2</sub>O 5\\*3 < 6?\\\nSay so."),
        (
            '[html]<p dir\\="ltr" style\\="color\\:red">Who <b>codes</b> A &amp; B?</p><p>Say.</p>',
            "Who <b>codes</b> A & B?\n\nSay.",
        ),
        ("[html]Which?<ul><li>Fever</li><li>Cough<br>too</li></ul>", "Which?\n\n- Fever\n- Cough\\\n  too"),
        ("[html]A <blink>word</blink>", "A &lt;blink>word&lt;/blink>"),
        ("[html]# of <div>days</div>", "\\# of\n\ndays"),
        ("[markdown]Who *codes*?\n\\n- a", "Who *codes*?\n\n- a"),
        ("[plain]Who *codes* <b>?\nYou", "Who \\*codes\\* &lt;b>?\\\nYou"),
    ],
)
def test_texts_may_be_html_markdown_or_plain(written: str, markdown: str) -> None:
    assert only(f"{written}{{=a ~b}}").prompt == markdown


def test_each_answer_may_say_what_it_is_written_in() -> None:
    question = only("[html]Who?{=<p>The <i>coder</i></p>#<p>Right</p> ~[plain]<i>#[markdown]*No*}")
    assert options(question) == ["*The <i>coder</i>", "&lt;i>"]
    assert feedback(question) == ["Right", "*No*"]
