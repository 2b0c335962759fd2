"""Rules for every Markdown text: what links, images and headings need so that everybody can use them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding_billing_xblock.text.findings import Severity
from coding_billing_xblock.text.markdown import heading_levels
from coding_billing_xblock.text.rules import text_findings


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
    assert [item.code for item in found] == [
        "link.vague_text",
        "link.vague_text",
        "image.no_alternative",
        "heading.skipped_level",
    ]
    assert {item.severity for item in found} == {Severity.WARNING}
    assert "“here”" in found[0].text(str)


@given(st.text(max_size=80))
def test_any_text_can_be_judged(text: str) -> None:
    text_findings(text)


def test_levels_of_headings_are_the_authors_own() -> None:
    assert heading_levels('## A\n\n<h4 lang="de">B</h4>\n\n# C') == [2, 4, 1]
