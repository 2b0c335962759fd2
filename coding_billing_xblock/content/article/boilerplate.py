"""Words that every page has and no article: bylines, sharing, copyright, "read more"."""

from __future__ import annotations

import re

_NAME = r"(?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w.]+){1,3}"
_DATE = r"(?:\w+ )?\d{1,4}[\s,./-].{0,20}\d{2,4}"
_PHRASE = re.compile(
    r"(?:(?:share|share this|page \d+(?: of \d+)?|print|save|like|tweet|follow|copy link|menu|search|log ?in|sign ?in)"
    r"|share (?:this (?:post|article|page|story)|on \w+)"
    r"|(?:posted|published|written|reviewed|updated|last updated|last modified)(?: on| by| in| at)?:? "
    rf"(?:{_DATE}|{_NAME}).{{0,60}}"
    rf"|by {_NAME}(?:\s*[|·•,–—-].{{0,60}})?|\d+ min(?:ute)?s? read|\d+ (?:comments?|shares?|views)"
    r"|read (?:more|next|also)(?:\s*[:…»→]| about\b|$).*|(?:you (?:may|might) also like|related (?:posts|articles))\b.*"
    r"|leave a (?:comment|reply)|(?:previous|next|older|newer) (?:post|article)s?\b.*|back to top|skip to [\w ]+"
    r"|table of contents|on this page|advertisements?|sponsored(?: content)?|home\s*[»>/|].*"
    r"|(?:©|\(c\)|copyright)\W*\d{4}.*|.*\ball rights reserved|privacy policy|terms (?:of|and) \w+|cookie \w+"
    r"|(?:tags?|filed under|posted in):.*)\W*",
    re.IGNORECASE,
)
_LONGEST = 160


def is_boilerplate(text: str) -> bool:
    """Whether a paragraph of plain text is none of the article's."""
    return len(text) <= _LONGEST and bool(_PHRASE.fullmatch(text))
