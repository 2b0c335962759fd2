"""Which HTML tags of a text are kept: those that are known, paired, and hold only attributes that are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from markdown_it.token import Token

from coding_billing_xblock.text.tags import FRAMES, KNOWN, PARENTS, VOID, Tag

DEEPEST = 100
"""Elements within each other, of HTML and of Markdown together."""


class Reason(StrEnum):
    """Why a tag is shown as it was typed."""

    FRAME = "frame"
    UNKNOWN = "unknown"
    ATTRIBUTE = "attribute"
    UNPAIRED = "unpaired"
    MISPLACED = "misplaced"
    TOO_DEEP = "too_deep"


@dataclass(slots=True)
class Placed:
    """A tag where it stands. ``partner`` is the tag that ends or begins the same element.

    A tag that is not ``kept`` is words; it has no ``reason`` where its partner has one.
    """

    tag: Tag
    partner: Placed | None = None
    kept: bool = False
    reason: Reason | None = None


def placed(token: Token) -> Placed:
    """The tag behind a token of the type ``html_tag``, once ``settle`` has seen it."""
    found: Placed = token.meta["placed"]
    return found


def settle(tokens: Sequence[Token], known: frozenset[str]) -> None:
    """Decide for each tag among the tokens, and those within them, whether it is kept; ``known`` may stand there."""
    _pair(tokens)
    _Judge(known).judge(tokens)


@dataclass(slots=True)
class _Scope:
    """What is open between the same two pieces of Markdown."""

    open: list[Placed] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)

    def meet(self, token: Token) -> None:
        found = Placed(Tag(token.content))
        token.meta["placed"] = found
        name = found.tag.name
        if found.tag.closes:
            self._close(found)
        elif name in VOID:
            found.partner = found
        else:
            self.open.append(found)
            self.names[name] += 1

    def _close(self, found: Placed) -> None:
        name = found.tag.name
        while self.names[name]:
            last = self.open.pop()
            self.names[last.tag.name] -= 1
            if last.tag.name == name:
                last.partner, found.partner = found, last
                return


def _pair(tokens: Iterable[Token]) -> None:
    scopes = [_Scope()]
    for token in tokens:
        if token.type == "html_tag":
            scopes[-1].meet(token)
        elif token.type == "html":
            for tag in _tags(token):
                scopes[-1].meet(tag)
        elif token.children:
            _pair(token.children)
        if token.nesting > 0:
            scopes.append(_Scope())
        elif token.nesting < 0:
            scopes.pop()


def _tags(token: Token) -> Iterable[Token]:
    return (child for child in token.children or () if child.type == "html_tag")


class _Judge:
    """Goes through the tokens in order and knows what is open around each."""

    def __init__(self, known: frozenset[str]) -> None:
        self._known = known
        self._around: list[str] = [""]

    def judge(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            if token.type == "html_tag":
                self._decide(placed(token))
            elif token.children:
                self.judge(token.children)
            # Markdown stands between an HTML element and what is within.
            if token.nesting > 0:
                self._around.append("")
            elif token.nesting < 0:
                self._around.pop()

    def _decide(self, found: Placed) -> None:
        begun = found.partner if found.tag.closes else None
        if begun is not None:
            found.kept = begun.kept
        else:
            found.reason = self._reason(found)
            found.kept = found.reason is None
        if found.kept and found.partner is not found:
            self._step(found.tag)

    def _step(self, tag: Tag) -> None:
        if tag.closes:
            self._around.pop()
        else:
            self._around.append(tag.name)

    def _reason(self, found: Placed) -> Reason | None:
        tag = found.tag
        if tag.name in FRAMES:
            return Reason.FRAME
        if tag.name not in KNOWN:
            return Reason.UNKNOWN
        if tag.unknown_attributes:
            return Reason.ATTRIBUTE
        if found.partner is None:
            return Reason.UNPAIRED
        if not self._belongs(tag.name):
            return Reason.MISPLACED
        return Reason.TOO_DEEP if len(self._around) > DEEPEST else None

    def _belongs(self, name: str) -> bool:
        return name in self._known and self._around[-1] in PARENTS.get(name, self._around)
