"""What can be wrong with one Markdown text, judged by what it becomes on the page. Nothing here keeps it from
being saved: a learner can read all of it, though perhaps not well.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from coding_billing_xblock.text.findings import N_, Finding, warning
from coding_billing_xblock.text.markdown import (
    CACHED_TEXTS,
    DRAWINGS,
    drawings_in,
    heading_levels,
    render,
)

VAGUE_LINKS = frozenset(
    (
        "click",
        "click here",
        "click on this link",
        "click this link",
        "here",
        "learn more",
        "link",
        "more",
        "read more",
        "see here",
        "this",
        "this link",
        "this page",
    )
)
"""Texts of links that say nothing to somebody who jumps from link to link. The texts are the author's own and in
the author's language; these are the English ones.
"""

_MAY_BE_MARKUP = re.compile(r"[\[<#]|^ {0,3}(?:=+|-+)\s*$", re.MULTILINE)
_LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)
_IMAGE = re.compile(r"<img\b[^>]*>")
_ALTERNATIVE = re.compile(r'\balt="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")


@lru_cache(CACHED_TEXTS)
def text_findings(text: str) -> tuple[Finding, ...]:
    """What is wrong with the Markdown ``text``; paths are empty. The same for the same text, so kept."""
    # Most texts have neither link nor image nor heading, and need not be rendered to know.
    if not _MAY_BE_MARKUP.search(text):
        return ()
    rendered = render(text)
    return (*_links(rendered), *_images(rendered), *_drawings(rendered), *_headings(text))


def _links(rendered: str) -> Iterator[Finding]:
    for inner in dict.fromkeys(_LINK.findall(rendered)):
        words = _words(inner)
        if not words:
            yield warning("link.no_text", N_("A link has no text; say where it leads."))
        elif _is_vague(words.casefold()):
            message = N_("The link “{text}” does not say where it leads.")
            yield warning("link.vague_text", message, text=words[:60])


def _is_vague(words: str) -> bool:
    # Whatever follows "click here", the first words are what is heard in a list of links.
    return words.startswith("click here") or words.strip(" .:!»>→") in VAGUE_LINKS


def _words(inner: str) -> str:
    """What a link says: its text, and what its images show."""
    shown = _IMAGE.sub(lambda image: f" {_alternative(image[0])} ", inner)
    return " ".join(html.unescape(_TAG.sub("", shown)).split())


def _alternative(image: str) -> str:
    found = _ALTERNATIVE.search(image)
    return found[1].strip() if found else ""


def _images(rendered: str) -> Iterator[Finding]:
    if not all(_alternative(image) for image in _IMAGE.findall(rendered)):
        yield warning("image.no_alternative", N_("An image has no alternative text; say what it shows."))


def _drawings(rendered: str) -> Iterator[Finding]:
    for name in drawings_in(rendered):
        if name not in DRAWINGS:
            message = N_("There is no drawing called “{name}”. There are: {known}.")
            yield warning("drawing.unknown", message, name=name, known=", ".join(sorted(DRAWINGS)))


def _headings(text: str) -> Iterator[Finding]:
    levels = heading_levels(text)
    for before, after in pairwise(levels):
        if after > before + 1:
            message = N_("A heading of level {before} is followed by one of level {after}.")
            yield warning("heading.skipped_level", message, before=before, after=after)
            return
