"""An article as chapters: a heading and what stands below it, up to the next one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coding_billing_xblock.content.article.blocks import Block, Heading

_FEWEST_SECTIONS = 3
_MOST_SECTIONS = 100


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading, or None before the first, and the blocks up to the next one."""

    heading: Heading | None
    blocks: tuple[Block, ...] = ()

    @property
    def title(self) -> str:
        """The words of the heading; empty where there is none."""
        return self.heading.text if self.heading else ""

    def without(self, block: Block) -> Chapter:
        """The chapter without one of its blocks."""
        return replace(self, blocks=tuple(other for other in self.blocks if other is not block))


def chapters_of(blocks: Iterable[Block]) -> list[Chapter]:
    """The blocks by the headings that they stand below, whatever the headings' levels."""
    found: list[tuple[Heading | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if isinstance(block, Heading):
            found.append((block, []))
        else:
            found[-1][1].append(block)
    chapters = [Chapter(heading, tuple(inner)) for heading, inner in found]
    return [chapter for chapter in chapters if chapter.heading or chapter.blocks]


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
    together = max(1, math.ceil(len(groups) / _MOST_SECTIONS))
    return [
        _as_one([chapter for group in groups[start : start + together] for chapter in group])
        for start in range(0, len(groups), together)
    ]


def _as_one(group: list[Chapter]) -> Chapter:
    first, *others = group
    inner = (block for chapter in others for block in (chapter.heading, *chapter.blocks) if block)
    return replace(first, blocks=(*first.blocks, *inner))


def _section_level(chapters: Sequence[Chapter]) -> int:
    """The highest level that, with those above it, has a few headings; the deepest where there are fewer."""
    levels = sorted(chapter.heading.level for chapter in chapters if chapter.heading)
    if len(levels) < _FEWEST_SECTIONS:
        return levels[-1] if levels else 0
    return levels[_FEWEST_SECTIONS - 1]
