"""Pictures of the course in the editor: listed, searched, uploaded, pasted and dropped; and what a library says."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest
from playwright.sync_api import FilePayload, Locator, Page, Route, expect

from demo.course_files import read_file, store_file
from tests.browser import editor_states
from tests.browser.editor_page import EditorPage
from tests.browser.writing import Text, allow_clipboard
from tests.support.site import Site
from tests.support.studio import Host, expect_closed

DROP = """(box, [name, type, data]) => {
    const dataTransfer = new DataTransfer();
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    dataTransfer.items.add(new File([bytes], name, { type }));
    for (const kind of ["dragover", "drop"])
        box.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
}"""
COPY_PICTURE = """async (data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    await navigator.clipboard.write([new ClipboardItem({ "image/png": new Blob([bytes], { type: "image/png" }) })]);
}"""


def png() -> bytes:
    """A picture of one pixel."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            chunk(b"IHDR", head),
            chunk(b"IDAT", zlib.compress(b"\0\x20\x60\x90")),
            chunk(b"IEND", b""),
        )
    )


PNG = png()
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"/>'


def opened(site: Site, page: Page, host: Host = "classic") -> EditorPage:
    allow_clipboard(page)
    return editor_states.opened(site, page, host).expand("lesson")


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    return opened(live_site, page)


class PictureDialog:
    """The dialog, in the words of somebody who looks for a picture."""

    def __init__(self, editor: EditorPage) -> None:
        self.editor = editor
        self.text = Text(editor.expand_item("sections", "biller"))
        self.text.put("|")
        self.root = editor.root.get_by_role("dialog", name="Picture", exact=True)
        self.note = editor.part("file-note")
        self.address = self.root.get_by_label("Address of the picture")
        self.words = self.root.get_by_label("Alternative text")

    def open(self) -> PictureDialog:
        """Open it with the toolbar's button."""
        self.text.press("Picture")
        return self

    @property
    def pictures(self) -> Locator:
        """Those that are listed."""
        return self.editor.part("file-list").get_by_role("button")

    def upload(self, name: str, content: bytes = PNG) -> None:
        """Choose a file of this device."""
        payload: FilePayload = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        self.root.get_by_label("Upload a picture").set_input_files(payload)

    def put(self, words: str) -> None:
        """Say what it shows, and use it."""
        expect(self.words).to_be_focused()
        self.words.fill(words)
        self.words.press("Enter")
        expect(self.root).to_be_hidden()


@pytest.fixture
def dialog(editor: EditorPage) -> PictureDialog:
    return PictureDialog(editor)


# Choosing


def test_a_picture_of_the_course_is_found_chosen_and_shown_in_the_preview(dialog: PictureDialog) -> None:
    for name in ("visit.png", "claim.webp", "notes.pdf"):
        store_file(name, PNG)
    dialog.open()
    expect(dialog.pictures).to_have_text(["claim.webp", "visit.png"])
    dialog.root.get_by_label("Search by name").fill("VIS")
    expect(dialog.pictures).to_have_text(["visit.png"])
    dialog.pictures.first.click()
    expect(dialog.address).to_have_value("/static/visit.png")
    dialog.put("A visit")
    expect(dialog.text.box).to_have_value("![A visit](/static/visit.png)")
    picture = dialog.editor.preview.content_frame.get_by_role("img", name="A visit")
    expect(picture).to_have_js_property("naturalWidth", 1)


def test_a_search_without_a_result_says_so(dialog: PictureDialog) -> None:
    dialog.open().root.get_by_label("Search by name").fill("nothing like it")
    expect(dialog.root.get_by_text("There are no pictures of that name.")).to_be_visible()


def test_more_than_a_page_is_shown_page_by_page(dialog: PictureDialog) -> None:
    for number in range(60):
        store_file(f"picture-{number}.png", PNG)
    dialog.open()
    expect(dialog.pictures).to_have_count(50)
    dialog.root.get_by_role("button", name="Show more").click()
    expect(dialog.pictures).to_have_count(60)
    expect(dialog.root.get_by_role("button", name="Show more")).to_be_hidden()


# Uploading


def test_an_uploaded_picture_is_a_file_of_the_course(dialog: PictureDialog) -> None:
    dialog.open().upload("first visit.png")
    expect(dialog.note).to_have_text("first_visit.png is a file of the course now. Say what it shows.")
    dialog.put("A first visit")
    expect(dialog.text.box).to_have_value("![A first visit](/static/first_visit.png)")
    assert read_file("first_visit.png") == PNG
    dialog.editor.save()
    expect_closed(dialog.editor.page)


def test_enter_waits_for_a_picture_on_its_way(dialog: PictureDialog) -> None:
    arrived: list[Route] = []
    dialog.editor.page.route(
        "**/assets/*/",
        lambda route: arrived.append(route) if route.request.method == "POST" else route.continue_(),
    )
    with dialog.open().editor.page.expect_request("**/assets/*/"):
        dialog.upload("visit.png")
    dialog.words.fill("A visit")
    dialog.words.press("Enter")
    arrived[0].continue_()
    expect(dialog.root).to_be_hidden()
    expect(dialog.text.box).to_have_value("![A visit](/static/visit.png)")


@pytest.mark.parametrize(
    ("name", "content"),
    [("chart.svg", SVG), ("chart.png", SVG), ("letter.pdf", b"%PDF-1.7"), ("empty.png", b"")],
)
def test_only_pictures_that_carry_no_script_are_uploaded(
    dialog: PictureDialog, name: str, content: bytes
) -> None:
    dialog.open().upload(name, content)
    said = f"{name} is no picture that can be used here. Use PNG, JPEG, GIF or WebP."
    expect(dialog.note).to_have_text(said)
    assert read_file(name) is None


