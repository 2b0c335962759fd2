"""Markdown within a line: written from plain text so that nothing changes its meaning, and read back as plain text."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, urlsplit

from coding_billing_xblock.text.values import SAFE_SCHEMES

HARD_BREAK = "  \n"
"""Ends a line within a paragraph."""

MAX_URL = 2000

_SPECIAL = re.compile(r"[\\`*\[\]]|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)")
_ENTITIES = {"<": "&lt;", "&": "&amp;"}
_OPENING = re.compile(r"[#>]|[-+](?=\s|$)|\d{1,9}(?=\.(?:\s|$))")
_RULE = re.compile(r"[-+=:| ]+")
_INLINE_TAGS = r"/?(?:br|sub|sup|b|i|em|strong|u|s|del|ins|mark|small|kbd|code)\s*/?>"
_UNKNOWN_TAG = re.compile(rf"<(?!{_INLINE_TAGS})(?!https?://[^<>\s]+>)(?=[A-Za-z/!?])", re.IGNORECASE)
_MARKED = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{1,32});)"
    r"|!?\[(?P<linked>(?:[^\[\]\\]|\\.){0,500})\]\([^()\s]{0,2000}(?:\s\"[^\"]{0,300}\")?\)"
    r"|(?P<break><br\s*/?>)"
    rf"|<{_INLINE_TAGS}"
    r"|[*`]|(?<![^\W_])_|_(?![^\W_])",
    re.IGNORECASE,
)


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


def tamed(markdown: str) -> str:
    """An author's Markdown in which tags that are more than formatting are words instead of markup."""
    return _UNKNOWN_TAG.sub("&lt;", markdown)


def unmarked(markdown: str) -> str:
    """The words of one line of Markdown, as plain text. What ``escape`` and ``guarded`` wrote comes back unchanged."""
    return " ".join(_MARKED.sub(_words, markdown).split())


def link(markdown: str, url: str) -> str:
    """A link, or only its text where the address is of no use to a learner."""
    address = usable_url(url)
    return f"[{markdown}]({address})" if address and markdown else markdown


def usable_url(url: str) -> str:
    """An absolute address that a link may have, ready for Markdown; empty for any other."""
    address = quote(url.strip(), safe="!#$%&*+,-./:;=?@_~")
    try:
        schemes = {urlsplit(url.strip()).scheme, urlsplit(address).scheme}
    except ValueError:
        return ""
    usable = schemes <= SAFE_SCHEMES - {""} or address.startswith("/static/")
    return address if usable and len(address) <= MAX_URL else ""


def _words(found: re.Match[str]) -> str:
    if found["linked"] is not None:
        return unmarked(found["linked"])
    if found["entity"]:
        return html.unescape(found["entity"])
    return found["escaped"] or (" " if found["break"] else "")
