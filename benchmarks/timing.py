"""Timing that a busy machine distorts little: all contenders take turns, and the median counts."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping

ROUNDS = 200
IMPORT_ROUNDS = 7

COST_OF_IMPORT = """
import pathlib, resource, time
def resident():
    return int(pathlib.Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
{before}
start, memory = time.perf_counter(), resident()
{statement}
print(time.perf_counter() - start, resident() - memory)
"""


def medians(contenders: Mapping[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median time of one call of each contender, in milliseconds; they take turns in every round."""
    times: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, call in contenders.items():
            start = time.perf_counter()
            call()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) * 1000 for name, taken in times.items()}


def import_cost(statement: str, before: str) -> tuple[float, float]:
    """What ``statement`` costs a new process after ``before``: median milliseconds and megabytes."""
    source = COST_OF_IMPORT.format(before=before, statement=statement)
    runs = [_figures(source) for _ in range(IMPORT_ROUNDS)]
    seconds, resident = (statistics.median(figures) for figures in zip(*runs, strict=True))
    return seconds * 1000, resident / 1_048_576


def _figures(source: str) -> tuple[float, float]:
    command = [sys.executable, "-W", "ignore", "-c", source]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    seconds, resident = printed.split()
    return float(seconds), float(resident)
