"""A pasted article becomes a proposal for a document, and nothing of it is lost in silence."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding_billing_xblock.content.article import Proposal, read_article
from coding_billing_xblock.content.document import Document, Lesson
from coding_billing_xblock.text.findings import has_errors
from coding_billing_xblock.text.markdown import plain

# The shape of a page copied as plain text: bullets, a table that lost its separators, an advertisement at the end.
COPIED = """Harbour Institute

Front Desk vs Back Office – Who Does What?

Many newcomers mix up the front desk and the back office. Both serve the patient.


What is the Front Desk?

The front desk meets the patient.

Front clerks:

  • Book appointments
  • Check the insurance card
  • Collect the copay


What is the Back Office?

The back office gets the visit paid for.

Back clerks:

  • Send the claims
  • Post the payments
  • Answer the payers


Key Differences

Front DeskBack Office
Works with patientsWorks with payers
Needs a friendly voiceNeeds an eye for detail
Before and during the visitAfter the visit is over

At Harbour Institute, we provide training with certification and placement support. Enrol today!"""

MARKDOWN = "# Claims\n\nA claim asks for *payment*.\n\n| Sent | Paid |\n|---|---|\n| by us | by them |\n"
WEB_PAGE = (
    "<html><head><title>x</title><script>alert(1)</script></head><body><nav><a href='/'>Home</a></nav>"
    "<h1>Denials</h1><p onclick='alert(1)'>A denial is a <b>decision</b>.</p>"
    "<ul><li>Read it</li><li>Answer it</li></ul>"
    "<table><tr><th>Rejected</th><th>Denied</th></tr><tr><td>before</td><td>after</td></tr></table></body></html>"
)
WORD_PROCESSOR = (
    '<p class=MsoTitle style="mso-style-name:Title">Queries</p><p class=MsoListParagraph>'
    '<span style="mso-list:Ignore">·<span>&nbsp;&nbsp; </span></span>Ask openly</p>'
    '<p class=MsoListParagraph><span style="mso-list:Ignore">·<span>&nbsp;&nbsp; </span></span>Quote the record</p>'
)
TABS = "Two terms\r\n\r\nWhat\tCopay\tCoinsurance\r\nA fixed amount\tyes\tno\r\nA percentage\tno\tyes\r\n"
WALL = "A claim is sent. The payer decides. A denial has a reason. " * 30
RIGHT_TO_LEFT = "الترميز الطبي\n\nيقرأ المرمّز السجل الطبي. ثم يختار الرمز المناسب."
SHAPES = [COPIED, MARKDOWN, WEB_PAGE, WORD_PROCESSOR, TABS, WALL, RIGHT_TO_LEFT]


def texts_of(proposal: Proposal) -> list[str]:
    """Every text of a proposal, what is left out included."""
    found: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict | list | tuple):
            for item in value.values() if isinstance(value, dict) else value:
                collect(item)

    collect(proposal.model_dump())
    return found


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def words_of(proposal: Proposal) -> set[str]:
    found = texts_of(proposal)
    return {word for text in found for word in words(text) | words(plain(text))}


def document_of(proposal: Proposal) -> Document:
    parts = {
        "comparison": proposal.comparison,
        "questions": proposal.questions,
        "next_step": proposal.next_step,
    }
    return Document(
        lesson=Lesson(sections=proposal.sections),
        **{name: part for name, part in parts.items() if part is not None},
    )


def test_a_copied_page_becomes_sections_a_table_a_sorting_and_a_next_step() -> None:
    proposal = read_article(COPIED)
    titles = [section.title for section in proposal.sections]
    assert "What is the Front Desk?" in titles
    assert "What is the Back Office?" in titles
    assert proposal.comparison is not None
    assert [column.label for column in proposal.comparison.columns] == ["Front Desk", "Back Office"]
    assert proposal.comparison.rows[0].cells == ("Works with patients", "Works with payers")
    assert proposal.next_step is not None
    assert "placement support" in proposal.next_step.body
    assert not [section for section in proposal.sections if "placement support" in section.body]


def test_two_parallel_lists_of_duties_become_a_sorting_to_review() -> None:
    (sorting,) = read_article(COPIED).questions
    assert len(sorting.categories) == 2
    places = {statement.text: statement.category for statement in sorting.statements}
    assert places["Book appointments"] == sorting.categories[0].id
    assert places["Post the payments"] == sorting.categories[1].id


@pytest.mark.parametrize("article", [MARKDOWN, WEB_PAGE, TABS])
def test_tables_of_every_origin_become_the_comparison(article: str) -> None:
    assert read_article(article).comparison is not None


@pytest.mark.parametrize("article", SHAPES)
def test_every_shape_gives_parts_that_can_be_saved_and_loses_no_word(article: str) -> None:
    proposal = read_article(article)
    assert not has_errors(document_of(proposal).findings())
    without_tags = re.sub(r"(?s)<script.*?</script>|<[^>]*>", " ", article).replace("&nbsp;", " ")
    lost = words(without_tags) - words_of(proposal)
    # Where a table lost its separators, two words stood as one. A page's title and menu are no part of its article.
    assert {word for word in lost if word not in joined_words(article)} <= {"x", "home"}


def joined_words(article: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w*[a-z][A-Z]\w*", article)}


@pytest.mark.parametrize("article", SHAPES)
def test_the_same_article_gives_the_same_ids(article: str) -> None:
    assert read_article(article) == read_article(article)


@pytest.mark.parametrize(
    "attack", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>"]
)
def test_no_script_of_a_pasted_page_survives(attack: str) -> None:
    proposal = read_article(f"<h1>A</h1><p>before {attack} after</p>")
    assert not re.search(r"<script|onerror=|onload=", " ".join(section.body for section in proposal.sections))


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(st.sampled_from(["# ", "* ", "|", "\t", "\n", "<p>", "</p>", "a", "Ab ", ": "])).map("".join)
)
def test_any_text_is_read_without_an_exception(article: str) -> None:
    read_article(article)


def test_an_article_beyond_the_bound_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than"):
        read_article("a" * 400_001)
