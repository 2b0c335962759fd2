"""One writer at a time for a learner and a block: nothing is lost that another request stores meanwhile.

The platform loads a learner's state before a handler is entered, and reads, merges and writes the row without a lock
(``DjangoXBlockUserStateClient.set_many``). So whoever writes claims the state first, in a cache that all processes
share, and turns back where the state that was loaded is older than the last write. Nobody waits here: a script asks
again, and its next request loads the state as it is then.

Where the cache forgets, or every process has one of its own, two writers may meet; then the later one wins, as it does
for every block of the platform.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db import transaction

CLAIM_SECONDS = 30
"""How long a claim lasts at most; more than a request does."""

REMEMBERED_SECONDS = 30
"""How long the number of the last write is remembered. After that a state that was put back is taken as it is."""


class Busy(Exception):
    """Another request writes this learner's state, or has written it since it was loaded."""


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to write one learner's state of one block. ``token`` tells it from those of others."""

    name: str
    token: str

    def take(self) -> bool:
        """Whether it is ours now. A cache that keeps nothing keeps nobody out."""
        for _ in range(2):  # between the two questions another one may have given it back
            if cache.add(self.name, self.token, CLAIM_SECONDS):
                return True
            if self.is_taken():
                return False
        return True

    def is_taken(self) -> bool:
        """Whether somebody has it."""
        return cache.get(self.name) is not None

    def knows_of_a_write_after(self, write: int) -> bool:
        """Whether a later write than that one is remembered. A stored number may be any, a negative one too."""
        last: int | None = cache.get(f"{self.name}.last")
        return last is not None and last > write

    def remember(self, write: int) -> None:
        """Keep the number of a write that is stored."""
        cache.set(f"{self.name}.last", write, REMEMBERED_SECONDS)

    def give_back(self) -> None:
        """Let the next one in, unless this claim has run out and is another's by now."""
        if cache.get(self.name) == self.token:
            cache.delete(self.name)


@contextmanager
def one_writer(block: Any) -> Iterator[None]:
    """Keep other writers of this learner's state out until what is stored meanwhile is committed.

    What the block holds is saved at the end. Of what fails, only what was saved and committed before is remembered.
    Raises Busy; and Refusal where the state is not readable here.
    """
    loaded = block.saved_write()
    claim = _claim_on(block)
    if not claim.take():
        raise Busy

    def remember() -> None:
        if block.saved_write() > loaded:
            claim.remember(block.saved_write())

    try:
        if claim.knows_of_a_write_after(loaded):
            raise Busy
        yield
        block.save()
    except BaseException:
        transaction.on_commit(remember)
        claim.give_back()
        raise
    # At once where there is no transaction, as in a course of the LMS; after the commit where there is one.
    transaction.on_commit(remember)
    transaction.on_commit(claim.give_back)


def is_busy(block: Any) -> bool:
    """Whether another request writes this learner's state, or has written it since it was loaded."""
    claim = _claim_on(block)
    return claim.is_taken() or claim.knows_of_a_write_after(block.saved_write())


def _claim_on(block: Any) -> Claim:
    name = f"{block.scope_ids.usage_id}\n{block.scope_ids.user_id}"
    return Claim(f"coding_billing.{hashlib.sha256(name.encode()).hexdigest()}", secrets.token_hex(8))
