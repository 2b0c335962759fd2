"""A release as the files that the block reads: see ``coding_billing_xblock/codesets/files.py`` for what is in them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from string import ascii_lowercase

from coding_billing_xblock.codesets.files import CODES, HEADING, NOTES, RELEASE
from scripts.codesets.tabular import Note, Sevenths, Tabular


def files_of(tabular: Tabular, first: date, last: date) -> dict[str, str]:
    """The texts of the files by their names, for dates of service from ``first`` to ``last``."""
    letters = _letters(tabular)
    release = {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "sevenths": {letter: dict(sevenths) for sevenths, letter in letters.items()},
        "parts": [[part.first, part.last, part.title] for part in tabular.parts],
    }
    return {
        RELEASE: json.dumps(release, ensure_ascii=False, indent=1) + "\n",
        CODES: "".join(_codes(tabular, letters)),
        NOTES: "".join(sorted(_notes(tabular), key=lambda line: line.partition("\t")[0] + "\t")),
    }


def _letters(tabular: Tabular) -> dict[Sevenths, str]:
    """A letter for each list of seventh characters, in the order in which they come first."""
    found = dict.fromkeys(node.sevenths for node in tabular.nodes if node.sevenths)
    return dict(zip(found, ascii_lowercase, strict=False))


def _codes(tabular: Tabular, letters: Mapping[Sevenths, str]) -> Iterator[str]:
    for node in tabular.nodes:
        mark = HEADING if node.is_heading else letters.get(node.sevenths, "")
        yield "\t".join((node.code, mark, node.title, *node.inclusions)) + "\n"


def _notes(tabular: Tabular) -> Iterator[str]:
    for part in tabular.parts:
        yield from _lines(f"{part.first}-{part.last}", part.notes)
    for node in tabular.nodes:
        yield from _lines(node.code, node.notes)


def _lines(place: str, notes: tuple[Note, ...]) -> Iterator[str]:
    return (f"{place}\t{note.kind}\t{note.text}\n" for note in notes)
