"""A pasted page, made ready to become Markdown: without its furniture, its structure said with plain elements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from coding_billing_xblock.text.escaping import cleaned

OFFICE_ITEM = "office-item"
"""The name given to a paragraph that is a line of a list, with its level and its mark."""

LEVEL, MARK = "data-level", "data-mark"

MAX_DEPTH = 80
"""Elements within each other; deeper ones count as words of the deepest."""

_SILENT = ("script", "style", "template", "link", "meta", "base", "noembed", "noframes", "svg", "title")
_FURNITURE = (
    "nav, [role=navigation], [role=banner], [role=contentinfo], [role=search], "
    "footer:not(:is(article, section, aside, blockquote, main, figure, td) footer), "
    "input, select, textarea, option, datalist, form button"
)
_OPENER = "button, summary, [aria-expanded]"
_OPENERS = ("aria-controls", "data-target", "data-bs-target", "href", "for", "aria-describedby")
_HIDDEN = re.compile(r"display:none|visibility:hidden|mso-hide:all")
_BLOCKS = (
    "address aside center details dd dl fieldset figure footer form header hgroup legend main menu".split()
)
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_SYMBOLS = re.compile(r"[\W_]*")
_LIST_LEVEL = re.compile(r"mso-list:[^;]*level([1-9])")
_OUTLINE_LEVEL = re.compile(r"mso-outline-level:([1-6])")
_OFFICE_LIST = re.compile("MsoListParagraph|MsoListBullet|MsoListNumber")
_TYPED_BULLET = re.compile(r"\s*(?:[·•§]|[oüvqØ](?=\s))\s*(?=\S)")
_LIGHT = re.compile(r"(?<![\w-])font-weight:(?:normal|[1-4]00)")
_HEAVY = re.compile(r"(?<![\w-])font-weight:(?:bold|[6-9]00)")
_SLANTED = re.compile(r"font-style:(?:italic|oblique)")


class Page(NamedTuple):
    """The article of a page, its language where it says one, and the texts of what was taken out."""

    soup: BeautifulSoup
    language: str
    left_out: list[str]


def page_of(text: str) -> Page:
    """The page behind a cleaned HTML text. Never raises."""
    soup = BeautifulSoup(text, "lxml")
    title = _words(soup.title) if soup.title else ""
    language = next((str(tag["lang"]) for tag in soup.find_all(lang=True, limit=1)), "")
    _silence(soup)
    _flatten(soup)
    left_out = [title, *_without_furniture(soup)]
    for heading in soup.find_all(HEADINGS):
        _without_permalink(heading)
    _name_structure(soup)
    return Page(soup, language, [words for words in left_out if words])


def selection_of(text: str) -> BeautifulSoup:
    """What somebody copied out of a page, from a cleaned HTML text: all that is seen of it. Never raises."""
    soup = BeautifulSoup(text, "lxml")
    _silence(soup)
    _flatten(soup)
    for tag in soup.find_all(_is_hidden):
        tag.extract()
    _name_structure(soup)
    return soup


def _silence(soup: BeautifulSoup) -> None:
    for tag in soup.find_all(_SILENT):
        tag.decompose()
    for text in soup.find_all(string=lambda text: isinstance(text, PreformattedString)):
        text.extract()
    for text in soup.find_all(string=True):
        text.replace_with(NavigableString(cleaned(str(text))))


def _flatten(soup: BeautifulSoup) -> None:
    waiting: list[tuple[Tag, int]] = [(soup, 0)]
    while waiting:
        tag, depth = waiting.pop()
        for child in tag.find_all(True, recursive=False):
            if depth >= MAX_DEPTH:
                child.replace_with(NavigableString(f" {_words(child)} "))
            else:
                waiting.append((child, depth + 1))


def _without_furniture(soup: BeautifulSoup) -> Iterator[str]:
    """Take out what is no part of the article by what it is, never by how it is called; its words come back."""
    opening = [str(tag[name]) for name in _OPENERS for tag in soup.select(f"[{name}]")]
    opened = {name.lstrip("#") for names in opening for name in names.split()}
    hidden = [tag for tag in soup.find_all(True) if _is_hidden(tag)]
    closed = [tag for tag in hidden if tag.get("id") not in opened and not _follows_opener(tag)]
    for tag in (*soup.select(_FURNITURE), *closed):
        if not tag.decomposed:
            yield _words(tag)
            tag.decompose()


def _is_hidden(tag: Tag) -> bool:
    if tag.has_attr("hidden"):
        return str(tag["hidden"]) != "until-found" and tag.get("role") != "tabpanel"
    return bool(_HIDDEN.search(_style(tag)))


def _follows_opener(tag: Tag) -> bool:
    before = tag.find_previous_sibling()
    return isinstance(before, Tag) and bool(before.css.match(_OPENER) or before.select_one(_OPENER))


def _without_permalink(heading: Tag) -> None:
    """Take a generator's link to the heading itself out of it, as long as other words stay."""
    own = {f"#{tag.get('id')}" for tag in (heading, heading.parent) if tag}
    for link in heading.find_all("a", href=re.compile("^#")):
        is_own = link["href"] in own or _SYMBOLS.fullmatch(_words(link))
        if is_own and _words(heading).replace(_words(link), "", 1).strip():
            link.decompose()


