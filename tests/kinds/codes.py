"""Visits to code for tests."""

from __future__ import annotations

from itertools import count
from random import Random
from typing import Any

from hypothesis import strategies as st

from coding_billing_xblock.questions.codes import Codes, Diagnosis, Near, PublicCodes, Service, Trap
from tests.kinds.kind import Guess, Kind
from tests.strategies import filled, texts

WRIST: dict[str, Any] = {
    "type": "codes",
    "id": "wrist",
    "prompt": "Code this visit.",
    "explanation": "SECRET explanation",
    "note": "Fell from a ladder. Colles' fracture of the right radius, closed.",
    "served": "2026-06-07",
    "setting": "outpatient",
    "policy": "The external cause is reported.",
    "diagnoses": [
        {
            "id": "fracture",
            "code": "S52.531A",
            "first": True,
            "why": "SECRET type and side",
            "path": "Fracture, radius, Colles'",
            "quote": "Colles' fracture of the right radius",
            "nears": [{"id": "left", "code": "S52.532A", "credit": 0.5, "feedback": "SECRET left"}],
        },
        {"id": "fall", "code": "W11.XXXA", "why": "SECRET cause"},
        {"id": "leisure", "code": "Y99.8", "optional": True},
    ],
    "services": [
        {"id": "cast", "code": "Q4010", "modifiers": "RT", "points_to": "S52.531A", "why": "SECRET cast"}
    ],
    "traps": [{"id": "bones", "code": "M80", "feedback": "SECRET bones"}],
}

CODES = [
    "A00.0", "E10.42", "E11.40", "E11.42", "E11.9", "F17.210", "G47.33", "I10", "I13.0", "I50.32", "J45.41", "J45.901",
    "N18.32", "R06.2", "S52.531A", "S52.531D", "S52.532A", "W11.XXXA", "Y99.8", "Z00.01", "Z79.4", "Z79.84",
]  # fmt: skip
SERVICES = ["A4565", "E0601", "G0108", "G0439", "J1100", "Q4009", "Q4010"]
MODIFIERS = ["RT", "LT", "NU", "RR"]


@st.composite
def visits(draw: st.DrawFn, question_id: str = "q") -> Codes:
    """A usable visit."""
    codes = draw(st.lists(st.sampled_from(CODES), min_size=2, max_size=6, unique=True))
    right = codes[: draw(st.integers(1, len(codes)))]
    names = map(str, count(1))
    optional = [False, *draw(st.lists(st.booleans(), min_size=len(right), max_size=len(right)))]
    diagnoses = tuple(
        Diagnosis(
            id=next(names),
            code=code,
            first=not place,
            optional=optional[place],
            why=draw(texts),
            nears=tuple(
                Near(
                    id=next(names),
                    code=near,
                    credit=draw(st.sampled_from([0.0, 0.25, 0.5])),
                    feedback=draw(texts),
                )
                for near in codes[len(right) :]
                if not place
            ),
        )
        for place, code in enumerate(right)
    )
    services = tuple(
        Service(
            id=next(names),
            code=code,
            units=draw(st.sampled_from([1, 2, 2.5])),
            modifiers=" ".join(draw(st.sets(st.sampled_from(MODIFIERS), max_size=2))),
            points_to=draw(st.sampled_from(["", right[0], " ".join(right)])),
            optional=draw(st.booleans()),
            why=draw(texts),
        )
        for code in draw(st.sets(st.sampled_from(SERVICES), max_size=3))
    )
    return Codes(
        id=question_id,
        prompt=draw(filled(texts)),
        explanation=draw(texts),
        points=draw(st.sampled_from([1.0, 3.0, 0.25])),
        note=draw(filled(texts)),
        served=draw(st.sampled_from(["2026-04-01", "2026-09-30", "2030-01-01"])),
        setting=draw(st.sampled_from(["", "outpatient", "professional_inpatient"])),
        policy=draw(texts),
        diagnoses=diagnoses,
        services=services,
        traps=(Trap(id=next(names), code="B20", feedback=draw(texts)),),
    )


@st.composite
def answers(draw: st.DrawFn, question: Codes) -> dict[str, Any]:
    """Codes that the visit may name, others, and what is none."""
    own = [diagnosis.code for diagnosis in question.diagnoses]
    dx = draw(
        st.lists(st.sampled_from([*own, *CODES, "S52", "B20", "ZZZ"]), min_size=1, max_size=8, unique=True)
    )
    lines = st.fixed_dictionaries(
        {"code": st.sampled_from([*(service.code for service in question.services), *SERVICES])},
        optional={
            "units": st.sampled_from([1, 2, 2.5]),
            "modifiers": st.lists(st.sampled_from(MODIFIERS), max_size=2, unique=True),
            "to": st.lists(st.sampled_from(dx), max_size=2, unique=True),
        },
    )
    services = draw(st.lists(lines, max_size=4))
    return {"dx": dx, "services": services} if services else {"dx": dx}


