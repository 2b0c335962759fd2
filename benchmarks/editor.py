"""The editor in a browser: bytes of its own files, and how long a keystroke takes in a long document."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice

from playwright.sync_api import Page

from benchmarks.sizes import Size, size_of_files
from coding_billing_xblock.studio.page import SCRIPTS
from tests.support.browser import launch_browser
from tests.support.live import LiveServer
from tests.support.site import Site
from tests.support.studio import open_editor

ROUNDS, WORDS, LETTERS = 3, 12, 5
PACE = 60
"""Milliseconds from one key to the next: a fast typist."""
PAUSES = (300, 500, 700, 900)
"""Milliseconds between words: while the check, the draft and the preview are at work."""
OPEN_CARDS = (1, 20)
PREVIEWS = 7

OPEN = """open => {
    const cards = [...document.querySelectorAll("[data-list='document.questions'] > [data-item]")];
    for (const card of cards.slice(0, open)) {
        const toggle = card.querySelector(".cbs-toggle");
        if (toggle.ariaExpanded === "false") toggle.click();
    }
    cards[0].querySelector("textarea").focus();
}"""
SHOWN = """word => {
    const begin = performance.now();
    const frame = document.querySelector("iframe[data-cb=preview]");
    return new Promise(resolve => {
        const look = () => {
            const isShown = frame.contentDocument.querySelector("[data-question]")?.textContent.includes(word);
            if (isShown) resolve(performance.now() - begin);
            else requestAnimationFrame(look);
        };
        look();
    });
}"""
WATCH = """() => {
    let pressed = 0;
    window.times = [];
    addEventListener("keydown", event => { pressed = event.timeStamp; }, true);
    addEventListener("input", () => {
        document.body.getBoundingClientRect(); // lays the page out, as the browser does before it draws
        window.times.push(performance.now() - pressed);
    });
}"""


@dataclass(frozen=True)
class Typing:
    """How long it took from a key to the page laid out anew, in milliseconds, with so many questions open.

    Waiting for what the page does between the keys (findings, preview, draft) is part of it. Both figures are medians
    over the rounds, the second of the slowest key of each.
    """

    open_cards: int
    median: float
    slowest: float


def own_sizes() -> dict[str, Size]:
    """The editor's own files, as it opens and with all its dialogs; not what it shares with the learner's page."""
    first = [script.removeprefix("public/") for script in SCRIPTS]
    return {
        "as it opens": size_of_files("as it opens", "studio/*.css", *first),
        "all dialogs included": size_of_files("all", "studio/*"),
    }


def typing(site: Site, usage: str) -> list[Typing]:
    """Type into a question of this block in Studio."""
    with _questions(site, usage) as page:
        page.evaluate(WATCH)
        return [_typed(page, count) for count in OPEN_CARDS]


def previewing(site: Site, usage: str) -> float:
    """Milliseconds from the last key in a question of this block to the learner's page that shows it; a median."""
    with _questions(site, usage) as page:
        page.evaluate(OPEN, 1)
        return statistics.median(_previewed(page, f"w{number}q") for number in range(PREVIEWS))


@contextmanager
def _questions(site: Site, usage: str) -> Iterator[Page]:
    """The editor of this block in Studio, with its list of questions and the preview."""
    with LiveServer() as server, launch_browser() as browser:
        site.address = server.address
        page = browser.new_page()
        editor = open_editor(page, site, usage).root
        editor.get_by_role("button", name="Self-check").click()
        editor.frame_locator("iframe").locator("[data-question]").first.wait_for()
        yield page


def _previewed(page: Page, word: str) -> float:
    page.keyboard.type(word, delay=PACE)
    shown: float = page.evaluate(SHOWN, word)
    page.wait_for_timeout(max(PAUSES))
    return shown


def _typed(page: Page, open_cards: int) -> Typing:
    page.evaluate(OPEN, open_cards)
    rounds = [_round(page) for _ in range(ROUNDS)]
    return Typing(
        open_cards,
        statistics.median(time for times in rounds for time in times),
        statistics.median(max(times) for times in rounds),
    )


def _round(page: Page) -> list[float]:
    page.evaluate("window.times.length = 0")
    for pause in islice(cycle(PAUSES), WORDS):
        page.keyboard.type("x" * LETTERS, delay=PACE)
        page.wait_for_timeout(pause)
    times: list[float] = page.evaluate("window.times")
    return times
