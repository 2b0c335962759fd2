"""The demo's settings, with what ``problem`` needs beside them."""

from importlib.util import find_spec
from pathlib import Path

from demo.settings import *  # noqa: F403  Django reads the names of this module
from demo.settings import TEMPLATES as DEMO_TEMPLATES


def _folder_of(package: str) -> Path:
    """Where a package is, without importing it: its cost is measured later."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(package)
    return Path(spec.submodule_search_locations[0])


# The platform lists the folder by an app of the package, which would import all of it.
_PROBLEM_TEMPLATES = _folder_of("xblocks_contrib") / "problem" / "capa" / "templates"
TEMPLATES = [{**DEMO_TEMPLATES[0], "DIRS": [_PROBLEM_TEMPLATES]}]

STATIC_URL = "/static/"
# Files keep the names that they have in the package.
PIPELINE = {"PIPELINE_ENABLED": False}
REQUIRE_DEBUG = True
