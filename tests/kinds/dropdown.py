"""Sentences with gaps for tests."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import strategies as st

from coding_billing_xblock.questions.dropdown import Dropdown, Gap, GapOption, PublicDropdown
from tests.kinds.kind import Guess, Kind
from tests.strategies import filled, lines, texts, unique_ids

CLAIM: dict[str, Any] = {
    "type": "dropdown",
    "id": "claim",
    "prompt": "Fill the gaps.",
    "explanation": "SECRET explanation",
    "sentence": "The **coder reads the ___** of the visit.\n\nThe biller sends the ___.",
    "gaps": [
        {
            "id": "g1",
            "options": [
                {"id": "price", "text": "price", "feedback": "SECRET prices come later"},
                {"id": "record", "text": "record", "correct": True},
            ],
        },
        {
            "id": "g2",
            "options": [
                {"id": "claim", "text": "claim", "correct": True, "feedback": "SECRET to the payer"},
                {"id": "record", "text": "record & all"},
                {"id": "bill", "text": "bill"},
            ],
        },
    ],
}
RECORD, SENT = CLAIM["gaps"]


@st.composite
def dropdowns(draw: st.DrawFn, question_id: str = "q") -> Dropdown:
    """A usable sentence with gaps."""
    gaps = draw(unique_ids(1, 4))
    return Dropdown(
        id=question_id,
        prompt=draw(filled(texts)),
        explanation=draw(texts),
        points=draw(st.sampled_from([1.0, 3.0, 0.25])),
        shuffle=draw(st.booleans()),
        credit=draw(st.sampled_from(["", *Dropdown.ways])),
        sentence=draw(st.sampled_from([" ", "\n\n", " *x* ", ". "])).join(f"{gap} ___" for gap in gaps),
        gaps=tuple(Gap(id=gap, options=draw(_options())) for gap in gaps),
    )


@st.composite
def _options(draw: st.DrawFn) -> tuple[GapOption, ...]:
    names = draw(unique_ids(2, 4))
    right = draw(st.sampled_from(names))
    return tuple(
        GapOption(id=name, text=f"{name} {draw(lines)}", correct=name == right, feedback=draw(texts))
        for name in names
    )


@st.composite
def answers(draw: st.DrawFn, question: Dropdown) -> dict[str, str]:
    """Options for some of the gaps."""
    gaps = draw(st.lists(st.sampled_from(question.gaps), min_size=1, unique=True))
    return {gap.id: draw(st.sampled_from(gap.options)).id for gap in gaps}


def other_key(question: Dropdown) -> Dropdown:
    """The same with the last option of each gap right."""
    gaps = tuple(
        gap.model_copy(
            update={
                "options": tuple(
                    option.model_copy(update={"correct": option is gap.options[-1], "feedback": ""})
                    for option in gap.options
                )
            }
        )
        for gap in question.gaps
    )
    return question.model_copy(update={"gaps": gaps})


def at_random(random: Random) -> Dropdown:
    """Three gaps with four options each; the author wrote the right one first and has them sorted."""
    gaps = tuple(
        Gap(
            id=f"g{number}",
            options=tuple(
                GapOption(id=f"o{name}", text=f"Word {name}", correct=not place)
                for place, name in enumerate(random.sample(range(100, 1000), 4))
            ),
        )
        for number in range(3)
    )
    return Dropdown(id="q", prompt="?", shuffle=True, sentence="___ ___ ___", gaps=gaps)


def _first(question: PublicDropdown, _random: Random) -> dict[str, str]:
    return {gap.id: gap.options[0].id for gap in question.gaps}


def _any(question: PublicDropdown, random: Random) -> dict[str, str]:
    return {gap.id: random.choice(gap.options).id for gap in question.gaps}


KIND = Kind(
    dropdowns,
    answers,
    other_key,
    CLAIM,
    at_random,
    {"the first": Guess(_first, 0.3), "any": Guess(_any, 0.3)},
    {
        "dropdown.no_blank": CLAIM | {"sentence": "No blank"},
        "dropdown.other_count": CLAIM | {"sentence": "One ___"},
        "dropdown.hidden_blank": CLAIM
        | {"sentence": "One ___ and [another](https://example.org/___)", "gaps": [RECORD, SENT]},
        "dropdown.few_options": CLAIM | {"gaps": [RECORD, SENT | {"options": SENT["options"][:1]}]},
        "dropdown.no_correct_option": CLAIM | {"gaps": [RECORD, SENT | {"options": SENT["options"][1:]}]},
        "dropdown.several_correct_options": CLAIM
        | {"gaps": [RECORD, SENT | {"options": [option | {"correct": True} for option in SENT["options"]]}]},
        "dropdown.repeated_option": CLAIM
        | {"gaps": [RECORD, SENT | {"options": [*SENT["options"], {"id": "x", "text": "bill"}]}]},
        "dropdown.first_is_right": CLAIM
        | {"sentence": "___ ___ ___", "gaps": [SENT | {"id": f"g{number}"} for number in range(3)]},
    },
)
