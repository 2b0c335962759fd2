"""An author's Markdown as safe HTML and as plain words.

Texts of several lines are CommonMark with tables; what stands on one line, such as an option or a cell, is read by the
rules within a line only, so that ">90 days" stays what it is. Whatever comes out goes through an allow-list once more,
so that nothing an author writes becomes script on anyone's page. Kept once for each distinct text and process.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

import nh3

from coding_billing_xblock.text.reading import read, read_phrase
from coding_billing_xblock.text.rendering import html_of, phrase_of
from coding_billing_xblock.text.tags import ATTRIBUTES, BLOCKS, KNOWN

DRAWINGS = frozenset({"revenue-cycle"})
"""The block's own drawings, written ``![…](drawing:name)``; each is an SVG of that name among the assets."""

DRAWING_SOURCE = re.compile(r'src="drawing:([^"]*)"')
FILE_SOURCE = re.compile(r'(?:src|href)="(/static/[^"]+)"')

CACHED_TEXTS = 8192

_SCHEMES = {"http", "https", "mailto", "tel", "drawing"}
_OUR_OWN = {"div": {"class": {"cb-scroll"}}}
_BREAK = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS | {'br', 'img'}))})\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")


@lru_cache(CACHED_TEXTS)
def render(text: str) -> str:
    """The Markdown ``text`` as safe HTML blocks; headings begin one level below a section's title. Never raises."""
    return sanitised(html_of(read(text).tokens))


@lru_cache(CACHED_TEXTS)
def render_phrase(text: str) -> str:
    """The Markdown ``text`` of one line as safe HTML without a paragraph around it. Never raises."""
    return sanitised(phrase_of(read_phrase(text).tokens))


@lru_cache(CACHED_TEXTS)
def plain(text: str) -> str:
    """The words of the Markdown ``text`` on one line, for the search index and for reports."""
    return words_of_html(render(text))


@lru_cache(CACHED_TEXTS)
def plain_phrase(text: str) -> str:
    """The words of the Markdown ``text`` of one line."""
    return words_of_html(render_phrase(text))


def sanitised(rendered: str) -> str:
    """HTML without anything that is not on the allow-list; what is on it stays as it is."""
    return nh3.clean(
        rendered.strip(),
        tags=KNOWN,
        attributes=ATTRIBUTES,
        url_schemes=_SCHEMES,
        tag_attribute_values=_OUR_OWN,
    )


def words_of_html(rendered: str) -> str:
    """The words of rendered HTML on one line: blocks end a word, elements within a line do not."""
    return " ".join(html.unescape(_TAG.sub("", _BREAK.sub(" ", rendered))).split())


def drawings_in(rendered: str) -> list[str]:
    """The names of the drawings that rendered HTML shows."""
    return DRAWING_SOURCE.findall(rendered)


def files_in(rendered: str) -> list[str]:
    """The course files that rendered HTML shows or links to, as ``/static/…``."""
    return [html.unescape(path) for path in FILE_SOURCE.findall(rendered)]
