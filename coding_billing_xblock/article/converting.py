"""HTML as Markdown, by markdownify and what it leaves open: addresses, tables, numbers of items, marks within words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import quote

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from markdownify import ATX, MarkdownConverter

from coding_billing_xblock.article.page import HEADINGS, LEVEL, MARK, OFFICE_ITEM, whole
from coding_billing_xblock.text.addresses import Address, address_of_image, address_of_link
from coding_billing_xblock.text.escaping import escape, guarded

_LONGEST_ADDRESS = 2000
_BLANKS = re.compile(r"[ \t\r\n\x0b\x0c]+")
_BREAK = "\x1f"
"""Ends a line within a paragraph, until all of the text is there; no document may contain it."""

_TYPED_BULLET = re.compile(rf"(?:^|{_BREAK}\n)\s*[•●▪◦‣∙]\s*(?=\S)")
_BREAKS = re.compile(r"(?:\s*\n\s*)+")
_MARKS = {"b": "**", "strong": "**", "i": "*", "em": "*", "del": "~~", "s": "~~"}
_MOST_SPANNED = 50


def usable(url: str, address_of: Callable[[str], Address]) -> str:
    """An address as a link or an image may have it, ready for Markdown; empty where it is of no use in a lesson."""
    address = quote(url.strip(), safe="!#$%&*+,-./:;=?@_~")
    is_usable = address_of(url) is Address.USABLE and not address.startswith("//")
    return address if is_usable and len(address) <= _LONGEST_ADDRESS else ""


class Converter(MarkdownConverter):
    """Turns a page into Markdown; what it cannot use it keeps as plain text in ``left_out``."""

    def __init__(self) -> None:
        super().__init__(
            heading_style=ATX, bullets="-", sub_symbol="<sub>", sup_symbol="<sup>", autolinks=False
        )
        self.left_out: list[str] = []
        self._cells: dict[int, str] = {}

    def leave_out(self, words: str, address: str = "") -> str:
        """What stands in the place of something that cannot be used."""
        self.left_out.append(f"{words} ({address[:200]})" if address else words)
        return ""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escape(text)

    def process_text(self, el: NavigableString, parent_tags: set[str]) -> str:
        if "pre" in parent_tags:
            return str(el)
        beside = {getattr(sibling, "name", "") for sibling in (el.previous_sibling, el.next_sibling)}
        if not el.strip() and OFFICE_ITEM in beside:
            return ""
        text = _BLANKS.sub(" ", str(super().process_text(el, parent_tags)))  # type: ignore[misc]
        before = el.previous_sibling
        if "_noformat" in parent_tags or not (before is None or getattr(before, "name", "") == "br"):
            return text
        blank = len(text) - len(text.lstrip())
        return text[:blank] + guarded(text[blank:])

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        words = text.strip()
        if not words or "_noformat" in parent_tags or _MARKS.keys() & parent_tags & {el.name}:
            return text
        mark = _MARKS[el.name]
        is_safe = _is_safe(el.previous_sibling, -1, words[0]) and _is_safe(el.next_sibling, 0, words[-1])
        before, after = (mark, mark) if is_safe and "\n\n" not in words else (f"<{el.name}>", f"</{el.name}>")
        return f"{' ' * text[:1].isspace()}{before}{words}{after}{' ' * text[-1:].isspace()}"

    convert_strong = convert_i = convert_em = convert_del = convert_s = convert_b

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        address, words = usable(str(el.get("href") or ""), address_of_link), text.strip()
        if not address or not words or "_noformat" in parent_tags:
            return text
        return f"{' ' * text[:1].isspace()}[{words}]({address}){' ' * text[-1:].isspace()}"

    def convert_img(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        source, words = str(el.get("src") or ""), " ".join(str(el.get("alt") or "").split())
        address = usable(source, address_of_image)
        if address and "_noformat" not in parent_tags and not parent_tags.intersection(HEADINGS):
            return f"![{escape(words)}]({address})"
        return self.leave_out(words, source) if words else ""

    def convert_p(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        is_list = len(_TYPED_BULLET.findall(text)) > 1
        words = _TYPED_BULLET.sub("\n- ", text) if is_list else text
        return str(super().convert_p(el, words, parent_tags))  # type: ignore[misc]

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if parent_tags & {"td", "th"}:
            return "<br>"
        return "\n" if "pre" in parent_tags else " " if "_inline" in parent_tags else f"{_BREAK}\n"

    def convert_dt(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n**{text.strip()}**\n\n" if text.strip() and "_inline" not in parent_tags else text

    def convert_video(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return self.leave_out(" ".join(f"{el.get('title') or ''} {el.get('src') or ''} {text}".split()))

    convert_audio = convert_iframe = convert_object = convert_embed = convert_video

    def convert_li(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        mark = f"{el.get(MARK, '-')} "
        body = text.strip().replace("\n", "\n" + " " * len(mark))
        return f"{mark}{body}\n" if body else "\n"

    def convert_office_item(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        body = " ".join(text.split())
        return f"\n{'    ' * (whole(el.get(LEVEL), 1) - 1)}{el.get(MARK)} {body}\n" if body else ""

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n{fenced(text)}\n\n" if text.strip() else ""

    def convert_td(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        self._cells[id(el)] = _BREAKS.sub("<br>", text.strip())
        return f"{text} "

    convert_tr = convert_th = convert_caption = convert_td

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        if parent_tags & {"td", "th"}:
            return text
        caption = el.find("caption")
        title = self._cells.get(id(caption), "") if isinstance(caption, Tag) else ""
        rows = [row.find_all(["td", "th"], recursive=False) for row in el.find_all("tr")]
        rows = [row for row in rows if row and row[0].find_parent("table") is el]
        if not title and len(rows) > 1 and len(rows[0]) == 1 and _span(rows[0][0], "colspan") > 1:
            title = self._cells[id(rows.pop(0)[0])]
        if not rows:
            return text
        table = table_markdown(title, self._grid(rows))
        beside = " ".join(self._beside_cells(el, parent_tags))
        return f"\n\n{beside}\n\n{table}" if beside else table

    def _beside_cells(self, table: Tag, parent_tags: set[str]) -> Iterator[str]:
        """The words of a table that stand in no cell; browsers show them before it."""
        for string in table.find_all(string=re.compile(r"\S")):
            if string.find_parent(["caption", "table", "td", "th"]) is table:
                yield self.process_text(string, parent_tags).strip()

    def _grid(self, rows: Sequence[Sequence[Tag]]) -> list[list[str]]:
        """The cells of a table; several heading rows become one. A cell that spans rows stands in each of them."""
        heads = 0
        while heads < len(rows) - 1 and all(cell.name == "th" for cell in rows[heads]):
            heads += 1
        grid: list[dict[int, str]] = [{} for _ in rows]
        for at, row in enumerate(rows):
            for cell in row:
                self._place(cell, grid, at, spread=at < heads - 1)
        width = max((max(line, default=-1) + 1 for line in grid), default=0)
        filled = [[line.get(place, "") for place in range(width)] for line in grid]
        if heads > 1:
            labels = zip(*filled[:heads], strict=True)
            filled[:heads] = [[" – ".join(dict.fromkeys(filter(None, parts))) for parts in labels]]
        return filled

    def _place(self, cell: Tag, grid: list[dict[int, str]], at: int, *, spread: bool) -> None:
        start = next(place for place in range(10_000) if place not in grid[at])
        for line in grid[at : at + _span(cell, "rowspan")]:
            for offset in range(_span(cell, "colspan")):
                line[start + offset] = self._cells[id(cell)] if spread or not offset else ""


def fenced(code: str) -> str:
    """Code as Markdown, between marks that do not stand in it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code)), default=0))
    return "\n".join([fence, code.strip("\n"), fence])


