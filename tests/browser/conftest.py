"""A small lesson in the demo unit, open in a browser. All of these tests share one browser."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.learner_page import LONG_LESSON, LearnerPage
from tests.support.lesson import Learner, data
from tests.support.site import Site
from tests.support.translated import translated


@pytest.fixture
def stored() -> str:
    """What is stored in the block: the small document, unless a module has another."""
    return data()


@pytest.fixture
def usage(live_site: Site, stored: str) -> str:
    """A block with that document, alone in the unit."""
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("small", data=stored)


@pytest.fixture
def long_usage(live_site: Site) -> str:
    """A block with a long lesson, alone in the unit."""
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("long", data=json.dumps(LONG_LESSON))


@pytest.fixture
def learner(live_site: Site, usage: str, stored: str) -> Learner:
    """Amina without a browser."""
    return Learner(live_site, usage, stored=stored)


@pytest.fixture
def amina(live_site: Site, usage: str, learner: Learner, page: Page) -> LearnerPage:
    """Amina with the small lesson open; she has read it, so the page sends nothing by itself."""
    learner.read("coder", "biller")
    return LearnerPage(page, live_site, usage).open_as("amina")


@pytest.fixture
def other_device(amina: LearnerPage, live_site: Site, other_browser: Page) -> LearnerPage:
    """The same lesson, open on another device of hers."""
    return LearnerPage(other_browser, live_site, amina.usage).open_as("amina")


@pytest.fixture
def translate(tmp_path: Path) -> Iterator[Callable[[str], None]]:
    """Have the interface's words in a language for the rest of the test."""
    with ExitStack() as stack:
        yield lambda language: stack.enter_context(translated(language, tmp_path / "locale"))


@pytest.fixture
def other_browser(browser: Browser, live_site: Site) -> Iterator[Page]:
    """A page of another browser, with no cookies and no storage of the first."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
