"""What fits into one text of a document, and how what does not is split up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from coding_billing_xblock.content.article.sentences import split_sentences
from coding_billing_xblock.text.values import MAX_LINE, MAX_PROSE

Size = tuple[int, ...]
"""How long a text is."""

LIMITS: Size = (MAX_PROSE,)


class Split(NamedTuple):
    """Texts that fit, in order, and those that could not be made to."""

    pieces: list[str]
    unfit: list[str]

    @classmethod
    def of(cls, splits: Iterable[Split]) -> Split:
        """Several as one."""
        found = list(splits)
        return cls(
            [text for split in found for text in split.pieces],
            [text for split in found for text in split.unfit],
        )


def size(text: str) -> Size:
    """The size of a text."""
    return (len(text),)


def fits(text: str) -> bool:
    """Whether a document may hold the text as Markdown."""
    return _within(size(text))


def fits_line(text: str) -> bool:
    """Whether a document may hold the text as one line of plain text."""
    return len(text) <= MAX_LINE


def packed(texts: Iterable[str], glue: str, head: str = "") -> list[list[str]]:
    """The texts in as few groups as fit, each joined by ``glue`` and below ``head``. Each text fits there by itself."""
    groups: list[list[str]] = []
    total: Size = ()
    for text in texts:
        grown = _sum(total, size(glue), size(text)) if groups else ()
        if groups and _within(grown):
            groups[-1].append(text)
            total = grown
        else:
            groups.append([text])
            total = _sum(size(head), size(text))
    return groups


def split_paragraph(text: str) -> Split:
    """A paragraph in as few pieces as fit: at the ends of sentences, else between words. A word is never cut."""
    if fits(text):
        return Split([text], [])
    units = [unit for sentence in split_sentences(text) for unit in _units(sentence)]
    pieces = [" ".join(group) for group in packed((unit for unit in units if fits(unit)), " ")]
    return Split(pieces, [unit for unit in units if not fits(unit)])


def _units(sentence: str) -> list[str]:
    return [sentence] if fits(sentence) else sentence.split()


def _within(total: Size) -> bool:
    return all(part <= most for part, most in zip(total, LIMITS, strict=True))


def _sum(*sizes: Size) -> Size:
    return tuple(map(sum, zip(*sizes, strict=True)))
