"""The releases of ICD-10-CM that come with the block, and which of them holds on a date."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from coding_billing_xblock.codesets.codeset import CodeSet

FOLDER = Path(__file__).parent / "data"


@cache
def releases() -> tuple[CodeSet, ...]:
    """Every release there is, the oldest first. Nothing of them is read yet but their names."""
    return tuple(CodeSet(folder) for folder in sorted(FOLDER.glob("icd10cm-*")))


def release_on(served: date) -> CodeSet | None:
    """The release whose codes are valid on a date of service (45 CFR 162.1000); None where none is at hand."""
    return next((release for release in releases() if release.holds_on(served)), None)


def newest() -> CodeSet:
    """The newest release."""
    return releases()[-1]
