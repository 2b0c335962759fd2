"""The offer in an article as the document's next step: outside the lesson, with a link where it has one."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from coding_billing_xblock.content.article.advertising import Offer
from coding_billing_xblock.content.article.blocks import Paragraph, plain
from coding_billing_xblock.content.article.bounds import Split, fits_line, packed
from coding_billing_xblock.content.article.inline import unmarked, usable_url
from coding_billing_xblock.content.article.writing import pieces
from coding_billing_xblock.content.document import NextStep

_LINK = re.compile(r"\[(?P<text>(?:[^\[\]\\]|\\.){1,300})\]\((?P<url>https?://[^()\s]{1,2000})\)")
_BARE = re.compile(r"(?:https?://|\bwww\.)[^\s<>()\[\]\"'*]{3,500}[^\s<>()\[\]\"'*.,;:!?]")
_GAP = "\n\n"


class Button(NamedTuple):
    """Where an offer leads; ``alone`` is the Markdown of the link where it may be a paragraph by itself."""

    text: str
    url: str
    alone: str = ""


def next_step_of(offer: Offer) -> tuple[NextStep | None, list[str]]:
    """The next step, or None without an offer, and the texts for which there was no place in it."""
    if offer == Offer():
        return None, []
    button = _button(offer)
    blocks = [
        block for block in offer.blocks if not (isinstance(block, Paragraph) and block.text == button.alone)
    ]
    split = Split.of(map(pieces, blocks))
    body, *others = packed(split.pieces, _GAP) or [[]]
    left_out = [unmarked(text) for text in [*(text for group in others for text in group), *split.unfit]]
    step = NextStep(title=offer.title, body=_GAP.join(body), link_text=button.text, url=button.url)
    return step, left_out


def _button(offer: Offer) -> Button:
    """The first link of the offer, else the first address in it."""
    texts = [block.text for block in offer.blocks if isinstance(block, Paragraph)]
    for found in filter(None, map(_LINK.search, texts)):
        words = unmarked(found["text"])
        if words and fits_line(words) and usable_url(found["url"]):
            return Button(words, usable_url(found["url"]), found[0])
    for bare in filter(None, (_BARE.search(plain(block)) for block in offer.blocks)):
        url = usable_url(bare[0] if bare[0].startswith("http") else f"https://{bare[0]}")
        host = urlsplit(url).netloc
        if host and fits_line(host):
            return Button(host, url)
    return Button("", "")
