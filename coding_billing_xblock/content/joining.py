"""The table of an article beside the one that a document has already: with nothing of either lost, or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import TypeVar

from pydantic import ValidationError

from coding_billing_xblock.content.distinct import distinct
from coding_billing_xblock.content.document import Column, Comparison, Row
from coding_billing_xblock.text.seen import seen_phrase

Named = TypeVar("Named", Column, Row)


def joined_comparison(present: Comparison, found: Comparison) -> Comparison | None:
    """One table of both, or None where it would be larger than a table may be.

    A found column goes under the present heading of the same words, else it stays a column of its own.
    """
    places = list(_places(present.columns, found.columns))
    own = [
        column for column, place in zip(found.columns, places, strict=True) if place >= len(present.columns)
    ]
    width = len(present.columns) + len(own)
    rows = [
        *(row.model_copy(update={"cells": _widened(row.cells, width)}) for row in present.rows),
        *(row.model_copy(update={"cells": _placed(row.cells, places, width)}) for row in found.rows),
    ]
    try:
        return Comparison(
            caption=_both(present.caption, found.caption),
            corner=_both(present.corner, found.corner),
            columns=_renamed([*present.columns, *own]),
            rows=_renamed(rows),
        )
    except ValidationError:
        return None


def _places(present: Sequence[Column], found: Sequence[Column]) -> Iterator[int]:
    free = list(range(len(present)))
    new = count(len(present))
    for column in found:
        same = (place for place in free if column.label and _alike(present[place].label, column.label))
        if (place := next(same, None)) is None:
            yield next(new)
        else:
            free.remove(place)
            yield place


def _widened(cells: Sequence[str], width: int) -> tuple[str, ...]:
    return (*cells, *[""] * (width - len(cells)))


def _placed(cells: Sequence[str], places: Sequence[int], width: int) -> tuple[str, ...]:
    by_place = dict(zip(places, cells, strict=False))
    return tuple(by_place.get(place, "") for place in range(width))


def _renamed(parts: Sequence[Named]) -> tuple[Named, ...]:
    names = distinct([part.id for part in parts])
    return tuple(part.model_copy(update={"id": name}) for part, name in zip(parts, names, strict=True))


def _both(present: str, found: str) -> str:
    if not present or not found or _alike(present, found):
        return present or found
    return f"{present} / {found}"


def _alike(one: str, other: str) -> bool:
    return seen_phrase(one).casefold() == seen_phrase(other).casefold()
