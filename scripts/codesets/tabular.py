"""The tabular list of ICD-10-CM as CMS publishes it in XML: chapters, sections, codes and their notes.

Source: the element names of https://www.cms.gov/medicare/coding-billing/icd-10-codes, file ``icd10cm-tabular-….xml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

Sevenths = tuple[tuple[str, str], ...]
"""Seventh characters, each with its meaning."""

KINDS = {
    "includes": "includes",
    "excludes1": "excludes1",
    "excludes2": "excludes2",
    "codeFirst": "code_first",
    "useAdditionalCode": "use_additional",
    "codeAlso": "code_also",
    "notes": "note",
    "sevenChrNote": "seventh",
}
"""What a note is, by the name of its element."""

ONE_ENCOUNTER = "S06"
"""Below this category a sixth character of 7 or 8, death before waking, leaves the initial encounter only.

Source: the note at its seventh characters, which the list gives in prose.
"""


class Note(NamedTuple):
    """An instruction: what kind it is, and its words."""

    kind: str
    text: str


class Part(NamedTuple):
    """A chapter or a section: the range of categories it covers, its title and its notes."""

    first: str
    last: str
    title: str
    notes: tuple[Note, ...]


class Node(NamedTuple):
    """A heading, or a stem that is billable by itself or with one of its seventh characters. Codes have no point."""

    code: str
    title: str
    is_heading: bool
    sevenths: Sevenths
    inclusions: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def billable(self) -> tuple[str, ...]:
        """The codes that may stand on a claim."""
        if self.is_heading:
            return ()
        if not self.sevenths:
            return (self.code,)
        return tuple(self.code.ljust(6, "X") + character for character, _ in self.sevenths)


class Tabular(NamedTuple):
    """A release: its parts from the outer to the inner, and its nodes in the order of their codes."""

    parts: tuple[Part, ...]
    nodes: tuple[Node, ...]

    @property
    def billable(self) -> tuple[str, ...]:
        """All codes that may stand on a claim, in their order."""
        return tuple(sorted(code for node in self.nodes for code in node.billable))


def read_tabular(xml: bytes) -> Tabular:
    """The release in an XML file. Raises ``lxml.etree.XMLSyntaxError`` for what is none."""
    root = etree.fromstring(xml)
    found = (node for top in root.iterfind("chapter/section/diag") for node in _nodes(top, ()))
    return Tabular(tuple(_parts(root)), tuple(sorted(found, key=lambda node: node.code)))


def _parts(root: etree._Element) -> Iterator[Part]:
    for chapter in root.iterfind("chapter"):
        sections = [section for section in chapter.iterfind("section") if section.find("diag") is not None]
        ranges = [_range(section) for section in sections]
        # A chapter names no range; its sections do.
        yield Part(min(ranges)[0], max(ranges)[1], _text(chapter, "desc"), tuple(_notes(chapter)))
        for section, (first, last) in zip(sections, ranges, strict=True):
            yield Part(first, last, _text(section, "desc"), tuple(_notes(section)))


def _range(section: etree._Element) -> tuple[str, str]:
    codes = [_text(code, "name") for code in section.iterfind("diag")]
    return min(codes), max(codes)


def _nodes(element: etree._Element, inherited: Sevenths) -> Iterator[Node]:
    code = _text(element, "name").replace(".", "")
    own = element.find("sevenChrDef")
    sevenths = inherited if own is None else tuple(_sevenths(own))
    below = element.findall("diag")
    yield Node(
        code,
        _text(element, "desc"),
        bool(below),
        () if below else _possible(code, sevenths),
        tuple(_words(note) for note in element.iterfind("inclusionTerm/note")),
        tuple(_notes(element)),
    )
    for child in below:
        yield from _nodes(child, sevenths)


def _possible(code: str, sevenths: Sevenths) -> Sevenths:
    if code.startswith(ONE_ENCOUNTER) and len(code) == 6 and code[5] in "78":
        return sevenths[:1]
    return sevenths


def _sevenths(element: etree._Element) -> Iterator[tuple[str, str]]:
    for extension in element.iterfind("extension"):
        yield extension.get("char", ""), _words(extension)


def _notes(element: etree._Element) -> Iterator[Note]:
    for child in element:
        if kind := KINDS.get(str(child.tag)):
            yield from (Note(kind, _words(note)) for note in child.iterfind("note"))


def _text(element: etree._Element, name: str) -> str:
    return " ".join(element.findtext(name, "").split())


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())
