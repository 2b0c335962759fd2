"""What a new process pays for a block, once it has loaded what every process of the platform has."""

from __future__ import annotations

from collections.abc import Iterable

from benchmarks.peers.contenders import LESSON, OWN, POLL, Contender
from benchmarks.peers.host import PROBLEM
from benchmarks.timing import PLATFORM, Statement

HOST = f"""{PLATFORM}
from tests.support.setup import set_up_django
set_up_django("benchmarks.peers.settings")
from benchmarks.peers.host import first_page, warm_up
warm_up()
"""

ALONE = f"""{HOST}
import sys
from importlib.util import find_spec, module_from_spec
sys.modules["xblocks_contrib"] = module_from_spec(find_spec("xblocks_contrib"))
"""
"""The package's own module would import seven more blocks; with one that never ran, ``problem`` comes alone."""

PACKAGE = "xblocks-contrib"


def imports() -> dict[str, Statement]:
    """Importing each of them."""
    return {
        PROBLEM: Statement("import xblocks_contrib.problem", ALONE),
        PACKAGE: Statement("import xblocks_contrib", HOST),
        POLL: Statement("import poll", HOST),
        LESSON: Statement("import coding_billing_xblock.block", HOST),
    }


def first_pages(competing: Iterable[Contender]) -> dict[str, Statement]:
    """Importing each of them and rendering a learner's page."""
    fields = {contender.name: contender.fields for contender in competing}

    def page(block_type: str, name: str, before: str = HOST) -> Statement:
        return Statement(f"first_page({block_type!r}, {fields[name]!r})", before)

    return {
        PROBLEM: page(PROBLEM, PROBLEM, ALONE),
        PACKAGE: page(PROBLEM, PROBLEM),
        POLL: page(POLL, POLL),
        LESSON: page(OWN, LESSON),
    }
