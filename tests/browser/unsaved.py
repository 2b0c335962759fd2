"""What an author typed and did not save, for the tests of drafts and of saving."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.editor_page import EditorPage
from tests.support.studio import Host

KEPT = "Not saved yet, kept on this device"


def title_of(editor: EditorPage) -> Locator:
    editor.expand("lesson")
    return editor.field(editor.expand_item("sections", "coder"), "title")


def written(editor: EditorPage, text: str = "Typed and not saved") -> EditorPage:
    title_of(editor).fill(text)
    expect(editor.part("kept")).to_have_text(KEPT)
    return editor


def after_a_crash(editor: EditorPage, host: Host = "classic") -> EditorPage:
    """Another tab of the same browser, after the first was killed: no event tells a page of that."""
    context = editor.page.context
    session = context.new_cdp_session(editor.page)
    other = context.new_page()
    session.send("Page.close")
    return EditorPage(other, editor.site, editor.usage).open(host)


def expect_offered(editor: EditorPage, title: str = "Typed and not saved") -> None:
    editor.button("Restore them").click()
    expect(title_of(editor)).to_have_value(title)
