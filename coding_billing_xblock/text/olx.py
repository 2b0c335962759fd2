"""Reading and writing OLX elements: text in elements, short values in attributes, a line for every finding.

A reader never raises and never drops anything in silence: what it does not know becomes a finding.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import pairwise
from typing import Any

from lxml import etree

from coding_billing_xblock.text.findings import N_, Finding, Severity, join
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.values import normal_element

XML = "http://www.w3.org/XML/1998/namespace"


class Reader:
    """Turns elements into raw values and keeps the findings, and the line that each path was read from."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self._lines: dict[str, int | None] = {}
        self._ids = Ids()

    def find(
        self, code: str, message: str, path: str, element: etree._Element, /, **parameters: object
    ) -> None:
        """Keep an error about ``element``."""
        self.findings.append(Finding(code, message, path, parameters, line=element.sourceline))

    def mark(self, element: etree._Element, path: str, lines_below: int = 0) -> None:
        """Remember the line that ``path`` was read from: that of ``element``, or so many lines below it."""
        line = element.sourceline
        self._lines[path] = None if line is None else line + lines_below

    def line_of(self, path: str) -> int | None:
        """The line that ``path``, or the nearest part around it, was read from."""
        while path and path not in self._lines:
            path = path.rpartition(".")[0]
        return self._lines.get(path)

    def placed(self, found: Finding) -> Finding:
        """A finding about what was read, with its line in the OLX; one about a text names a line of that text."""
        line = self.line_of(found.path)
        return found.at_line(line if line is None or found.line is None else line + found.line - 1)

    def attributes(self, element: etree._Element, path: str, known: Collection[str] = ()) -> dict[str, str]:
        """The attributes of ``element`` that are ``known``; each other one becomes a finding."""
        self.mark(element, path)
        values = {_attribute(element, str(name)): str(value) for name, value in element.attrib.items()}
        for name in values.keys() - set(known):
            message = N_("<{element}> has no attribute “{name}”; check its spelling.")
            self.find("olx.unknown_attribute", message, path, element, element=_name(element), name=name)
        return {name: value for name, value in values.items() if name in known}

    def parts(
        self, element: etree._Element, path: str, known: Collection[str]
    ) -> dict[str, list[etree._Element]]:
        """The child elements by name, in order; unknown ones and text between elements become findings."""
        parts: dict[str, list[etree._Element]] = {name: [] for name in known}
        self._stray_text(element, element.text, path)
        self.asides(element, path)
        for child in children(element):
            if (found := parts.get(_name(child))) is None:
                self.unknown_element(child, path, element)
            else:
                found.append(child)
        for child in element:
            self._stray_text(element, child.tail, path)
        return parts

    def unknown_element(self, child: etree._Element, path: str, parent: etree._Element) -> None:
        """Keep an error about an element that has no meaning where it stands."""
        message = N_("<{element}> is not known inside <{parent}>; check its spelling.")
        names = {"element": _name(child), "parent": _name(parent)}
        self.find("olx.unknown_element", message, path, child, **names)

    def only_text(self, elements: list[etree._Element], path: str) -> str:
        """The text of the one element of its kind; empty when there is none, a finding when there are more."""
        for extra in elements[1:]:
            message = N_("There is more than one <{element}> here; keep one.")
            self.find("olx.repeated_element", message, path, extra, element=_name(extra))
        return self.text(elements[0], path) if elements else ""

    def text(self, element: etree._Element, path: str) -> str:
        """The text of an element that holds nothing else; attributes and elements in it become findings."""
        self.attributes(element, path)
        return self.own_text(element, path)

    def own_text(self, element: etree._Element, path: str) -> str:
        """The text of an element that may have attributes but no elements inside."""
        before = element.text or ""
        self.mark(element, path, before[: len(before) - len(before.lstrip())].count("\n"))
        self.asides(element, path)
        for child in children(element):
            message = N_("<{element}> may hold text only. Write < as &lt; where you mean the character.")
            self.find("olx.text_only", message, path, child, element=_name(element))
        return normal_element(_words_apart(element))

    def asides(self, element: etree._Element, path: str) -> None:
        """A warning for each comment and processing instruction directly in ``element``, or around it as a root."""
        before, after = around(element)
        for child in (*before, *element, *after):
            if not isinstance(child.tag, str):
                self._aside(child, path)

    def _aside(self, comment: etree._Element, path: str) -> None:
        message = N_(
            "The comment “{text}” is kept until somebody saves this in the editor, which leaves it out."
        )
        text = comment.text or ""
        words = {"text": " ".join(text.split())[:60]}
        # The parser knows the line that a comment ends on.
        line = None if comment.sourceline is None else comment.sourceline - text.count("\n")
        self.findings.append(Finding("olx.comment", message, path, words, Severity.WARNING, line))

    def text_and_feedback(self, element: etree._Element, path: str) -> dict[str, str]:
        """What an option or a statement says, and what is said to whoever picks it."""
        parts = self.parts(element, path, {"text", "feedback"})
        return {name: self.only_text(parts[name], join(path, name)) for name in ("text", "feedback")}

    def item(self, element: etree._Element, path: str, known: Collection[str] = ()) -> dict[str, Any]:
        """An item with a text and feedback as raw values: its id, those of the known attributes, and what it says."""
        raw: dict[str, Any] = dict(self.attributes(element, path, {"id", *known}))
        raw |= self.text_and_feedback(element, path)
        raw.setdefault("id", self.derived_id(element, path, raw["text"]))
        return raw

    def derived_id(self, element: etree._Element, path: str, text: str) -> str:
        """An id for an element that has none: the same for the same wording at every load, wherever it stands."""
        if "id" in element.attrib:
            return str(element.attrib["id"])
        message = N_("Give <{element}> an id of its own, so that answers survive a change of wording.")
        parameters = {"element": _name(element)}
        self.findings.append(
            Finding("olx.no_id", message, path, parameters, Severity.WARNING, element.sourceline)
        )
        return self.own_id(element, text)

    def own_id(self, element: etree._Element, text: str) -> str:
        """An id for an element that needs none to be told from others; the same for the same wording at every load."""
        return self._ids.of(_name(element), text)

    def _stray_text(self, element: etree._Element, text: str | None, path: str) -> None:
        if text and text.strip():
            message = N_(
                "The text “{text}” stands between elements of <{element}>; move it into one of them."
            )
            words = " ".join(text.split())[:60]
            self.find("olx.stray_text", message, path, element, text=words, element=_name(element))


