"""Chapters as sections of the lesson, each within the bounds of a document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coding_billing_xblock.content.article.blocks import plain
from coding_billing_xblock.content.article.bounds import Split, packed
from coding_billing_xblock.content.article.inline import unmarked
from coding_billing_xblock.content.article.naming import Ids
from coding_billing_xblock.content.article.outline import Chapter, folded
from coding_billing_xblock.content.article.punctuation import NO_HEADING_ENDS
from coding_billing_xblock.content.article.sentences import split_sentences
from coding_billing_xblock.content.article.writing import pieces
from coding_billing_xblock.content.document import Section

MAX_SECTIONS = 200
_GAP = "\n\n"
_LONGEST_TITLE = 60


class Sections(NamedTuple):
    """Sections, and the texts for which there was no place in them."""

    sections: list[Section]
    left_out: list[str]


def sections_of(chapters: Sequence[Chapter], ids: Ids, said_elsewhere: str) -> Sections:
    """A section for each chapter, or several for a long one. A heading with nothing below it is left out.

    ``said_elsewhere`` is the title that has become the caption of the comparison.
    """
    sections: list[Section] = []
    left_out: list[str] = []
    for chapter in folded(chapters):
        split = Split.of(map(pieces, chapter.blocks))
        sections += _sections(chapter, split.pieces, ids)
        left_out += map(unmarked, split.unfit)
        if not split.pieces and chapter.title != said_elsewhere:
            left_out.append(chapter.title)
    left_out += [_as_text(section) for section in sections[MAX_SECTIONS:]]
    return Sections(sections[:MAX_SECTIONS], [text for text in left_out if text])


def _sections(chapter: Chapter, texts: list[str], ids: Ids) -> list[Section]:
    title = chapter.title or _first_words(chapter)
    bodies = [_GAP.join(group) for group in packed(texts, _GAP)]
    titles = [title, *(f"{title} ({number})" for number in range(2, len(bodies) + 1))]
    return [
        Section(id=ids.of("section", f"{name}\n{body}"), title=name, body=body)
        for name, body in zip(titles, bodies, strict=False)
    ]


def _first_words(chapter: Chapter) -> str:
    """A title for what stands below no heading: how it begins."""
    words = " ".join(plain(chapter.blocks[0]).split()) if chapter.blocks else ""
    sentence = next(iter(split_sentences(words)), "").rstrip(NO_HEADING_ENDS)
    if 0 < len(sentence) <= _LONGEST_TITLE:
        return sentence
    cut = words[:_LONGEST_TITLE].rsplit(" ", 1)[0] if len(words) > _LONGEST_TITLE else words
    return f"{cut}…"


def _as_text(section: Section) -> str:
    return _GAP.join([section.title, *map(unmarked, section.body.split("\n"))])