def _name_structure(soup: BeautifulSoup) -> None:
    """Say by elements what is said by styles, or by elements that Markdown has no word for."""
    for tag in soup.find_all(True):
        if tag.name in {"ul", "ol"}:
            _name_list(tag)
        elif tag.name == "p":
            _name_office_paragraph(tag, _style(tag))
        elif tag.name in {"b", "strong", "span"}:
            _name_phrase(tag, _style(tag))
        elif tag.name == "summary":
            before = tag.find_previous(HEADINGS)
            tag.name = f"h{min(6, int(before.name[1]) + 1)}" if isinstance(before, Tag) else "h2"
        elif tag.name == "table" and _arranges(tag):
            for part in [tag, *tag.find_all(["tbody", "thead", "tr", "td"])]:
                part.name = "div"
        elif tag.name in _BLOCKS:
            tag.name = "div"


def _name_phrase(tag: Tag, style: str) -> None:
    if tag.name == "span" and (found := _HEAVY.search(style) or _SLANTED.search(style)):
        tag.name = "i" if found.re is _SLANTED else "b"
    elif tag.name != "span" and _LIGHT.search(style):
        tag.unwrap()


def _name_list(tag: Tag) -> None:
    if tag.name == "ol":
        _number(tag.find_all("li", recursive=False), whole(tag.get("start"), 1))
    item = tag.find_previous_sibling()
    if getattr(tag.parent, "name", "") in {"ul", "ol"} and isinstance(item, Tag) and item.name == "li":
        item.append(tag)


def _number(items: Sequence[Tag], number: int) -> None:
    """Mark each item with its number; where the count does not go on, another mark begins a new list."""
    numbers: list[int] = []
    for item in items:
        numbers.append(whole(item.get("value"), numbers[-1] + 1 if numbers else number))
    jumps = [after != before + 1 for before, after in pairwise(numbers)]
    jumps_to_come = [*accumulate(reversed(jumps), initial=0)][::-1]
    for item, value, to_come in zip(items, numbers, jumps_to_come, strict=bool(items)):
        item[MARK] = f"{value}{'.)'[to_come % 2]}"


def _arranges(table: Tag) -> bool:
    """Whether a table only arranges a page: it has no heading cells, but headings with text below them in its cells."""
    if table.find("th") is not None:
        return False
    cells = table.find_all("td")
    return any(
        cell.find("table") or ((heading := cell.find(HEADINGS)) and _words(heading) != _words(cell))
        for cell in cells
    )


def _name_office_paragraph(tag: Tag, style: str) -> None:
    """Headings and lines of lists that a word processor writes as paragraphs."""
    classes = " ".join(tag.get("class") or [])
    outline, level = _OUTLINE_LEVEL.search(style), _LIST_LEVEL.search(style)
    if outline or "MsoTitle" in classes:
        tag.name = f"h{outline[1] if outline else 1}"
        return
    bullet = " ".join(
        _words(part.extract()) for part in tag.find_all(lambda part: "mso-list:ignore" in _style(part))
    )
    first = tag.find(string=re.compile(r"\S"))
    if not bullet and first and not tag.br and (typed := _TYPED_BULLET.match(str(first))):
        bullet = typed[0].strip()
        first.replace_with(NavigableString(str(first)[typed.end() :]))
    if bullet or level or _OFFICE_LIST.search(classes):
        tag.name = OFFICE_ITEM
        tag[LEVEL] = level[1] if level else "1"
        tag[MARK] = re.sub(r"\W*(\d+)\W*", r"\1.", bullet) if re.match(r"\W*\d", bullet) else "-"


def whole(value: object, default: int) -> int:
    """The number in an attribute of HTML; ``default`` where there is none that is usable."""
    text = str(value or "")
    return int(text) if text.isdigit() and text.isascii() and len(text) < 10 else default


def _style(tag: Tag) -> str:
    return "".join(str(tag.get("style", "")).lower().split())


def _words(tag: PageElement) -> str:
    return " ".join(tag.get_text(" ").split())
