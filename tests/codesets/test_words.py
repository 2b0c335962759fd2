"""What people say, and the codes or the words of the code set that they mean: ours, and part of the newest release."""

from __future__ import annotations

import pytest

from coding_billing_xblock.codesets.files import CODES
from coding_billing_xblock.codesets.shelf import FOLDER, newest


def pairs(name: str) -> list[list[str]]:
    """What is said in a file, and what is meant by it."""
    return [line.split("\t") for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("name", "least"), [("phrases.txt", 3000), ("alternatives.txt", 50), ("words.txt", 200)]
)
def test_there_are_hundreds_of_them_each_once(name: str, least: int) -> None:
    said = [phrase for phrase, _ in pairs(name)]
    assert len(said) > least
    assert len(set(said)) == len(said)
    assert all(phrase == phrase.lower().strip() for phrase in said)


def test_a_phrase_means_codes_or_headings_that_there_are() -> None:
    assert [
        phrase
        for phrase, codes in pairs("phrases.txt")
        if None in [newest().node(code) for code in codes.split(",")]
    ] == []


def test_other_words_are_words_of_the_code_set() -> None:
    codes = (FOLDER / "icd10cm-2026-04" / CODES).read_text(encoding="utf-8").lower()
    assert (
        sorted({word for _, words in pairs("words.txt") for word in words.split() if word not in codes}) == []
    )
