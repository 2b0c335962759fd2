"""Two lists of duties side by side, "Coders: …" and "Billers: …", as the draft of a sorting question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coding_billing_xblock.content.article.blocks import Item, Listing, plain
from coding_billing_xblock.content.article.bounds import fits, fits_line
from coding_billing_xblock.content.article.inline import escape, guarded, unmarked
from coding_billing_xblock.content.article.naming import Ids
from coding_billing_xblock.content.article.outline import Chapter
from coding_billing_xblock.content.article.punctuation import COLONS
from coding_billing_xblock.content.article.structure import leads_in
from coding_billing_xblock.content.article.writing import levels
from coding_billing_xblock.questions.sorting import Category, Sorting, Statement

_FEWEST_ITEMS = 2
_MOST_ITEMS = 40
_MOST_CATEGORIES = 6
_MOST_OPEN = 20
_MOST_WORDS = 40
_MOST_LABEL_WORDS = 8
_LONGEST_ABBREVIATION = 4
_SYMBOLS = re.compile(r"^\W+")
_DOER = re.compile(r"or$")
_DUTIES = r"(?:roles?|dut(?:y|ies)|responsibilit(?:y|ies)|tasks?|jobs?|work|functions?)"
_BEFORE = re.compile(
    r"(?:(?:the|an?|some|main|key|typical|daily|common|primary|core|following) )*"
    rf"(?:what (?:is|are|do|does)\b|{_DUTIES}(?: (?:and|&) {_DUTIES})*(?: of| for))? ?(?:(?:an?|the) )?",
    re.IGNORECASE,
)
_ONLY_DUTIES = re.compile(rf"(?:{_DUTIES}(?: (?:and|&) {_DUTIES})*)?", re.IGNORECASE)
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
        beside = next((group for group in reversed(groups[-_MOST_OPEN:]) if _belongs(duties, group)), None)
        if beside:
            beside.append(duties)
        else:
            groups.append([duties])
    return [_sorting(group, ids) for group in map(_told_apart, groups) if _is_usable(group)]


def _belongs(duties: Duties, group: list[Duties]) -> bool:
    return _are_parallel(group[0], duties) and duties.label not in {other.label for other in group}


def _is_usable(group: list[Duties]) -> bool:
    enough = all(len(duties.items) >= _FEWEST_ITEMS for duties in group)
    return 1 < len(group) <= _MOST_CATEGORIES and enough and fits(_prompt(group))


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
    words = _SYMBOLS.sub("", label)
    bare = _AFTER.sub("", _BEFORE.sub("", words, count=1), count=1).strip()
    brief = len(bare.split()) <= _MOST_LABEL_WORDS and fits_line(bare)
    return "" if not brief or _ONLY_DUTIES.fullmatch(bare) else _capitalised(bare)


def _capitalised(words: str) -> str:
    shouted = words.isupper() and any(len(word) > _LONGEST_ABBREVIATION for word in words.split())
    return words.capitalize() if shouted else words[:1].upper() + words[1:]


def _are_parallel(one: Duties, other: Duties) -> bool:
    """Whether two labels say different things in the same way: they share words, or their only words end alike."""
    words, others = one.label.casefold().split(), other.label.casefold().split()
    if len(words) == len(others) == 1:
        return words != others and _ending(words[0]) == _ending(others[0])
    if len(words) == len(others):
        shared = sum(word == another for word, another in zip(words, others, strict=True))
        return len(words) / 2 <= shared < len(words)
    return abs(len(words) - len(others)) == 1 and words[0] == others[0]


def _ending(word: str) -> str:
    """How a word ends, whatever its number; whoever does something is an -er or an -or."""
    return _DOER.sub("er", word.rstrip("s"))[-2:]


def _told_apart(group: list[Duties]) -> list[Duties]:
    """The lists without what stands in more than one of them: nobody could sort that."""
    count = Counter(item for duties in group for item in set(map(_key, duties.items)))
    return [
        Duties(duties.label, tuple(item for item in duties.items if count[_key(item)] == 1))
        for duties in group
    ]


def _key(item: str) -> str:
    return unmarked(item).casefold().rstrip(".;, ")


def _prompt(group: list[Duties]) -> str:
    """In the article's own words, since they may be of any language."""
    return guarded(escape(" / ".join(duties.label for duties in group) + "?"))


def _sorting(group: list[Duties], ids: Ids) -> Sorting:
    categories = [Category(id=ids.of("category", duties.label), label=duties.label) for duties in group]
    return Sorting(
        id=ids.of("sorting", "\n".join(duties.label for duties in group)),
        prompt=_prompt(group),
        shuffle=True,
        categories=tuple(categories),
        statements=tuple(
            Statement(id=ids.of("statement", item), text=item, category=category.id)
            for category, duties in zip(categories, group, strict=True)
            for item in duties.items
        ),
    )
