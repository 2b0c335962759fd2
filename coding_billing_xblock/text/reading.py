"""An author's Markdown, read: its tokens, with what becomes of every tag, heading, link and image decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from coding_billing_xblock.text.commonmark import Definitions, blocks, new_environment, phrases, pieces
from coding_billing_xblock.text.pairing import placed, settle
from coding_billing_xblock.text.tags import KNOWN, PHRASES

HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Definition(NamedTuple):
    """A line that defines the address of links, such as ``[form]: https://…``. ``line`` counts from 1."""

    label: str
    line: int


class Reading(NamedTuple):
    """The tokens of a text, and the definitions that none of its links uses."""

    tokens: list[Token]
    unused: tuple[Definition, ...] = ()


def read(text: str) -> Reading:
    """Read a text of several lines. Never raises."""
    environment = new_environment()
    tokens = blocks(text, environment)
    for token in tokens:
        if token.type == "html":
            token.children = pieces(token.content)
    settle(tokens, KNOWN)
    return Reading(tokens, tuple(_unused(environment["references"], environment["duplicate_refs"])))


def read_phrase(text: str) -> Reading:
    """Read a text that stands on one line, by the rules within a line only. Never raises."""
    tokens = phrases(text.strip(), new_environment())
    settle(tokens, PHRASES)
    return Reading(tokens)


def within(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens and those within them, in order; images are not gone into."""
    for token in tokens:
        yield token
        if token.children and token.type != "image":
            yield from within(token.children)


def heading_level(token: Token) -> int | None:
    """The level of a heading that begins or ends here, as its author chose it."""
    if token.type in {"heading_open", "heading_close"}:
        return HEADINGS[token.tag]
    return HEADINGS.get(placed(token).tag.name) if token.type == "html_tag" and placed(token).kept else None


def _unused(definitions: Definitions, repeated: list[dict[str, object]]) -> Iterator[Definition]:
    for label, found in definitions.items():
        if label not in definitions.used:
            yield Definition(label, found["map"][0] + 1)
    for again in repeated:
        first_line: list[int] = again["map"]  # type: ignore[assignment]
        yield Definition(str(again["label"]), first_line[0] + 1)
