"""Nothing an author typed is lost: kept on the device, offered again, never overwritten by others unasked."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.support.site import Site
from tests.support.studio import Host, expect_closed, leave_library_editor, reopen_editor

KEPT = "Not saved yet, kept on this device"


@pytest.fixture
def usage(live_site: Site) -> str:
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("small", data=json.dumps(SMALL))


@pytest.fixture
def editor(live_site: Site, page: Page, usage: str) -> EditorPage:
    return EditorPage(page, live_site, usage).open()


def title_of(editor: EditorPage) -> Locator:
    editor.expand("lesson")
    return editor.field(editor.expand_item("sections", "coder"), "title")


def written(editor: EditorPage, text: str = "Typed and not saved") -> EditorPage:
    title_of(editor).fill(text)
    expect(editor.part("kept")).to_have_text(KEPT)
    return editor


def after_a_crash(editor: EditorPage) -> EditorPage:
    """Another tab of the same browser, after the first was killed: no event tells a page of that."""
    context = editor.page.context
    session = context.new_cdp_session(editor.page)
    other = context.new_page()
    session.send("Page.close")
    return EditorPage(other, editor.site, editor.usage).open()


# Drafts


def test_a_draft_of_a_killed_tab_is_offered_and_restored(editor: EditorPage) -> None:
    again = after_a_crash(written(editor))
    expect(again.part("draft")).to_contain_text(
        "This device keeps changes of yours that were not saved. Last changed:"
    )
    again.button("Restore them").click()
    expect(again.part("draft")).to_be_hidden()
    expect(title_of(again)).to_have_value("Typed and not saved")
    again.undo()
    expect(again.field(again.item("sections", "coder"), "title")).to_have_value("The coder")


def test_a_draft_can_be_discarded(editor: EditorPage) -> None:
    again = after_a_crash(written(editor))
    again.button("Discard them").click()
    expect(again.part("draft")).to_be_hidden()
    third = after_a_crash(again)
    expect(third.part("draft")).to_be_hidden()


def test_a_draft_is_dropped_when_it_is_saved(editor: EditorPage) -> None:
    written(editor).save()
    expect_closed(editor.page)
    reopen_editor(editor.page, editor.usage)
    expect(editor.part("draft")).to_be_hidden()


def test_nothing_is_kept_of_changes_that_were_undone(editor: EditorPage) -> None:
    written(editor).undo()
    expect(editor.part("kept")).to_have_text("No changes")
    again = after_a_crash(editor)
    expect(again.part("draft")).to_be_hidden()


def test_a_draft_of_an_older_version_does_not_overwrite_a_newer_one(editor: EditorPage) -> None:
    written(editor)
    editor.site.author(editor.usage, display_name="Changed meanwhile")
    again = after_a_crash(editor)
    expect(again.part("draft")).to_contain_text("Somebody saved another version since")
    again.button("Restore them").click()
    again.save()
    expect(again.root.get_by_role("dialog", name="Somebody else saved this component")).to_be_visible()


# Leaving


@pytest.mark.parametrize("host", ["classic", "iframe"])
def test_leaving_with_changes_asks_once(live_site: Site, page: Page, usage: str, host: Host) -> None:
    editor = written(EditorPage(page, live_site, usage).open(host))
    editor.button("Cancel").click()
    expect(editor.button("Keep editing")).to_be_focused()
    editor.button("Keep editing").click()
    expect(editor.part("leaving")).to_be_hidden()
    editor.button("Cancel").click()
    editor.button("Leave without saving").click()
    expect_closed(page)
    assert editor.stored["lesson"] == SMALL["lesson"]


def test_leaving_without_changes_asks_nothing(editor: EditorPage) -> None:
    editor.button("Cancel").click()
    expect_closed(editor.page)


def test_in_a_library_only_the_library_asks(live_site: Site, page: Page) -> None:
    usage = live_site.add_library_block("small", data=json.dumps(SMALL))
    editor = written(EditorPage(page, live_site, usage).open("library"))
    editor.button("Cancel").click()
    leave_library_editor(page, "Stay")
    expect(editor.part("leaving")).to_be_hidden()
    editor.button("Cancel").click()
    leave_library_editor(page, "Leave")
    expect_closed(page)


def test_closing_the_page_with_changes_asks(editor: EditorPage) -> None:
    asked: list[str] = []
    editor.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    written(editor)
    editor.page.reload()
    assert asked == ["beforeunload"]


# Saving


@pytest.mark.parametrize("host", ["classic", "iframe"])
def test_a_save_is_stored_and_closes_the_editor(live_site: Site, page: Page, usage: str, host: Host) -> None:
    editor = written(EditorPage(page, live_site, usage).open(host), "Saved")
    editor.save()
    expect_closed(page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Saved"


def test_a_save_in_a_library_is_stored_too(live_site: Site, page: Page) -> None:
    usage = live_site.add_library_block("small", data=json.dumps(SMALL))
    editor = written(EditorPage(page, live_site, usage).open("library"), "Saved")
    editor.save()
    expect_closed(page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Saved"


def test_an_untouched_block_stays_untouched(live_site: Site, page: Page) -> None:
    editor = EditorPage(page, live_site, live_site.lesson).open()
    editor.expand("settings")
    editor.root.get_by_label("Display name").fill("Another name")
    editor.save()
    expect_closed(page)
    assert editor.stored == {}
    assert live_site.authored(live_site.lesson)["display_name"] == "Another name"


def test_a_failed_save_keeps_the_form_and_says_why(editor: EditorPage) -> None:
    editor.page.route("**/save_document", lambda route: route.abort())
    written(editor).save()
    expect(editor.part("trouble")).to_contain_text("Not saved. There is no connection.")
    expect(editor.field(editor.item("sections", "coder"), "title")).to_have_value("Typed and not saved")
    editor.page.unroute("**/save_document")
    editor.save()
    expect_closed(editor.page)


def test_a_signed_out_author_is_told_so(editor: EditorPage) -> None:
    written(editor)
    editor.page.context.clear_cookies(name="sessionid")
    editor.save()
    expect(editor.part("trouble")).to_contain_text("Not saved.")
    expect(editor.root).to_be_visible()


# Somebody else saved meanwhile


@pytest.fixture
def conflict(editor: EditorPage) -> Locator:
    written(editor, "Mine")
    theirs = SMALL | {"lesson": {"sections": [{"id": "theirs", "title": "Theirs", "body": "Text"}]}}
    editor.site.author(editor.usage, data=json.dumps(theirs))
    editor.save()
    dialog = editor.root.get_by_role("dialog", name="Somebody else saved this component")
    expect(dialog).to_be_visible()
    return dialog


def test_a_newer_version_is_not_overwritten_until_the_author_says_so(
    editor: EditorPage, conflict: Locator
) -> None:
    assert editor.stored["lesson"]["sections"][0]["title"] == "Theirs"
    conflict.get_by_role("button", name="Keep mine").click()
    expect_closed(editor.page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Mine"


def test_the_author_can_go_on_with_the_newer_version(editor: EditorPage, conflict: Locator) -> None:
    conflict.get_by_role("button", name="Take theirs").click()
    assert editor.ids("sections") == ["theirs"]
    editor.undo()
    assert editor.ids("sections") == ["coder", "biller"]
    editor.redo()
    editor.expand("next_step")
    editor.root.get_by_label("Title").locator("visible=true").fill("Go on")
    editor.save()
    expect_closed(editor.page)
    assert editor.stored["next_step"]["title"] == "Go on"
    assert editor.stored["lesson"]["sections"][0]["title"] == "Theirs"


def test_the_author_can_take_the_own_version_along_as_text(editor: EditorPage, conflict: Locator) -> None:
    conflict.get_by_role("button", name="Copy mine as text").click()
    expect(editor.root.get_by_label("Document as OLX")).to_have_value(re.compile("<title>Mine</title>"))
    assert editor.stored["lesson"]["sections"][0]["title"] == "Theirs"
