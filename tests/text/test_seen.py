"""Same and empty are judged as the eye sees them."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from coding_billing_xblock.text.seen import seen, seen_line, seen_phrase
from tests.strategies import texts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (unicodedata.normalize("NFC", "Médico"), unicodedata.normalize("NFD", "Médico")),
        ("Medical coder", "Medical\u00a0coder"),
        ("Medical coder", "Medical\u2009 coder"),
        ("Medical coder", "Medical&nbsp;coder"),
        ("Medical coder", "Med\u00adical\u200b cod\ufeffer"),
        ("Medical coder", " Medical\u2060 coder "),
        ("**Medical** coder", "__Medical__ coder"),
        ("**Medical** coder", "Medical coder"),
        ("Medical <!-- not dental --> coder", "Medical coder"),
        ("5 &lt; 6", "5 < 6"),
        ("o\ufb03ce", "office"),
    ],
)
def test_two_that_look_the_same_are_the_same(one: str, other: str) -> None:
    assert seen_phrase(one) == seen_phrase(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Coder", "coder"),
        ("10<sup>2</sup>", "102"),
        ("10²", "102"),
        ("H<sub>2</sub>O", "H<sup>2</sup>O"),
        ("~~paid~~", "paid"),
        ("![Claim](/static/a.png)", "![Claim](/static/b.png)"),
        ("up coding", "upcoding"),
        ("½", "1/2"),
    ],
)
def test_two_that_look_different_are_different(one: str, other: str) -> None:
    assert seen_phrase(one) != seen_phrase(other)


@pytest.mark.parametrize(
    "text",
    ["", " ", "\u00a0", "&nbsp;", "\u200b\ufeff", "\u3164", "<br>", "<b></b>", "<!-- x -->", "&#8203;"],
)
def test_what_shows_nothing_is_empty(text: str) -> None:
    assert seen_phrase(text) == ""
    assert seen(text) == ""


@pytest.mark.parametrize("text", ["![](/static/a.png)", "**", "0", "<payer>", "-"])
def test_what_shows_anything_is_not_empty(text: str) -> None:
    assert seen_phrase(text) != ""
    assert seen(text) != "" or text == "-"


@given(texts)
def test_any_text_can_be_judged(text: str) -> None:
    assert seen_line(seen_line(text)) == seen_line(text)
    seen(text)
    seen_phrase(text)
