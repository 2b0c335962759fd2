"""Markdown as tokens: CommonMark with tables and strikethrough, and what this block reads in another way.

HTML is read tag by tag and never as a whole (``html_tag``, ``html_comment``); what is nested too deeply stays as it
was typed (``too_deep``); a line that begins with ``[^`` defines no link. Nothing is kept from one text to the next.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import MutableMapping
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.rules_inline import StateInline, autolink
from markdown_it.token import Token

from coding_billing_xblock.text.addresses import Address, address_of_link
from coding_billing_xblock.text.tags import BLOCKS, COMMENT, TAG, Tag

DEEPEST_BLOCK = 42
"""Levels of Markdown: twenty lists within each other, an item being a level of its own, and what is in the last."""

_DEEPEST_PHRASE = 10
_LONGEST_ADDRESS = 2000
_PIECE = re.compile(rf"(?P<comment>{COMMENT.pattern})|(?P<tag>{TAG.pattern})", re.DOTALL | re.ASCII)
_END_OF_COMMENT = re.compile("-->")
_END_OF_PRE = re.compile("</pre>", re.IGNORECASE)

Environment = MutableMapping[str, Any]
"""What one parse of one text keeps."""


class Definitions(dict[str, dict[str, Any]]):
    """The addresses that a text defines by labels, and which of the labels its links asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.used: set[str] = set()

    def get(self, label: str, default: Any = None) -> Any:
        """The definition of a label."""
        self.used.add(label)
        return super().get(label, default)

    def __getitem__(self, label: str) -> dict[str, Any]:
        self.used.add(label)
        return super().__getitem__(label)


class _Parser(MarkdownIt):
    """Keeps every address as it was typed; what becomes of it is decided when all tokens are there."""

    def validateLink(self, url: str) -> bool:
        return True

    def normalizeLink(self, url: str) -> str:
        return url

    def normalizeLinkText(self, link: str) -> str:
        return link


def new_environment() -> Environment:
    """What one parse of one text keeps: the definitions, those that came too late, and where HTML ends last."""
    return {"references": Definitions(), "duplicate_refs": [], "ends": {}}


def blocks(text: str, environment: Environment) -> list[Token]:
    """The tokens of a text of several lines; those within a line are the children of ``inline`` tokens."""
    _note_ends(text, environment)
    tokens = _BLOCKS.parse(text, environment)
    for token in tokens:
        if token.type == "inline":
            token.children = phrases(token.content, environment)
    return tokens


def phrases(text: str, environment: Environment) -> list[Token]:
    """The tokens of a text that is one line, or the lines of one paragraph."""
    _note_ends(text, environment)
    return _PHRASES.inline.parse(text, _PHRASES, environment, [])


def _note_ends(text: str, environment: Environment) -> None:
    # Where nothing can end a stretch of HTML, the rest of the text is not searched at each of its beginnings.
    environment["ends"] = {_END_OF_COMMENT: text.rfind("-->"), _END_OF_PRE: text.lower().rfind("</pre>")}


def pieces(source: str) -> list[Token]:
    """A stretch of HTML as tokens: its tags, its comments, and the text between them."""
    found: list[Token] = []
    end = 0
    for piece in _PIECE.finditer(source):
        found += _text(source[end : piece.start()])
        found.append(_html_token(piece[0], "html_comment" if piece["comment"] else "html_tag"))
        end = piece.end()
    return found + _text(source[end:])


def _text(source: str) -> list[Token]:
    return [Token("text", "", 0, content=html.unescape(source))] if source else []


def _html_token(source: str, kind: str) -> Token:
    return Token(kind, "", 0, content=source)


# Rules of blocks


