"""Codes that belong to somebody: what has the shape of CPT or CDT and is in neither of the free code sets.

Both belong to associations that license their use; ICD-10-CM and HCPCS Level II are published by the US government.
Many ICD-10-CM codes look like CDT without their point, so what is meant is looked up before anything is refused.
"""

from __future__ import annotations

import re

from coding_billing_xblock.codesets.code import bare
from coding_billing_xblock.codesets.hcpcs import services
from coding_billing_xblock.codesets.shelf import releases

LICENSED = re.compile(r"\d{5}|\d{4}[FTU]|D\d{4}")
"""The shapes of CPT codes (three categories, and laboratory analyses) and of CDT codes."""


def needs_licence(text: str) -> bool:
    """Whether a code, as somebody wrote it, can only be one of a licensed code set."""
    code = text.strip().upper()
    if not LICENSED.fullmatch(code) or code in services():
        return False
    return not any(release.stem(bare(code)) for release in releases())
