"""The editor in every state that somebody can bring it into."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from demo.course_files import store_file
from tests.browser.editor_page import PARTS, SMALL, EditorPage
from tests.support.lesson import SORT, WHAT, WHO
from tests.support.site import Site
from tests.support.studio import Host

FAULTY: dict[str, Any] = SMALL | {
    "lesson": {
        "sections": [{"id": "coder", "title": "The coder", "body": "See [here](https://example.org)."}]
    },
    "questions": [WHO | {"section": "nowhere"}, SORT | {"prompt": "![](/static/chart.png)"}],
}
DRAFTS: dict[str, Any] = SMALL | {
    "questions": [WHO | {"draft": True, "prompt": WHO["prompt"] * 4}, SORT | {"draft": True}]
}
DRAWN: dict[str, Any] = SMALL | {
    "pools": [{"id": "roles", "name": "Roles", "draw": 1}, {"id": "terms", "name": "Terms", "draw": 2}],
    "questions": [
        WHO
        | {"pool": "roles", "shuffle": True}
        | {"hints": [{"id": "h1", "text": "Think of the record."}, {"id": "h2", "text": "Who reads it?"}]},
        WHAT | {"pool": "roles"},
        SORT,
    ],
}
ARTICLE = """<html><nav>Home</nav><h1>Who does what</h1><p>Two jobs.</p>
<h2>Coders</h2><ul><li>Read</li><li>Code</li></ul><h2>Billers</h2><ul><li>Send</li><li>Post</li></ul>
<table><tr><th>Aspect<th>Coder<th>Biller</tr><tr><td>Starts from<td>A record<td>Codes</tr></table>
<p>Our courses start in May. Enrol now!</p></html>"""
QUESTIONS = """1. Who codes?
a) The biller
*b) The coder

A paragraph between the questions, which is long enough to go on in a second line of a narrow screen

2. Whose task is it?
- Reads the record -> Coder
- Sends the claim -> Biller

3. Which of these?
a) The same
b) The same
Answer: none
"""
UNUSABLE = "<coding_billing>\n  <lesson>\n</coding_billing>"


def opened(site: Site, page: Page, host: Host, document: dict[str, Any] | str = SMALL) -> EditorPage:
    """The editor of a block with this document, alone on the Studio page."""
    data = document if isinstance(document, str) else json.dumps(document)
    if host == "library":
        return EditorPage(page, site, site.add_library_block("small", data=data)).open(host)
    site.remove_block(site.lesson)
    return EditorPage(page, site, site.add_block("small", data=data)).open(host)


def everything_open(editor: EditorPage) -> EditorPage:
    """The same editor with each part, each card and each "More" opened."""
    editor.expand(*PARTS)
    for name in ("sections", "questions"):
        for item in editor.ids(name):
            editor.expand_item(name, item)
    for more in editor.root.locator("details").all():
        more.locator("summary").click()
    return editor


def outline(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host)
    expect(editor.part("findings-note")).to_be_visible()
    return editor


def form(site: Site, page: Page, host: Host) -> EditorPage:
    return everything_open(opened(site, page, host))


def new_block(site: Site, page: Page, host: Host) -> EditorPage:
    return opened(site, page, host, "")


def empty(site: Site, page: Page, host: Host) -> EditorPage:
    return everything_open(opened(site, page, host, {}))


def kinds_of_questions(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host).expand("questions")
    editor.tool(editor.item("questions", "who"), "Add after this one").click()
    expect(
        editor.item("questions", "who").get_by_role("button", name="Add a sorting question")
    ).to_be_visible()
    return editor


def warnings_and_tips(site: Site, page: Page, host: Host) -> EditorPage:
    editor = everything_open(opened(site, page, host, FAULTY))
    expect(editor.part("findings").get_by_role("button")).not_to_have_count(0)
    return editor


def drawn_questions(site: Site, page: Page, host: Host) -> EditorPage:
    editor = everything_open(opened(site, page, host, DRAWN))
    expect(editor.item("pools", "roles")).to_contain_text("Questions in this pool: 2.")
    expect(editor.item("pools", "terms")).to_contain_text("No question belongs to this pool.")
    return editor


def draft_questions(site: Site, page: Page, host: Host) -> EditorPage:
    editor = everything_open(opened(site, page, host, DRAFTS))
    expect(editor.part("findings").get_by_text("Nobody has looked at this draft")).to_have_count(2)
    return editor


def errors(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host).expand("lesson")
    editor.button("Add a section").click()
    editor.save()
    expect(editor.part("trouble")).to_be_visible()
    return editor


def faulty_setting(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host).expand("settings")
    editor.root.get_by_label("Weight").fill("a lot")
    expect(editor.root.get_by_label("Weight")).to_have_attribute("aria-invalid", "true")
    return editor


def unchecked(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host).expand("next_step")
    page.route("**/check_document", lambda route: route.abort())
    editor.root.get_by_role("textbox", name="Title").fill("Go on")
    expect(editor.part("findings-note")).to_contain_text("Not checked")
    return editor


def answers(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host)
    editor.root.get_by_role("radio", name="With answers").check()
    expect(editor.root.frame_locator("iframe").get_by_text("SECRET explanation")).to_be_visible()
    return editor


def draft(site: Site, page: Page, host: Host) -> EditorPage:
    editor = changed(opened(site, page, host))
    expect(editor.part("kept")).to_have_text("Not saved yet, kept on this device")
    again = EditorPage(page.context.new_page(), site, editor.usage).open(host)
    expect(again.part("draft")).to_be_visible()
    return again


def leaving(site: Site, page: Page, host: Host) -> EditorPage:
    editor = changed(opened(site, page, host))
    editor.button("Cancel").click()
    expect(editor.part("leaving")).to_be_visible()
    return editor


def conflict(site: Site, page: Page, host: Host) -> EditorPage:
    editor = changed(opened(site, page, host))
    site.author(editor.usage, display_name="Changed meanwhile")
    editor.save()
    expect(editor.part("conflict-dialog")).to_be_visible()
    return editor


def changed(editor: EditorPage) -> EditorPage:
    editor.expand("next_step").root.get_by_role("textbox", name="Title").fill("Go on")
    return editor


def templates(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host)
    editor.button("Templates").click()
    return editor


def exported(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host)
    editor.button("Import and export").click()
    expect(editor.root.get_by_label("Document as OLX")).not_to_have_value("")
    editor.root.get_by_role("dialog").get_by_role("button", name="Copy").click()
    expect(editor.part("olx-note")).to_be_visible()
    return editor


def imported(site: Site, page: Page, host: Host) -> EditorPage:
    editor = exported(site, page, host)
    editor.root.get_by_label("Document as OLX").fill("<coding_billing><lesson/></coding_billing>")
    editor.root.get_by_role("dialog").get_by_role("button", name="Read it").click()
    expect(editor.button("Use this document")).to_be_visible()
    return editor


def unusable(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host, UNUSABLE)
    expect(editor.part("olx-findings")).to_contain_text("Error")
    return editor


def article(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host)
    editor.button("Paste an article").click()
    editor.root.get_by_label("Your article").fill(ARTICLE)
    return editor


def reviewed(site: Site, page: Page, host: Host) -> EditorPage:
    editor = article(site, page, host)
    editor.root.get_by_role("dialog").get_by_role("button", name="Read it").click()
    expect(editor.part("article-title")).to_be_focused()
    for name in ("Comparison table", "Draft questions to review", "Next step, outside the lesson"):
        expect(editor.root.get_by_role("group", name=name)).to_be_visible()
    expect(editor.part("found-left")).to_be_visible()
    return editor


def bulk(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host)
    editor.button("Add questions").click()
    return editor


def bulk_read(site: Site, page: Page, host: Host) -> EditorPage:
    editor = bulk(site, page, host)
    editor.root.get_by_label("Your questions").fill(QUESTIONS)
    editor.button("Read them").click()
    expect(editor.part("bulk-title")).to_be_focused()
    for text in ("Error: No option is marked as correct", "Line 5: A paragraph between the questions"):
        expect(editor.root.get_by_text(text)).to_be_visible()
    return editor


def copied(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host).expand("questions")
    editor.tool(editor.item("questions", "who"), "Copy as text").click()
    expect(editor.root.get_by_role("textbox", name="Question as text")).to_be_focused()
    return editor


def writing(site: Site, page: Page, host: Host, button: str) -> EditorPage:
    """The same editor with the dialog of a button of a section's text."""
    editor = opened(site, page, host).expand("lesson")
    editor.expand_item("sections", "coder").get_by_role("button", name=button, exact=True).click()
    return editor


