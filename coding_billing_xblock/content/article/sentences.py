"""Where sentences end: to move one without its neighbours, and to prove that none is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coding_billing_xblock.content.article.markers import marked, without_outline_number
from coding_billing_xblock.content.article.punctuation import SENTENCE_ENDS, UNSPACED_ENDS

_END = re.compile(rf"[{SENTENCE_ENDS}]+[\"'”’)\]*_]*\s+|[{UNSPACED_ENDS}]+\s*")
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|etc|Dr|Mr|Mrs|Ms|Prof|St|No|Inc|approx|fig)|\b[A-Za-z])\.$"
)
_LONGEST_ABBREVIATION = 8
_LONGEST_MARKUP = 2000


def sentences(text: str) -> list[str]:
    """The sentences of plain text line by line, without the bullets and numbers that lines begin with.

    One that goes on in the next line comes in parts: what matters is that none of its words is missing.
    """
    return [sentence for line in text.splitlines() for sentence in split_sentences(_words_of(line))]


def split_sentences(line: str) -> list[str]:
    """The sentences of one line, plain or Markdown. Markup that spans several keeps them together."""
    found: list[str] = []
    for piece in _pieces(line):
        if found and not _balanced(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def _words_of(line: str) -> str:
    found = marked(line)
    return without_outline_number(found.text if found else line.strip())


def _pieces(line: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(line):
        before = line[max(0, end.start() - _LONGEST_ABBREVIATION) : end.start() + 1]
        if _ABBREVIATION.search(before) or line[end.end() : end.end() + 1].islower():
            continue
        yield line[start : end.end()].strip()
        start = end.end()
    if rest := line[start:].strip():
        yield rest


def _balanced(markdown: str) -> bool:
    if len(markdown) > _LONGEST_MARKUP:
        return True
    bare = re.sub(r"\\.", "", markdown)
    return bare.count("[") == bare.count("]") and not any(bare.count(mark) % 2 for mark in ("**", "`"))
