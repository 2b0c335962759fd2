"""Matching: each pair counts the same, and the order of what there is to choose from tells nothing."""

from __future__ import annotations

import pytest

from coding_billing_xblock.questions.base import Invalid, Points
from coding_billing_xblock.questions.matching import Matching, Pair, Target

TARGETS = (
    Target(id="icd", text="*ICD-10-CM*"),
    Target(id="cpt", text="CPT"),
    Target(id="hcpcs", text="HCPCS Level II"),
)
PAIRS = (
    Pair(id="p1", text="A *diagnosis*", target="icd", feedback="diagnoses"),
    Pair(id="p2", text="A wheelchair", target="hcpcs"),
    Pair(id="p3", text="An injury", target="icd"),
    Pair(id="p4", text="An ambulance", target="hcpcs"),
)


def matching(**more: object) -> Matching:
    return Matching(**{"id": "q", "prompt": "?", "targets": TARGETS, "pairs": PAIRS, **more})


def earned(question: Matching, answer: object) -> float:
    scored = question.score(answer)
    assert isinstance(scored, Points)
    return scored.earned


@pytest.mark.parametrize(
    ("answer", "part", "minus", "none"),
    [
        ({"p1": "icd", "p2": "hcpcs", "p3": "icd", "p4": "hcpcs"}, 2, 2, 2),
        ({"p1": "icd", "p2": "hcpcs", "p3": "icd", "p4": "cpt"}, 1.5, 1, 0),
        ({"p1": "icd"}, 0.5, 0.5, 0),
        ({"p1": "icd", "p2": "cpt", "p3": "cpt"}, 0.5, 0, 0),
        ({"p1": "cpt"}, 0, 0, 0),
    ],
)
def test_each_right_match_earns_its_share_as_the_author_chose(
    answer: dict[str, str], part: float, minus: float, none: float
) -> None:
    assert earned(matching(points=2), answer) == part
    assert earned(matching(points=2, credit="minus"), answer) == minus
    assert earned(matching(points=2, credit="none"), answer) == none


def test_its_author_is_told_so() -> None:
    assert "each right match earns an equal share" in matching().scoring()


@pytest.mark.parametrize(
    "answer", [{}, {"p9": "icd"}, {"p1": "gone"}, {"p1": None}, {"p1": ["icd"]}, ["p1"], "p1", None, 3, True]
)
def test_what_is_no_answer_is_invalid(answer: object) -> None:
    assert isinstance(matching().score(answer), Invalid)


def test_the_matches_that_still_exist_are_kept_of_an_older_answer() -> None:
    assert matching().fit({"p1": "cpt", "gone": "icd", "p2": "gone"}) == {"p1": "cpt"}
    assert matching().fit({"gone": "icd"}) is None


def test_what_there_is_to_choose_from_is_sorted_by_its_words() -> None:
    targets = [Target(id=f"t{n}", text=text) for n, text in enumerate(["**b**", "C", "_a_", "B"])]
    public = matching(targets=(*targets, *TARGETS)).public()
    assert [target.words for target in public.targets] == [
        "a",
        "B",
        "b",
        "C",
        "CPT",
        "HCPCS Level II",
        "ICD-10-CM",
    ]


@pytest.mark.parametrize(
    ("question", "code"),
    [
        (matching(targets=()), "matching.few_targets"),
        (matching(targets=TARGETS[:1], pairs=PAIRS[:1] * 2), "matching.few_targets"),
        (matching(pairs=PAIRS[:1]), "matching.few_pairs"),
        (matching(pairs=(*PAIRS, Pair(id="p5", text="New"))), "matching.no_target"),
        (matching(pairs=(*PAIRS, Pair(id="p5", text="New", target="gone"))), "matching.no_target"),
        (matching(pairs=(*PAIRS, Pair(id="p5", text="An injury", target="cpt"))), "matching.repeated_pair"),
        (matching(targets=(*TARGETS, Target(id="x", text="**CPT**"))), "matching.repeated_target"),
        (matching(targets=(*TARGETS, Target(id="x", text="![](/static/a.png)"))), "text.empty"),
        (matching(targets=(*TARGETS, Target(id="cpt", text="Other"))), "id.repeated"),
        (matching(targets=TARGETS[::2], pairs=PAIRS[:2]), "matching.no_distractor"),
    ],
)
def test_what_an_author_has_to_mend_is_a_finding(question: Matching, code: str) -> None:
    assert code in [found.code for found in question.findings()]


@pytest.mark.parametrize("question", [matching(), matching(targets=TARGETS[::2])])
def test_an_answer_that_goes_with_nothing_or_with_several_needs_no_finding(question: Matching) -> None:
    assert list(question.findings()) == []


def test_an_answer_reads_as_rows_with_their_matches() -> None:
    assert matching().report({"p1": "icd", "gone": "cpt"}) == "A diagnosis: ICD-10-CM; gone: CPT"
