"""Everybody can use the editor: axe finds nothing in any state, and it fits a phone, a tablet and a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor_page import EditorPage
from tests.browser.editor_states import (
    STATES,
    State,
    everything_open,
    form,
    opened,
    outline,
    reviewed,
)
from tests.support.browser import axe_findings
from tests.support.site import Site
from tests.support.studio import Host

WIDTHS = (320, 768, 1280)
OVERFLOW = """() => [document.documentElement, ...document.querySelectorAll(
    ".modal-content, .coding-billing-studio, dialog[open]"
)].map(box => box.scrollWidth - box.clientWidth)"""


def overflow(editor: EditorPage, width: int) -> int:
    """By how many pixels anything is wider than its place, on a screen of this width."""
    editor.page.set_viewport_size({"width": width, "height": 800})
    return max(editor.editor.document.evaluate(OVERFLOW))


def is_fit_for_everybody(editor: EditorPage) -> None:
    """On each screen nothing is wider than its place, and axe finds nothing."""
    for width in WIDTHS:
        assert overflow(editor, width) == 0
        assert axe_findings(editor.page, *editor.editor.frames) == []


@pytest.mark.parametrize("state", STATES)
def test_every_state_fits_every_screen_and_axe_finds_nothing(
    live_site: Site, page: Page, state: State
) -> None:
    is_fit_for_everybody(state(live_site, page, "classic"))


@pytest.mark.parametrize("state", [outline, form, reviewed])
@pytest.mark.parametrize("host", ["iframe", "library"])
def test_so_it_is_in_the_other_hosts(live_site: Site, page: Page, host: Host, state: State) -> None:
    is_fit_for_everybody(state(live_site, page, host))


@pytest.mark.parametrize("state", [form, reviewed])
def test_it_can_be_read_from_right_to_left(live_site: Site, page: Page, state: State) -> None:
    editor = state(live_site, page, "classic")
    editor.page.evaluate("document.documentElement.dir = 'rtl'")
    assert [overflow(editor, width) for width in WIDTHS] == [0, 0, 0]


def test_the_preview_stands_beside_the_form_where_there_is_room(live_site: Site, page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    editor = opened(live_site, page, "classic")
    form, preview = (editor.part(name).bounding_box() for name in ("form", "preview"))
    assert form and preview
    assert preview["x"] >= form["x"] + form["width"]
    page.set_viewport_size({"width": 900, "height": 800})
    form, preview = (editor.part(name).bounding_box() for name in ("form", "preview"))
    assert form and preview
    assert preview["y"] >= form["y"] + form["height"]


def test_save_stays_in_sight(live_site: Site, page: Page) -> None:
    editor = everything_open(opened(live_site, page, "classic"))
    expect(editor.button("Save")).to_be_in_viewport()
    expect(editor.button("Undo")).to_be_in_viewport()
