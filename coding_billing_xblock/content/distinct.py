"""Ids that stand once in their list: authors do not see them in the form, so one that is repeated becomes another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from coding_billing_xblock.content.document import Document, Parsed
from coding_billing_xblock.text.findings import N_, Finding, warning

REPEATED = "id.repeated"

_LONGEST_START = 56


def distinct(ids: Sequence[str]) -> list[str]:
    """The same ids, and others for those that stand there before already; the same others every time."""
    given: set[str] = set(ids)
    used: set[str] = set()
    numbers: Counter[str] = Counter()
    names = []
    for first in ids:
        name = first
        while name in used or (name != first and name in given):
            numbers[first] += 1
            name = f"{first[:_LONGEST_START]}-{numbers[first] + 1}"
        used.add(name)
        names.append(name)
    return names


def with_distinct_ids(parsed: Parsed) -> Parsed:
    """The same with each id once in its list. The first keeps it, so that what refers to it still means the first."""
    if parsed.document is None or not any(finding.code == REPEATED for finding in parsed.findings):
        return parsed
    document = Document.model_validate(_with_distinct(parsed.document.model_dump(mode="json")))
    return Parsed(document, tuple(map(_renewed, parsed.findings)))


def _with_distinct(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _with_distinct(part) for name, part in value.items()}
    if not isinstance(value, list):
        return value
    items = [_with_distinct(item) for item in value]
    if not all(isinstance(item, dict) and "id" in item for item in items):
        return items
    names = distinct([item["id"] for item in items])
    return [item | {"id": name} for item, name in zip(items, names, strict=True)]


def _renewed(finding: Finding) -> Finding:
    if finding.code != REPEATED:
        return finding
    message = N_("The id “{value}” was used twice in this list; this one gets another.")
    return warning("id.renewed", message, finding.path, **finding.parameters).at_line(finding.line)
