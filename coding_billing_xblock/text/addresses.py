"""Which addresses a link or an image may have, and which of them lead somewhere from a page of a course."""

from __future__ import annotations

import re
from enum import StrEnum

LINK_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
IMAGE_SCHEMES = frozenset({"http", "https", "drawing"})

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_IGNORED = re.compile(r"[\x00-\x20\x7f]+")
_LEADING_SOMEWHERE = ("/static/", "/course/", "/jump_to_id/", "//")
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_SHOWN = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_PLACEHOLDERS = frozenset({"", "http://", "https://", "/static", "/static/"})


class Address(StrEnum):
    """What becomes of an address."""

    USABLE = "usable"
    RELATIVE = "relative"
    """It is kept, but where it leads depends on the page around: in a course, mostly nowhere."""
    PLACEHOLDER = "placeholder"
    """What a button of the editor put in, and nobody has filled in yet."""
    UNUSABLE = "unusable"
    """A browser would run it, embed it or not know it: it is taken out."""


def address_of_link(url: str) -> Address:
    """What becomes of the address of a link."""
    return _kind(url, LINK_SCHEMES)


def address_of_image(url: str) -> Address:
    """What becomes of the address of an image; ``drawing:name`` is one of the block's own."""
    return _kind(url, IMAGE_SCHEMES)


def is_elsewhere(url: str) -> bool:
    """Whether the address names a site."""
    return bool(_ELSEWHERE.match(_IGNORED.sub("", url)))


def without_addresses(words: str) -> str:
    """The words without web addresses, which stand among them where a link shows its own."""
    return _SHOWN.sub("", words)


def _kind(url: str, schemes: frozenset[str]) -> Address:
    # Browsers pass over blanks and line ends within a scheme.
    plain = _IGNORED.sub("", url)
    if plain in _PLACEHOLDERS:
        return Address.PLACEHOLDER
    if scheme := _SCHEME.match(plain):
        return Address.USABLE if scheme[1].lower() in schemes else Address.UNUSABLE
    return Address.USABLE if plain.startswith(_LEADING_SOMEWHERE) else Address.RELATIVE
