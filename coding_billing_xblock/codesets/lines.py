"""What each service that somebody entered for a visit is worth: code, units, modifiers, and what it explains."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

CODE, UNITS, MODIFIERS, EXPLAINS = 50, 15, 15, 20
"""Of a hundred, what each is worth of a right service; with another code nothing is."""


class Line(NamedTuple):
    """A service as it stands on a claim: its code, how often, its modifiers, and the diagnoses that it answers."""

    code: str
    units: float
    modifiers: tuple[str, ...] = ()
    diagnoses: tuple[str, ...] = ()


@dataclass(frozen=True)
class ExpectedLine:
    """A right service. Where it names no diagnosis, any may be named."""

    line: Line
    optional: bool = False


class GradedLine(NamedTuple):
    """An entered service: its credit, 0 to 1, what is wrong with it, and which of the right ones it earned, if any."""

    credit: float
    reasons: tuple[str, ...] = ()
    earned: int | None = None


def graded_lines(
    expected: Sequence[ExpectedLine], entered: Sequence[Line], neutral: Collection[str] = ()
) -> list[GradedLine]:
    """What each entered service is worth, in their order. Whether ``neutral`` diagnoses are named does not count."""
    found = sorted(
        (
            (_graded(right.line, line, neutral, place), index)
            for index, line in enumerate(entered)
            for place, right in enumerate(expected)
            if right.line.code == line.code
        ),
        key=lambda grade: -grade[0].credit,
    )
    given: dict[int, GradedLine] = {}
    for grade, index in found:
        if index not in given and all(grade.earned != other.earned for other in given.values()):
            given[index] = grade
    return [given.get(index, GradedLine(0.0, ("service_not_supported",))) for index in range(len(entered))]


def share_of_lines(expected: Sequence[ExpectedLine], grades: Sequence[GradedLine]) -> float:
    """The share of the points of a visit's services, 0 to 1; what may be left out counts neither way."""
    counted = [grade for grade in grades if not _is_free(expected, grade)]
    required = sum(not right.optional for right in expected)
    whole = max(len(counted), required)
    return sum(grade.credit for grade in counted) / whole if whole else 0.0


def _is_free(expected: Sequence[ExpectedLine], grade: GradedLine) -> bool:
    return grade.credit == 1 and grade.earned is not None and expected[grade.earned].optional


def _graded(right: Line, line: Line, neutral: Collection[str], place: int) -> GradedLine:
    named, wanted = set(line.diagnoses) - set(neutral), set(right.diagnoses) - set(neutral)
    parts = (
        (UNITS, line.units == right.units, "other_units"),
        (MODIFIERS, set(line.modifiers) == set(right.modifiers), "other_modifiers"),
        (EXPLAINS, not right.diagnoses or named == wanted, "other_diagnoses"),
    )
    earned = CODE + sum(worth for worth, is_right, _ in parts if is_right)
    return GradedLine(earned / 100, tuple(reason for _, is_right, reason in parts if not is_right), place)
