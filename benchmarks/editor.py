"""The editor in a browser: bytes of its own files, and how long a keystroke takes in a long document."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from benchmarks.sizes import Size, size_of_files
from tests.support.browser import launch_browser
from tests.support.live import LiveServer
from tests.support.site import Site
from tests.support.studio import open_editor

KEYSTROKES = 200
OPEN_CARDS = (1, 20)

TYPE = """([open, times]) => {
    const cards = [...document.querySelectorAll("[data-list='document.questions'] > [data-item]")];
    for (const card of cards.slice(0, open)) {
        const toggle = card.querySelector(".cbs-toggle");
        if (toggle.ariaExpanded === "false") toggle.click();
    }
    const field = cards[0].querySelector("textarea");
    field.focus();
    return Array.from({ length: times }, () => {
        const start = performance.now();
        field.setRangeText("x", field.value.length, field.value.length, "end");
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        document.body.getBoundingClientRect(); // lays the page out, as the browser does before it draws
        return performance.now() - start;
    });
}"""


@dataclass(frozen=True)
class Typing:
    """How long a keystroke took, in milliseconds, with so many questions open."""

    open_cards: int
    median: float
    slowest: float


def own_size() -> list[Size]:
    """The editor's own files by kind; what it shares with the learner's page is not among them."""
    return [size_of_files("JavaScript", "studio*.js"), size_of_files("CSS", "studio*.css")]


def typing(site: Site, usage: str) -> list[Typing]:
    """Type into a question of this block in Studio."""
    with LiveServer() as server, launch_browser() as browser:
        site.address = server.address
        page = browser.new_page()
        open_editor(page, site, usage).document.get_by_role("button", name="Self-check").click()
        return [_typed(page, count) for count in OPEN_CARDS]


def _typed(page: Page, open_cards: int) -> Typing:
    times = sorted(page.evaluate(TYPE, [open_cards, KEYSTROKES]))
    return Typing(open_cards, times[len(times) // 2], times[-1])
