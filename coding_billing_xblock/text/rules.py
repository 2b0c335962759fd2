"""What is wrong with one Markdown text, and what of it a learner gets in another way than it was typed.

Read off the tokens, so each finding names its line in the text. Nothing here keeps a text from being saved: a learner
can read all of it, though perhaps not well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from markdown_it.token import Token

from coding_billing_xblock.text.addresses import (
    Address,
    address_of_image,
    address_of_link,
    is_elsewhere,
)
from coding_billing_xblock.text.findings import N_, Finding, tip, warning
from coding_billing_xblock.text.markdown import CACHED_TEXTS, DRAWINGS, sanitised, words_of_html
from coding_billing_xblock.text.pairing import Reason, placed
from coding_billing_xblock.text.reading import Reading, heading_level, read, read_phrase, within
from coding_billing_xblock.text.rendering import html_of, words_of

VAGUE_LINKS = frozenset(
    (
        "click",
        "click here",
        "click on this link",
        "click this link",
        "here",
        "learn more",
        "link",
        "more",
        "read more",
        "see here",
        "this",
        "this link",
        "this page",
    )
)
"""Texts of links that say nothing to somebody who jumps from link to link. The texts are the author's own and in
the author's language; these are the English ones.
"""

_SHORT = 60
_LANGUAGE = re.compile(r"[A-Za-z0-9_#+.-]{0,20}")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,80}\]")
_TYPED_LINK = re.compile(r"\]\([^()\n]{1,200}\)")
_OPEN_BOLD = re.compile(r"(?:^|(?<=[\s(\[\"'“„«]))(?:\*\*|__)(?=\w)")
_TYPED_BULLET = re.compile(r"[•‣◦▪●∙]\s")
_DRAWING = "drawing:"
_CELL_END = re.compile(r"(?<!\\)\|")
_BEFORE_TABLE = re.compile(r"[\s>]*(?:[-+*]|\d{1,9}[.)])?\s*")
_LINE_ENDS = frozenset({"softbreak", "hardbreak"})


@lru_cache(CACHED_TEXTS)
def text_findings(text: str) -> tuple[Finding, ...]:
    """What is wrong with the Markdown ``text``; paths are empty, and lines count from 1 where there are several."""
    found = _once_each(_findings_of(read(text), text.split("\n")))
    return found if "\n" in text else _without_lines(found)


@lru_cache(CACHED_TEXTS)
def phrase_findings(text: str) -> tuple[Finding, ...]:
    """What is wrong with the Markdown ``text`` of one line; paths are empty."""
    return _without_lines(_once_each(_phrase_findings(read_phrase(text).tokens, 1)))


def _findings_of(reading: Reading, lines: Sequence[str]) -> Iterator[Finding]:
    yield from _block_findings(reading.tokens)
    yield from _headings(reading.tokens)
    yield from _tables(reading.tokens, lines)
    yield from _lists(reading.tokens)
    yield from _definitions(reading)
    yield from _rearranged(reading.tokens)


def _without_lines(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(finding.at_line(None) for finding in findings)


def _once_each(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of their lines; of those that say the same, the first."""
    ordered = sorted(findings, key=lambda finding: finding.line or 0)
    first: dict[tuple[str, str], Finding] = {}
    for finding in ordered:
        first.setdefault((finding.code, finding.text(str)), finding)
    return tuple(first.values())


# Blocks


def _block_findings(tokens: Iterable[Token]) -> Iterator[Finding]:
    for token in tokens:
        line = _line_of(token)
        if token.children:
            yield from _phrase_findings(token.children, line)
        elif token.type == "code_block":
            message = N_("This is shown as program code, because its lines are indented by four blanks.")
            yield warning("text.indented_code", message).at_line(line)
        elif token.type == "too_deep":
            yield _too_deep().at_line(line)
        elif token.type == "fence" and not _LANGUAGE.fullmatch(token.info.strip()):
            message = N_("The words “{words}” stand beside the marks of program code, so they are not shown.")
            yield warning("text.beside_code", message, words=token.info.strip()[:_SHORT]).at_line(line)


