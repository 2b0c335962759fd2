"""The open attempt: what is drawn follows from the learner and from what is stored, and stays what it is."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.attempts.policy import Rules
from coding_billing_xblock.attempts.record import FRESH, Opened, Record, State
from coding_billing_xblock.attempts.score import attempt_of
from coding_billing_xblock.attempts.sitting import Sitting, mixed, sheet_of, sitting_of
from coding_billing_xblock.content.document import Document, Pool
from tests.attempts.support import question

POOLS = ("", "p", "q")
NAMES = st.lists(st.text("abcdefgh", min_size=1, max_size=2), unique=True, max_size=8)


@st.composite
def pooled_documents(draw: st.DrawFn) -> Document:
    """Documents of up to two pools, with questions in them and outside."""
    names = draw(NAMES)
    pools = tuple(
        Pool(id=name, name=name, draw=draw(st.integers(1, 4)))
        for name in draw(st.sets(st.sampled_from("pq")))
    )
    questions = [question(name).model_copy(update={"pool": draw(st.sampled_from(POOLS))}) for name in names]
    return Document(pools=pools, questions=tuple(questions))


DOCUMENTS = pooled_documents()
LEARNERS = st.sampled_from(["amina", "ben"])


def sitting(document: Document, state: State = FRESH, learner: str = "amina", keeps: bool = False) -> Sitting:
    return sitting_of(document, state, keeps, learner)


def after(*attempts: tuple[Document, dict[str, object]]) -> State:
    """The state after these attempts, each on a document that asked just that."""
    record = Record()
    for asked, answers in attempts:
        record = record.with_attempt(attempt_of(asked, answers, record.next_serial, "then"))
    return State(attempts=len(attempts), submissions=record)


@given(DOCUMENTS, LEARNERS)
def test_a_draw_takes_from_each_pool_what_it_gives_and_all_that_is_for_everybody(
    document: Document, learner: str
) -> None:
    found = sitting(document, learner=learner)
    asked = {item.id for item in found.asked.questions}
    assert asked == {item.id for item in document.for_everybody} | set(found.drawn)
    for pool in document.pools:
        names = {item.id for item in document.pooled[pool.id]}
        assert len(asked & names) == min(pool.draw, len(names))
    assert len(asked) == document.length
    assert sum(item.points for item in found.asked.questions) == document.points


@given(DOCUMENTS, LEARNERS)
def test_a_draw_is_the_same_at_every_look(document: Document, learner: str) -> None:
    again = Document.model_validate_json(document.model_dump_json())
    assert sitting(document, learner=learner).drawn == sitting(again, learner=learner).drawn


@given(DOCUMENTS, DOCUMENTS)
def test_what_was_drawn_is_asked_as_long_as_a_pool_has_it(before: Document, now: Document) -> None:
    drawn = sitting(before).drawn
    kept = sitting(now, State(opened=Opened(serial=1, drawn=drawn)))
    in_pools = {item.id for questions in now.pooled.values() for item in questions}
    assert set(drawn) & in_pools <= set(kept.drawn) <= in_pools
    for pool, count in now.draws.items():
        assert len([item for item in now.pooled[pool] if item.id in kept.drawn]) >= count
    assert kept.begun.drawn == kept.drawn


@given(DOCUMENTS, st.integers(1, 12))
def test_no_question_of_a_pool_is_asked_twice_more_than_another(document: Document, times: int) -> None:
    state, counts = State(), Counter[str]()
    for _ in range(times):
        found = sitting(document, state)
        counts.update(found.drawn)
        if not found.asked.questions:
            return
        record = state.submissions
        attempt = attempt_of(found.asked, {found.asked.questions[0].id: ["b"]}, record.next_serial, "then")
        state = State(submissions=record.with_attempt(attempt))
    for questions in document.pooled.values():
        often = [counts[item.id] for item in questions]
        assert not often or max(often) - min(often) <= 1


@given(DOCUMENTS, st.lists(st.sampled_from("ab"), min_size=8, max_size=8))
def test_only_what_is_not_right_is_asked_again_unless_all_was(document: Document, picks: list[str]) -> None:
    first = sitting(document)
    answers = {item.id: [pick] for item, pick in zip(first.asked.questions, picks, strict=False)}
    if not answers:
        return
    again = sitting(document, after((first.asked, answers)), keeps=True)
    right = {name: answer for name, answer in answers.items() if answer == ["a"]}
    if len(right) == len(first.asked.questions):
        assert again.held == {}
    else:
        assert (again.held, set(again.drawn)) == (right, set(first.drawn))


@given(DOCUMENTS, st.sampled_from(["as_set", "questions", "options", "all", "news"]), st.integers(1, 3))
def test_a_sheet_has_every_question_that_is_asked_once(document: Document, order: str, serial: int) -> None:
    asked = sitting(document).asked.question_by_id
    sheet = sheet_of(asked, document, Rules(shuffle=order), "amina", serial)
    assert sorted(sheet.asked) == sorted(asked)
    if order not in ("questions", "all"):
        assert list(sheet.asked) == [item.id for item in document.questions if item.id in asked]


@given(
    NAMES, st.sets(st.text("abcdefgh", min_size=1, max_size=2)), st.text("abcdefgh", min_size=3), st.text()
)
def test_what_stays_keeps_its_place_and_what_is_added_moves_nothing_else(
    names: list[str], staying: set[str], added: str, seed: str
) -> None:
    found = mixed(names, seed, staying)
    assert sorted(found) == sorted(names)
    assert all(found[place] == name for place, name in enumerate(names) if name in staying)
    if not staying & set(names):
        assert [name for name in mixed([*names, added], seed) if name != added] == found
