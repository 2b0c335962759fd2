"""The demo site as a Django app."""

from django.apps import AppConfig
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created


def _let_readers_and_writers_share(connection: BaseDatabaseWrapper, **_: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")


class DemoConfig(AppConfig):
    """Sets SQLite up for many threads."""

    name = "demo"
    label = "demo"

    def ready(self) -> None:
        """Have every new connection use a write-ahead log: readers then never wait for a writer."""
        connection_created.connect(_let_readers_and_writers_share)
