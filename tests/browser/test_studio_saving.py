"""A save stores what is written and nothing else is overwritten: not by a failure, not over somebody else's save."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Locator, Page, Request, Route, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.browser.unsaved import KEPT, after_a_crash, expect_offered, title_of, written
from tests.support.browser import sign_in
from tests.support.site import Site
from tests.support.studio import Host, expect_closed


@pytest.fixture
def usage(live_site: Site) -> str:
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("small", data=json.dumps(SMALL))


@pytest.fixture
def editor(live_site: Site, page: Page, usage: str) -> EditorPage:
    return EditorPage(page, live_site, usage).open()


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
    editor.root.get_by_role("textbox", name="Display name").fill("Another name")
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


def test_a_save_that_breaks_down_can_be_tried_again(editor: EditorPage) -> None:
    written(editor)
    editor.page.evaluate(
        """() => {
            window.timeout = AbortSignal.timeout;
            AbortSignal.timeout = () => { throw new Error("not in this browser"); };
        }"""
    )
    editor.save()
    expect(editor.part("trouble")).to_contain_text("Not saved. The server gave no usable answer.")
    editor.page.evaluate("AbortSignal.timeout = window.timeout")
    editor.save()
    expect_closed(editor.page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Typed and not saved"


def test_two_clicks_on_save_are_one_save(editor: EditorPage) -> None:
    sent: list[Request] = []
    editor.page.on("request", lambda request: sent.append(request))
    written(editor).button("Save").dblclick()
    expect_closed(editor.page)
    assert len([request for request in sent if request.url.endswith("/save_document")]) == 1


def test_what_is_typed_during_a_save_is_kept_and_offered(editor: EditorPage) -> None:
    held: list[Route] = []
    editor.page.route("**/save_document", lambda route: held.append(route))
    title = title_of(editor)
    title.fill("Saved")
    with editor.page.expect_request("**/save_document"):
        editor.save()
    title.fill("Typed during the save")
    held[0].continue_()
    expect_closed(editor.page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Saved"
    again = editor.open()
    expect(again.part("draft-text")).not_to_contain_text("Somebody saved another version")
    expect_offered(again, "Typed during the save")


def test_after_a_save_in_a_host_that_stays_open_undo_can_be_saved_too(live_site: Site, page: Page) -> None:
    usage = live_site.add_library_block("small", data=json.dumps(SMALL))
    sign_in(page, live_site, "carla")
    # The library's page with nobody around it who would close it.
    page.goto(f"{live_site.address}/studio/xblocks/v2/{usage}/embed/studio_view/")
    editor = EditorPage(page, live_site, usage)
    editor.root = page.locator(".coding-billing-studio")
    written(editor, "Saved").save()
    expect(editor.part("kept")).to_have_text("Saved")
    editor.undo()
    expect(editor.part("kept")).to_have_text(KEPT)
    editor.save()
    expect(editor.part("kept")).to_have_text("Saved")
    assert editor.stored["lesson"]["sections"][0]["title"] == "The coder"


def test_a_signed_out_author_is_told_so(editor: EditorPage) -> None:
    written(editor)
    editor.page.context.clear_cookies(name="sessionid")
    editor.save()
    expect(editor.part("trouble")).to_contain_text("Not saved.")
    expect(editor.root).to_be_visible()


# Somebody else saved meanwhile


THEIRS = json.dumps(SMALL | {"lesson": {"sections": [{"id": "theirs", "title": "Theirs", "body": "Text"}]}})


def met(editor: EditorPage, theirs: str = THEIRS) -> Locator:
    """The choice that the author gets after somebody else saved."""
    written(editor, "Mine")
    editor.site.author(editor.usage, data=theirs)
    editor.save()
    dialog = editor.root.get_by_role("dialog", name="Somebody else saved this component")
    expect(dialog).to_be_visible()
    return dialog


@pytest.fixture
def conflict(editor: EditorPage) -> Locator:
    return met(editor)


def test_a_newer_version_is_not_overwritten_until_the_author_says_so(
    editor: EditorPage, conflict: Locator
) -> None:
    assert editor.stored["lesson"]["sections"][0]["title"] == "Theirs"
    conflict.get_by_role("button", name="Keep mine").click()
    expect_closed(editor.page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Mine"


def test_the_choice_shows_what_differs_and_when_it_was_saved_and_nothing_is_chosen_yet(
    conflict: Locator,
) -> None:
    expect(conflict.get_by_role("listitem").filter(has_text="Section “Theirs” removed")).to_be_visible()
    expect(conflict).to_contain_text("The other version was saved: ")
    expect(conflict.get_by_role("heading", name="Somebody else saved this component")).to_be_focused()


def test_the_author_can_go_on_with_the_newer_version(editor: EditorPage, conflict: Locator) -> None:
    conflict.get_by_role("button", name="Take theirs").click()
    assert editor.ids("sections") == ["theirs"]
    expect(editor.part("kept")).to_have_text("No changes")
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


def test_somebody_else_may_save_twice(editor: EditorPage, conflict: Locator) -> None:
    editor.site.author(editor.usage, display_name="And another change")
    conflict.get_by_role("button", name="Keep mine").click()
    expect(editor.part("trouble")).to_be_hidden()
    expect(conflict).to_be_visible()
    assert editor.stored["lesson"]["sections"][0]["title"] == "Theirs"
    conflict.get_by_role("button", name="Keep mine").click()
    expect_closed(editor.page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Mine"


def test_the_choice_is_there_in_a_frame_too(live_site: Site, page: Page) -> None:
    usage = live_site.add_block("framed", data=json.dumps(SMALL))
    editor = EditorPage(page, live_site, usage).open("iframe")
    met(editor).get_by_role("button", name="Take theirs").click()
    assert editor.ids("sections") == ["theirs"]
    editor.undo()
    editor.save()
    expect_closed(page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Mine"


def test_in_a_library_the_newer_version_is_loaded_with_the_editor_and_the_own_one_offered(
    live_site: Site, page: Page
) -> None:
    usage = live_site.add_library_block("shared", data=json.dumps(SMALL))
    editor = EditorPage(page, live_site, usage).open("library")
    met(editor).get_by_role("button", name="Take theirs").click()
    expect(editor.part("draft")).to_contain_text("Somebody saved another version since")
    assert editor.expand("lesson").ids("sections") == ["theirs"]
    editor.button("Restore them").click()
    editor.save()
    conflict = editor.root.get_by_role("dialog", name="Somebody else saved this component")
    conflict.get_by_role("button", name="Keep mine").click()
    expect_closed(page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Mine"


# Stored content that cannot be read


NEWER = '{"version": 99, "lesson": {"precious": "words"}}'


def unreadable(site: Site, page: Page) -> EditorPage:
    return EditorPage(page, site, site.add_block("newer", data=NEWER)).open()


def mending(editor: EditorPage) -> Locator:
    """The dialog in which the stored text is mended."""
    dialog = editor.root.get_by_role("dialog", name="Import and export")
    expect(editor.part("olx-note")).to_contain_text("What is stored here cannot be read.")
    expect(editor.root.get_by_label("Document as OLX")).to_have_value(NEWER)
    return dialog


def data_of(editor: EditorPage) -> object:
    return editor.site.authored(editor.usage)["data"]


def test_what_cannot_be_read_is_not_overwritten_by_a_save(live_site: Site, page: Page) -> None:
    editor = unreadable(live_site, page)
    mending(editor).get_by_role("button", name="Close").click()
    editor.save()
    dialog = mending(editor)
    assert data_of(editor) == NEWER
    dialog.get_by_role("button", name="Close").click()
    expect(editor.part("trouble")).to_contain_text("Not saved. What is stored here cannot be read.")
    expect(editor.part("findings")).to_contain_text("made by a newer release")
    editor.part("findings").get_by_role("button").click()
    mending(editor)


def test_settings_can_be_saved_beside_what_cannot_be_read(live_site: Site, page: Page) -> None:
    editor = unreadable(live_site, page)
    mending(editor).get_by_role("button", name="Close").click()
    editor.expand("settings").root.get_by_label("Weight").fill("2")
    expect(editor.part("kept")).to_have_text(KEPT)
    again = after_a_crash(editor)
    mending(again).get_by_role("button", name="Close").click()
    again.button("Restore them").click()
    again.save()
    expect_closed(again.page)
    assert live_site.authored(editor.usage) == {"data": NEWER, "weight": 2}


def test_what_was_mended_so_far_stays_in_the_box(live_site: Site, page: Page) -> None:
    editor = unreadable(live_site, page)
    dialog = mending(editor)
    editor.root.get_by_label("Document as OLX").fill(NEWER.replace("99", "98"))
    dialog.get_by_role("button", name="Close").click()
    editor.button("Import and export").click()
    expect(editor.root.get_by_label("Document as OLX")).to_have_value(NEWER.replace("99", "98"))


def test_a_chosen_document_takes_the_place_of_what_cannot_be_read(live_site: Site, page: Page) -> None:
    editor = unreadable(live_site, page)
    mending(editor).get_by_role("button", name="Close").click()
    editor.button("Templates").click()
    editor.root.get_by_role("button", name="Blank").click()
    editor.undo()
    editor.save()
    mending(editor).get_by_role("button", name="Close").click()
    editor.redo()
    editor.save()
    expect_closed(page)
    assert editor.stored == {"version": 1}


def test_a_newer_version_that_cannot_be_read_is_not_overwritten_either(editor: EditorPage) -> None:
    met(editor, NEWER).get_by_role("button", name="Take theirs").click()
    mending(editor).get_by_role("button", name="Close").click()
    editor.save()
    mending(editor).get_by_role("button", name="Close").click()
    assert data_of(editor) == NEWER
    editor.undo()
    editor.save()
    expect_closed(editor.page)
    assert editor.stored["lesson"]["sections"][0]["title"] == "Mine"
