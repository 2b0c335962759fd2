"""Timing that a busy machine distorts little: all contenders take turns, and the median counts."""

from __future__ import annotations

import os
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

ROUNDS = 200
IMPORT_ROUNDS = 7

PLATFORM = """
import annotated_types, django.core.cache, django.template, lxml.etree, nh3
import pydantic.json_schema, pydantic.main, pydantic.types
import webob, xblock.completable, xblock.core, xblock.fields, xblock.scorable, xblock.validation
"""
"""What Open edX has loaded before any block; a renderer of Markdown counts as ours."""

COMPILING = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

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
    """The median time of one call of each contender, in milliseconds.

    They take turns in every round, each time in another order, so that nobody always follows the same one.
    """
    times: dict[str, list[float]] = {name: [] for name in contenders}
    order = random.Random(0)
    for _ in range(rounds):
        for name in order.sample(list(contenders), len(contenders)):
            call = contenders[name]
            start = time.perf_counter()
            call()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(taken) * 1000 for name, taken in times.items()}


@dataclass(frozen=True)
class Statement:
    """What a new process runs, after what it runs ``before`` that costs nothing."""

    source: str
    before: str = PLATFORM


@dataclass(frozen=True)
class Cost:
    """What a statement costs a new process."""

    milliseconds: float
    megabytes: float


def costs(statements: Mapping[str, Statement]) -> dict[str, Cost]:
    """The median costs of these statements, each in processes of its own; they take turns in every round.

    A round before them leaves modules compiled, as pip does when it installs them.
    """
    for statement in statements.values():
        _cost(statement)
    runs: dict[str, list[Cost]] = {name: [] for name in statements}
    for _ in range(IMPORT_ROUNDS):
        for name, statement in statements.items():
            runs[name].append(_cost(statement))
    return {name: _median(taken) for name, taken in runs.items()}


def _median(runs: list[Cost]) -> Cost:
    return Cost(
        statistics.median(run.milliseconds for run in runs), statistics.median(run.megabytes for run in runs)
    )


def _cost(statement: Statement) -> Cost:
    source = COST_OF_IMPORT.format(before=statement.before, statement=statement.source)
    command = [sys.executable, "-W", "ignore", "-c", source]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=COMPILING).stdout
    seconds, resident = printed.split()
    return Cost(float(seconds) * 1000, float(resident) / 1_048_576)
