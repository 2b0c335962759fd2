"""The author's editor in a browser, in the words of somebody who uses it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.support.lesson import CONTENT
from tests.support.site import Site
from tests.support.studio import Host, open_editor

PARTS = {
    "lesson": "Lesson",
    "comparison": "Comparison table",
    "questions": "Self-check",
    "next_step": "Next step",
    "outcome": "Result messages",
    "settings": "Settings",
}
COMPARISON = {
    "caption": "Side by side",
    "corner": "Compare",
    "columns": [{"id": "coding", "label": "Coding"}, {"id": "billing", "label": "Billing"}],
    "rows": [
        {"id": "input", "label": "Comes in", "cells": ["A record", "Codes"]},
        {"id": "output", "label": "Goes out", "cells": ["Codes again", "A claim"]},
    ],
}
SMALL: dict[str, Any] = CONTENT | {"comparison": COMPARISON}


class EditorPage:
    """The editor of one block, open in one of the hosts."""

    def __init__(self, page: Page, site: Site, usage: str) -> None:
        self.page = page
        self.site = site
        self.usage = usage

    def open(self, host: Host = "classic") -> EditorPage:
        """Open the editor with Studio's button, as the course team."""
        self.editor = open_editor(self.page, self.site, self.usage, host)
        self.root = self.editor.document.locator(".coding-billing-studio")
        expect(self.part("kept")).to_be_visible()
        return self

    # What there is

    def part(self, name: str) -> Locator:
        """A place of the page by the name that its scripts know."""
        return self.root.locator(f"[data-cb='{name}']").first

    def button(self, name: str) -> Locator:
        """A button by its name."""
        return self.root.get_by_role("button", name=name, exact=True)

    def head(self, part: str) -> Locator:
        """The head of a part of the outline."""
        keys = "settings" if part == "settings" else f"document.{part}"
        return self.root.locator(f"[data-part-keys='{keys}'] > .cbs-head .cbs-toggle")

    def list(self, name: str) -> Locator:
        """A list of the document by its name."""
        return self.root.locator(f"[data-list='{name}'], [data-list$='.{name}']").first

    def ids(self, name: str) -> list[str]:
        """The ids of the items of a list, in order."""
        found: list[str] = (
            self.list(name)
            .locator("> [data-item]")
            .evaluate_all("items => items.map(item => item.dataset.id)")
        )
        return found

    def item(self, name: str, item: str) -> Locator:
        """An item of a list by its id."""
        return self.list(name).locator(f"> [data-id='{item}']")

    def field(self, item: Locator, name: str) -> Locator:
        """A field of an item by the name that it has in the document."""
        return item.locator(f"[data-field='{name}']").first

    def tool(self, item: Locator, name: str) -> Locator:
        """A button of the item's own toolbar."""
        return item.locator("[data-tools]").first.get_by_role("button", name=name)

    @property
    def preview(self) -> Locator:
        """The learner's page beside the form."""
        return self.part("preview")

    @property
    def live(self) -> Locator:
        """What screen readers are told."""
        return self.part("live")

    @property
    def stored(self) -> dict[str, Any]:
        """The document as it is stored; empty for an untouched block."""
        data = str(self.site.authored(self.usage).get("data", ""))
        return json.loads(data) if data else {}

    # What can be done

    def expand(self, *parts: str) -> EditorPage:
        """Open parts of the outline."""
        for part in parts:
            self.head(part).click()
        return self

    def expand_item(self, name: str, item: str) -> Locator:
        """Open a card; returns it."""
        card = self.item(name, item)
        card.locator(".cbs-toggle").click()
        return card

    def undo(self) -> None:
        """Click on Undo."""
        self.button("Undo").click()

    def redo(self) -> None:
        """Click on Redo."""
        self.button("Redo").click()

    def save(self) -> None:
        """Click on Save."""
        self.button("Save").click()

    def checked(self) -> None:
        """Wait until the findings are those of what is written now."""
        with self.page.expect_response("**/check_document"):
            pass
