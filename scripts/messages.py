"""Collect every marked string of the package into the English catalogue, or check that none is missing.

    python scripts/messages.py          writes the catalogue
    python scripts/messages.py --check  exits with 1 and names the files that are out of date

Strings are marked with `_()`, `ngettext()`, `N_()` and `N_plural()`, in Python only. The platform reads the domain
`django` where it pulled translations and `text` where it did not, so the same catalogue is kept under both names.
"""

import argparse
import sys
from io import BytesIO
from pathlib import Path
from typing import ClassVar

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "coding_billing_xblock"
FOLDER = ROOT / PACKAGE / "conf" / "locale" / "en" / "LC_MESSAGES"
DOMAINS = ("django", "text")
KEYWORDS = {**DEFAULT_KEYWORDS, "N_plural": (1, 2)}


class EnglishCatalog(Catalog):
    """The source catalogue: its headers name no date and no tool, so it changes only when a message does."""

    header_comment = "# Written by `make messages`; do not edit. Each message is the English text itself."
    mime_headers: ClassVar[list[tuple[str, str]]] = [
        ("Project-Id-Version", "coding-billing-xblock"),
        ("Language", "en"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
    ]


def collect() -> Catalog:
    """Return the marked messages, each with the files that use it and the notes for translators."""
    catalog = EnglishCatalog(locale="en", fuzzy=False)
    found = extract_from_dir(
        ROOT / PACKAGE, keywords=KEYWORDS, comment_tags=["Translators:"], strip_comment_tags=True
    )
    for name, _line, message, notes, context in found:
        catalog.add(message, locations=[(f"{PACKAGE}/{name}", 0)], auto_comments=notes, context=context)
    return catalog


def as_files(catalog: Catalog) -> dict[Path, bytes]:
    """Return what each file of the catalogue has to contain."""
    source, compiled = BytesIO(), BytesIO()
    write_po(source, catalog, width=100, include_lineno=False)
    write_mo(compiled, catalog)
    return {
        FOLDER / f"{domain}{suffix}": content.getvalue()
        for domain in DOMAINS
        for suffix, content in ((".po", source), (".mo", compiled))
    }


def out_of_date(files: dict[Path, bytes]) -> list[Path]:
    """Return the files that are missing or have other content than they should."""
    return [path for path, content in files.items() if not path.is_file() or path.read_bytes() != content]


def main() -> int:
    """Write the catalogue, or with `--check` only tell whether it is up to date; return the exit code."""
    parser = argparse.ArgumentParser(description="Write the English message catalogue.")
    parser.add_argument(
        "--check", action="store_true", help="write nothing; fail if the catalogue is out of date"
    )
    checking = parser.parse_args().check
    files = as_files(collect())
    stale = out_of_date(files)
    if checking:
        for path in stale:
            print(f"{path.relative_to(ROOT)} is out of date: run `make messages`", file=sys.stderr)
        return 1 if stale else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[path])
    return 0


if __name__ == "__main__":
    sys.exit(main())
