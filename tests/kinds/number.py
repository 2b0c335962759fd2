"""Questions for numbers, for tests."""

from __future__ import annotations

import re
from random import Random
from typing import Any

from hypothesis import strategies as st

from coding_billing_xblock.questions.number import Mistake, Number, PublicNumber
from tests.kinds.kind import Guess, Kind
from tests.strategies import filled, lines, texts, unique_ids
from tests.text.numerals import SIGNS

RATE: dict[str, Any] = {
    "type": "number",
    "id": "rate",
    "prompt": "Of 1,200 claims 54 were denied. What is the denial rate?",
    "explanation": "SECRET 54 of 1,200",
    "value": 4.5,
    "tolerance": 0.05,
    "unit": "%",
    "feedback": "SECRET right",
    "mistakes": [
        {"id": "share", "value": 0.045, "feedback": "SECRET that is the share"},
        {"id": "inverse", "value": 22.2, "feedback": "SECRET the other way round"},
    ],
}
values = st.integers(-(10**6), 10**6).map(float) | st.floats(-1e15, 1e15).filter(
    lambda value: value == 0 or abs(value) > 1e-15
)


@st.composite
def questions(draw: st.DrawFn, question_id: str = "q") -> Number:
    """A usable question for a number; its mistakes are further away than its tolerance."""
    value = draw(values)
    question = Number(
        id=question_id,
        prompt=draw(filled(texts)),
        explanation=draw(texts),
        points=draw(st.sampled_from([1.0, 2.0, 0.1])),
        value=value,
        tolerance=draw(st.sampled_from([0.0, 0.5, 0.1, 10.0, 1e-9])),
        relative=draw(st.booleans()),
        unit=draw(st.just("") | st.sampled_from(["%", "mg/dL", "$"]) | lines),
        feedback=draw(texts),
    )
    wrong = draw(st.lists(values, unique=True, max_size=3))
    mistakes = [
        Mistake(id=name, value=number, feedback=draw(texts))
        for name, number in zip(draw(unique_ids(3, 3)), wrong, strict=False)
    ]
    return question.model_copy(update={"mistakes": tuple(usable(question, mistakes))})


def usable(question: Number, mistakes: list[Mistake]) -> list[Mistake]:
    """Those that are wrong."""
    return [mistake for mistake in mistakes if question.score(repr(mistake.value)).earned == 0]


def answers(question: Number) -> st.SearchStrategy[Any]:
    """Something that the author foresaw, or anything else that can be typed."""
    numbers = [question.value, *(mistake.value for mistake in question.mistakes)]
    typed = st.sampled_from([format(number, "f") for number in numbers if number is not None])
    anything = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=12).map("".join).filter(str.strip)
    whole = st.fixed_dictionaries({"typed": typed | anything, "decimal": st.sampled_from(".,")})
    return typed | whole


def other_key(question: Number) -> Number:
    """The same with another number, exactly, and no wrong ones."""
    changed = {"value": 0.125, "tolerance": 0.0, "relative": False, "feedback": "", "mistakes": ()}
    return question.model_copy(update=changed)


def at_random(random: Random) -> Number:
    """A rate of two numbers, which the question names."""
    whole = random.randint(200, 2000)
    part = random.randint(10, whole // 2)
    prompt = f"Of {whole} claims {part} were denied. What is the denial rate?"
    return Number(id="q", prompt=prompt, value=round(100 * part / whole, 1), tolerance=0.1, unit="%")


def _number_of_prompt(question: PublicNumber, random: Random) -> str:
    return random.choice(re.findall(r"\d+", question.prompt) or ["1"])


def _wrong(*mistakes: dict[str, object]) -> dict[str, object]:
    named = [{"id": f"m{number}", "feedback": "No."} | mistake for number, mistake in enumerate(mistakes)]
    return RATE | {"mistakes": named}


KIND = Kind(
    questions,
    answers,
    other_key,
    RATE,
    at_random,
    {
        "zero": Guess(lambda _question, _random: "0", 0),
        "one": Guess(lambda _question, _random: "1", 0.03),
        "hundred": Guess(lambda _question, _random: "100", 0),
        "a number of the question": Guess(_number_of_prompt, 0.05),
    },
    {
        "number.no_value": RATE | {"value": None},
        "number.too_small": RATE | {"value": 1e-16, "tolerance": 0},
        "number.wide_tolerance": RATE | {"tolerance": 10, "mistakes": []},
        "number.right_mistake": _wrong({"value": 4.55}),
        "number.repeated_mistake": _wrong({"value": 45}, {"value": 45}),
        "number.mistake_feedback": _wrong({"value": 45, "feedback": ""}),
    },
)
