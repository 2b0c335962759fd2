"""Texts and documents as hypothesis makes them: everything the model allows, nothing it refuses."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from coding_billing_xblock.content.document import (
    Column,
    Comparison,
    Document,
    Lesson,
    NextStep,
    Outcome,
    Pool,
    Row,
    Section,
    has_errors,
)
from coding_billing_xblock.questions.base import Hint, Question
from coding_billing_xblock.text.seen import seen, seen_line, seen_phrase
from coding_billing_xblock.text.values import normal_prose

SPECIAL = "*_[]()<>&\"'`#|!\\\n\t -1a.é\u00a0\u2028\u0085ع😀"
texts = st.text(
    st.one_of(
        st.sampled_from(SPECIAL),
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    ),
    max_size=40,
)
lines = texts
ids = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_-]{0,8}", fullmatch=True)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8) | ids,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def filled(strategy: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Texts that say something, in their normal form too: a sign indented like code may be a heading without it."""
    return strategy.filter(
        lambda text: all((seen(text), seen(normal_prose(text)), seen_line(text), seen_phrase(text)))
    )


def unique_ids(minimum: int, maximum: int) -> st.SearchStrategy[list[str]]:
    """Different ids."""
    return st.lists(ids, min_size=minimum, max_size=maximum, unique=True)


@st.composite
def documents(draw: st.DrawFn, min_questions: int = 0) -> Document:
    """A document without errors."""
    from tests.kinds import questions

    columns = draw(unique_ids(0, 3))
    pools = tuple(
        Pool(id=name, name=draw(filled(lines)), draw=draw(st.integers(1, 3)))
        for name in draw(unique_ids(0, 2))
    )
    names = draw(unique_ids(min_questions, 4))
    document = Document(
        language=draw(st.sampled_from(["", "en", "pt-BR"])),
        lesson=Lesson(
            sections=tuple(
                Section(id=name, title=draw(filled(lines)), body=draw(texts))
                for name in draw(unique_ids(0, 3))
            )
        ),
        comparison=Comparison(
            caption=draw(lines),
            corner=draw(lines),
            columns=tuple(Column(id=name, label=draw(lines)) for name in columns),
            rows=tuple(
                Row(id=name, label=draw(lines), cells=tuple(draw(texts) for _ in columns))
                for name in draw(unique_ids(0, 3))
            ),
        ),
        pools=pools,
        questions=draw(st.tuples(*(belonging(questions(name), pools) for name in names))),
        next_step=NextStep(
            title=draw(lines),
            body=draw(texts),
            link_text=draw(lines),
            url=draw(st.sampled_from(["", "https://example.com/a?b=1&c=2"])),
        ),
        outcome=Outcome(passed=draw(texts), again=draw(texts)),
    )
    findings = list(document.findings())
    assert not has_errors(findings), findings
    return document


@st.composite
def belonging(draw: st.DrawFn, questions: st.SearchStrategy[Question], pools: tuple[Pool, ...]) -> Question:
    """A question with hints, perhaps of one of the pools; all of a pool are worth one point."""
    question = draw(questions)
    pool = draw(st.sampled_from(["", *(pool.id for pool in pools)]))
    hints = tuple(Hint(id=name, text=draw(filled(texts))) for name in draw(unique_ids(0, 2)))
    points = 1.0 if pool else question.points
    return question.model_copy(update={"pool": pool, "hints": hints, "points": points})


@st.composite
def unfinished_documents(draw: st.DrawFn) -> dict[str, object]:
    """Documents that somebody is still working on: texts are empty here and there, and items are missing."""
    raw: dict[str, object] = _emptied(draw, draw(documents()).model_dump(mode="json"))
    return raw


def _emptied(draw: st.DrawFn, value: object) -> Any:
    if isinstance(value, dict):
        return {
            name: part if name in ("id", "type") else _emptied(draw, part) for name, part in value.items()
        }
    if isinstance(value, list):
        return [_emptied(draw, item) for item in value if draw(st.integers(0, 3))]
    return "" if isinstance(value, str) and not draw(st.integers(0, 3)) else value
