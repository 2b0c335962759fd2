"""Words that people say, and the codes or headings that they mean: ours, and each a part of the newest release."""

from __future__ import annotations

from coding_billing_xblock.codesets.shelf import FOLDER, newest

WORDS = [line.split("\t") for line in (FOLDER / "words.txt").read_text(encoding="utf-8").splitlines()]


def test_there_are_hundreds_of_them_each_once_and_in_order() -> None:
    said = [words for words, _ in WORDS]
    assert len(said) > 300
    assert said == sorted(set(said))
    assert all(words == words.lower().strip() for words in said)


def test_each_means_a_code_or_a_heading_that_there_is() -> None:
    assert [words for words, code in WORDS if newest().node(code) is None] == []
