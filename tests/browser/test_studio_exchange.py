"""The whole document at once: from a template, and as OLX in and out."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.support.site import Site
from tests.support.studio import Host, expect_closed

OLX = """<coding_billing>
  <lesson>
    <section id="coder"><title>The coder, imported</title><body>Reads and codes.</body></section>
  </lesson>
</coding_billing>"""
BROKEN = "<coding_billing>\n  <lesson>\n</coding_billing>"


@pytest.fixture
def usage(live_site: Site) -> str:
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("small", data=json.dumps(SMALL))


@pytest.fixture
def editor(live_site: Site, page: Page, usage: str) -> EditorPage:
    return EditorPage(page, live_site, usage).open()


def olx_box(editor: EditorPage) -> Locator:
    return editor.root.get_by_label("Document as OLX")


def exported(editor: EditorPage) -> Locator:
    editor.button("Import and export").click()
    expect(olx_box(editor)).to_have_value(re.compile("<coding_billing "))
    return editor.root.get_by_role("dialog", name="Import and export")


def titles(editor: EditorPage) -> list[str]:
    editor.expand("lesson")
    found = editor.list("sections").locator("> [data-item] .cbs-title").all_text_contents()
    editor.expand("lesson")
    return found


# Templates


def test_a_template_replaces_the_document_until_undo(editor: EditorPage) -> None:
    editor.button("Templates").click()
    editor.root.get_by_role("button", name="Blank").click()
    for part in ("lesson", "comparison", "questions", "next_step"):
        expect(editor.head(part)).to_contain_text("empty")
    editor.undo()
    expect(editor.head("lesson")).to_contain_text("2 sections")
    editor.redo()
    editor.save()
    expect_closed(editor.page)
    assert editor.stored == {"version": 1}


def test_a_dialog_whose_scripts_do_not_come_says_so_and_opens_later(editor: EditorPage) -> None:
    editor.page.route("**/exchange*.js", lambda route: route.abort())
    editor.button("Templates").click()
    expect(editor.part("trouble")).to_contain_text("could not be loaded")
    expect(editor.part("trouble")).to_be_focused()
    editor.page.unroute("**/exchange*.js")
    editor.button("Templates").click()
    expect(editor.root.get_by_role("dialog", name="Templates")).to_be_visible()


# OLX


@pytest.mark.parametrize("host", ["classic", "iframe"])
def test_the_document_is_copied_as_olx(live_site: Site, page: Page, usage: str, host: Host) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    editor = EditorPage(page, live_site, usage).open(host)
    dialog = exported(editor)
    dialog.get_by_role("button", name="Copy").click()
    expect(editor.part("olx-note")).to_have_text("Copied.")
    assert editor.page.evaluate("navigator.clipboard.readText()") == olx_box(editor).input_value()


def test_the_document_is_a_file_where_the_host_lets_files_out(
    live_site: Site, page: Page, usage: str
) -> None:
    editor = EditorPage(page, live_site, usage).open()
    dialog = exported(editor)
    with page.expect_download() as download:
        dialog.get_by_role("link", name="Download as a file").click()
    assert "<coding_billing " in Path(download.value.path()).read_text()
    sandboxed = EditorPage(page, live_site, usage).open("iframe")
    expect(exported(sandboxed).get_by_text("Download as a file")).to_be_hidden()


def test_an_import_says_what_it_changes_and_can_be_undone(editor: EditorPage) -> None:
    dialog = exported(editor)
    olx_box(editor).fill(OLX)
    dialog.get_by_role("button", name="Read it").click()
    expect(dialog.get_by_role("heading", name="What it changes")).to_be_visible()
    expect(editor.part("olx-change-list")).to_contain_text("Section")
    assert titles_behind(editor) == "2 sections"
    dialog.get_by_role("button", name="Use this document").click()
    assert titles(editor) == ["The coder, imported"]
    editor.undo()
    assert titles(editor) == ["The coder", "The biller"]


def titles_behind(editor: EditorPage) -> str:
    return editor.head("lesson").locator(".cbs-count").inner_text()


def test_an_import_with_errors_changes_nothing_and_says_where_they_are(editor: EditorPage) -> None:
    dialog = exported(editor)
    olx_box(editor).fill(BROKEN)
    dialog.get_by_role("button", name="Read it").click()
    expect(editor.part("olx-findings")).to_contain_text("Error: Line 3")
    expect(dialog.get_by_role("button", name="Use this document")).to_be_hidden()


def test_the_same_document_needs_no_import(editor: EditorPage) -> None:
    exported(editor).get_by_role("button", name="Read it").click()
    expect(editor.part("olx-note")).to_have_text("It is the same as what you have.")


@pytest.mark.parametrize("host", ["classic", "iframe", "library"])
def test_a_file_can_be_opened_in_every_host(
    live_site: Site, page: Page, usage: str, host: Host, tmp_path: Path
) -> None:
    if host == "library":
        usage = live_site.add_library_block("small", data=json.dumps(SMALL))
    editor = EditorPage(page, live_site, usage).open(host)
    file = tmp_path / "lesson.xml"
    file.write_text(OLX)
    dialog = exported(editor)
    dialog.get_by_label("Open a file").set_input_files(file)
    dialog.get_by_role("button", name="Use this document").click()
    assert titles(editor) == ["The coder, imported"]
    editor.save()
    expect_closed(page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "The coder, imported"


def test_the_same_file_can_be_chosen_again(editor: EditorPage, tmp_path: Path) -> None:
    file = tmp_path / "lesson.xml"
    file.write_text(BROKEN)
    exported(editor)
    chooser = editor.root.get_by_label("Open a file")
    chooser.set_input_files(file)
    expect(olx_box(editor)).to_have_value(BROKEN)
    # A browser tells of no change where the same file is still chosen.
    expect(chooser).to_have_value("")


def test_settings_of_a_pasted_component_are_said_to_stay(editor: EditorPage) -> None:
    dialog = exported(editor)
    expect(dialog).to_contain_text("without the settings")
    olx_box(editor).fill(OLX.replace("<coding_billing>", '<coding_billing display_name="Theirs" weight="3">'))
    dialog.get_by_role("button", name="Read it").click()
    expect(editor.part("olx-note")).to_contain_text("these stay as they are: display_name, weight.")


# What comes late


def test_what_is_pasted_before_the_export_comes_stays(editor: EditorPage) -> None:
    exports = held(editor, "write_olx")
    editor.button("Import and export").click()
    olx_box(editor).fill(OLX)
    release(editor, exports, "write_olx")
    editor.button("Read it").click()
    expect(editor.part("olx-note")).to_contain_text("It can be used.")
    expect(olx_box(editor)).to_have_value(OLX)


def test_what_was_read_of_an_older_text_is_not_offered(editor: EditorPage) -> None:
    exported(editor)
    reads = held(editor, "read_olx")
    olx_box(editor).fill(OLX)
    editor.button("Read it").click()
    olx_box(editor).fill(BROKEN)
    release(editor, reads, "read_olx")
    expect(editor.part("olx-apply")).to_be_hidden()
    expect(editor.part("olx-note")).to_be_hidden()


def held(editor: EditorPage, handler: str) -> list[Route]:
    """Requests to a handler, kept from going on."""
    routes: list[Route] = []
    editor.page.route(f"**/{handler}", lambda route: routes.append(route))
    return routes


def release(editor: EditorPage, routes: list[Route], handler: str) -> None:
    """Let the held request go on, and return once its reply was dealt with."""
    with editor.page.expect_response(f"**/{handler}") as response:
        routes[0].continue_()
    response.value.finished()
    # The script goes on in tasks of its own, all before the next frame is over.
    editor.page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))")


def test_stored_content_that_cannot_be_read_is_mended_as_text(live_site: Site, page: Page) -> None:
    usage = live_site.add_block("broken", data=BROKEN)
    editor = EditorPage(page, live_site, usage).open()
    expect(olx_box(editor)).to_have_value(BROKEN)
    expect(editor.part("olx-findings")).to_contain_text("Error: Line 3")
    olx_box(editor).fill(OLX)
    dialog = editor.root.get_by_role("dialog", name="Import and export")
    dialog.get_by_role("button", name="Read it").click()
    dialog.get_by_role("button", name="Use this document").click()
    editor.save()
    expect_closed(page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "The coder, imported"
