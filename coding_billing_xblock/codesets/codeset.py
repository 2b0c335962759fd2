"""A release of ICD-10-CM: look-up of codes and their notes, from files that all processes share.

Codes go in and out without their point. A look-up bisects the file in memory that the system shares between processes,
so nothing is read before it is needed, and nothing is kept beside it.
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import NamedTuple

from coding_billing_xblock.codesets.code import STEM_LENGTH
from coding_billing_xblock.codesets.files import CODES, HEADING, NOTES, RELEASE
from coding_billing_xblock.codesets.named import named_in

EXCLUDES1 = "excludes1"
CACHED_CODES = 1024


class Node(NamedTuple):
    """A heading or a stem, with the seventh characters that it needs, if any, each with its meaning."""

    code: str
    title: str
    is_heading: bool
    sevenths: Mapping[str, str]
    inclusions: tuple[str, ...]


class Note(NamedTuple):
    """An instruction at a code, or at the range of a chapter or section: ``place``, its kind and its words."""

    place: str
    kind: str
    text: str


class Part(NamedTuple):
    """A chapter or a section: its first and last category, and its title."""

    first: str
    last: str
    title: str

    @property
    def place(self) -> str:
        """Where its notes stand."""
        return f"{self.first}-{self.last}"


class Lines:
    """A file of lines that are sorted by what stands before their first tab."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    def beginning(self, key: str) -> Iterator[list[str]]:
        """The lines with this key, in their order, each cut at its tabs."""
        wanted = key.encode() + b"\t"
        at = self._first(wanted)
        while self._bytes[at : at + len(wanted)] == wanted:
            end = self._bytes.find(b"\n", at)
            yield self._bytes[at:end].decode().split("\t")
            at = end + 1

    def _first(self, wanted: bytes) -> int:
        """Where the first line begins that is not before ``wanted``."""
        low, high = 0, len(self._bytes)
        while low < high:
            middle = self._bytes.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._bytes.find(b"\n", middle) + 1
            if self._bytes[middle : middle + len(wanted)] < wanted:
                low = end
            else:
                high = middle
        return low


class CodeSet:
    """A release in a folder. Files are opened when they are first needed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def name(self) -> str:
        """The name of the release, which that of its folder is."""
        return self._folder.name

    @cached_property
    def _release(self) -> dict[str, object]:
        release: dict[str, object] = json.loads((self._folder / RELEASE).read_text(encoding="utf-8"))
        return release

    @cached_property
    def _codes(self) -> Lines:
        return Lines(self._folder / CODES)

    @cached_property
    def _notes(self) -> Lines:
        return Lines(self._folder / NOTES)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The chapters and sections, each chapter before its sections."""
        return tuple(Part(*part) for part in self._release["parts"])  # type: ignore[attr-defined]

    @cached_property
    def dates(self) -> tuple[date, date]:
        """The first and the last date of service that it holds for."""
        return date.fromisoformat(str(self._release["first"])), date.fromisoformat(str(self._release["last"]))

    def holds_on(self, served: date) -> bool:
        """Whether its codes are those of a date of service."""
        first, last = self.dates
        return first <= served <= last

    def node(self, code: str) -> Node | None:
        """The heading or stem of this very code."""
        return self._found(code)

    @cached_property
    def _found(self) -> Callable[[str], Node | None]:
        return lru_cache(CACHED_CODES)(self._find)

    def _find(self, code: str) -> Node | None:
        for _, mark, title, *inclusions in self._codes.beginning(code):
            sevenths = self._release["sevenths"].get(mark, {})  # type: ignore[attr-defined]
            return Node(code, title, mark == HEADING, sevenths, tuple(inclusions))
        return None

    def stem(self, code: str) -> Node | None:
        """The heading or stem that a code is, or that it is with a seventh character."""
        found = self.node(code)
        if found is not None or len(code) <= STEM_LENGTH:
            return found
        stem = self.node(code[:STEM_LENGTH].rstrip("X")) or self.node(code[:STEM_LENGTH])
        return stem if stem and code[STEM_LENGTH] in stem.sevenths and self._padded(stem, code) else None

    def _padded(self, stem: Node, code: str) -> bool:
        return code == stem.code.ljust(STEM_LENGTH, "X") + code[STEM_LENGTH]

    def is_billable(self, code: str) -> bool:
        """Whether the code may stand on a claim."""
        stem = self.stem(code)
        return stem is not None and not stem.is_heading and bool(stem.sevenths) == (stem.code != code)

    def title(self, code: str) -> str:
        """What a code says, its seventh character included; empty for one that does not exist."""
        stem = self.stem(code)
        if stem is None:
            return ""
        return stem.title if stem.code == code else f"{stem.title}, {stem.sevenths[code[STEM_LENGTH]]}"

    def above(self, code: str) -> tuple[Node, ...]:
        """The headings above a code and what it is itself, from the category on."""
        found = (self.node(code[:length]) for length in range(3, len(code) + 1))
        return tuple(node for node in found if node is not None)

    def notes(self, code: str) -> tuple[Note, ...]:
        """The notes that hold for a code, from its chapter to itself."""
        category = code[:3]
        parts = [part.place for part in self.parts if part.first <= category <= part.last]
        places = [*parts, *(node.code for node in self.above(code))]
        return tuple(Note(*line) for place in places for line in self._notes.beginning(place))

    def apart(self, one: str, other: str) -> Note | None:
        """The note by which two codes never stand together (Excludes1, ICD-10-CM Guidelines I.A.12.a); None without."""
        pairs = ((one, other), (other, one))
        return next(
            (
                note
                for code, partner in pairs
                for note in self._excluding(code)
                if any(named.covers(partner) for named in named_in(note.text))
            ),
            None,
        )

    @cached_property
    def _excluding(self) -> Callable[[str], tuple[Note, ...]]:
        """Those of a case are asked for again and again."""
        return lru_cache(CACHED_CODES)(self._find_excluding)

    def _find_excluding(self, code: str) -> tuple[Note, ...]:
        """The Excludes1 notes that name codes and hold for a code."""
        return tuple(note for note in self.notes(code) if note.kind == EXCLUDES1 and named_in(note.text))
