"""The hosts of an editor in a browser: the window of classic Studio, new Studio's frame, and the library's."""

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import axe_findings
from tests.support.site import Site
from tests.support.studio import (
    Editor,
    Host,
    card,
    expect_closed,
    leave_library_editor,
    new_block,
    open_editor,
    open_studio,
    reopen_editor,
)

HOSTS: tuple[Host, ...] = ("classic", "iframe", "library")
IN_COURSE: tuple[Host, ...] = ("classic", "iframe")


@pytest.fixture
def diary(live_site: Site) -> str:
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("diary", "diary")


@pytest.fixture
def library_diary(live_site: Site) -> str:
    live_site.remove_block(live_site.library_lesson)
    return live_site.add_library_block("diary", "diary")


@pytest.fixture
def diaries(diary: str, library_diary: str) -> dict[Host, str]:
    return {"classic": diary, "iframe": diary, "library": library_diary}


def press(editor: Editor, button: str) -> None:
    editor.root.get_by_role("button", name=button, exact=True).click()


def save_title(editor: Editor, title: str) -> None:
    editor.root.get_by_label("Title").fill(title)
    press(editor, "Save")


@pytest.mark.parametrize(
    ("host", "jquery", "constructed"),
    [("classic", True, False), ("iframe", True, False), ("library", False, True)],
)
def test_the_init_function_gets_what_the_host_gives(
    live_site: Site, page: Page, diaries: dict[Host, str], host: Host, jquery: bool, constructed: bool
) -> None:
    editor = open_editor(page, live_site, diaries[host], host)
    assert editor.document.evaluate("window.diaryStarts") == [
        {"title": "Diary", "jquery": jquery, "node": not jquery, "constructed": constructed, "there": True}
    ]


@pytest.mark.parametrize("host", HOSTS)
def test_a_save_closes_the_editor_and_shows_the_block_again(
    live_site: Site, page: Page, diaries: dict[Host, str], host: Host
) -> None:
    usage = diaries[host]
    save_title(open_editor(page, live_site, usage, host), "Travels")
    expect_closed(page)
    expect(card(page, usage).get_by_role("heading")).to_have_text("Travels")
    expect(card(page, usage).frame_locator("iframe").get_by_text("Title: Travels")).to_be_visible()
    expect(card(page, usage).locator(f'[data-edit="{host}"]')).to_be_focused()
    assert live_site.authored(usage) == {"display_name": "Travels"}


@pytest.mark.parametrize("host", IN_COURSE)
def test_learners_see_what_was_saved(
    live_site: Site, page: Page, diaries: dict[Host, str], host: Host
) -> None:
    save_title(open_editor(page, live_site, diaries[host], host), "Travels")
    expect_closed(page)
    assert "Title: Travels" in live_site.visit("amina").view(diaries[host]).content.decode()


@pytest.mark.parametrize("host", HOSTS)
def test_a_save_that_fails_is_said_and_leaves_the_editor_open(
    live_site: Site, page: Page, diaries: dict[Host, str], host: Host
) -> None:
    editor = open_editor(page, live_site, diaries[host], host)
    save_title(editor, "")
    alerts = (editor.document if host == "iframe" else page).locator('.notices [role="alert"]')
    expect(alerts).to_contain_text("could not be saved" if host == "library" else "The title is empty.")
    save_title(editor, "Travels")
    expect_closed(page)


@pytest.mark.parametrize("host", IN_COURSE)
def test_saving_is_shown_until_the_end(
    live_site: Site, page: Page, diaries: dict[Host, str], host: Host
) -> None:
    editor = open_editor(page, live_site, diaries[host], host)
    status = editor.document.locator('.notices [role="status"]')
    save_title(editor, "")
    expect(status).to_have_text("Saving")
    if host == "classic":
        save_title(editor, "Travels")
        expect(status).to_be_empty()


def test_an_end_without_a_start_fails(live_site: Site, page: Page, diary: str) -> None:
    editor = open_editor(page, live_site, diary)
    with page.expect_event("pageerror"):
        press(editor, "End without a start")


@pytest.mark.parametrize("host", IN_COURSE)
def test_cancel_closes_the_editor_at_once(
    live_site: Site, page: Page, diaries: dict[Host, str], host: Host
) -> None:
    editor = open_editor(page, live_site, diaries[host], host)
    editor.root.get_by_label("Title").fill("Travels")
    press(editor, "Cancel")
    expect_closed(page)
    expect(card(page, diaries[host]).locator(f'[data-edit="{host}"]')).to_be_focused()
    assert live_site.authored(diaries[host]) == {}


def test_the_library_takes_the_cancel_button_over_and_asks(
    live_site: Site, page: Page, library_diary: str
) -> None:
    editor = open_editor(page, live_site, library_diary, "library")
    press(editor, "Cancel")
    leave_library_editor(page, "Stay")
    assert editor.document.evaluate("window.cancelHeard") is None
    expect(editor.root).to_be_visible()
    press(editor, "Cancel")
    leave_library_editor(page, "Leave")
    expect_closed(page)


