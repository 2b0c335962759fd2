"""Markdown as blocks: each with its own lines as they were written, and with what has to be known of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from coding_billing_xblock.article.converting import fenced, markdown_of, usable
from coding_billing_xblock.article.page import page_of
from coding_billing_xblock.article.words import without_comments, without_number
from coding_billing_xblock.text.addresses import address_of_image, address_of_link
from coding_billing_xblock.text.markdown import plain, plain_phrase

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of Markdown. ``words`` are what it says.

    ``level`` is that of a heading, else 0; ``rows`` are the cells of a table, headings first; ``items`` are the top
    items of a list without numbers.
    """

    source: str
    words: str
    level: int = 0
    rows: Rows = ()
    items: tuple[str, ...] = ()

    @property
    def is_text(self) -> bool:
        """Whether it is a paragraph or something like it."""
        return not (self.level or self.rows or self.items)


class Article(NamedTuple):
    """The blocks of an article, the texts in none of them, and its title and language where it says them itself."""

    blocks: list[Block]
    left_out: list[str]
    title: str = ""
    language: str = ""


# Definitions are written out before, and footnotes are none.
_PARSER = MarkdownIt("commonmark", {"maxNesting": 200}).enable(["table", "strikethrough"])
_PARSER.disable("reference")
_ASKED = re.compile(
    r"^(?:\*\*)?(?:Q|Question)\s?\d{0,3}\s?[:.)](?:\*\*)?[ \t]+(?P<question>\S[^\n]*?)(?:\*\*)?[ \t]*\\?\n\s*"
    r"(?:\*\*)?(?:A|Ans|Answer)\s?\d{0,3}\s?[:.)](?:\*\*)?[ \t]+",
    re.MULTILINE,
)
_HEADING_MARKS = re.compile(r"^(#{1,6}) ", re.MULTILINE)
_FRONT_MATTER = re.compile(
    r"\A\s*(?P<mark>---|\+\+\+|;;;)[ \t]*\n(?P<inner>(?:[^\n]*\n){1,200}?)(?P=mark)[ \t]*(?:\n|\Z)"
)
_FIELD = re.compile(r"^\s*(?:[\w.-]+\s*[:=]|- |#|\}|\]|$)")
_DEFINITION = re.compile(
    r"^ {0,3}\[(?!\^)(?P<name>[^\[\]\n]{1,100})\]:[ \t]*<?(?P<url>[^\s<>]{1,2000})>?"
    r"(?:[ \t]+[\"'(][^\n]{0,300})?[ \t]*$",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"\[(?P<text>[^\[\]\n]{1,300})\](?:\[(?P<name>[^\[\]\n]{0,100})\]|(?![\[(:]))")
_INLINE_LINK = re.compile(
    r"(?P<image>!?)\[(?P<text>(?:[^\[\]\\]|\\.|!?\[[^\[\]]{0,300}\](?:\([^()\s]{0,500}\))?){0,500})\]"
    r"\(\s*<?(?P<url>[^\s<>()]{0,2000}(?:\([^\s<>()]{0,500}\)[^\s<>()]{0,500})?)>?(?:\s+[\"'][^\"'\n]{0,300}[\"'])?\s*\)"
)
_HEADING_ID = re.compile(r"\s*\{[#.:][^{}\n]{0,100}\}\s*$")


def read_html(text: str) -> Article:
    """A page, from a cleaned HTML text."""
    page = page_of(text)
    markdown, unused = markdown_of(page.soup)
    blocks = list(_blocks(markdown, unused))
    return Article(blocks, [*page.left_out, *unused], language=page.language)


def read_markdown(text: str) -> Article:
    """An article that is written in Markdown; its front matter may say a title."""
    left_out: list[str] = []
    front = _FRONT_MATTER.match(text)
    fields = front["inner"] if front and all(map(_FIELD.match, front["inner"].split("\n"))) else ""
    if front and fields:
        left_out.append(fields.strip())
        text = text[front.end() :]
    title = re.search(r"^title\s*[:=]\s*[\"']?(.+?)[\"']?\s*$", fields, re.MULTILINE)
    blocks = list(_blocks(_without_references(text, left_out), left_out))
    return Article(blocks, left_out, title=title[1] if title else "")


