"""Figures that tests count, shown as one table at the end of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

import pytest

NAME = "figures"


def tell(record: Callable[[str, object], None], what: str, counts: Mapping[str, int]) -> None:
    """Have the run show these counts in the row of that name; those of several tests are added up."""
    record(NAME, (what, dict(counts)))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Show a row for each name; for a `conftest.py` to import."""
    rows: dict[str, Counter[str]] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, value in getattr(report, "user_properties", ()):
                if name == NAME and report.when == "call":
                    rows.setdefault(value[0], Counter()).update(value[1])
    for what, counts in sorted(rows.items()):
        told = ", ".join(f"{count:,} {name}" for name, count in counts.items())
        terminalreporter.write_line(f"{what}: {told}")
