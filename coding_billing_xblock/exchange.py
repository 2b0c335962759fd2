"""Between the platform's XML and the field ``data``: nothing an author wrote is ever dropped, and nothing raises."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from math import inf
from typing import Any

import yaml
from lxml import etree
from xblock.core import XML_NAMESPACES

from coding_billing_xblock.content import olx
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.lessons.load import is_olx, load
from coding_billing_xblock.text.findings import N_, Finding
from coding_billing_xblock.text.markdown import plain, plain_phrase
from coding_billing_xblock.text.olx import around, children, comments_in

VERBATIM = "data"
"""The element that carries stored data which is no document this release can read."""

WRITTEN_BY_XBLOCK = ("url_name", "xblock-family")
"""Attributes that every export has anew."""


def platform_part(block_class: Any, node: etree._Element) -> etree._Element:
    """A copy of ``node`` with what is the platform's business only: usable attributes and its own option elements."""
    bare = etree.Element(node.tag)
    unusable = set(_unusable_attributes(block_class, node))
    for name, value in node.attrib.items():
        if name not in unusable and name not in (*olx.OWN_ATTRIBUTES, "data"):
            bare.set(name, value)
    bare.extend(map(_copy, _usable_options(block_class, node)))
    return bare


def data_of(block_class: Any, node: etree._Element) -> str:
    """What to store for the content of ``node``: a document, nothing, or the OLX as it was written."""
    own = _own_part(block_class, node)
    if _is_stored_data(own):
        return own.findtext(VERBATIM) or ""
    is_told = bool(_unusable_attributes(block_class, own)) or _has_entities(own)
    if not olx.has_content(own):
        return _verbatim(own) if is_told or len(own) else str(node.get("data", ""))
    parsed = olx.read_element(own)
    if parsed.document is None or is_told or comments_in(parsed.findings):
        return _verbatim(own)
    return parsed.document.to_stored()


def write_data(node: etree._Element, data: str) -> None:
    """Append the content behind ``data`` to ``node``; data that gives no document goes back as it came."""
    if not data.strip():
        return
    if is_olx(data):
        _write_back(node, data)
    elif (document := load(data).document) is not None:
        olx.write_into(node, document)
    else:
        etree.SubElement(node, VERBATIM).text = data


def attribute_findings(block_class: Any, data: str) -> tuple[Finding, ...]:
    """A finding for each attribute of verbatim OLX whose value its field does not take."""
    root = olx.parse_text(data).root if is_olx(data) else None
    if root is None:
        return ()
    message = N_("The attribute “{name}” cannot have the value “{value}”.")
    return tuple(
        Finding("olx.bad_attribute", message, name, {"name": name, "value": root.get(name)})
        for name in _unusable_attributes(block_class, root)
    )


def with_usable_attributes(block_class: Any, data: str) -> str:
    """``data`` as an import would store it without what ``attribute_findings`` names; else as it is."""
    root = olx.parse_text(data).root if attribute_findings(block_class, data) else None
    if root is None:
        return data
    for name in _unusable_attributes(block_class, root):
        del root.attrib[name]
    return data_of(block_class, root)


def index_of(document: Document) -> dict[str, str]:
    """The words of a document for the course's search: no options, feedback or answers.

    Questions that are drawn from a pool are not among them: a search would show them to those who did not draw them.
    """
    sections = (f"{section.title} {plain(section.body)}" for section in document.lesson.sections)
    comparison = document.comparison
    columns = (column.label for column in comparison.columns)
    cells = (text for row in comparison.rows for text in (row.label, *row.cells))
    table = map(plain_phrase, (*columns, *cells))
    return {
        "lesson": " ".join(sections),
        "comparison": " ".join((comparison.caption, *table)).strip(),
        "questions": " ".join(plain(question.prompt) for question in document.for_everybody),
    }


def _unusable_attributes(block_class: Any, node: etree._Element) -> list[str]:
    return [name for name, value in node.attrib.items() if not _usable(block_class, str(name), str(value))]


def _usable(block_class: Any, name: str, value: str | None) -> bool:
    field = block_class.fields.get(name)
    if field is None or name == "data":
        return True
    try:
        read = field.enforce_type(field.from_string(value))
        written = field.to_string(read)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError, yaml.YAMLError):
        return False
    # A relative date can be read and not be exported.
    return isinstance(written, str | None) and _allowed(field.values, read)


def _allowed(values: Any, value: Any) -> bool:
    """Whether a field's ``values`` (choices, with names or without, or a range) let ``value`` be."""
    if isinstance(values, list):
        return value in [choice["value"] if isinstance(choice, dict) else choice for choice in values]
    least = values.get("min") if isinstance(values, dict) else None
    return least is None or value is None or least <= value < inf


def _verbatim(node: etree._Element) -> str:
    return str(etree.tostring(node, encoding="unicode"))


def _is_stored_data(own: etree._Element) -> bool:
    """Whether ``own`` says nothing but the text of one ``VERBATIM`` element, as ``write_data`` writes it."""
    elements = list(children(own))
    beside = "".join(text or "" for text in (own.text, *(child.tail for child in own)))
    return [element.tag for element in elements] == [VERBATIM] and not (len(elements[0]) or beside.strip())


def _has_entities(root: etree._Element) -> bool:
    """Whether ``root`` holds references to entities, which only the file that it came from explains."""
    return next(root.iter(etree.Entity), None) is not None


def _write_back(node: etree._Element, data: str) -> None:
    root = olx.parse_text(data).root
    if root is None:
        etree.SubElement(node, VERBATIM).text = data
        return
    for name, value in root.attrib.items():
        if name not in node.attrib:
            node.set(name, value)
    node.text = root.text
    node.extend(list(root))


def _usable_options(block_class: Any, node: etree._Element) -> Iterator[etree._Element]:
    """The platform's own elements in ``node`` whose fields take their values."""
    for child in children(node):
        name = etree.QName(child)
        if name.namespace == XML_NAMESPACES["option"] and _usable(block_class, name.localname, child.text):
            yield child


def _own_part(block_class: Any, node: etree._Element) -> etree._Element:
    """A copy of ``node`` without what the platform keeps itself: the values of fields and its own option elements."""
    own = _with_comments_around(node)
    for option in list(_usable_options(block_class, own)):
        own.remove(option)
    kept = {*_unusable_attributes(block_class, node), *olx.OWN_ATTRIBUTES}
    for name in {*block_class.fields, *WRITTEN_BY_XBLOCK} & set(own.attrib) - kept:
        del own.attrib[name]
    return own


def _with_comments_around(node: etree._Element) -> etree._Element:
    """A copy of ``node`` that also holds what stands around it as the root of a file: only an element is stored."""
    own = _copy(node)
    before, after = around(node)
    own[:0] = map(deepcopy, before)
    own.extend(map(deepcopy, after))
    return own


def _copy(node: etree._Element) -> etree._Element:
    """A copy outside the tree of ``node``; not by way of its text, because entities are explained elsewhere."""
    copied = deepcopy(node)
    copied.tail = None
    return copied
