"""Questions for words, for tests."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import strategies as st

from coding_billing_xblock.questions.text import PublicText, Text, TextAnswer
from tests.kinds.kind import Guess, Kind
from tests.strategies import filled, texts, unique_ids

CODE: dict[str, Any] = {
    "type": "text",
    "id": "code",
    "prompt": "Which code stands for type 2 diabetes without complications?",
    "explanation": "SECRET E11 is type 2",
    "answers": [
        {"id": "right", "text": "E11.9", "correct": True, "feedback": "SECRET without complications"},
        {"id": "words", "text": "Type 2 diabetes", "correct": True},
        {"id": "first", "text": "E10.9", "feedback": "SECRET that is type 1"},
    ],
}
RIGHT = {"text": "E11.9", "correct": True}
SWITCHES = ("match_case", "match_accents", "match_spaces", "match_marks")
WORDS = ("claim", "E11.9", "Café", "type 2", "denial", "ICD-10", "人", "فاتورة")


@st.composite
def questions(draw: st.DrawFn, question_id: str = "q") -> Text:
    """A usable question for words."""
    names = draw(unique_ids(1, 5))
    correct = draw(st.sets(st.sampled_from(names), min_size=1))
    return Text(
        id=question_id,
        prompt=draw(filled(texts)),
        explanation=draw(texts),
        points=draw(st.sampled_from([1.0, 2.0, 0.1])),
        **{name: draw(st.booleans()) for name in SWITCHES},
        answers=tuple(
            TextAnswer(
                # No two compare the same, whatever matters.
                id=name,
                text=f"{number}x {draw(st.sampled_from(WORDS))} {draw(texts)}",
                correct=name in correct,
                feedback=draw(texts),
            )
            for number, name in enumerate(names)
        ),
    )


def answers(question: Text) -> st.SearchStrategy[str]:
    """Something that the author foresaw, or anything else."""
    return st.sampled_from([item.text for item in question.answers]) | texts.filter(str.strip)


def other_key(question: Text) -> Text:
    """The same that accepts something else."""
    return question.model_copy(
        update={"answers": (TextAnswer(id="other", text="Something else", correct=True),)}
    )


def at_random(random: Random) -> Text:
    """One word of many is right."""
    right = random.choice(["claim", "denial", "modifier", "remittance", "superbill"])
    wrong = TextAnswer(id="w", text="payer", feedback="No.")
    prompt = "Which word do coders and billers use for it?"
    return Text(id="q", prompt=prompt, answers=(TextAnswer(id="r", text=right, correct=True), wrong))


def _word_of_prompt(question: PublicText, random: Random) -> str:
    return random.choice(question.prompt.split())


def _fault(*answers: dict[str, object]) -> dict[str, object]:
    named = [{"id": f"a{number}"} | answer for number, answer in enumerate(answers)]
    return CODE | {"answers": named}


KIND = Kind(
    questions,
    answers,
    other_key,
    CODE,
    at_random,
    {
        "a word of the question": Guess(_word_of_prompt, 0),
        "all of the question": Guess(lambda question, _: question.prompt, 0),
        "next to nothing": Guess(lambda _question, _random: "-", 0),
        "yes": Guess(lambda _question, _random: "yes", 0),
    },
    {
        "text.no_right_answer": _fault({"text": "E10", "feedback": "That is type 1."}),
        "text.empty_answer": _fault(RIGHT, {"text": "–", "correct": True}),
        "text.repeated_answer": _fault(RIGHT, {"text": "e119", "correct": True}),
        "text.no_feedback": _fault(RIGHT, {"text": "E10.9"}),
    },
)
