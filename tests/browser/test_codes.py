"""Visits to code on the learner's page: case 2 of the shipped visits, entered and looked up in every way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from coding_billing_xblock.lessons.shelf import lesson
from tests.browser.learner_page import SAVED, LearnerPage, eventually, faults, listening, overflow
from tests.support.lesson import Learner, data
from tests.support.site import Site

GUTTERS: dict[str, Any] = next(
    question.model_dump(mode="json") for question in lesson("visits").questions if question.id == "gutters"
)
KEY: dict[str, Any] = {
    "dx": ["S52.531A", "W11.XXXA"],
    "services": [
        {"code": "Q4010", "units": 1, "modifiers": ["RT"], "to": ["S52.531A"]},
        {"code": "A4565", "units": 1, "modifiers": [], "to": ["S52.531A"]},
    ],
}
WRONG: dict[str, Any] = {
    "dx": ["W11.XXXA", "S52.532A", "M80.031A"],
    "services": [{"code": "Q4010", "units": 2, "modifiers": [], "to": []}],
}
FILE = "**/icd10cm-2026-04.js"


@pytest.fixture
def stored() -> str:
    return data(questions=[GUTTERS | {"section": ""}])


class Visit:
    """A visit on the page, in the words of somebody who codes it."""

    def __init__(self, learner: LearnerPage) -> None:
        self.learner = learner
        self.page = learner.page
        self.place = learner.question("gutters")

    def part(self, kind: str) -> Locator:
        return self.place.locator(f"[data-entered='{kind}']")

    def field(self, kind: str = "dx") -> Locator:
        name = {
            "dx": "Search for a diagnosis by words or code",
            "services": "Search for a service by words or code",
        }
        return self.place.get_by_role("combobox", name=name[kind])

    def typed(self, kind: str = "dx") -> Locator:
        name = {"dx": "Codes of diagnoses, in their order", "services": "Codes of services"}
        return self.place.get_by_label(name[kind])

    def entry(self, code: str) -> Locator:
        return self.place.locator(f"[role=list] > li:has(code:text-is('{code}'))")

    def button(self, name: str | re.Pattern[str]) -> Locator:
        return self.place.get_by_role("button", name=name)

    def look_up(self, words: str, kind: str = "dx") -> None:
        """Open the first code that is found."""
        self.field(kind).fill(words)
        expect(self.part(kind).get_by_role("option").first).to_be_visible()
        self.field(kind).press("ArrowDown")
        self.field(kind).press("Enter")

    def add(self, code: str, kind: str = "dx") -> None:
        """Look a code up by itself and add it."""
        self.field(kind).fill(code)
        expect(self.part(kind).get_by_role("option").first).to_be_visible()
        self.field(kind).press("Enter")
        self.button(f"Add {code}").click()
        expect(self.entry(code)).to_be_visible()

    def enter(self, answer: dict[str, Any]) -> None:
        """Enter an answer by looking its codes up."""
        for code in answer["dx"]:
            self.add(code)
        for service in answer.get("services", ()):
            self.add(service["code"], "services")
            entry = self.entry(service["code"])
            entry.get_by_label("Units").fill(str(service["units"]))
            entry.get_by_label("Modifiers").fill(" ".join(service["modifiers"]))
            for code in service["to"]:
                entry.get_by_role("checkbox", name=code).check()

    def sees(self, *codes: str, kind: str = "dx") -> None:
        expect(self.part(kind).locator("[role=list] > li:not(.cb-made) code")).to_have_text(list(codes))

    def submit(self) -> None:
        self.learner.press_submit()
        expect(self.learner.result).to_be_visible()


@pytest.fixture
def visit(amina: LearnerPage) -> Visit:
    return Visit(amina)


def answers(learner: Learner) -> Any:
    return learner.payload["draft"]["answers"]["gutters"]


# Solved


def test_case_2_is_solved_with_the_keyboard_alone(visit: Visit, learner: Learner) -> None:
    keyboard = visit.page.keyboard

    def until(name: str) -> None:
        for _ in range(60):
            keyboard.press("Tab")
            if (
                visit.page.locator(":focus")
                .evaluate("e => e.ariaLabel || e.textContent || e.type")
                .startswith(name)
            ):
                return
        raise AssertionError(name)

    visit.field().focus()
    for words, seventh, code in (("colles right", "A", "S52.531A"), ("fall from ladder", "A", "W11.XXXA")):
        keyboard.type(words)
        expect(visit.part("dx").get_by_role("option").first).to_be_visible()
        keyboard.press("ArrowDown")
        keyboard.press("Enter")
        until(f"{seventh} ")
        keyboard.press("Enter")
        until(f"Add {code}")
        keyboard.press("Enter")
        expect(visit.field()).to_be_focused()
    for words, code in (("fiberglass", "Q4010"), ("sling", "A4565")):
        visit.field("services").focus()
        keyboard.type(words)
        expect(visit.part("services").get_by_role("option").first).to_be_visible()
        keyboard.press("ArrowDown")
        keyboard.press("Enter")
        until(f"Add {code}")
        keyboard.press("Enter")
        until("Remove: Q4010")
        if code == "A4565":
            until("Remove: A4565")
        keyboard.press("Tab")
        keyboard.press("Tab")
        keyboard.type("RT" if code == "Q4010" else "")
        keyboard.press("Tab")
        keyboard.press("Space")
    visit.learner.sees_status(SAVED)
    assert answers(learner) == KEY
    visit.learner.button("Submit answers").focus()
    keyboard.press("Enter")
    expect(visit.learner.result).to_contain_text("100%")


def test_case_2_is_solved_with_fingers_on_a_phone(
    browser: Browser, live_site: Site, usage: str, learner: Learner
) -> None:
    learner.read("coder", "biller")
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    visit = Visit(LearnerPage(context.new_page(), live_site, usage).open_as("amina"))
    for words, seventh in (("colles right", "A"), ("fall from ladder", "A")):
        visit.field().fill(words)
        visit.part("dx").get_by_role("option").first.tap()
        visit.place.get_by_role("group", name="Seventh character").get_by_role("button").filter(
            has_text=re.compile(f"^{seventh}")
        ).tap()
        visit.button(re.compile("^Add [SW]")).tap()
    for words in ("fiberglass", "sling"):
        visit.field("services").fill(words)
        visit.part("services").get_by_role("option").first.tap()
        visit.button(re.compile("^Add [QA]")).tap()
    visit.entry("Q4010").get_by_label("Modifiers").fill("rt")
    for code in ("Q4010", "A4565"):
        visit.entry(code).get_by_text("S52.531A").tap()
    visit.learner.sees_status(SAVED)
    assert answers(learner) == KEY
    assert overflow(visit.page) == 0
    context.close()


def test_everything_has_a_name_and_every_change_is_spoken(visit: Visit) -> None:
    was_said = listening(visit.learner.part("live"))
    visit.add("S52.531A")
    was_said("S52.531A added as number 1.")
    visit.add("W11.XXXA")
    was_said("W11.XXXA added as number 2.")
    visit.button("Move up: W11.XXXA").click()
    was_said("W11.XXXA is number 1 of 2 now.")
    expect(visit.button("Move down: W11.XXXA")).to_be_focused()
    visit.sees("W11.XXXA", "S52.531A")
    visit.button("Remove: W11.XXXA").click()
    was_said("W11.XXXA removed.")
    expect(visit.button("Remove: S52.531A")).to_be_focused()
    diagnoses = visit.place.get_by_role("list", name="Diagnoses (ICD-10-CM)")
    expect(diagnoses.get_by_role("listitem")).to_have_count(1)
    visit.add("Q4010", "services")
    expect(visit.place.get_by_role("group", name="Explains diagnosis: Q4010")).to_be_visible()
    expect(visit.entry("S52.531A").locator(".cb-title")).to_have_attribute("lang", "en")


def test_a_code_stands_there_once_and_no_claim_has_more_than_twelve(visit: Visit) -> None:
    was_said = listening(visit.learner.part("live"))
    visit.add("I10")
    visit.field().fill("I10")
    visit.field().press("Enter")
    visit.button("Add I10").click()
    was_said("I10 stands in the list already.")
    others = [f"I25.{110 + number}" for number in (0, 1, 2, 8, 9)] + [f"A00.{number}" for number in (0, 1, 9)]
    for code in [*others, "Z00.00", "Z00.01", "R05.1"]:
        visit.add(code)
    visit.field().fill("B20")
    visit.field().press("Enter")
    visit.button("Add B20").click()
    was_said("No more than 12 can be entered.")
    visit.sees("I10", *others, "Z00.00", "Z00.01", "R05.1")


# Reviewed


def test_a_wrong_answer_is_explained_code_by_code_and_by_the_note(visit: Visit, learner: Learner) -> None:
    visit.learner.site.author(visit.learner.usage, max_attempts=1)
    visit.learner.reload()
    visit.enter(WRONG)
    visit.learner.sees_status(SAVED)
    visit.submit()
    expect(visit.entry("S52.532A")).to_contain_text("Partly right")
    expect(visit.entry("S52.532A")).to_contain_text("That is the left side.")
    expect(visit.entry("M80.031A")).to_contain_text("Wrong (the visit does not support it)")
    expect(visit.entry("M80.031A")).to_contain_text("The note says there is none.")
    expect(visit.entry("Q4010")).to_contain_text(
        "(other units) (other modifiers) (it explains other diagnoses)"
    )
    expect(visit.entry("Q4010")).to_contain_text("Right: \u2068Q4010-RT × 1 (S52.531A)\u2069")
    expect(visit.entry("S52.531A")).to_contain_text("Colles' fracture of right radius, initial encounter")
    expect(visit.entry("S52.531A")).to_contain_text("Right, and missed")
    expect(visit.entry("Y92.014")).to_contain_text("Could be added")
    expect(visit.entry("A4565")).to_contain_text("The sling is a supply of its own.")
    expect(visit.place).to_contain_text("Missed: 2. Not supported: 1. The first code should be: S52.531A")
    marked = visit.page.evaluate("[...CSS.highlights.get('cb-quoted')].map(String).length")
    assert marked >= 2
    visit.learner.reload()
    expect(visit.entry("S52.531A")).to_contain_text("Right, and missed")


def test_a_code_that_was_removed_after_an_attempt_takes_the_mark_of_the_question_away(visit: Visit) -> None:
    visit.enter(WRONG)
    visit.submit()
    expect(visit.place.locator("[data-mark]")).to_contain_text("Partly right")
    visit.learner.try_again()
    expect(visit.entry("M80.031A")).to_contain_text("Wrong")
    visit.button("Remove: M80.031A").click()
    expect(visit.place.locator("[data-mark]")).to_be_empty()
    expect(visit.entry("S52.532A")).to_contain_text("Partly right")


def test_nothing_of_the_key_is_there_before_its_time(visit: Visit, learner: Learner) -> None:
    visit.enter({"dx": ["I10"]})
    visit.learner.sees_status(SAVED)
    sent = visit.page.content() + json.dumps(learner.payload)
    said = [GUTTERS["explanation"]]
    for diagnosis in GUTTERS["diagnoses"]:
        said += [
            diagnosis["code"],
            diagnosis["why"],
            diagnosis["path"],
            *(near["code"] for near in diagnosis["nears"]),
        ]
    said += [service["code"] for service in GUTTERS["services"]] + [
        trap["feedback"] for trap in GUTTERS["traps"]
    ]
    assert [
        text for text in said if text in sent.replace(visit.page.evaluate("CodingBilling.hcpcs"), "")
    ] == []


# Kept


def test_answers_come_back_as_they_were(visit: Visit, learner: Learner) -> None:
    visit.enter(KEY)
    visit.learner.sees_status(SAVED)
    visit.learner.reload()
    visit.sees(*KEY["dx"])
    visit.sees("Q4010", "A4565", kind="services")
    expect(visit.entry("Q4010").get_by_label("Modifiers")).to_have_value("RT")
    expect(visit.entry("Q4010").get_by_role("checkbox", name="S52.531A")).to_be_checked()
    expect(visit.entry("W11.XXXA")).to_contain_text("Fall on and from ladder, initial encounter")
    assert answers(learner) == KEY


def test_codes_of_two_devices_come_together(
    visit: Visit, learner: Learner, other_device: LearnerPage
) -> None:
    visit.enter({"dx": ["S52.531A"], "services": KEY["services"][:1]})
    visit.learner.sees_status(SAVED)
    other = Visit(other_device)
    other.add("W11.XXXA")
    other.add("A4565", "services")
    other_device.sees_status(SAVED)
    other.sees("S52.531A", "W11.XXXA")
    kept = answers(learner)
    assert kept["dx"] == KEY["dx"]
    assert {service["code"] for service in kept["services"]} == {"Q4010", "A4565"}
    visit.learner.wake_up()
    visit.sees("S52.531A", "W11.XXXA")


def test_where_two_devices_differ_on_a_service_the_learner_chooses(
    visit: Visit, learner: Learner, other_device: LearnerPage
) -> None:
    other = Visit(other_device)
    visit.enter({"dx": ["S52.531A"], "services": KEY["services"][:1]})
    visit.learner.sees_status(SAVED)
    other.add("Q4010", "services")
    other.entry("Q4010").get_by_label("Units").fill("3")
    expect(other_device.choices).to_have_count(1)
    expect(other_device.choices).to_contain_text("Q4010-RT × 1 (S52.531A)")
    other_device.choices.get_by_role("button").filter(has_text="× 3").click()
    other_device.sees_status(SAVED)
    eventually(lambda: answers(learner)["services"][0]["units"] == 3)


def test_a_full_device_is_no_reason_to_lose_codes(visit: Visit, learner: Learner) -> None:
    visit.learner.fill_the_device()
    visit.enter(KEY)
    visit.learner.sees_status(SAVED)
    assert answers(learner) == KEY


# A bad line


@pytest.fixture
def lost(
    live_site: Site, usage: str, learner: Learner, page: Page
) -> Iterator[Callable[[Callable[[Route], None]], Visit]]:
    """Open the page where the code set is answered in this way."""
    learner.read("coder", "biller")

    def opened(answer: Callable[[Route], None]) -> Visit:
        page.route(FILE, answer)
        visit = Visit(LearnerPage(page, live_site, usage).open_as("amina"))
        visit.place.scroll_into_view_if_needed()
        return visit

    yield opened


def broken_off(route: Route) -> None:
    reply = route.fetch()
    route.fulfill(response=reply, body=reply.body()[:100_000], headers={"content-type": "text/javascript"})


@pytest.mark.parametrize(
    "answer", [lambda route: route.abort(), lambda route: route.fulfill(status=503), broken_off]
)
def test_without_the_code_set_codes_are_typed(
    lost: Callable[[Callable[[Route], None]], Visit], learner: Learner, answer: Callable[[Route], None]
) -> None:
    visit = lost(answer)
    visit.field().focus()
    expect(visit.part("dx")).to_contain_text("The code set could not be loaded.")
    visit.typed().fill("s52531a, w11.xxxa")
    visit.typed().press("Enter")
    visit.sees("S52.531A", "W11.XXXA")
    expect(visit.typed()).to_be_focused()
    visit.add("A4565", "services")
    visit.learner.sees_status(SAVED)
    assert answers(learner)["dx"] == KEY["dx"]
    visit.page.unroute(FILE)
    visit.button("Try again").click()
    expect(visit.entry("S52.531A")).to_contain_text("Colles' fracture of right radius")


def test_while_the_code_set_is_on_its_way_its_size_is_said_and_codes_can_be_typed(
    lost: Callable[[Callable[[Route], None]], Visit],
) -> None:
    waiting: list[Route] = []
    visit = lost(lambda route: waiting.append(route))
    visit.field().fill("asthma")
    expect(visit.part("dx")).to_contain_text(re.compile(r"Loading the code set, 0[.]8 MB"))
    expect(visit.part("dx").get_by_role("progressbar")).to_be_visible()
    visit.typed().fill("zz99")
    waiting[0].continue_()
    expect(visit.part("dx").get_by_role("option").first).to_be_visible()
    expect(visit.typed()).to_be_focused()
    visit.typed().press("Enter")
    expect(visit.entry("ZZ99")).to_contain_text("There is no such code on the date of service.")
    visit.field().focus()
    expect(visit.typed()).to_be_hidden()


def test_a_code_that_does_not_exist_uses_no_attempt(
    lost: Callable[[Callable[[Route], None]], Visit], learner: Learner
) -> None:
    visit = lost(lambda route: route.abort())
    visit.typed().fill("S52.53ZA")
    visit.button("Add").first.click()
    visit.learner.press_submit()
    visit.learner.sees_trouble("There is no code S52.53ZA on the date of service.")
    visit.sees("S52.53ZA")
    assert learner.payload["attempts"]["used"] == 0


def test_it_goes_on_after_the_connection_is_gone(visit: Visit, learner: Learner) -> None:
    visit.look_up("colles right")
    visit.learner.go_offline()
    visit.add("W11.XXXA")
    visit.learner.go_online()
    visit.learner.sees_status(SAVED)
    assert answers(learner) == {"dx": ["W11.XXXA"]}


def test_a_page_without_a_visit_loads_nothing_of_it(live_site: Site, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    LearnerPage(page, live_site, live_site.lesson).open_as("amina")
    assert [url for url in asked if "codes" in url] == []


def test_without_scripts_the_visit_can_be_read_and_has_plain_fields(
    browser: Browser, live_site: Site, usage: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    visit = Visit(LearnerPage(context.new_page(), live_site, usage).open_as("amina"))
    expect(visit.place).to_contain_text("Short arm fiberglass cast put on by the physician")
    expect(visit.typed()).to_be_visible()
    expect(visit.typed("services")).to_be_visible()
    context.close()


# For everybody


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_stands_in_anybodys_way(visit: Visit, width: int) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})

    def is_fine() -> None:
        assert faults(visit.page) == []
        assert overflow(visit.page) == 0

    is_fine()
    visit.field().fill("fracture radius")
    expect(visit.part("dx").get_by_role("option").first).to_be_visible()
    is_fine()
    visit.look_up("colles right")
    expect(visit.button("Back to the list")).to_be_visible()
    is_fine()
    visit.enter(WRONG)
    is_fine()
    visit.learner.site.author(visit.learner.usage, max_attempts=1)
    visit.submit()
    expect(visit.place).to_contain_text("Missed: 2.")
    is_fine()


@pytest.mark.parametrize("width", [320, 1280])
def test_from_right_to_left_codes_stay_as_they_are(
    amina: LearnerPage, translate: Callable[[str], None], live_site: Site, width: int
) -> None:
    translate("ar")
    live_site.author(amina.usage, data=data(questions=[GUTTERS | {"section": ""}], language="ar"))
    amina.page.set_viewport_size({"width": width, "height": 900})
    amina.open("view=student_view&lang=ar")
    visit = Visit(amina)
    field = visit.place.get_by_role("combobox").first
    field.fill("colles right")
    expect(visit.part("dx").get_by_role("option").first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(visit.part("dx").get_by_role("heading", name="S52.531")).to_have_css("direction", "ltr")
    expect(visit.part("dx")).to_have_css("direction", "rtl")
    assert overflow(amina.page) == 0
    assert faults(amina.page) == []
