"""A request's transaction, which all hosts but the course handlers of the LMS have around a block.

It is as the platform's database has them: each statement reads what is committed by then, and what is written waits
for other writers only. SQLite's own would read what was there at the first statement, and fail at the first write
where somebody else has written since; so here a transaction begins with its first write.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

_BEGIN = "BEGIN"
_WRITING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "SAVEPOINT")

Execute = Callable[[str, object, bool, dict[str, Any]], object]


@contextmanager
def in_transaction() -> Iterator[None]:
    """Commit all that is written meanwhile together, or nothing of it where an exception comes out."""
    with connection.execute_wrapper(_begin_late), transaction.atomic():
        yield


def _begin_late(
    execute: Execute, sql: str, parameters: object, many: bool, context: dict[str, Any]
) -> object:
    if sql == _BEGIN:
        return None
    if sql.startswith(_WRITING) and not context["connection"].connection.in_transaction:
        execute("BEGIN IMMEDIATE", None, False, context)
    return execute(sql, parameters, many, context)
