"""Headings and lists that only look like them: made out from how a line stands among the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, takewhile

from coding_billing_xblock.content.article.blocks import (
    Block,
    Heading,
    Item,
    LeftOut,
    Listing,
    Paragraph,
    Table,
    plain,
)
from coding_billing_xblock.content.article.boilerplate import is_boilerplate
from coding_billing_xblock.content.article.lists import merged_lists
from coding_billing_xblock.content.article.markers import marked, outline_depth, without_outline_number
from coding_billing_xblock.content.article.punctuation import COLONS, NO_HEADING_ENDS
from coding_billing_xblock.content.article.sentences import split_sentences

_TOP_LEVEL = 2
_DEEPEST_LEVEL = 6
_LONGEST = 100
_MOST_WORDS = 14
_LONGEST_SMALL_WORD = 4
_BOLD = re.compile(r"\*\*(?P<text>(?:[^*\\]|\\.)+)\*\*:?")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S|\d[\d\s().-]{6,}")


def structured(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with lists put together, headings made out, and words that are no article's left out."""
    found = list(merged_lists(_sifted(blocks)))
    found = _bold_made_headings(found)
    if len(_headings(found)) < 2:
        found = list(_short_made_headings(found))
    return [_unnumbered(block) if isinstance(block, Heading) else block for block in found]


def leads_in(block: Block | None) -> bool:
    """Whether a block announces what comes after it."""
    return isinstance(block, Paragraph) and plain(block).endswith(tuple(COLONS))


def _sifted(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        words = plain(block)
        if words and isinstance(block, Paragraph | Heading) and is_boilerplate(words):
            yield LeftOut(words)
        elif words:
            yield block


def _headings(blocks: Sequence[Block]) -> list[Heading]:
    return [block for block in blocks if isinstance(block, Heading)]


def _level_below(headings: list[Heading]) -> int:
    """The level of headings that are only made out: below a single one that is known, below all of several."""
    if len(headings) > 1:
        return _DEEPEST_LEVEL
    return min(headings[0].level + 1, _DEEPEST_LEVEL) if headings else _TOP_LEVEL


def _unnumbered(heading: Heading) -> Heading:
    found = marked(heading.text)
    text = found.text if found and found.number is not None else without_outline_number(heading.text)
    return replace(heading, text=text)


def _bold_made_headings(blocks: Sequence[Block]) -> list[Block]:
    level = _level_below(_headings(blocks))
    return [
        _heading_of(block, level) if _is_bold_heading(block, after) else block
        for block, after in zip(blocks, [*blocks, None][1:], strict=True)
    ]


def _is_bold_heading(block: Block, after: Block | None) -> bool:
    if not isinstance(block, Paragraph) or not _BOLD.fullmatch(block.text) or after is None:
        return False
    return _could_head(plain(block).rstrip(COLONS)) and not (leads_in(block) and isinstance(after, Listing))


def _short_made_headings(blocks: list[Block]) -> Iterator[Block]:
    level = _level_below(_headings(blocks))
    start = 0
    for is_short, group in groupby(blocks, key=_is_short):
        run = list(group)
        end = start + len(run)
        after = blocks[end] if end < len(blocks) else None
        if is_short:
            yield from _made_out(run, blocks[start - 1] if start else None, after, level)
        else:
            for block, following in zip(run, [*run[1:], after], strict=True):
                yield _heading_of(block, level) if _announces(block, following) else block
        start = end


def _made_out(run: list[Block], before: Block | None, after: Block | None, level: int) -> Iterator[Block]:
    """What short lines are: a line below a title, the list that was announced, a heading and its list, headings."""
    if isinstance(before, Heading):
        yield run.pop(0)
    listed = _announced(run) if leads_in(before) else 0
    if not listed and _heads_list(run, at_start=before is None):
        yield _heading_of(run.pop(0), level)
        listed = len(run)
    if listed:
        yield Listing(tuple(Item(_text_of(block)) for block in run[:listed]))
    yield from _as_headings(run[listed:], after, level)


def _as_headings(run: list[Block], after: Block | None, level: int) -> Iterator[Block]:
    """Short lines as headings, two that stand together as one; the last line of an article heads nothing."""
    last = [] if after is not None else run[-1:]
    heads = run[: len(run) - len(last)]
    if len(heads) == 2 and not _gap_of(heads[1]):
        first, second = (_heading_of(block, level) for block in heads)
        yield replace(first, text=f"{first.text} – {second.text}")
    else:
        yield from (_heading_of(block, level) for block in heads)
    yield from last


def _heads_list(run: list[Block], *, at_start: bool) -> bool:
    """Whether the first of the lines is a heading and the others, which stand together, are a list without bullets."""
    fewest = 4 if at_start else 3
    return len(run) >= fewest and not any(map(_gap_of, run[2:]))


def _announced(run: list[Block]) -> int:
    """How many of the lines after an announcement are its list: those that stand as close as the first two."""
    if len(run) < 2 or isinstance(run[0], Listing):
        return 0
    together = list(takewhile(lambda block: _gap_of(block) == _gap_of(run[1]), run[1:]))
    heads_more = len(together) > 1 and _is_titled(plain(together[-1])) and not _is_titled(plain(run[0]))
    return 1 + len(together) - heads_more


def _is_titled(text: str) -> bool:
    """Whether all longer words are capitalised, as in the titles of some."""
    return all(word[0].isupper() for word in text.split() if len(word) > _LONGEST_SMALL_WORD)


def _gap_of(block: Block) -> bool:
    return block.gap if isinstance(block, Paragraph) else True


def _announces(block: Block, after: Block | None) -> bool:
    """Whether a short line that ends with a colon is a heading."""
    if not leads_in(block) or not _could_head(plain(block).rstrip(COLONS)):
        return False
    return isinstance(after, Table) or (isinstance(after, Paragraph) and len(split_sentences(after.text)) > 1)


def _is_short(block: Block) -> bool:
    """Whether a block may be a heading: one short line, or a list of one number."""
    if isinstance(block, Listing):
        return len(block.items) == 1 and block.items[0].number is not None and _could_head(plain(block))
    return isinstance(block, Paragraph) and not block.text.startswith("> ") and _could_head(plain(block))


def _could_head(text: str) -> bool:
    if len(text) > _LONGEST or len(text.split()) > _MOST_WORDS or text.endswith(tuple(NO_HEADING_ENDS)):
        return False
    letter = next((character for character in text if character.isalpha()), "")
    return (
        bool(letter)
        and not letter.islower()
        and not _ADDRESS.search(text)
        and len(split_sentences(text)) == 1
    )


def _heading_of(block: Block, level: int) -> Heading:
    text = plain(block).rstrip(COLONS)
    return Heading(text, min(level + max(0, outline_depth(text) - 1), _DEEPEST_LEVEL))


def _text_of(block: Block) -> str:
    return (
        block.items[0].text
        if isinstance(block, Listing)
        else block.text
        if isinstance(block, Paragraph)
        else plain(block)
    )
