"""Texts that name years and may be out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coding_billing_xblock.content.document import Document, Parsed
from coding_billing_xblock.questions.base import markdown_texts
from coding_billing_xblock.text.findings import N_, Finding, tip

# Not a part of a longer number or of a name such as CMS-1500, and not an amount of money.
_YEAR = re.compile(
    r"(?<![\w.,$€£])(?<![A-Za-z]-)(?:19|20)\d\d(?!\w|[.,]\d|\s?(?:%|[$€£]|USD|EUR|GBP|INR|PHP))"
)


def findings_in(this_year: int, parsed: Parsed) -> tuple[Finding, ...]:
    """All the findings of a document, those that depend on today's year included."""
    dated = dated_findings(parsed.document, this_year) if parsed.document else ()
    return (*parsed.findings, *dated)


def dated_findings(document: Document, this_year: int) -> Iterator[Finding]:
    """A tip for each Markdown text that names years of which the newest is before last year."""
    for written in markdown_texts(document):
        newest = max(map(int, _YEAR.findall(written.words)), default=this_year)
        if newest < this_year - 1:
            message = N_("The newest year in this text is {year}; see whether it still holds.")
            yield tip("text.old_years", message, written.path, year=newest)
