"""Plain text that somebody pastes: cleaned, and written as Markdown that reads the same."""

from __future__ import annotations

import re

from coding_billing_xblock.text.values import FORBIDDEN_IN_XML

_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\x0c\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPECIAL = re.compile(r"[\\`*\[\]]|~~|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)")
_ENTITIES = {"<": "&lt;", "&": "&amp;", "~~": "\\~\\~"}
_OPENING = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|~~~")
_RULE = re.compile(r"[-+=:| ]+")

MARKS = (
    re.compile(r"\[[^\[\]\n]{1,300}\](?:\([^()\s]{1,2000}\)|\[[^\[\]\n]{0,100}\])"),
    re.compile(r"\*\*(?=\S)[^*\n]{1,300}\*\*|(?<!\w)__(?=\S)[^_\n]{1,300}__(?!\w)"),
    re.compile(r"<(b|i|em|strong|sub|sup|code|kbd|u|mark)>[^<>\n]{1,300}</\1>"),
)
"""What stands within a line where a text is Markdown already: links, bold words, HTML."""


def cleaned(text: str) -> str:
    """The text with one kind of line end, without characters that nobody sees or that no document can hold."""
    lines = _LINE_ENDS.sub("\n", _PARAGRAPH_ENDS.sub("\n\n", text))
    return FORBIDDEN_IN_XML.sub(" ", _INVISIBLE.sub("", lines))


def escape(text: str) -> str:
    """Plain text as Markdown that reads the same, wherever in a line it stands."""
    return _SPECIAL.sub(lambda found: _ENTITIES.get(found[0], "\\" + found[0]), text)


def guarded(line: str) -> str:
    """A line of Markdown that begins a paragraph and nothing else, whatever its first characters are."""
    if _RULE.fullmatch(line):
        return f"&#{ord(line[0])};{line[1:]}"
    opening = _OPENING.match(line)
    if opening is None:
        return line
    at = opening.end() if opening[0][0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"
