"""Everybody can use the editor: axe finds nothing in any state, and it fits a phone, a tablet and a desk."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.editor_page import PARTS, SMALL, EditorPage
from tests.support.browser import axe_findings
from tests.support.site import Site
from tests.support.studio import Host

OVERFLOW = """() => [document.documentElement, ...document.querySelectorAll(".modal-content, .coding-billing-studio")]
    .map(box => box.scrollWidth - box.clientWidth)"""


@pytest.fixture
def usage(live_site: Site) -> str:
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("small", data=json.dumps(SMALL))


def everything_open(editor: EditorPage) -> EditorPage:
    editor.expand(*PARTS)
    for name in ("sections", "questions"):
        for item in editor.ids(name):
            editor.expand_item(name, item)
    for more in editor.root.locator("details").all():
        more.locator("summary").click()
    return editor


def outline(editor: EditorPage) -> None:
    expect(editor.part("findings-note")).to_be_visible()


def form(editor: EditorPage) -> None:
    everything_open(editor)


def errors(editor: EditorPage) -> None:
    editor.expand("lesson")
    editor.button("Add a section").click()
    editor.save()
    expect(editor.part("trouble")).to_be_visible()


def leaving(editor: EditorPage) -> None:
    editor.expand("next_step")
    editor.root.get_by_label("Title").fill("Go on")
    editor.button("Cancel").click()
    expect(editor.part("leaving")).to_be_visible()


def templates(editor: EditorPage) -> None:
    editor.button("Templates").click()


def imported(editor: EditorPage) -> None:
    editor.button("Import and export").click()
    editor.root.get_by_label("Document as OLX").fill("<coding_billing><lesson/></coding_billing>")
    editor.root.get_by_role("dialog").get_by_role("button", name="Read it").click()
    expect(editor.button("Use this document")).to_be_visible()


def article(editor: EditorPage) -> None:
    editor.button("Paste an article").click()
    editor.root.get_by_label("Your article").fill(
        "# Coding\n\nIt is work.\n\n| a | b |\n|---|---|\n| c | d |"
    )
    editor.root.get_by_role("dialog").get_by_role("button", name="Read it").click()
    expect(editor.part("article-title")).to_be_focused()


def conflict(editor: EditorPage) -> None:
    editor.site.author(editor.usage, display_name="Changed meanwhile")
    editor.expand("next_step")
    editor.root.get_by_label("Title").fill("Go on")
    editor.save()
    expect(editor.part("conflict-dialog")).to_be_visible()


STATES = [outline, form, errors, leaving, templates, imported, article, conflict]


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing(
    live_site: Site, page: Page, usage: str, state: Callable[[EditorPage], None]
) -> None:
    state(EditorPage(page, live_site, usage).open())
    assert axe_findings(page) == []


@pytest.mark.parametrize("host", ["classic", "iframe"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_is_wider_than_the_screen(
    live_site: Site, page: Page, usage: str, host: Host, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    editor = everything_open(EditorPage(page, live_site, usage).open(host))
    assert max(editor.editor.document.evaluate(OVERFLOW)) <= 0


def test_it_can_be_read_from_right_to_left(live_site: Site, browser: Browser, usage: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    editor = EditorPage(context.new_page(), live_site, usage).open()
    editor.page.evaluate("document.documentElement.dir = 'rtl'")
    everything_open(editor)
    assert max(editor.page.evaluate(OVERFLOW)) <= 0
    context.close()


def test_the_preview_stands_beside_the_form_where_there_is_room(
    live_site: Site, page: Page, usage: str
) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    editor = EditorPage(page, live_site, usage).open()
    form, preview = (editor.part(name).bounding_box() for name in ("form", "preview"))
    assert form and preview
    assert preview["x"] >= form["x"] + form["width"]
    page.set_viewport_size({"width": 900, "height": 800})
    form, preview = (editor.part(name).bounding_box() for name in ("form", "preview"))
    assert form and preview
    assert preview["y"] >= form["y"] + form["height"]


def test_save_stays_in_sight(live_site: Site, page: Page, usage: str) -> None:
    editor = everything_open(EditorPage(page, live_site, usage).open())
    expect(editor.button("Save")).to_be_in_viewport()
    expect(editor.button("Undo")).to_be_in_viewport()
