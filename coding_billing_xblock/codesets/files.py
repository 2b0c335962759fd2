"""What the files of a release hold. They are written by ``make codeset`` and never by hand.

``codes.txt``
    A line for each heading and each stem, sorted by its bytes: the code without its point, a mark, the title, and the
    inclusion terms, with tabs between them. The mark is ``+`` for a heading, which is not billable; a letter for a stem
    that needs one of the seventh characters of that letter; nothing for a code that is billable as it is.
``notes.txt``
    A line for each note: a code without its point, or the range of a chapter or section, the kind, and the words.
    Sorted by what comes before the kind; the notes of a place in the order of the release.
``release.json``
    The first and the last date of service, the seventh characters by their letters, and the chapters and sections, each
    chapter before its sections: first and last category, title.

All characters are below U+0100, so that browsers keep a text in one byte for each.
"""

from __future__ import annotations

CODES, NOTES, RELEASE = "codes.txt", "notes.txt", "release.json"
HEADING = "+"
