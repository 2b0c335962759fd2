"""Findings as the editor is told them: in words, with help, in the language of the request."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from itertools import pairwise
from typing import Any

from coding_billing_xblock.content.help import help_for
from coding_billing_xblock.studio.stored import Settings
from coding_billing_xblock.studio.words import NUMBER_WORDS, WORDS
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
        "message": in_words(finding, gettext),
        "help": gettext(help_for(finding.code)),
        **line,
    }


def sentence(finding: Finding, gettext: Callable[[str], str]) -> str:
    """A finding with its place, for a page that cannot lead there."""
    line = "" if finding.line is None else gettext(WORDS["line"]).format(line=finding.line)
    where = " · ".join(filter(None, (place(finding.path, gettext), line)))
    return f"{where}: {in_words(finding, gettext)}" if where else in_words(finding, gettext)


def unfinished(findings: Iterable[Finding], gettext: Callable[[str], str]) -> list[dict[str, str]]:
    """What a preview says quietly in the place of what it cannot show yet: ``path``, and ``text`` with a name."""
    return [
        {"path": finding.path, "text": _with_item(finding, gettext)}
        for finding in findings
        if finding.severity is Severity.ERROR
    ][:MOST]


def _with_item(finding: Finding, gettext: Callable[[str], str]) -> str:
    names = _items(finding.path, gettext)
    return f"{names[-1]}: {in_words(finding, gettext)}" if names else in_words(finding, gettext)


def in_words(finding: Finding, gettext: Callable[[str], str]) -> str:
    """What a finding says; what is wrong with a number says which number it is about."""
    field = WORDS.get(f"field_{finding.path.rpartition('.')[2]}")
    message = NUMBER_WORDS.get(finding.code)
    if field is None or message is None:
        return finding.text(gettext)
    return gettext(message).format(field=gettext(field), **finding.parameters)


def place(path: str, gettext: Callable[[str], str]) -> str:
    """A path in the words of the editor, as in "Question 3 › Option 2"; empty for the whole document."""
    if numbered := _items(path, gettext):
        within = gettext(WORDS["within"])
        return reduce(lambda outer, inner: within.format(outer=outer, inner=inner), numbered)
    steps = path.split(".")
    part = "settings" if steps[0] in ("language", *Settings.model_fields) else steps[0]
    return gettext(WORDS[f"part_{part}"]) if f"part_{part}" in WORDS else ""


def _items(path: str, gettext: Callable[[str], str]) -> list[str]:
    """The names of the items that a path leads through, from the outermost on."""
    return [
        gettext(WORDS[f"item_{name}"]).format(number=int(step) + 1)
        for name, step in pairwise(path.split("."))
        if step.isdecimal() and f"item_{name}" in WORDS
    ]
