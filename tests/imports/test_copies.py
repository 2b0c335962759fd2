"""A question copied as text is read as an equal one, wherever it is pasted."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from coding_billing_xblock.imports.copies import write_question
from coding_billing_xblock.imports.reader import read_questions
from coding_billing_xblock.questions.base import Hint, Question
from coding_billing_xblock.questions.choice import Choice, Option
from coding_billing_xblock.questions.sorting import Category, Sorting, Statement
from tests.imports.support import feedback, only, options, told, without_ids
from tests.kinds import questions

CHOICE = Choice(
    id="who",
    prompt="Who assigns the codes?\n\n- a) Look twice",
    section="coder",
    points=2,
    shuffle=True,
    explanation="A code says what the record says.",
    options=(
        Option(id="a", text="The coder", correct=True),
        Option(id="b", text="The biller", feedback="The biller sends the claim.\nFeedback: later"),
    ),
)
TEXT = """[choice; points=2; shuffle]
1. Who assigns the codes?

    - a) Look twice
*a) The coder
b) The biller
    Feedback: The biller sends the claim.
        Feedback: later
Explanation: A code says what the record says."""
HINTED = Choice(
    id="which",
    prompt="Which is a code?",
    hints=(Hint(id="h", text="It has a dot.\n\nHint: behind the third sign"), Hint(id="i", text="Count")),
    options=(
        Option(id="a", text="E11.9", correct=True),
        Option(id="b", text="All of these", stays=True),
        Option(id="c", text="None of these", stays=True),
    ),
)
SORTING = Sorting(
    id="task",
    prompt="Whose task is it?",
    categories=(Category(id="c", label="Coder"), Category(id="b", label="Biller")),
    statements=(Statement(id="r", text="Reads = codes", category="c"), Statement(id="s", text="Sends")),
)
MARKS = st.sampled_from(
    (
        "[choice]¦1. x¦a) x¦*b) x¦A = x¦x = A¦ = ?¦    Feedback: x¦Hint: x¦stays: 1¦Explanation: x¦Answer: a¦"
        "**b**¦✓ x¦x *¦¦ "
    ).split("¦")
)


@given(questions())
@example(CHOICE)
@example(SORTING)
@example(HINTED)
def test_a_copy_is_read_as_an_equal_question(question: Question) -> None:
    assert without_ids(only(write_question(question))) == without_ids(question)


@given(questions(), st.booleans())
def test_so_is_a_draft(question: Question, is_draft: bool) -> None:
    draft = question.model_copy(update={"draft": is_draft})
    assert without_ids(only(write_question(draft))) == without_ids(draft)


@given(st.lists(MARKS, min_size=1, max_size=5).map("\n".join), st.lists(MARKS, min_size=2, max_size=30))
def test_texts_that_look_like_parts_of_a_list_stay_texts(text: str, lines: list[str]) -> None:
    options = tuple(Option(id=f"o{n}", text=line, feedback=text) for n, line in enumerate(lines))
    hints = (Hint(id="h", text=text), Hint(id="i", text="\n".join(lines)))
    question = Choice(id="q", prompt=text, hints=hints, explanation=text, options=options)
    assert without_ids(only(write_question(question))) == without_ids(question)
    labels = tuple(Category(id=f"c{n}", label=line) for n, line in enumerate(lines))
    statements = tuple(Statement(id=f"s{n}", text=line, category=f"c{n}") for n, line in enumerate(lines))
    sorting = Sorting(id="q", prompt=text, explanation=text, categories=labels, statements=statements)
    assert without_ids(only(write_question(sorting))) == without_ids(sorting)


def test_a_copy_is_a_list_that_people_can_read() -> None:
    assert write_question(CHOICE) == TEXT
    assert write_question(SORTING).split("\n") == [
        "[sorting]",
        "1. Whose task is it?",
        "A = Coder",
        "B = Biller",
        "a) Reads = codes = A",
        "b) Sends = ?",
    ]


def test_hints_and_options_that_keep_their_place_are_told_in_lines_of_their_own() -> None:
    assert write_question(HINTED).split("\n") == [
        "[choice]",
        "1. Which is a code?",
        "stays: 2 3",
        "*a) E11.9",
        "b) All of these",
        "c) None of these",
        "Hint: It has a dot.",
        "",
        "    Hint: behind the third sign",
        "Hint: Count",
    ]


def test_copies_may_stand_one_after_the_other_with_the_line_ends_of_any_system() -> None:
    read = read_questions(f"{TEXT}\n\n{write_question(SORTING)}\n".replace("\n", "\r\n"))
    assert [without_ids(question) for question in read.questions] == [
        without_ids(CHOICE),
        without_ids(SORTING),
    ]
    assert read.unread == ()


def test_what_stands_around_copies_is_told() -> None:
    read = read_questions(f"From a colleague:\n{TEXT}\nBest wishes")
    assert len(read.questions) == 1
    why = "This belongs to no question that was copied as text."
    assert told(read) == [(1, "From a colleague:", why), (11, "Best wishes", why)]


def test_a_copy_with_a_value_that_no_question_may_have_is_told() -> None:
    dear = TEXT.replace("points=2", "points=2000")
    ((line, text, why),) = told(read_questions(dear))
    assert (line, text) == (1, dear)
    assert why.startswith("This must be at most 1000")


def test_without_its_first_line_a_copy_is_a_list_as_others_are() -> None:
    question = only("1. Who?\n*a) The coder\nb) The biller\n    Feedback: Later.\nExplanation: So it is.")
    assert (options(question), feedback(question)) == (["*The coder", "The biller"], ["", "Later."])
    assert question.explanation == "So it is."


def test_the_same_question_twice_gets_ids_of_its_own() -> None:
    first, second = read_questions(f"{TEXT}\n{TEXT}").questions
    assert first.id != second.id
    assert len({option.id for question in (first, second) for option in question.options}) == 4
