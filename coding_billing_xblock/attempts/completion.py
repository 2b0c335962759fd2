"""How far through the block a learner is, for the platform's completion."""

from __future__ import annotations

from coding_billing_xblock.attempts.record import State
from coding_billing_xblock.content.document import Document

READING_SHARE = 0.5
"""What reading everything counts for while there is a self-check to submit."""


def completion(document: Document, state: State, is_done: bool) -> float:
    """The share that is complete, 0 to 1: a done self-check completes it, and without questions reading does."""
    read = _share_read(document, state)
    if document.questions:
        return 1.0 if is_done else READING_SHARE * read
    return read


def _share_read(document: Document, state: State) -> float:
    if not document.readable:
        return 0.0
    return len(set(document.readable) & set(state.reading.read)) / len(document.readable)
