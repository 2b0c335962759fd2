"""An author's Markdown as safe HTML.

Markdown with tables, then an allow-list: what an author writes never becomes script on anyone's page, whether it
came as Markdown or as HTML within it. Rendered once per distinct text and process.
"""

from __future__ import annotations

import html
import re
import threading
from functools import lru_cache

import markdown
import nh3

DRAWINGS = frozenset({"revenue-cycle"})
"""The block's own drawings, written ``![…](drawing:name)``; each is an SVG of that name among the assets."""

DRAWING_SOURCE = re.compile(r'src="drawing:([^"]*)"')
FILE_SOURCE = re.compile(r'(?:src|href)="(/static/[^"]+)"')

CACHED_TEXTS = 8192

_TEXT = "p br hr strong em b i u s del ins sub sup small mark code kbd pre blockquote q cite abbr span div".split()
_LISTS = "ul ol li dl dt dd".split()
_TABLES = "table caption thead tbody tfoot tr th td".split()
_OTHER = "h1 h2 h3 h4 h5 h6 a img figure figcaption".split()
_TAGS = {*_TEXT, *_LISTS, *_TABLES, *_OTHER}
_ATTRIBUTES = {
    "*": {"lang", "dir", "title"},
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start"},
    "th": {"scope", "colspan", "rowspan", "align"},
    "td": {"colspan", "rowspan", "align"},
}
_SCHEMES = {"http", "https", "mailto", "tel", "drawing"}

_FIRST_HEADING = 5
_HEADING = re.compile(r"<(/?)h([1-6])\b([^>]*)>")
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)
_renderers = threading.local()


@lru_cache(CACHED_TEXTS)
def render(text: str) -> str:
    """The Markdown ``text`` as safe HTML blocks; headings begin one level below a section's title."""
    return _wrap_tables(_lower_headings(_safe(text)))


def render_inline(text: str) -> str:
    """The Markdown ``text`` as safe HTML without a paragraph around it, where it is one paragraph."""
    rendered = render(text)
    paragraph = _ONE_PARAGRAPH.fullmatch(rendered)
    return paragraph[1] if paragraph else rendered


@lru_cache(CACHED_TEXTS)
def plain(text: str) -> str:
    """The words of the Markdown ``text`` on one line, for the search index and for reports."""
    spaced = render(text).replace("<", " <")
    return re.sub(r"\s+([.,;:!?)])", r"\1", " ".join(html.unescape(nh3.clean(spaced, tags=set())).split()))


def heading_levels(text: str) -> list[int]:
    """The levels of the headings in the Markdown ``text``, as the author chose them, in order."""
    return [int(level) for closing, level, _ in _HEADING.findall(_safe(text)) if not closing]


def drawings_in(rendered: str) -> list[str]:
    """The names of the drawings that rendered HTML shows."""
    return DRAWING_SOURCE.findall(rendered)


def files_in(rendered: str) -> list[str]:
    """The course files that rendered HTML shows or links to, as ``/static/…``."""
    return [html.unescape(path) for path in FILE_SOURCE.findall(rendered)]


def _safe(text: str) -> str:
    unsafe = _converted(text)
    return nh3.clean(unsafe, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES)


def _converted(text: str) -> str:
    try:
        return str(_renderer().reset().convert(text))
    except AssertionError:
        # Python's HTML parser, which Markdown asks, gives up on some declarations: then none is one.
        return str(_renderer().reset().convert(text.replace("<!", "&lt;!")))


def _renderer() -> markdown.Markdown:
    # An instance keeps state while it converts, so each thread has its own.
    if not hasattr(_renderers, "instance"):
        _renderers.instance = markdown.Markdown(
            extensions=["tables", "sane_lists"],
            extension_configs={"tables": {"use_align_attribute": True}},
            output_format="html",
        )
    instance: markdown.Markdown = _renderers.instance
    return instance


def _lower_headings(rendered: str) -> str:
    levels = [int(level) for _, level, _ in _HEADING.findall(rendered)]
    top = min(levels, default=_FIRST_HEADING)
    return _HEADING.sub(
        lambda tag: f"<{tag[1]}h{min(6, _FIRST_HEADING + int(tag[2]) - top)}{tag[3]}>", rendered
    )


def _wrap_tables(rendered: str) -> str:
    # A wide table scrolls in a box of its own instead of widening the page.
    return rendered.replace("<table>", '<div class="cb-scroll"><table>').replace("</table>", "</table></div>")
