"""A whole unit from nothing, typed and clicked: how many clicks and keys it takes, and the preview after every step."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from demo.course_files import store_file
from tests.browser.editor_page import EditorPage
from tests.support.site import Site
from tests.support.studio import Host, expect_closed

MOST_CLICKS, MOST_KEYS = 75, 1700
COUNT = """() => {
    window.done = { click: 0, keydown: 0 };
    for (const kind of Object.keys(window.done)) {
        addEventListener(kind, event => {
            // The browser makes clicks of some keys, and of labels.
            const isMade = !event.isTrusted || (kind === "click" && !(event.detail && event.pointerType));
            if (!isMade && !["Shift", "Control", "Alt"].includes(event.key)) window.done[kind] += 1;
        }, true);
    }
}"""
CHOICES: list[tuple[str, dict[str, bool]]] = [
    ("Who assigns codes?", {"The payer": False, "The coder": True, "The patient": False}),
    ("What is sent?", {"A claim": True, "A letter": False}),
    ("What names a claim?", {"A patient": True, "A payer": True, "A song": False}),
    ("What is checked?", {"Codes": True, "Dates": True, "Shoes": False}),
]
SORTINGS = [
    ("Whose task is it?", ("Coder", "Biller", "Payer"), (0, 1, 2, 0, 1)),
    ("When is it done?", ("First", "Then", "Last"), (2, 1, 0, 1, 2)),
]
COLUMNS = ("Coding", "Billing", "Paying")
ROWS = {
    "Input": ("Notes", "Codes", "Claims"),
    "Output": ("Codes", "Claims", "Money"),
    "Who": ("Coder", "Biller", "Payer"),
    "Tool": ("Books", "Forms", "Rules"),
    "Risk": ("Errors", "Delays", "Denials"),
    "Check": ("Audit", "Edits", "Review"),
}


class Writer:
    """An author with a mouse and a keyboard."""

    def __init__(self, editor: EditorPage) -> None:
        self.editor = editor
        self.keyboard = editor.page.keyboard
        editor.editor.document.evaluate(COUNT)

    def click(self, name: str) -> None:
        """Click on a button that is seen."""
        self.editor.root.get_by_role("button", name=name, exact=True).locator("visible=true").last.click()

    def open(self, part: str) -> None:
        """Click on a part of the outline."""
        self.editor.head(part).click()

    def types(self, *texts: str) -> None:
        """Type texts, with the tab key between them."""
        for place, text in enumerate(texts):
            if place:
                self.press("Tab")
            self.keyboard.type(text)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.keyboard.press(key)

    def back_to(self, field: str) -> None:
        """The same in the other direction."""
        while self.focused != field:
            self.press("Shift+Tab")

    @property
    def focused(self) -> str:
        """The name of the field that has the focus."""
        name: str = self.editor.editor.document.evaluate("document.activeElement.dataset.field ?? ''")
        return name

    @property
    def place(self) -> str:
        """The element that has the focus, as it begins."""
        place: str = self.editor.editor.document.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        return place

    @property
    def is_ticked(self) -> bool:
        """Whether the mark that has the focus is set."""
        ticked: bool = self.editor.editor.document.evaluate("document.activeElement.checked")
        return ticked

    def tick(self, place: int) -> None:
        """Click on the mark of one of the options that are seen last, unless it is set."""
        mark = (
            self.editor.root.locator("[data-list='options']")
            .last.locator("[data-field='correct']")
            .nth(place)
        )
        if not mark.is_checked():
            mark.click()

    def sees(self, *texts: str) -> None:
        """The preview shows these texts now."""
        for text in texts:
            expect(self.editor.preview.content_frame.locator("body")).to_contain_text(text)

    def tab_to(self, field: str) -> None:
        """Press the tab key until a field has the focus, by the name that it has in the document."""
        passed = [self.place]
        for _ in range(12):
            self.press("Tab")
            passed.append(self.place)
            if self.focused == field:
                return
        raise AssertionError(field, passed)

    @property
    def done(self) -> dict[str, int]:
        """How many clicks and keys it took until now."""
        counts: dict[str, int] = self.editor.editor.document.evaluate("window.done")
        return counts


def write_lesson(writer: Writer) -> None:
    """Three sections: one with a list and a picture, one with a link, one with a table."""
    writer.open("lesson")
    writer.click("Add a section")
    writer.types("The visit")
    writer.tab_to("body")
    writer.types("A visit has:")
    writer.press("Enter", "Enter")
    writer.types("- a note")
    writer.press("Enter")
    writer.types("a code")
    writer.press("Enter", "Enter")
    writer.click("Picture")
    writer.click("visit.png")
    writer.types("A desk")
    writer.press("Enter")
    expect(writer.editor.root.get_by_role("dialog", name="Picture")).to_be_hidden()
    writer.sees("a note", "a code")
    writer.press("Control+Enter")
    writer.types("The claim")
    writer.tab_to("body")
    writer.types("1. Code it")
    writer.press("Enter")
    writer.types("Send it, as ")
    writer.press("Control+k")
    writer.types("CMS tells", "https://cms.gov/")
    writer.press("Enter")
    writer.sees("Send it, as CMS tells")
    writer.press("Control+Enter")
    writer.types("The money")
    writer.tab_to("body")
    writer.types("| Step | Days |\n| --- | --- |\n| Claim | 2 |")
    writer.sees("The money", "Days")


def write_table(writer: Writer) -> None:
    """A comparison of three columns and six rows."""
    writer.open("comparison")
    for column in COLUMNS:
        writer.click("Add a column")
        writer.types(column)
    writer.click("Add a row")
    for number, (label, cells) in enumerate(ROWS.items()):
        if number:
            writer.press("Enter")
        writer.types(label, *cells)
        writer.sees(label, *cells)


def write_choice(writer: Writer, prompt: str, options: dict[str, bool], *, is_first: bool) -> None:
    """A question with one right option, or several."""
    if is_first:
        writer.open("questions")
    writer.click("Add a choice question")
    writer.types(prompt)
    several = sum(options.values()) > 1
    if several:
        writer.tab_to("multiple")
        writer.press("Space")
    for number, (text, right) in enumerate(options.items()):
        if number > 1:
            writer.press("Control+Enter")
        if several:
            writer.tab_to("correct") if number < 2 else writer.back_to("correct")
        if several and right != writer.is_ticked:
            writer.press("Space")
        if several or number < 2:
            writer.tab_to("text")
        writer.types(text)
    if not several:
        writer.tick([*options.values()].index(True))
    writer.sees(prompt, *options)


def write_sorting(writer: Writer, prompt: str, categories: tuple[str, ...], places: tuple[int, ...]) -> None:
    """A question with three categories and five statements."""
    writer.click("Add a sorting question")
    writer.types(prompt)
    for number, category in enumerate(categories):
        if number > 1:
            writer.press("Control+Enter")
        else:
            writer.tab_to("label")
        writer.types(category)
    for number, place in enumerate(places):
        if number > 1:
            writer.press("Control+Enter")
        else:
            writer.tab_to("text")
        writer.types(f"Task {number + 1}")
        writer.tab_to("category")
        writer.types(categories[place])
    writer.sees(prompt, *categories, "Task 5")


def write_settings(writer: Writer) -> None:
    """Two attempts, weight 5."""
    writer.open("settings")
    writer.tab_to("settings.max_attempts")
    writer.types("2")
    writer.tab_to("settings.weight")
    writer.types("5")


def test_a_whole_unit_is_written_with_few_clicks_and_keys(live_site: Site, page: Page) -> None:
    store_file("visit.png", b"")
    usage = live_site.add_block("new", data=json.dumps({"version": 1}))
    editor = EditorPage(page, live_site, usage).open()
    writer = Writer(editor)
    write_lesson(writer)
    write_table(writer)
    for number, (prompt, options) in enumerate(CHOICES):
        write_choice(writer, prompt, options, is_first=not number)
    for prompt, categories, places in SORTINGS:
        write_sorting(writer, prompt, categories, places)
    write_settings(writer)
    done = writer.done
    writer.press("Control+s")
    expect_closed(page)
    assert_is_whole(editor.stored)
    stored = live_site.authored(usage)
    assert (stored["max_attempts"], stored["weight"]) == (2, 5.0)
    assert (done["click"] <= MOST_CLICKS, done["keydown"] <= MOST_KEYS) == (True, True), done


def assert_is_whole(document: dict[str, Any]) -> None:
    """All that was written is there, and as it was meant."""
    assert [section["body"] for section in document["lesson"]["sections"]] == [
        "A visit has:\n\n- a note\n- a code\n\n![A desk](/static/visit.png)",
        "1. Code it\n2. Send it, as [CMS tells](https://cms.gov/)",
        "| Step | Days |\n| --- | --- |\n| Claim | 2 |",
    ]
    table = document["comparison"]
    assert tuple(column["label"] for column in table["columns"]) == COLUMNS
    assert {row["label"]: tuple(row["cells"]) for row in table["rows"]} == ROWS
    choices, sortings = document["questions"][:4], document["questions"][4:]
    assert [(question["prompt"], marks(question)) for question in choices] == CHOICES
    assert [(question["prompt"], *sorted_as(question)) for question in sortings] == SORTINGS


def marks(question: dict[str, Any]) -> dict[str, bool]:
    """The options of a choice, and whether each is right."""
    return {option["text"]: option.get("correct", False) for option in question["options"]}


def sorted_as(question: dict[str, Any]) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The categories of a sorting, and the place of the one that each statement goes under."""
    ids = [category["id"] for category in question["categories"]]
    labels = tuple(category["label"] for category in question["categories"])
    return labels, tuple(ids.index(statement["category"]) for statement in question["statements"])


@pytest.mark.parametrize("host", ["iframe", "library"])
def test_in_the_other_hosts_a_change_is_previewed_and_saved(live_site: Site, page: Page, host: Host) -> None:
    add = live_site.add_library_block if host == "library" else live_site.add_block
    editor = EditorPage(page, live_site, add("new", data=json.dumps({"version": 1}))).open(host)
    writer = Writer(editor)
    writer.open("lesson")
    writer.click("Add a section")
    writer.types("The visit")
    writer.tab_to("body")
    writer.types("A **note**")
    writer.sees("The visit", "A note")
    writer.click("Save")
    expect_closed(page)
    assert editor.stored["lesson"]["sections"][0]["body"] == "A **note**"
