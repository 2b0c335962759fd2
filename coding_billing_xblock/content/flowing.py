"""Texts whose lines were broken for this code, as an author would have typed them: each paragraph on one line."""

from __future__ import annotations

import re
from typing import Any

from coding_billing_xblock.content.document import Document

# A line end in the midst of a paragraph: the next line begins no list item, heading, quotation, table row or paragraph.
_BROKEN = re.compile(r"(?<=\S)\n *(?=\S)(?!(?:[-+*]|#+|\d+[.)]) |[>|])")


def flowing(document: Document) -> Document:
    """The same document without line ends in the midst of its paragraphs; it reads the same."""
    return Document.model_validate(_flowing(document.model_dump()))


def _flowing(value: Any) -> Any:
    if isinstance(value, str):
        return _BROKEN.sub(" ", value)
    if isinstance(value, dict):
        return {name: _flowing(part) for name, part in value.items()}
    return tuple(map(_flowing, value)) if isinstance(value, list | tuple) else value
