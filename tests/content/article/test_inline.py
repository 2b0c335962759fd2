"""Plain text becomes Markdown that reads the same, and Markdown plain text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.content.article.inline import escape, guarded, link, tamed, unmarked, usable_url
from coding_billing_xblock.content.article.kinds import cleaned
from coding_billing_xblock.text.markdown import render
from tests.content.article.support import visible
from tests.strategies import SPECIAL

lines = st.text(st.one_of(st.sampled_from(SPECIAL + "=+.)2{}~^$"), st.characters()), max_size=30).map(
    lambda text: " ".join(cleaned(text).split())
)


@given(lines)
def test_escaped_text_reads_as_it_was(text: str) -> None:
    rendered = render(guarded(escape(text)))
    assert " ".join(visible(guarded(escape(text))).split()) == text
    assert rendered in ("", f"<p>{rendered[3:-4]}</p>")
    assert "<" not in rendered[3:-4]


@given(lines)
def test_escaped_text_comes_back(text: str) -> None:
    assert unmarked(guarded(escape(text))) == text


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**Coders** *read* __the__ `record`", "Coders read the record"),
        ("[a **bold** link](https://example.org/a_b) ![picture](/static/x.png)", "a bold link picture"),
        ("snake_case and 5 &lt; 6 &amp; 7", "snake_case and 5 < 6 & 7"),
        ("one<br>two H<sub>2</sub>O", "one two H2O"),
    ],
)
def test_markup_is_no_part_of_the_words(markdown: str, words: str) -> None:
    assert unmarked(markdown) == words


@pytest.mark.parametrize(
    ("markdown", "tame"),
    [
        ("<script>x</script>", "&lt;script>x&lt;/script>"),
        ('<img src=x onerror="y">', '&lt;img src=x onerror="y">'),
        ("1<sup>st</sup> of 3 < 4", "1<sup>st</sup> of 3 < 4"),
        ("<b onclick=x>", "&lt;b onclick=x>"),
        ("<https://example.org>", "<https://example.org>"),
    ],
)
def test_tags_that_are_more_than_formatting_become_words(markdown: str, tame: str) -> None:
    assert tamed(markdown) == tame


@pytest.mark.parametrize(
    ("url", "usable"),
    [
        ("https://example.org/a b(c)", "https://example.org/a%20b%28c%29"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("/static/guide.pdf", "/static/guide.pdf"),
        ("javascript:alert(1)", ""),
        (" JaVaScRiPt:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//example.org/x", ""),
        ("/courses", ""),
        ("#top", ""),
        ("http://[", ""),
        ("https://example.org/" + "a" * 3000, ""),
    ],
)
def test_only_addresses_that_are_of_use_to_a_learner_stay(url: str, usable: str) -> None:
    assert usable_url(url) == usable
    assert link("words", url) == (f"[words]({usable})" if usable else "words")
