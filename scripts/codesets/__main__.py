"""`make codeset`: write the files of a release of ICD-10-CM from the tabular list.

Without arguments the release comes from the package simple-icd-10-cm, which is needed for nothing else. A maintainer
who has a newer one from CMS, as XML or in a zip file, names it: ``make codeset RELEASE=2026-10 FIRST=2026-10-01
LAST=2027-03-31 SOURCE=path/to/file.zip``.
"""

from __future__ import annotations

import argparse
from datetime import date
from importlib.metadata import files
from pathlib import Path
from zipfile import ZipFile, is_zipfile

from scripts.codesets.browser import SAID, scripts_of, services_script
from scripts.codesets.tabular import read_tabular
from scripts.codesets.written import files_of

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "coding_billing_xblock/codesets/data"
PUBLIC = ROOT / "static/public/codesets"


def main() -> None:
    """Read the arguments and write the files."""
    parser = argparse.ArgumentParser(prog="make codeset")
    parser.add_argument("--release", default="2026-04")
    parser.add_argument("--first", type=date.fromisoformat, default=date(2026, 4, 1))
    parser.add_argument("--last", type=date.fromisoformat, default=date(2026, 9, 30))
    parser.add_argument("--source", type=Path)
    chosen = parser.parse_args()
    tabular = read_tabular(source(chosen.source))
    folder = FOLDER / f"icd10cm-{chosen.release}"
    folder.mkdir(parents=True, exist_ok=True)
    files = files_of(tabular, chosen.first, chosen.last)
    said = {name: (FOLDER / f"{name}.txt").read_text(encoding="utf-8") for name in SAID}
    services = (FOLDER / "hcpcs.txt").read_text(encoding="utf-8")
    for path, text in (
        (PUBLIC / "hcpcs.js", services_script(services, said)),
        *((folder / name, text) for name, text in files.items()),
        *((PUBLIC / name, text) for name, text in scripts_of(folder.name, files, said).items()),
    ):
        path.write_text(text, encoding="utf-8", newline="\n")
    print(
        f"{folder.name}: {len(tabular.nodes):,} headings and stems, {len(tabular.billable):,} billable codes"
    )


def source(path: Path | None) -> bytes:
    """The tabular list: of a file or a zip file, else of the package. Raises FileNotFoundError where there is none."""
    if path is None:
        # Importing the package would take 2 s and 176 MB.
        shipped = files("simple-icd-10-cm") or ()
        return next(file for file in shipped if file.name.endswith(".xml")).read_binary()
    if not is_zipfile(path):
        return path.read_bytes()
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if "tabular" in name.lower() and name.lower().endswith(".xml"):
                return archive.read(name)
    raise FileNotFoundError(f"{path} holds no tabular list in XML")


if __name__ == "__main__":
    main()
