"""Writing Markdown with the toolbar and with Enter: on an empty line, on words with blanks around, over paragraphs."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.browser.writing import Text
from tests.support.site import Site

TABLE = "| Heading | Heading |\n| --- | --- |\n| Text | Text |"

ON_AN_EMPTY_LINE = [
    ("Bold", "**[bold]**"),
    ("Italic", "*[italic]*"),
    ("List", "- []"),
    ("Numbered list", "1. []"),
    ("Heading", "### []"),
    ("Quote", "> []"),
    ("Table", TABLE.replace("Heading", "[Heading]", 1)),
    ("Code", "`[code]`"),
]
ON_WORDS_WITH_BLANKS = [
    ("Bold", "Sends  **[claims]**  daily"),
    ("Italic", "Sends  *[claims]*  daily"),
    ("Code", "Sends  `[claims]`  daily"),
    ("List", "[- Sends  claims  daily]"),
    ("Heading", "[### Sends  claims  daily]"),
]
OVER_PARAGRAPHS = [
    ("Bold", "**[one**\n\n**two]**\nthree"),
    ("Italic", "*[one*\n\n*two]*\nthree"),
    ("List", "[- one\n\n- two]\n\nthree"),
    ("Numbered list", "[1. one\n\n2. two]\n\nthree"),
    ("Heading", "[### one\n\n### two]\nthree"),
    ("Quote", "[> one\n>\n> two]\n\nthree"),
    ("Code", "[```\none\n\ntwo\n```]\nthree"),
]
ENTER = [
    ("- one|", "- one\n- |"),
    ("* one| two", "* one\n* | two"),
    ("9. nine|", "9. nine\n10. |"),
    ("  - inner|", "  - inner\n  - |"),
    ("> said|", "> said\n> |"),
    ("- one\n- |", "- one\n\n|"),
    ("words|", "words\n|"),
    ("```\n- code|", "```\n- code\n|"),
]


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    live_site.remove_block(live_site.lesson)
    return EditorPage(page, live_site, live_site.add_block("small", data=json.dumps(SMALL))).open()


@pytest.fixture
def text(editor: EditorPage) -> Text:
    editor.expand("lesson")
    return Text(editor.expand_item("sections", "biller"))


# The toolbar


@pytest.mark.parametrize(
    ("before", "cases"),
    [
        ("|", ON_AN_EMPTY_LINE),
        ("Sends [ claims ] daily", ON_WORDS_WITH_BLANKS),
        ("[one\n\ntwo\n]three", OVER_PARAGRAPHS),
    ],
    ids=["an empty line", "words with blanks", "paragraphs"],
)
def test_each_button_writes_its_marks_and_is_undone_in_one_step(
    editor: EditorPage, text: Text, before: str, cases: list[tuple[str, str]]
) -> None:
    for button, after in cases:
        text.put(before)
        plain = text.box.input_value()
        text.press(button)
        text.shows(after)
        expect(text.box).to_be_focused()
        editor.page.keyboard.press("Control+z")
        expect(text.box).to_have_value(plain)
        editor.page.keyboard.press("Control+Shift+z")
        expect(text.box).to_have_value(after.replace("[", "").replace("]", ""))


@pytest.mark.parametrize("button", ["Bold", "Italic", "Code", "List", "Numbered list", "Heading", "Quote"])
def test_the_same_button_takes_the_marks_away(text: Text, button: str) -> None:
    for before in ("[claims]", "[one\ntwo]"):
        text.put(before)
        text.press(button)
        text.press(button)
        text.shows(before)


def test_bold_is_taken_away_wherever_one_stands_in_it(text: Text) -> None:
    for before, after in [
        ("Sends **cla|ims** daily", "Sends cla[]ims daily"),
        ("Sends [**claims**] daily", "Sends [claims] daily"),
        ("[**one**\n\n- **two**]", "[one\n\n- two]"),
        ("***bo|th***", "*bo[]th*"),
        ("one **two [three]** four", "one [two three] four"),
    ]:
        text.put(before)
        text.press("Bold")
        text.shows(after)


def test_bold_takes_what_is_bold_already_into_it(text: Text) -> None:
    text.put("[one **two** three]")
    text.press("Bold")
    text.shows("**[one two three]**")


def test_marks_stand_behind_those_of_items_and_quotes(text: Text) -> None:
    text.put("[- one\n> two]")
    text.press("Italic")
    text.shows("- *[one*\n> *two]*")


def test_within_a_word_the_whole_word_is_meant_and_at_its_end_what_comes(
    editor: EditorPage, text: Text
) -> None:
    text.put("Sends cla|ims")
    text.press("Bold")
    text.shows("Sends **[claims]**")
    text.put("Sends |")
    text.press("Bold")
    editor.page.keyboard.type("claims")
    text.press("Bold")
    editor.page.keyboard.type(" daily")
    expect(text.box).to_have_value("Sends **claims** daily")


def test_one_mark_of_a_line_takes_the_place_of_another(text: Text) -> None:
    text.put("[one\ntwo]")
    for button, after in [
        ("List", "[- one\n- two]"),
        ("Numbered list", "[1. one\n2. two]"),
        ("Heading", "[### one\n### two]"),
    ]:
        text.press(button)
        text.shows(after)


def test_lines_with_tabs_become_a_table_apart_from_what_is_around(text: Text) -> None:
    text.put("Before\n[Role\tWork\nCoder\tReads | codes]\nAfter")
    text.press("Table")
    table = "| Role | Work |\n| --- | --- |\n| Coder | Reads \\| codes |"
    text.shows(f"Before\n\n[{table}]\n\nAfter")


# Enter


def test_enter_goes_on_with_a_list_and_ends_it_on_an_empty_item(editor: EditorPage, text: Text) -> None:
    for before, after in ENTER:
        text.put(before)
        editor.page.keyboard.press("Enter")
        text.shows(after.replace("|", "[]"))


def test_enter_is_undone_by_itself(editor: EditorPage, text: Text) -> None:
    text.put("|")
    editor.page.keyboard.type("- one")
    editor.page.keyboard.press("Enter")
    editor.page.keyboard.type("two")
    for value in ("- one\n- ", "- one", "Sends claims."):
        editor.page.keyboard.press("Control+z")
        expect(text.box).to_have_value(value)


def test_with_shift_enter_begins_a_line_and_no_item(editor: EditorPage, text: Text) -> None:
    text.put("- one|")
    editor.page.keyboard.press("Shift+Enter")
    expect(text.box).to_have_value("- one\n")


# The text and its help


def test_the_text_grows_with_its_content(text: Text) -> None:
    before = text.box.evaluate("box => box.clientHeight")
    text.put("\n".join(f"Line {number}" for number in range(60)) + "|")
    height, content = text.box.evaluate("box => [box.clientHeight, box.scrollHeight]")
    assert height == content > 3 * before


def test_every_text_says_that_it_is_markdown(editor: EditorPage, text: Text) -> None:
    expect(text.card.get_by_text("This text is Markdown.")).to_be_visible()
    editor.expand("questions")
    expect(editor.expand_item("questions", "who").get_by_text("This text is Markdown.").first).to_be_visible()


def test_each_of_ten_examples_can_be_inserted_and_taken_back(editor: EditorPage, text: Text) -> None:
    dialog = editor.root.get_by_role("dialog", name="Examples of Markdown")
    insert = dialog.get_by_role("button", name="Insert")
    text.card.get_by_role("button", name="See examples").first.click()
    expect(insert).to_have_count(10)
    editor.page.keyboard.press("Escape")
    for number in range(10):
        text.put("Sends |claims.")
        text.card.get_by_role("button", name="See examples").first.click()
        words = str(insert.nth(number).get_attribute("value"))
        insert.nth(number).click()
        expect(dialog).to_be_hidden()
        expect(text.box).to_be_focused()
        assert f"[{words}]" in text.marked
        editor.page.keyboard.press("Control+z")
        expect(text.box).to_have_value("Sends claims.")


def test_an_example_of_a_block_stands_apart(editor: EditorPage, text: Text) -> None:
    text.put("Before|\nAfter")
    text.card.get_by_role("button", name="See examples").first.click()
    editor.root.get_by_role("button", name="Insert: Quote").click()
    text.shows("Before\n\n[> What somebody said or wrote]\n\nAfter")
