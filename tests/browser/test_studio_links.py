"""Links and pictures of a text: put in, changed and taken out by a dialog that checks them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import editor_states
from tests.browser.editor_page import EditorPage
from tests.browser.writing import Text
from tests.support.site import Site
from tests.support.studio import Host

AGAIN = "Press the button again to use it as it is."


def opened(site: Site, page: Page, host: Host = "classic") -> EditorPage:
    return editor_states.opened(site, page, host)


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    return opened(live_site, page)


@pytest.fixture
def text(editor: EditorPage) -> Text:
    editor.expand("lesson")
    return Text(editor.expand_item("sections", "biller"))


def dialog(editor: EditorPage, name: str = "Link") -> Locator:
    return editor.root.get_by_role("dialog", name=name, exact=True)


def address(editor: EditorPage) -> Locator:
    return editor.root.get_by_role("dialog").get_by_label("Address")


# Links


@pytest.mark.parametrize(
    ("before", "focused", "words", "after"),
    [
        ("|", "Text", "Guidelines", "[Guidelines](https://example.org/a)[]"),
        ("Sends [ claims ] daily", "Address", "claims", "Sends  [claims](https://example.org/a)[]  daily"),
        ("See [one\ntwo].", "Address", "one two", "See [one two](https://example.org/a)[]."),
    ],
)
def test_a_link_takes_the_marked_words_and_its_address(
    editor: EditorPage, text: Text, before: str, focused: str, words: str, after: str
) -> None:
    text.put(before)
    plain = text.box.input_value()
    text.press("Link")
    expect(dialog(editor).get_by_label(focused)).to_be_focused()
    dialog(editor).get_by_label("Text").fill(words)
    address(editor).fill("https://example.org/a")
    dialog(editor).get_by_role("button", name="Insert the link").click()
    expect(text.box).to_be_focused()
    text.shows(after)
    editor.page.keyboard.press("Control+z")
    expect(text.box).to_have_value(plain)


def test_a_marked_address_is_taken_as_one(editor: EditorPage, text: Text) -> None:
    text.put("See [www.example.org/a] for it")
    text.box.press("Control+k")
    expect(address(editor)).to_have_value("www.example.org/a")
    dialog(editor).get_by_label("Text").fill("the guidelines")
    dialog(editor).get_by_label("Text").press("Enter")
    expect(text.box).to_have_value("See [the guidelines](https://www.example.org/a) for it")


@pytest.mark.parametrize(
    "before", ["See [Old](https://old.org (ol|d)", 'See [Old](https://old.org "Our site") x|y']
)
def test_beside_a_link_another_one_is_begun(editor: EditorPage, text: Text, before: str) -> None:
    text.box.fill(before.replace("|", ""))
    text.box.evaluate("(box, at) => box.setSelectionRange(at, at)", before.index("|"))
    text.press("Link")
    expect(dialog(editor).get_by_role("button", name="Insert the link")).to_be_visible()
    expect(dialog(editor).get_by_role("button", name="Remove the link")).to_be_hidden()


def test_an_existing_link_is_changed_and_its_title_stays(editor: EditorPage, text: Text) -> None:
    text.box.fill('See [the **old** one](https://old.org "Our site").')
    text.box.evaluate("box => box.setSelectionRange(8, 8)")
    text.press("Link")
    expect(dialog(editor).get_by_label("Text")).to_have_value("the **old** one")
    expect(address(editor)).to_have_value("https://old.org")
    address(editor).fill("https://new.org/a (b)")
    dialog(editor).get_by_role("button", name="Change the link").click()
    expect(text.box).to_have_value('See [the **old** one](https://new.org/a%20%28b%29 "Our site").')


def test_a_link_is_taken_away_and_its_words_stay(editor: EditorPage, text: Text) -> None:
    text.box.fill("See [the rules](https://old.org).")
    text.box.evaluate("box => box.setSelectionRange(8, 8)")
    text.press("Link")
    dialog(editor).get_by_role("button", name="Remove the link").click()
    text.shows("See [the rules].")


def test_brackets_in_the_words_do_not_end_them(editor: EditorPage, text: Text) -> None:
    text.put("|")
    text.press("Link")
    dialog(editor).get_by_label("Text").fill("Rules [2] and 3]")
    address(editor).fill("https://example.org")
    address(editor).press("Enter")
    expect(text.box).to_have_value("[Rules \\[2\\] and 3\\]](https://example.org)")


@pytest.mark.parametrize(
    ("words", "given", "message"),
    [
        ("here", "https://example.org", "does not say where it leads"),
        ("", "https://example.org", "say where it leads"),
        ("Guidelines", "https://", "has no address yet"),
        ("Guidelines", "guide.html", "leads nowhere from a course"),
        ("Guidelines", "javascript:alert(1)", "cannot have the address"),
    ],
)
def test_what_is_wrong_is_said_before_it_is_used(
    editor: EditorPage, text: Text, words: str, given: str, message: str
) -> None:
    text.put("|")
    text.press("Link")
    dialog(editor).get_by_label("Text").fill(words)
    address(editor).fill(given)
    dialog(editor).get_by_role("button", name="Insert the link").click()
    note = editor.part("link-note")
    expect(note).to_contain_text(message)
    expect(note).to_contain_text(AGAIN)
    expect(note).to_be_focused()
    expect(text.box).to_have_value("")
    address(editor).fill("https://example.org/rules")
    dialog(editor).get_by_label("Text").fill("The rules")
    dialog(editor).get_by_role("button", name="Insert the link").click()
    expect(text.box).to_have_value("[The rules](https://example.org/rules)")


def test_who_wants_it_as_it_is_presses_again(editor: EditorPage, text: Text) -> None:
    text.put("|")
    text.press("Link")
    dialog(editor).get_by_label("Text").fill("here")
    address(editor).fill("https://example.org")
    address(editor).press("Enter")
    expect(editor.part("link-note")).to_be_visible()
    address(editor).press("Enter")
    expect(text.box).to_have_value("[here](https://example.org)")


def test_without_a_connection_it_is_used_unchecked(editor: EditorPage, text: Text) -> None:
    text.put("|")
    editor.page.route("**/check_document", lambda route: route.abort())
    text.press("Link")
    dialog(editor).get_by_label("Text").fill("here")
    address(editor).fill("https://example.org")
    address(editor).press("Enter")
    expect(text.box).to_have_value("[here](https://example.org)")


def test_closing_changes_nothing_and_leads_back(editor: EditorPage, text: Text) -> None:
    text.put("Sends [claims]")
    text.box.press("Control+k")
    address(editor).fill("https://example.org")
    editor.page.keyboard.press("Escape")
    expect(dialog(editor)).to_be_hidden()
    expect(text.box).to_be_focused()
    text.shows("Sends [claims]")


def test_an_option_can_have_a_link_too(editor: EditorPage) -> None:
    editor.expand("questions")
    option = editor.expand_item("questions", "who").locator("textarea[data-field='text']").first
    option.fill("A coder")
    option.press("Control+a")
    option.press("Control+k")
    address(editor).fill("https://example.org/coder")
    address(editor).press("Enter")
    expect(option).to_have_value("[A coder](https://example.org/coder)")


# Pictures


def test_a_picture_asks_for_its_alternative_text(editor: EditorPage, text: Text) -> None:
    text.put("|")
    text.press("Picture")
    address(editor).fill("visit.png")
    address(editor).press("Enter")
    expect(editor.part("image-note")).to_contain_text("An image has no alternative text")
    dialog(editor, "Picture").get_by_label("Alternative text").fill("A visit")
    dialog(editor, "Picture").get_by_role("button", name="Insert the picture").click()
    expect(text.box).to_have_value("![A visit](/static/visit.png)")


def test_an_existing_picture_is_changed_or_taken_away(editor: EditorPage, text: Text) -> None:
    text.box.fill("Look: ![A visit](/static/visit.png) there")
    text.box.evaluate("box => box.setSelectionRange(10, 10)")
    text.press("Picture")
    dialog(editor, "Picture").get_by_label("Alternative text").fill("A first visit")
    dialog(editor, "Picture").get_by_role("button", name="Change the picture").click()
    expect(text.box).to_have_value("Look: ![A first visit](/static/visit.png) there")
    text.box.evaluate("box => box.setSelectionRange(10, 10)")
    text.press("Picture")
    dialog(editor, "Picture").get_by_role("button", name="Remove the picture").click()
    expect(text.box).to_have_value("Look:  there")


def test_a_picture_of_another_site_is_told(editor: EditorPage, text: Text) -> None:
    text.put("|")
    text.press("Picture")
    address(editor).fill("https://example.org/a.png")
    dialog(editor, "Picture").get_by_label("Alternative text").fill("A visit")
    address(editor).press("Enter")
    expect(editor.part("image-note")).to_contain_text("comes from another site")


@pytest.mark.parametrize("host", ["iframe", "library"])
def test_the_dialog_is_there_in_every_host(live_site: Site, page: Page, host: Host) -> None:
    editor = opened(live_site, page, host).expand("lesson")
    text = Text(editor.expand_item("sections", "biller"))
    text.put("|")
    text.press("Link")
    dialog(editor).get_by_label("Text").fill("The rules")
    address(editor).fill("https://example.org")
    address(editor).press("Enter")
    expect(text.box).to_have_value("[The rules](https://example.org)")
