"""What an article says for its provider and not for its learners: offers, calls to enrol, ways to get in touch.

Recognised in English only; in other languages the author moves it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from coding_billing_xblock.content.article.blocks import Block, Listing, Paragraph, plain
from coding_billing_xblock.content.article.inline import HARD_BREAK, escape, guarded, unmarked
from coding_billing_xblock.content.article.outline import Chapter
from coding_billing_xblock.content.article.sentences import split_sentences

_NAME = r"[A-Z][\w&'’.-]*(?: (?:of |for |and |& )?[A-Z][\w&'’.-]*){0,4}"
_NAMED = re.compile(rf"\bAt (?P<name>{_NAME}),? (?:we|our)\b")
_TAUGHT = (
    r"(?:an? |the |some |you |our )*(?:\w+ )?(?:overview|examples?|comparison|explanations?|summary|lists?|"
    r"definitions?|answers?|understand|see|learn how|guide\b)"
)
_COURSES = (
    r"(?:courses?|trainings?|program(?:me)?s?|academy|institute|students|trainers|instructors|experts|alumni|faculty|"
    r"certification|curriculum|batch(?:es)?|classes|website|counsell?ors?|graduates|placements?|services|team)"
)
_OFFER = re.compile(
    r"\b(?:placement (?:support|assistance|guarantee|help|services|training)"
    r"|(?:100 ?%|guaranteed|assured) (?:job )?placements?"
    r"|enrol(?:l|ment|lment|ments|lments)? (?:now|today|here|in our|with us|open|is open|for our|are open)"
    r"|(?:register|apply|join|sign up|book|call|buy) (?:now|today|us|with us)\b"
    r"|(?:contact|reach|e-?mail|call|message|join|follow|whatsapp) us\b|visit (?:us|our)\b|get in touch"
    r"|(?:book|schedule|request) (?:a|your) (?:free )?(?:demo|call|consultation|session|seat|class)"
    r"|free (?:demo|trial|webinar|consultation|counsell?ing)|limited (?:seats|time offer|offer)"
    r"|(?:next|new|upcoming) batch (?:starts|begins)|early[- ]bird|why (?:choose|join) us|about us"
    rf"|our (?:[\w-]+ ){{0,3}}{_COURSES}"
    r"|we (?:\w+ )?(?:offer|provide|train|deliver|guarantee|speciali[sz]e in|help you|help students) "
    rf"(?!{_TAUGHT})"
    r"|(?:start|launch|kick-?start|begin|boost) your (?:[\w-]+ ){0,4}career"
    r"|subscribe to (?:our|the newsletter)|(?:learn|know|find out) more about our)",
    re.IGNORECASE,
)
_CONTACT = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w|(?:\b(?:phone|tel|call|mobile|whatsapp|helpline)\b\W{0,3}|\+)\d[\d\s()-]{6,}",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"(?:about|why|join|contact|courses|training)\b", re.IGNORECASE)
_MOST_WORDS_OF_CONTACT = 14


@dataclass(frozen=True, slots=True)
class Offer:
    """What an article says for its provider: a title, perhaps, and blocks."""

    title: str = ""
    blocks: tuple[Block, ...] = ()


class Parted(NamedTuple):
    """An article and the offer that was in it."""

    chapters: list[Chapter]
    offer: Offer


def without_offers(chapters: Sequence[Chapter]) -> Parted:
    """The chapters without what they say for the provider, and that."""
    provider = _provider(chapters)
    kept: list[Chapter] = []
    title = ""
    offered: list[Block] = []
    for chapter in chapters:
        blocks, offers = _parted(chapter, provider)
        if blocks or not (offers or _heads_offer(chapter, provider)):
            kept.append(replace(chapter, blocks=tuple(blocks)))
        elif not title:
            title = chapter.title
        else:
            offered.append(Paragraph(escape(chapter.title)))
        offered += offers
    return Parted(kept, Offer(title, tuple(offered)))


def _provider(chapters: Sequence[Chapter]) -> str:
    """The name in "At …, we offer"; empty where nobody names themselves."""
    found = (_NAMED.search(plain(block)) for chapter in chapters for block in chapter.blocks)
    return next((name["name"] for name in found if name), "")


def _heads_offer(chapter: Chapter, provider: str) -> bool:
    """Whether the chapter's heading is about the provider, or is only the provider's name."""
    title = chapter.title
    is_name = not chapter.blocks and title.casefold() == provider.casefold()
    is_about = provider in title and bool(_ABOUT.match(title))
    return bool(_OFFER.search(title)) or bool(provider and (is_name or is_about))


def _parted(chapter: Chapter, provider: str) -> tuple[list[Block], list[Block]]:
    if _heads_offer(chapter, provider):
        return [], list(chapter.blocks)
    parts = [_parted_block(block, provider) for block in chapter.blocks]
    return [block for kept, _ in parts for block in kept], [block for _, offers in parts for block in offers]


def _parted_block(block: Block, provider: str) -> tuple[list[Block], list[Block]]:
    if isinstance(block, Paragraph):
        return _parted_paragraph(block, provider)
    if isinstance(block, Listing):
        offers = sum(_is_offer(item.text, provider) for item in block.items)
        return ([], [block]) if offers * 2 > len(block.items) else ([block], [])
    return [block], []


def _parted_paragraph(paragraph: Paragraph, provider: str) -> tuple[list[Block], list[Block]]:
    lines = [split_sentences(line) for line in paragraph.text.split(HARD_BREAK)]
    flagged = [[(_is_offer(sentence, provider), sentence) for sentence in line] for line in lines]
    if not any(is_offer for line in flagged for is_offer, _ in line):
        return [paragraph], []
    kept, offers = (
        [" ".join(sentence for is_offer, sentence in line if is_offer == wanted) for line in flagged]
        for wanted in (False, True)
    )
    return _as_paragraph(kept, paragraph), _as_paragraph(offers, paragraph)


def _as_paragraph(lines: list[str], like: Paragraph) -> list[Block]:
    text = HARD_BREAK.join(guarded(line) for line in lines if line)
    return [replace(like, text=text)] if text else []


def _is_offer(markdown: str, provider: str) -> bool:
    text = unmarked(markdown)
    if _OFFER.search(text) or (" " in provider and provider in text):
        return True
    return bool(_CONTACT.search(text)) and len(text.split()) <= _MOST_WORDS_OF_CONTACT