def _line_of(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def _too_deep() -> Finding:
    message = N_("This is nested too deeply; what is deeper is shown as it was typed.")
    return warning("text.too_deep", message)


def _headings(tokens: Sequence[Token]) -> Iterator[Finding]:
    headings = [
        (level, _line_of(token))
        for token in within(tokens)
        if (level := heading_level(token)) and not _ends_heading(token)
    ]
    for (before, _), (after, line) in pairwise(headings):
        if after > before + 1:
            message = N_("A heading of level {before} is followed by one of level {after}.")
            yield warning("heading.skipped_level", message, before=before, after=after).at_line(line)
            return


def _ends_heading(token: Token) -> bool:
    return token.type == "heading_close" or (token.type == "html_tag" and placed(token).tag.closes)


def _tables(tokens: Iterable[Token], lines: Sequence[str]) -> Iterator[Finding]:
    columns, in_head = 0, False
    for token in tokens:
        if token.type in {"thead_open", "thead_close"}:
            in_head = token.nesting > 0
        elif token.type == "tr_open":
            line = _line_of(token)
            cells = _count_cells(lines[line - 1])
            columns = cells if in_head else columns
            if cells > columns:
                message = N_(
                    "This row has more cells than the table has columns; the last ones are not shown."
                )
                yield warning("table.extra_cells", message).at_line(line)


def _count_cells(line: str) -> int:
    first, *cells = _CELL_END.split(line.rstrip())
    if cells and not cells[-1].strip():
        cells.pop()
    return len(cells) + (not _BEFORE_TABLE.fullmatch(first))


def _lists(tokens: Iterable[Token]) -> Iterator[Finding]:
    lists: list[list[Token]] = []
    for token in tokens:
        if token.type == "ordered_list_open":
            lists.append([])
        elif token.type == "list_item_open" and token.info:
            lists[-1].append(token)
        elif token.type == "ordered_list_close":
            yield from _renumbered(lists.pop())


def _renumbered(items: Sequence[Token]) -> Iterator[Finding]:
    """Lists of one number only leave the counting to the page; in others, what is typed should be what is shown."""
    typed = [int(item.info) for item in items]
    if len(set(typed)) == 1:
        return
    for number, (shown, item) in zip(typed, enumerate(items, typed[0]), strict=True):
        if number != shown:
            message = N_("The item with the number {typed} is shown with the number {shown}.")
            yield tip("list.renumbered", message, typed=number, shown=shown).at_line(_line_of(item))
            return


def _definitions(reading: Reading) -> Iterator[Finding]:
    for label, line in reading.unused:
        message = N_(
            "The address that is defined as “{label}” is used by no link, so this line is not shown."
        )
        yield warning("link.unused_definition", message, label=label.lower()[:_SHORT]).at_line(line)


def _rearranged(tokens: Sequence[Token]) -> Iterator[Finding]:
    if not any(token.type == "html_tag" for token in within(tokens)):
        return
    rendered = html_of(tokens)
    before, after = (words_of_html(page).split() for page in (rendered, sanitised(rendered)))
    if "".join(before) != "".join(after):
        message = N_("Browsers show the HTML in this text in another order than it was typed.")
        yield warning("html.rearranged", message)


# Within a line


def _phrase_findings(tokens: Sequence[Token], line: int) -> Iterator[Finding]:
    """What is wrong with tokens that stand on the lines from ``line`` on."""
    lines = list(_lines_of(tokens, line))
    for token, at in zip(tokens, lines, strict=True):
        judge = _JUDGES.get(token.type)
        yield from () if judge is None else (found.at_line(at) for found in judge(token))
    yield from _links(tokens, lines)
    yield from _bullets(tokens, lines)


def _lines_of(tokens: Iterable[Token], line: int) -> Iterator[int]:
    for token in tokens:
        yield line
        line += token.content.count("\n") + (token.type in _LINE_ENDS)


def _bullets(tokens: Sequence[Token], lines: Sequence[int]) -> Iterator[Finding]:
    begins = True
    for token, line in zip(tokens, lines, strict=True):
        if begins and _TYPED_BULLET.match(token.content):
            message = N_("A line that begins with “{bullet}” makes no list.")
            yield tip("text.typed_bullet", message, bullet=token.content[0]).at_line(line)
        begins = token.type in _LINE_ENDS


def _links(tokens: Sequence[Token], lines: Sequence[int]) -> Iterator[Finding]:
    begun: list[tuple[int, str]] = []
    for index, token in enumerate(tokens):
        href = _href(token)
        if href is not None:
            begun.append((index, href))
        elif begun and _ends_link(token):
            start, address = begun.pop()
            words = " ".join(words_of(tokens[start + 1 : index]).split())
            yield from (found.at_line(lines[start]) for found in _link(words, address))


def _href(token: Token) -> str | None:
    """The address of a link that begins with this token."""
    if token.type == "link_open":
        return str(token.attrGet("href"))
    is_anchor = token.type == "html_tag" and placed(token).kept and placed(token).tag.name == "a"
    return placed(token).tag.attributes.get("href") if is_anchor else None


def _ends_link(token: Token) -> bool:
    if token.type == "link_close":
        return True
    return token.type == "html_tag" and placed(token).tag.name == "a" and placed(token).tag.closes


def _link(words: str, address: str) -> Iterator[Finding]:
    kind = address_of_link(address)
    name = (words or address)[:_SHORT]
    if not words:
        yield warning("link.no_text", N_("A link has no text; say where it leads."))
    elif _is_vague(words.casefold()):
        message = N_("The link “{text}” does not say where it leads.")
        yield warning("link.vague_text", message, text=words[:_SHORT])
    if kind is Address.UNUSABLE:
        message = N_("The link “{text}” cannot have the address “{address}”; its words stand alone.")
        yield warning("link.unusable_address", message, text=name, address=address[:_SHORT])
    elif kind is Address.PLACEHOLDER:
        yield warning("link.no_address", N_("The link “{text}” has no address yet."), text=name)
    elif kind is Address.RELATIVE:
        message = N_("The address “{address}” of the link “{text}” leads nowhere from a course.")
        yield warning("link.relative_address", message, text=name, address=address[:_SHORT])


def _is_vague(words: str) -> bool:
    # Whatever follows "click here", the first words are what is heard in a list of links.
    return words.startswith("click here") or words.strip(" .:!»>→") in VAGUE_LINKS


def _markdown_image(token: Token) -> Iterator[Finding]:
    return _image(str(token.attrGet("src")), words_of(token.children or []).strip())


def _image(source: str, description: str) -> Iterator[Finding]:
    if not description:
        yield warning("image.no_alternative", N_("An image has no alternative text; say what it shows."))
    kind = address_of_image(source)
    name = (description or source)[:_SHORT]
    if kind is Address.UNUSABLE:
        message = N_(
            "The image “{name}” cannot have the address “{address}”; its description is shown instead."
        )
        yield warning("image.unusable_address", message, name=name, address=source[:_SHORT])
    elif kind is Address.PLACEHOLDER:
        yield warning("image.no_address", N_("The image “{name}” has no address yet."), name=name)
    elif kind is Address.RELATIVE:
        message = N_("The address “{address}” of an image leads nowhere from a course.")
        yield warning("image.relative_address", message, address=source[:_SHORT])
    elif is_elsewhere(source):
        message = N_("The image “{name}” comes from another site, which may take it away or see who looks.")
        yield tip("image.elsewhere", message, name=name)
    elif source.startswith(_DRAWING):
        yield from _drawing(source.removeprefix(_DRAWING))


def _drawing(name: str) -> Iterator[Finding]:
    if name not in DRAWINGS:
        message = N_("There is no drawing called “{name}”. There are: {known}.")
        yield warning("drawing.unknown", message, name=name, known=", ".join(sorted(DRAWINGS)))


def _words(token: Token) -> Iterator[Finding]:
    """What was meant as markup and is shown as it was typed."""
    if found := _FOOTNOTE.search(token.content):
        message = N_("Footnotes such as “{note}” are not known here; they are shown as they were typed.")
        yield warning("text.footnote", message, note=found[0])
    if _OPEN_BOLD.search(token.content):
        yield warning("text.open_bold", N_("Bold text begins here and does not end, so its marks are shown."))
    if "](" in token.content and (found := _TYPED_LINK.search(token.content)):
        message = N_("“{text}” looks like the address of a link or an image, and is shown as it was typed.")
        yield warning("link.as_typed", message, text=found[0][1:][:_SHORT])


def _comment(_token: Token) -> Iterator[Finding]:
    yield tip("html.comment", N_("This comment is not shown to learners."))


def _tag(token: Token) -> Iterator[Finding]:
    found = placed(token)
    if found.reason is not None:
        yield _as_typed(found.reason, token.content[:_SHORT], ", ".join(found.tag.unknown_attributes))
    elif found.kept and found.tag.name == "img":
        attributes = found.tag.attributes
        yield from _image(attributes.get("src", ""), attributes.get("alt", "").strip())


def _as_typed(reason: Reason, tag: str, attributes: str) -> Finding:
    match reason:
        case Reason.FRAME:
            message = N_("A film or a frame cannot be shown in a text, so {tag} is shown as it was typed.")
            return warning("html.frame", message, tag=tag)
        case Reason.UNKNOWN:
            message = N_("{tag} is not known as a tag, so it is shown as it was typed.")
            return warning("html.unknown_tag", message, tag=tag)
        case Reason.ATTRIBUTE:
            message = N_("{tag} is shown as it was typed, because this cannot be kept: {attributes}.")
            return warning("html.unknown_attribute", message, tag=tag, attributes=attributes)
        case Reason.UNPAIRED:
            message = N_(
                "{tag} is shown as it was typed, because its other half is not in the same paragraph."
            )
            return warning("html.unpaired_tag", message, tag=tag)
        case Reason.MISPLACED:
            message = N_("{tag} is shown as it was typed, because it cannot stand here.")
            return warning("html.misplaced_tag", message, tag=tag)
        case Reason.TOO_DEEP:
            return _too_deep()


_JUDGES: dict[str, Callable[[Token], Iterator[Finding]]] = {
    "html_comment": _comment,
    "html_tag": _tag,
    "image": _markdown_image,
    "text": _words,
}
