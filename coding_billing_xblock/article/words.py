"""Words of plain text: where sentences end, what a line begins with, and how they are written as Markdown."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from coding_billing_xblock.text.tags import COMMENT
from coding_billing_xblock.text.values import FORBIDDEN_IN_XML

COLONS = ":\N{FULLWIDTH COLON}"

NO_HEADING_ENDS = (
    ".,;…\N{ARABIC FULL STOP}\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\N{DEVANAGARI DANDA}"
    "\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH COMMA}\N{FULLWIDTH SEMICOLON}" + COLONS
)
_SENTENCE_ENDS = ".!?…\N{ARABIC QUESTION MARK}\N{ARABIC FULL STOP}\N{DEVANAGARI DANDA}"
_UNSPACED_ENDS = "\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}"
_END = re.compile(rf"[{_SENTENCE_ENDS}]+[\"'”’)\]*_]*\s+|[{_UNSPACED_ENDS}]+\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|etc|Dr|Mr|Mrs|Ms|Prof|St|No|Inc|approx|fig)|\b[A-Za-z])\.$"
)
_LONGEST_ABBREVIATION = 8
_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028]")
_PARAGRAPH_ENDS = re.compile("[\x0c\u2029]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPECIAL = re.compile(r"[\\`*\[\]]|~~|(?<![^\W_])_|_(?![^\W_])|<(?=[A-Za-z/!?])|&(?=#?\w{1,32};)")
_ENTITIES = {"<": "&lt;", "&": "&amp;", "~~": "\\~\\~"}
_OPENING = re.compile(r"#{1,6}(?=\s|$)|>|[-+](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|~~~")
_RULE = re.compile(r"[-+=:| ]+")
_BULLET = re.compile(
    "(?:(?:[-+*–—]|\\\\[-+*])\\s+|[oü§Ø](?:\\s{2,}|\t)|[•●○▪▫■□◦‣\\N{HYPHEN BULLET}∙·]\ufe0f?\\s*)(?=\\S)"
)
_TICK = re.compile("[➢➤►▶✓✔✅✗✘❌☐☑☒→]\ufe0f?\\s*(?=\\S)")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,3})[.)]\s+(?=\S)")
_HEADING_NUMBER = re.compile(r"\A\(?\d{1,3}(?:[.)]|(?:\.\d{1,2})+\.?)\s+(?=[^\W\d_])")


class Marked(NamedTuple):
    """A line of a list: its text, its indentation in columns, and its number if it has one."""

    text: str
    indent: int
    number: int | None


def cleaned(text: str) -> str:
    """The text with one kind of line end, without characters that nobody sees or that no document can hold."""
    lines = _LINE_ENDS.sub("\n", _PARAGRAPH_ENDS.sub("\n\n", text))
    return FORBIDDEN_IN_XML.sub(" ", _INVISIBLE.sub("", lines))


def without_comments(text: str) -> tuple[str, list[str]]:
    """HTML or Markdown without its comments, and what they say."""
    # What is not closed would be searched to the end of the text again and again.
    begin, end, rest = text.rpartition("-->")
    comments = COMMENT.findall(begin + end)
    return COMMENT.sub("", begin + end) + rest, [comment.strip("<>!- \n") for comment in comments]


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


def marked(line: str) -> Marked | None:
    """A line as one of a list, or None where it begins like any other. A tick or an arrow stays in its text."""
    text = line.strip()
    if found := _BULLET.match(text):
        return Marked(text[found.end() :], indent(line), None)
    if _TICK.match(text):
        return Marked(text, indent(line), None)
    if found := _NUMBER.match(text):
        return Marked(text[found.end() :], indent(line), int(found["number"]))
    return None


def indent(line: str) -> int:
    """How many columns stand empty before a line's text."""
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def without_number(heading: str) -> str:
    """A heading without its number; its place in the document tells it."""
    return _HEADING_NUMBER.sub("", heading)


def split_sentences(line: str) -> list[str]:
    """The sentences of one line."""
    cuts = [0]
    for end in _END.finditer(line):
        before = line[max(0, end.start() - _LONGEST_ABBREVIATION) : end.start() + 1]
        if not _ABBREVIATION.search(before) and not line[end.end() : end.end() + 1].islower():
            cuts.append(end.end())
    return [piece for start, end in pairwise([*cuts, len(line)]) if (piece := line[start:end].strip())]
