"""Texts that name years and may be out of date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coding_billing_xblock.content.document import Document, Parsed
from coding_billing_xblock.questions.base import markdown_texts
from coding_billing_xblock.text.findings import N_, Finding, tip

_SIGN = "[$€£¥₹₱]"
_CURRENCY = "(?:USD|EUR|GBP|INR|PHP)"
_YEAR = re.compile(
    # Not the end of a longer number, of a name such as CMS-1500 or of an amount of money,
    rf"(?<![\w.,])(?<![A-Za-z]-)(?<!{_SIGN})(?<!{_SIGN} )(?<!\b{_CURRENCY} )(?<!\bRs )"
    # with the end of a span that is written short, as in 2024-25,
    r"((?:19|20)\d\d)(?:[-–/](\d\d)(?![\w/–-]))?"
    # and not the beginning of one.
    rf"(?!\w|[.,]\d|\s?(?:%|{_SIGN}|{_CURRENCY}\b))",
    # Scripts without blanks between words write on directly before and after a year.
    re.ASCII,
)
_FOUR_DIGITS = re.compile(r"(?:19|20)\d\d")


def findings_in(this_year: int, parsed: Parsed) -> tuple[Finding, ...]:
    """All the findings of a document, those that depend on today's year included."""
    dated = dated_findings(parsed.document, this_year) if parsed.document else ()
    return (*parsed.findings, *dated)


def dated_findings(document: Document, this_year: int) -> Iterator[Finding]:
    """A tip for each Markdown text that names years of which the newest is before last year."""
    for written in markdown_texts(document):
        # Most texts name none, and need not be rendered to know.
        years = _years(written.words) if _FOUR_DIGITS.search(written.text) else []
        newest = max(years, default=this_year)
        if newest < this_year - 1:
            message = N_("The newest year in this text is {year}; see whether it still holds.")
            yield tip("text.old_years", message, written.path, year=newest)


def _years(words: str) -> list[int]:
    """The years that are named; of a span that is written short, its end."""
    return [max(int(year), int(year[:2] + (end or "00"))) for year, end in _YEAR.findall(words)]
