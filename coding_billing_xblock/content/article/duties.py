"""Two lists of duties side by side, "Coders: …" and "Billers: …", as the draft of a sorting question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coding_billing_xblock.content.article.blocks import Item, Listing, plain
from coding_billing_xblock.content.article.bounds import fits, fits_line
from coding_billing_xblock.content.article.inline import escape, unmarked
from coding_billing_xblock.content.article.naming import Ids
from coding_billing_xblock.content.article.outline import Chapter
from coding_billing_xblock.content.article.punctuation import COLONS
from coding_billing_xblock.content.article.structure import leads_in
from coding_billing_xblock.content.article.writing import levels
from coding_billing_xblock.questions.sorting import Category, Sorting, Statement

_FEWEST_ITEMS = 2
_MOST_ITEMS = 40
_MOST_WORDS = 40
_MOST_LABEL_WORDS = 8
_DUTIES = r"(?:roles?|dut(?:y|ies)|responsibilit(?:y|ies)|tasks?|jobs?|work|functions?)"
_BEFORE = re.compile(
    r"(?:(?:the|an?|some|main|key|typical|daily|common|primary|core|following) )*"
    rf"(?:what (?:is|are|do|does)|{_DUTIES}(?: (?:and|&) {_DUTIES})*(?: of| for))? ?(?:(?:an?|the) )?",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:['’]s?)?(?: (?:main|key|typical|daily|common|primary|core))*(?: {_DUTIES}(?: (?:and|&) {_DUTIES})*)?"
    r"(?: (?:do|does|is|are|will|must|usually|typically|mainly|responsible for|includes?|involves?))*"
    r"(?: the following| all day)?\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Duties:
    """A list of what somebody does, and who that is."""

    label: str
    items: tuple[str, ...]


def sortings(chapters: Sequence[Chapter], ids: Ids) -> list[Sorting]:
    """A question for each group of parallel lists; the lists stay where they are as well."""
    groups: list[list[Duties]] = []
    for duties in _all_duties(chapters):
        if groups and _are_parallel(groups[-1][0], duties) and duties.label not in _labels(groups[-1]):
            groups[-1].append(duties)
        else:
            groups.append([duties])
    told_apart = (_told_apart(group) for group in groups if len(group) > 1)
    return [
        _sorting(group, ids)
        for group in told_apart
        if all(len(duties.items) >= _FEWEST_ITEMS for duties in group)
    ]


def _all_duties(chapters: Sequence[Chapter]) -> Iterator[Duties]:
    for chapter in chapters:
        for before, block in pairwise((None, *chapter.blocks)):
            if isinstance(block, Listing) and (items := _items(block)):
                lead = plain(before).strip().rstrip(COLONS) if before and leads_in(before) else ""
                if label := _subject(lead) or _subject(chapter.title):
                    yield Duties(label, items)


def _items(listing: Listing) -> tuple[str, ...]:
    """The statements of a list; none where it is numbered, which makes it steps, or where it is too long."""
    top = [item for item, level in zip(listing.items, levels(listing.items), strict=True) if level == 0]
    texts = tuple(dict.fromkeys(item.text for item in top))
    usable = _FEWEST_ITEMS <= len(texts) <= _MOST_ITEMS and all(map(_is_statement, top))
    return texts if usable else ()


def _is_statement(item: Item) -> bool:
    words = unmarked(item.text)
    return item.number is None and bool(words) and len(words.split()) <= _MOST_WORDS and fits(item.text)


def _subject(label: str) -> str:
    """Who does it: "What does a medical coder do?" is about the medical coder. Empty where that is not said briefly."""
    bare = _AFTER.sub("", _BEFORE.sub("", label, count=1), count=1).strip() or label
    brief = len(bare.split()) <= _MOST_LABEL_WORDS and fits_line(bare)
    return bare[:1].upper() + bare[1:] if brief else ""


def _are_parallel(one: Duties, other: Duties) -> bool:
    """Whether two labels say different things in the same way: they share words, or the end of their only word."""
    words, others = one.label.casefold().split(), other.label.casefold().split()
    if len(words) == len(others) == 1:
        return words != others and words[0][-3:] == others[0][-3:]
    if len(words) == len(others):
        shared = sum(word == another for word, another in zip(words, others, strict=True))
        return len(words) / 2 <= shared < len(words)
    return abs(len(words) - len(others)) == 1 and words[0] == others[0]


def _labels(group: Iterable[Duties]) -> set[str]:
    return {duties.label for duties in group}


def _told_apart(group: list[Duties]) -> list[Duties]:
    """The lists without what stands in more than one of them: nobody could sort that."""
    count = Counter(item for duties in group for item in set(map(_key, duties.items)))
    return [
        Duties(duties.label, tuple(item for item in duties.items if count[_key(item)] == 1))
        for duties in group
    ]


def _key(item: str) -> str:
    return unmarked(item).casefold().rstrip(".;, ")


def _sorting(group: list[Duties], ids: Ids) -> Sorting:
    categories = [Category(id=ids.of("category", duties.label), label=duties.label) for duties in group]
    return Sorting(
        id=ids.of("sorting", "\n".join(duties.label for duties in group)),
        prompt=escape(" / ".join(duties.label for duties in group) + "?"),
        shuffle=True,
        categories=tuple(categories),
        statements=tuple(
            Statement(id=ids.of("statement", item), text=item, category=category.id)
            for category, duties in zip(categories, group, strict=True)
            for item in duties.items
        ),
    )
