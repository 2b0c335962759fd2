"""Studio in a browser: the lists of blocks, and a block's editor in each of the hosts that can open it."""

import re
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Frame, Locator, Page, expect

from tests.support.browser import sign_in
from tests.support.site import Site

Host = Literal["classic", "iframe", "library"]
EDITOR = ".xblock-studio_view.xblock-initialized"
FRAMES = {"iframe": "iframe.modal-iframe", "library": ".library-editor iframe"}


@dataclass(frozen=True)
class Editor:
    """An open editor: the Studio page, and what holds the editor: that page (`classic`) or a frame in it."""

    page: Page
    document: Page | Frame

    @property
    def frames(self) -> list[Frame]:
        """The frame that holds the editor, if one does."""
        return [self.document] if isinstance(self.document, Frame) else []

    @property
    def root(self) -> Locator:
        """The element that the block's `studio_view` is in."""
        return self.document.locator(EDITOR)


def open_studio(page: Page, site: Site, *, library: bool = False) -> None:
    """Open the unit in Studio, or the content library, as the course team."""
    address = f"{site.address}/studio/library/" if library else f"{site.address}/studio/"
    sign_in(page, site, "carla")
    page.goto(address)


def new_block(page: Page, site: Site, *, library: bool = False) -> str:
    """Add a block with Studio's button, to the unit or the library. Returns its usage id."""
    open_studio(page, site, library=library)
    page.get_by_role("button", name="New block").click()
    page.wait_for_url(re.compile("#block-"))
    return str(page.locator(".block").last.get_attribute("data-usage"))


def card(page: Page, usage: str) -> Locator:
    """What a Studio page shows of one block: title, messages, buttons, preview."""
    return page.locator(f'.block[data-usage="{usage}"]')


def open_editor(page: Page, site: Site, usage: str, host: Host = "classic") -> Editor:
    """Open a block's editor with Studio's button; `library` is for blocks of the library, the others for the unit's."""
    open_studio(page, site, library=host == "library")
    return reopen_editor(page, usage, host)


def reopen_editor(page: Page, usage: str, host: Host = "classic") -> Editor:
    """Open a block's editor on the Studio page that is there already."""
    card(page, usage).locator(f'[data-edit="{host}"]').click()
    editor = Editor(page, page if host == "classic" else _frame(page, FRAMES[host]))
    editor.root.wait_for()
    return editor


def _frame(page: Page, selector: str) -> Frame:
    found = page.wait_for_selector(selector).content_frame()
    assert found is not None
    return found


def expect_closed(page: Page) -> None:
    """Expect that no host has an editor open."""
    expect(page.locator(", ".join((EDITOR, ".wrapper-modal-window", *FRAMES.values())))).to_have_count(0)


def leave_library_editor(page: Page, choice: Literal["Stay", "Leave"]) -> None:
    """Answer the library's question whether to leave the editor."""
    page.get_by_role("dialog", name="Leave the editor?").get_by_role("button", name=choice).click()