def test_the_name_says_what_the_picture_is(dialog: PictureDialog) -> None:
    dialog.open().upload("photo.jpg", PNG)
    expect(dialog.address).to_have_value("/static/photo.png")


def test_a_picture_that_is_too_large_is_not_sent(dialog: PictureDialog) -> None:
    sent: list[str] = []
    dialog.editor.page.on("request", lambda request: sent.append(request.method + request.url))
    dialog.open().upload("large.png", PNG + bytes(20_000_001))
    expect(dialog.note).to_contain_text("large.png is too large to be uploaded.")
    assert not [request for request in sent if "/assets/" in request and request.startswith("POST")]


def test_where_the_names_are_not_known_nothing_is_uploaded(dialog: PictureDialog) -> None:
    store_file("visit.png", PNG + b"theirs")
    dialog.open()
    expect(dialog.pictures).to_have_count(1)
    dialog.editor.page.route("**/assets/*/?*", lambda route: route.fulfill(status=500))
    dialog.upload("visit.png")
    expect(dialog.note).to_contain_text("The files of the course could not be loaded.")
    assert read_file("visit.png") == PNG + b"theirs"


def test_a_name_that_is_there_already_is_not_taken_again(dialog: PictureDialog) -> None:
    store_file("first_visit.png", PNG + b"theirs")
    dialog.open().upload("First visit.png")
    expect(dialog.note).to_contain_text("The course has a file called First visit.png already.")
    expect(dialog.pictures).to_have_text(["first_visit.png"])
    assert read_file("first_visit.png") == PNG + b"theirs"
    assert read_file("First_visit.png") is None


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "You may not add files to this course. Choose one that is there, or enter an address."),
        (413, "visit.png is too large to be uploaded. Make it smaller, for example half as wide."),
        (500, "visit.png could not be uploaded. Try again."),
    ],
)
def test_each_refusal_has_a_sentence(dialog: PictureDialog, status: int, said: str) -> None:
    dialog.editor.page.route(
        "**/assets/*/",
        lambda route: route.fulfill(status=status) if route.request.method == "POST" else route.continue_(),
    )
    dialog.open().upload("visit.png")
    expect(dialog.note).to_have_text(said)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "You may not use the files of this course. Enter the address of a picture."),
        (500, "The files of the course could not be loaded. Try again, or enter an address."),
    ],
)
def test_where_files_cannot_be_listed_an_address_can_be_entered(
    dialog: PictureDialog, status: int, said: str
) -> None:
    dialog.editor.page.route("**/assets/*/?*", lambda route: route.fulfill(status=status))
    dialog.open()
    expect(dialog.note).to_have_text(said)
    dialog.address.fill("/static/visit.png")
    dialog.words.focus()
    dialog.put("A visit")
    expect(dialog.text.box).to_have_value("![A visit](/static/visit.png)")


# Pasting and dropping


def test_a_pasted_picture_becomes_a_file_of_the_course(dialog: PictureDialog) -> None:
    dialog.text.put("Before | after")
    dialog.editor.page.evaluate(COPY_PICTURE, base64.b64encode(PNG).decode())
    dialog.text.box.press("Control+v")
    expect(dialog.note).to_contain_text("is a file of the course now. Say what it shows.")
    address = dialog.address.input_value()
    assert read_file(address.removeprefix("/static/"))
    dialog.put("A claim")
    expect(dialog.text.box).to_have_value(f"Before ![A claim]({address}) after")
    dialog.editor.page.keyboard.press("Control+z")
    expect(dialog.text.box).to_have_value("Before  after")


def test_a_dropped_picture_becomes_a_file_of_the_course(dialog: PictureDialog) -> None:
    dialog.text.box.evaluate(DROP, ["claim.png", "image/png", base64.b64encode(PNG).decode()])
    expect(dialog.note).to_contain_text("claim.png is a file of the course now.")
    dialog.put("A claim")
    expect(dialog.text.box).to_have_value("![A claim](/static/claim.png)")
    assert read_file("claim.png") == PNG


def test_another_file_that_is_dropped_is_refused_in_words(dialog: PictureDialog) -> None:
    dialog.text.box.evaluate(DROP, ["letter.pdf", "application/pdf", base64.b64encode(b"%PDF-1.7").decode()])
    expect(dialog.note).to_contain_text("letter.pdf is no picture that can be used here.")


# Hosts


def test_a_library_says_that_it_keeps_no_pictures_and_takes_an_address(live_site: Site, page: Page) -> None:
    dialog = PictureDialog(opened(live_site, page, "library")).open()
    expect(dialog.note).to_contain_text("Pictures cannot be kept beside a component of a library.")
    expect(dialog.root.get_by_label("Upload a picture")).to_be_hidden()
    dialog.text.box.evaluate(DROP, ["claim.png", "image/png", base64.b64encode(PNG).decode()])
    expect(dialog.note).to_contain_text("Pictures cannot be kept beside a component of a library.")
    dialog.address.fill("/static/claim.png")
    dialog.words.focus()
    dialog.put("A claim")
    expect(dialog.text.box).to_have_value("![A claim](/static/claim.png)")


def test_the_course_has_its_pictures_in_the_new_studio_too(live_site: Site, page: Page) -> None:
    dialog = PictureDialog(opened(live_site, page, "iframe")).open()
    dialog.upload("visit.png")
    dialog.put("A visit")
    expect(dialog.text.box).to_have_value("![A visit](/static/visit.png)")
