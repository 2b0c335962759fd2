"""A choice: one option all or nothing, several with partial credit that guessing does not earn."""

from __future__ import annotations

import pytest

from coding_billing_xblock.questions.base import Invalid, Points
from coding_billing_xblock.questions.choice import Choice, Option
from coding_billing_xblock.text.findings import Severity


def choice(multiple: bool = False, correct: str = "a", options: str = "abcd", **more: object) -> Choice:
    made = tuple(
        Option(id=name, text=name, correct=name in correct, feedback=f"about {name}") for name in options
    )
    return Choice(id="q", prompt="?", multiple=multiple, options=made, **more)


def earned(question: Choice, *picked: str) -> float:
    scored = question.score(list(picked))
    assert isinstance(scored, Points)
    return scored.earned


def test_one_choice_is_all_or_nothing() -> None:
    assert earned(choice(points=2), "a") == 2
    assert earned(choice(points=2), "b") == 0


@pytest.mark.parametrize(
    ("picked", "expected"),
    [("ab", 1), ("a", 0.5), ("abc", 0.5), ("ac", 0), ("abcd", 0), ("cd", 0), ("b", 0.5)],
)
def test_several_earn_right_minus_wrong_picks_of_the_right_options(picked: str, expected: float) -> None:
    assert earned(choice(multiple=True, correct="ab"), *picked) == expected


def test_its_author_is_told_of_both() -> None:
    assert choice().scoring().startswith("All or nothing")
    assert "each wrong one takes as much away" in choice(multiple=True).scoring()


@pytest.mark.parametrize(
    "answer", [[], ["x"], ["a", "a"], ["a", "b"], "a", {"a": True}, [1], [["a"]], None, True]
)
def test_what_is_no_answer_to_one_choice_is_invalid(answer: object) -> None:
    assert isinstance(choice().score(answer), Invalid)


def test_the_place_of_an_unknown_option_is_told() -> None:
    assert choice(multiple=True).score(["a", "x"]).path == "1"


def test_how_many_options_are_right_is_told_only_where_the_author_says_so() -> None:
    assert choice(multiple=True, correct="ab").public().pick is None
    assert choice(multiple=True, correct="ab", tell_count=True).public().pick == 2
    assert choice(correct="a", tell_count=True).public().pick is None


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (choice(options="a"), "choice.few_options"),
        (choice(correct=""), "choice.no_correct_option"),
        (choice(correct="ab"), "choice.several_correct_options"),
        (
            Choice(
                id="q", prompt="?", options=(Option(id="a", text="x", correct=True), Option(id="b", text="x"))
            ),
            "choice.repeated_option",
        ),
        (
            Choice(
                id="q", prompt="?", options=(Option(id="a", text="x", correct=True), Option(id="a", text="y"))
            ),
            "id.repeated",
        ),
        (
            Choice(
                id="q", prompt="?", options=(Option(id="a", text="x", correct=True), Option(id="b", text=""))
            ),
            "text.empty",
        ),
        (choice().model_copy(update={"prompt": ""}), "question.no_prompt"),
    ],
)
def test_what_an_author_has_to_mend_is_an_error(question: Choice, code: str) -> None:
    errors = [found.code for found in question.findings() if found.severity is Severity.ERROR]
    assert errors == [code]


def test_a_wrong_option_without_feedback_is_a_tip_at_the_first_one() -> None:
    options = (
        Option(id="a", text="a", correct=True),
        Option(id="b", text="b", feedback="about b"),
        Option(id="c", text="c"),
        Option(id="d", text="d"),
    )
    (found,) = Choice(id="q", prompt="?", options=options).findings()
    assert (found.code, found.severity, found.path) == (
        "choice.no_feedback",
        Severity.TIP,
        "options.2.feedback",
    )


def test_ticking_everything_must_not_win() -> None:
    (found,) = choice(multiple=True, correct="abcd").findings()
    assert (found.code, found.severity, found.path) == ("choice.all_correct", Severity.TIP, "options")
    assert list(choice(multiple=True, correct="abc").findings()) == []


def of_lengths(right: int, wrong: int, **more: object) -> Choice:
    options = (
        Option(id="a", text="x" * right, correct=True),
        Option(id="b", text="y" * wrong, feedback="no"),
    )
    return Choice(id="q", prompt="?", options=options[::-1], **more)


def first_right(**more: object) -> Choice:
    options = (Option(id="a", text="Coder", correct=True), Option(id="b", text="Biller", feedback="no"))
    return Choice(id="q", prompt="?", options=options, **more)


def test_right_options_that_always_stand_first_are_a_tip() -> None:
    (found,) = Choice.findings_together([first_right(), first_right(), first_right()])
    assert (found.code, found.severity, found.path) == ("choice.first_is_right", Severity.TIP, "questions")


@pytest.mark.parametrize("other", [of_lengths(5, 5), first_right(shuffle=True), first_right(multiple=True)])
def test_right_options_stand_first_only_where_the_order_is_fixed_in_three_questions(other: Choice) -> None:
    assert list(Choice.findings_together([first_right(), first_right(), other])) == []


def test_right_options_that_are_always_the_longest_are_a_tip() -> None:
    (found,) = Choice.findings_together([of_lengths(9, 5), of_lengths(8, 7), of_lengths(4, 3)])
    assert (found.code, found.severity, found.path) == (
        "choice.longest_is_right",
        Severity.TIP,
        "questions",
    )


@pytest.mark.parametrize(
    "questions",
    [
        [of_lengths(9, 5), of_lengths(9, 5)],
        [of_lengths(9, 5), of_lengths(9, 5), of_lengths(5, 5)],
        [of_lengths(9, 5), of_lengths(9, 5), of_lengths(9, 5, multiple=True)],
        [of_lengths(9, 5), of_lengths(9, 5), choice(correct="")],
        [],
    ],
)
def test_a_pattern_needs_three_questions_without_an_exception(questions: list[Choice]) -> None:
    assert list(Choice.findings_together(questions)) == []


def test_an_answer_reads_as_the_words_of_the_options_and_a_vanished_one_as_its_id() -> None:
    question = Choice(
        id="q", prompt="?", options=(Option(id="a", text="The **coder**"), Option(id="b", text="B"))
    )
    assert question.report(["a", "gone"]) == "The coder; gone"
