"""What tests ask of the questions that were read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from coding_billing_xblock.imports.reader import ReadQuestions, read_questions
from coding_billing_xblock.questions.base import Question
from coding_billing_xblock.questions.choice import Choice
from coding_billing_xblock.questions.sorting import Sorting


def only(text: str, language: str = "") -> Question:
    """The one question of a text of which nothing is left."""
    read = read_questions(text, language)
    assert read.unread == ()
    (question,) = read.questions
    return question


def options(question: Question) -> list[str]:
    """The options of a choice, the right ones with an asterisk."""
    assert isinstance(question, Choice)
    return [f"{'*' * option.correct}{option.text}" for option in question.options]


def feedback(question: Question) -> list[str]:
    """The feedback on the options or statements of a question, in their order."""
    assert isinstance(question, (Choice, Sorting))
    return list(question.item_feedback().values())


def placed(question: Question) -> dict[str, str]:
    """The statements of a sorting, each with the label of its category."""
    assert isinstance(question, Sorting)
    labels = {category.id: category.label for category in question.categories}
    return {item.text: labels.get(item.category, "") for item in question.statements}


def told(read: ReadQuestions) -> list[tuple[int, str, str]]:
    """What is in no question: the line, the text, and why."""
    return [(line, text, why.text(str)) for line, text, why in read.unread]


def prompts(read: ReadQuestions) -> list[str]:
    """The wordings of the questions."""
    return [question.prompt for question in read.questions]


def without_ids(question: Question) -> dict[str, Any]:
    """All that a question says: no ids, each reference to a part by its place, and no section of one lesson."""
    raw: dict[str, Any] = question.model_dump(exclude={"id", "section", "pool"})
    for name, listed in {"category": "categories", "target": "targets"}.items():
        places = {item["id"]: place for place, item in enumerate(raw.get(listed, ()))}
        for item in _groups(raw):
            if name in item:
                item[name] = places.get(item[name])
    for item in _groups(raw):
        item.pop("id", None)
    return raw


def _groups(value: object) -> Iterator[dict[str, Any]]:
    """Every group of named values in a value, however deep."""
    if isinstance(value, dict):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, tuple | list) else ()
    for item in inner:
        yield from _groups(item)
