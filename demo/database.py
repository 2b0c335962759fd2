"""Getting the database ready: tables and the demo course, made where they are missing."""

from django.core.management import call_command

from demo.course import seed


def prepare_database() -> None:
    """Create what is missing in the database; what is there stays."""
    call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    seed()
