"""What tests know of each type of question: one module each, of its name, found by being here."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from hypothesis import strategies as st

from coding_billing_xblock.questions.base import Answer, Question
from tests.kinds.kind import Kind


@cache
def kinds() -> dict[str, Kind]:
    """What there is to know of every type, by its name, in alphabetical order."""
    names = sorted({info.name for info in pkgutil.iter_modules(__path__)} - {"kind"})
    return {name: importlib.import_module(f"{__name__}.{name}").KIND for name in names}


def kind_of(question: Question) -> Kind:
    """What there is to know of a question's type."""
    return kinds()[question.type]


def questions(question_id: str = "q") -> st.SearchStrategy[Question]:
    """A usable question of any type there is."""
    return st.one_of([kind.questions(question_id) for kind in kinds().values()])


def answers(question: Question) -> st.SearchStrategy[Answer]:
    """A valid answer to a question."""
    return kind_of(question).answers(question)
