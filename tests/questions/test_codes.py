"""What codes of a visit are worth: the case bank, wrong answer by wrong answer, and what holds for every visit."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from coding_billing_xblock.codesets.code import bare
from coding_billing_xblock.lessons.shelf import lesson
from coding_billing_xblock.questions.base import Invalid, Points
from coding_billing_xblock.questions.codes import Codes
from tests.kinds.codes import CODES, WRIST, visits

VISITS: dict[str, Codes] = {question.id: question for question in lesson("visits").questions}  # type: ignore[misc]
EDUCATOR, GUTTERS, SURPRISE = VISITS["educator"], VISITS["gutters"], VISITS["surprise"]
BREATH, DELIVERY, THREE = VISITS["breath"], VISITS["delivery"], VISITS["three"]

UNKNOWN = "Z99.99"
"""No code of the release, and near to none."""


def share(visit: Codes, answer: object) -> float:
    """The share of the points that an answer earns, 0 to 1."""
    scored = visit.score(answer)
    return scored.earned / scored.possible if isinstance(scored, Points) else 0.0


def of_diagnoses(visit: Codes, *codes: str) -> float:
    """The share that these diagnoses earn where no services are asked for."""
    return round(share(visit.model_copy(update={"services": ()}), {"dx": list(codes)}), 2)


def reasons(visit: Codes, *codes: str) -> dict[str, str]:
    """Why each diagnosis is not right; those that are right have no reason."""
    scored = visit.score({"dx": list(codes)})
    assert isinstance(scored, Points)
    return {verdict.item: verdict.reason for verdict in scored.feedback if not verdict.right}


def feedback(visit: Codes, answer: dict[str, Any]) -> dict[str, str]:
    """What is said of each item."""
    scored = visit.score(answer)
    assert isinstance(scored, Points)
    return {verdict.item: verdict.feedback for verdict in scored.feedback}


def test_a_trap_that_is_a_service_is_written_as_one() -> None:
    codes = {trap.code for trap in EDUCATOR.traps}
    assert {"G0109", "E11.9", "E03"} <= codes


# The case bank


class Wrong(NamedTuple):
    """Diagnoses that learners enter, what they earn, and the reasons for those that are not right."""

    visit: str
    codes: str
    earned: float
    reasons: dict[str, str]


BANK = [
    Wrong("educator", "E11.40 Z79.4 Z79.84", 0.77, {"E11.40": ""}),
    Wrong("educator", "E11.9 G62.9 Z79.4 Z79.84", 0.40, {"E11.9": "not_supported", "G62.9": "not_supported"}),
    Wrong("educator", "E11.42 G63 Z79.4 Z79.84", 0.80, {"G63": "excluded"}),
    Wrong("educator", "E10.42 Z79.4 Z79.84", 0.53, {"E10.42": "not_supported"}),
    Wrong("educator", "E11.42 Z79.4", 0.73, {}),
    Wrong("educator", "E11.65 Z79.4 Z79.84", 0.53, {"E11.65": "not_supported"}),
    Wrong("educator", "E11.42 Z79.4 Z79.84 E03.9", 0.80, {"E03.9": "not_supported"}),
    Wrong("gutters", "S52.531 W11.XXXA", 0.55, {"S52.531": "no_seventh"}),
    Wrong("gutters", "S52.531D W11.XXXA", 0.70, {"S52.531D": ""}),
    Wrong("gutters", "S52.532A W11.XXXA", 0.70, {"S52.532A": ""}),
    Wrong("gutters", "S52.501A W11.XXXA", 0.70, {"S52.501A": ""}),
    Wrong("gutters", "M80.031A W11.XXXA", 0.40, {"M80.031A": "not_supported"}),
    Wrong("gutters", "W11.XXXA S52.531A", 0.80, {}),
    Wrong("gutters", "S52.531A W01.0XXA", 0.60, {"W01.0XXA": "not_supported"}),
    Wrong("gutters", "S52.531A W11.XXXA M80.031A", 0.73, {"M80.031A": "not_supported"}),
    Wrong("surprise", "Z00.00 R03.0", 0.40, {"Z00.00": "not_supported"}),
    Wrong("surprise", "Z00.01 I10", 0.60, {"I10": "not_supported"}),
    Wrong("surprise", "R03.0 Z00.01", 0.80, {}),
    Wrong("surprise", "Z00.01 R03.0 Z02.89", 0.73, {"Z02.89": "excluded"}),
    Wrong("breath", "J45.901 F17.210", 0.70, {"J45.901": ""}),
    Wrong("breath", "J45.42 F17.210", 0.40, {"J45.42": "not_supported"}),
    Wrong("breath", "J45.41 F17.210 R06.2", 0.73, {"R06.2": "excluded"}),
    Wrong("breath", "J45.41 F17.210 Z72.0", 0.73, {"Z72.0": "excluded"}),
    Wrong("breath", "J45.41 F17.210 J18.9", 0.73, {"J18.9": "not_supported"}),
    Wrong("breath", "J45.41", 0.60, {}),
    Wrong("delivery", "G47.30 E66.812 Z68.37", 0.77, {"G47.30": ""}),
    Wrong("delivery", "G47.33 E66.812 Z68.37 R06.81", 0.80, {"R06.81": "excluded"}),
    Wrong("delivery", "G47.33 E66.9 Z68.37", 0.87, {"E66.9": ""}),
    Wrong("delivery", "G47.33 E66.813 Z68.41", 0.47, {"E66.813": "not_supported", "Z68.41": "not_supported"}),
    Wrong("delivery", "G47.33 E66.01 Z68.37", 0.73, {"E66.01": "not_supported"}),
    Wrong("delivery", "G47.33 Z68.37", 0.73, {}),
    Wrong("three", "I10 I50.32 N18.32", 0.53, {"I10": "not_supported"}),
    Wrong("three", "I11.0 I12.9", 0.00, {"I11.0": "not_supported", "I12.9": "not_supported"}),
    Wrong("three", "I50.32 I13.0 N18.32", 0.80, {}),
    Wrong("three", "I13.0 I50.32 N18.3", 0.80, {"N18.3": ""}),
    Wrong("three", "I13.0 I50.32 N18.30", 0.87, {"N18.30": ""}),
    Wrong("three", "I13.0 I50.9 N18.32", 0.87, {"I50.9": ""}),
    Wrong("three", "I13.0 I50.33 N18.32", 0.73, {"I50.33": "not_supported"}),
    Wrong("three", "I13.0 I50.32 N18.32 R60.0", 0.80, {"R60.0": "not_supported"}),
]


@pytest.mark.parametrize("wrong", BANK, ids=lambda wrong: f"{wrong.visit}: {wrong.codes}")
def test_a_wrong_answer_of_the_case_bank_earns_its_share_and_is_explained(wrong: Wrong) -> None:
    visit, codes = VISITS[wrong.visit], wrong.codes.split()
    assert of_diagnoses(visit, *codes) == wrong.earned
    assert reasons(visit, *codes) == wrong.reasons
    said = feedback(visit, {"dx": codes})
    assert all(
        said[code] for code, reason in wrong.reasons.items() if reason not in ("no_seventh", "excluded")
    )


@pytest.mark.parametrize(
    ("visit", "item", "changes", "earned", "reason"),
    [
        ("educator", "G0108", {"units": 1}, 0.85, "other_units"),
        ("educator", "G0108", {"units": 60}, 0.85, "other_units"),
        ("educator", "G0108", {"code": "G0109"}, 0.00, "service_not_supported"),
        ("educator", "G0108", {"to": ["Z79.4"]}, 0.80, "other_diagnoses"),
        ("gutters", "Q4010", {"code": "Q4009"}, 0.00, "service_not_supported"),
        ("gutters", "Q4010", {"modifiers": []}, 0.85, "other_modifiers"),
        ("gutters", "Q4010", {"to": ["W11.XXXA"]}, 0.80, "other_diagnoses"),
        ("surprise", "G0439", {"code": "G0438"}, 0.00, "service_not_supported"),
        ("breath", "J7613", {"units": 1}, 0.85, "other_units"),
        ("breath", "J7613", {"units": 2.5}, 0.85, "other_units"),
        ("breath", "J1100", {"units": 1}, 0.85, "other_units"),
        ("delivery", "E0601", {"modifiers": ["NU"]}, 0.85, "other_modifiers"),
        ("three", "J1938", {"code": "J1940", "units": 2}, 0.00, "service_not_supported"),
        ("three", "J1938", {"units": 2, "to": []}, 0.65, "other_units other_diagnoses"),
    ],
)
def test_a_wrong_service_of_the_case_bank_earns_its_share_and_is_explained(
    visit: str, item: str, changes: dict[str, Any], earned: float, reason: str
) -> None:
    question = VISITS[visit]
    key: Any = question.key()
    services = [service | changes if service["code"] == item else service for service in key["services"]]
    scored = question.score(key | {"services": services})
    assert isinstance(scored, Points)
    (wrong,) = [verdict for verdict in scored.feedback if not verdict.right]
    assert wrong.credit == earned
    assert wrong.reason == reason
    if "code" in changes:
        assert wrong.feedback
    others, whole = len(key["services"]) - 1, len(key["dx"]) + len(key["services"])
    assert scored.earned / scored.possible == pytest.approx((len(key["dx"]) + others + earned) / whole)


@pytest.mark.parametrize("visit", VISITS.values(), ids=VISITS)
def test_the_key_of_a_case_is_right_and_everything_that_it_names_at_once_is_not_half_of_it(
    visit: Codes,
) -> None:
    assert share(visit, visit.key()) == 1
    release = visit._release
    assert release is not None
    nears = [near.code for diagnosis in visit.diagnoses for near in diagnosis.nears]
    traps = [code for trap in visit.traps if release.stem(bare(code := trap.code))]
    codes = [*(diagnosis.code for diagnosis in visit.diagnoses), *nears, *traps]
    answer = visit.key() | {"dx": codes[:12]}  # type: ignore[operator]
    assert share(visit, answer) < 0.5


def test_a_note_that_keeps_codes_apart_is_quoted_with_its_place() -> None:
    said = feedback(SURPRISE, {"dx": ["Z00.01", "R03.0", "Z02.89"]})["Z02.89"]
    assert 'lang="en"' in said
    assert "Z00: encounter for examination for administrative purposes (Z02.-)" in said


def test_it_is_not_quoted_where_it_would_tell_a_code_that_was_not_entered() -> None:
    assert reasons(SURPRISE, "Z00.00", "Z02.89")["Z02.89"] == "not_supported"
    assert "Z00.01" not in str(feedback(SURPRISE, {"dx": ["Z00.00", "Z02.89"]}))


def test_two_codes_that_may_stand_together_here_are_not_kept_apart() -> None:
    stored = SURPRISE.model_dump()
    stored["traps"] = []
    stored["diagnoses"][0]["nears"] = [
        {"id": "n", "code": "Z02.89", "credit": 0.5, "feedback": "Also an examination."}
    ]
    stored["aparts"] = [{"id": "a", "one": "Z00.01", "other": "Z02.89"}]
    assert reasons(Codes(**stored), "Z02.89", "R03.0") == {"Z02.89": ""}
    assert reasons(Codes(**stored), "Z02.89", "Z00.01") == {"Z02.89": "coded_already"}


def test_a_service_may_point_to_what_is_near_to_the_right_code() -> None:
    key: Any = EDUCATOR.key()
    services = [key["services"][0] | {"to": ["E11.40"]}]
    scored = EDUCATOR.score({"dx": ["E11.40", "Z79.4", "Z79.84"], "services": services})
    assert isinstance(scored, Points)
    assert scored.feedback[-1].right


# What holds for every visit


@given(visits())
def test_adding_a_code_that_is_worth_nothing_never_raises(visit: Codes) -> None:
    key: Any = visit.key()
    for answer in (key, key | {"dx": key["dx"][:1]}, {"dx": [UNKNOWN]}):
        assert share(visit, answer | {"dx": [*answer["dx"], "B20"]}) <= share(visit, answer)


@given(st.data())
def test_a_required_code_left_out_earns_less(data: st.DataObject) -> None:
    visit = data.draw(visits())
    key: Any = visit.key()
    left_out = data.draw(st.sampled_from(key["dx"]))
    assert share(visit, key | {"dx": [code for code in key["dx"] if code != left_out] or [UNKNOWN]}) < 1


@given(st.data())
def test_another_code_in_the_place_of_a_required_one_earns_less(data: st.DataObject) -> None:
    visit = data.draw(visits())
    key: Any = visit.key()
    replaced = data.draw(st.sampled_from(key["dx"]))
    others = [code for code in CODES if code not in {diagnosis.code for diagnosis in visit.diagnoses}]
    worse = data.draw(st.sampled_from([*others, UNKNOWN]))
    assert share(visit, key | {"dx": [worse if code == replaced else code for code in key["dx"]]}) < 1


@given(st.data())
def test_another_code_first_earns_less_and_the_order_of_the_others_does_not_count(
    data: st.DataObject,
) -> None:
    visit = data.draw(visits())
    key: Any = visit.key()
    order = data.draw(st.permutations(key["dx"]))
    assert (share(visit, key | {"dx": order}) == 1) is (order[0] == key["dx"][0])


@given(st.data())
def test_codes_that_may_be_left_out_count_neither_way(data: st.DataObject) -> None:
    visit = data.draw(visits())
    key: Any = visit.key()
    optional = [diagnosis.code for diagnosis in visit.diagnoses if diagnosis.optional]
    added = data.draw(st.lists(st.sampled_from(optional), unique=True)) if optional else []
    first, *others = key["dx"]
    assert share(visit, key | {"dx": [first, *added, *others]}) == 1


@given(st.data())
def test_other_units_modifiers_or_pointers_earn_less(data: st.DataObject) -> None:
    visit = data.draw(visits())
    key: Any = visit.key()
    assume(key.get("services"))
    services = key["services"]
    place = data.draw(st.integers(0, len(services) - 1))
    service = services[place]
    other = data.draw(
        st.sampled_from(
            [
                {"units": service["units"] + 1},
                {"modifiers": [*service["modifiers"], "ZZ"]},
                {"to": [UNKNOWN]} if service["to"] else {"units": 77},
                {"code": "A0000"},
            ]
        )
    )
    changed = [entry | other if index == place else entry for index, entry in enumerate(services)]
    assert share(visit, key | {"services": changed}) < 1


@given(visits(), st.sampled_from(["y", "n"]))
def test_how_a_code_is_written_makes_no_difference(visit: Codes, _: str) -> None:
    key: Any = visit.key()
    typed = [f" {code.replace('.', '').lower()} " for code in key["dx"]]
    assert visit.score(key | {"dx": typed}) == visit.score(key)
    assert visit.fit(key | {"dx": typed}) == visit.fit(key)


# Answers


@pytest.mark.parametrize(
    "answer",
    [
        None,
        {},
        [],
        {"dx": []},
        {"dx": [], "services": []},
        {"dx": ["I10"], "other": 1},
        {"dx": "I10"},
        {"dx": [""]},
        {"dx": ["I" * 21]},
        {"dx": [7]},
        {"dx": ["I10"] * 13},
        {"dx": ["I10"], "services": [{}] * 2},
        {"dx": ["I10"], "services": [{"code": "A4565", "units": 0}]},
        {"dx": ["I10"], "services": [{"code": "A4565", "units": True}]},
        {"dx": ["I10"], "services": [{"code": "A4565", "units": float("nan")}]},
        {"dx": ["I10"], "services": [{"code": "A4565", "modifiers": ["RT"] * 5}]},
        {"dx": ["I10"], "services": [{"code": "A4565", "to": "I10"}]},
        {"dx": ["I10"], "services": [{"code": "A4565", "more": 1}]},
        {"dx": ["I10"], "services": [{"code": "A4565"}] * 7},
    ],
)
def test_what_no_claim_could_hold_is_no_answer(answer: object) -> None:
    assert isinstance(GUTTERS.score(answer), Invalid)
    assert GUTTERS.fit(answer) is None


def test_an_answer_reads_as_it_would_on_a_claim() -> None:
    assert GUTTERS.reading(GUTTERS.key()) == "1. S52.531A; 2. W11.XXXA; Q4010-RT × 1 (1); A4565 × 1 (1)"


def test_a_code_that_does_not_exist_is_a_slip_that_costs_no_attempt() -> None:
    slip = GUTTERS.slip({"dx": ["W11.XXXA", "S52.53ZA"]})
    assert slip is not None
    assert slip.path == "dx.1"
    assert "S52.53ZA" in slip.reason.format(**slip.parameters)
    assert "S52.53 Colles' fracture" in slip.reason.format(**slip.parameters)
    assert GUTTERS.slip(GUTTERS.key()) is None
    assert GUTTERS.slip({"dx": ["S52"]}) is None


def test_where_no_release_holds_only_exact_codes_earn_and_nothing_is_called_a_slip() -> None:
    later = Codes.model_validate(GUTTERS.model_dump() | {"served": "2031-01-01"})
    assert share(later, later.key()) == 1
    assert of_diagnoses(later, "S52.532A", "W11.XXXA") == 0.4
    assert later.slip({"dx": ["S52.53ZA"]}) is None
    assert later.public().shown()["release"] == ""


# The author's question


def test_no_code_holds_what_no_file_can_carry() -> None:
    with pytest.raises(ValidationError, match="cannot be stored"):
        Codes.model_validate(WRIST | {"diagnoses": [{"id": "d", "code": "S52\x00531A"}]})


def test_a_new_visit_is_on_the_last_day_of_the_newest_release() -> None:
    assert Codes.blank_values()["served"] == "2026-09-30"


def test_a_licensed_code_is_refused_unless_a_licence_is_held() -> None:
    service = {"id": "s", "code": "00000"}
    refused = Codes.model_validate(WRIST | {"services": [service]})
    assert "codes.licence" in {found.code for found in refused.findings()}
    held = Codes.model_validate(WRIST | {"services": [service], "licence_held": True})
    assert "codes.licence" not in {found.code for found in held.findings()}


@pytest.mark.parametrize(
    "diagnoses", [["E11.42", "Z79.4"], ["J45.41", "F17.210"], ["I13.0", "I50.32", "N18.32"]]
)
def test_a_note_that_is_answered_asks_for_nothing(diagnoses: list[str]) -> None:
    codes = [{"id": f"d{place}", "code": code, "first": not place} for place, code in enumerate(diagnoses)]
    visit = Codes.model_validate(WRIST | {"diagnoses": codes, "services": [], "traps": []})
    assert "codes.named" not in {found.code for found in visit.findings()}
