"""Formatted text as a clipboard holds it, as Markdown: all of it, in its order, without looking for parts in it."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup
from bs4.element import Tag

from coding_billing_xblock.article import MAX_ARTICLE
from coding_billing_xblock.article.converting import Converter, markdown_by
from coding_billing_xblock.article.page import HEADINGS, OFFICE_ITEM, selection_of
from coding_billing_xblock.text.escaping import cleaned, escape

_SPACE = re.compile(r"^(?P<fence>`{3,}).*?^(?P=fence)$|\n{3,}", re.MULTILINE | re.DOTALL)
_BREAKS = re.compile(r"(?:\\?\n\s*)+")
_LINES = [*HEADINGS, "li", OFFICE_ITEM, "dt", "dd", "blockquote", "pre", "caption", "td", "th"]
_AROUND = ["ul", "ol", "table", "thead", "tbody", "tfoot", "tr"]


class _InPlace(Converter):
    """Keeps what it cannot use where it stands, as words."""

    def leave_out(self, words: str, address: str = "") -> str:
        return escape(words)

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return super().convert_img(el, text, parent_tags.difference(HEADINGS))


def prose_of_html(html: str) -> str:
    """HTML as Markdown of several lines. Raises ValueError beyond MAX_ARTICLE characters, and for nothing else."""
    markdown = _markdown(_selection(html))
    return _SPACE.sub(lambda found: found[0] if found["fence"] else "\n\n", markdown).strip("\n")


def phrase_of_html(html: str) -> str:
    """HTML as Markdown of one line, its paragraphs and items one below the other. Raises as ``prose_of_html``."""
    soup = _selection(html)
    for tag in soup.find_all("hr"):
        tag.decompose()
    for tag in soup.find_all(_LINES):
        tag.name = "p"
    for tag in soup.find_all(_AROUND):
        tag.name = "div"
    return _BREAKS.sub("<br>", _markdown(soup).strip())


def _selection(html: str) -> BeautifulSoup:
    if len(html) > MAX_ARTICLE:
        raise ValueError(f"the text is longer than {MAX_ARTICLE} characters")
    return selection_of(cleaned(html))


def _markdown(soup: BeautifulSoup) -> str:
    return markdown_by(_InPlace(), soup)
