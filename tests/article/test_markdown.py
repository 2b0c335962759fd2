"""A pasted Markdown text is read as every editor reads it, and its lines go into the document as they are."""

from __future__ import annotations

import pytest

from coding_billing_xblock.article.kinds import recognised
from coding_billing_xblock.article.reader import read_article
from tests.article.support import body, titles, visible


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Coders read.\n\nBillers send.", "plain"),
        ("# Coding\n\nCoders read.", "markdown"),
        ("Coding\n======\n\nCoders read.", "markdown"),
        ("Coders **read**.", "markdown"),
        ("Coders [read](https://a.example).", "markdown"),
        ("- one\n- two", "markdown"),
        ("Coders read. <!-- more -->", "markdown"),
        ("H<sub>2</sub>O", "markdown"),
        ('<h1 align="center">Coding</h1>\n\nCoders read.\n\n- one\n- two\n\n## Billing', "markdown"),
        ("<!-- toc -->\n# Coding\n\nCoders read.", "markdown"),
        ("<details><summary>a</summary>b</details>", "html"),
        ("<h1>A</h1><p>b</p>\n- c", "html"),
        ("5 < 6 and <b is no tag", "plain"),
        ("_______\n| a form", "plain"),
    ],
)
def test_in_a_mixture_of_kinds_what_there_is_more_of_decides(text: str, kind: str) -> None:
    assert recognised(text) == kind


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("---\ntitle: Coders and billers\ndate: 2024-01-02\ntags: [coding]\n---", "Coders and billers"),
        ('---\ntitle: "Coders"\nauthors:\n  - Jane\n---', "Coders"),
        ("+++\ntitle = 'Coders'\ndraft = false\n+++", "Coders"),
        ("---\nlayout: post\n---", "Coding"),
    ],
)
def test_front_matter_is_left_out_and_may_say_the_title(front: str, title: str) -> None:
    proposal = read_article(f"{front}\n\n# Coding\n\nCoders read.\n\n# Billing\n\nBillers send.")
    assert titles(proposal) == ["Coding", "Billing"]
    assert proposal.title == title
    assert proposal.left_out == ("\n".join(front.split("\n")[1:-1]),)


def test_rules_around_words_are_no_front_matter() -> None:
    proposal = read_article("---\n\nCoders read. Much.\n\n---\n\n# Billing\n\nBillers send.")
    assert [section.body for section in proposal.sections] == ["Coders read. Much.", "Billers send."]


@pytest.mark.parametrize(
    "article",
    [
        "# Coding\n\nCoders read. <!-- more -->",
        "<!-- more -->\n\n# Coding\n\nCoders read.",
        "# Coding\n\n<!--\nmore\n-->\n\nCoders read.",
        "# Coding <!-- more -->\n\nCoders read.",
        "# Coding\n\nCoders<!-- more --> read.",
    ],
)
def test_comments_are_left_out(article: str) -> None:
    proposal = read_article(f"{article}\n\n# Billing\n\nBillers **send**.")
    assert [(section.title, section.body.strip()) for section in proposal.sections] == [
        ("Coding", "Coders read."),
        ("Billing", "Billers **send**."),
    ]
    assert proposal.left_out == ("more",)


def test_lines_of_html_within_markdown_are_read_as_html() -> None:
    proposal = read_article(
        '<h1 align="center">Coding</h1>\n\nCoders read **records**.\n\n- one\n- two\n\n## Billing\n\nSend.'
    )
    assert body(proposal, "Coding") == "Coders read **records**.\n\n- one\n- two"
    assert body(proposal, "Billing") == "Send."


@pytest.mark.parametrize(
    "lines",
    [
        "- one\n- two",
        "* one\n  * within\n* two",
        "1) one\n2) two",
        "> said\n> twice",
        "```x\n# no heading\n\n- no list\n```",
        "Some H<sub>2</sub>O and <kbd>Ctrl</kbd>.",
        "| a | b |\n|:--|--:|\n| c | d |",
        "- ❌ wrong\n- ✅ right",
        "**Code to the highest level of detail!**",
        "**One!**\n\n**Two!**",
        "a\\\nb  \nc",
    ],
)
def test_what_is_below_a_heading_stays_as_it_was_written(lines: str) -> None:
    text = f"# Two\n\n| Compared | A | B |\n|---|---|---|\n| x | y | z |\n\nText.\n\n# One\n\n{lines}"
    assert body(read_article(text), "One") == lines


def test_code_that_is_told_by_its_indentation_stays_code() -> None:
    text = body(read_article("# One\n\n    # code\n\n        more\n\n# Two\n\nText."), "One")
    assert text == "```\n# code\n\n    more\n```"


def test_definitions_of_links_are_written_out_and_unused_ones_left_out() -> None:
    proposal = read_article(
        "# One\n\nSee [this][Cycle], [cycle] and [no such].\n\n# Two\n\n[text][cycle]\n\n"
        "[cycle]: https://a.example/c 'Title'\n[other]: https://b.example\n"
    )
    address = "https://a.example/c"
    assert body(proposal, "One") == f"See [this]({address}), [cycle]({address}) and [no such]."
    assert body(proposal, "Two") == f"[text]({address})"
    assert proposal.left_out == ("[other]: https://b.example",)


def test_footnotes_stay_as_they_were_typed_and_lead_nowhere() -> None:
    text = body(read_article("# T\n\nText[^1] and more.\n\n[^1]: AAPC.\n\n# U\n\nText."), "T")
    assert "Text[^1] and more." in visible(text)
    assert "AAPC." in visible(text)
    assert "href" not in text


def test_addresses_that_lead_nowhere_are_read_as_in_html() -> None:
    proposal = read_article(
        "# T\n\n![Flow](images/flow.png) See [the *other* page](../b.md) and [below](#u), "
        "[x](javascript:y), ![ok](/static/a.png), [![Chart](c.png)](https://a.example).\n\n# U\n\nText."
    )
    assert body(proposal, "T") == (
        " See the *other* page and below, x, ![ok](/static/a.png), [](https://a.example).".strip()
    )
    assert proposal.left_out == ("Flow (images/flow.png)", "Chart (c.png)")


@pytest.mark.parametrize(
    "marks",
    [
        "{0}Q: What is a claim?{0}\n{0}A:{0} A request.",
        "{0}Question 1:{0} What is a claim?\n\nAnswer: A request.",
    ],
)
@pytest.mark.parametrize("bold", ["", "**"])
def test_questions_and_answers_become_sections(marks: str, bold: str) -> None:
    text = marks.format(bold)
    proposal = read_article(
        f"# Questions\n\n{text}\n\n{text.replace('claim', 'denial').replace('request', 'refusal')}"
    )
    assert [(section.title, section.body) for section in proposal.sections if section.body] == [
        ("What is a claim?", "A request."),
        ("What is a denial?", "A refusal."),
    ]


def test_an_id_behind_a_heading_is_no_part_of_it() -> None:
    proposal = read_article("# Coding {#coding .x}\n\nCoders read.\n\n## Billing ##\n\nSend.")
    assert titles(proposal) == ["Coding", "Billing"]


def test_bold_lines_are_headings_where_there_are_no_others() -> None:
    proposal = read_article("**Coders**\n\nThey read.\n\n**Billers:**\n\nThey send.")
    assert titles(proposal) == ["Coders", "Billers"]
    assert titles(read_article("# Roles\n\n**Coders**\n\nThey read.\n\n# More\n\nText.")) == ["Roles", "More"]
