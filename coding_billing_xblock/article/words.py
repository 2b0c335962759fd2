"""Words of plain text: where sentences end, and what a line begins with."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from coding_billing_xblock.text.tags import COMMENT

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


def without_comments(text: str) -> tuple[str, list[str]]:
    """HTML or Markdown without its comments, and what they say."""
    # What is not closed would be searched to the end of the text again and again.
    begin, end, rest = text.rpartition("-->")
    comments = COMMENT.findall(begin + end)
    return COMMENT.sub("", begin + end) + rest, [comment.strip("<>!- \n") for comment in comments]


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
