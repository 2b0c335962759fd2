"""What surrounds an article on a web page: menus, footers, banners, comments; and what nobody sees of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coding_billing_xblock.content.article.inline import MAX_URL
from coding_billing_xblock.content.article.runs import is_course_file
from coding_billing_xblock.content.article.tree import Node

_TAGS = frozenset(
    "nav footer aside form button select textarea option iframe noscript dialog object audio video title del".split()
)
_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar form alert".split()
)
_NAMES = frozenset(
    "nav navbar navigation menu submenu breadcrumb breadcrumbs footer sidebar cookie cookies consent gdpr advert "
    "adverts advertisement ad ads adsbygoogle sponsor sponsored social share sharing related newsletter comments "
    "comment popup modal skip pagination pager masthead toc msotoc msotoc1 msotoc2 msotoc3 msotoc4 msotocheading "
    "msoheader msofooter".split()
)
_NEVER_BY_NAME = frozenset({"html", "body", "main", "article", "h1", "h2", "h3", "h4", "h5", "h6"})
_NAME_END = re.compile(r"[-_\s]+")
_HIDDEN_STYLES = ("display:none", "visibility:hidden", "mso-hide:all")
_MOST_OF_A_PAGE = 0.5
_LEAST_OF_A_PAGE = 0.25


def content_of(page: Node) -> tuple[Node, list[Node]]:
    """The article within a page, and the parts of the page that are not the article.

    Changes ``page``: each part is in one place only afterwards.
    """
    article = _article(page)
    around = [] if article is page else [page]
    _take_out(page, [article])
    within = list(_surroundings(article, _MOST_OF_A_PAGE * len(article.text())))
    _take_out(article, within)
    return article, [*around, *within]


def images_of(article: Node) -> list[str]:
    """What is known of each image that an article shows: its alternative text and its address."""
    images = [node for node in article.walk() if node.tag == "img" and not is_course_file(node)]
    return [words for image in images if (words := _description(image))]


def _article(page: Node) -> Node:
    enough = _LEAST_OF_A_PAGE * len(page.text())
    for tag in ("main", "article"):
        found = [node for node in page.walk() if tag in (node.tag, node.attributes.get("role"))]
        if len(found) == 1 and len(found[0].text()) >= enough:
            return found[0]
    return page


def _take_out(root: Node, parts: Iterable[Node]) -> None:
    unwanted = {id(part) for part in parts}
    for node in root.walk():
        node.children = [child for child in node.children if id(child) not in unwanted]


def _surroundings(node: Node, most: float) -> Iterator[Node]:
    for element in node.elements:
        if _is_hidden(element) or (_is_chrome(element) and len(element.text()) <= most):
            yield element
        else:
            yield from _surroundings(element, most)


def _is_hidden(node: Node) -> bool:
    attributes = node.attributes
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or any(style in node.style for style in _HIDDEN_STYLES)
    )


def _is_chrome(node: Node) -> bool:
    if node.tag in _TAGS or node.attributes.get("role") in _ROLES:
        return True
    if node.tag in _NEVER_BY_NAME:
        return False
    named = f"{node.tag} {node.attributes.get('class', '')} {node.attributes.get('id', '')}".lower()
    names = _NAME_END.split(named)
    if "header" in names:
        return not any(inner.tag == "h1" for inner in node.walk())
    return not _NAMES.isdisjoint(names)


def _description(image: Node) -> str:
    alternative = " ".join(image.attributes.get("alt", "").split())
    source = image.attributes.get("src", "")
    address = f"({source})" if source.startswith(("http:", "https:")) and len(source) <= MAX_URL else ""
    return f"{alternative} {address}".strip()
