"""The finder of codes on a bare page: search field, list, card and notes, with the real code set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from coding_billing_xblock.codesets.shelf import FOLDER, newest
from coding_billing_xblock.questions.codes import FINDER_WORDS
from tests.browser.learner_page import faults, overflow
from tests.browser.test_lookup import NAME, OPEN

HOST = "https://codes.example"
FILES = Path(__file__).parents[2] / "static/public"
AT = f"{HOST}/codesets"
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Codes</title>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/learner/learner.css"><link rel="stylesheet" href="/questions/codes.css"></head>
<body><main><h1>Codes</h1><h2>Case</h2><h3>Visit</h3><h4>Question</h4>
<div class="coding-billing" style="padding: 12px"><div id="place"></div></div>
<p role="status" id="live"></p></main>
<script src="/questions/codes.js"></script><script src="/codesets/hcpcs.js"></script>
</body></html>"""

BEGIN = """([words, services]) => {
    window.added = [];
    window.told = [];
    const text = (key, values = {}) => {
        if (!(key in words)) throw Error(key);
        return words[key].replace(/\\{(\\w+)\\}/g, (_, name) => values[name]);
    };
    place.addEventListener("cb-codeset", ({ detail }) => told.push(detail));
    place.replaceChildren(CodingBilling.finder({
        codeset: services ? CodingBilling.services() : codes,
        text,
        say: (message) => { live.textContent = message; },
        add: (code) => { added.push(code); },
        id: "one",
        label: words[services ? "find_service" : "find_diagnosis"],
        size: 699682,
    }));
}"""


def serve(route: Route) -> None:
    """The page, and the scripts and styles as they are."""
    path = route.request.url.removeprefix(f"{HOST}/")
    if path:
        route.fulfill(path=FILES / path)
    else:
        route.fulfill(body=PAGE, content_type="text/html")