def comments_in(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that are about comments and the like, which a file can hold and a document cannot."""
    return [finding for finding in findings if finding.code == "olx.comment"]


def around(root: etree._Element) -> tuple[list[etree._Element], list[etree._Element]]:
    """The comments and processing instructions before and after the root of a file; none around other elements."""
    if root.getparent() is not None:
        return [], []
    return list(root.itersiblings(preceding=True))[::-1], list(root.itersiblings())


def children(element: etree._Element) -> Iterator[etree._Element]:
    """The child elements, without comments, processing instructions and entities."""
    return (child for child in element if isinstance(child.tag, str))


def _words_apart(element: etree._Element) -> str:
    """The text of an element without what stands in it; that keeps words apart, as a blank does."""
    texts = [text for text in (element.text, *(child.tail for child in element)) if text]
    joints = [" " if before[-1].isalnum() and after[0].isalnum() else "" for before, after in pairwise(texts)]
    return "".join(text + joint for text, joint in zip(texts, [*joints, ""], strict=False))


def _attribute(element: etree._Element, name: str) -> str:
    """The name of an attribute as it was written, with the prefix of its namespace."""
    namespace = etree.QName(name).namespace
    prefixes = {uri: prefix for prefix, uri in element.nsmap.items()} | {XML: "xml"}
    return f"{prefixes.get(namespace)}:{etree.QName(name).localname}" if namespace else name


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def add_line(parent: etree._Element, name: str, text: str) -> etree._Element:
    """Append an element that holds one line of text."""
    element = etree.SubElement(parent, name)
    element.text = text or None
    return element


def add_prose(parent: etree._Element, name: str, text: str) -> None:
    """Append an element that holds Markdown, on lines of its own when it has several; none for an empty text."""
    if text:
        set_prose(etree.SubElement(parent, name), text)


def set_prose(element: etree._Element, text: str) -> None:
    """Have an element hold Markdown, on lines of its own when it has several; nothing for an empty text."""
    element.text = (f"\n{text}\n" if "\n" in text else text) or None


def set_attribute(element: etree._Element, name: str, value: object, default: object) -> None:
    """Write a value that differs from its default; true and false in lower case, whole numbers without a point."""
    if value == default:
        return
    if isinstance(value, bool):
        element.set(name, str(value).lower())
    elif isinstance(value, float) and value.is_integer():
        element.set(name, str(int(value)))
    else:
        element.set(name, str(value))
