"""Looking up codes in the browser: the whole code set as one text, loaded once, searched without the server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coding_billing_xblock.codesets.code import STEM_LENGTH, dotted
from coding_billing_xblock.codesets.shelf import FOLDER, newest
from tests.support.site import Site

TYPED = Path(__file__).parents[1] / "codesets" / "typed.txt"
PUBLIC = "/static/xblock/resources/coding_billing_xblock/public/codesets"
NAME = "icd10cm-2026-04"
OPEN = """([name, at]) => {
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    const notes = letters.map((letter) => [`${name}-${letter}`, `${at}/${name}-notes-${letter.toLowerCase()}.js`]);
    window.codes = CodingBilling.codeset(name, { [name]: `${at}/${name}.js`, ...Object.fromEntries(notes) });
}"""


WORDS = {
    "diabetes polyneuropathy": "E1142",
    "long term insulin": "Z794",
    "oral hypoglycemic": "Z7984",
    "colles fracture right": "S52531",
    "fall from ladder": "W11",
    "driveway single family house": "Y92014",
    "general adult examination abnormal findings": "Z0001",
    "elevated blood pressure reading": "R030",
    "moderate persistent asthma exacerbation": "J4541",
    "nicotine dependence cigarettes": "F17210",
    "obstructive sleep apnea": "G4733",
    "obesity class 2": "E66812",
    "bmi 37": "Z6837",
    "hypertensive heart chronic kidney disease heart failure": "I130",
    "chronic diastolic heart failure": "I5032",
    "chronic kidney disease stage 3b": "N1832",
    "heart attack": "I219",
    "pink eye": "H1030",
    "UTI": "N390",
    "Ménière": "H8109",
    "alzheimer": "G309",
}


class CodeField:
    """A page with the code set, as somebody who looks for a code finds it."""

    def __init__(self, page: Page, site: Site) -> None:
        self.page = page
        self.at = f"{site.address}{PUBLIC}"
        page.goto(f"{site.address}/unit/")
        page.add_script_tag(url=f"{self.at}/../questions/codes.js")
        page.evaluate(OPEN, [NAME, self.at])

    def search(self, query: str, most: int = 10) -> list[str]:
        """The codes that are found, best first."""
        found: list[dict[str, Any]] = self.page.evaluate(
            "async ([query, most]) => (await codes.ready()).search(query, most)", [query, most]
        )
        return [entry["code"] for entry in found]

    def code(self, code: str) -> dict[str, Any] | None:
        """What the code set says of a code."""
        entry: dict[str, Any] | None = self.ask("code", code)
        return entry

    def ask(self, question: str, text: str) -> Any:
        """What the look-up says of a text."""
        return self.page.evaluate(
            "async ([question, text]) => (await codes.ready())[question](text)", [question, text]
        )

    def notes(self, code: str) -> list[list[str]]:
        """The notes that hold for a code."""
        notes: list[list[str]] = self.page.evaluate(
            "async (code) => (await codes.notes(code)).map(({ place, kind, text }) => [place, kind, text])",
            code,
        )
        return notes


@pytest.fixture
def field(live_site: Site, page: Page) -> CodeField:
    return CodeField(page, live_site)


def test_words_find_what_they_mean_among_the_first_ten(field: CodeField) -> None:
    assert {
        words: field.search(words) for words, code in WORDS.items() if code not in field.search(words)
    } == {}


@pytest.mark.parametrize("typed", ["S52.53", "s5253", "s52.531"])
def test_a_code_is_found_by_its_beginning(field: CodeField, typed: str) -> None:
    assert field.search(typed)[0] == typed.replace(".", "").upper()


def test_what_means_nothing_finds_nothing(field: CodeField) -> None:
    for query in ["", "x", "  ", "zzzz qqqq", "a" * 5000, "(*)", "\\b[", "…"]:
        assert field.search(query) == [], query


def test_headings_and_seventh_characters_are_told(field: CodeField) -> None:
    heading, stem, code = (field.code(name) for name in ("S5253", "S52531", "I10"))
    assert heading is not None and heading["isHeading"]
    assert stem is not None and list(stem["sevenths"]) == list("ABCDEFGHJKMNPQRS")
    assert code is not None and (code["isHeading"], code["sevenths"]) == (False, None)
    assert field.code("ZZZ") is None


@pytest.mark.parametrize("code", ["S52531", "E1142", "I130", "J4541", "Z0001"])
def test_the_notes_are_those_that_the_server_knows(field: CodeField, code: str) -> None:
    assert field.notes(code) == [list(note) for note in newest().notes(code)]


def test_once_it_is_there_it_needs_no_connection(field: CodeField) -> None:
    field.search("asthma")
    field.page.context.set_offline(True)
    assert field.search("fall from ladder")[0] == "W11"


def test_what_could_not_be_loaded_is_asked_for_again(field: CodeField) -> None:
    field.page.route(f"**/{NAME}.js", lambda route: route.abort())
    failed = "codes.ready().then(() => false, () => true)"
    assert field.page.evaluate(failed)
    field.page.unroute(f"**/{NAME}.js")
    assert field.search("asthma")


def test_it_is_loaded_once_however_often_it_is_asked_for(field: CodeField) -> None:
    asked: list[str] = []
    field.page.on("request", lambda request: asked.append(request.url))
    field.page.evaluate("Promise.all([codes.ready(), codes.ready(), codes.notes('S52'), codes.notes('S53')])")
    assert sorted(url.rpartition("/")[2] for url in asked) == [f"{NAME}-notes-s.js", f"{NAME}.js"]


def test_an_ordinary_page_loads_none_of_it(live_site: Site, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{live_site.address}/unit/")
    expect(page.locator("iframe").first).to_be_visible()
    assert not [url for url in asked if "codesets" in url]


def test_nine_of_ten_phrases_as_people_type_them_find_their_code(field: CodeField) -> None:
    lines = TYPED.read_text(encoding="utf-8").splitlines()[1:]
    missed = [
        phrase for phrase, codes in (line.split("\t") for line in lines) if not found(field, phrase, codes)
    ]
    assert len(missed) <= len(lines) / 10, missed


def found(field: CodeField, phrase: str, codes: str) -> bool:
    """Whether one of the codes, or a part of one that is a heading, is among the first ten."""
    results = field.search(phrase)
    wanted = [code.strip().replace(".", "") for code in codes.split(",")]
    headings = [code for code in wanted if (entry := field.code(code)) and entry["isHeading"]]
    return any(code in results for code in wanted) or any(
        result.startswith(heading) for heading in headings for result in results
    )


def test_whole_codes_are_read_written_and_filled_up_as_the_server_does(field: CodeField) -> None:
    nodes = (
        newest().node(line.partition("\t")[0])
        for line in (FOLDER / NAME / "codes.txt").read_text().splitlines()[::97]
    )
    stems = [node for node in nodes if node is not None and not node.is_heading]
    wholes = [
        stem.code.ljust(STEM_LENGTH, "X") + seventh if seventh else stem.code
        for stem in stems
        for seventh in (*stem.sevenths, *([] if stem.sevenths else [""]))
    ]
    assert len(wholes) > 500 and all(map(newest().is_billable, wholes))
    read = field.page.evaluate(
        """async (codes) => {
            const lookup = await window.codes.ready();
            return codes.map((code) => lookup.full(lookup.read(code.toLowerCase())));
        }""",
        [dotted(code) for code in wholes],
    )
    assert read == wholes
    shown = field.page.evaluate(
        "async (all) => { const { dotted } = await codes.ready(); return all.map(dotted); }", wholes
    )
    assert shown == [dotted(code) for code in wholes]


@pytest.mark.parametrize(
    ("typed", "code", "seventh"),
    [
        (" s52.531a ", "S52531", "A"),
        ("W11", "W11", None),
        ("w11.xx", "W11", ""),
        ("W11.XXXD", "W11", "D"),
        ("T36.0X1A", "T360X1", "A"),
        ("qa0.0101", "QA00101", None),
        ("S06.377D", None, None),
        ("W11A", None, None),
        ("S52531AA", None, None),
        ("fall", None, None),
        ("", None, None),
    ],
)
def test_what_is_typed_is_a_code_or_none(
    field: CodeField, typed: str, code: str | None, seventh: str | None
) -> None:
    found = field.ask("read", typed)
    assert (found and found["code"], found and found.get("seventh")) == (code, seventh)


def test_what_looks_like_a_code_has_neighbours(field: CodeField) -> None:
    near = {
        typed: [entry["code"] for entry in field.ask("nearest", typed)]
        for typed in ("S52.7", "S06.377D", "W10.55", "Z999.9", "fall", "", "R99.1")
    }
    assert near["S52.7"] == ["S52", "S520", "S521", "S522", "S523", "S525", "S526", "S529"]
    assert near["S06.377D"] == ["S06377"]
    assert near["W10.55"][:2] == ["W10", "W100"]
    assert near["R99.1"] == ["R99"]
    assert near["Z999.9"] and near["fall"] == near[""] == []


def test_the_tree_leads_up_and_down(field: CodeField) -> None:
    assert [entry["code"] for entry in field.ask("children", "S525")] == [
        f"S525{more}" for more in "0123456789" if newest().node(f"S525{more}")
    ]
    assert field.ask("children", "S52531") == []
    assert field.ask("parts", "S52531") == [
        {"place": part.place, "title": part.title}
        for part in newest().parts
        if part.place in ("S00-T88", "S50-S59")
    ]


def test_services_are_found_by_their_code_and_by_all_words(field: CodeField) -> None:
    field.page.add_script_tag(url=f"{field.at}/hcpcs.js")
    field.page.evaluate("window.codes = CodingBilling.services()")
    assert field.search("g010")[:2] == ["G0101", "G0102"]
    assert field.search("diabetes group") == ["G0109"]
    assert field.search("") == field.search("zzz") == field.search("x-ray zzz") == []
    found = field.ask("read", " g0108")
    assert (found["code"], found["unit"]) == ("G0108", "30 minutes")
    assert field.ask("dotted", "G0108") == "G0108"
    assert [entry["code"] for entry in field.ask("nearest", "J1940")] == ["J1938"]
    assert field.notes("G0108") == []
