"""A headless Chromium through Playwright: the machine's own, never a downloaded one."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files

from playwright.sync_api import Browser, Frame, Page, expect, sync_playwright

from tests.support.site import Site

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# How long a page takes depends on what else the machine does, and says nothing about what is tested.
expect.set_options(timeout=20_000)


def find_chromium() -> str:
    """The one that CHROMIUM names, else one in PATH. Raises RuntimeError where there is none."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise RuntimeError(
            "No Chromium found: install Debian's `chromium`, or name one in the variable CHROMIUM."
        )
    return found


@contextmanager
def launch_browser() -> Iterator[Browser]:
    """A running browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


def sign_in(page: Page, site: Site, username: str | None) -> None:
    """Be somebody in this browser from now on; None is the anonymous visitor."""
    cookies = site.visit(username).client.cookies.values()
    page.context.add_cookies(
        [{"name": cookie.key, "value": cookie.value, "url": site.address} for cookie in cookies]
    )


def open_frame(page: Page, site: Site, usage: str | None = None, query: str = "view=student_view") -> None:
    """Open the unit's (or one block's) frame page by itself, without the learning page around it."""
    page.goto(f"{site.address}/xblock/{usage or site.unit}?{query}")


AXE_SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# A whole report names every element that passed: megabytes, which take longer to leave the browser than to find.
AXE_FINDINGS = """async iframes => {
    const report = await axe.run(document, {iframes, resultTypes: ["violations"]});
    return report.violations.flatMap(({id, impact, nodes}) =>
        nodes.map(node => `${id} (${impact}): ${node.target.join(" ")}`));
}"""


def axe_findings(target: Page | Frame, *frames: Frame) -> list[str]:
    """What axe objects to, one line for each element: rule, impact, where. Empty is good.

    Looks at a page or a frame by itself, and into those of its frames that are named.
    """
    for document in (target, *frames):
        add_axe(document)
    found: list[str] = target.evaluate(AXE_FINDINGS, bool(frames))
    return found


def add_axe(document: Page | Frame) -> None:
    """Have axe in a document, once."""
    if document.evaluate("!('axe' in window)"):
        document.evaluate(AXE_SCRIPT)


def unit_frame(page: Page, site: Site, username: str | None = None) -> Frame:
    """Open the learning page (first as somebody, if named) and return the unit's frame once it has grown."""
    if username is not None:
        sign_in(page, site, username)
    page.goto(f"{site.address}/unit/")
    frame = page.frame(url=re.compile("/xblock/"))
    frame.wait_for_load_state()
    page.wait_for_function("document.getElementById('unit-iframe').style.blockSize !== ''")
    return frame
