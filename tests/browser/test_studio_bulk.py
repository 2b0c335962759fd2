"""Questions in bulk: pasted, looked at, and added in one step; and a question copied as text into another component."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from coding_billing_xblock.text.values import MAX_PASTED
from tests.browser.editor_page import SMALL, EditorPage
from tests.browser.editor_states import QUESTIONS
from tests.support.lesson import SORT, WHO
from tests.support.site import Site
from tests.support.studio import Host, expect_closed

REFUSE_CLIPBOARD = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }"
PUT_ON_CLIPBOARD = "text => navigator.clipboard.writeText(text)"


def numbered(count: int) -> str:
    """A list of choice questions."""
    wordings = (f"{number}. Who does step {number}?" for number in range(1, count + 1))
    return "\n\n".join(f"{wording}\na) The biller\n*b) The coder\nc) The payer" for wording in wordings)


class BulkPage:
    """The dialog, in the words of somebody who adds questions."""

    def __init__(self, editor: EditorPage) -> None:
        self.editor = editor
        self.root = editor.root.get_by_role("dialog", name="Add questions")
        self.box = self.root.get_by_label("Your questions")

    def open(self, text: str = "") -> BulkPage:
        """Open the dialog, with a text in its box."""
        self.editor.button("Add questions").click()
        self.box.fill(text)
        return self

    def read(self) -> BulkPage:
        """Have the text read."""
        self.root.get_by_role("button", name="Read them").click()
        expect(self.root.get_by_role("heading", name="What was read")).to_be_focused()
        return self

    def question(self, number: int) -> Locator:
        """A question as it was read."""
        return self.editor.part("bulk-questions").locator("> li").nth(number - 1)

    @property
    def left(self) -> Locator:
        """What was not read."""
        return self.editor.part("bulk-left")

    def add(self) -> None:
        """Add what was read."""
        self.root.get_by_role("button", name="Add ").click()


def opened(
    site: Site, page: Page, host: Host = "classic", name: str = "small", document: dict[str, Any] = SMALL
) -> EditorPage:
    add = site.add_library_block if host == "library" else site.add_block
    return EditorPage(page, site, add(name, data=json.dumps(document))).open(host)


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    live_site.remove_block(live_site.lesson)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return opened(live_site, page)


@pytest.fixture
def bulk(editor: EditorPage) -> BulkPage:
    return BulkPage(editor).open()


# What was read


def test_what_was_read_is_shown_before_anything_is_added(editor: EditorPage, bulk: BulkPage) -> None:
    bulk.box.fill(QUESTIONS)
    bulk.read()
    expect(editor.part("bulk-summary")).to_contain_text("3 questions · Choice: 2 · Matching: 1 · 2 errors")
    expect(bulk.question(1)).to_contain_text("1. Who codes?")
    expect(bulk.question(1).get_by_role("listitem")).to_have_text(["The biller", "✓ The coder (Correct)"])
    expect(bulk.question(2).get_by_role("listitem")).to_have_text(
        ["Reads the record: Coder", "Sends the claim: Biller"]
    )
    expect(bulk.question(3)).to_contain_text("Error: Two options say the same.")
    bulk.root.get_by_role("button", name="Close").click()
    expect(editor.part("kept")).to_have_text("No changes")


def test_what_was_not_read_is_listed_with_its_line_and_why(bulk: BulkPage) -> None:
    bulk.box.fill(f"{QUESTIONS}\n\nMore that is stray")
    bulk.read()
    expect(bulk.left).to_contain_text("No options were found below this text.")
    expect(bulk.left.get_by_role("listitem").filter(has_text="Line 5: A paragraph")).to_have_count(2)
    expect(bulk.left).to_contain_text("Line 17: More that is stray")
    expect(bulk.left).to_contain_text("“none” does not say for certain which option is right")
    expect(bulk.left).to_contain_text("Line 14: none")


def test_where_nothing_is_left_nothing_is_said_of_it(bulk: BulkPage) -> None:
    bulk.box.fill(numbered(2))
    expect(bulk.read().left).to_be_hidden()


def test_a_text_without_questions_says_so(bulk: BulkPage) -> None:
    bulk.box.fill("Coders read the record.")
    expect(bulk.read().root).to_contain_text("No question was found in this text.")
    expect(bulk.root.get_by_role("button", name="Add ")).to_have_count(0)


def test_the_cells_of_a_spreadsheet_are_read_as_they_are_pasted(bulk: BulkPage) -> None:
    cells = 'Question\tA\tB\tCorrect\n"Who codes,\nand why?"\tThe biller\tThe coder\tB\n'
    bulk.box.page.evaluate(PUT_ON_CLIPBOARD, cells)
    bulk.box.press("Control+V")
    bulk.read()
    expect(bulk.question(1)).to_contain_text("1. Who codes, and why?")
    expect(bulk.question(1)).to_contain_text("✓ The coder")


def test_the_format_can_be_chosen(bulk: BulkPage) -> None:
    bulk.box.fill("Who?{=X ~Y}")
    bulk.root.get_by_label("Format").select_option("List or Aiken")
    expect(bulk.read().root).to_contain_text("No question was found")
    bulk.root.get_by_role("button", name="Back to the text").click()
    expect(bulk.box).to_be_focused()
    bulk.root.get_by_label("Format").select_option("GIFT")
    expect(bulk.read().question(1)).to_contain_text("✓ X")


# What is added


@pytest.mark.parametrize("host", ["classic", "iframe", "library"])
def test_twenty_questions_are_added_in_one_go(live_site: Site, page: Page, host: Host) -> None:
    live_site.remove_block(live_site.lesson)
    editor = opened(live_site, page, host)
    bulk = BulkPage(editor).open(numbered(20)).read()
    bulk.root.get_by_role("button", name="Add 20 questions").click()
    expect(editor.live).to_have_text("20 questions were added. Undo takes them out again.")
    expect(editor.head("questions")).to_contain_text("23 questions")
    assert editor.ids("questions")[:3] == ["who", "what", "sort"]
    editor.undo()
    expect(editor.head("questions")).to_contain_text("3 questions")
    expect(editor.part("kept")).to_have_text("No changes")
    expect(editor.button("Undo")).to_have_attribute("aria-disabled", "true")
    editor.redo()
    editor.save()
    expect_closed(page)
    added = editor.stored["questions"][3:]
    assert [question["prompt"] for question in added] == [f"Who does step {n}?" for n in range(1, 21)]
    right = {tuple(option.get("correct", False) for option in question["options"]) for question in added}
    assert right == {(False, True, False)}


def test_the_focus_goes_to_the_first_question_that_was_added(editor: EditorPage, bulk: BulkPage) -> None:
    bulk.box.fill(numbered(2))
    bulk.read().add()
    fourth = editor.item("questions", editor.ids("questions")[3])
    expect(fourth.locator(".cbs-toggle")).to_be_focused()
    expect(fourth).to_contain_text("Who does step 1?")


def test_the_keyboard_is_enough(editor: EditorPage) -> None:
    editor.button("Add questions").press("Enter")
    bulk = BulkPage(editor)
    expect(bulk.box).to_be_focused()
    keyboard = editor.page.keyboard
    keyboard.insert_text(numbered(1))
    keyboard.press("Tab")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(bulk.root.get_by_role("heading", name="What was read")).to_be_focused()
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(editor.live).to_have_text("1 question was added. Undo takes it out again.")
    editor.button("Add questions").press("Enter")
    keyboard.press("Escape")
    expect(bulk.root).to_be_hidden()
    expect(editor.button("Add questions")).to_be_focused()


def test_the_same_questions_twice_get_ids_of_their_own(editor: EditorPage, bulk: BulkPage) -> None:
    bulk.box.fill(numbered(2))
    bulk.read().add()
    bulk.open(numbered(2)).read().add()
    ids = editor.ids("questions")
    assert len(ids) == len(set(ids)) == 7


# A question as text


@pytest.mark.parametrize("question", [WHO, SORT])
def test_a_question_is_copied_as_text_into_another_component(
    live_site: Site, editor: EditorPage, question: dict[str, Any]
) -> None:
    editor.expand("questions")
    button = editor.tool(editor.item("questions", question["id"]), "Copy as text")
    button.click()
    expect(editor.live).to_have_text("Copied.")
    expect(button).to_be_focused()
    text = editor.page.evaluate("navigator.clipboard.readText()")
    other = opened(live_site, editor.page.context.new_page(), name="other", document={})
    bulk = BulkPage(other).open()
    bulk.box.press("Control+V")
    expect(bulk.box).to_have_value(text)
    bulk.read().add()
    other.save()
    expect_closed(other.page)
    (stored,) = other.stored["questions"]
    assert without_ids(stored) == without_ids(question)


def without_ids(question: dict[str, Any]) -> dict[str, Any]:
    """What a stored question says, the categories by their labels."""
    labels = {category["id"]: category["label"] for category in question.get("categories", ())}
    items = {
        name: [
            {
                key: labels.get(value, value)
                for key, value in item.items()
                if key != "id" and value not in (False, "")
            }
            for item in question.get(name, ())
        ]
        for name in ("options", "categories", "statements")
    }
    own = {
        key: value
        for key, value in question.items()
        if key not in ("id", "section") and value not in (False, "")
    }
    return own | items


def test_where_the_clipboard_is_refused_the_text_is_shown_to_be_copied(editor: EditorPage) -> None:
    editor.page.evaluate(REFUSE_CLIPBOARD)
    editor.expand("questions")
    editor.tool(editor.item("questions", "who"), "Copy as text").click()
    box = editor.root.get_by_role("textbox", name="Question as text")
    expect(box).to_be_focused()
    assert box.input_value().startswith("[choice")
    assert box.evaluate("box => box.value.slice(box.selectionStart, box.selectionEnd)") == box.input_value()
    expect(editor.part("copy-note")).to_be_visible()


def test_a_question_that_is_not_finished_enough_is_not_copied_and_says_why(editor: EditorPage) -> None:
    card = editor.expand("questions").expand_item("questions", "who")
    card.locator("details summary").click()
    card.get_by_label("Points").fill("many")
    editor.tool(card, "Copy as text").click()
    expect(editor.part("copy-note")).to_have_text("There are errors in it.")
    expect(editor.part("copy-text")).to_be_hidden()


# What goes wrong is said in words


def test_without_a_connection_the_text_stays_and_can_be_read_later(
    editor: EditorPage, bulk: BulkPage
) -> None:
    editor.page.route("**/read_questions", lambda route: route.abort())
    bulk.box.fill(numbered(1))
    bulk.root.get_by_role("button", name="Read them").click()
    expect(editor.part("bulk-note")).to_contain_text("There is no connection.")
    expect(editor.part("bulk-note")).to_be_focused()
    editor.page.unroute("**/read_questions")
    expect(bulk.read().question(1)).to_contain_text("Who does step 1?")


def test_a_text_that_is_too_long_is_told_with_its_bound(editor: EditorPage, bulk: BulkPage) -> None:
    bulk.box.fill("word " * (MAX_PASTED // 5 + 1))
    bulk.root.get_by_role("button", name="Read them").click()
    expect(editor.part("bulk-note")).to_contain_text(f"This text is longer than {MAX_PASTED} characters")


def test_what_was_read_of_an_older_text_is_not_shown(editor: EditorPage, bulk: BulkPage) -> None:
    waiting: list[Route] = []
    editor.page.route("**/read_questions", lambda route: waiting.append(route))
    bulk.box.fill(numbered(1))
    with editor.page.expect_request("**/read_questions"):
        bulk.root.get_by_role("button", name="Read them").click()
    bulk.box.fill(numbered(2))
    with editor.page.expect_response("**/read_questions"):
        waiting[0].continue_()
    editor.page.unroute("**/read_questions")
    bulk.read()
    expect(editor.part("bulk-questions").locator("> li")).to_have_count(2)
