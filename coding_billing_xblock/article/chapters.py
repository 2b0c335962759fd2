"""An article as chapters, and chapters as sections of the lesson, each within the bounds of a document."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from coding_billing_xblock.article.blocks import Block
from coding_billing_xblock.article.words import COLONS, NO_HEADING_ENDS, split_sentences
from coding_billing_xblock.content.document import Section
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.values import MAX_LINE, MAX_PROSE

_FEWEST_SECTIONS = 3
_MOST_CHAPTERS = 100
_GAP = "\n\n"
_LONGEST_TITLE = 60
_LONGEST_HEADING, _MOST_HEADING_WORDS = 100, 14
BOLD = re.compile(r"(?:\*\*|__)(?:[^*_\\]|\\.)+(?:\*\*|__):?")


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading, or None before the first, and the blocks up to the next one. ``said`` tells that its title has become
    something else, so that it needs no section where nothing is below it.
    """

    heading: Block | None
    blocks: tuple[Block, ...] = ()
    said: bool = False

    @property
    def title(self) -> str:
        """The words of the heading; empty where there is none."""
        return self.heading.words if self.heading else ""

    def without(self, *gone: Block) -> Chapter:
        """The chapter without some of its blocks."""
        kept = [block for block in self.blocks if not any(block is one for one in gone)]
        return replace(self, blocks=tuple(kept))


def chapters_of(blocks: Sequence[Block]) -> list[Chapter]:
    """The blocks by the headings that they stand below, whatever the headings' levels."""
    found: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in _with_headings(blocks):
        if block.level:
            found.append((block, []))
        else:
            found[-1][1].append(block)
    chapters = [Chapter(heading, tuple(inner)) for heading, inner in found]
    return [chapter for chapter in chapters if chapter.heading or chapter.blocks]


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """Where an article has no headings, those bold lines that stand above something else are its headings."""
    if any(block.level for block in blocks[1:]):
        return list(blocks)
    heads = [_is_bold_heading(block, after) for block, after in pairwise(blocks)]
    return [
        replace(block, words=block.words.rstrip(COLONS), level=2) if is_heading else block
        for block, is_heading in zip(blocks, [*heads, False], strict=bool(blocks))
    ]


def _is_bold_heading(block: Block, after: Block) -> bool:
    if not block.is_text or not BOLD.fullmatch(block.source) or BOLD.fullmatch(after.source):
        return False
    is_announcement = block.words.endswith(tuple(COLONS)) and bool(after.items)
    return could_head(block.words.rstrip(COLONS)) and not is_announcement


def could_head(text: str) -> bool:
    """Whether a line of plain text may be a heading by its looks: short, one sentence, and no address."""
    is_long = len(text) > _LONGEST_HEADING or len(text.split()) > _MOST_HEADING_WORDS
    if is_long or text.endswith(tuple(NO_HEADING_ENDS)):
        return False
    letter = next((character for character in text if character.isalpha()), "")
    is_address = re.search(r"https?://|www\.|\S@\S|\d[\d\s().-]{6,}", text)
    return bool(letter) and not letter.islower() and not is_address and len(split_sentences(text)) == 1


def folded(chapters: Sequence[Chapter]) -> list[Chapter]:
    """The chapters that become sections; deeper ones are part of the one above them, heading included.

    So are neighbours where there are more than a lesson can have.
    """
    level = _section_level(chapters)
    groups: list[list[Chapter]] = []
    for chapter in chapters:
        if groups and chapter.heading and chapter.heading.level > level:
            groups[-1].append(chapter)
        else:
            groups.append([chapter])
    together = math.ceil(len(groups) / _MOST_CHAPTERS) or 1
    return [
        _as_one(list(chain.from_iterable(groups[start : start + together])))
        for start in range(0, len(groups), together)
    ]


def _as_one(group: list[Chapter]) -> Chapter:
    first, *others = group
    inner = [block for chapter in others for block in (chapter.heading, *chapter.blocks) if block]
    return replace(first, blocks=(*first.blocks, *inner))


def _section_level(chapters: Sequence[Chapter]) -> int:
    """The highest level that, with those above it, has a few headings; the deepest where there are fewer."""
    levels = sorted(chapter.heading.level for chapter in chapters if chapter.heading)
    if len(levels) < _FEWEST_SECTIONS:
        return levels[-1] if levels else 0
    return levels[_FEWEST_SECTIONS - 1]


def sections_of(chapter: Chapter, ids: Ids) -> list[Section]:
    """A section for a chapter, or several for a long one; none where it says nothing that is not said elsewhere."""
    texts = [text for block in chapter.blocks for text in split_text(block.source)]
    if not texts and (chapter.said or not chapter.title):
        return []
    title = (chapter.title or _first_words(chapter))[:MAX_LINE]
    bodies = [_GAP.join(group) for group in packed(texts)] or [""]
    titles = [title, *(f"{title[: MAX_LINE - 8]} ({number})" for number in range(2, len(bodies) + 1))]
    return [
        Section(id=ids.of("section", f"{name}\n{body}"), title=name, body=body)
        for name, body in zip(titles, bodies, strict=True)
    ]


def _first_words(chapter: Chapter) -> str:
    """A title for what stands below no heading: how it begins."""
    words = " ".join(chapter.blocks[0].words.split()) if chapter.blocks else ""
    sentence = next(iter(split_sentences(words)), "").rstrip(NO_HEADING_ENDS)
    if 0 < len(sentence) <= _LONGEST_TITLE:
        return sentence
    return f"{words[:_LONGEST_TITLE].rsplit(' ', 1)[0]}…"


def split_text(text: str) -> list[str]:
    """Markdown in pieces that a document may hold: cut at line ends, else after sentences, else between words."""
    if len(text) <= MAX_PROSE:
        return [text]
    for parts, glue in ((text.split("\n"), "\n"), (split_sentences(text), " "), (text.split(), " ")):
        if len(parts) > 1:
            pieces = [piece for part in parts for piece in split_text(part)]
            return [glue.join(group) for group in packed(pieces, glue)]
    return [text[start : start + MAX_PROSE] for start in range(0, len(text), MAX_PROSE)]


def packed(texts: Iterable[str], glue: str = _GAP) -> list[list[str]]:
    """The texts in as few groups as fit into one text of a document, each joined by ``glue``."""
    groups: list[list[str]] = []
    total = 0
    for text in texts:
        if groups and total + len(glue) + len(text) <= MAX_PROSE:
            groups[-1].append(text)
            total += len(glue) + len(text)
        else:
            groups.append([text])
            total = len(text)
    return groups
