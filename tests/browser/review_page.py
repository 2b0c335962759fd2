"""An article in the editor: pasted, reviewed text by text, and put into the document."""

from __future__ import annotations

from typing import Any, Literal

from playwright.sync_api import Locator, expect

from tests.browser.editor_page import SMALL, EditorPage
from tests.support.studio import expect_closed

ARTICLE = """# Coders and billers

Two jobs share the work of being paid.

| Compare | coding | Auditing |
|---|---|---|
| Skills | Detail | Doubt |

## What coders do

- Read the record
- Assign the codes

## What billers do

- Send the claim
- Post the payment

<!-- Reviewed in May -->

We offer evening classes and placement support.

Join us for a workshop: [see the dates](https://example.com/dates).
"""
OFFER = "We offer evening classes and placement support."
WORKSHOP = "Join us for a workshop: [see the dates](https://example.com/dates)."
NOTE = {"title": "What next", "body": "Our own course.", "link_text": "See it", "url": "https://example.com/"}
DOCUMENT: dict[str, Any] = SMALL | {"next_step": NOTE}

Place = Literal["Lesson", "Next step", "Leave out"]


class ReviewPage:
    """The dialog of an article, in the words of somebody who goes through it."""

    def __init__(self, editor: EditorPage) -> None:
        self.editor = editor
        self.root = editor.root.get_by_role("dialog", name="Paste an article")
        self.box = self.root.get_by_label("Your article")

    def open(self, text: str = "") -> ReviewPage:
        """Open the dialog, with a text in its box."""
        self.editor.button("Paste an article").click()
        self.box.fill(text)
        return self

    def read(self) -> ReviewPage:
        """Have the text read."""
        self.root.get_by_role("button", name="Read it").click()
        expect(self.root.get_by_role("heading", name="What was found")).to_be_focused()
        return self

    # What there is

    def group(self, name: str) -> Locator:
        """A part of the review by its legend."""
        return self.root.get_by_role("group", name=name)

    @property
    def sections(self) -> Locator:
        """The sections that were found."""
        return self.group("Sections for the lesson")

    def entry(self, name: str) -> Locator:
        """A text with its place, by its title or the way it begins."""
        places = self.editor.editor.document.get_by_role("radiogroup", name=name, exact=True)
        return self.root.locator(".cbs-entry").filter(has=places)

    def title(self, name: str) -> Locator:
        """Where the title of a text is written."""
        return self.entry(name).get_by_label("Title")

    def place(self, name: str) -> Locator:
        """The chosen place of a text."""
        return self.entry(name).get_by_role("radio", checked=True)

    # What can be done

    def move(self, name: str, place: Place) -> None:
        """Choose a place for a text."""
        self.entry(name).get_by_role("radio", name=place).check()

    def press(self, name: str, key: str) -> None:
        """Press a key on the chosen place of a text."""
        self.place(name).press(key)

    def choose(self, way: str, *groups: str) -> None:
        """Choose how parts are used; every part unless some are named."""
        for within in map(self.group, groups) if groups else [self.root]:
            for radio in within.get_by_role("radio", name=way).all():
                radio.check()

    def use(self) -> None:
        """Put it into the document."""
        self.root.get_by_role("button", name="Put it into the document").click()

    def taken(self) -> dict[str, Any]:
        """The document that is stored after using it, undoing and redoing that in one step each, and saving."""
        self.use()
        self.editor.undo()
        expect(self.editor.part("kept")).to_have_text("No changes")
        expect(self.editor.button("Undo")).to_have_attribute("aria-disabled", "true")
        self.editor.redo()
        self.editor.save()
        expect_closed(self.editor.page)
        return self.editor.stored


def titles(document: dict[str, Any]) -> list[str]:
    """The titles of the lesson's sections."""
    return [section["title"] for section in document["lesson"]["sections"]]


def shown(comparison: dict[str, Any]) -> list[list[str]]:
    """What a table shows, line by line."""
    head = [comparison["corner"], *(column["label"] for column in comparison["columns"])]
    return [head, *([row["label"], *row["cells"]] for row in comparison["rows"])]
