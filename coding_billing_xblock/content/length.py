"""How long it takes to read a lesson."""

from __future__ import annotations

from collections.abc import Iterator

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.text.markdown import plain, plain_phrase

WORDS_A_MINUTE = 200
"""Of somebody who learns from what is read, slower than others."""


def minutes_to_read(document: Document) -> int:
    """Minutes to read lesson, table and next step, rounded up; 0 where there is nothing to read.

    A word is what stands between blanks on the page: marks, addresses and descriptions of images are none.
    """
    words = sum(len(text.split()) for text in _texts(document))
    return -(-words // WORDS_A_MINUTE)


def _texts(document: Document) -> Iterator[str]:
    for section in document.lesson.sections:
        yield section.title
        yield plain(section.body)
    table = document.comparison
    if table.rows:
        yield table.caption
        labels = (table.corner, *(column.label for column in table.columns))
        yield from map(plain_phrase, labels)
        yield from (plain_phrase(text) for row in table.rows for text in (row.label, *row.cells))
    yield document.next_step.title
    yield plain(document.next_step.body)
    yield document.next_step.link_text
