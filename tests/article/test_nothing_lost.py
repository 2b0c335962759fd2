"""Whatever an article is like, every sentence of it is in one of the parts or among what is left out."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coding_billing_xblock.article import MAX_ARTICLE
from coding_billing_xblock.article.kinds import recognised
from coding_billing_xblock.article.reader import read_article
from coding_billing_xblock.text.escaping import cleaned, escape, guarded
from tests.article.support import examined, letters, sentences, shown

WORDS = (
    "a the claim Claim coder biller Coders BILLERS code ICD-10 LinkedIn CodesClaims payer denial 837P 99 record visit "
    "Medical we our offer courses contact us enrol now update share Dr. e.g. ترميز 编码 ß d'accord 5*3 file_name A&B "
    "www.northgate.example +1-555-010-9999 [note] (see) 5<6 page read more"
).split()
ENDS = [".", "?", "!", ":", "", ";", "…", "。", " –", ".”"]
SOUP = (
    "\n¦\n\n¦\n\n\n¦\t¦    ¦ ¦  \n¦\r\n¦\x0b¦\x00¦\u2028¦\u00a0¦\ud800¦😀"
    "¦• ¦- ¦* ¦1. ¦2) ¦1.2 ¦o  ¦· ¦# ¦## ¦> ¦|¦---¦|---|---|¦=== ¦+¦**¦_¦`¦```¦~~~¦[¦](¦)¦\\¦!¦&lt;¦&#x41;¦<¦<!--¦-->"
    "¦<p>¦</p>¦<div>¦</div>¦<b>¦</b>¦<br>¦<h2>¦</h2>¦<ul>¦<li>¦<ol start=5>¦<table>¦<tr>¦<td>¦<td rowspan=3 colspan=2>"
    "¦</table>¦<nav>¦</nav>¦<main>¦<footer>¦<pre>¦<p style='mso-list:l0 level1'>¦<a href='http://u.example'>¦</a>"
    "¦<img alt='pic' src=x>¦Medical coders:¦Medical billers:¦Key Differences¦Contact us.¦codesUses things"
).split("¦")

sentence = st.builds(
    lambda words, end: " ".join(words) + end,
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=12),
    st.sampled_from(ENDS),
)
paragraph = st.lists(sentence, min_size=1, max_size=4).map(" ".join)
part = st.one_of(
    st.tuples(st.just("paragraph"), st.lists(paragraph, min_size=1, max_size=1)),
    st.tuples(st.just("heading"), st.lists(sentence, min_size=1, max_size=1)),
    st.tuples(st.just("list"), st.lists(sentence, min_size=2, max_size=6)),
    st.tuples(st.just("steps"), st.lists(sentence, min_size=2, max_size=6)),
    st.tuples(st.just("row"), st.lists(sentence, min_size=2, max_size=3)),
)
parts = st.lists(part, min_size=1, max_size=12)
Part = tuple[str, list[str]]


def missing(article: str, texts: list[str]) -> list[str]:
    """The sentences of an article, as letters only, that none of the texts has."""
    said = filter(None, map(letters, sentences(article)))
    return [words for words in said if not any(words in text for text in texts)]


def as_plain(kind: str, texts: list[str]) -> str:
    lines = {
        "list": [f"• {text}" for text in texts],
        "steps": [f"{number}. {text}" for number, text in enumerate(texts, 1)],
        "row": ["\t".join(texts)],
    }
    return "\n".join(lines.get(kind, [*texts, ""]))


def as_html(kind: str, texts: list[str]) -> str:
    inner = [html.escape(text) for text in texts]
    if kind in ("list", "steps"):
        items = "".join(f"<li>{text}</li>" for text in inner)
        return f"<ul>{items}</ul>" if kind == "list" else f"<ol>{items}</ol>"
    if kind == "row":
        return "<table><tr>" + "".join(f"<td>{text}</td>" for text in inner) + "</tr></table>"
    return f"<h2>{inner[0]}</h2>" if kind == "heading" else f"<p>{inner[0]}</p>"


def as_markdown(kind: str, texts: list[str]) -> str:
    inner = [escape(text) for text in texts]
    if kind in ("list", "steps"):
        return "\n".join(f"{'-' if kind == 'list' else '1.'} {guarded(text)}" for text in inner) + "\n"
    if kind == "row":
        return f"\n| {' | '.join(inner)} |\n|{'---|' * len(inner)}\n"
    return f"## {inner[0]}\n" if kind == "heading" else f"{guarded(inner[0])}\n"


@given(parts=parts)
@example(parts=[("paragraph", ["a."]), ("row", ["a.", "a.", "A&B;"]), ("row", ["a.", "a."])])
def test_every_sentence_of_plain_text_has_a_place(parts: list[Part]) -> None:
    article = "\n".join(as_plain(kind, texts) for kind, texts in parts)
    assert not missing(article, list(map(letters, shown(read_article(article)))))


@pytest.mark.parametrize(("written", "title"), [(as_html, "<h1>Title</h1>"), (as_markdown, "# Title\n")])
@given(parts=parts)
def test_every_sentence_has_a_place(
    written: Callable[[str, list[str]], str], title: str, parts: list[Part]
) -> None:
    article = "\n".join([title, *(written(kind, texts) for kind, texts in parts)])
    texts = list(map(letters, shown(read_article(article))))
    for _, said in parts:
        assert not missing("\n".join(said), texts)


@given(st.lists(st.sampled_from(WORDS + SOUP), max_size=60).map("".join) | st.text(max_size=200))
def test_whatever_is_pasted_gives_a_document_that_can_be_saved(article: str) -> None:
    proposal = read_article(article)
    parsed = examined(proposal)
    assert parsed.usable().document == parsed.document is not None
    assert read_article(article) == proposal
    if recognised(cleaned(article)) == "plain":
        assert not missing(cleaned(article), list(map(letters, shown(proposal))))


@pytest.mark.parametrize(
    "attack", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>"]
)
def test_no_script_of_a_pasted_page_is_taken(attack: str) -> None:
    proposal = read_article(f"<h1>A</h1><p>before {attack} after</p>")
    assert not any(piece in str(proposal.sections) for piece in ("<script", "onerror", "onload"))


def test_an_article_beyond_the_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than"):
        read_article("a" * (MAX_ARTICLE + 1))
