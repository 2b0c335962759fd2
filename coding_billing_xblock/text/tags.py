"""HTML tags within Markdown: which ones are known, and what the others are called that only look like tags."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cached_property

PHRASES = frozenset("a abbr b br cite code del em i img ins kbd mark q s small span strong sub sup u".split())
"""Elements that may stand within a line."""

_BLOCKS = "blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre ul".split()
_TABLES = "caption table tbody td tfoot th thead tr".split()
BLOCKS = frozenset({*_BLOCKS, *_TABLES})
"""Elements that begin on a line of their own."""

KNOWN = PHRASES | BLOCKS
"""All elements that are kept."""

VOID = frozenset({"br", "hr", "img"})
"""Elements without an end tag."""

FRAMES = frozenset({"audio", "embed", "iframe", "object", "video"})
"""Elements that play or embed something."""

ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href"},
    "img": {"alt", "height", "src", "width"},
    "ol": {"start"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "td": {"align", "colspan", "rowspan"},
}

_TABLE = frozenset({"table"})
_ROWS = frozenset({"table", "tbody", "tfoot", "thead"})
_CELLS = _ROWS | {"tr"}
PARENTS = {
    "caption": _TABLE,
    "tbody": _TABLE,
    "td": _CELLS,
    "tfoot": _TABLE,
    "th": _CELLS,
    "thead": _TABLE,
    "tr": _ROWS,
}
"""Elements that browsers drop unless they stand directly within one of these."""

_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+)"""
_ATTRIBUTE = rf"""\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*{_VALUE})?"""
TAG = re.compile(rf"<(/?)([A-Za-z][A-Za-z0-9:-]*)((?:{_ATTRIBUTE})*)\s*/?>", re.ASCII)
COMMENT = re.compile(r"<!--(?:>|->|.*?-->)", re.DOTALL)
_ONE_ATTRIBUTE = re.compile(rf"""\s+([A-Za-z_:][\w:.-]*)(?:\s*=\s*({_VALUE}))?""", re.ASCII)


@dataclass(frozen=True)
class Tag:
    """A tag as it was typed."""

    source: str

    @cached_property
    def _parts(self) -> tuple[str, str, str]:
        found = TAG.fullmatch(self.source)
        if found is None:
            raise ValueError(f"no tag: {self.source}")
        return found[1], found[2].lower(), found[3]

    @property
    def name(self) -> str:
        """The name of the element, in lower case."""
        return self._parts[1]

    @property
    def closes(self) -> bool:
        """Whether it is an end tag."""
        return bool(self._parts[0])

    @cached_property
    def attributes(self) -> dict[str, str]:
        """The attributes by their names, in lower case; the first of a name counts."""
        found: dict[str, str] = {}
        for name, value in _ONE_ATTRIBUTE.findall(self._parts[2]):
            found.setdefault(name.lower(), html.unescape(_unquoted(value)))
        return found

    @property
    def unknown_attributes(self) -> list[str]:
        """The names of the attributes that this element does not keep."""
        known = ATTRIBUTES["*"] | ATTRIBUTES.get(self.name, set())
        return [name for name in self.attributes if name not in known]


def _unquoted(value: str) -> str:
    return value[1:-1] if value[:1] in {'"', "'"} else value
