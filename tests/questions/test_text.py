"""Words that are typed: what is taken for the same as an accepted answer, and what is said of others."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.questions.base import Invalid, Points, Remark
from coding_billing_xblock.questions.text import MAX_TYPED, Text, TextAnswer
from tests.strategies import texts

ANSWERS = (
    TextAnswer(id="code", text="E11.9", correct=True, feedback="without complications"),
    TextAnswer(id="words", text="Type 2 diabetes", correct=True),
    TextAnswer(id="other", text="E10.9", feedback="that is type 1"),
)


def question(*accepted: str, **more: object) -> Text:
    """A question that accepts these."""
    answers = tuple(
        TextAnswer(id=f"a{number}", text=text, correct=True) for number, text in enumerate(accepted)
    )
    return Text(**{"id": "q", "prompt": "?", "answers": answers or ANSWERS, **more})


def earned(asked: Text, typed: str) -> float:
    scored = asked.score(typed)
    assert isinstance(scored, Points)
    return scored.earned


# What is the same


@pytest.mark.parametrize(
    ("accepted", "typed"),
    [
        ("E11.9", "E11.9"),
        ("E11.9", "e119"),
        ("E11.9", " E 11.9 "),
        ("E11.9", "E11\u20119"),
        ("E11.9", "\u200e\uff2511\uff0e9\u200f"),
        ("E11.9", "E11·9"),
        ("ICD-10", "icd 10"),
        ("ICD-10", "ICD–10"),
        ("ICD-10", "ICD−10"),
        ("Straße", "STRASSE"),
        ("Médico", "Me\u0301dico"),
        ("Médico", "medico"),
        ("facturación", "FACTURACION"),
        ("Ångström", "angstrom"),
        ("ΟΔΟΣ", "οδος"),
        ("مُرَمِّز", "مرمز"),
        ("follow up", "follow\u00a0up"),
        ("follow up", "follow-up"),
        ("office", "o\ufb03ce"),
        ("claim", "cla\u00adim\u200b"),
        ("İstanbul", "istanbul"),
    ],
)
def test_case_accents_spaces_and_marks_make_no_difference(accepted: str, typed: str) -> None:
    assert earned(question(accepted), typed) == 1


@pytest.mark.parametrize(
    ("accepted", "typed"),
    [
        ("E11.9", "E11.8"),
        ("E11.9", "E11/9"),
        ("E11.9", "E11,9"),
        ("claim", "claims"),
        ("10", "10²"),
        ("कुल", "कल"),
        ("か", "が"),
        ("ทุก", "ทก"),
        ("≠", "="),
    ],
)
def test_letters_digits_and_other_signs_do(accepted: str, typed: str) -> None:
    assert earned(question(accepted), typed) == 0


@pytest.mark.parametrize(
    ("switch", "other"),
    [
        ("match_case", "dr. médico x"),
        ("match_accents", "Dr. Medico X"),
        ("match_spaces", "Dr.Médico X"),
        ("match_marks", "Dr Médico X"),
    ],
)
def test_each_can_be_made_to_matter(switch: str, other: str) -> None:
    accepted = "Dr. Médico X"
    assert earned(question(accepted), other) == 1
    strict = question(accepted, **{switch: True})
    assert earned(strict, other) == 0
    assert earned(strict, f" {accepted}\u00a0") == 1
    assert getattr(strict.public(), switch) is True


def test_how_a_letter_is_encoded_never_matters() -> None:
    strict = question("Médico", match_case=True, match_accents=True, match_spaces=True, match_marks=True)
    assert earned(strict, unicodedata.normalize("NFD", "Médico")) == 1
    assert earned(strict, "\uff2dédico") == 1


@pytest.mark.parametrize("typed", ["E11.9 ", "E11  .9"])
def test_where_spaces_matter_it_does_not_matter_how_many(typed: str) -> None:
    asked = question("E11.9", match_spaces=True)
    assert earned(asked, typed) == (typed.strip() == "E11.9")
    assert earned(question("a b", match_spaces=True), "a \u2009b") == 1


@given(texts, st.tuples(*[st.booleans()] * 4))
def test_what_is_compared_is_the_same_when_it_is_compared_again(text: str, matters: tuple[bool, ...]) -> None:
    names = ("match_case", "match_accents", "match_spaces", "match_marks")
    asked = question(**dict(zip(names, matters, strict=True)))
    once = asked.compared(text)
    assert asked.compared(once) == once


@given(texts, texts)
def test_who_is_told_to_be_right_by_strict_rules_is_right_by_lenient_ones(accepted: str, typed: str) -> None:
    strict = question(match_case=True, match_accents=True, match_spaces=True, match_marks=True)
    if strict.compared(accepted) == strict.compared(typed):
        assert question().compared(accepted) == question().compared(typed)


# What is said


def test_who_typed_what_the_author_foresaw_gets_the_feedback_on_it() -> None:
    asked = question()
    told = {typed: asked.remarks(typed)["answer"] for typed in ("e11.9", "E 10.9", "parking")}
    assert told == {
        "e11.9": Remark("without complications"),
        "E 10.9": Remark("that is type 1"),
        "parking": Remark(),
    }


def test_an_answer_of_signs_that_do_not_matter_is_wrong_and_not_invalid() -> None:
    assert earned(question(), "--") == 0


def test_the_first_accepted_answer_is_the_key() -> None:
    assert question(answers=ANSWERS[::-1]).key() == "Type 2 diabetes"
    assert question(answers=ANSWERS[2:]).key() == ""


@pytest.mark.parametrize("answer", ["", " \u3000", None, True, 3, ["E11.9"], {"": "E11.9"}, "x" * 501])
def test_what_is_no_answer_is_invalid(answer: object) -> None:
    asked = question()
    assert isinstance(asked.score(answer), Invalid)
    assert asked.fit(answer) is None
    assert asked.picked(answer) == []


def test_the_longest_answer_is_scored() -> None:
    assert earned(question(), "ﷺ" * MAX_TYPED) == 0


def test_an_answer_is_kept_and_told_as_it_was_typed() -> None:
    assert question().fit(" e119") == " e119"
    assert question().report("=E11") == "'=E11"


# What an author has to mend


def answer(text: str, **more: object) -> TextAnswer:
    return TextAnswer(**{"id": text or "empty", "text": text, "correct": True, **more})


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        ((), [("error", "text.no_right_answer", "answers")]),
        ((answer("a", correct=False, feedback="no"),), [("error", "text.no_right_answer", "answers")]),
        ((answer("a"), answer("")), [("error", "text.empty_answer", "answers.1.text")]),
        ((answer("a"), answer("-", id="b")), [("error", "text.empty_answer", "answers.1.text")]),
        ((answer("a"), answer("A")), [("error", "text.repeated_answer", "answers.1.text")]),
        ((answer("a"), answer("b", id="a")), [("error", "id.repeated", "answers.1.id")]),
        ((answer("a"), answer("b", correct=False)), [("tip", "text.no_feedback", "answers.1.feedback")]),
        ((answer("a"), answer("b", correct=False, feedback="no")), []),
    ],
)
def test_an_author_is_told_what_to_mend(
    answers: tuple[TextAnswer, ...], found: list[tuple[str, str, str]]
) -> None:
    asked = Text(id="q", prompt="?", answers=answers)
    assert [(one.severity.value, one.code, one.path) for one in asked.findings()] == found


def test_answers_that_differ_in_what_matters_are_two() -> None:
    asked = Text(id="q", prompt="?", answers=(answer("a"), answer("A"), answer("-", id="c")))
    strict = asked.model_copy(update={"match_case": True, "match_marks": True})
    assert list(strict.findings()) == []
