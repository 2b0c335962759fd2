"""A small lesson in the demo unit, and a learner at work on it."""

from __future__ import annotations

import pytest

from tests.support.lesson import Learner, data
from tests.support.site import Site


@pytest.fixture
def usage(site: Site) -> str:
    """A block with the small document."""
    return site.add_block("small", data=data())


@pytest.fixture
def learner(site: Site, usage: str) -> Learner:
    """An enrolled learner at work on it."""
    return Learner(site, usage)
