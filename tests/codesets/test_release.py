"""ICD-10-CM of April 2026, whole: what may stand on a claim, what may not, and the notes that hold."""

from __future__ import annotations

from datetime import date
from random import Random
from string import ascii_lowercase

import pytest

from coding_billing_xblock.codesets.code import bare, dotted
from coding_billing_xblock.codesets.files import CODES, NOTES, RELEASE
from coding_billing_xblock.codesets.shelf import FOLDER, newest, release_on
from scripts.codesets.__main__ import PUBLIC, source
from scripts.codesets.browser import SAID, scripts_of, services_script, unpacked
from scripts.codesets.tabular import Tabular, read_tabular
from scripts.codesets.written import files_of

SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"


@pytest.fixture(scope="module")
def tabular() -> Tabular:
    """The release as it is published."""
    return read_tabular(source(None))


def test_the_files_are_those_that_are_built_from_it(tabular: Tabular) -> None:
    built = files_of(tabular, date(2026, 4, 1), date(2026, 9, 30))
    for name, text in built.items():
        assert (FOLDER / "icd10cm-2026-04" / name).read_text(encoding="utf-8") == text


def test_the_totals_are_those_of_the_release(tabular: Tabular) -> None:
    assert len(tabular.nodes) == 46_881
    assert len(set(tabular.billable)) == len(tabular.billable) == 74_719


def test_every_billable_code_may_stand_on_a_claim_and_no_heading_may(tabular: Tabular) -> None:
    found = newest()
    assert all(map(found.is_billable, tabular.billable))
    assert not any(found.is_billable(node.code) for node in tabular.nodes if node.is_heading or node.sevenths)


def test_a_code_with_another_sign_in_it_is_refused(tabular: Tabular) -> None:
    random, billable, found = Random(2026), tabular.billable, newest()
    known, refused = set(billable), 0
    while refused < 60_000:
        signs = list(random.choice(billable))
        signs[random.randrange(len(signs))] = random.choice(SIGNS)
        if (code := "".join(signs)) not in known:
            assert not found.is_billable(code), code
            refused += 1


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("I10", "Essential (primary) hypertension"),
        ("S52531A", "Colles' fracture of right radius, initial encounter for closed fracture"),
        ("W11XXXA", "Fall on and from ladder, initial encounter"),
        ("T360X1A", "Poisoning by penicillins, accidental (unintentional), initial encounter"),
        ("QA00101", "SCN2A-related neurodevelopmental disorder"),
    ],
)
def test_a_code_says_what_it_is(code: str, title: str) -> None:
    assert newest().is_billable(code)
    assert newest().title(code) == title


@pytest.mark.parametrize(
    "code", ["E11", "S5253", "S52531", "W11", "W11A", "T360X1", "S52531X", "S52531AA", "ZZZ", ""]
)
def test_what_is_no_whole_code_may_not_stand_on_a_claim(code: str) -> None:
    assert not newest().is_billable(code)


def test_who_died_before_waking_has_the_initial_encounter_only() -> None:
    found = newest()
    assert found.is_billable("S06377A")
    assert not any(found.is_billable(f"S0637{sixth}{seventh}") for sixth in "78" for seventh in "DS")
    assert found.is_billable("S06376D")


@pytest.mark.parametrize("code", ["E1110X", "Z20828A", "M545", "U071A", "R65"])
def test_deleted_and_made_up_codes_are_refused(code: str) -> None:
    assert not newest().is_billable(code)


def test_the_notes_of_all_levels_above_hold(tabular: Tabular) -> None:
    places = [note.place for note in newest().notes("S52531A")]
    assert list(dict.fromkeys(places)) == ["S00-T88", "S50-S59", "S52", "S525"]
    told = {note.text for note in newest().notes("E1142")}
    assert "insulin (Z79.4)" in " ".join(told)


def test_every_note_is_found_at_its_place(tabular: Tabular) -> None:
    found = newest()
    for node in (node for node in tabular.nodes if node.notes):
        own = [(note.kind, note.text) for note in found.notes(node.code) if note.place == node.code]
        assert own == [tuple(note) for note in node.notes]


def test_the_date_of_service_chooses_the_release() -> None:
    assert release_on(date(2026, 4, 1)) is newest()
    assert release_on(date(2026, 9, 30)) is newest()
    assert release_on(date(2026, 3, 31)) is None
    assert release_on(date(2026, 10, 1)) is None


@pytest.mark.parametrize("name", [CODES, NOTES, RELEASE])
def test_texts_stay_in_one_byte_for_each_character(name: str) -> None:
    assert max((FOLDER / "icd10cm-2026-04" / name).read_text(encoding="utf-8")) < "\u0100"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("s52.531a", "S52531A"),
        (" i10 ", "I10"),
        ("S52 531A", "S52531A"),
        ("52531", ""),
        ("E", ""),
        ("S52.531AA", ""),
        ("é10", ""),
    ],
)
def test_a_code_is_read_however_it_is_typed(typed: str, code: str) -> None:
    assert bare(typed) == code


def test_a_code_is_shown_with_its_point() -> None:
    assert (dotted("S52531A"), dotted("I10")) == ("S52.531A", "I10")


def test_browsers_get_the_same_code_set(tabular: Tabular) -> None:
    files = files_of(tabular, date(2026, 4, 1), date(2026, 9, 30))
    said = {name: (FOLDER / f"{name}.txt").read_text(encoding="utf-8") for name in SAID}
    for name, script in scripts_of("icd10cm-2026-04", files, said).items():
        committed = (PUBLIC / name).read_text(encoding="utf-8")
        # How tightly something is compressed differs between releases of the library that does it.
        assert committed == script if "-notes-" in name else unpacked(committed) == unpacked(script)


def test_browsers_get_the_same_services() -> None:
    services = (FOLDER / "hcpcs.txt").read_text(encoding="utf-8")
    said = {name: (FOLDER / f"{name}.txt").read_text(encoding="utf-8") for name in SAID}
    assert (PUBLIC / "hcpcs.js").read_text(encoding="utf-8") == services_script(services, said)


def test_there_are_notes_for_every_letter() -> None:
    names = {path.name for path in PUBLIC.glob("*-notes-*.js")}
    assert names == {f"icd10cm-2026-04-notes-{letter}.js" for letter in ascii_lowercase}
