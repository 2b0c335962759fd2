"""About a hundred codes of HCPCS Level II, in words of our own. No D codes: those are the dental association's."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "data" / "hcpcs.txt"


class Service(NamedTuple):
    """A supply, a drug or a service: what one unit of it is, and what it is."""

    code: str
    unit: str
    title: str


@cache
def services() -> dict[str, Service]:
    """Every code there is, by itself, in the order of the codes."""
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return {service.code: service for service in (Service(*line.split("\t")) for line in lines)}
