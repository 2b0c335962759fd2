"""Django, set up once per test process with the demo site's settings and a database nobody else uses."""

import os
import tempfile
import warnings
from pathlib import Path

import django


def set_up_django(settings: str = "demo.settings") -> Path:
    """Set Django up and return this process's folder for databases.

    Playwright runs an event loop in the test's thread, which Django takes for asynchronous code; it is not.
    """
    folder = Path(tempfile.mkdtemp(prefix="demo-tests-"))
    os.environ["DEMO_DATABASE"] = str(folder / "empty.sqlite3")
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    import_webob()
    django.setup()
    return folder


def import_webob() -> None:
    """Import WebOb, whose use of a deprecated module of Python's is no fault of ours."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        __import__("webob")
