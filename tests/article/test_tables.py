"""Tables are recognised with and without something between their cells, and one becomes the comparison."""

from __future__ import annotations

import pytest

from coding_billing_xblock.article.reader import read_article
from tests.article.support import body, table, titles

ABOVE = "Coder and biller\n\nThey differ. This shows how.\n\n"
BELOW = "\n\nThat is all there is to it. Nothing more.\n"
EXPECTED = [
    ["Task", "Coder", "Biller"],
    ["Reads", "the record", "the contract"],
    ["Writes", "codes", "claims"],
]


@pytest.mark.parametrize(
    "lines",
    [
        "Task\tCoder\tBiller\nReads\tthe record\tthe contract\nWrites\tcodes\tclaims",
        "Task\t\tCoder\t\tBiller\nReads\tthe record\tthe contract\nWrites\t\tcodes\tclaims",
        "Task     Coder        Biller\nReads    the record   the contract\nWrites   codes        claims",
        "Task | Coder | Biller\nReads | the record | the contract\nWrites | codes | claims",
        "| Task | Coder | Biller |\n|---|:-:|--:|\n| Reads | the record | the contract |\n| Writes | codes | claims |",
        "+---+---+---+\n| Task | Coder | Biller |\n+===+===+===+\n| Reads | the record | the contract |\n"
        "+---+---+---+\n| Writes | codes | claims |\n+---+---+---+",
    ],
    ids=["tabs", "several tabs", "blanks", "bare pipes", "markdown", "grid"],
)
def test_whatever_stands_between_cells_a_table_is_one(lines: str) -> None:
    proposal = read_article(ABOVE + lines + BELOW)
    assert table(proposal) == EXPECTED
    assert body(proposal, "Coder and biller").endswith("Nothing more.")


def test_cells_with_nothing_between_them_are_told_apart_where_lines_agree() -> None:
    lines = "AspectCodingBilling\nMain focusAccuracy of codesPayment of claims\nWorks withCliniciansPayers and patients"
    assert table(read_article(ABOVE + lines + BELOW)) == [
        ["Aspect", "Coding", "Billing"],
        ["Main focus", "Accuracy of codes", "Payment of claims"],
        ["Works with", "Clinicians", "Payers and patients"],
    ]


def test_the_heading_row_may_have_an_empty_corner() -> None:
    lines = "Medical CodingMedical Billing\nFocusAccuracyPayment\nToolsEncodersClearinghouses"
    assert table(read_article(ABOVE + lines + BELOW))[:2] == [
        ["", "Medical Coding", "Medical Billing"],
        ["Focus", "Accuracy", "Payment"],
    ]


def test_empty_lines_may_stand_between_the_rows() -> None:
    lines = "Medical CodingMedical Billing\n\nReads the recordReads the contract\n\nWrites codesWrites claims"
    assert table(read_article(ABOVE + lines + BELOW))[1:] == [
        ["", "Reads the record", "Reads the contract"],
        ["", "Writes codes", "Writes claims"],
    ]


def test_a_name_with_a_capital_inside_is_no_lost_separator() -> None:
    lines = "OnlineOn paper\nMedlinePlus for termsA dictionary\nMedlinePlus for drugsA formulary"
    assert table(read_article(ABOVE + lines + BELOW))[1:] == [
        ["", "MedlinePlus for terms", "A dictionary"],
        ["", "MedlinePlus for drugs", "A formulary"],
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "LinkedIn is where coders meet.\nYouTube has lectures.\nThe library has books.",
        "We read MedlinePlus daily.\nThe iPhone and the McKesson tool help. So does GitHub, and so does OpenEMR.",
        "• ReadsWrites\n• CodesClaims\n• DaysNights",
    ],
    ids=["one line without", "two lines", "a list"],
)
def test_lines_that_do_not_agree_are_no_table(lines: str) -> None:
    assert read_article(ABOVE + lines + BELOW).comparison is None


def test_prose_with_names_in_it_is_no_table() -> None:
    prose = (
        "Many coders keep a profile on LinkedIn and some of them are followed there by\n"
        "recruiters, while others look for lectures on YouTube, where the payers now and\n"
        "then explain their rules; whoever writes software for them finds it on GitHub or\n"
        "on one of its rivals, and the rest of the profession reads MedlinePlus at night."
    )
    proposal = read_article(f"Where they learn\n\n{prose}\n")
    assert proposal.comparison is None
    assert proposal.sections[0].body == prose.replace("\n", " ")


def test_the_first_of_two_columns_is_compared_too_unless_it_says_that_it_labels() -> None:
    compared = read_article("Coder\tBiller\nRecords\tClaims\nCodes\tPayments")
    labelled = read_article("Term\tMeaning\nClaim\tA request\nDenial\tA refusal")
    assert table(compared)[0] == ["", "Coder", "Biller"]
    assert table(labelled) == [["Term", "Meaning"], ["Claim", "A request"], ["Denial", "A refusal"]]


def test_a_table_without_a_heading_next_to_it_is_named_after_what_it_compares() -> None:
    proposal = read_article(
        "# Billers\n\nThey bill.\n\n- claims\n- statements\n\n"
        "| Point | Coder | Biller |\n|---|---|---|\n| Tool | A | B |"
    )
    assert proposal.comparison.caption == "Coder / Biller"


def test_the_first_table_that_compares_is_taken_and_others_stay_in_their_section() -> None:
    proposal = read_article(
        "# Terms\n\n| Term | Meaning |\n|---|---|\n| Claim | A request |\n\n"
        "# Roles\n\n| | Coder | Biller |\n|---|---|---|\n| Tool | A \\| B | C |\n\n"
        "# Sets\n\n| Set | Use | Who |\n|---|---|---|\n| ICD | x | y |"
    )
    assert table(proposal) == [["", "Coder", "Biller"], ["Tool", "A | B", "C"]]
    assert body(proposal, "Terms") == "| Term | Meaning |\n|---|---|\n| Claim | A request |"
    assert titles(proposal) == ["Terms", "Sets"]


def test_cells_that_span_rows_or_columns_stay_in_their_columns() -> None:
    proposal = read_article(
        "<h2>Roles</h2><table><tr><th>Point<th>Coder<th>Biller</tr><tr><td rowspan=2>Tools<td>Encoder<td>Portal</tr>"
        "<tr><td>Books<td>Phone</tr><tr><td colspan=2>Both<td>Mail</tr></table>"
    )
    assert table(proposal)[1:] == [
        ["Tools", "Encoder", "Portal"],
        ["Tools", "Books", "Phone"],
        ["Both", "", "Mail"],
    ]


def test_a_table_that_only_arranges_a_page_is_read_cell_by_cell() -> None:
    proposal = read_article(
        "<table><tr><td><h2>Coder</h2><p>Reads the record.</p></td>"
        "<td><h2>Biller</h2><p>Sends the claim.</p></td></tr></table>"
    )
    assert proposal.comparison is None
    assert titles(proposal) == ["Coder", "Biller"]
