"""Which kind of text an author pasted: HTML, Markdown or plain text; and its first cleaning."""

from __future__ import annotations

import re
from enum import Enum, auto

from coding_billing_xblock.text.values import FORBIDDEN_IN_XML


class Kind(Enum):
    """A kind of text."""

    PLAIN = auto()
    MARKDOWN = auto()
    HTML = auto()


_BLOCKS = (
    "html|head|body|main|article|section|div|p|h[1-6]|ul|ol|li|table|tr|td|blockquote|dl|hr|header|nav|footer"
)
_INLINE = "span|b|strong|i|em|u|a|font|br|img|sub|sup|code"
_COMMENTS = r"(?>\s*<!--.*?-->)*+\s*"
_PAGE_FIRST = re.compile(
    rf"{_COMMENTS}<(?:!doctype\s|\?xml|meta\b|style\b|(?:{_BLOCKS})\b[^<>]*>)", re.IGNORECASE | re.DOTALL
)
_INLINE_FIRST = re.compile(rf"{_COMMENTS}<(?:{_INLINE})\b[^<>]*>", re.IGNORECASE | re.DOTALL)
_BLOCK_END = re.compile(rf"</(?:{_BLOCKS})\s*>", re.IGNORECASE)
_ENDED_TAG = re.compile(rf"<({_INLINE})\b[^<>]{{0,500}}>[^<>]{{1,2000}}</\1\s*>", re.IGNORECASE)
_ATX_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+\S", re.MULTILINE)
_MARKDOWN = (
    _ATX_HEADING,
    re.compile(r"^ {0,3}\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$", re.MULTILINE),
    re.compile(r"^ {0,3}(?:```|~~~)", re.MULTILINE),
    re.compile(
        r"\[[^\[\]\n]{1,300}\](?:\((?:https?:|mailto:|tel:|/|#)[^()\s]{0,2000}\)|\[[^\[\]\n]{0,100}\])"
    ),
    re.compile(r"\*\*(?=\S)[^*\n]{1,300}\*\*|(?<!\w)__(?=\S)[^_\n]{1,300}__(?!\w)"),
    _ENDED_TAG,
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\x0c\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")


def recognised(text: str) -> Kind:
    """The kind of a cleaned text. A Markdown heading outweighs tags, unless the text begins with one."""
    if _PAGE_FIRST.match(text):
        return Kind.HTML
    blocks = len(_BLOCK_END.findall(text))
    if _INLINE_FIRST.match(text) and (blocks or "\n\n" not in text):
        return Kind.HTML
    if blocks > 1 and not _ATX_HEADING.search(text):
        return Kind.HTML
    return Kind.MARKDOWN if any(sign.search(text) for sign in _MARKDOWN) else Kind.PLAIN


def cleaned(text: str) -> str:
    """The text with one kind of line end, without characters that nobody sees or that no document can hold."""
    lines = _LINE_ENDS.sub("\n", _PARAGRAPH_ENDS.sub("\n\n", text))
    return FORBIDDEN_IN_XML.sub(" ", _INVISIBLE.sub("", lines))
