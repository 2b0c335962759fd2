"""What an author writes becomes HTML that is safe on anyone's page."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.text.markdown import drawings_in, files_in, plain, render, render_inline

DANGEROUS = re.compile(
    r"<script|<iframe|<style|<svg|<form|<input|\son\w+=|javascript:|vbscript:|data:", re.IGNORECASE
)
ATTACKS = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "![a](data:text/html;base64,PHNjcmlwdD4=)",
    '<a href="vbscript:x">a</a>',
    "<svg onload=alert(1)>",
    "<iframe src=https://example.com></iframe>",
    '<form action="/steal"><input name=q></form>',
    "<style>body{display:none}</style>",
    '<p style="position:fixed">over everything</p>',
    "<math><mtext></p><style><img src=x onerror=alert(1)>",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_markup_of_an_author_becomes_script_or_covers_the_page(attack: str) -> None:
    assert not DANGEROUS.search(render(attack))
    assert "style=" not in render(attack)


@given(st.lists(st.sampled_from([*ATTACKS, "[", "](", ")", "`", "<", ">", '"', "\n", "x"]), max_size=6))
def test_no_combination_of_attacks_becomes_script(pieces: list[str]) -> None:
    tags = re.findall(r"<[a-z][^>]*>", render("".join(pieces)))
    assert not [tag for tag in tags if DANGEROUS.search(tag)]


def test_markdown_with_tables_is_rendered() -> None:
    rendered = render("**Coders** read\n\n| set | use |\n|---|--:|\n| A | B |")
    assert "<strong>Coders</strong>" in rendered
    assert '<div class="cb-scroll"><table>' in rendered
    assert '<td align="right">B</td>' in rendered


@pytest.mark.parametrize(
    ("text", "levels"),
    [("# a", [5]), ("### a", [5]), ("## a\n\n### b\n\n#### c", [5, 6, 6]), ("#### a\n\n# b", [6, 5])],
)
def test_headings_begin_below_a_sections_title_whatever_level_the_author_uses(
    text: str, levels: list[int]
) -> None:
    assert [int(level) for level in re.findall(r"<h(\d)>", render(text))] == levels


def test_a_single_paragraph_has_no_paragraph_around_it_where_text_is_inline() -> None:
    assert render_inline("one *two*") == "one <em>two</em>"
    assert render_inline("one\n\ntwo") == "<p>one</p>\n<p>two</p>"


def test_plain_text_has_the_words_and_no_markup() -> None:
    assert (
        plain("**Claim** for _one_ [visit](https://example.com), & more\n\n* item")
        == "Claim for one visit, & more item"
    )


def test_drawings_and_course_files_are_found() -> None:
    rendered = render(
        "![a](drawing:revenue-cycle) ![b](/static/b&c.png) [d](/static/d.pdf) ![e](https://example.com/e.png)"
    )
    assert drawings_in(rendered) == ["revenue-cycle"]
    assert files_in(rendered) == ["/static/b&c.png", "/static/d.pdf"]


def test_a_heading_with_attributes_is_lowered_like_any_other() -> None:
    assert render('<h1 lang="de">Kapitel</h1>') == '<h5 lang="de">Kapitel</h5>'


@pytest.mark.parametrize(
    "text", ["<![a](b", "a <![CDATA[b", "<!DOCTYPE x [<!y", "<![if !z]>", "<!-- c", "<!", "<?d"]
)
def test_a_declaration_of_html_is_no_fault(text: str) -> None:
    assert isinstance(render(text), str)
