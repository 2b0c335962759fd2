"""The kinds of text an author may write, each with its bounds and its one normal form.

A value in its normal form survives OLX and back unchanged, whatever the indentation of a hand-written file.
"""

from __future__ import annotations

import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError, PydanticKnownError

from coding_billing_xblock.text.findings import N_

MAX_LINE = 500
MAX_PROSE = 20_000
MAX_URL = 2000
MAX_PASTED = 400_000
"""Characters of a text that is pasted to be read."""

_BLANKS = " \t"
_TAB_STOP = 4
"""Of Markdown, https://spec.commonmark.org/0.31.2/#tabs"""

FORBIDDEN_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML file can carry: all but https://www.w3.org/TR/xml/#charsets"""

# Two blanks or a backslash at the end of a line, or an empty line: what would not survive on one line. Looked for from
# the beginning of blanks only, or many of them would take a time that grows with the square of their number.
_LINE_BREAK = re.compile(r"(?:(?<![ \t])[ \t]{2,}|\\)\r?\n|(?<![ \t])[ \t]*\r?\n[ \t]*\r?\n\s*")

_ID_BEGINNING = re.compile("[A-Za-z0-9]")
_ID = re.compile("[A-Za-z0-9_-]{1,64}")
_LANGUAGE = re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}")

SAFE_SCHEMES = frozenset({"", "http", "https", "mailto", "tel"})


def refuse(code: str, message: str, **parameters: object) -> PydanticCustomError:
    """The error to raise in a validator so that it becomes a finding with this code and message id."""
    return PydanticCustomError(code, "{message}", {"message": message, **parameters})


def _writable(value: str) -> str:
    if found := FORBIDDEN_IN_XML.search(value):
        raise refuse(
            "text.forbidden_character",
            N_("The character U+{character} at position {position} cannot be stored; delete it."),
            character=f"{ord(found[0]):04X}",
            position=found.start() + 1,
        )
    return value


def _one_line(value: str) -> str:
    return " ".join(_writable(value).split())


def normal_prose(value: str) -> str:
    """Markdown without outer blank lines, common indentation and trailing blanks of the last line."""
    return "\n".join(_without_indentation(_lines(value))).strip("\n")


def normal_element(value: str) -> str:
    """The text of an OLX element without the indentation that its file gives it.

    The text may begin on the line of its tag, which says nothing about how far the others are indented.
    """
    first, *others = _lines(value)
    rest = "\n".join(_without_indentation(others))
    return f"{first.lstrip(_BLANKS)}\n{rest}".strip("\n") if first.strip(_BLANKS) else rest.strip("\n")


def _lines(value: str) -> list[str]:
    return value.replace("\r\n", "\n").replace("\r", "\n").rstrip().split("\n")


def _without_indentation(lines: list[str]) -> list[str]:
    filled = [_with_blanks_first(line) for line in lines]
    margin = min((len(line) - len(line.lstrip(" ")) for line in filled if line), default=0)
    return (
        [line[margin:] for line in filled]
        if margin
        else [line if line.strip(_BLANKS) else "" for line in lines]
    )


def _with_blanks_first(line: str) -> str:
    """The line with blanks in place of the tabs it begins with; nothing for one of blanks only."""
    text = line.lstrip(_BLANKS)
    return line[: len(line) - len(text)].expandtabs(_TAB_STOP) + text if text else ""


def _prose(value: str) -> str:
    return normal_prose(_writable(value))


def _phrase(value: str) -> str:
    return _one_line(_LINE_BREAK.sub("<br>", _writable(value).strip()))


def _at_most(length: int) -> AfterValidator:
    """A bound on the normal form, which is what is stored and read again; it can be longer than what was typed."""

    def bounded(value: str) -> str:
        if len(value) > length:
            raise PydanticKnownError("string_too_long", {"max_length": length})
        return value

    return AfterValidator(bounded)


def _safe_url(value: str) -> str:
    url = _one_line(value)
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        scheme = "unreadable"
    if scheme.lower() not in SAFE_SCHEMES or " " in url:
        raise refuse("url.unsafe", N_("This is not a web address. It should begin with https://"))
    return url


def _id(value: str) -> str:
    if not value:
        raise refuse("id.empty", N_("An id is empty; it needs at least one letter or digit."))
    if not _ID_BEGINNING.match(value):
        raise refuse(
            "id.beginning",
            N_("The id “{value}” should begin with a letter or a digit, without an accent."),
            value=value[:64],
        )
    if not _ID.fullmatch(value):
        message = N_(
            "The id “{value}” may hold letters, digits, hyphens and underscores only, at most 64 of them."
        )
        raise refuse("id.characters", message, value=value[:64])
    return value


def _optional_id(value: str) -> str:
    return _id(value) if value else value


def _language(value: str) -> str:
    tag = value.strip()
    if tag and not _LANGUAGE.fullmatch(tag):
        message = N_("“{value}” is no language tag. Write it as in en, en-US or zh-Hant, with hyphens.")
        raise refuse("language.tag", message, value=tag[:64])
    return tag


Id = Annotated[str, AfterValidator(_id)]
"""Names a part for ever; generated once, never shown."""

OptionalId = Annotated[str, AfterValidator(_optional_id)]
"""Refers to a part by its id; empty for none."""

Language = Annotated[str, AfterValidator(_language)]
"""A BCP 47 tag such as ``en`` or ``pt-BR``; empty for the language of the page around."""

Line = Annotated[str, Field(max_length=MAX_LINE), AfterValidator(_one_line)]
"""One line of plain text."""

MARKDOWN = "markdown"
"""Marks the fields whose text is Markdown of several lines."""

MARKDOWN_PHRASE = "markdown phrase"
"""Marks the fields whose text is Markdown of one line, read by the rules within a line only."""

Prose = Annotated[str, Field(max_length=MAX_PROSE), AfterValidator(_prose), _at_most(MAX_PROSE), MARKDOWN]
"""Markdown."""

Phrase = Annotated[
    str, Field(max_length=MAX_PROSE), AfterValidator(_phrase), _at_most(MAX_PROSE), MARKDOWN_PHRASE
]
"""Markdown of one line, such as an option, a statement or a cell."""

Label = Annotated[
    str, Field(max_length=MAX_LINE), AfterValidator(_phrase), _at_most(MAX_LINE), MARKDOWN_PHRASE
]
"""Markdown of one short line that names something, such as a category or a column."""

Url = Annotated[str, Field(max_length=MAX_URL), AfterValidator(_safe_url)]
"""A web address that a link may safely have; may be empty."""
