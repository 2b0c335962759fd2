"""Everybody can use the editor: axe finds nothing in any state, and it fits a phone, a tablet and a desk."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor_page import EditorPage
from tests.browser.editor_states import (
    STATES,
    State,
    bulk_read,
    draft_questions,
    everything_open,
    form,
    opened,
    outline,
    reviewed,
    warnings_and_tips,
)
from tests.browser.learner_page import eventually
from tests.support.browser import axe_findings
from tests.support.site import Site
from tests.support.studio import Host

WIDTHS = (320, 768, 1280)
OVERFLOW = """() => [document.documentElement, ...document.querySelectorAll(
    ".modal-content, .coding-billing-studio, dialog[open]"
)].map(box => box.scrollWidth - box.clientWidth)"""

SEEN = """form => new Promise(resolve => new IntersectionObserver(
    ([{ intersectionRect }]) => {
        const boxOf = name => document.querySelector(name).getBoundingClientRect();
        const [top, foot] = [boxOf(".cbs-top"), boxOf(".xblock-actions")];
        resolve(Math.min(foot.top, intersectionRect.bottom) - Math.max(intersectionRect.top, top.bottom));
    }
).observe(form))"""
"""How many pixels of the form are seen between what lies around it."""

# A card shows nothing beyond its edge, and what is there is not scrolled to either.
LAY_OUT_ALL = (
    "document.querySelectorAll('.cbs-card').forEach(card => { card.style.contentVisibility = 'visible'; })"
)
CUT_OFF = """() => [...document.querySelectorAll(".cbs-toggle > *, .cbs-card button")].filter(part => {
    const outer = part.closest(".cbs-card, .cbs-part").getBoundingClientRect();
    const inner = part.getBoundingClientRect();
    const isShortened = part.matches(".cbs-title") && part.scrollWidth > part.clientWidth;
    const isUnknown = isShortened && part.clientWidth < (part.matches(":has(+ .cbs-kind)") ? 140 : 48);
    return part.checkVisibility() && (inner.left < outer.left || inner.right > outer.right || isUnknown);
}).map(part => part.textContent)"""


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


@pytest.mark.parametrize("state", [form, draft_questions, reviewed, bulk_read])
def test_it_can_be_read_from_right_to_left(live_site: Site, page: Page, state: State) -> None:
    editor = state(live_site, page, "classic")
    editor.page.evaluate("document.documentElement.dir = 'rtl'")
    assert [overflow(editor, width) for width in WIDTHS] == [0, 0, 0]


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize("state", [warnings_and_tips, draft_questions])
def test_nothing_on_a_card_is_cut_off(live_site: Site, page: Page, state: State, direction: str) -> None:
    editor = state(live_site, page, "classic")
    page.evaluate(LAY_OUT_ALL)
    page.evaluate("direction => { document.documentElement.dir = direction; }", direction)
    expect(editor.item("questions", "who").locator("[data-badge]").first).to_be_visible()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(CUT_OFF) == []


def test_a_title_begins_where_its_script_does(live_site: Site, page: Page) -> None:
    editor = opened(live_site, page, "classic").expand("questions")
    page.evaluate("document.documentElement.dir = 'rtl'")
    expect(editor.item("questions", "who").locator(".cbs-title")).to_have_css("direction", "ltr")


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


@pytest.mark.parametrize("host", ["classic", "iframe", "library"])
def test_tools_preview_and_save_stay_in_sight(live_site: Site, page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    editor = everything_open(opened(live_site, page, host))
    for item in editor.root.locator(".cbs-card").all():
        item.scroll_into_view_if_needed()
        for part in (editor.button("Save"), editor.button("Undo"), editor.preview):
            expect(part).to_be_in_viewport(ratio=0.9)


@pytest.mark.parametrize("host", ["classic", "iframe", "library"])
def test_what_stands_beside_the_form_begins_below_the_tools_also_where_these_take_two_lines(
    live_site: Site, page: Page, host: Host
) -> None:
    page.set_viewport_size({"width": 1100, "height": 900})
    editor = everything_open(opened(live_site, page, host))
    item = editor.root.locator(".cbs-card").last
    item.locator("textarea").first.press_sequentially("More")
    expect(editor.part("kept")).to_contain_text("Not saved yet")
    item.scroll_into_view_if_needed()
    eventually(lambda: distance_below_tools(editor) >= 0)


def distance_below_tools(editor: EditorPage) -> float:
    """By how many pixels findings and preview stand below the tools."""
    tools, side = (editor.root.locator(name).bounding_box() for name in (".cbs-bar", ".cbs-side"))
    assert tools and side
    return side["y"] - tools["y"] - tools["height"]


@pytest.mark.parametrize("host", ["classic", "iframe"])
def test_at_twice_the_size_the_form_has_at_least_half_of_the_height(
    live_site: Site, page: Page, host: Host
) -> None:
    page.set_viewport_size({"width": 640, "height": 450})
    editor = everything_open(opened(live_site, page, host))
    editor.list("questions").locator("> [data-item]").last.scroll_into_view_if_needed()
    assert editor.part("form").evaluate(SEEN) >= 225


@pytest.mark.parametrize("host", ["classic", "iframe", "library"])
def test_a_table_of_three_columns_is_seen_whole_on_a_small_desk(
    live_site: Site, page: Page, host: Host
) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    editor = everything_open(opened(live_site, page, host))
    add = editor.button("Add a column")
    while editor.list("columns").locator("> [data-item]").count() < 3:
        add.click()
    scroll = editor.root.locator(".cbs-scroll:has(.cbs-grid)")
    assert scroll.evaluate("box => box.scrollWidth - box.clientWidth") == 0
