"""An HTML text as a small tree of our own, never deeper than a bound, whatever nesting an article brings along.

The parser of lxml hands over events, which have no limit of depth, where a tree of its own ends in silence.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from lxml import etree

from coding_billing_xblock.content.article.kinds import cleaned

MAX_DEPTH = 80
"""Elements within each other; what is deeper counts as words of the deepest."""

MAX_PARSED_DEPTH = 2000
"""No page is nested like this, and parsing takes longer with every level: only the words are read."""

_SILENT = frozenset({"script", "style", "template", "noembed", "noframes"})
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font i img ins kbd label mark math nobr q rp rt ruby "
    "s samp small span strike strong sub sup svg time tt u var wbr".split()
)
_TAG = re.compile(r"<[^<>]*>")


@dataclass(slots=True)
class Node:
    """An element: its name, its attributes, and its texts and elements in order."""

    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)

    @property
    def style(self) -> str:
        """What the element says of its looks, in lower case without blanks."""
        return "".join(self.attributes.get("style", "").lower().split())

    @property
    def classes(self) -> list[str]:
        """The names of its classes."""
        return self.attributes.get("class", "").split()

    @property
    def is_inline(self) -> bool:
        """Whether it is a part of a line, as are the elements that only word processors know."""
        return self.tag in _INLINE or ":" in self.tag

    @property
    def elements(self) -> list[Node]:
        """The elements directly in it."""
        return [child for child in self.children if isinstance(child, Node)]

    def walk(self) -> Iterator[Node]:
        """The element itself and all that are in it, in order."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.elements))

    def text(self) -> str:
        """Its words as they are, markup left out."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


Child: TypeAlias = Node | str


def parse_html(text: str) -> Node:
    """The tree of a cleaned HTML text or of a piece of one. Never raises."""
    builder = _Builder()
    target: Any = builder  # the published types want methods that lxml does without
    parser = etree.HTMLParser(target=target, huge_tree=True, no_network=True, encoding="utf-8")
    try:
        parser.feed(text.encode())
        parser.close()
    except _TooDeepError:
        return Node("html", children=[cleaned(html.unescape(_TAG.sub("\n", text)))])
    return builder.root


class _TooDeepError(Exception):
    """The text is nested beyond all reason."""


class _Builder:
    """Takes the parser's events."""

    def __init__(self) -> None:
        self.root = Node("html")
        self._open = [self.root]
        self._too_deep = 0
        self._silent = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._silent or tag in _SILENT:
            self._silent += 1
        elif len(self._open) > MAX_DEPTH:
            self._start_too_deep()
        else:
            node = Node(tag, {name: cleaned(value) for name, value in attributes.items()})
            self._open[-1].children.append(node)
            self._open.append(node)

    def _start_too_deep(self) -> None:
        self._too_deep += 1
        if self._too_deep > MAX_PARSED_DEPTH:
            raise _TooDeepError
        self.data(" ")

    def end(self, _tag: str) -> None:
        if self._silent:
            self._silent -= 1
        elif self._too_deep:
            self._too_deep -= 1
            self.data(" ")
        elif len(self._open) > 1:
            self._open.pop()

    def data(self, text: str) -> None:
        if not self._silent:
            self._open[-1].children.append(cleaned(text))

    def close(self) -> None:
        """There is nothing left to do."""
