"""Punctuation of more scripts than ours, by its names: some of it looks like other characters."""

from __future__ import annotations

SENTENCE_ENDS = ".!?…\N{ARABIC QUESTION MARK}\N{ARABIC FULL STOP}\N{DEVANAGARI DANDA}"
"""What ends a sentence before a blank."""

UNSPACED_ENDS = "\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH EXCLAMATION MARK}\N{FULLWIDTH QUESTION MARK}"
"""What ends a sentence where no blank follows."""

COLONS = ":\N{FULLWIDTH COLON}"
"""What announces something."""

NO_HEADING_ENDS = (
    ".,;…\N{ARABIC FULL STOP}\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\N{DEVANAGARI DANDA}"
    "\N{IDEOGRAPHIC FULL STOP}\N{FULLWIDTH COMMA}\N{FULLWIDTH SEMICOLON}" + COLONS
)
"""What no heading ends with."""
