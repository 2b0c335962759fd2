"""What each code that somebody entered for a visit is worth, as the profession grades practice charts.

Codes go in without their point. Each right code is earned once: by itself, or else by what comes nearest to it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from coding_billing_xblock.codesets.codeset import CodeSet, Note
from coding_billing_xblock.codesets.nearness import nearness

CODES_SHARE, FIRST_SHARE = 80, 20
"""Of a hundred, where two codes or more are required: what the codes are worth, and what comes first."""


@dataclass(frozen=True)
class Expected:
    """A right code; ``nears`` are codes that earn a share of it, 0 to 1, because the author says so."""

    code: str
    first: bool = False
    optional: bool = False
    nears: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """What is right for a visit; ``release`` is None where none holds on its date, and then only what is exact earns.

    ``traps`` are codes, or beginnings of codes, that earn nothing. ``apart`` are pairs of codes whose Excludes1 note
    does not apply to the visit.
    """

    release: CodeSet | None
    expected: tuple[Expected, ...]
    traps: tuple[str, ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()

    @property
    def required(self) -> list[Expected]:
        """The codes that have to be there."""
        return [right for right in self.expected if not right.optional]

    @property
    def first(self) -> str:
        """The code that comes first; empty where one alone is required, or nothing is said."""
        required = self.required
        return next((right.code for right in required if right.first), "") if len(required) > 1 else ""


class Graded(NamedTuple):
    """An entered code: its credit, 0 to 1, a reason, the right code that it earned, and the note that decided.

    ``reason`` is empty for what is right or what the author has words for; ``earned`` for what earned nothing.
    """

    code: str
    credit: float
    reason: str = ""
    earned: str = ""
    note: Note | None = None


class Offer(NamedTuple):
    """What an entered code could earn of a right one."""

    credit: float
    code: str
    right: str
    reason: str


def graded(answer: Answer, entered: Sequence[str]) -> tuple[Graded, ...]:
    """What each entered code is worth, in the order in which they were entered; each stands there once."""
    offers = {code: _offers(answer, code) for code in entered}
    given = _given([offer for code in entered for offer in offers[code]])

    def grade(code: str) -> Graded:
        if offer := given.get(code):
            return Graded(code, offer.credit, offer.reason, offer.right)
        return Graded(code, 0.0, "coded_already") if offers[code] else _worthless(answer, code, entered)

    return tuple(map(grade, entered))


def share_of_codes(answer: Answer, grades: Sequence[Graded]) -> float:
    """The share of the points of a visit's diagnoses, 0 to 1.

    The credits by the number of codes that were entered, or that are required if those are more. A code that may be
    left out counts neither way.
    """
    counted = _counted(answer, grades)
    whole = max(len(counted), len(answer.required))
    share = sum(grade.credit for grade in counted) / whole if whole else 0.0
    if not answer.first:
        return share
    begun = grades[0].credit if grades and grades[0].earned == answer.first else 0.0
    return (CODES_SHARE * share + FIRST_SHARE * begun) / (CODES_SHARE + FIRST_SHARE)


def aim(answer: Answer, grades: Sequence[Graded]) -> float:
    """How well the entered codes aim, 0 to 1: less than 1 where more were entered than are required."""
    required = len(answer.required)
    return required / max(1, required, len(_counted(answer, grades)))


def _counted(answer: Answer, grades: Sequence[Graded]) -> list[Graded]:
    optional = {right.code for right in answer.expected if right.optional}
    return [grade for grade in grades if not (grade.credit == 1 and grade.earned in optional)]


def _given(offers: Sequence[Offer]) -> dict[str, Offer]:
    """What each right code is given for: the best offer first, and of equal ones the one that was made first."""
    given: dict[str, Offer] = {}
    taken: set[str] = set()
    for offer in sorted(offers, key=lambda offer: -offer.credit):
        if offer.code not in given and offer.right not in taken:
            given[offer.code] = offer
            taken.add(offer.right)
    return given


def _offers(answer: Answer, code: str) -> list[Offer]:
    if any(right.code == code for right in answer.expected):
        return [Offer(1.0, code, code, "")]
    if answer.release is None:
        return []
    by_author = [
        Offer(right.nears[code], code, right.code, "") for right in answer.expected if code in right.nears
    ]
    if (
        by_author
        or _is_trap(answer, code)
        or _excluded(answer, code, [right.code for right in answer.expected])
    ):
        return [offer for offer in by_author if offer.credit]
    found = [(nearness(answer.release, code, right.code), right.code) for right in answer.expected]
    return [Offer(near.credit, code, right, near.value) for near, right in found if near]


def _is_trap(answer: Answer, code: str) -> bool:
    return any(code.startswith(trap) for trap in answer.traps)


def _excluded(answer: Answer, code: str, others: Sequence[str]) -> Note | None:
    """The note by which a code never stands together with one of the others."""
    release = answer.release
    if release is None or not release.stem(code):
        return None
    notes = (release.apart(other, code) for other in others if frozenset((code, other)) not in answer.apart)
    return next((note for note in notes if note), None)


def _worthless(answer: Answer, code: str, entered: Sequence[str]) -> Graded:
    """Why a code that is near to nothing earns nothing. A note is named only where it stands between entered codes."""
    right = {right.code for right in answer.expected}
    if answer.release is not None and not answer.release.stem(code):
        return Graded(code, 0.0, "no_such_code")
    if note := _excluded(answer, code, [other for other in entered if other in right]):
        return Graded(code, 0.0, "excluded", note=note)
    if answer.release is not None and not answer.release.is_billable(code):
        return Graded(code, 0.0, "not_billable")
    return Graded(code, 0.0, "not_supported")
