"""What the field ``data`` stands for: the shipped lesson, a stored document, or OLX kept as it was written.

Read once per distinct content and process.
"""

from __future__ import annotations

from functools import lru_cache

from coding_billing_xblock.content import olx
from coding_billing_xblock.content.distinct import with_distinct_ids
from coding_billing_xblock.content.document import Document, Parsed, open_json, without_prologue
from coding_billing_xblock.lessons.shelf import shipped

CACHED_DOCUMENTS = 256


@lru_cache(CACHED_DOCUMENTS)
def load(data: str) -> Parsed:
    """The document behind ``data`` and its findings. Never raises."""
    return open_stored(data).usable()


def open_stored(data: str) -> Parsed:
    """What an author goes on with: as ``load``, but a document with errors is there all the same. Never raises."""
    if not data.strip():
        return Parsed(shipped())
    return open_olx(data) if is_olx(data) else open_json(data)


def open_olx(text: str) -> Parsed:
    """The document of an OLX text, errors or not; an element without content is the shipped lesson. Never raises."""
    source = olx.parse_text(text)
    if source.root is None:
        return Parsed(None, source.findings)
    if source.root.tag == olx.ROOT and not olx.has_content(source.root):
        return Parsed(shipped(), olx.comment_findings(source.root))
    return olx.examine_element(source.root)


def open_for_form(data: str) -> Parsed:
    """As ``open_stored``, with each id once in its list: a form tells the items of a list by their ids."""
    return with_distinct_ids(open_stored(data))


def open_text(text: str) -> Parsed:
    """As ``open_for_form``, of a text that an author hands in: OLX, or what is stored where it could not be used."""
    return with_distinct_ids(open_json(text) if _begins(text, "{") else open_olx(text))


def attributes_of(text: str) -> list[str]:
    """The names of what an OLX text says beside the document, in the attributes of its root."""
    root = olx.parse_text(text).root
    return [] if root is None else [str(name) for name in root.attrib if name not in olx.OWN_ATTRIBUTES]


def usable(data: str) -> Document:
    """The document behind ``data``. Raises ValueError where there is none."""
    document = load(data).document
    if document is None:
        raise ValueError("the stored content gives no document")
    return document


def is_olx(data: str) -> bool:
    """Whether ``data`` is OLX, kept verbatim because it gave no document or holds comments."""
    return _begins(data, "<")


def _begins(text: str, mark: str) -> bool:
    return without_prologue(text).lstrip().startswith(mark)
