"""Formatted text from a clipboard as Markdown: all of its words, in their order, as several lines or as one."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coding_billing_xblock.article import MAX_ARTICLE
from coding_billing_xblock.article.formatted import phrase_of_html, prose_of_html
from coding_billing_xblock.text.markdown import plain

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>Draft</title><style>p {}</style></head>
<body><!--StartFragment--><p class=MsoNormal><b>Coders</b> read <i>records</i>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>One</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>Two</p>
<!--EndFragment--></body></html>"""
DOCS = """<meta charset="utf-8"><b style="font-weight:normal" id="docs-internal-guid-1">
<p><span style="font-weight:700">Bold </span><span style="font-weight:400">and plain</span></p></b>"""


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (WORD, "**Coders** read *records*.\n\n- One\n- Two"),
        (DOCS, "**Bold** and plain"),
        ("<h2>Claims</h2><p>Sent.</p>", "## Claims\n\nSent."),
        ('<a href="https://example.org/a b">Rules</a>', "[Rules](https://example.org/a%20b)"),
        ("<table><tr><th>A<th>B<tr><td>1<td>2</table>", "| A | B |\n|---|---|\n| 1 | 2 |"),
        ("<ol start=3><li>x<li>y</ol>", "3. x\n4. y"),
        ("<blockquote>Said</blockquote>", "> Said"),
        ("<pre>a\n\n\n\nb</pre>", "```\na\n\n\n\nb\n```"),
        ("2 * 3 &lt; [7]", "2 \\* 3 < \\[7\\]"),
        ("", ""),
    ],
)
def test_several_lines(html: str, markdown: str) -> None:
    assert prose_of_html(html) == markdown


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        (WORD, "**Coders** read *records*.<br>One<br>Two"),
        ("<h2>Claims</h2><ul><li>One<li>Two</ul>", "Claims<br>One<br>Two"),
        ("<table><tr><td>Only cell</table>", "Only cell"),
        ("<p>a<br>b</p><hr><blockquote>c</blockquote>", "a<br>b<br>c"),
    ],
)
def test_one_line(html: str, markdown: str) -> None:
    assert phrase_of_html(html) == markdown


def test_what_an_article_leaves_out_stands_in_its_place() -> None:
    html = (
        '<nav>Menu</nav><p>Before <img src="file:///C:/a.png" alt="a chart"> after</p>'
        '<iframe src="https://example.org/v" title="A film"></iframe><form><button>Send</button></form>'
    )
    assert prose_of_html(html) == "Menu\n\nBefore a chart after\n\nA film https://example.org/v\n\nSend"


def test_what_nobody_sees_of_a_selection_is_no_part_of_it() -> None:
    html = "<p>Seen <span style='display:none'>not seen</span></p><script>x()</script><p hidden>nor this</p>"
    assert prose_of_html(html) == "Seen"


def test_an_address_that_a_browser_would_run_leaves_its_words() -> None:
    assert prose_of_html('<a href="javascript:x()">Rules</a>') == "Rules"


def test_beyond_the_bound_it_is_refused() -> None:
    for read in (prose_of_html, phrase_of_html):
        with pytest.raises(ValueError, match="longer than"):
            read("x" * (MAX_ARTICLE + 1))


words = st.text(st.sampled_from("abc*_[]()<>#`~|\\!-+.1 \n&\"'"), max_size=20)
elements = st.sampled_from(
    ["p", "b", "i", "h2", "ul", "li", "table", "tr", "td", "a", "pre", "blockquote", "div"]
)


@given(st.lists(st.tuples(elements, words), max_size=6))
@example([("table", "*"), ("tr", ""), ("td", "")])
def test_no_word_is_lost_whatever_the_elements_are(parts: list[tuple[str, str]]) -> None:
    html = "".join(f"<{name}>word{at} {escape(text)}" for at, (name, text) in enumerate(parts))
    for read in (prose_of_html, phrase_of_html):
        shown = plain(read(html))
        assert all(f"word{at}" in shown for at in range(len(parts)))
