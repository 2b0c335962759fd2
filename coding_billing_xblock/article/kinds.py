"""Which kind of text an author pasted: HTML, Markdown or plain text."""

from __future__ import annotations

import re
from typing import Literal

from lxml.html.defs import tags

from coding_billing_xblock.article.words import without_comments
from coding_billing_xblock.text.escaping import MARKS

Kind = Literal["plain", "markdown", "html"]

_BEGINS_WITH_TAG = re.compile(
    rf"\s*<(?:!doctype\b|\?xml|(?:{'|'.join(sorted(tags))}|o:p|w:\w+)[\s/>])",
    re.IGNORECASE,
)
_PAGE = re.compile(r"\s*<(?:!doctype|html|\?xml)\b", re.IGNORECASE)
_BLOCK_END = re.compile(
    r"</(?:html|body|article|section|div|p|h[1-6]|ul|ol|li|table|tr|td|blockquote|dl)\s*>", re.I
)
_MARKED_LINE = re.compile(
    r"^ {0,3}(?:#{1,6}[ \t]+\S|(?:```|~~~)|\|?[ \t]*:?-{3,}:?[ \t]*\|[-:| \t]*$|[-*+] \S[^\n]*\n {0,3}[-*+] \S)",
    re.MULTILINE,
)
_MARKED_WORDS = (
    re.compile(r"(?<=[^\s>])\n {0,3}(?:-{3,}|={3,})[ \t]*$", re.MULTILINE),
    re.compile(r"^\[[^\]\n]{1,100}\]: \S", re.MULTILINE),
    *MARKS,
)
_TAGS_A_MARK = 2


def recognised(text: str) -> Kind:
    """The kind of a cleaned text. In a mixture, what there is more of decides."""
    text, comments = without_comments(text)
    marks, ends = len(_MARKED_LINE.findall(text)), len(_BLOCK_END.findall(text))
    has_tags = bool(_BEGINS_WITH_TAG.match(text)) or ends > 1
    if _PAGE.match(text) or (has_tags and (not marks or ends > _TAGS_A_MARK * marks)):
        return "html"
    return "markdown" if marks or comments or any(sign.search(text) for sign in _MARKED_WORDS) else "plain"
