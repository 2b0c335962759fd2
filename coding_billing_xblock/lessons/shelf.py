"""The lessons that come with the block: OLX files, as an author could have written them.

Studio stores nothing for an untouched block, so once released the shipped lesson is data: ids, types, right answers and
points stay as they are for ever. A sentence may be corrected; anything more becomes another template.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from coding_billing_xblock.content import olx
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.text.findings import N_

FOLDER = Path(__file__).parent


class Template(NamedTuple):
    """A document to begin from. ``title`` is a message id."""

    id: str
    title: str

    @property
    def document(self) -> Document:
        """The document itself."""
        return lesson(self.id)


TEMPLATES = (
    Template("shipped", N_("Medical coding and medical billing (the shipped lesson)")),
    Template("compare", N_("Compare two terms (an example to change)")),
    Template("figures", N_("Figures of the revenue cycle (every type of question)")),
    Template("visits", N_("Code six visits (ICD-10-CM and HCPCS Level II)")),
    Template("blank", N_("Blank")),
)
"""All there are, in the order in which they are offered."""


@cache
def lesson(name: str) -> Document:
    """The lesson of that name, read when it is first needed and then kept."""
    return read_file(FOLDER / f"{name}.xml")


def read_file(path: Path) -> Document:
    """The document of a file of ours. Raises ValueError where anything is found in it, a tip included."""
    parsed = olx.read(path.read_text(encoding="utf-8"))
    if parsed.document is None or parsed.findings:
        raise ValueError(f"{path.name}: {parsed.findings}")
    return parsed.document


def shipped() -> Document:
    """What an untouched block shows."""
    return lesson("shipped")