def other_key(question: Codes) -> Codes:
    """The same with other diagnoses and services, and nothing said of them."""
    diagnoses = (Diagnosis(id="other", code="L20.9", first=True),)
    services = tuple(Service(id="other", code="A0425") for _ in question.services[:1])
    return question.model_copy(update={"diagnoses": diagnoses, "services": services, "traps": ()})


def at_random(random: Random) -> Codes:
    """Three diagnoses and a service."""
    codes = random.sample(CODES, 3)
    diagnoses = tuple(Diagnosis(id=f"d{n}", code=code, first=not n) for n, code in enumerate(codes))
    services = (Service(id="s", code=random.choice(SERVICES), units=random.randint(1, 3)),)
    return Codes(id="q", prompt="?", note="?", served="2026-05-01", diagnoses=diagnoses, services=services)


def _some(_question: PublicCodes, random: Random) -> dict[str, Any]:
    return {"dx": random.sample(CODES, 3), "services": [{"code": random.choice(SERVICES)}]}


def _as_many_as_fit(_question: PublicCodes, random: Random) -> dict[str, Any]:
    services = [{"code": code} for code in random.sample(SERVICES, 6)]
    return {"dx": random.sample(CODES, 12), "services": services}


KIND = Kind(
    visits,
    answers,
    other_key,
    WRIST,
    at_random,
    {"some codes": Guess(_some, 0.3), "as many as fit": Guess(_as_many_as_fit, 0.3)},
    {
        "codes.no_note": WRIST | {"note": ""},
        "codes.no_date": WRIST | {"served": "06/07/2026"},
        "codes.outside": WRIST | {"served": "2030-01-01"},
        "codes.no_diagnosis": WRIST | {"diagnoses": [], "services": []},
        "codes.too_many": WRIST
        | {"diagnoses": [{"id": f"d{n}", "code": f"R07.{n}", "first": not n} for n in range(13)]},
        "codes.unknown": WRIST
        | {"traps": [], "services": [], "diagnoses": [{"id": "d", "code": "S52.999A"}]},
        "codes.not_billable": WRIST | {"services": [], "diagnoses": [{"id": "d", "code": "S52.531"}]},
        "codes.repeated": WRIST | {"diagnoses": [*WRIST["diagnoses"], {"id": "again", "code": "y998"}]},
        "codes.excluded": WRIST
        | {
            "services": [],
            "diagnoses": [{"id": "d", "code": "J45.41", "first": True}, {"id": "e", "code": "R06.2"}],
        },
        "codes.no_first": WRIST
        | {"services": [], "diagnoses": [{"id": "d", "code": "I10"}, {"id": "e", "code": "R06.2"}]},
        "codes.several_first": WRIST
        | {"diagnoses": [*WRIST["diagnoses"], {"id": "again", "code": "I10", "first": True}]},
        "codes.optional_first": WRIST
        | {
            "services": [],
            "diagnoses": [
                {"id": "d", "code": "I10", "first": True, "optional": True},
                {"id": "e", "code": "R05.1"},
            ],
        },
        "codes.cannot_be_first": WRIST
        | {"services": [], "diagnoses": [{"id": "d", "code": "W11.XXXA", "first": True}]},
        "codes.named": WRIST | {"services": [], "diagnoses": [{"id": "d", "code": "E11.42", "first": True}]},
        "codes.no_quote": WRIST
        | {"services": [], "diagnoses": [{"id": "d", "code": "I10", "quote": "not there", "first": True}]},
        "codes.licence": WRIST | {"services": [{"id": "s", "code": "00000"}]},
        "codes.right_near": WRIST
        | {
            "services": [],
            "diagnoses": [
                {"id": "d", "code": "I10", "first": True, "nears": [{"id": "n", "code": "I10"}]},
            ],
        },
        "codes.right_trap": WRIST | {"traps": [{"id": "t", "code": "S52"}]},
        "codes.points_nowhere": WRIST | {"services": [{"id": "s", "code": "Q4010", "points_to": "I10"}]},
        "codes.modifiers": WRIST | {"services": [{"id": "s", "code": "Q4010", "modifiers": "RIGHT"}]},
    },
)
