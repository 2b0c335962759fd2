"""A text runs the way that its script is written, as Unicode's locale data knows it."""

from __future__ import annotations

import pytest
from babel.core import get_global

from coding_billing_xblock.text.direction import RIGHT_TO_LEFT_SCRIPTS, direction

LIKELY = get_global("likely_subtags")


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
    ],
)  # fmt: skip
def test_a_script_decides_then_the_region_then_the_language(tag: str, expected: str) -> None:
    assert direction(tag) == expected
