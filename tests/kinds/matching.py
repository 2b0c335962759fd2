"""Matchings for tests."""

from __future__ import annotations

from random import Random
from typing import Any

from hypothesis import strategies as st

from coding_billing_xblock.questions.matching import Matching, Pair, PublicMatching, Target
from tests.kinds.kind import Guess, Kind
from tests.strategies import filled, texts, unique_ids

SYSTEMS: dict[str, Any] = {
    "type": "matching",
    "id": "systems",
    "prompt": "Which code set is it?",
    "explanation": "SECRET explanation",
    "targets": [
        {"id": "icd", "text": "*ICD-10-CM*"},
        {"id": "cpt", "text": "CPT"},
        {"id": "hcpcs", "text": "HCPCS Level II"},
    ],
    "pairs": [
        {"id": "p1", "text": "A diagnosis", "target": "icd", "feedback": "SECRET diagnoses"},
        {"id": "p2", "text": "A **wheelchair**", "target": "hcpcs"},
        {"id": "p3", "text": "An external cause", "target": "icd"},
    ],
}


@st.composite
def matchings(draw: st.DrawFn, question_id: str = "q") -> Matching:
    """A usable matching."""
    targets = draw(unique_ids(2, 5))
    return Matching(
        id=question_id,
        prompt=draw(filled(texts)),
        explanation=draw(texts),
        points=draw(st.sampled_from([1.0, 3.0, 0.25])),
        shuffle=draw(st.booleans()),
        credit=draw(st.sampled_from(["", *Matching.ways])),
        targets=tuple(Target(id=name, text=f"{name} {draw(texts)}") for name in targets),
        pairs=tuple(
            Pair(
                id=name,
                text=f"{name} {draw(texts)}",
                target=draw(st.sampled_from(targets)),
                feedback=draw(texts),
            )
            for name in draw(unique_ids(2, 5))
        ),
    )


@st.composite
def answers(draw: st.DrawFn, question: Matching) -> dict[str, str]:
    """Matches for some of the pairs."""
    targets = [target.id for target in question.targets]
    pairs = draw(st.sets(st.sampled_from([pair.id for pair in question.pairs]), min_size=1))
    return {pair: draw(st.sampled_from(targets)) for pair in sorted(pairs)}


def other_key(question: Matching) -> Matching:
    """The same with the targets the other way round, and each pair with the first of them."""
    pairs = tuple(
        pair.model_copy(update={"target": question.targets[-1].id, "feedback": ""}) for pair in question.pairs
    )
    return question.model_copy(update={"targets": question.targets[::-1], "pairs": pairs})


def at_random(random: Random) -> Matching:
    """Four pairs and five targets, as authors write them: the n-th pair with the n-th target."""
    names = random.sample(range(100, 1000), 5)
    targets = tuple(Target(id=f"t{name}", text=f"Code {name}") for name in names)
    pairs = tuple(Pair(id=f"p{n}", text=f"Thing {n}", target=f"t{name}") for n, name in enumerate(names[:4]))
    return Matching(id="q", prompt="?", targets=targets, pairs=pairs)


def _in_order(question: PublicMatching, _random: Random) -> dict[str, str]:
    return {pair: target.id for pair, target in zip(question.items, question.targets, strict=False)}


def _each_another(question: PublicMatching, random: Random) -> dict[str, str]:
    targets = random.sample(question.targets, len(question.targets))
    return {pair: target.id for pair, target in zip(question.items, targets, strict=False)}


def _all_with_one(question: PublicMatching, random: Random) -> dict[str, str]:
    return dict.fromkeys(question.items, random.choice(question.targets).id)


KIND = Kind(
    matchings,
    answers,
    other_key,
    SYSTEMS,
    at_random,
    {
        "in the order shown": Guess(_in_order, 0.25),
        "each with another": Guess(_each_another, 0.25),
        "all with one": Guess(_all_with_one, 0.25),
    },
    {
        "matching.few_targets": SYSTEMS | {"targets": SYSTEMS["targets"][:1]},
        "matching.few_pairs": SYSTEMS | {"pairs": SYSTEMS["pairs"][:1]},
        "matching.repeated_target": SYSTEMS
        | {"targets": [*SYSTEMS["targets"], {"id": "again", "text": "ICD-10-CM"}]},
        "matching.repeated_pair": SYSTEMS
        | {"pairs": [*SYSTEMS["pairs"], {"id": "again", "text": "A wheelchair", "target": "cpt"}]},
        "matching.no_target": SYSTEMS
        | {"pairs": [*SYSTEMS["pairs"], {"id": "new", "text": "A drug", "target": ""}]},
        "matching.no_distractor": SYSTEMS
        | {"targets": [SYSTEMS["targets"][0], SYSTEMS["targets"][2]], "pairs": SYSTEMS["pairs"][:2]},
    },
)
