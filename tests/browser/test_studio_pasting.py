"""Formatted text that is pasted into a text: its words at once, its Markdown as soon as the server has read it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from coding_billing_xblock.article import MAX_ARTICLE
from tests.browser import editor_states
from tests.browser.editor_page import EditorPage
from tests.browser.writing import Text, allow_clipboard, copied
from tests.support.site import Site
from tests.support.studio import Host

HTML = "<p>Coders <b>read</b> records.</p><ul><li>One</li><li>Two</li></ul>"
PLAIN = "Coders read records.\nOne\nTwo"
MARKDOWN = "Coders **read** records.\n\n- One\n- Two"
ALONE = "The formatting could not be read, so the text was pasted without it."


def opened(site: Site, page: Page, host: Host = "classic") -> EditorPage:
    allow_clipboard(page)
    return editor_states.opened(site, page, host)


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    return opened(live_site, page)


@pytest.fixture
def text(editor: EditorPage) -> Text:
    editor.expand("lesson")
    return Text(editor.expand_item("sections", "biller"))


def paste(editor: EditorPage, text: Text, html: str = HTML, plain: str = PLAIN) -> None:
    copied(editor.page, {"text/html": html, "text/plain": plain})
    text.box.press("Control+v")


def test_formatted_text_becomes_markdown_in_one_step(editor: EditorPage, text: Text) -> None:
    text.put("Before [gone] after")
    paste(editor, text)
    expect(text.box).to_have_value(f"Before \n\n{MARKDOWN}\n\n after")
    editor.page.keyboard.press("Control+z")
    expect(text.box).to_have_value("Before gone after")
    editor.page.keyboard.press("Control+Shift+z")
    expect(text.box).to_have_value(f"Before \n\n{MARKDOWN}\n\n after")


def test_words_within_a_line_stay_in_it(editor: EditorPage, text: Text) -> None:
    text.put("Coders | records")
    paste(editor, text, "<i>read</i> <a href='https://example.org/a'>all</a>", "read all")
    expect(text.box).to_have_value("Coders *read* [all](https://example.org/a) records")
    text.shows("Coders *read* [all](https://example.org/a)[] records")


def test_the_plain_text_stands_while_the_server_reads(editor: EditorPage, text: Text) -> None:
    waiting: list[Route] = []
    editor.page.route("**/read_formatted", lambda route: waiting.append(route))
    text.put("|")
    with editor.page.expect_request("**/read_formatted"):
        paste(editor, text)
    expect(text.box).to_have_value(PLAIN)
    editor.page.keyboard.type(" More")
    waiting[0].continue_()
    expect(text.box).to_have_value(f"{MARKDOWN}\n\n More")
    for before in (f"{PLAIN} More", PLAIN, ""):
        editor.page.keyboard.press("Control+z")
        expect(text.box).to_have_value(before)


def test_what_was_undone_or_changed_meanwhile_stays_so(editor: EditorPage, text: Text) -> None:
    waiting: list[Route] = []
    editor.page.route("**/read_formatted", lambda route: waiting.append(route))
    text.put("Kept|")
    with editor.page.expect_request("**/read_formatted"):
        paste(editor, text)
    editor.page.keyboard.press("Control+z")
    with editor.page.expect_response("**/read_formatted"):
        waiting[0].continue_()
    expect(text.box).to_have_value("Kept")


def test_where_it_fails_the_plain_text_stays_and_one_sentence_says_so(editor: EditorPage, text: Text) -> None:
    editor.page.route("**/read_formatted", lambda route: route.abort())
    text.put("|")
    paste(editor, text)
    note = text.card.get_by_text(ALONE)
    expect(note).to_be_visible()
    expect(editor.live).to_have_text(ALONE)
    expect(text.box).to_have_value(PLAIN)
    editor.page.keyboard.type(".")
    expect(note).to_have_count(0)


def test_what_is_too_long_is_not_sent(editor: EditorPage, text: Text) -> None:
    asked: list[str] = []
    editor.page.on("request", lambda request: asked.append(request.url))
    text.put("|")
    paste(editor, text, f"<b>{'x' * MAX_ARTICLE}</b>", "x")
    expect(text.card.get_by_text(ALONE)).to_be_visible()
    expect(text.box).to_have_value("x")
    assert not [url for url in asked if url.endswith("/read_formatted")]


def test_html_of_the_clipboard_never_becomes_part_of_a_page(editor: EditorPage, text: Text) -> None:
    asked: list[str] = []
    editor.page.on("request", lambda request: asked.append(request.url))
    editor.page.route("**/read_formatted", lambda route: None)
    text.put("|")
    with editor.page.expect_request("**/read_formatted"):
        paste(editor, text, "<b>Words</b><img src='https://beacon.example/a.png' alt='A'>", "Words")
    editor.checked()
    assert editor.root.locator("img").count() == 0
    assert not [url for url in asked if url.startswith("https://beacon.example")]


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("<span style='color:#00f'># Coders</span><br><b>They</b> code", "# Coders\n**They** code"),
        ("<div>No <span>formatting</span></div>", "No formatting"),
    ],
)
def test_markdown_in_colours_and_unformatted_words_stay_as_they_are(
    editor: EditorPage, text: Text, html: str, plain: str
) -> None:
    asked: list[str] = []
    editor.page.on("request", lambda request: asked.append(request.url))
    text.put("|")
    paste(editor, text, html, plain)
    expect(text.box).to_have_value(plain)
    editor.checked()
    assert not [url for url in asked if url.endswith("/read_formatted")]


def test_a_text_of_one_line_gets_one_line(editor: EditorPage) -> None:
    editor.expand("questions")
    option = Text(editor.expand_item("questions", "who").locator("[data-list='options'] > *").first, "text")
    option.put("|")
    paste(editor, option)
    expect(option.box).to_have_value("Coders **read** records.<br>One<br>Two")


@pytest.mark.parametrize("host", ["iframe", "library"])
def test_it_works_in_every_host(live_site: Site, page: Page, host: Host) -> None:
    editor = opened(live_site, page, host).expand("lesson")
    text = Text(editor.expand_item("sections", "biller"))
    text.put("|")
    paste(editor, text)
    expect(text.box).to_have_value(MARKDOWN)
