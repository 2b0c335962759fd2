"""The lines of a list before they are read: options that share a line come apart, a key at the end is taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from coding_billing_xblock.imports.answers import ordinal

_BESIDE = re.compile(r"(?<!\S)(?:[*✓✔✅☑]\s?)?(?P<label>\(?[A-Za-z]\))\s*(?=\S)")
_KEY = re.compile(
    r"(?:#{1,6}\s*)?(?:\*\*|__)?(?:answer key|answers?|key|solutions?|(?:correct|right) answers)"
    r"(?:\*\*|__)?(?P<colon>:?)(?:\*\*|__)?(?P<rest>.*)",
    re.IGNORECASE,
)
_LETTERS = r"[A-Za-z](?:(?:\s?[,/&+]\s?|\sand\s)[A-Za-z]\b)*"
_ENTRY = re.compile(
    rf"(?P<number>\d{{1,3}})\s?[.):=–—-]?\s?\(?(?P<value>true|false|{_LETTERS}|[A-Z]{{2,6}})\b\)?\.?[,;\s]*",
    re.IGNORECASE,
)
_WORDED = re.compile(r"(?P<number>\d{1,3})\s?[.):=–—-]?\s?(?P<value>\(?[A-Za-z][.):]\s?\S.*)")


class Answered(NamedTuple):
    """The answer to one question in a key: the line it stands on, counted from 1, and what it says."""

    line: int
    value: str


class Lines(NamedTuple):
    """The lines of a list, the number that each had, and the answers of its key by the questions' numbers."""

    texts: Sequence[str]
    numbers: Sequence[int]
    key: dict[str, Answered]


def lines_of(text: str) -> Lines:
    """The lines of ``text`` as a list is read."""
    lines = text.split("\n")
    end, key = _without_key(lines)
    kept = lines[:end]
    apart = [(part, number) for number, line in enumerate(kept, 1) for part in _apart(line, kept, number)]
    return Lines([part for part, _ in apart], [number for _, number in apart], key)


def _apart(line: str, lines: Sequence[str], below: int) -> list[str]:
    """The parts of a line: its options are letters in their order, at its beginning or behind the end of a sentence."""
    found = [*_BESIDE.finditer(line)]
    letters = [match["label"].strip("()").lower() for match in found]
    before = line[: found[0].start()].rstrip() if found else ""
    if not _is_row(found, letters) or (before and (before[-1] not in "?:.!…" or letters[0] != "a")):
        return [line]
    if _next_letter(lines, below) in letters:
        return [line]  # the options have lines of their own, and one of them speaks of others
    starts = [match.start() for match in found]
    parts = [line[start:end].strip() for start, end in pairwise([*starts, len(line)])]
    return [before, *parts] if before else parts


def _is_row(found: Sequence[re.Match[str]], letters: Sequence[str]) -> bool:
    styles = {match["label"].startswith("(") for match in found}
    steps = {ordinal(after) - ordinal(before) for before, after in pairwise(letters)}
    return len(styles) == 1 and steps == {1}


def _next_letter(lines: Sequence[str], below: int) -> str:
    """The letter of the option that the next line begins with; empty where it begins with none."""
    following = next((lines[place] for place in range(below, len(lines)) if lines[place].strip()), "")
    begun = _BESIDE.match(following.strip())
    return begun["label"].strip("()").lower() if begun else ""


def _without_key(lines: Sequence[str]) -> tuple[int, dict[str, Answered]]:
    """How many lines come before the key, and what it says; all of them where there is none."""
    for end in range(len(lines) - 1, -1, -1):
        if heading := _KEY.fullmatch(lines[end].strip()):
            key = _read_key(end + 1, heading["rest"].strip(), lines[end + 1 :])
            return (end, key) if key else (len(lines), {})
    return len(lines), {}


def _read_key(number: int, rest: str, below: Sequence[str]) -> dict[str, Answered]:
    """The answers of a key whose heading stands on a line; none where anything else is in it."""
    key: dict[str, Answered] = {}
    for line, text in enumerate((rest, *below), number):
        entries = [*_entries(text.strip())]
        if text.strip() and not entries:
            return {}
        for question, value in entries:
            key.setdefault(question, Answered(line, value))
    # "Answer: 1 b" is that of one question.
    return {} if rest and len(key) < 2 else key


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """The numbers and answers on a line of a key; none where it says more than these."""
    found, place = [], 0
    while entry := _ENTRY.match(text, place):
        found.append((entry["number"], entry["value"]))
        place = entry.end()
    if place == len(text):
        yield from found
    elif worded := _WORDED.fullmatch(text):
        yield worded["number"], worded["value"]
