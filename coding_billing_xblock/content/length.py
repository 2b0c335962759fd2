"""How long it takes to read a lesson.

A word is what stands between blanks on the page and has a letter or a digit in it, in titles and tables too. Marks of
Markdown, HTML, addresses and descriptions of images are no words. Scripts that put no blanks between words are counted
by the character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.questions.base import markdown_texts

WORDS_A_MINUTE = 200
"""Of somebody who learns from what is read, slower than others."""

# Compiled when the first lesson is measured: that takes as long as compiling all other patterns of this package.
_WITHOUT_BLANKS = (
    # Chinese and Japanese
    ("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]", 2),
    # Thai, Lao, Burmese and Khmer
    ("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]", 5),
)
"""Characters, and about how many of them make a word."""


def minutes_to_read(document: Document) -> int:
    """Minutes to read lesson, table and next step, rounded up; 0 where there is nothing to read."""
    return ceil(sum(map(_words, _texts(document))) / WORDS_A_MINUTE)


def _words(text: str) -> float:
    words = 0.0
    for characters, in_a_word in _WITHOUT_BLANKS:
        text, found = re.subn(characters, " ", text)
        words += found / in_a_word
    return words + sum(any(map(str.isalnum, token)) for token in text.split())


def _texts(document: Document) -> Iterator[str]:
    lesson, table, next_step = document.lesson, document.comparison, document.next_step
    yield from (section.title for section in lesson.sections)
    yield from (next_step.title, next_step.link_text)
    for part in (lesson, next_step):
        yield from (written.words for written in markdown_texts(part))
    # Without rows there is no table on the page.
    if table.rows:
        yield table.caption
        yield from (written.words for written in markdown_texts(table))
