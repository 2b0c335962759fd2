"""A text runs the way that its script is written, as Unicode's locale data knows it."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from babel.core import Locale, get_global

from coding_billing_xblock.text.direction import RIGHT_TO_LEFT_SCRIPTS, direction

LIKELY = get_global("likely_subtags")

# What the names of a script's letters begin with, where Babel has no such name for it.
OTHER_NAMES = {"mand": "MANDAIC", "nkoo": "NKO", "orkh": "OLD TURKIC", "sidt": "SIDETIC"}
WITHOUT_LETTERS = {"aran", "phlv", "syre", "syrj", "syrn"}
"""Other ways to write Arabic and Syriac, and a script that Unicode does not have yet."""

NEW = {"gara", "sidt"}
"""Scripts that the Unicode of our Pythons may not have."""


def likely_script(tag: str) -> str:
    return next(part for part in LIKELY[tag].split("_") if len(part) == 4 and part[0].isupper())


def likely_direction(tag: str) -> str:
    return "rtl" if likely_script(tag).lower() in RIGHT_TO_LEFT_SCRIPTS else "ltr"


def test_every_language_and_region_runs_as_its_likely_script_does() -> None:
    tags = [tag for tag in LIKELY if not tag.startswith("und")]
    assert len(tags) > 5000
    assert {tag: direction(tag.replace("_", "-")) for tag in tags} == {
        tag: likely_direction(tag) for tag in tags
    }


def test_the_scripts_are_those_whose_letters_unicode_writes_from_right_to_left() -> None:
    names = {code.lower(): name.upper() for code, name in Locale("en").scripts.items()} | OTHER_NAMES
    letters = filter(str.isalpha, map(chr, range(sys.maxunicode + 1)))
    found = {
        unicodedata.name(letter) for letter in letters if unicodedata.bidirectional(letter) in {"R", "AL"}
    }
    of_scripts = {names[code] for code in RIGHT_TO_LEFT_SCRIPTS - WITHOUT_LETTERS}
    assert [letter for letter in found if not letter.startswith(tuple(of_scripts))] == []
    without = {name for name in of_scripts if not any(letter.startswith(name) for letter in found)}
    assert without <= {names[code] for code in NEW}


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("", "auto"),
        ("en", "ltr"),
        ("en-US", "ltr"),
        ("ar", "rtl"),
        ("he-IL", "rtl"),
        ("ckb", "rtl"),
        ("ug", "rtl"),
        ("sd", "rtl"),
        ("pa", "ltr"),
        ("pa-Arab", "rtl"),
        ("PA-arab-PK", "rtl"),
        ("pa-PK", "rtl"),
        ("az-Arab", "rtl"),
        ("az-Latn-IR", "ltr"),
        ("uz-AF", "rtl"),
        ("ar-Latn", "ltr"),
        ("ff-Adlm", "rtl"),
        ("nqo", "rtl"),
        ("en-Hebr", "rtl"),
        ("sd-IN", "ltr"),
        ("ku", "ltr"),
        ("ku-Arab", "rtl"),
        ("zz-Zzzz", "ltr"),
        ("de-1996", "ltr"),
        ("en-u-nu-arab", "ltr"),
        ("ar-u-nu-latn", "rtl"),
        ("en-x-arab", "ltr"),
        ("fa-AF-x-latn", "rtl"),
    ],
)  # fmt: skip
def test_a_script_decides_then_the_region_then_the_language(tag: str, expected: str) -> None:
    assert direction(tag) == expected
