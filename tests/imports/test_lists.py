"""Lists as people type them, and Aiken, which is one of them."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coding_billing_xblock.imports.reader import read_questions
from coding_billing_xblock.imports.wording import is_markdown
from coding_billing_xblock.questions.choice import Choice
from coding_billing_xblock.questions.matching import Matching
from coding_billing_xblock.questions.ordering import Ordering
from coding_billing_xblock.questions.text import Text
from coding_billing_xblock.text.markdown import plain, plain_phrase
from tests.imports.support import feedback, only, options, placed, prompts, told

AIKEN = """Who assigns the codes?
A. The biller
B. The coder
ANSWER: B

What does a claim need?
A) Codes
B) A stamp
C) A seal
ANSWER: A
"""

# What is right


@pytest.mark.parametrize(
    "lines",
    [
        "a) The biller\n*b) The coder",
        "a) The biller\n* b) The coder",
        "a) The biller\nb) *The coder",
        "a) The biller\nb) The coder *",
        "a) The biller\nb) The coder*",
        "a) The biller\nb) The coder ✓",
        "✗ a) The biller\n✓ b) The coder",
        "a) ❌ The biller\nb) ✅ The coder",
        "[ ] The biller\n[x] The coder",
        "- [ ] The biller\n- [X] The coder",
        "( ) The biller\n(x) The coder",
        "☐ The biller\n☑ The coder",
        "- The biller\n- The coder (correct)",
        "- The biller\n* The coder",
        "a) The biller\n**b) The coder**",
        "a) The biller\nb) **The coder**",
        "(A) The biller\n(B) The coder\nAnswer: B",
        "A. The biller\nB. The coder\nANSWER: B",
        "a) The biller\nb) The coder\n\nAnswer: b)",
        "a) The biller\nb) The coder\nCorrect answer: (b)",
        "a) The biller\nb) The coder\nThe correct answer is b.",
        "a) The biller\nb) The coder\n**Answer:** b) The coder",
        "a) The biller\nb) The coder\nAnswer: The coder.",
        "a) The biller\nb) The coder\nKey: 2",
        "a) The biller\nb) The coder\nANSWER:B",
        "a) The biller\nb) The coder\nAnswer - b",
        "a) The biller\nb) The coder\n✅ **Correct answer:** b",
        "a) The biller\nb) The coder\nAnswer:\nb",
        "1) The biller\n2) The coder\nAnswer: 2",
        "• The biller\n• The coder\nAnswer: b",
    ],
)
def test_the_right_option_is_told_in_many_ways(lines: str) -> None:
    question = only(f"1. Who assigns the codes?\n{lines}")
    assert question.prompt == "Who assigns the codes?"
    assert options(question) == ["The biller", "*The coder"]


@pytest.mark.parametrize(
    "lines",
    [
        "*a) Codes\nb) A stamp\n*c) A name",
        "[x] Codes\n[ ] A stamp\n[x] A name",
        "a) Codes\nb) A stamp\nc) A name\nAnswers: a, c",
        "a) Codes\nb) A stamp\nc) A name\nAnswer: a and c",
        "A. Codes\nB. A stamp\nC. A name\nANSWER: AC",
        "**a) Codes**\nb) A stamp\n**c) A name**",
    ],
)
def test_where_several_are_right_several_may_be_picked(lines: str) -> None:
    question = only(f"1. What does a claim need?\n{lines}")
    assert options(question) == ["*Codes", "A stamp", "*A name"]
    assert isinstance(question, Choice)
    assert question.multiple


def test_where_nothing_tells_what_is_right_nothing_is() -> None:
    assert options(only("1. Who?\na) The biller\nb) The coder")) == ["The biller", "The coder"]
    assert options(only("1. Who?\n* The biller\n* The coder")) == ["The biller", "The coder"]
    assert options(only("1. Who?\n**a) The biller**\n**b) The coder**")) == ["The biller", "The coder"]


@pytest.mark.parametrize("answer", ["d", "Nobody", "e, a", "a or else", "99"])
def test_an_answer_that_names_no_option_is_told(answer: str) -> None:
    read = read_questions(f"1. Who?\na) The biller\nb) The coder\nAnswer: {answer}")
    assert options(read.questions[0]) == ["The biller", "The coder"]
    why = f"“{answer}” does not say for certain which option is right, so it was not used."
    assert told(read) == [(4, answer, why)]


def test_an_answer_goes_by_the_letters_even_where_one_is_left_out() -> None:
    assert options(only("1. Who?\na) X\nc) Y\nd) Z\nAnswer: c")) == ["X", "*Y", "Z"]
    assert len(read_questions("1. Who?\na) X\nc) Y\nd) Z\nAnswer: b").unread) == 1


def test_a_number_that_may_be_an_option_and_its_place_is_told() -> None:
    read = read_questions("1. How many?\na) 2\nb) 1\nAnswer: 2")
    assert options(read.questions[0]) == ["2", "1"]
    assert len(read.unread) == 1
    assert options(only("1. How many?\na) 1\nb) 2\nAnswer: 2")) == ["1", "*2"]


def test_an_answer_against_the_marks_is_told_and_the_marks_count() -> None:
    read = read_questions("1. Who?\n*a) The biller\nb) The coder\nAnswer: b")
    assert options(read.questions[0]) == ["*The biller", "The coder"]
    assert told(read) == [(4, "b", "The marks at the options say otherwise, so this was not used.")]


# Where questions begin and end


def test_aiken_is_read() -> None:
    first, second = read_questions(AIKEN).questions
    assert (first.prompt, options(first)) == ("Who assigns the codes?", ["The biller", "*The coder"])
    assert (second.prompt, options(second)) == ("What does a claim need?", ["*Codes", "A stamp", "A seal"])
    assert read_questions(AIKEN.replace("\n\n", "\n")).questions == (first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1. ", "2. "),
        ("1) ", "2) "),
        ("Question 1: ", "Question 2: "),
        ("Q1. ", "Q2. "),
        ("**1.** ", "**2.** "),
        ("### 1. ", "### 2. "),
        ("Question 1\n", "Question 2\n"),
        ("1.", "2."),
        ("9. ", "10. "),
        ("\t1.\t", "\t2.\t"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_questions_have_numbers_of_many_kinds(first: str, second: str, gap: str) -> None:
    text = f"{first}Who codes?\n   *a. The coder\n   b. The biller{gap}{second}Who bills?\na. X\n*b. Y"
    read = read_questions(text)
    assert (prompts(read), read.unread) == (["Who codes?", "Who bills?"], ())
    assert [options(question) for question in read.questions] == [["*The coder", "The biller"], ["X", "*Y"]]


def test_a_wording_may_go_on_and_hold_a_list() -> None:
    question = only(
        "1. Read this note:\n- Fever\n- Cough\nWhich code\ncomes first?\n\nOne only.\n*a) R50.9\nb) R05\n"
    )
    assert plain(question.prompt) == "Read this note: - Fever - Cough Which code comes first? One only."
    assert options(question) == ["*R50.9", "R05"]


def test_an_option_may_go_on_in_the_next_line() -> None:
    assert options(only("1. Who?\n*a) The coder, who\n   reads the record\nb) The biller")) == [
        "*The coder, who reads the record",
        "The biller",
    ]


def test_options_may_be_numbered_where_questions_are_not() -> None:
    read = read_questions(
        "Who codes?\n1. The biller\n2. The coder\nAnswer: 2\n\nWho bills?\n1. He\n2. She\nAnswer: 1"
    )
    assert [options(question) for question in read.questions] == [
        ["The biller", "*The coder"],
        ["*He", "She"],
    ]
    read = read_questions(
        "1. Who codes?\n   1. The biller\n   2. The coder\n2. Who bills?\n   1. He\n   2. She"
    )
    assert prompts(read) == ["Who codes?", "Who bills?"]


def test_text_around_questions_is_told_with_its_line() -> None:
    read = read_questions("Choose the best one.\n\n1. Who?\n*a) X\nb) Y\n\nPart 2\n\n2. What?\n*a) X\nb) Y")
    assert prompts(read) == ["Who?", "What?"]
    why = "No options were found below this text."
    assert told(read) == [(1, "Choose the best one.", why), (7, "Part 2", why)]


def test_words_that_look_like_letters_of_options_are_words() -> None:
    question = only("1. I. Fever and II. cough:\ne. coli is meant. Which?\n*a) Both\nb) None\nI. think so")
    assert plain(question.prompt) == "I. Fever and II. cough: e. coli is meant. Which?"
    assert options(question) == ["*Both", "None I. think so"]


# What else is told


def test_feedback_explanation_and_points() -> None:
    question = only(
        "1. Who?\na) The biller\n   Feedback: Not yet.\n*b) The coder\n   Feedback: Right.\n"
        "Points: 1,5\nExplanation: From the record.\nAnd no more."
    )
    assert feedback(question) == ["Not yet.", "Right."]
    assert (question.explanation, question.points) == ("From the record.\\\nAnd no more.", 1.5)
    assert feedback(only("1. Who?\n*a) X\nFeedback: yes\nb) Y\nFeedback: no")) == ["yes", "no"]
    assert feedback(only("1. Who?\n*a) X\nb) Y\nFeedback b: no")) == ["", "no"]
    assert only("1. Who?\n*a) X\nb) Y\nFeedback: For all.").explanation == "For all."


def test_in_a_numbered_list_what_follows_an_answer_explains_it() -> None:
    assert only("1. Who?\na) X\nb) Y\nAnswer: a\nBecause X reads.").explanation == "Because X reads."


def test_true_or_false_becomes_a_choice_in_the_language_of_the_text() -> None:
    assert options(only("1. Coders send claims.\nAnswer: False")) == ["True", "*False"]
    assert options(only("1. Los codificadores facturan.\nAnswer: T", "es-MX")) == ["*Verdadero", "Falso"]


@pytest.mark.parametrize("arrow", ["->", "=>", "→", " -> "])
def test_options_with_arrows_are_sorted(arrow: str) -> None:
    question = only(f"1. Whose task?\n- Reads{arrow}Coder\n- Sends{arrow}Biller\n- Codes{arrow}Coder")
    assert placed(question) == {"Reads": "Coder", "Sends": "Biller", "Codes": "Coder"}


def test_arrows_in_options_that_are_marked_are_words() -> None:
    assert options(only("1. Which way?\n*a) Visit -> code\nb) Code -> visit")) == [
        "*Visit -> code",
        "Code -> visit",
    ]


# How it is written


def test_markdown_stays_and_plain_text_is_escaped() -> None:
    question = only(
        "1. What is 5*3*2 of a_b_c in <name>?\n*a) `code`, **bold**\nb) x [x], *, ~~\nc) a *word* of it"
    )
    assert question.prompt == "What is 5\\*3\\*2 of a_b_c in &lt;name>?"
    assert options(question) == ["*`code`, **bold**", "x \\[x\\], \\*, \\~\\~", "a *word* of it"]


@given(st.text(st.sampled_from('ab #>-+=|*_`~<&;\\[]()!1.:"\u00a0é'), min_size=1, max_size=25))
def test_a_plain_wording_reads_as_it_was_typed(text: str) -> None:
    words = f"x {text} x"
    assume(not is_markdown(words))
    question = only(f"1. {words}\n*a) {words}\nb) no")
    assert plain(question.prompt) == " ".join(words.split())
    assert plain_phrase(options(question)[0].removeprefix("*")) == " ".join(words.split())


# The answer key at the end


@pytest.mark.parametrize(
    "key",
    [
        "Answers\n1. b\n2. a",
        "Answer key:\n1) B\n2) A",
        "## Answer key\n\n1: b\n\n2: a",
        "**Answers:**\n1 - b\n2 - a",
        "Key: 1b, 2a",
        "ANSWERS: 1. B 2. A",
        "Solutions\n1. b) The coder\n2. a) Codes",
        "Answers\n2 a; 1 (b)",
    ],
)
def test_a_key_at_the_end_tells_what_is_right(key: str) -> None:
    read = read_questions(
        f"1. Who assigns the codes?\na) The biller\nb) The coder\n\n2. What is sent?\na) Codes\nb) Tea\n\n{key}\n"
    )
    assert read.unread == ()
    assert [options(question) for question in read.questions] == [
        ["The biller", "*The coder"],
        ["*Codes", "Tea"],
    ]


def test_a_key_names_several_right_options_and_questions_that_say_so_by_a_word() -> None:
    question = only("Question 7: What is needed?\na) Codes\nb) Tea\nc) A name\n\nAnswers\n7. a, c")
    assert options(question) == ["*Codes", "Tea", "*A name"]


def test_what_a_key_says_of_no_question_is_told() -> None:
    read = read_questions("1. Who?\na) The biller\nb) The coder\n\nAnswers\n1. b\n3. a")
    assert told(read) == [(7, "3. a", "No question has this number.")]
    assert options(read.questions[0]) == ["The biller", "*The coder"]


def test_the_marks_at_a_question_stand_against_its_key() -> None:
    read = read_questions("1. Who?\n*a) The biller\nb) The coder\n\nAnswers\n1. b")
    assert options(read.questions[0]) == ["*The biller", "The coder"]
    assert [why for _, _, why in told(read)] == [
        "The marks at the options say otherwise, so this was not used."
    ]


# Options on one line


@pytest.mark.parametrize(
    "text",
    [
        "1. Who assigns the codes?\na) The biller b) The coder *c) The payer",
        "1. Who assigns the codes? a) The biller b) The coder *c) The payer",
        "1. Who assigns the codes?\n(a) The biller   (b) The coder   (c) The payer\nAnswer: c",
        "1. Who assigns the codes?\nA) The biller\tB) The coder\tC) The payer ✓",
    ],
)
def test_options_that_share_a_line_come_apart(text: str) -> None:
    assert options(only(text)) == ["The biller", "The coder", "*The payer"]


def test_options_may_stand_in_two_rows() -> None:
    question = only(
        "1. Who assigns the codes?\na) The biller   b) The coder\nc) The payer   d) Nobody\nAnswer: b"
    )
    assert options(question) == ["The biller", "*The coder", "The payer", "Nobody"]


def test_an_option_may_speak_of_others() -> None:
    question = only("1. Which?\na) Both b) and c)\n*b) The first\nc) The second")
    assert options(question) == ["Both b) and c)", "*The first", "The second"]


def test_letters_within_a_sentence_are_no_options() -> None:
    question = only("1. Which plan (a) covers and (b) pays?\n*a) Ours\nb) Theirs")
    assert question.prompt == "Which plan (a) covers and (b) pays?"


def test_what_is_told_of_parts_of_a_line_names_the_line_in_the_text() -> None:
    read = read_questions("1. Who? a) One *b) Two\n\n2. Alone")
    assert [line for line, _, _ in told(read)] == [3]


# Other types of question


def test_the_order_of_all_options_makes_an_ordering() -> None:
    question = only("Put in order.\na) Code\nb) Register\nc) Send\nAnswer: b, a, c")
    assert isinstance(question, Ordering)
    assert [step.text for step in question.steps] == ["Register", "Code", "Send"]


@pytest.mark.parametrize(
    "line", ["Order: b a c", "Correct order: B > A > C", "Sequence: b -> a -> c", "Order: BAC"]
)
def test_an_order_is_named_in_many_ways(line: str) -> None:
    question = only(f"Put in order.\na) Code\nb) Register\nc) Send\n{line}")
    assert [step.text for step in question.steps] == ["Register", "Code", "Send"]


def test_an_order_may_be_the_one_that_is_written() -> None:
    assert isinstance(only("Put in order.\na) Register\nb) Code\nc) Send\nOrder: a, b, c"), Ordering)
    assert options(only("Which?\na) Register\nb) Code\nc) Send\nAnswer: a, b, c")) == [
        "*Register",
        "*Code",
        "*Send",
    ]


def test_a_word_as_the_answer_is_to_be_typed() -> None:
    question = only("Who decides on a claim?\nAnswer: the payer | the plan")
    assert isinstance(question, Text)
    assert [answer.text for answer in question.answers] == ["the payer", "the plan"]


@pytest.mark.parametrize("answer", ["b", "Because the payer has to know why the service was needed at all"])
def test_what_nobody_would_type_is_told(answer: str) -> None:
    read = read_questions(f"1. Why?\nAnswer: {answer}")
    assert read.questions == ()
    assert told(read)[0][2] == "No options were found below this text."


def test_pairs_with_a_place_each_become_matching() -> None:
    question = only("Which code set?\n- Diagnoses -> ICD-10-CM\n- Supplies -> HCPCS Level II")
    assert isinstance(question, Matching)
