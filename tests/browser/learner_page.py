"""The learner's page in a browser, in the words of somebody who uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from threading import Event
from time import monotonic

from playwright.sync_api import Locator, Page, Route, expect

from tests.support.browser import add_axe, open_frame, sign_in
from tests.support.lesson import CONTENT
from tests.support.site import Site

SAVED = "Saved, not submitted"
UNSAVED = "Not saved, kept on this device"

Answers = Mapping[str, object]


class LearnerPage:
    """One block in the unit's frame, opened by itself."""

    def __init__(self, page: Page, site: Site, usage: str) -> None:
        self.page = page
        self.site = site
        self.usage = usage
        self.block = page.locator(f"[data-usage-id='{usage}'] .coding-billing")

    # Coming and going

    def open_as(self, username: str, query: str = "view=student_view") -> LearnerPage:
        """Open the block as somebody who signed in before."""
        self.sign_in(username)
        return self.open(query)

    def sign_in(self, username: str) -> None:
        """Be somebody in this browser from now on."""
        sign_in(self.page, self.site, username)

    def open(self, query: str = "view=student_view") -> LearnerPage:
        """Open the block as whoever is signed in."""
        open_frame(self.page, self.site, self.usage, query)
        return self

    def reload(self) -> LearnerPage:
        """Load the page again."""
        self.page.reload()
        return self

    def second_tab(self) -> LearnerPage:
        """The same block in another tab of the same browser."""
        return LearnerPage(self.page.context.new_page(), self.site, self.usage).open()

    # What there is

    def part(self, name: str) -> Locator:
        """A place of the page by the name that its scripts know."""
        return self.block.locator(f"[data-cb='{name}']")

    def question(self, question: str) -> Locator:
        """A question by its id."""
        return self.block.locator(f"[data-question='{question}']")

    def section(self, section: str) -> Locator:
        """A part of the lesson by its id."""
        return self.block.locator(f"[data-section='{section}']")

    def input(self, question: str, item: str, category: str | None = None) -> Locator:
        """The control of an option, or of a statement's category."""
        place = self.question(question).locator(f"[data-item='{item}']")
        return place.locator(f"input[value='{category or item}']")

    def chooser(self, question: str, item: str) -> Locator:
        """The list of an item that something is chosen from."""
        return self.question(question).locator(f"[data-item='{item}'] select")

    def button(self, name: str) -> Locator:
        """A button by its name."""
        return self.block.get_by_role("button", name=name, exact=True)

    def link(self, name: str) -> Locator:
        """A link by its name."""
        return self.block.get_by_role("link", name=name)

    @property
    def result(self) -> Locator:
        """The heading over an attempt."""
        return self.part("result-title")

    # What a learner does

    def answer(self, answers: Answers) -> None:
        """Give these answers, by question id."""
        for question, answer in answers.items():
            if isinstance(answer, Mapping):
                for statement, category in answer.items():
                    self.input(question, statement, category).check()
            elif isinstance(answer, list):
                for option in answer:
                    self.input(question, option).check()

    def draft(self, answers: Answers) -> None:
        """Give these answers and wait until they are saved."""
        self.answer(answers)
        self.sees_status(SAVED)

    def submit(self, answers: Answers) -> None:
        """Give these answers, submit them, and wait for the result."""
        self.answer(answers)
        self.press_submit()
        expect(self.result).to_be_visible()

    def press_submit(self) -> None:
        """Press submit, and once more where something is not answered."""
        self.button("Submit answers").click()
        if self.part("warning").is_visible():
            self.button("Submit anyway").click()

    def try_again(self) -> None:
        """Begin another attempt."""
        self.part("retry").click()
        expect(self.button("Submit answers")).to_be_visible()

    def go_offline(self) -> None:
        """Lose the connection."""
        self.page.context.set_offline(True)

    def go_online(self) -> None:
        """Get the connection back."""
        self.page.context.set_offline(False)

    def fill_the_device(self) -> None:
        """Leave no room in this browser for anything more to keep."""
        self.page.evaluate(
            """() => {
                for (let size = 2 ** 22; size; size >>= 1) {
                    try {
                        for (let count = 0; ; count++) localStorage[`${size} ${count}`] = "x".repeat(size);
                    } catch {}
                }
            }"""
        )

    def leave(self) -> None:
        """Go somewhere else in this tab."""
        self.page.goto("about:blank")

    def come_back(self) -> None:
        """Return to this window from elsewhere."""
        self.page.evaluate("window.dispatchEvent(new Event('focus'))")

    def wake_up(self) -> None:
        """Return to this page after the browser had put it aside as it was."""
        self.page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    def look_away(self) -> None:
        """Have this page put away; it may be thrown away at any time. A browser tells that in two ways."""
        self.page.evaluate(
            """() => {
                Object.defineProperty(document, "hidden", {configurable: true, get: () => true});
                document.dispatchEvent(new Event("visibilitychange", {bubbles: true}));
                window.dispatchEvent(new PageTransitionEvent("pagehide", {persisted: true}));
                delete document.hidden;
            }"""
        )

    # What a learner sees

    def sees_status(self, text: str) -> None:
        """The line that says how answers are kept."""
        expect(self.part("status")).to_have_text(text)

    def sees_answers(self, answers: Answers) -> None:
        """These answers are picked, and no others."""
        picked = sorted(_pairs(answers))
        expect(self.block.locator("input:checked")).to_have_count(len(picked))
        found = self.block.locator("input:checked").evaluate_all(
            "inputs => inputs.map(i => [i.closest('[data-item]').dataset.item, i.value].join())"
        )
        assert sorted(found) == picked

    @property
    def choices(self) -> Locator:
        """The places where the learner has to choose between two answers."""
        return self.block.locator(".cb-differs")

    def sees_marks(self, question: str, *words: str) -> None:
        """These marks stand at a question, and no others: first that of the question, then those of its items."""
        expect(self.question(question).locator(".cb-verdict")).to_have_text(list(words))

    def sees_trouble(self, text: str) -> None:
        """A message about something that failed."""
        expect(self.part("trouble")).to_be_visible()
        expect(self.part("trouble")).to_contain_text(text)


