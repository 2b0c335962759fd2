"""Findings as the editor is told them: in words, with help, in the language of the request."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from coding_billing_xblock.content.help import help_for
from coding_billing_xblock.text.findings import Finding, Severity

ORDER = tuple(Severity)
"""The worst first."""

MOST = 300
"""Findings told at once. Nobody reads more; the next ones follow when these are mended."""


def told(findings: Iterable[Finding], gettext: Callable[[str], str]) -> list[dict[str, Any]]:
    """The findings as JSON values, the worst first, at most MOST; ``line`` is there only where it is known."""
    ranked = sorted(findings, key=lambda finding: ORDER.index(finding.severity))
    return [_told(finding, gettext) for finding in ranked[:MOST]]


def _told(finding: Finding, gettext: Callable[[str], str]) -> dict[str, Any]:
    line = {} if finding.line is None else {"line": finding.line}
    return {
        "path": finding.path,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.text(gettext),
        "help": gettext(help_for(finding.code)),
        **line,
    }
