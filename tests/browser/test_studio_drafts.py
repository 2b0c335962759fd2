"""Nothing an author typed is lost: kept on the device and offered again, and leaving asks."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.browser.unsaved import after_a_crash, expect_offered, title_of, written
from tests.support.site import Site
from tests.support.studio import Host, expect_closed, leave_library_editor, reopen_editor

FORGET_WHAT_IS_NEW = """name => {
    const added = [
        "outcome", "credit", "pass_mark", "nearly_mark", "completes", "pools", "pool", "hints", "stays",
        "showanswer", "attempts_before_showanswer_button", "retry",
    ];
    const forget = (key, value) => (added.includes(key) ? undefined : value);
    localStorage[name] = JSON.stringify(JSON.parse(localStorage[name]), forget);
}"""


@pytest.fixture
def usage(live_site: Site) -> str:
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("small", data=json.dumps(SMALL))


@pytest.fixture
def editor(live_site: Site, page: Page, usage: str) -> EditorPage:
    return EditorPage(page, live_site, usage).open()


def kept_names(editor: EditorPage) -> list[str]:
    """The names of all drafts on this device."""
    names: list[str] = editor.page.evaluate("Object.keys(localStorage)")
    return [name for name in names if name.startswith("coding-billing-studio:")]


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


def test_a_draft_of_an_older_editor_is_restored_too(editor: EditorPage) -> None:
    (name,) = kept_names(written(editor))
    editor.page.evaluate(FORGET_WHAT_IS_NEW, name)
    again = after_a_crash(editor)
    again.button("Restore them").click()
    expect(title_of(again)).to_have_value("Typed and not saved")
    again.expand("outcome", "settings")
    expect(again.root.get_by_label("Pass mark", exact=True)).to_have_value("")
    again.root.get_by_label("Nearly passed", exact=True).fill("Almost.")
    again.save()
    expect_closed(again.page)
    assert again.stored["outcome"] == {"nearly": "Almost."}


def test_a_draft_can_be_discarded(editor: EditorPage) -> None:
    again = after_a_crash(written(editor))
    again.button("Discard them").click()
    expect(again.button("Restore them")).to_be_hidden()
    third = after_a_crash(again)
    expect(third.part("draft")).to_be_hidden()


def test_until_the_editor_is_closed_a_discarded_draft_can_be_brought_back(editor: EditorPage) -> None:
    again = after_a_crash(written(editor))
    again.button("Discard them").click()
    expect(again.button("Bring them back")).to_be_focused()
    again.page.keyboard.press("Enter")
    expect(again.button("Restore them")).to_be_focused()
    again.page.keyboard.press("Enter")
    expect(again.part("draft")).to_be_hidden()
    expect(title_of(again)).to_have_value("Typed and not saved")


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


@pytest.mark.parametrize("host", ["iframe", "library"])
def test_a_draft_is_offered_in_the_frames_of_other_hosts_too(live_site: Site, page: Page, host: Host) -> None:
    add = live_site.add_library_block if host == "library" else live_site.add_block
    usage = add("framed", data=json.dumps(SMALL))
    expect_offered(after_a_crash(written(EditorPage(page, live_site, usage).open(host)), host))


def test_a_save_drops_a_draft_that_was_offered_and_ignored(editor: EditorPage) -> None:
    again = after_a_crash(written(editor))
    expect(again.part("draft")).to_be_visible()
    again.expand("next_step").root.get_by_label("Title").locator("visible=true").fill("Go on")
    again.save()
    expect_closed(again.page)
    expect(again.open().part("draft")).to_be_hidden()


def test_a_save_leaves_the_draft_of_a_page_that_was_opened_later(editor: EditorPage) -> None:
    other = written(EditorPage(editor.page.context.new_page(), editor.site, editor.usage).open())
    editor.expand("next_step").root.get_by_label("Title").locator("visible=true").fill("Go on")
    editor.save()
    expect_closed(editor.page)
    assert len(kept_names(editor)) == 1
    expect(after_a_crash(other).part("draft")).to_be_visible()


def test_drafts_are_kept_for_a_month_and_no_more_than_a_few_for_a_block(editor: EditorPage) -> None:
    written(editor).page.evaluate(
        """() => {
            const name = Object.keys(localStorage).find((name) => name.startsWith("coding-billing-studio"));
            const draft = JSON.parse(localStorage.getItem(name));
            const keep = (name, days) =>
                localStorage.setItem(name, JSON.stringify({ ...draft, time: draft.time - days * 86400000 }));
            for (const days of [1, 2, 3, 4, 5, 6, 31]) keep(`${name}${days}`, days);
            keep("coding-billing-studio:another:x", 31);
            keep("coding-billing-studio:another:y", 0);
        }"""
    )
    again = after_a_crash(editor)
    expect(again.part("draft")).to_be_visible()
    names = again.page.evaluate(
        "Object.keys(localStorage).filter(name => name.startsWith('coding-billing-studio'))"
    )
    others = [name for name in names if ":another:" in name]
    assert others == ["coding-billing-studio:another:y"]
    newest, *older = sorted(set(names) - set(others))
    assert [name.removeprefix(newest) for name in older] == ["1", "2", "3", "4"]


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
    expect_offered(EditorPage(page, live_site, usage).open(host))


def test_the_draft_stays_also_where_the_host_is_slow_to_close(
    live_site: Site, page: Page, usage: str
) -> None:
    slow = "() => { StudioRuntime.v1.prototype.handleCancel = () => {}; }"
    page.add_init_script(f"addEventListener('DOMContentLoaded', {slow})")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    editor = written(EditorPage(page, live_site, usage).open())
    editor.button("Cancel").click()
    editor.button("Leave without saving").click()
    page.reload()
    assert asked == []
    expect_offered(editor.open())


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
    expect_offered(EditorPage(page, live_site, usage).open("library"))


def test_closing_the_page_with_changes_asks(editor: EditorPage) -> None:
    asked: list[str] = []
    editor.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    written(editor)
    editor.page.reload()
    assert asked == ["beforeunload"]
