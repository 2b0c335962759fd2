"""Ids for what an article proposes: from the wording, so that the same text gives the same ids."""

from __future__ import annotations

import hashlib
from collections import Counter


class Ids:
    """Gives each part of one proposal an id of its own."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def of(self, kind: str, text: str) -> str:
        """The id of a part by its kind and wording; a number behind it where two say the same."""
        digest = hashlib.sha256(f"{kind}\n{text}".encode()).hexdigest()[:12]
        self._given[digest] += 1
        count = self._given[digest]
        return digest if count == 1 else f"{digest}-{count}"
