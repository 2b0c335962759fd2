"""How codes of ICD-10-CM are written: with a point after the third character where more follow."""

from __future__ import annotations

import re

STEM_LENGTH = 6
"""Characters before a seventh one; X stands in the places that a stem leaves empty."""

_SHAPE = re.compile(r"[A-Z][0-9A-Z][0-9A-Z](?:[0-9A-Z]{0,4})")
_SIGNS = re.compile(r"[\s.]+")


def bare(text: str) -> str:
    """A code as somebody typed it, in capitals and without point and blanks; empty for what has not the shape of one.

    >>> bare(" s52.531a "), bare("5253")
    ('S52531A', '')
    """
    code = _SIGNS.sub("", text).upper() if len(text) <= 20 else ""
    return code if _SHAPE.fullmatch(code) else ""


def dotted(code: str) -> str:
    """A bare code as it is shown.

    >>> dotted("S52531A"), dotted("I10")
    ('S52.531A', 'I10')
    """
    return f"{code[:3]}.{code[3:]}" if len(code) > 3 else code
