"""CSV, and the cells that a spreadsheet puts on the clipboard."""

from __future__ import annotations

import pytest

from coding_billing_xblock.imports.reader import read_questions
from coding_billing_xblock.questions.choice import Choice
from coding_billing_xblock.questions.matching import Matching
from coding_billing_xblock.questions.ordering import Ordering
from coding_billing_xblock.questions.text import Text
from tests.imports.support import feedback, only, options, prompts, told

UNCERTAIN = "“{}” does not say for certain which option is right, so it was not used."


@pytest.mark.parametrize("between", ["\t", ",", ";"])
def test_each_row_is_a_question(between: str) -> None:
    rows = [
        ["Question", "A", "B", "C", "Correct"],
        ["Who codes?", "The biller", "The coder", "", "B"],
        ["Who bills?", "The biller", "The coder", "The payer", "A"],
    ]
    read = read_questions("\n".join(between.join(row) for row in rows))
    assert prompts(read) == ["Who codes?", "Who bills?"]
    assert list(map(options, read.questions)) == [
        ["The biller", "*The coder"],
        ["*The biller", "The coder", "The payer"],
    ]
    assert read.unread == ()


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("QUESTION,Option A,Option B,Right answer", "Who?,X,Y,b"),
        ("question_text,answer1,answer2,correct_answer", "Who?,X,Y,2"),
        ("Prompt,Choice 1,Choice 2,Key", "Who?,X,Y,Y"),
        ("Stem,1,2,Answer", "Who?,X,Y,y"),
        ("No.,Question,(a),(b),Solution:", "7,Who?,X,Y,(b)"),
        ("Question,B,A,Correct", "Who?,Y,X,B"),
        ("Correct option,Question,A,B", "B) Y,Who?,X,Y"),
        ("Question,Options,Correct", "Who?,X | Y,B"),
        ("Question,Options,,,Correct", "Who?,X,Y,,B"),
        ("Question,Choices,Correct", '"Who?","X\nY",Y'),
    ],
)
def test_headings_and_right_answers_are_written_in_many_ways(headings: str, row: str) -> None:
    question = only(f"{headings}\n{row}")
    assert (question.prompt, options(question)) == ("Who?", ["X", "*Y"])


@pytest.mark.parametrize("right", ["A, C", "A;C", "1,3", "AC", "A and C", "X, Z", "a/c"])
def test_several_right_answers_are_several_to_pick(right: str) -> None:
    question = only(f"Question\tA\tB\tC\tCorrect\nWhich?\tX\tY\tZ\t{right}")
    assert options(question) == ["*X", "Y", "*Z"]
    assert isinstance(question, Choice)
    assert question.multiple


def test_wrong_answers_may_have_columns_of_their_own() -> None:
    question = only("Question,Correct answer,Wrong 1,Wrong 2\nWho?,The coder,The biller,The payer")
    assert options(question) == ["*The coder", "The biller", "The payer"]
    assert question.shuffle


def test_feedback_explanation_and_points_have_columns() -> None:
    question = only(
        "Question,A,Feedback A,B,Feedback B,Correct,Points,Explanation\n"
        'Who?,X,No.,Y,Yes.,B,"1,5","By the record,\nand no more."'
    )
    assert feedback(question) == ["No.", "Yes."]
    assert (question.points, question.explanation) == (1.5, "By the record,\\\nand no more.")


@pytest.mark.parametrize(
    ("written", "points"), [("2", 2), ("0.5", 0.5), ("0,25", 0.25), ("3 points", 3), ("1 pt", 1), ("", 1)]
)
def test_points_are_numbers(written: str, points: float) -> None:
    assert only(f"Question\tA\tB\tCorrect\tPoints\nWho?\tX\tY\tA\t{written}").points == points


@pytest.mark.parametrize("written", ["0", "-1", "1,000", "many", "nan", "1e3"])
def test_other_points_are_told(written: str) -> None:
    read = read_questions(f"Question\tA\tB\tCorrect\tPoints\nWho?\tX\tY\tA\t{written}")
    assert (read.questions[0].points, told(read)[0][1]) == (1, written)


def test_true_or_false_needs_no_options() -> None:
    assert options(only("Question,Answer\nCoders code.,TRUE")) == ["*True", "False"]
    assert options(only("Question,Answer\nCodificar es facturar.,falso", "es")) == ["Verdadero", "*Falso"]


def test_a_cell_with_lines_and_quotation_marks_is_one_cell() -> None:
    read = read_questions('Question\tA\tB\tCorrect\n"Say ""who""\ncodes."\tX\tY\tA\n\nNext?\tX\tY\tQ')
    assert prompts(read) == ['Say "who"\\\ncodes.', "Next?"]
    assert told(read) == [(5, "Q", UNCERTAIN.format("Q"))]


def test_what_a_table_holds_besides_is_told() -> None:
    read = read_questions(
        "Question,A,B,Correct,Points,Feedback C,Topic\n"
        "Who?,X,Y,Z,many,No.,claims\n,X,Y,A,,,\nAlone,,,,,,\nWho else?,X,Y,A,,,,beyond\n"
    )
    assert prompts(read) == ["Who?", "Who else?"]
    assert told(read) == [
        (1, "Topic\nclaims", "No column is known by this name, so what stands below it is left out."),
        (2, "No.", "This is the feedback on an option that this row does not have."),
        (2, "many", "“many” is no number of points, so the question counts one point."),
        (2, "Z", UNCERTAIN.format("Z")),
        (3, ",X,Y,A,,,", "This row has no question."),
        (4, "Alone,,,,,,", "This row has no options."),
        (5, "beyond", "These cells stand below no heading."),
    ]


def test_a_number_that_may_be_an_option_and_its_place_is_told() -> None:
    read = read_questions("Question,A,B,Correct\nHow many?,2,1,2")
    assert (options(read.questions[0]), told(read)[0][1]) == (["2", "1"], "2")


def test_a_quotation_mark_that_nothing_closes_is_told() -> None:
    read = read_questions('Question,A,B,Correct\nWho?,X,Y,A\nWhat?,"X,Y,A\nWhich?,X,Y,A')
    assert prompts(read) == ["Who?"]
    assert told(read)[0][:2] == (3, 'What?,"X,Y,A\nWhich?,X,Y,A')


def test_a_table_without_headings_that_are_known_is_told_as_a_whole() -> None:
    read = read_questions("Who?,X,Y,A\nWhat?,X,Y,B", kind="table")
    assert told(read) == [
        (
            1,
            "Who?,X,Y,A\nWhat?,X,Y,B",
            "The first line has to name the columns, as in: Question, A, B, C, Correct.",
        )
    ]


# Other types of question


def test_an_order_may_have_a_column_or_be_the_right_answer() -> None:
    for heading in ("Correct", "Order"):
        question = only(f"Question,A,B,C,{heading}\nPut in order,Code,Register,Send,BAC")
        assert isinstance(question, Ordering)
        assert [step.text for step in question.steps] == ["Register", "Code", "Send"]


def test_options_with_arrows_are_pairs() -> None:
    question = only("Question,Options\nWhich set?,Diagnoses -> ICD-10-CM | Supplies -> HCPCS | -> CDT")
    assert isinstance(question, Matching)
    assert [pair.text for pair in question.pairs] == ["Diagnoses", "Supplies"]
    assert [target.text for target in question.targets] == ["ICD-10-CM", "HCPCS", "CDT"]


def test_an_answer_without_options_is_typed() -> None:
    question = only("Question,Answer\nWho decides?,payer | plan")
    assert isinstance(question, Text)
    assert [answer.text for answer in question.answers] == ["payer", "plan"]