def eventually(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    """Wait until something holds that no page shows. Raises AssertionError where it never does."""
    deadline = monotonic() + seconds
    while not condition():
        assert monotonic() < deadline
        Event().wait(0.05)


RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# The unit's heading of the first level stands on the page around the frame.
CHECK = """async rules => (await axe.run(document, {
    runOnly: {type: "tag", values: rules},
    resultTypes: ["violations"],
    rules: {"page-has-heading-one": {enabled: false}},
})).violations.map(found => found.id + ": " + found.nodes.map(node => node.html).join(" | "))"""


def faults(page: Page) -> list[str]:
    """What axe objects to on a page."""
    add_axe(page)
    found: list[str] = page.evaluate(CHECK, RULES)
    return found


WIDTHS = (320, 1280)
"""Those of a small phone and of a desk."""


def each_width(page: Page) -> Iterator[int]:
    """Have a page in windows of these widths, one after the other, the narrowest first."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        yield width


def is_fit_for_everybody(learner: LearnerPage, reach: Callable[[LearnerPage], None]) -> None:
    """In a state, reached on the narrowest screen, axe finds nothing on any screen and nothing is too wide."""
    learner.page.set_viewport_size({"width": min(WIDTHS), "height": 800})
    reach(learner)
    for _ in each_width(learner.page):
        assert faults(learner.page) == []
        assert overflow(learner.page) == 0


LISTEN = """live => {
    live.heard = [];
    new MutationObserver(() => live.heard.push(live.textContent)).observe(live, {childList: true});
}"""


def listening(live: Locator) -> Callable[[str], None]:
    """What waits until a text was told to screen readers; what they are told next may follow at any time."""
    live.evaluate(LISTEN)
    return lambda text: eventually(lambda: text in live.evaluate("live => live.heard"))


def overflow(page: Page) -> int:
    """By how many pixels a page is wider than its window."""
    found: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return found


def refuse_as_busy(route: Route) -> None:
    """Answer as a server that is writing for another request."""
    error = {"code": "in_progress", "message": "Wait a moment.", "path": ""}
    route.fulfill(status=409, json={"error": error})


def sees_busy(learner: LearnerPage) -> None:
    """The page asks again for 40 seconds of its installed clock, and says then that the server is busy."""
    clock = learner.page.clock
    begin = learner.page.evaluate("Date.now()")

    def is_said() -> bool:
        clock.run_for(1_000)
        return learner.part("trouble").is_visible()

    eventually(is_said, 30)
    learner.sees_trouble("The server is busy saving. Try again.")
    assert 39_000 < learner.page.evaluate("Date.now()") - begin < 60_000


def _pairs(answers: Answers) -> list[str]:
    pairs = []
    for answer in answers.values():
        items = answer.items() if isinstance(answer, Mapping) else zip(answer, answer, strict=True)
        pairs += [f"{item},{value}" for item, value in items]
    return pairs


LONG_SECTIONS = [
    {"id": name, "title": name.title(), "body": "\n\n".join([f"About {name}. " * 12] * 12)}
    for name in ("claims", "codes", "denials", "payments")
]
LONG_LESSON = CONTENT | {"lesson": {"sections": LONG_SECTIONS}}
"""The small document with a lesson of four sections, each taller than a window."""
