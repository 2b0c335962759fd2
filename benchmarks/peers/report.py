"""The figures of all contenders, each with its ratio to the same figure of ``problem``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import reduce
from importlib.metadata import version
from platform import python_version

from benchmarks.peers.cold import first_pages, imports
from benchmarks.peers.contenders import (
    LONG,
    SHORT,
    Contender,
    contenders,
    name_of,
    records_of,
    rendering,
    submit_once,
    submitting,
)
from benchmarks.peers.host import PROBLEM, Host
from benchmarks.peers.stores import Records
from benchmarks.sizes import Size, sizes_of
from benchmarks.timing import ROUNDS, costs, medians

DISTRIBUTIONS = ("xblocks-contrib", "xblock-poll", "XBlock", "Django", "pydantic")
ATTEMPTS_BEFORE = (0, 1, 20)
"""How often a learner has submitted already: the first visit, the second, and one with as much as we ever keep."""

NAME, FIGURE = 18, 20
Row = Mapping[str, float]


def report() -> None:
    """Measure everything and print it."""
    print(f"Python {python_version()}, {', '.join(f'{name} {version(name)}' for name in DISTRIBUTIONS)}")
    print(f"Medians over {ROUNDS} interleaved rounds; in brackets the ratio to {PROBLEM}.")
    competing = contenders()
    records = records_of(competing)
    _print_sizes(competing, records)
    for before in range(max(ATTEMPTS_BEFORE) + 1):
        if before in ATTEMPTS_BEFORE:
            _print_times(competing, records, before)
        for contender in competing:
            submit_once(contender, records, before + 1)
    _print_cold(competing)


def _print_times(competing: list[Contender], records: Records, before: int) -> None:
    renders = medians({contender.name: rendering(contender, records) for contender in competing})
    submits = medians({contender.name: submitting(contender, records, before + 1) for contender in competing})
    rows = {name: {"render ms": renders[name], "submit ms": submits[name]} for name in renders}
    _print_table(f"attempts before: {before}", rows, 3)
    render, submit = (times[name_of(LONG)] / times[name_of(SHORT)] for times in (renders, submits))
    print(
        f"{LONG} questions cost {render:.1f} times what {SHORT} cost to render, {submit:.1f} times to submit."
    )


def _print_sizes(competing: list[Contender], records: Records) -> None:
    found = {contender.name: _sizes(contender, records.copy()) for contender in competing}
    raw = {name: {size.kind: size.raw for size in sizes} for name, sizes in found.items()}
    sent = {
        name: {size.kind: size.compressed for size in sizes} | {"requests": sizes[-1].files}
        for name, sizes in found.items()
    }
    _print_table("bytes", raw, 0)
    _print_table("bytes, gzip", sent, 0)


def _sizes(contender: Contender, records: Records) -> list[Size]:
    """Page, scripts and styles, and last of all everything together."""
    block = Host(records, contender.usage).block()
    page, state, *files = sizes_of(block, block.student_view({}))
    page = page.plus(state)
    return [page, *files, reduce(Size.plus, files, replace(page, kind="all"))]


def _print_cold(competing: list[Contender]) -> None:
    imported = costs(imports())
    shown = costs(first_pages(competing))
    rows = {
        name: {
            "import ms": imported[name].milliseconds,
            "import MB": imported[name].megabytes,
            "with a page ms": shown[name].milliseconds,
            "with a page MB": shown[name].megabytes,
        }
        for name in imported
    }
    _print_table("in a new process that has what the platform has", rows, 1)


def _print_table(title: str, rows: Mapping[str, Row], digits: int) -> None:
    base = rows[PROBLEM]
    print(f"\n{title}\n{'':{NAME}}" + "".join(f"{column:>{FIGURE}}" for column in base))
    for name, row in rows.items():
        print(f"{name:{NAME}}" + "".join(_figure(row[column], base[column], digits) for column in base))


def _figure(value: float, base: float, digits: int) -> str:
    return f"{f'{value:,.{digits}f} ({value / base:.2f})':>{FIGURE}}"
