"""`python -m tests.race.mortal`: the demo site, which kills itself before a write of what learners do.

The variable `WRITES_BEFORE_DEATH` says how many of those it lives to see.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

from demo.__main__ import main

LIFE = "WRITES_BEFORE_DEATH"
TABLES = ("demo_studentstate", "demo_event", "demo_completion")
WRITING = tuple(f'{verb} "{table}"' for verb in ("INSERT INTO", "UPDATE") for table in TABLES)

writes = count()


def die_in_time(
    execute: Callable[..., object], sql: str, parameters: object, many: bool, context: dict[str, Any]
) -> object:
    """Execute a statement, or nothing any more."""
    if sql.startswith(WRITING) and next(writes) == int(os.environ[LIFE]):
        os.kill(os.getpid(), signal.SIGKILL)
    return execute(sql, parameters, many, context)


def watch(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Watch a connection to the database; one that is opened again is watched already."""
    if die_in_time not in connection.execute_wrappers:
        connection.execute_wrappers.append(die_in_time)


if __name__ == "__main__":
    connection_created.connect(watch)
    sys.exit(main())
