"""Whatever is pasted, each of its words is in a question or among what could not be read."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coding_billing_xblock.content.document import MAX_QUESTIONS, Document, examine
from coding_billing_xblock.imports.kinds import Kind
from coding_billing_xblock.imports.reader import ReadQuestions, read_questions
from coding_billing_xblock.text.values import MAX_LINE, MAX_PASTED, MAX_PROSE
from tests.imports.support import prompts, told
from tests.strategies import texts

KINDS: tuple[Kind, ...] = get_args(Kind)

# Each W becomes a word that stands nowhere else.
LIST = (
    "¦W¦W W¦1. W¦2) W¦  1. W¦12. W¦Question 2: W¦Question 3¦Q: W¦**4. W**¦# 5. W¦*W* W¦W:¦W: W"
    "¦a) W¦*a) W¦* a) W¦a) *W¦a) W *¦(b) W¦b. W¦*b. W¦B) W ✓¦c) ✗ W¦C. **W**¦**d) W**¦   d) W¦1) W¦z) W"
    "¦- W¦• W¦* W¦*W¦- [x] W¦[ ] W¦( ) W¦(x) W¦✓ W¦☐ W¦- W -> W¦a) W → W¦b) W => W -> W¦   W¦\tW"
    "¦Answer: a¦Answer: W¦ANSWER: B¦Answer: a, W¦The answer is W.¦**Correct answer:** b) W¦Answer:¦a¦Answer: true"
    "¦Feedback: W¦    Feedback: W¦Feedback b: W¦Feedback (f): W¦Explanation: W¦Because: W¦Points: 2¦Points: W¦Marks: 0"
    "¦a) W b) W *c) W¦1. W? a) W b) W¦(a) W (c) W¦Answers¦Answer key: 1 a, 2 b¦1. b) W¦1 b; 2 a, c¦## Key:"
).split("¦")
GIFT = (
    "¦W¦::W::W¦::W¦W{=W ~W}¦W {=W ~%50%W#W ~%-50%W}¦W{¦=W¦~W¦~%33.3%W¦#W¦####W¦}¦W}¦{}¦W{}¦W{T}¦W{F#W#W#W}¦W{TRUE####W}"
    "¦W{#3}¦W{#=3:1#W =%50%4#W}¦W{=W->W =W->W}¦W{=W->W#W}¦=W -> W¦= -> W¦W{=W =W#W}¦W{W =W}¦// W¦$CATEGORY: W"
    "¦[html]W<p>W</p>{=[plain]W ~<b>W</b>}¦[markdown]W *W*{=W}¦W {=W} W¦W \\{W\\}¦\\W¦W{=W}{~W}"
).split("¦")
TABLE = (
    "Question,A,B,Correct¦Question\tOption 1\tOption 2\tAnswer\tW¦Question;Options;Right;Points;Explanation"
    "¦No,Question,Correct answer,Wrong 1,Wrong,Feedback A¦Question,A,A,Right,Feedback,Feedback C¦question,B,A,key,,W"
    '¦¦W¦W,W,W,a¦W,W,W,W¦W,W,W,"a,b",W,W¦W\tW\tW\t1\tW¦W;W|W|W;2;2;W¦,W,W,a¦W,,,W¦W,,,true¦"W¦W"¦"W""W"¦3,W,W,W,W,W,W'
    '¦W;W;a;W;W;W¦"W\nW",W,W,a'
).split("¦")
COPY = (
    "[choice]¦[sorting]¦[choice; points=2; shuffle]¦[sorting; draft]¦[W]¦[choice; W]¦¦W¦1. W¦2. W¦    W¦        W"
    "¦A = W¦B = W¦a) W¦*a) W¦*b) W¦c) W = A¦d) W = ?¦aa) W = ZZ¦    Feedback: W¦Feedback: W¦Explanation: W"
).split("¦")
ELEMENT = (
    '<codes served="2026-05-01">¦</codes>¦<prompt>W</prompt>¦<note>W¦</note>¦<note>W W</note>¦W¦¦<!-- W -->'
    '¦<diagnosis code="I10" path="W"><why>W</why></diagnosis>¦<trap code="A00">W</trap>¦<codes><note>W</note>'
    "</codes>¦<explanation>W</explanation>¦<choice><prompt>W</prompt></choice>¦<other>W</other>¦&amp; W¦<W/>"
).split("¦")
LINES = {"copy": COPY, "element": ELEMENT, "gift": GIFT, "table": TABLE, "list": LIST}

kinds_and_lines = st.sampled_from(KINDS).flatmap(
    lambda kind: st.tuples(
        st.just(kind),
        st.lists(st.sampled_from(LINES[kind]) | st.sampled_from([*LIST, *GIFT, *TABLE, *COPY]), max_size=25),
    )
)


def filled(lines: list[str]) -> tuple[str, list[str]]:
    """A text of these lines with its words, and the words."""
    words: list[str] = []

    def word(_found: object) -> str:
        words.append(f"word{len(words)}end")
        return words[-1]

    return re.sub("W", word, "\n".join(lines)), words


def shown(read: ReadQuestions) -> str:
    """All that the questions say, and all that is told as unread."""
    return "\n".join(
        [*(question.model_dump_json() for question in read.questions), *(text for _, text, _ in read.unread)]
    )


@given(kinds_and_lines)
@example(("list", ["W", "Answer: W"]))
def test_every_word_has_a_place(kind_and_lines: tuple[Kind, list[str]]) -> None:
    kind, lines = kind_and_lines
    text, words = filled(lines)
    said = shown(read_questions(text, kind=kind))
    assert [word for word in words if word not in said] == []


@given(
    kinds_and_lines.map(lambda found: filled(found[1])[0]) | texts | st.text(max_size=300),
    st.sampled_from([None, *KINDS]),
)
def test_whatever_is_pasted_gives_questions_that_a_document_takes(text: str, kind: Kind | None) -> None:
    read = read_questions(text, kind=kind)
    document = Document(questions=read.questions)
    assert examine(document.model_dump(mode="json")).document == document
    assert read_questions(text, kind=kind) == read
    assert all(why.text(str) for _, _, why in read.unread)


@given(kinds_and_lines)
def test_what_could_not_be_read_is_told_with_the_line_that_it_begins_on(
    kind_and_lines: tuple[Kind, list[str]],
) -> None:
    kind, lines = kind_and_lines
    text, _ = filled(lines)
    for line, said, _ in read_questions(text, kind=kind).unread:
        first = re.search(r"word\d+end", said)
        assert first is None or any(first[0] in source for source in text.split("\n")[line - 1 :])
        assert 1 <= line <= text.count("\n") + 1


def test_what_is_longer_than_a_question_may_be_is_told_with_its_bound() -> None:
    read = read_questions(f"1. Short?\na) yes\nb) no\n\n2. {'long ' * MAX_PROSE}\na) yes\nb) no\n")
    assert prompts(read) == ["Short?"]
    ((line, text, why),) = told(read)
    assert (line, text[:7]) == (5, "2. long")
    assert why == f"This text is longer than {MAX_PROSE} characters; shorten it or split it up."
    label = "x" * (MAX_LINE + 1)
    assert "longer than" in told(read_questions(f"Where?{{=a->{label} =b->B =c->B}}"))[0][2]


def test_more_questions_than_a_component_holds_are_told() -> None:
    read = read_questions("\n".join(f"{n}. Q\na) x\nb) y" for n in range(1, MAX_QUESTIONS + 3)))
    assert len(read.questions) == MAX_QUESTIONS
    assert {why for _, _, why in told(read)} == {f"A component holds at most {MAX_QUESTIONS} questions."}
    assert [line for line, _, _ in told(read)] == [3 * MAX_QUESTIONS + 1, 3 * MAX_QUESTIONS + 4]


def test_beside_questions_that_are_there_only_as_many_are_read_as_have_room() -> None:
    read = read_questions("1. Q\na) x\nb) y\n2. R\na) x\nb) y", present=MAX_QUESTIONS - 1)
    assert prompts(read) == ["Q"]
    assert told(read) == [(4, "2. R\na) x\nb) y", f"A component holds at most {MAX_QUESTIONS} questions.")]


def test_a_text_beyond_the_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than"):
        read_questions("a" * (MAX_PASTED + 1))


def test_nothing_gives_nothing() -> None:
    assert read_questions(" \n\n") == ReadQuestions()
