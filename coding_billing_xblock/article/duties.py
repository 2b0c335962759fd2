"""Two lists of duties side by side, "Coders: …" and "Billers: …", as the draft of a sorting question."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from coding_billing_xblock.article.blocks import Block
from coding_billing_xblock.article.chapters import Chapter
from coding_billing_xblock.article.words import COLONS
from coding_billing_xblock.content.document import Section
from coding_billing_xblock.questions.sorting import Category, Sorting, Statement
from coding_billing_xblock.text.escaping import escape
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.markdown import plain_phrase

_FEWEST_ITEMS, _MOST_ITEMS = 2, 40
_MOST_CATEGORIES = 6
_MOST_OPEN = 20
_MOST_WORDS = 40
_MOST_LABEL_WORDS = 8
_LONGEST_LABEL = 200
_LONGEST_ABBREVIATION = 4
_DOER = re.compile(
    r"(?:er|or|ist|ian|clerk|nurse|physician|assistant|analyst|auditor|staff|team)s?$", re.IGNORECASE
)
_FRAME = frozenset(
    """
    a all an and are common core daily day do does duties duty following for function functions include includes involve
    involves is job jobs key main must of primary responsibilities responsibility responsible role roles some task tasks
    the typical typically usually what will work & -
    """.split()
)
"""Words around the name of who does something."""


@dataclass(frozen=True, slots=True)
class Duties:
    """A list of what somebody does, who that is, and the block that it stands in."""

    label: str
    items: tuple[str, ...]
    block: Block


def sortings(chapters: Sequence[Chapter], sections: Mapping[int, Section], ids: Ids) -> list[Sorting]:
    """A question for each group of parallel lists; the lists stay where they are as well.

    ``sections`` has the section that each block has come into, by the block's identity.
    """
    groups: list[list[Duties]] = []
    for duties in _all_duties(chapters):
        beside = next((group for group in reversed(groups[-_MOST_OPEN:]) if _belongs(duties, group)), None)
        if beside:
            beside.append(duties)
        else:
            groups.append([duties])
    return [
        _sorting(group, sections.get(id(group[0].block)), ids)
        for group in map(_told_apart, groups)
        if 1 < len(group) <= _MOST_CATEGORIES and all(len(duties.items) >= _FEWEST_ITEMS for duties in group)
    ]


def _belongs(duties: Duties, group: list[Duties]) -> bool:
    return _are_parallel(group[0], duties) and duties.label not in {other.label for other in group}


def _all_duties(chapters: Sequence[Chapter]) -> Iterator[Duties]:
    for chapter in chapters:
        for before, block in pairwise((None, *chapter.blocks)):
            if block is not None and (items := _items(block)):
                lead = before.words.strip() if before and before.words.endswith(tuple(COLONS)) else ""
                if label := _subject(lead.rstrip(COLONS)) or _subject(chapter.title):
                    yield Duties(label, items, block)


def _items(block: Block) -> tuple[str, ...]:
    """The statements of a list; none where it is too long, or says too much at a time."""
    items = tuple(dict.fromkeys(block.items))
    brief = all(0 < len(plain_phrase(item).split()) <= _MOST_WORDS for item in items)
    return items if _FEWEST_ITEMS <= len(items) <= _MOST_ITEMS and brief else ()


def _subject(label: str) -> str:
    """Who does it: "What does a medical coder do?" is about the medical coder. Empty where that is not said briefly."""
    words = [word for word in label.split() if any(map(str.isalnum, word)) or word == "&"]
    while words and words[0].casefold() in _FRAME:
        words.pop(0)
    while words and words[-1].casefold().rstrip("?:.!") in _FRAME:
        words.pop()
    who = re.sub(r"['’]s?$", "", " ".join(words).rstrip("?:.!"))
    shouted = who.isupper() and any(len(word) > _LONGEST_ABBREVIATION for word in words)
    brief = len(words) <= _MOST_LABEL_WORDS and len(who) <= _LONGEST_LABEL
    return (who.capitalize() if shouted else who[:1].upper() + who[1:]) if brief else ""


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
    return re.sub("or$", "er", word.rstrip("s"))[-2:]


def _told_apart(group: list[Duties]) -> list[Duties]:
    """The lists without what stands in more than one of them: nobody could sort that."""
    count = Counter(item for duties in group for item in set(map(_key, duties.items)))
    return [replace(one, items=tuple(item for item in one.items if count[_key(item)] == 1)) for one in group]


def _key(item: str) -> str:
    return plain_phrase(item).casefold().rstrip(".;, ")


def _prompt(group: list[Duties]) -> str:
    """A question where the labels are English, as far as can be seen; else only their own words."""
    labels = [duties.label for duties in group]
    if all(map(_DOER.search, labels)):
        return "Who does this?"
    is_english = all(map(str.isascii, labels))
    return "Where does each of these belong?" if is_english else escape(f"{' / '.join(labels)}?")


def _sorting(group: list[Duties], section: Section | None, ids: Ids) -> Sorting:
    categories = [Category(id=ids.of("category", one.label), label=escape(one.label)) for one in group]
    return Sorting(
        id=ids.of("sorting", "\n".join(duties.label for duties in group)),
        prompt=_prompt(group),
        section=section.id if section else "",
        shuffle=True,
        draft=True,
        categories=tuple(categories),
        statements=tuple(
            Statement(id=ids.of("statement", item), text=item, category=category.id)
            for category, duties in zip(categories, group, strict=True)
            for item in duties.items
        ),
    )