def examples(site: Site, page: Page, host: Host) -> EditorPage:
    return writing(site, page, host, "See examples")


def link(site: Site, page: Page, host: Host) -> EditorPage:
    editor = writing(site, page, host, "Link")
    editor.root.get_by_role("dialog").get_by_label("Text").fill("here")
    editor.button("Insert the link").click()
    expect(editor.part("link-note")).to_be_visible()
    return editor


def picture(site: Site, page: Page, host: Host) -> EditorPage:
    for number in range(12):
        store_file(f"a-picture-with-quite-a-long-name-{number}.png", b"")
    editor = writing(site, page, host, "Picture")
    if host == "library":
        expect(editor.part("file-note")).to_be_visible()
    else:
        editor.part("file-list").get_by_role("button").first.click()
    return editor


def shortcuts(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host)
    editor.button("Keyboard shortcuts").click()
    expect(editor.root.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()
    return editor


def placing(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host).expand("questions")
    editor.tool(editor.item("questions", "who"), "Move to another place").click()
    expect(editor.root.get_by_role("dialog", name="Move to another place")).to_be_visible()
    return editor


def searching(site: Site, page: Page, host: Host) -> EditorPage:
    editor = opened(site, page, host)
    editor.button("Search in the document").click()
    editor.part("search-text").fill("SECRET explanation")
    editor.part("search-text").press("Enter")
    expect(editor.root.locator(".cbs-hit")).to_be_visible()
    return editor


State = Callable[[Site, Page, Host], EditorPage]
STATES: list[State] = [
    outline,
    form,
    new_block,
    empty,
    kinds_of_questions,
    warnings_and_tips,
    drawn_questions,
    draft_questions,
    errors,
    faulty_setting,
    unchecked,
    answers,
    draft,
    leaving,
    conflict,
    templates,
    exported,
    imported,
    unusable,
    article,
    reviewed,
    bulk,
    bulk_read,
    copied,
    examples,
    link,
    picture,
    shortcuts,
    placing,
    searching,
]