class Finder:
    """The finder as somebody uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.route(f"{HOST}/**", serve)
        self.field = page.get_by_role("combobox")
        self.options = page.get_by_role("option")
        self.card = page.locator(".cb-card")
        self.heading = self.card.get_by_role("heading", level=5)

    def open(self) -> None:
        """Load the page."""
        self.page.goto(f"{HOST}/")
        self.page.evaluate(OPEN, [NAME, AT])
        self.begin()

    def begin(self, services: bool = False) -> None:
        """Have a new finder in the place of the old one."""
        self.page.evaluate(BEGIN, [dict(FINDER_WORDS), services])

    def type(self, text: str) -> None:
        """Type into the field."""
        self.field.fill(text)

    def look(self, text: str) -> None:
        """Open the card of a code."""
        self.type(text)
        self.options.first.click()
        expect(self.heading).to_be_focused()

    def button(self, name: str | re.Pattern[str]) -> Locator:
        """A button of the card."""
        return self.card.get_by_role("button", name=name)

    @property
    def added(self) -> list[str]:
        """The codes that were added."""
        found: list[str] = self.page.evaluate("added")
        return found

    @property
    def told(self) -> list[str]:
        """What the page around it heard of the code set."""
        found: list[str] = self.page.evaluate("told")
        return found


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Finder]:
    """One page for all tests that leave it as it was."""
    context = browser.new_context(viewport={"width": 800, "height": 900})
    finder = Finder(context.new_page())
    finder.open()
    yield finder
    context.close()


@pytest.fixture
def finder(shared: Finder) -> Finder:
    shared.page.evaluate("document.documentElement.dir = 'ltr'")
    shared.begin()
    return shared


@pytest.fixture
def lonely(browser: Browser) -> Iterator[Finder]:
    """A page of its own that is not open yet, for what comes of loading."""
    context = browser.new_context()
    yield Finder(context.new_page())
    context.close()


def test_the_keyboard_alone_finds_opens_and_adds(finder: Finder) -> None:
    keyboard = finder.page.keyboard
    finder.field.focus()
    keyboard.type("colles fracture right")
    expect(finder.field).to_have_attribute("aria-expanded", "true")
    keyboard.press("ArrowDown")
    option = finder.page.get_by_role("option", selected=True)
    expect(option).to_have_accessible_name("S52.531 Colles' fracture of right radius + 7th")
    expect(finder.field).to_have_attribute("aria-activedescendant", str(option.get_attribute("id")))
    keyboard.press("Enter")
    expect(finder.heading).to_be_focused()
    expect(finder.heading).to_have_text("S52.531 Colles' fracture of right radius")
    finder.button("A initial encounter for closed fracture").focus()
    keyboard.press("Space")
    finder.button("Add S52.531A").focus()
    keyboard.press("Enter")
    assert finder.added == ["S52.531A"]
    expect(finder.field).to_be_focused()
    expect(finder.field).to_have_value("")
    expect(finder.card).to_be_hidden()
    expect(finder.options).to_have_count(0)


def test_arrows_go_around_and_home_end_and_escape_do_what_they_say(finder: Finder) -> None:
    keyboard = finder.page.keyboard
    chosen = finder.page.get_by_role("option", selected=True)
    finder.type("asthma")
    expect(finder.options).to_have_count(8)
    for key, place in {"ArrowUp": 7, "ArrowDown": 0, "End": 7, "Home": 0}.items():
        finder.field.press(key)
        expect(chosen).to_have_attribute("id", f"one-option-{place}")
    keyboard.press("Escape")
    expect(finder.field).to_have_attribute("aria-expanded", "false")
    expect(finder.options).to_have_count(0)
    keyboard.press("Home")
    keyboard.type("mild ")
    expect(finder.field).to_have_value("mild asthma")
    keyboard.press("Escape")
    keyboard.press("ArrowDown")
    expect(chosen).to_have_attribute("id", "one-option-0")
    keyboard.press("Escape")
    keyboard.press("Escape")
    expect(finder.field).to_have_value("")


def test_enter_after_words_goes_to_the_first_and_adds_nothing(finder: Finder) -> None:
    finder.type("asthma")
    finder.field.press("Enter")
    expect(finder.page.get_by_role("option", selected=True)).to_have_count(1)
    expect(finder.card).to_be_hidden()
    finder.field.press("Enter")
    expect(finder.heading).to_be_focused()
    assert finder.added == []


def test_each_row_says_what_its_code_is(finder: Finder) -> None:
    for typed, name in {
        "E11": "E11 Type 2 diabetes mellitus open",
        "e1142": "E11.42 Type 2 diabetes mellitus with diabetic polyneuropathy billable",
        "W11": "W11 Fall on and from ladder + 7th",
        "w11.xxxa": "W11.XXXA Fall on and from ladder, initial encounter billable",
    }.items():
        finder.type(typed)
        expect(finder.options.first).to_have_accessible_name(name)


@pytest.mark.parametrize("typed", ["S52.531A", "s52531a", " s52.531a "])
def test_enter_on_a_whole_code_opens_its_card_with_the_seventh_character(finder: Finder, typed: str) -> None:
    finder.type(typed)
    finder.field.press("Enter")
    expect(finder.card.get_by_role("button", pressed=True)).to_have_accessible_name(
        "A initial encounter for closed fracture"
    )
    finder.button("Add S52.531A").click()
    assert finder.added == ["S52.531A"]


def test_a_seventh_character_is_needed_and_places_are_filled_with_x(finder: Finder) -> None:
    finder.look("fall from ladder")
    adder = finder.button("Add W11")
    expect(adder).to_be_disabled()
    expect(adder).to_have_accessible_description("Choose a seventh character first.")
    adder.click(force=True)
    assert finder.added == []
    finder.button("S sequela").click()
    finder.button("A initial encounter").click()
    adder = finder.button("Add W11.XXXA")
    expect(adder).to_be_enabled()
    expect(adder).to_have_accessible_description("")
    expect(finder.card.get_by_role("button", pressed=True)).to_have_count(1)
    adder.click()
    assert finder.added == ["W11.XXXA"]


def test_a_code_that_is_whole_is_added_at_once(finder: Finder) -> None:
    finder.look("I10")
    expect(finder.card.get_by_role("group", name="Seventh character")).to_be_hidden()
    finder.button("Add I10").click()
    assert finder.added == ["I10"]


def test_the_tree_leads_up_and_down(finder: Finder) -> None:
    finder.look("S52.53")
    expect(finder.card).to_contain_text("Injuries to the elbow and forearm (S50-S59)")
    expect(finder.card).to_contain_text("Choose one of the codes below it")
    expect(finder.button(re.compile("^Add"))).to_have_count(0)
    finder.button("S52.5 Fracture of lower end of radius open").click()
    expect(finder.heading).to_be_focused()
    expect(finder.heading).to_have_text("S52.5 Fracture of lower end of radius")
    expect(finder.card).to_contain_text("Also coded hereFracture of distal end of radius")
    finder.button("S52.53 Colles' fracture open").click()
    finder.button("S52.532 Colles' fracture of left radius + 7th").click()
    expect(finder.heading).to_have_text("S52.532 Colles' fracture of left radius")


def test_the_way_back_is_the_list_as_it_was(finder: Finder) -> None:
    finder.look("asthma")
    finder.button("Back to the list").click()
    expect(finder.field).to_be_focused()
    expect(finder.options).to_have_count(8)
    finder.options.nth(1).click()
    finder.page.keyboard.press("Escape")
    expect(finder.field).to_be_focused()
    expect(finder.card).to_be_hidden()


@pytest.mark.parametrize("code", ["S52.531", "E11.42", "Z00.01"])
def test_the_notes_of_all_levels_stand_by_level_and_kind(finder: Finder, code: str) -> None:
    finder.look(code)
    notes = newest().notes(code.replace(".", ""))
    expect(finder.card.locator("h6")).to_have_count(len({note.place for note in notes}))
    shown = finder.card.locator("h6 + dl dd").all_text_contents()
    assert sorted(shown) == sorted(note.text for note in notes)
    kinds = finder.card.locator("h6 + dl dt").all_text_contents()
    assert set(kinds) == {FINDER_WORDS[f"find_{note.kind}"] for note in notes}


def test_every_kind_of_note_has_words() -> None:
    lines = (FOLDER / NAME / "notes.txt").read_text(encoding="utf-8").splitlines()
    kinds = {line.split("\t")[1] for line in lines}
    assert {f"find_{kind}" for kind in kinds} <= set(FINDER_WORDS)


def test_what_does_not_exist_is_said_beside_what_does(finder: Finder) -> None:
    finder.type("s52.7")
    sentence = "The code S52.7 does not exist. Those nearest to it:"
    expect(finder.page.get_by_text(sentence).first).to_be_visible()
    expect(finder.page.locator("#live")).to_have_text(sentence)
    expect(finder.options.first).to_contain_text("S52 Fracture of forearm")
    expect(finder.options.nth(1)).to_contain_text("S52.0")
    finder.field.press("Enter")
    expect(finder.card).to_be_hidden()
    assert finder.added == []
    finder.type("S06.377D")
    expect(finder.options).to_have_count(1)
    finder.type("zzzzz")
    expect(finder.page.get_by_text("Nothing found.").first).to_be_visible()


def test_how_many_are_shown_is_spoken(finder: Finder) -> None:
    finder.type("asthma")
    expect(finder.page.locator("#live")).to_have_text("Codes shown: 8")


def test_services_have_a_unit_and_no_point(finder: Finder) -> None:
    finder.begin(services=True)
    finder.type("diabetes training")
    expect(finder.options).to_have_count(2)
    finder.look("g0108")
    expect(finder.card).to_contain_text("One unit: 30 minutes")
    finder.button("Add G0108").click()
    assert finder.added == ["G0108"]
    finder.type("J1940")
    expect(finder.options).to_contain_text(["J1938"])


def test_fingers_find_open_and_add(browser: Browser) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    finder = Finder(context.new_page())
    finder.open()
    finder.field.tap()
    finder.type("pink eye")
    finder.options.filter(has_text="billable").first.tap()
    finder.button(re.compile("^Add")).tap()
    assert len(finder.added) == 1
    expect(finder.field).to_be_focused()
    context.close()


SMALL = """[...document.querySelectorAll(".cb-finder :is(input, button, [role=option])")].filter(
    (each) => each.checkVisibility() && each.getBoundingClientRect().height < 44).length"""


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_it_fits_and_can_be_used_by_everybody(finder: Finder, width: int, direction: str) -> None:
    finder.page.set_viewport_size({"width": width, "height": 800})
    finder.page.evaluate("(direction) => { document.documentElement.dir = direction; }", direction)

    def is_fine() -> None:
        assert overflow(finder.page) <= 0
        assert finder.page.evaluate(SMALL) == 0
        if width != 390:
            assert faults(finder.page) == []

    is_fine()
    for typed in ("diabetes polyneuropathy", "S52.7", "zzzzz"):
        finder.type(typed)
        finder.field.press("ArrowDown")
        is_fine()
    for typed in ("S52.531", "E11", "T88.7XXA"):
        finder.look(typed)
        expect(finder.card.locator("h6").first).to_be_visible()
        is_fine()
    assert finder.page.locator(".cb-card [lang=en]:not([dir=ltr])").count() == 0
    expect(finder.heading).to_have_css("direction", "ltr")
    expect(finder.card).to_have_css("direction", direction)
    expect(finder.field).to_have_css("border-top-color", "rgb(86, 93, 102)")


def test_what_was_typed_while_loading_is_searched_then(lonely: Finder) -> None:
    held: list[Route] = []
    lonely.page.route(f"**/{NAME}.js", lambda route: held.append(route))
    lonely.open()
    lonely.type("asthma")
    expect(lonely.page.get_by_text("Loading the code set, 0.7 MB…").first).to_be_visible()
    expect(lonely.page.get_by_role("progressbar")).to_be_visible()
    assert faults(lonely.page) == []
    assert lonely.told == ["loading"]
    held[0].fallback()
    expect(lonely.options).to_have_count(8)
    expect(lonely.page.get_by_role("progressbar")).to_be_hidden()
    assert lonely.told == ["loading", "ready"]
    assert len(held) == 1


@pytest.mark.parametrize("answer", ["refused", "broken off", "lost"])
def test_what_cannot_be_had_is_said_and_tried_again(lonely: Finder, answer: str) -> None:
    def refuse(route: Route) -> None:
        if answer == "refused":
            route.fulfill(status=403, body="no")
        elif answer == "lost":
            route.abort()
        else:
            script = (FILES / f"codesets/{NAME}.js").read_text()
            route.fulfill(body=script[: len(script) // 2], content_type="text/javascript")

    lonely.page.route(f"**/{NAME}.js", refuse)
    lonely.open()
    again = lonely.page.get_by_role("button", name="Try again")
    expect(again).to_be_visible()
    expect(lonely.page.get_by_text("The code set could not be loaded.").first).to_be_visible()
    assert lonely.told == ["loading", "failed"]
    assert faults(lonely.page) == []
    lonely.page.unroute(f"**/{NAME}.js")
    lonely.type("asthma")
    again.click()
    expect(lonely.options).to_have_count(8)
    expect(again).to_be_hidden()
    assert lonely.told == ["loading", "failed", "loading", "ready"]


def test_far_from_the_screen_nothing_is_loaded(lonely: Finder) -> None:
    lonely.page.add_init_script(
        "addEventListener('load', () => { document.body.style.paddingTop = '5000px'; })"
    )
    lonely.open()
    lonely.page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
    assert lonely.told == []
    lonely.page.mouse.wheel(0, 5000)
    expect(lonely.page.get_by_role("progressbar")).to_be_hidden()
    lonely.page.wait_for_function("told.includes('ready')")


def broken(route: Route) -> None:
    """Answer with a script that ends too early."""
    route.fulfill(body="window.CodingBilling.codenotes ||= {}; (", content_type="text/javascript")


def lost(route: Route) -> None:
    """Do not answer."""
    route.abort()


def test_without_a_connection_it_goes_on_and_says_which_notes_are_missing(lonely: Finder) -> None:
    lonely.open()
    lonely.page.wait_for_function("told.includes('ready')")
    for answer in (broken, lost):
        lonely.page.route("**/*-notes-*", answer)
        lonely.look("I10")
        expect(lonely.card).to_contain_text("The notes of this code could not be loaded.")
    lonely.page.unroute("**/*-notes-*")
    lonely.button("Try again").click()
    expect(lonely.card.locator("h6").first).to_be_visible()
    lonely.page.route("**/*", lost)
    lonely.look("I11.9")
    expect(lonely.card.locator("h6").first).to_be_visible()
    lonely.button("Add I11.9").click()
    assert lonely.added == ["I11.9"]
