"""Rules for every Markdown text: what links, images and headings need so that everybody can use them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.text.findings import Severity
from coding_billing_xblock.text.rules import phrase_findings, text_findings


def codes(text: str) -> list[str]:
    return [found.code for found in text_findings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "[click here](https://example.com)",
        "[Click here!](https://example.com)",
        "[click here for the form](https://example.com)",
        "[**here**](https://example.com)",
        "See [this link][1].\n\n[1]: https://example.com",
        '<a href="https://example.com">Read more…</a>'.replace("…", " »"),
        "[![more](/static/a.png)](https://example.com)",
    ],
)
def test_a_link_that_does_not_say_where_it_leads_is_a_warning(text: str) -> None:
    assert codes(text) == ["link.vague_text"]


@pytest.mark.parametrize(
    "text",
    [
        "[The appeal form](https://example.com)",
        "[Here is the appeal form](https://example.com)",
        "<https://example.com>",
        "[![The appeal form](/static/a.png)](https://example.com)",
        "Click here.",
        "`[click here](https://example.com)`",
    ],
)
def test_a_link_that_says_where_it_leads_is_fine(text: str) -> None:
    assert codes(text) == []


def test_a_link_without_text_is_a_warning() -> None:
    assert codes("[](https://example.com)") == ["link.no_text"]
    assert codes('<a href="https://example.com"> </a>') == ["link.no_text"]


@pytest.mark.parametrize(
    "text", ["![](/static/a.png)", '<img src="/static/a.png">', '<img src="/static/a.png" alt=" ">']
)
def test_an_image_without_alternative_text_is_a_warning(text: str) -> None:
    assert codes(text) == ["image.no_alternative"]


def test_an_image_that_is_described_is_fine() -> None:
    assert codes("![The claim](/static/a.png)") == []


@pytest.mark.parametrize(
    "text",
    [
        "## A\n\n#### B",
        "# A\n\n## B\n\n#### C",
        "A\n=\n\n### B",
        "A\n---\n\n#### B",
        "<h2>A</h2>\n\n<h4>B</h4>",
        "#### A\n\n###### B",
    ],
)
def test_a_heading_that_skips_a_level_is_a_warning(text: str) -> None:
    assert codes(text) == ["heading.skipped_level"]


@pytest.mark.parametrize(
    "text", ["### A\n\n### B", "## A\n\n### B\n\n## C", "#### A\n\n## B", "```\n# A\n```"]
)
def test_headings_that_go_down_one_by_one_are_fine(text: str) -> None:
    assert codes(text) == []


def test_a_drawing_that_does_not_exist_is_a_warning_and_one_that_does_is_not() -> None:
    assert codes("![The cycle](drawing:cycle)") == ["drawing.unknown"]
    assert codes("![The cycle](drawing:revenue-cycle)") == []


def test_several_faults_of_one_text_are_all_found_and_none_blocks_saving() -> None:
    text = "[here](https://example.com) [more](https://example.com) ![](/static/a.png)\n\n# A\n\n### B"
    found = text_findings(text)
    assert sorted(item.code for item in found) == [
        "heading.skipped_level",
        "image.no_alternative",
        "link.vague_text",
        "link.vague_text",
    ]
    assert {item.severity for item in found} == {Severity.WARNING}
    assert {item.line for item in found} == {1, 5}


@given(st.text(max_size=80))
def test_any_text_can_be_judged(text: str) -> None:
    text_findings(text)
    phrase_findings(text)


# What is shown in another way than it was typed


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("Sent to <payer>.", "html.unknown_tag", "<payer>"),
        (
            "<iframe src='https://example.org/x'></iframe>",
            "html.frame",
            "<iframe src='https://example.org/x'>",
        ),
        ("<video src='/static/x.mp4'></video>", "html.frame", "<video"),
        ("<b class='x' id='y'>a</b>", "html.unknown_attribute", "class, id"),
        ("Words <b>without end", "html.unpaired_tag", "<b>"),
        ("Words </b> without beginning", "html.unpaired_tag", "</b>"),
        ("A <td>cell</td>", "html.misplaced_tag", "<td>"),
        ("a <!-- b --> c", "html.comment", "comment"),
        ("<table>One<tr><td>Two</td></tr>Three</table>", "html.rearranged", "another order"),
        (
            "[a form](javascript:x)",
            "link.unusable_address",
            "“a form” cannot have the address “javascript:x”",
        ),
        ("[a form](ftp://example.org)", "link.unusable_address", "ftp://example.org"),
        ("[a form](../b.md)", "link.relative_address", "../b.md"),
        ("[a form](#below)", "link.relative_address", "#below"),
        ("[a form](www.example.org)", "link.relative_address", "www.example.org"),
        ("[a form](https://)", "link.no_address", "a form"),
        ("[a form]()", "link.no_address", "a form"),
        ("[a form](the form.pdf)", "link.as_typed", "(the form.pdf)"),
        ("[a form]: https://example.org", "link.unused_definition", "a form"),
        ("[a]\n\n[a]: /static/a\n[A]: /static/b", "link.unused_definition", "“a”"),
        ("![Flow](data:image/png;base64,AAAA)", "image.unusable_address", "Flow"),
        ("![Flow](images/flow.png)", "image.relative_address", "images/flow.png"),
        ("![Flow](/static/)", "image.no_address", "Flow"),
        ("Text[^1]", "text.footnote", "[^1]"),
        ("[^1]: AAPC.", "text.footnote", "[^1]"),
        ("• one\n• two", "text.typed_bullet", "•"),
        ("**coder ** reads", "text.open_bold", "Bold"),
        ("A __coder reads", "text.open_bold", "Bold"),
        ("A\n\n    B", "text.indented_code", "four blanks"),
        ("``` CLM*1 NM1*2\nHI\n```", "text.beside_code", "CLM*1 NM1*2"),
        ("- " * 50 + "word", "text.too_deep", "deep"),
        ("<b>" * 200 + "word" + "</b>" * 200, "text.too_deep", "deep"),
        ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", "table.extra_cells", "more cells"),
        ("> a | b\n> ---|---\n> 1 | 2 | 3", "table.extra_cells", "more cells"),
        ("3. a\n4. b\n7. c", "list.renumbered", "7 is shown with the number 5"),
    ],
)
def test_what_is_changed_or_taken_out_is_a_finding(text: str, code: str, told: str) -> None:
    (found,) = text_findings(text)
    assert found.code == code
    assert told in found.text(str)
    assert found.severity is not Severity.ERROR


@pytest.mark.parametrize(
    "text",
    [
        "[a form](https://example.org) [b form](/static/b.pdf) [c form](/course/x) [d form](/jump_to_id/y)",
        "[a form](//example.org) [b form](mailto:b@example.org) [c form](tel:+15550100) <https://example.org>",
        "[a form]\n\n[a form]: https://example.org",
        "1. a\n1. b\n1. c",
        "7. a\n8. b",
        "| a | b |\n|---|---|\n| 1 | 2 |\n| 1 |\n| x \\| y | 2 |",
        "a | b\n---|---\n| 1 | 2 |",
        "```python\nprint()\n```",
        r"\**not bold, \• and \[^1]",
        "2 ** 3, 2**3, a * b, __init__, **bold**",
        "`<payer>` `**coder` `[^1]`",
        "H<sub>2</sub>O, line<br>line",
        "<ul><li>a</li><li>b</li></ul>",
        "<table><caption>A</caption><tr><th scope='col'>b</th></tr></table>",
    ],
)
def test_what_is_shown_as_it_was_meant_is_no_finding(text: str) -> None:
    assert text_findings(text) == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("One\ntwo <payer>\nthree", 2),
        ("One\n\n- two\n- three\n  four <payer>", 5),
        ("> one\n> <payer>", 2),
        ("| a |\n|---|\n| <payer> |", 3),
        ("<div>\none\n<payer>\n</div>", 3),
        ("One  \ntwo\\\n<payer>", 3),
        ("One\n\n\n[a]: https://example.org", 4),
        ("- a\n\n      b", 3),
    ],
)
def test_a_finding_names_its_line(text: str, line: int) -> None:
    assert [found.line for found in text_findings(text)] == [line]


def test_a_text_of_one_line_needs_no_number_of_it() -> None:
    assert text_findings("To <payer>")[0].line is None
    assert phrase_findings("To <payer>")[0].line is None


def test_the_same_is_said_once() -> None:
    found = text_findings("<payer>\n<payer>\n<patient>\n<payer>")
    assert [(item.line, item.parameters["tag"]) for item in found] == [(1, "<payer>"), (3, "<patient>")]