def table_markdown(title: str, grid: list[list[str]]) -> str:
    """A table as Markdown, its title as a bold paragraph before it. All rows are equally wide."""
    lines = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in grid]
    if not lines:
        return ""
    rule = "|" + "---|" * len(grid[0])
    head = f"\n\n**{title}**" if title else ""
    return "\n".join([f"{head}\n\n{lines[0]}", rule, *lines[1:]]) + "\n\n"


def markdown_of(soup: BeautifulSoup) -> tuple[str, list[str]]:
    """The page as Markdown, and as plain text what is not in it."""
    converter = Converter()
    return markdown_by(converter, soup), converter.left_out


def markdown_by(converter: Converter, soup: BeautifulSoup) -> str:
    """The page as the converter writes it."""
    text = re.sub(rf"[ \t]*{_BREAK}\n[ \t]*", f"{_BREAK}\n", str(converter.convert_soup(soup)))
    text = re.sub(rf"(?:{_BREAK}\n){{2,}}|{_BREAK}\n(?=\n|\Z)", "\n\n", text).replace(_BREAK, "\\")
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)


def _is_safe(beside: object, at: int, edge: str) -> bool:
    """Whether marks can stand between a neighbour's character ``at`` and the first or last one of what they mark."""
    if isinstance(beside, Tag) and beside.name in _MARKS:
        return False
    text = beside.get_text() if isinstance(beside, Tag) else str(beside or "")
    return edge.isalnum() or not (text or " ")[at].isalnum()


def _span(cell: Tag, name: str) -> int:
    return min(max(whole(cell.get(name), 1), 1), _MOST_SPANNED)
