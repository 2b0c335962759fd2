"""Looking up codes in the browser: the whole code set as one text, loaded once, searched without the server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coding_billing_xblock.codesets.shelf import newest
from tests.support.site import Site

TYPED = Path(__file__).parents[1] / "codesets" / "typed.txt"
PUBLIC = "/static/xblock/resources/coding_billing_xblock/public/codesets"
NAME = "icd10cm-2026-04"
OPEN = """([name, at]) => {
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    const notes = letters.map((letter) => [letter, `${at}/${name}-notes-${letter.toLowerCase()}.js`]);
    window.codes = CodingBilling.codeset(name, { codes: `${at}/${name}.js`, notes: Object.fromEntries(notes) });
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
        page.goto(f"{site.address}/unit/")
        page.add_script_tag(url=f"{site.address}{PUBLIC}/lookup.js")
        page.evaluate(OPEN, [NAME, f"{site.address}{PUBLIC}"])

    def search(self, query: str, most: int = 10) -> list[str]:
        """The codes that are found, best first."""
        found: list[dict[str, Any]] = self.page.evaluate(
            "async ([query, most]) => (await codes.ready()).search(query, most)", [query, most]
        )
        return [entry["code"] for entry in found]

    def code(self, code: str) -> dict[str, Any] | None:
        """What the code set says of a code."""
        entry: dict[str, Any] | None = self.page.evaluate(
            "async (code) => (await codes.ready()).code(code)", code
        )
        return entry

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
