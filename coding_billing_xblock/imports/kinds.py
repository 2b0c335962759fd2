"""Which form pasted questions have."""

from __future__ import annotations

import re
from typing import Literal

from coding_billing_xblock.imports.copies import is_copy
from coding_billing_xblock.imports.elements import is_element
from coding_billing_xblock.imports.table import is_table

Kind = Literal["copy", "element", "gift", "table", "list"]

# Answers in braces, or the name of a question before it.
_GIFT = re.compile(
    r"(?<!\\)\{[ \t\n]{0,9}(?:[=~#>}]|(?:T|TRUE|F|FALSE)[ \t]{0,9}[#}])|^[ \t]*::[^:\n]{1,200}::",
    re.MULTILINE,
)


def recognised(text: str) -> Kind:
    """The form of a text: a list where it is none of the others."""
    if is_copy(text):
        return "copy"
    if is_element(text):
        return "element"
    if is_table(text):
        return "table"
    return "gift" if _GIFT.search(text) else "list"
