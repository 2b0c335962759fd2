"""What holds for every type of question: scoring is total, secrets stay secret, OLX loses nothing."""

from __future__ import annotations

import json
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.learner import words as learner_words
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.base import Invalid, Points, PublicQuestion, Question
from coding_billing_xblock.questions.choice import Choice
from coding_billing_xblock.questions.sorting import Sorting
from coding_billing_xblock.studio import words as author_words
from coding_billing_xblock.text.olx import Reader
from tests.strategies import answers, json_values, questions


def test_the_types_there_are_are_found_by_their_modules() -> None:
    assert question_types() == {"choice": Choice, "sorting": Sorting}


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
def test_feedback_is_given_on_what_was_picked_and_on_nothing_else(data: st.DataObject) -> None:
    question = data.draw(questions())
    answer = data.draw(answers(question))
    scored = question.score(answer)
    assert isinstance(scored, Points)
    assert {verdict.item for verdict in scored.feedback} == set(answer)


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
    assert names.isdisjoint({"correct", "category", "feedback", "explanation", "section", "tell_count"})


@given(st.data())
def test_two_questions_that_differ_in_the_key_only_look_the_same(data: st.DataObject) -> None:
    question = data.draw(questions())
    raw = question.model_dump()
    for item in raw.get("statements", ()):
        item["category"] = raw["categories"][0]["id"]
    for item in raw.get("options", ()):
        item["correct"] = not item["correct"]
    other = type(question).model_validate(
        {**raw, "explanation": "other", "tell_count": False} if "options" in raw else raw
    )
    if not getattr(question, "tell_count", False):
        assert other.public() == question.public()


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
