"""Holds one of two threads in the middle of its work, so that the other gets in between where it would rarely."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

from django.db import connection

Execute = Callable[[str, object, bool, dict[str, Any]], object]


LONGEST_HOLD = 0.2
"""Seconds. Until Python 3.12 a ``cached_property`` has a lock of its class: who is held while one is made keeps it, and
the other one, who needs it, would never open.
"""


class Turnstile:
    """One thread waits before a statement to the database until the other one has come to a statement of its own.

    `open` lets it go on in any case. Nobody is held who has written in a transaction: the other one would wait for the
    database and never open.
    """

    def __init__(self, held_before: int, opened_before: int) -> None:
        self._held_before = held_before
        self._opened_before = opened_before
        self._open = Event()

    def open(self) -> None:
        """Hold nobody any more."""
        self._open.set()

    @contextmanager
    def held(self) -> Iterator[None]:
        """The thread that is held."""
        with every_statement(self._hold):
            yield

    @contextmanager
    def opening(self) -> Iterator[None]:
        """The thread that opens."""
        try:
            with every_statement(self._pass):
                yield
        finally:
            self.open()

    def _hold(self, number: int) -> None:
        if number == self._held_before and not connection.connection.in_transaction:
            self._open.wait(LONGEST_HOLD)

    def _pass(self, number: int) -> None:
        if number == self._opened_before:
            self.open()


@contextmanager
def every_statement(before: Callable[[int], None]) -> Iterator[None]:
    """Call a function before each statement of this thread to the database, with its number from 1."""
    number = 0

    def count(execute: Execute, sql: str, parameters: object, many: bool, context: dict[str, Any]) -> object:
        nonlocal number
        number += 1
        before(number)
        return execute(sql, parameters, many, context)

    with connection.execute_wrapper(count):
        yield