def _blocks(markdown: str, left_out: list[str]) -> Iterator[Block]:
    # Questions and answers ("Q: …", "A: …") become headings and what stands below them.
    above = min(5, max(map(len, _HEADING_MARKS.findall(markdown)), default=1))
    markdown = _ASKED.sub(lambda found: f"\n{'#' * (above + 1)} {found['question']}\n\n", markdown)
    lines = markdown.split("\n")
    tokens = _PARSER.parse(markdown)
    for at, token in enumerate(tokens):
        if token.level or token.map is None or token.nesting < 0:
            continue
        source = "\n".join(lines[token.map[0] : token.map[1]]).strip("\n").rstrip()
        if token.type == "html_block":
            yield from _html_blocks(source, left_out)
        else:
            yield from _block(token, tokens[at:], source, left_out)


def _html_blocks(source: str, left_out: list[str]) -> Iterator[Block]:
    source, comments = without_comments(source)
    page = page_of(source)
    markdown, unused = markdown_of(page.soup)
    left_out += [*comments, *page.left_out, *unused]
    # What came of HTML holds none, so this ends here.
    yield from _blocks(markdown, left_out)


def _block(token: Token, tokens: Sequence[Token], source: str, left_out: list[str]) -> Iterator[Block]:
    if token.type in {"fence", "code_block"}:
        yield Block(source if token.type == "fence" else fenced(token.content), token.content)
    elif token.type == "heading_open":
        title = plain_phrase(_HEADING_ID.sub("", _usable(tokens[1].content, left_out)))
        words = " ".join(without_number(title).split())
        if words:
            yield Block(source, words, level=int(token.tag[1]))
    elif token.type == "table_open":
        rows = tuple(tuple(_usable(cell, left_out) for cell in row) for row in _rows(tokens))
        yield Block(source, "\n".join(" ".join(map(plain_phrase, row)) for row in rows), rows=rows)
    elif token.type != "hr":
        used = _usable(source, left_out)
        if words := plain(used):
            items = _items(tokens, left_out) if token.type == "bullet_list_open" else ()
            yield Block(used, words, items=items)


def _rows(tokens: Sequence[Token]) -> list[list[str]]:
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.content.replace("\\|", "|"))
    return rows


def _items(tokens: Sequence[Token], left_out: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for token in tokens:
        if token.type == "bullet_list_close" and token.level == 0:
            break
        if token.type == "list_item_open" and token.level == 1:
            found.append("")
        elif token.type == "inline" and token.level == 3 and not found[-1]:
            found[-1] = " ".join(_usable(token.content, []).split())
    return tuple(found)


def _usable(source: str, left_out: list[str]) -> str:
    """Markdown without comments and without addresses that lead nowhere."""
    source, comments = without_comments(source)
    left_out += comments
    return _INLINE_LINK.sub(lambda found: _link(found, left_out), source)


def _link(found: re.Match[str], left_out: list[str]) -> str:
    text = _INLINE_LINK.sub(lambda inner: _link(inner, left_out), found["text"])
    if usable(found["url"], address_of_image if found["image"] else address_of_link):
        return f"{found['image']}[{text}]{found[0][found[0].rindex('](') + 1 :]}"
    if not found["image"]:
        return text
    left_out.append(" ".join(f"{plain_phrase(text)} ({found['url'][:200]})".split()))
    return ""


def _without_references(markdown: str, left_out: list[str]) -> str:
    """The Markdown with every link's address beside its text: definitions would end up in another section."""
    urls = {_key(found["name"]): found["url"] for found in _DEFINITION.finditer(markdown)}
    used: set[str] = set()

    def written_out(found: re.Match[str]) -> str:
        name = _key(found["name"] or found["text"])
        if name not in urls:
            return found[0]
        used.add(name)
        return f"[{found['text']}]({urls[name]})"

    def taken_out(found: re.Match[str]) -> str:
        if _key(found["name"]) not in used:
            left_out.append(found[0].strip())
        return ""

    return _DEFINITION.sub(taken_out, _REFERENCE.sub(written_out, markdown)) if urls else markdown


def _key(name: str) -> str:
    return " ".join(name.lower().split())
