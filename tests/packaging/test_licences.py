"""Nothing that ships holds a code of CPT or CDT: every file of the wheel is read by whole words, packed data too."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from coding_billing_xblock.codesets.licence import needs_licence
from scripts.codesets.browser import unpacked

pytestmark = pytest.mark.xdist_group("packaging")

WORD = re.compile(r"[A-Za-z0-9_.]+")
CODE_SET = re.compile(r"codesets/icd10cm-\d{4}-\d{2}\.js$")
NO_CODES = {"15924": "the number of the standard for scripts of languages"}
"""Whole words that have the shape of such a code and are none."""


def text_of(name: str, content: bytes) -> str:
    """What a file says, unpacked where it is packed."""
    text = content.decode("utf-8", "replace")
    return unpacked(text) if CODE_SET.search(name) else text


def licensed_in(text: str) -> set[str]:
    """The words of a text that can only be codes of a licensed code set."""
    return {
        word
        for found in WORD.findall(text)
        if needs_licence(word := found.strip(".")) and word not in NO_CODES
    }


def test_no_file_of_the_wheel_holds_a_licensed_code(wheel: Path) -> None:
    """The list of the files is no text of ours: it holds their sizes."""
    with ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/RECORD")]
        files = {name: text_of(name, archive.read(name)) for name in names}
    assert sum(bool(CODE_SET.search(name)) for name in files) == 1
    assert {name: found for name, text in files.items() if (found := licensed_in(text))} == {}


@pytest.mark.parametrize("text", ["Code 00000.", "<b>00000</b>", '"00000"', "00000-RT", "0000T\n"])
def test_the_guard_finds_one_wherever_it_stands(text: str) -> None:
    assert licensed_in(text)


def test_packed_data_is_read_too(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        (name,) = filter(CODE_SET.search, archive.namelist())
        packed = archive.read(name)
    assert "Colles' fracture of right radius" in text_of(name, packed)
    assert b"Colles" not in packed
