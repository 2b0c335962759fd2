"""Where sentences end: to move one without its neighbours, and to prove that none is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coding_billing_xblock.content.article.punctuation import SENTENCE_ENDS, UNSPACED_ENDS

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-+*•●▪◦‣·]|\d{1,3}[.)])\s)")
_END = re.compile(rf"[{SENTENCE_ENDS}]+[\"'”’)\]*_]*\s+|[{UNSPACED_ENDS}]+\s*")
_LONGEST_MARKUP = 2000
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|cf|vs|etc|Dr|Mr|Mrs|Ms|Prof|St|No|Inc|approx|fig)|\b[A-Za-z])\.$"
)


def sentences(text: str) -> list[str]:
    """The sentences of plain text, each on one line. A heading or a line of a list is one as well."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in _PARAGRAPH.split(text))
    return [sentence for paragraph in paragraphs for sentence in split_sentences(paragraph)]


def split_sentences(line: str) -> list[str]:
    """The sentences of one line, plain or Markdown. Markup that spans several keeps them together."""
    found: list[str] = []
    for piece in _pieces(line):
        if found and not _balanced(found[-1]):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def _pieces(line: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(line):
        following = line[end.end() : end.end() + 1]
        if _ABBREVIATION.search(line[max(0, end.start() - 8) : end.start() + 1]) or following.islower():
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
