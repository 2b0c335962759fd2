"""Ids for parts that have none of their own."""

from __future__ import annotations

import hashlib
from collections import Counter


class Ids:
    """Gives each part an id from its wording, so that the same text gives the same ids wherever it is read."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def of(self, kind: str, text: str) -> str:
        """The id of a part by its kind and wording; with a number behind it where others say the same."""
        digest = hashlib.sha256(f"{kind}\n{text}".encode("utf-8", "replace")).hexdigest()[:8]
        self._given[digest] += 1
        return digest if self._given[digest] == 1 else f"{digest}-{self._given[digest]}"