def test_the_librarys_window_can_be_closed_and_asks(live_site: Site, page: Page, library_diary: str) -> None:
    open_editor(page, live_site, library_diary, "library")
    page.get_by_role("button", name="Close", exact=True).click()
    leave_library_editor(page, "Leave")
    expect_closed(page)


def test_scripts_are_loaded_in_order_and_once_for_a_page(live_site: Site, page: Page, diary: str) -> None:
    press(open_editor(page, live_site, diary), "Cancel")
    editor = reopen_editor(page, diary)
    assert page.evaluate("[diaryLoadsBefore, diaryLoads, diaryStarts.length]") == [1, 1, 2]
    expect(editor.root.get_by_label("Title")).to_have_css("accent-color", "rgb(1, 2, 3)")


def test_an_editor_opens_on_what_was_saved_last(live_site: Site, page: Page, diary: str) -> None:
    save_title(open_editor(page, live_site, diary), "Travels")
    expect_closed(page)
    expect(reopen_editor(page, diary).root.get_by_label("Title")).to_have_value("Travels")


def test_an_editor_without_buttons_gets_the_windows(live_site: Site, page: Page) -> None:
    plain = live_site.add_block("plain", "plain")
    open_studio(page, live_site)
    card(page, plain).get_by_role("button", name="Edit", exact=True).click()
    expect(page.get_by_text("There is nothing to edit.")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect_closed(page)


def test_an_editor_with_buttons_has_the_window_to_itself(live_site: Site, page: Page, diary: str) -> None:
    open_editor(page, live_site, diary)
    expect(page.get_by_role("button", name="Close")).to_have_count(0)


def test_an_editor_that_may_not_be_opened_is_said(live_site: Site, page: Page, diary: str) -> None:
    open_studio(page, live_site)
    live_site.remove_block(diary)
    card(page, diary).get_by_role("button", name="Edit", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("The editor could not be opened")
    page.get_by_role("button", name="Close").click()
    expect_closed(page)


def test_new_studios_frame_opens_no_windows_and_saves_no_files(
    live_site: Site, page: Page, diary: str
) -> None:
    editor = open_editor(page, live_site, diary, "iframe")
    frame = page.locator("iframe.modal-iframe")
    assert set((frame.get_attribute("sandbox") or "").split()) == {
        "allow-forms",
        "allow-modals",
        "allow-same-origin",
        "allow-scripts",
    }
    assert editor.document.evaluate("window.open('/')") is None
    assert frame.bounding_box() == {"x": 0, "y": 0, **(page.viewport_size or {})}


def test_the_librarys_frame_grows_with_the_editor(live_site: Site, page: Page, library_diary: str) -> None:
    editor = open_editor(page, live_site, library_diary, "library")
    editor.root.evaluate("root => root.style.minHeight = '3000px'")
    page.wait_for_function("document.querySelector('.library-editor iframe').offsetHeight >= 3000")


@pytest.mark.parametrize("host", HOSTS)
def test_the_page_behind_cannot_be_reached(
    live_site: Site, page: Page, diaries: dict[Host, str], host: Host
) -> None:
    open_editor(page, live_site, diaries[host], host)
    behind = page.get_by_role("button", name="New block")
    assert not behind.evaluate("button => (button.focus(), button === document.activeElement)")


@pytest.mark.parametrize("host", HOSTS)
def test_axe_finds_nothing_and_a_phone_is_wide_enough(
    live_site: Site, page: Page, diaries: dict[Host, str], host: Host
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    editor = open_editor(page, live_site, diaries[host], host)
    assert axe_findings(page, *editor.frames) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert editor.document.evaluate("document.documentElement.scrollWidth") <= 320


def test_axe_finds_nothing_in_the_librarys_question(live_site: Site, page: Page, library_diary: str) -> None:
    press(open_editor(page, live_site, library_diary, "library"), "Cancel")
    expect(page.get_by_role("dialog", name="Leave the editor?")).to_be_visible()
    assert axe_findings(page) == []


@pytest.mark.parametrize("library", [False, True])
def test_a_new_block_opens_on_the_shipped_lesson(live_site: Site, page: Page, library: bool) -> None:
    added = new_block(page, live_site, library=library)
    assert added.startswith("lb:") is library
    assert live_site.authored(added) == {}
    preview = card(page, added).frame_locator("iframe")
    expect(preview.get_by_role("heading", name="What this lesson covers")).to_be_visible()


def test_duplicate_and_delete_are_buttons(live_site: Site, page: Page, diary: str) -> None:
    open_studio(page, live_site)
    card(page, diary).get_by_role("button", name="Duplicate").click()
    page.wait_for_url("**#block-*")
    assert len(live_site.blocks) == 2
    card(page, diary).get_by_text("Delete", exact=True).click()
    card(page, diary).get_by_role("button", name="Delete for good").click()
    expect(page.get_by_text("“Diary” was deleted.")).to_be_visible()
    assert diary not in live_site.blocks
