"""What holds for every type of question: scoring is total, secrets stay secret, OLX loses nothing."""

from __future__ import annotations

import json
from types import ModuleType

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coding_billing_xblock.learner import words as learner_words
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.base import Invalid, Points, PublicQuestion, Question
from coding_billing_xblock.studio import words as author_words
from coding_billing_xblock.text.olx import Reader
from tests.kinds import answers, kind_of, kinds, questions
from tests.kinds.kind import Guess, Kind
from tests.strategies import json_values

GUESSES = [
    pytest.param(kind, guess, id=f"{name}: {way}")
    for name, kind in kinds().items()
    for way, guess in kind.guesses.items()
]


def test_tests_know_every_type_there_is() -> None:
    assert list(question_types()) == list(kinds())


@pytest.mark.parametrize("general", [learner_words, author_words])
def test_what_a_type_says_has_keys_of_its_own(general: ModuleType) -> None:
    name = "learner_words" if general is learner_words else "author_words"
    keys = [key for kind in question_types().values() for key in getattr(kind, name)]
    assert len(keys) == len(set(keys))
    assert set(keys).isdisjoint(general.PAGE_WORDS | general.MESSAGES | general.PLURALS)


@given(questions(), json_values)
def test_any_json_is_scored_or_invalid_and_never_raises(question: Question, answer: object) -> None:
    scored = question.score(answer)
    assert isinstance(scored, Invalid | Points)
    if isinstance(scored, Points):
        assert 0 <= scored.earned <= scored.possible == question.points


@given(st.data())
def test_a_valid_answer_is_scored(data: st.DataObject) -> None:
    question = data.draw(questions())
    scored = question.score(data.draw(answers(question)))
    assert isinstance(scored, Points)
    assert 0 <= scored.earned <= question.points


@given(questions())
def test_the_key_earns_everything(question: Question) -> None:
    scored = question.score(question.key())
    assert isinstance(scored, Points)
    assert scored.earned == scored.possible
    assert all(verdict.right for verdict in scored.feedback)


@given(st.data())
def test_less_of_the_right_answer_never_earns_more(data: st.DataObject) -> None:
    question = data.draw(questions())
    key = question.key()
    assume(isinstance(key, dict | list))
    more = data.draw(st.sets(st.sampled_from(list(key)), min_size=1))
    less = data.draw(st.sets(st.sampled_from(sorted(more)), min_size=1))
    assert earned(question, part_of(key, less)) <= earned(question, part_of(key, more))
    assert earned(question, part_of(key, more)) <= question.points


def part_of(answer: object, kept: set[str]) -> object:
    """What is left of an answer when only these of its parts are given."""
    if isinstance(answer, dict):
        return {name: value for name, value in answer.items() if name in kept}
    return [item for item in answer if item in kept] if isinstance(answer, list) else answer


def earned(question: Question, answer: object) -> float:
    """What an answer earns; nothing where it is none."""
    scored = question.score(answer)
    return scored.earned if isinstance(scored, Points) else 0.0


@given(st.data())
def test_feedback_is_given_on_what_was_picked_and_on_nothing_else(data: st.DataObject) -> None:
    question = data.draw(questions())
    answer = data.draw(answers(question))
    scored = question.score(answer)
    assert isinstance(scored, Points)
    assert [verdict.item for verdict in scored.feedback] == question.picked(answer)
    assert all(0 <= verdict.credit <= 1 for verdict in scored.feedback)


@given(st.data())
def test_what_is_said_of_an_answer_is_what_its_verdicts_say(data: st.DataObject) -> None:
    question = data.draw(questions())
    answer = data.draw(answers(question))
    scored = question.score(answer)
    assert isinstance(scored, Points)
    remarks = question.remarks(answer)
    assert {verdict.item: (verdict.feedback, verdict.reason) for verdict in scored.feedback} == {
        item: (remarks[item].feedback, remarks[item].reason) for item in question.picked(answer)
    }


@given(questions(), json_values)
def test_what_is_kept_of_an_older_answer_can_be_scored(question: Question, answer: object) -> None:
    kept = question.fit(answer)
    assert kept is None or isinstance(question.score(kept), Points)


@given(st.data())
def test_a_valid_answer_fits_as_a_whole(data: st.DataObject) -> None:
    question = data.draw(questions())
    answer = data.draw(answers(question))
    assert question.score(question.fit(answer)) == question.score(answer)


@given(questions())
def test_the_public_question_says_nothing_of_the_answer(question: Question) -> None:
    public = question.public()
    assert isinstance(public, PublicQuestion)
    names = set(_names(json.loads(public.model_dump_json())))
    assert names.isdisjoint(
        {"correct", "category", "target", "feedback", "explanation", "section", "tell_count"}
    )


@given(questions())
def test_two_questions_that_differ_in_the_key_only_look_the_same(question: Question) -> None:
    other = kind_of(question).other_key(question).model_copy(update={"explanation": "other"})
    if not getattr(question, "tell_count", False):
        assert other.public() == question.public()


@pytest.mark.parametrize(("kind", "guess"), GUESSES)
def test_who_guesses_earns_little(kind: Kind, guess: Guess) -> None:
    assert kind.mean_share(guess, 300) <= guess.most


@pytest.mark.parametrize("name", kinds())
def test_all_or_nothing_is_all_or_nothing(name: str) -> None:
    assert "none" in question_types()[name].ways or not question_types()[name].ways


@given(st.data())
def test_partial_credit_is_between_nothing_and_everything_as_the_author_chose(data: st.DataObject) -> None:
    question = data.draw(questions())
    answer = data.draw(answers(question))
    by_way = {way: question.model_copy(update={"credit": way}).score(answer) for way in question.ways}
    shares = {way: scored.earned / scored.possible for way, scored in by_way.items()}
    if question.way == "none":
        assert shares["none"] in (0, 1)
    if shares:
        assert shares["none"] <= shares["minus"] <= shares["part"]


@given(questions())
def test_learners_and_authors_are_told_the_same_of_partial_credit(question: Question) -> None:
    assert question.public().way in ("", question.way)


@given(questions())
def test_a_question_survives_olx_and_back(question: Question) -> None:
    reader = Reader()
    raw = type(question).raw_from_olx(reader, question.to_olx(), "")
    assert reader.findings == []
    assert type(question).model_validate(raw) == question


@given(questions(), json_values)
def test_any_answer_reads_as_text_in_a_report(question: Question, answer: object) -> None:
    assert isinstance(question.report(answer), str)


def _names(value: object) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(name for item in value.values() for name in _names(item))]
    return [name for item in value for name in _names(item)] if isinstance(value, list) else []