def _too_deep(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent or state.level < DEEPEST_BLOCK:
        return False
    line = start + 1
    while line < end and (state.isEmpty(line) or state.sCount[line] >= state.blkIndent):
        line += 1
    token = state.push("too_deep", "p", 0)
    token.content = state.getLines(start, line, state.blkIndent, keepLastLF=False).strip()
    token.map = [start, line]
    state.line = line
    return True


def _definition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # Elsewhere this is a footnote.
    if state.src.startswith("[^", _begin(state, start)):
        return False
    return reference(state, start, end, silent)


def _html(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A stretch of HTML that begins with a known element of a line of its own, or with a comment."""
    if state.is_code_block(start) or not state.src.startswith("<", _begin(state, start)):
        return False
    line = _end_of_html(state, start, end)
    if line is None:
        return False
    if not silent:
        token = state.push("html", "", 0)
        token.content = state.getLines(start, line, state.blkIndent, keepLastLF=False)
        token.map = [start, line]
        state.line = line
    return True


def _end_of_html(state: StateBlock, start: int, end: int) -> int | None:
    """The line after the stretch; None where none begins, or where nothing ends it, so that nothing is swallowed."""
    begin = _begin(state, start)
    if state.src.startswith("<!--", begin):
        line = _after(state, start, end, _END_OF_COMMENT)
        # What follows a comment on its line is Markdown, so the comment is then one within a line.
        return line if line and _ends_with_comment(state, line - 1) else None
    tag = _known_block(state.src, begin)
    if tag is None:
        return None
    if tag.name == "pre" and not tag.closes:
        return _after(state, start, end, _END_OF_PRE)
    lines = range(start + 1, end)
    return next((line for line in lines if state.isEmpty(line) or _leaves(state, line)), end)


def _known_block(source: str, begin: int) -> Tag | None:
    """The tag that begins here, if it can be kept: any other leaves its text to be read as Markdown."""
    found = TAG.match(source, begin)
    tag = Tag(found[0]) if found else None
    return tag if tag and tag.name in BLOCKS and not tag.unknown_attributes else None


def _after(state: StateBlock, start: int, end: int, what: re.Pattern[str]) -> int | None:
    begin = _begin(state, start)
    found = begin < state.env["ends"][what] and what.search(state.src, begin, state.eMarks[end - 1])
    if not found:
        return None
    last = bisect_right(state.bMarks, found.end() - 1, start, end) - 1
    between = range(start + 1, last + 1)
    return None if any(_leaves(state, line) and not state.isEmpty(line) for line in between) else last + 1


def _ends_with_comment(state: StateBlock, line: int) -> bool:
    return str(state.src[_begin(state, line) : state.eMarks[line]]).rstrip().endswith("-->")


def _begin(state: StateBlock, line: int) -> int:
    return int(state.bMarks[line] + state.tShift[line])


def _leaves(state: StateBlock, line: int) -> bool:
    return bool(state.sCount[line] < state.blkIndent)


# Rules within a line


def _html_phrase(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    is_comment = state.src.startswith("<!--", state.pos) and state.pos < state.env["ends"][_END_OF_COMMENT]
    found = (COMMENT if is_comment else TAG).match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("html_comment" if is_comment else "html_tag", "", 0).content = found[0]
    state.pos = found.end()
    return True


def _address(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "<":
        return False
    end = state.src.find(">", state.pos, state.pos + _LONGEST_ADDRESS)
    url = state.src[state.pos + 1 : end]
    is_mail = "@" in url and ":" not in url
    if end < 0 or not (is_mail or address_of_link(url) is Address.USABLE):
        return False
    return autolink(state, silent)


def _block_parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": DEEPEST_BLOCK + 2}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    rules = parser.block.ruler
    rules.at("reference", _definition)
    rules.at("html_block", _html, {"alt": ["paragraph", "reference", "blockquote"]})
    rules.before("table", "too_deep", _too_deep)
    return parser


def _phrase_parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": _DEEPEST_PHRASE}).enable("strikethrough")
    parser.inline.ruler.at("html_inline", _html_phrase)
    parser.inline.ruler.at("autolink", _address)
    return parser


_BLOCKS = _block_parser()
_PHRASES = _phrase_parser()
OPTIONS = _BLOCKS.options
