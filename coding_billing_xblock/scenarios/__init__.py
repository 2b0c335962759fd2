"""What xblock-sdk's workbench offers to try: OLX files, as an author could have written them."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
TITLES = {
    "shipped": "Coding & Billing: the shipped lesson",
    "types": "Coding & Billing: every type of question",
    "broken": "Coding & Billing: a document with mistakes",
}
"""By file name, in the order in which they are offered. What is stored in a workbench hangs on the titles."""


def scenarios() -> list[tuple[str, str]]:
    """The title and the OLX of each, read when it is asked for."""
    return [(title, (FOLDER / f"{name}.xml").read_text(encoding="utf-8")) for name, title in TITLES.items()]
