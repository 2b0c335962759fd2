"""What the six visits say of codes and their notes is what the release says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from coding_billing_xblock.codesets.code import bare
from coding_billing_xblock.codesets.codeset import CodeSet
from coding_billing_xblock.codesets.hcpcs import services
from coding_billing_xblock.codesets.named import named_in
from coding_billing_xblock.codesets.shelf import newest
from coding_billing_xblock.lessons.shelf import lesson
from coding_billing_xblock.questions.codes import Codes

VISITS: dict[str, Codes] = {question.id: question for question in lesson("visits").questions}  # type: ignore[misc]
NOTE = re.compile(r"\bnotes? at (?P<place>[A-Z][0-9A-Z.]+\d)\b")
ASKING = ("use_additional", "code_first", "code_also")


def each(visit: Codes) -> Iterator[tuple[str, str]]:
    """Every code that something is said of, and what."""
    for diagnosis in visit.diagnoses:
        yield diagnosis.code, diagnosis.why
        yield from ((near.code, near.feedback) for near in diagnosis.nears)
    yield from ((trap.code, trap.feedback) for trap in visit.traps)


@pytest.fixture(params=VISITS)
def visit(request: pytest.FixtureRequest) -> Codes:
    """Each of the six."""
    return VISITS[request.param]


@pytest.fixture
def release() -> CodeSet:
    return newest()


def test_all_of_it_is_coded_by_the_release_at_hand(visit: Codes, release: CodeSet) -> None:
    assert visit.public().shown()["release"] == release.name
    assert all(release.is_billable(bare(diagnosis.code)) for diagnosis in visit.diagnoses)
    known = services()
    assert all(service.code in known for service in visit.services)


def test_what_tempts_exists_unless_it_is_said_to_be_gone(visit: Codes, release: CodeSet) -> None:
    known = services()
    for code, said in each(visit):
        assert release.stem(bare(code)) or code in known or said.startswith("No longer in the list")


def test_a_note_that_is_said_to_ask_for_a_code_does(visit: Codes, release: CodeSet) -> None:
    for diagnosis in visit.diagnoses:
        for place in NOTE.findall(diagnosis.why):
            asking = [
                note
                for note in release.notes(bare(place))
                if note.kind in ASKING and note.place == bare(place)
            ]
            named = [name for note in asking for name in named_in(note.text)]
            codes = [bare(other.code) for other in visit.diagnoses]
            assert asking, (diagnosis.code, place)
            assert not named or any(name.covers(code) for name in named for code in codes), (
                diagnosis.code,
                place,
            )


def test_an_excludes1_note_that_is_spoken_of_keeps_the_code_from_a_right_one(
    visit: Codes, release: CodeSet
) -> None:
    right = [bare(diagnosis.code) for diagnosis in visit.diagnoses]
    for code, said in each(visit):
        if "Excludes1" in said:
            assert any(release.apart(bare(code), other) for other in right), code


@pytest.mark.parametrize(
    ("visit_id", "code", "unit"),
    [
        ("educator", "G0108", "30 minutes"),
        ("breath", "J7613", "1 mg"),
        ("breath", "J1100", "1 mg"),
        ("three", "J1938", "1 mg"),
    ],
)
def test_a_unit_is_what_a_visit_says_that_it_is(visit_id: str, code: str, unit: str) -> None:
    (service,) = [service for service in VISITS[visit_id].services if service.code == code]
    assert services()[code].unit == unit
    assert f"One unit is {unit}" in service.why


def test_what_never_comes_first_is_not_first(visit: Codes) -> None:
    (first,) = [diagnosis for diagnosis in visit.diagnoses if diagnosis.first]
    assert not first.code.startswith(("V", "W", "X", "Y"))
    assert not first.optional
