"""The documents that an author can begin from."""

from __future__ import annotations

from typing import NamedTuple

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.content.sample import SAMPLE
from coding_billing_xblock.content.template_compare import COMPARE
from coding_billing_xblock.text.findings import N_


class Template(NamedTuple):
    """A document to begin from. ``title`` is a message id."""

    id: str
    title: str
    document: Document


TEMPLATES = (
    Template("shipped", N_("Medical coding and medical billing (the shipped lesson)"), SAMPLE),
    Template("compare", N_("Compare two terms (an example to change)"), COMPARE),
    Template("blank", N_("Blank"), Document()),
)
"""All there are, in the order in which they are offered."""
