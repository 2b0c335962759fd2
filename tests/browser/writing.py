"""A Markdown text in the editor, in the words of somebody who writes it."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

SHOWN = """(box, wanted) => new Promise((done) => {
    const look = (times) => {
        const { value, selectionStart: start, selectionEnd: end } = box;
        const shown = `${value.slice(0, start)}[${value.slice(start, end)}]${value.slice(end)}`;
        if (!wanted || shown === wanted || !times) done(shown);
        else setTimeout(look, 20, times - 1);
    };
    look(100);
})"""


class Text:
    """A text of several lines; brackets stand for the ends of what is marked in it, a bar for the caret."""

    def __init__(self, card: Locator, field: str = "body") -> None:
        self.card = card
        self.box = card.locator(f"textarea[data-field='{field}']")

    def put(self, marked: str) -> None:
        """Write this, as one who types it."""
        caret = marked if "[" in marked else marked.replace("|", "[]", 1)
        start, end = caret.index("["), caret.index("]") - 1
        self.box.fill(caret.replace("[", "").replace("]", ""))
        self.box.evaluate("(box, [start, end]) => box.setSelectionRange(start, end)", [start, end])

    def press(self, button: str) -> None:
        """Click on a button of the toolbar."""
        self.card.get_by_role("toolbar", name="Formatting").first.get_by_role(
            "button", name=button, exact=True
        ).click()

    @property
    def marked(self) -> str:
        """What is written, with the ends of what is marked."""
        return self._shown("")

    def shows(self, marked: str) -> None:
        """Expect that this is written, with these ends of what is marked, as soon as the script has come."""
        assert self._shown(marked) == marked

    def _shown(self, wanted: str) -> str:
        found: str = self.box.evaluate(SHOWN, wanted)
        return found


PUT_ON_CLIPBOARD = """(kinds) => navigator.clipboard.write([new ClipboardItem(Object.fromEntries(
    Object.entries(kinds).map(([kind, text]) => [kind, new Blob([text], { type: kind })])
))])"""


def allow_clipboard(page: Page) -> None:
    """Let tests read and write the clipboard in this browser."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])


def copied(page: Page, kinds: dict[str, str]) -> None:
    """Put a text on the clipboard, in each of these kinds."""
    page.evaluate(PUT_ON_CLIPBOARD, kinds)
