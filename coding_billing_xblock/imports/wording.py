"""Texts of other programs as Markdown: one that is plain, that has marks of Markdown in it, or that is HTML."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from coding_billing_xblock.text.escaping import MARKS, escape, guarded
from coding_billing_xblock.text.tags import ATTRIBUTES, BLOCKS, KNOWN, TAG, Tag

_GAPS = re.compile(r"\n[ \t]*\n\s*")
_SIGNS = (
    *MARKS,
    re.compile(r"`[^`\n]{1,300}`"),
    re.compile(r"(?<![\w*\\])\*(?=[^\s*])[^*\n]{1,300}(?<=[^\s*\\])\*(?![\w*])"),
    re.compile(r"(?<![\w\\])_(?=[^\s_])[^_\n]{1,300}(?<=[^\s_\\])_(?!\w)"),
)
_HARD_BREAK = "\\\n"

# Stand in a text for what its tags say; no cleaned text holds them.
_PARAGRAPH, _LINE, _ITEM = "\x0e", "\x0f", "\x10"
_FIRST_IN_ITEM = re.compile(f"{_ITEM}[ \n]*{_PARAGRAPH}")


class Wording(NamedTuple):
    """How texts are written: what they are as Markdown of several lines, and of one."""

    prose: Callable[[str], str]
    phrase: Callable[[str], str]


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _plain_phrase(text: str) -> str:
    return escape(_one_line(text))


def _plain_prose(text: str) -> str:
    paragraphs = (filter(None, map(str.strip, part.split("\n"))) for part in _GAPS.split(text))
    return "\n\n".join(_HARD_BREAK.join(guarded(escape(line)) for line in lines) for lines in paragraphs)


def is_markdown(text: str) -> bool:
    """Whether a text has marks of Markdown within its lines."""
    return any(sign.search(text) for sign in _SIGNS)


def _authored_phrase(text: str) -> str:
    return _one_line(text) if is_markdown(text) else _plain_phrase(text)


def _authored_prose(text: str) -> str:
    return text.strip("\n") if is_markdown(text) else _plain_prose(text)


def _html_phrase(text: str) -> str:
    marks = {_PARAGRAPH: " ", _ITEM: " ", _LINE: "<br>"}
    return _one_line("".join(marks.get(piece, piece) for piece in _pieces(text)))


def _html_prose(text: str) -> str:
    marked = _FIRST_IN_ITEM.sub(_ITEM, "".join(_pieces(text)))
    return "\n\n".join(filter(None, map(_paragraph, marked.split(_PARAGRAPH))))


def _paragraph(marked: str) -> str:
    first, *items = (_lines(part) for part in marked.split(_ITEM))
    listed = (f"- {item}".replace("\n", "\n  ") for item in items)
    return "\n\n".join(filter(None, [first, "\n".join(listed)]))


def _lines(marked: str) -> str:
    return _HARD_BREAK.join(guarded(line) for part in marked.split(_LINE) if (line := _one_line(part)))


def _pieces(text: str) -> Iterator[str]:
    """The words between the tags, escaped, and the tags themselves or what stands for them."""
    end = 0
    for found in TAG.finditer(text):
        yield escape(html.unescape(text[end : found.start()]))
        yield _tag(Tag(found[0]))
        end = found.end()
    yield escape(html.unescape(text[end:]))


def _tag(tag: Tag) -> str:
    if tag.name not in KNOWN:
        return escape(tag.source)
    if tag.name in BLOCKS:
        return _ITEM if tag.name == "li" and not tag.closes else "" if tag.name == "li" else _PARAGRAPH
    return _LINE if tag.name == "br" else _kept(tag)


def _kept(tag: Tag) -> str:
    """The tag without attributes that could not be kept."""
    known = ATTRIBUTES["*"] | ATTRIBUTES.get(tag.name, set())
    kept = [f' {name}="{html.escape(value)}"' for name, value in tag.attributes.items() if name in known]
    return f"<{'/' * tag.closes}{tag.name}{''.join(kept)}>"


def _with_breaks(text: str) -> str:
    return text.strip().replace("\n", "<br>")


PLAIN = Wording(_plain_prose, _plain_phrase)
"""Every character stands for itself."""

AUTHORED = Wording(_authored_prose, _authored_phrase)
"""As people write: Markdown where it has marks of it, else plain."""

MARKDOWN = Wording(lambda text: text, _one_line)
"""Markdown already."""

HTML = Wording(_html_prose, _html_phrase)
"""HTML, whose paragraphs, items and line breaks become those of Markdown."""

HTML_LINES = Wording(
    lambda text: _html_prose(_with_breaks(text)), lambda text: _html_phrase(_with_breaks(text))
)
"""HTML whose lines end where they end in the text."""
