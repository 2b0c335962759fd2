"""What an author writes becomes HTML that is safe on anyone's page, and every word of it is there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from coding_billing_xblock.text.markdown import (
    drawings_in,
    files_in,
    plain,
    plain_phrase,
    render,
    render_phrase,
)
from coding_billing_xblock.text.rules import phrase_findings, text_findings

DANGEROUS = re.compile(r"javascript:|vbscript:|data:", re.IGNORECASE)
ATTACKS = [
    "<script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](java\tscript:alert(1))",
    "![a](data:text/html;base64,PHNjcmlwdD4=)",
    '<a href="vbscript:x">a</a>',
    '<a href=" javascript:x">a</a>',
    "<svg onload=alert(1)>",
    "<iframe src=https://example.com></iframe>",
    '<form action="/steal"><input name=q></form>',
    "<style>body{display:none}</style>",
    '<p style="position:fixed">over everything</p>',
    "<math><mtext></p><style><img src=x onerror=alert(1)>",
    "<!--><script>alert(1)</script>-->",
    "<p title='</p><script>alert(1)</script>'>x</p>",
]
HARMLESS = {"alt", "align", "class", "dir", "href", "lang", "rel", "src", "start", "title"}


def elements(rendered: str) -> list[html.HtmlElement]:
    """Every element of a piece of HTML."""
    return [
        item for item in html.fragment_fromstring(rendered, create_parent="body").iter() if item.tag != "body"
    ]


def assert_harmless(rendered: str) -> None:
    for element in elements(rendered):
        assert element.tag not in {"script", "style", "iframe", "svg", "form", "input", "math"}
        assert set(element.attrib) <= HARMLESS
        assert element.get("class", "cb-scroll") == "cb-scroll"
        assert not any(DANGEROUS.search(value) for value in element.attrib.values())


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_markup_of_an_author_becomes_script_or_covers_the_page(attack: str) -> None:
    assert_harmless(render(attack))
    assert_harmless(render_phrase(attack))


@given(st.lists(st.sampled_from([*ATTACKS, "[", "](", ")", "`", "<", ">", '"', "\n", "x"]), max_size=6))
def test_no_combination_of_attacks_becomes_script(pieces: list[str]) -> None:
    assert_harmless(render("".join(pieces)))
    assert_harmless(render_phrase("".join(pieces)))


# Markdown as every editor reads it


@pytest.mark.parametrize(
    ("text", "rendered"),
    [
        ("Coders:\n- read\n- find", "<p>Coders:</p> <ul> <li>read</li> <li>find</li> </ul>"),
        ("Coders:\n1. read\n2. find", "<p>Coders:</p> <ol> <li>read</li> <li>find</li> </ol>"),
        ("- A\n  - B\n- C", "<ul> <li>A <ul> <li>B</li> </ul> </li> <li>C</li> </ul>"),
        ("1. A\n   - B", "<ol> <li>A <ul> <li>B</li> </ul> </li> </ol>"),
        ("3) A\n4) B", '<ol start="3"> <li>A</li> <li>B</li> </ol>'),
        ("```\nCLM*1*500\n\nHI*ABK\n```", "<pre><code>CLM*1*500 HI*ABK </code></pre>"),
        ("~~~ text\n# A\n~~~", "<pre><code># A </code></pre>"),
        ("~~old~~ new", "<p><s>old</s> new</p>"),
        ("> a\nb", "<blockquote> <p>a b</p> </blockquote>"),
        ("one  \ntwo\\\nthree", "<p>one<br> two<br> three</p>"),
        (
            "<https://example.org>",
            '<p><a href="https://example.org" rel="noopener noreferrer">https://example.org</a></p>',
        ),
        ("A\n---\n\n***", "<h5>A</h5> <hr>"),
        ("snake_case_name, 2 * 3 * 4, 5 < 6 & 7", "<p>snake_case_name, 2 * 3 * 4, 5 &lt; 6 &amp; 7</p>"),
        ("H~2~O and ==x==", "<p>H~2~O and ==x==</p>"),
    ],
)
def test_commonmark_with_tables_and_strikethrough(text: str, rendered: str) -> None:
    assert " ".join(render(text).split()) == rendered


def test_a_table_keeps_its_alignment_and_scrolls_in_a_box_of_its_own() -> None:
    rendered = render("**Coders** read\n| set | use | n |\n|---|--:|:-:|\n| A | B | C |")
    assert "<strong>Coders</strong>" in rendered
    assert '<div class="cb-scroll"><table>' in rendered
    assert '<td align="right">B</td>' in rendered
    assert '<td align="center">C</td>' in rendered


# Texts of one line


@pytest.mark.parametrize(
    "text",
    [
        ">90 days",
        "#1",
        "# 1",
        "2024. New codes",
        "- x",
        "* x",
        "+ x",
        "1) x",
        "---",
        "a | b",
        "| a |",
        "===",
        "~~~",
    ],
)
def test_what_makes_a_block_elsewhere_is_only_words_on_one_line(text: str) -> None:
    assert plain_phrase(text) == text
    assert not elements(render_phrase(text))
    assert phrase_findings(text) == ()


def test_formatting_within_a_line_works_on_one_line_too() -> None:
    text = "**one** *two* `three` [four](https://example.org) H<sub>2</sub>O<br>~~x~~"
    tags = [element.tag for element in elements(render_phrase(text))]
    assert tags == ["strong", "em", "code", "a", "sub", "br", "s"]


@pytest.mark.parametrize(
    "text", ["<p>a</p>", '<p lang="de">a</p>', "<ul><li>a</li></ul>", "<table><tr><td>a</td></tr></table>"]
)
def test_an_element_of_a_line_of_its_own_is_words_on_one_line(text: str) -> None:
    assert plain_phrase(text) == text
    assert {found.code for found in phrase_findings(text)} == {"html.misplaced_tag"}


# HTML


@pytest.mark.parametrize(
    "name", ["b", "i", "u", "sub", "sup", "kbd", "mark", "abbr", "small", "q", "cite", "ins", "del", "span"]
)
@pytest.mark.parametrize("before", ["Words and ", ""])
def test_formatting_that_is_known_works_in_lines_and_at_their_beginning(name: str, before: str) -> None:
    rendered = f'<{name} lang="en">x <em>y</em></{name}> z'
    assert render(f"{before}<{name} lang='en'>x *y*</{name}> z") == f"<p>{before}{rendered}</p>"
    assert text_findings(f"{before}<{name}>x</{name}>") == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Dear <patient name>, to <payer>.", "Dear <patient name>, to <payer>."),
        ("Write <code> and <b and c>.", "Write <code> and <b and c>."),
        ("<b>one <i>two</b> three</i>", "one <i>two three</i>"),
        ("<b class='x'>one</b>", "<b class='x'>one</b>"),
        ("<p class='x'>**one**</p>", "<p class='x'>one</p>"),
        ("<b>one\n\ntwo</b>", "<b>one two</b>"),
        ("*<b>one* two</b>", "<b>one two</b>"),
        ("</b> one", "</b> one"),
        ("<td>one</td>", "<td>one</td>"),
        ("<script>alert('x')</script>", "<script>alert('x')</script>"),
        ("<details><summary>one</summary>two</details>", "<details><summary>one</summary>two</details>"),
        ("<input name='x'> one", "<input name='x'> one"),
        ('<iframe src="https://a.example"></iframe>', '<iframe src="https://a.example"></iframe>'),
    ],
)  # fmt: skip
def test_any_other_tag_is_words_and_a_finding(text: str, shown: str) -> None:
    assert plain(text) == shown
    assert text_findings(text)


def test_what_is_escaped_or_code_or_no_tag_at_all_is_words_without_a_finding() -> None:
    text = r"\<patient>, &lt;payer>, `<claim>`, 5 <6, <3, < b>, <!DOCTYPE html>, <?php ?>"
    assert plain(text) == "<patient>, <payer>, <claim>, 5 <6, <3, < b>, <!DOCTYPE html>, <?php ?>"
    assert text_findings(text) == ()


def test_blocks_of_html_hold_markdown_after_an_empty_line() -> None:
    assert " ".join(render("<div>\n\n**a**\n\n</div>").split()) == "<div> <p><strong>a</strong></p> </div>"


@pytest.mark.parametrize(
    "text",
    [
        'Before.\n\n<table lang="en"><tr><td>Codes</td></tr></table>\n\nAfter.',
        'Words <table lang="en"><tr><td>Codes</td></tr></table>',
        "<table><tr><td>Codes",
        "<table>\n\n</div></div></div>",
        "</table></div>",
        "> <table lang='en'>\n\n</table>",
        "a\n\n- b\n\n<p lang='de'>c</p>",
    ],
)
def test_no_text_closes_a_box_that_it_did_not_open(text: str) -> None:
    rendered = render(text)
    for name in ("div", "table", "p", "blockquote"):
        assert len(re.findall(rf"<{name}\b", rendered)) == rendered.count(f"</{name}>")
    framed = html.fragment_fromstring(f"<section>{rendered}<i id='after'></i></section>")
    assert framed.find("i[@id='after']") is not None


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Coders read. <!-- more -->", "Coders read."),
        ("<!-- toc -->\n\nCoders **read**.", "Coders read."),
        ("<!-- more --> Coders **read**.", "Coders read."),
        ("<!--\nfor\n\ncolleagues\n-->\nCoders", "Coders"),
        ("Coders <!-- unclosed", "Coders <!-- unclosed"),
        ("<!-- unclosed\n\nCoders", "<!-- unclosed Coders"),
    ],
)
def test_a_comment_is_not_shown_and_swallows_nothing(text: str, shown: str) -> None:
    assert plain(text) == shown


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("# a", [5]),
        ("### a", [5]),
        ("## a\n\n### b\n\n#### c", [5, 6, 6]),
        ("#### a\n\n# b", [6, 5]),
        ('<h1 lang="de">a</h1>\n\n## b', [5, 6]),
    ],
)
def test_headings_begin_below_a_sections_title_whatever_level_the_author_uses(
    text: str, levels: list[int]
) -> None:
    assert [int(level) for level in re.findall(r"<h(\d)", render(text))] == levels


# Addresses


def test_an_address_that_cannot_be_used_leaves_the_words() -> None:
    assert render("[the form](javascript:x)") == "<p>the form</p>"
    assert render("![Flow of a claim](data:image/png;base64,AAAA)") == "<p>Flow of a claim</p>"
    assert render('<img src="data:image/png;base64,AAAA" alt="Flow">') == "<p>Flow</p>"
    assert render("<tel:+15550100> <payer:1>").endswith("&lt;payer:1&gt;</p>")


def test_the_address_of_a_course_file_stays_as_it_was_typed() -> None:
    assert 'src="/static/Médico_ü.png"' in render("![Doctor](/static/Médico_ü.png)")


def test_drawings_and_course_files_are_found() -> None:
    rendered = render(
        "![a](drawing:revenue-cycle) ![b](/static/b&c.png) [d](/static/d.pdf) ![e](https://example.com/e.png)"
    )
    assert drawings_in(rendered) == ["revenue-cycle"]
    assert files_in(rendered) == ["/static/b&c.png", "/static/d.pdf"]


# Plain words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "**Claim** for _one_ [visit](https://example.com), & more\n\n* item",
            "Claim for one visit, & more item",
        ),
        ("**up**coding and H<sub>2</sub>O", "upcoding and H2O"),
        ("un<mark>bund</mark>ling, `a`b, ~~c~~d", "unbundling, ab, cd"),
        ("one<br>two ![flow](/static/a.png)three", "one two three"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
    ],
)
def test_plain_text_has_the_words_and_no_markup(text: str, words: str) -> None:
    assert plain(text) == words


# Never an exception, never a lost word


PIECES = [
    *"*_`[]()<>!|#-+~\\\"'&;:=.\n\t ",
    "\n\n", "    ", "- ", "1. ", "> ", "# ", "```", "](", "![", "](https://example.org)", "](/static/a.png)", "]: x",
    "[^1]",
    "<b>", "</b>", "<td>", "<table>", "</table>", "<!--", "-->", "<p lang='de'>", "</p>", "<pre>", "</pre>", "<br>",
    "|---|---|", "| a | b |\n|---|---|\n", "  \n", "&lt;", "<https://example.org>", "<x y='", "javascript:",
]  # fmt: skip


@given(st.text(max_size=80))
def test_any_text_is_rendered(text: str) -> None:
    render(text)
    render_phrase(text)


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.just("word")), max_size=24))
def test_no_word_is_lost_without_a_finding(pieces: list[str]) -> None:
    words = iter(range(100))
    # No word looks like the name of a language of program code, which is not shown.
    text = "".join(f"é{next(words)}" if piece == "word" else piece for piece in pieces)
    for shown, findings in (
        (render(text), text_findings(text)),
        (render_phrase(text), phrase_findings(text)),
    ):
        lost = [word for word in re.findall(r"é\d+", text) if not re.search(rf"{word}(?!\d)", shown)]
        assert not lost or findings, lost


@pytest.mark.parametrize("times", [10, 50, 500])
@pytest.mark.parametrize("mark", ["- ", "* ", "1. ", "> ", "- 1. ", "> - "])
def test_a_row_of_marks_before_a_word_shows_the_word(mark: str, times: int) -> None:
    text = mark * times + "word"
    assert "word" in plain(text)
    assert plain_phrase(text) == text
    assert bool(text_findings(text)) == (times * len(mark.split()) > 40 or (times > 20 and mark != "> "))


@pytest.mark.parametrize("mark", ["- ", "1. ", "> "])
def test_twenty_levels_are_read_and_deeper_ones_shown_as_they_were_typed(mark: str) -> None:
    assert render(mark * 20 + "**word**").count("<strong>") == 1
    deep = mark * 60 + "**word**\n\nAfter."
    assert "**word**" in plain(deep)
    assert render(deep).endswith("<p>After.</p>")


def test_no_text_leaves_anything_behind_for_others() -> None:
    other = "Reads and **codes**; see [the guide](https://example.org).\n\nSecond paragraph."
    before = render(other)
    for text in [
        "- " * 500 + "word",
        "> " * 500 + "word",
        "[a]: https://example.com\n",
        "<b>" * 500,
        "[" * 5000,
    ]:
        render(text)
        render.cache_clear()
        assert render(other) == before
    assert render("[a]") == "<p>[a]</p>"
