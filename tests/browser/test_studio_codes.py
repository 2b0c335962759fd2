"""Visits to code in the editor: an author makes case 1 in a few minutes, with what the code set knows proposed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from coding_billing_xblock.codesets.code import bare
from coding_billing_xblock.codesets.nearness import nearness
from coding_billing_xblock.codesets.shelf import newest
from coding_billing_xblock.lessons.shelf import lesson
from tests.browser.editor_page import EditorPage
from tests.browser.learner_page import LearnerPage, listening
from tests.support.browser import axe_findings
from tests.support.lesson import data
from tests.support.site import Site
from tests.support.studio import expect_closed

MOST_CLICKS = 40
COUNT = """() => {
    window.clicks = 0;
    // The browser makes clicks of some keys, and of labels.
    addEventListener("click", event => {
        if (event.isTrusted && event.detail && event.pointerType) window.clicks += 1;
    }, true);
}"""
CASE: dict[str, Any] = next(
    question.model_dump(mode="json") for question in lesson("visits").questions if question.id == "educator"
)
NEARS = {
    "E11.42": {"E11.40": 0.5, "E11.4": 0.25},
    "Z79.4": {"Z79": 0.25},
    "S52.531A": {"S52.531": 0.25, "S52.532A": 0.5, "S52.531D": 0.5, "S52.539A": 0.5},
    "W11.XXXD": {"W11": 0.25, "W11.XXXA": 0.5},
}


@pytest.fixture
def stored() -> str:
    return data(questions=[])


class Author:
    """An author of visits, with a mouse and a keyboard."""

    def __init__(self, editor: EditorPage) -> None:
        self.editor = editor
        self.root = editor.root
        self.page = editor.page
        self.keyboard = editor.page.keyboard
        self.options = editor.root.locator(".cb-finder [role=option]").locator("visible=true")
        self.diagnoses = editor.root.locator("[data-list='diagnoses'] > [data-item]")
        self.services = editor.root.locator("[data-list='services'] > [data-item]")

    def finder(self, kind: str = "diagnosis") -> Locator:
        return self.root.get_by_role("combobox", name=f"Search for a {kind} by words or code")

    def find(self, words: str, code: str, kind: str = "diagnosis") -> None:
        """Look up words, choose a code, and add it: two clicks, and one where the focus is elsewhere."""
        field = self.finder(kind)
        if not field.evaluate("field => field === document.activeElement"):
            field.click()
        self.keyboard.type(words)
        self.options.filter(has_text=code).first.click()
        self.root.get_by_role("button", name=f"Add {code}", exact=True).click()
        expect(field).to_be_focused()

    def add(self, code: str) -> Locator:
        """Add a diagnosis by the keyboard; returns its item."""
        count = self.diagnoses.count()
        self.finder().fill(code)
        expect(self.options.first).to_be_visible()
        self.finder().press("Enter")
        self.root.get_by_role("button", name=f"Add {code}", exact=True).press("Enter")
        expect(self.diagnoses).to_have_count(count + 1)
        return self.diagnoses.nth(count)

    def write(self, field: Locator, text: str) -> None:
        """Click into a field and write over what is there."""
        field.click()
        self.keyboard.press("Control+a")
        self.keyboard.insert_text(text)

    def field(self, name: str) -> Locator:
        return self.root.locator(f"[data-field='{name}']").first

    def value(self, item: Locator, name: str) -> str:
        return self.editor.field(item, name).input_value()

    def nears(self, item: Locator) -> dict[str, float]:
        found = item.locator("[data-list='nears'] > [data-item]")
        return {
            self.value(near, "code"): float(self.value(near, "credit"))
            for near in (found.nth(place) for place in range(found.count()))
        }

    @property
    def question(self) -> dict[str, Any]:
        """The first question as it is stored."""
        found: dict[str, Any] = self.editor.stored["questions"][0]
        return found

    def save(self) -> None:
        self.editor.save()
        expect_closed(self.page)


@pytest.fixture
def author(live_site: Site, page: Page, usage: str) -> Author:
    """With a new visit open."""
    editor = EditorPage(page, live_site, usage).open()
    editor.editor.document.evaluate(COUNT)
    editor.expand("questions")
    editor.button("Add a visit to code").click()
    return Author(editor)


def test_case_1_takes_few_clicks_and_a_learner_gets_everything_right(
    author: Author, live_site: Site, usage: str
) -> None:
    author.write(author.field("note"), CASE["note"])
    author.write(author.field("served"), CASE["served"])
    author.find("diabetic polyneuropathy type 2", "E11.42")
    author.find("use of insulin", "Z79.4")
    author.find("oral hypoglycemic", "Z79.84")
    author.find("dietary counseling", "Z71.3")
    expect(author.diagnoses).to_have_count(4)
    author.diagnoses.nth(3).get_by_label("May be left out").click()
    author.find("diabetes self-management", "G0108", "service")
    expect(author.services).to_have_count(1)
    author.write(author.editor.field(author.services.first, "units"), "2")
    for trap in CASE["traps"]:
        author.root.get_by_role("button", name="Add a tempting code").click()
        author.keyboard.insert_text(trap["code"])
        author.keyboard.press("Tab")
        author.keyboard.insert_text(trap["feedback"])
    clicks = author.editor.editor.document.evaluate("window.clicks")
    author.save()
    assert clicks + 1 <= MOST_CLICKS, clicks
    question = author.question
    diagnoses = question["diagnoses"]
    assert [item["code"] for item in diagnoses] == [item["code"] for item in CASE["diagnoses"]]
    assert [item.get("first", False) for item in diagnoses] == [True, False, False, False]
    assert "insulin (Z79.4)" in diagnoses[1]["why"]
    assert question["services"][0]["points_to"] == "E11.42"
    assert len(question["traps"]) == len(CASE["traps"])
    is_solved(LearnerPage(author.page, live_site, usage).open_as("amina"))


def is_solved(learner: LearnerPage) -> None:
    """A learner enters the codes of case 1 and gets all points."""
    block = learner.block
    for kind, code in (("dx", "E11.42"), ("dx", "Z79.4"), ("dx", "Z79.84"), ("services", "G0108")):
        part = block.locator(f"[data-entered='{kind}']")
        part.get_by_role("combobox").fill(code)
        expect(part.get_by_role("option").first).to_be_visible()
        part.get_by_role("combobox").press("Enter")
        block.get_by_role("button", name=f"Add {code}", exact=True).click()
    block.get_by_label("Units").fill("2")
    block.locator(".cb-explains").get_by_role("checkbox", name="E11.42").check()
    learner.press_submit()
    expect(learner.result).to_contain_text("100")


def test_near_codes_are_proposed_with_what_they_earn_and_can_be_changed(author: Author) -> None:
    author.write(author.field("note"), "A fall from a ladder.")
    for code, nears in NEARS.items():
        item = author.add(code)
        assert author.nears(item) == nears
        for near, credit in nears.items():
            found = nearness(newest(), bare(near) or near, bare(code))
            assert found is not None
            assert found.credit == credit
    fracture = author.diagnoses.nth(2)
    fracture.locator("summary").click()
    side = fracture.locator("[data-list='nears'] > [data-item]").nth(1)
    feedback = author.editor.field(side, "feedback")
    expect(feedback).to_have_value(
        "S52.532A says: Colles' fracture of left radius, initial encounter for closed fracture. "
        "The note tells of another side."
    )
    feedback.fill("That is the left one.")
    author.save()
    near = author.question["diagnoses"][2]["nears"][1]
    assert (near["code"], near["feedback"]) == ("S52.532A", "That is the left one.")


def test_a_note_of_either_code_is_the_reason_why(author: Author) -> None:
    author.add("I13.0")
    for code, why in (
        ("I50.32", "The note at I13.0 asks for it: code to identify type of heart failure (I50.-)."),
        ("N18.32", "The note at I13.0 asks for it: code to identify stage of chronic kidney disease ("),
        ("Z87.891", ""),
    ):
        found = author.value(author.add(code), "why")
        assert found.startswith(why) if why else not found, found
    author.add("G63")
    author.add("E85.4")
    expect(author.editor.field(author.diagnoses.nth(5), "why")).to_have_value(
        "The note at G63 puts it first: amyloidosis (E85.-)."
    )


def test_undo_takes_a_code_back_with_all_that_came_with_it(author: Author) -> None:
    author.add("E11.42")
    author.add("E11.40")
    assert "E11.40" not in author.nears(author.diagnoses.first)
    author.editor.undo()
    expect(author.diagnoses).to_have_count(1)
    assert author.nears(author.diagnoses.first) == NEARS["E11.42"]
    author.editor.redo()
    expect(author.diagnoses).to_have_count(2)
    was_said = listening(author.editor.live)
    author.finder().fill("E11.42")
    author.finder().press("Enter")
    author.root.get_by_role("button", name="Add E11.42").press("Enter")
    was_said("E11.42 stands in the list already.")
    expect(author.diagnoses).to_have_count(2)


def test_what_is_selected_in_the_note_supports_the_code_and_one_code_comes_first(author: Author) -> None:
    note = author.field("note")
    author.write(note, "Burning feet. **Type 2**\ndiabetes with polyneuropathy.")
    note.evaluate("field => field.setSelectionRange(15, 58)")
    author.add("E11.42")
    author.add("Z79.4")
    assert author.value(author.diagnoses.first, "quote") == "Type 2 diabetes with polyneuropathy."
    assert author.value(author.diagnoses.nth(1), "quote") == ""
    first = author.diagnoses.get_by_label("Comes first")
    expect(first.nth(0)).to_be_checked()
    first.nth(1).check()
    expect(first.nth(0)).not_to_be_checked()
    author.editor.undo()
    expect(first.nth(0)).to_be_checked()
    expect(first.nth(1)).not_to_be_checked()


def test_a_code_that_is_typed_is_told_what_it_says(author: Author) -> None:
    author.root.get_by_role("button", name="Add a diagnosis").click()
    said = author.diagnoses.first.locator("[data-said]").first
    for typed, title in (
        ("e1142", "Type 2 diabetes mellitus with diabetic polyneuropathy"),
        ("E11.4", "Type 2 diabetes mellitus with neurological complications"),
        ("S52.531A", "Colles' fracture of right radius, initial encounter for closed fracture"),
        ("E11.99", "There is no such code on the date of service."),
        ("", ""),
    ):
        author.editor.field(author.diagnoses.first, "code").fill(typed)
        expect(said).to_have_text(title)
        expect(said).to_have_attribute("lang", "en" if title and "no such" not in title else "")
    author.root.get_by_role("button", name="Add a tempting code").click()
    author.keyboard.type("G0109")
    expect(author.root.locator("[data-list='traps'] [data-said]")).to_have_text(
        "Diabetes self-management training, a group"
    )


def test_what_looks_like_a_licensed_code_is_not_saved(author: Author) -> None:
    author.write(author.field("note"), "A note.")
    author.add("E11.42")
    author.root.get_by_role("button", name="Add a service").click()
    author.keyboard.type("00000")
    author.editor.save()
    reason = "This has the shape of a CPT or CDT code, which need a licence."
    expect(author.editor.field(author.services.first, "code")).to_be_focused()
    expect(author.services.first).to_contain_text(reason)
    expect(author.editor.part("findings")).to_contain_text(f"{reason} Question 1 › Service 1 › Code")
    author.editor.field(author.services.first, "code").fill("G0108")
    author.save()


def test_a_visit_is_made_with_the_keyboard_alone(author: Author) -> None:
    def until(place: str) -> None:
        for _ in range(60):
            author.keyboard.press("Tab")
            if author.page.locator(f":focus:is({place})").count():
                return
        raise AssertionError(place)

    until("[data-field='note']")
    author.keyboard.type("Type 2 diabetes with polyneuropathy. Insulin.")
    was_said = listening(author.editor.live)
    found = (("diabetic polyneuropathy type 2", "E11.42"), ("use of insulin", "Z79.4"))
    for number, (words, code) in enumerate(found, 1):
        if author.finder().evaluate("field => field !== document.activeElement"):
            until(".cb-finder input")
        author.keyboard.type(words)
        expect(author.options.first).to_contain_text(code)
        author.keyboard.press("ArrowDown")
        author.keyboard.press("Enter")
        until(".cb-add")
        author.keyboard.press("Enter")
        expect(author.finder()).to_be_focused()
        was_said(f"{code} added as number {number}.")
    author.keyboard.press("Control+s")
    expect_closed(author.page)
    assert [item["code"] for item in author.question["diagnoses"]] == ["E11.42", "Z79.4"]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_axe_finds_nothing_and_nothing_is_too_wide(author: Author, direction: str) -> None:
    author.page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    author.add("S52.531A")
    author.diagnoses.first.locator("summary").click()
    author.root.get_by_role("button", name="Add a service").click()
    author.keyboard.type("Q4010")
    author.finder().fill("W11")
    author.finder().press("Enter")
    expect(author.root.locator(".cb-sevenths button").first).to_be_visible()
    for width in (390, 1280):
        author.page.set_viewport_size({"width": width, "height": 900})
        assert axe_findings(author.page) == []
        assert author.root.evaluate("root => root.scrollWidth - root.clientWidth") <= 0
    said = author.diagnoses.first.locator("[data-said]").first
    assert said.evaluate("e => getComputedStyle(e).textAlign") == ("end" if direction == "rtl" else "start")


def test_an_example_to_begin_from_is_complete(author: Author) -> None:
    author.editor.undo()
    author.editor.button("Add an example of a visit to code").click()
    expect(author.diagnoses).to_have_count(4)
    titles = author.diagnoses.locator("> .cbs-coded > [data-said]")
    author.finder().focus()
    expect(titles.first).to_have_text("Type 2 diabetes mellitus with diabetic polyneuropathy")
    author.save()
    question = author.question
    assert [item["code"] for item in question["traps"]] == [item["code"] for item in CASE["traps"]]
    assert "G0109" in [item["code"] for item in question["traps"]]
    assert question["note"] == CASE["note"]


def test_without_its_script_codes_are_typed_until_it_comes(live_site: Site, page: Page, usage: str) -> None:
    page.route("**/codesets/visits.js", lambda route: route.abort())
    author = Author(EditorPage(page, live_site, usage).open().expand("questions"))
    author.editor.button("Add a visit to code").click()
    expect(author.editor.part("trouble")).to_be_visible()
    author.field("served").fill("2031-01-01")
    author.root.get_by_role("button", name="Add a diagnosis").click()
    author.keyboard.type("E11.42")
    page.unroute("**/codesets/visits.js")
    toggle = author.root.locator("[data-list='document.questions'] .cbs-toggle").first
    toggle.click()
    toggle.click()
    author.finder().focus()
    said = author.diagnoses.first.locator("[data-said]").first
    expect(said).to_have_text("Type 2 diabetes mellitus with diabetic polyneuropathy")
    expect(author.editor.part("findings")).to_contain_text(
        "No release of the codes at hand holds on this date."
    )
