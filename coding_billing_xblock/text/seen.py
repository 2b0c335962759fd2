"""What the eye makes of a text: whether two say the same, and whether one says anything at all."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache

from coding_billing_xblock.text.markdown import CACHED_TEXTS, render, render_phrase
from coding_billing_xblock.text.tags import PHRASES

# Of all elements within a line, these make the same words look like others.
_TELLING = {"br", "del", "img", "s", "sub", "sup"}
_NOT_TELLING = re.compile(rf"</?(?:{'|'.join(sorted(PHRASES - _TELLING))})\b[^>]*>")
_OTHER = re.compile(r"<(?!/?(?:del|img|s|sub|sup)\b)[^>]*>")
_SAME_LOOKS = ("<compat>", "<final>", "<initial>", "<isolated>", "<medial>", "<noBreak>")
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Characters without any looks that Unicode does not count among the format characters or the blanks."""


def seen_line(text: str) -> str:
    """A line of plain text as the eye sees it: equal for two that look the same, empty for one that shows nothing."""
    return " ".join("".join(map(_look, unicodedata.normalize("NFC", text))).split())


@lru_cache(CACHED_TEXTS)
def seen_phrase(text: str) -> str:
    """The same of Markdown of one line: emphasis and the marks it is written with make no difference."""
    return _seen(render_phrase(text))


@lru_cache(CACHED_TEXTS)
def seen(text: str) -> str:
    """The same of Markdown of several lines."""
    return _seen(render(text))


def _seen(rendered: str) -> str:
    return seen_line(html.unescape(_OTHER.sub(" ", _NOT_TELLING.sub("", rendered))))


def _look(character: str) -> str:
    if unicodedata.category(character) == "Cf":
        return ""
    if character in _BLANKS:
        return " "
    looks_the_same = unicodedata.decomposition(character).startswith(_SAME_LOOKS)
    return unicodedata.normalize("NFKC", character) if looks_the_same else character
