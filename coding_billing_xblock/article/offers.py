"""What an article says for its provider: proposed for the next step, never moved by a guess about a word.

A paragraph is an offer where it both speaks in the provider's first person and offers something. Recognised in English
only.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlsplit

from coding_billing_xblock.article.blocks import Block
from coding_billing_xblock.article.chapters import Chapter, packed, split_text
from coding_billing_xblock.article.converting import usable
from coding_billing_xblock.content.document import NextStep
from coding_billing_xblock.text.addresses import address_of_link
from coding_billing_xblock.text.markdown import plain_phrase
from coding_billing_xblock.text.values import MAX_LINE

_GOODS = (
    r"(?:courses?|classes|training|trainers?|batch(?:es)?|coaching|boot ?camps?|workshops?|webinars?|academy|"
    r"institute|placements?|certification programs?|certification programmes?|mentors?(?:hip)?|counsell?ing|"
    r"(?:demo|trial) (?:class(?:es)?|session|lesson)s?|scholarships?)"
)
_PROVIDES = r"(?:offer|provide|teach|train|deliver|run|conduct|guarantee|speciali[sz]e in)"
_CALLS = r"(?:[Jj]oin|[Cc]ontact|[Cc]all|[Vv]isit|[Ee]nroll? with|[Tt]rain with|[Ll]earn with)"
_OFFERED = re.compile(
    rf"\b[Ww]e (?:\w+ )?{_PROVIDES}\b[^.!?]*\b{_GOODS}\b"
    rf"|\b[Oo]ur (?:[\w-]+ ){{0,3}}{_GOODS}\b"
    rf"|\b{_CALLS} us\b[^.!?]*\b{_GOODS}\b"
    rf"|\b{_GOODS}\b[^.!?]*\b(?:join|contact|call|visit|enroll? with|with) us\b"
)
_NAMED = re.compile(
    r"\bAt (?P<name>[A-Z][\w&'’.-]*(?: (?:of |for |and |& )?[A-Z][\w&'’.-]*){0,4}),? (?:we|our)\b"
)
_LINK = re.compile(r"(?<!!)\[(?P<text>(?:[^\[\]\\]|\\.){1,300})\]\((?P<url>https?://[^()\s]{1,2000})\)")
_BARE = re.compile(r"(?:https?://|\bwww\.)[^\s<>()\[\]\"'*]{3,500}[^\s<>()\[\]\"'*.,;:!?]")


class Parted(NamedTuple):
    """An article without its offer, the offer as a next step, and the texts for which there was no place in it."""

    chapters: list[Chapter]
    next_step: NextStep | None
    left_out: list[str]


def without_offer(chapters: Sequence[Chapter]) -> Parted:
    """Take the paragraphs out that are an offer of the provider's."""
    texts = [block for chapter in chapters for block in chapter.blocks if block.is_text]
    offers = [block for block in texts if _OFFERED.search(block.words)]
    if not offers:
        return Parted(list(chapters), None, [])
    named = [found["name"].casefold() for block in offers if (found := _NAMED.search(block.words))]
    kept = [_without(chapter, offers, named) for chapter in chapters]
    emptied = [chapter.title for chapter in kept if chapter.said and chapter.title]
    title = next((title for title in emptied if title.casefold() in named), "".join(emptied[:1]))
    text, url = _button(offers)
    body, *others = packed(piece for block in offers for piece in split_text(block.source))
    step = NextStep(title=title[:MAX_LINE], body="\n\n".join(body), link_text=text, url=url)
    return Parted(kept, step, [piece for group in others for piece in group])


def _without(chapter: Chapter, offers: Sequence[Block], named: Sequence[str]) -> Chapter:
    """The chapter without offers; a heading above nothing else, or with the provider's name, goes with them."""
    kept = chapter.without(*offers)
    said = not kept.blocks and (bool(chapter.blocks) or chapter.title.casefold() in named)
    return replace(kept, said=said)


def _button(offers: Sequence[Block]) -> tuple[str, str]:
    """The words and the address of the offer's first link, else of the first address in it."""
    for found in filter(None, (_LINK.search(block.source) for block in offers)):
        words, url = plain_phrase(found["text"])[:MAX_LINE], usable(found["url"], address_of_link)
        if words and url:
            return words, url
    for bare in filter(None, (_BARE.search(block.words) for block in offers)):
        url = usable(bare[0] if bare[0].startswith("http") else f"https://{bare[0]}", address_of_link)
        if host := urlsplit(url).netloc[:MAX_LINE]:
            return host, url
    return "", ""
