"""A small lesson in the demo unit, and an author with its editor open."""

from __future__ import annotations

import pytest

from tests.support.author import Author
from tests.support.lesson import data
from tests.support.site import Site


@pytest.fixture
def usage(site: Site) -> str:
    """A block with the small document."""
    return site.add_block("small", data=data())


@pytest.fixture
def author(site: Site, usage: str) -> Author:
    """A member of the course team at work on it."""
    return Author(site, usage)
