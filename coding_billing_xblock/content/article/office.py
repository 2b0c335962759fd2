"""What word processors write instead of lists and headings: paragraphs that only look like them."""

from __future__ import annotations

import re

from coding_billing_xblock.content.article.blocks import Item
from coding_billing_xblock.content.article.inline import guarded
from coding_billing_xblock.content.article.markers import marked, without_office_bullet
from coding_billing_xblock.content.article.runs import markdown_lines
from coding_billing_xblock.content.article.tree import Child, Node

_LIST_CLASS = re.compile(r"MsoList(?:Paragraph|Bullet|Number)", re.IGNORECASE)
_LIST_LEVEL = re.compile(r"mso-list:[^;]*level([1-9])")
_MARGIN = re.compile(r"margin-left:([0-9]{0,4}(?:\.[0-9]{0,4})?)(in|pt|cm|mm|px)")
_POINTS = {"in": 72.0, "pt": 1.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
_NUMBER = re.compile(r"\(?(\d{1,3})[.)]")
_OUTLINE_LEVEL = re.compile(r"mso-outline-level:([1-6])")


def office_level(paragraph: Node) -> int:
    """The level of a paragraph that is a heading by its class or its style; 0 for any other."""
    if found := _OUTLINE_LEVEL.search(paragraph.style):
        return int(found[1])
    return 1 if "msotitle" in (name.lower() for name in paragraph.classes) else 0


def office_item(paragraph: Node) -> Item | None:
    """A paragraph that is a line of a list, or None."""
    level = _LIST_LEVEL.search(paragraph.style)
    if level is None and not any(_LIST_CLASS.match(name) for name in paragraph.classes):
        return None
    marker = " ".join(node.text() for node in paragraph.walk() if _is_marker(node)).strip()
    text = " ".join(markdown_lines(_without_marker(paragraph).children)).strip()
    number = _NUMBER.match(marker)
    indent = float(level[1]) if level else _margin(paragraph)
    if marker:
        return Item(guarded(text), indent, int(number[1]) if number else None)
    return _typed_item(text, indent)


def _typed_item(text: str, indent: float) -> Item | None:
    """The line of a list whose bullet or number is nothing but the first of its words."""
    if found := marked(text):
        return Item(guarded(found.text), indent, found.number)
    words = without_office_bullet(text)
    return None if words == text else Item(guarded(words), indent)


def _is_marker(node: Node) -> bool:
    return "mso-list:ignore" in node.style


def _without_marker(node: Node) -> Node:
    children: list[Child] = [
        child if isinstance(child, str) else _without_marker(child)
        for child in node.children
        if isinstance(child, str) or not _is_marker(child)
    ]
    return Node(node.tag, node.attributes, children)


def _margin(node: Node) -> float:
    found = _MARGIN.search(node.style)
    return float(f"0{found[1]}") * _POINTS[found[2]] if found else 0.0
