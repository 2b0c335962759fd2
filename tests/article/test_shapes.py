"""Articles in every shape become sections, a table, a draft question and a next step."""

from __future__ import annotations

import pytest

from coding_billing_xblock.article.reader import read_article
from tests.article import articles
from tests.article.support import (
    as_read,
    body,
    examined,
    letters,
    sentences,
    shown,
    sorted_statements,
    table,
    titles,
    visible,
)


def test_plain_text_has_its_headings_lists_table_question_and_offer_made_out() -> None:
    proposal = read_article(articles.LOST_SEPARATORS)
    assert titles(proposal) == [
        "Coding and Billing – Who Does What?",
        "What is Medical Coding?",
        "What is Medical Billing?",
        "Main Differences Between Coding and Billing",
        "Which One Suits You in 2026?",
    ]
    assert body(proposal, "What is Medical Coding?").split("\n\n")[1:] == [
        "Medical coders:",
        "- Read the record of the visit\n- Choose the codes that describe it\n- Keep to the official guidelines",
        "Good codes are where a good claim begins.",
    ]
    assert table(proposal) == [
        ["", "Medical Coding", "Medical Billing"],
        ["", "Starts from the record", "Starts from the codes"],
        ["", "Cares about accuracy & compliance", "Cares about payment & deadlines"],
        ["", "Needs knowledge of medicine", "Needs knowledge of plans"],
    ]
    assert proposal.comparison.caption == "Main Differences Between Coding and Billing"
    assert [sorted_statements(question) for question in proposal.questions] == [
        {
            "Medical coders": [
                "Read the record of the visit",
                "Choose the codes that describe it",
                "Keep to the official guidelines",
            ],
            "Medical billers": [
                "Check what the plan covers",
                "Send the claim",
                "Answer denials & rejections",
                "Post what was paid",
            ],
        }
    ]
    assert proposal.next_step.title == "Northgate Academy"
    assert proposal.next_step.body.startswith("At Northgate Academy, we provide evening classes")
    assert proposal.left_out == ()


def test_markdown_keeps_its_markup() -> None:
    proposal = read_article(articles.MARKDOWN)
    assert titles(proposal) == [
        "Front desk or back office?",
        "What coders do",
        "What billers do",
        "Side by side",
        "Enrol now",
    ]
    assert "An *introduction* with a [source](https://example.org/a_b)" in proposal.sections[0].body
    assert "* Choose a code\n  * from the current year\n* Ask" in body(proposal, "What coders do")
    assert body(proposal, "Side by side") == "They meet in the [revenue cycle](https://example.org/cycle)."
    assert table(proposal) == [
        ["Aspect", "Coders", "Billers"],
        ["What comes in", "The **signed** record", "The codes"],
        ["What goes out", "Codes", "A claim"],
    ]
    assert (proposal.next_step, proposal.left_out) == (None, ())


def test_a_web_page_is_read_without_what_surrounds_the_article() -> None:
    proposal = read_article(articles.WEB_PAGE)
    assert titles(proposal) == ["Coding & billing", "Coders", "Billers", "Compared", "Why choose us?"]
    assert body(proposal, "Coding & billing").split("\n\n") == [
        "By Jane Roe | 12 March 2026",
        "Two jobs, **one** cycle. ![The five steps of the cycle](https://cdn.example/cycle.png)",
        "Buy more coffee!",
    ]
    assert body(proposal, "Coders") == (
        "They *read* the record\\\nand choose codes.\n\n"
        "- Read the [record](https://example.org/record)\n"
        "- Choose codes\n  - for diagnoses\n  - for supplies"
    )
    assert table(proposal) == [
        ["", "Coder", "Biller"],
        ["Tool", "Encoder", "Clearinghouse"],
        ["Aim", "The right code", "Payment"],
    ]
    assert proposal.comparison.caption == "Tools and aims"
    assert proposal.next_step.body == "We offer live classes."
    assert proposal.left_out == (
        "Coding & billing | Northgate",
        "Home Courses",
        "© 2026 Northgate. All rights reserved.",
    )


def test_a_word_processors_paragraphs_become_headings_and_lists() -> None:
    proposal = read_article(articles.WORD_PROCESSOR)
    assert titles(proposal) == [
        "Coders and billers",
        "What coders do",
        "What billers do",
        "Their work in steps",
        "Compared",
    ]
    assert body(proposal, "Coders and billers") == "Two jobs that share one\N{NO-BREAK SPACE}aim."
    assert body(proposal, "What coders do") == (
        "- Read the **whole** record\n    - old notes too\n- Choose the code"
    )
    assert body(proposal, "What billers do") == "- Send the claim\n- Post the payment"
    assert body(proposal, "Their work in steps") == "1. Register\n2. Bill"
    assert table(proposal)[1:] == [["", "Works on records", "Works on *claims*"]]
    assert visible(body(proposal, "Compared")).strip() == (
        "Keep 5 * 3 days, file_name_x and <b> as they are."
    )
    assert proposal.left_out == ()


def test_tabs_between_cells_and_windows_line_ends_make_a_table() -> None:
    proposal = read_article(articles.TABBED)
    assert titles(proposal) == ["Coding and billing compared"]
    assert table(proposal) == [
        ["", "Coder", "Biller"],
        ["Reads", "The record", "The contract"],
        ["Writes", "Codes", "Claims"],
    ]


def test_a_wall_of_text_becomes_sections_named_after_its_beginning() -> None:
    proposal = read_article(articles.WALL)
    first = "Visit 1 was coded on the day it took place"
    assert titles(proposal) == [first, f"{first} (2)", f"{first} (3)"]
    assert all(section.body.endswith((".", "place.", "should.")) for section in proposal.sections)


def test_numbers_of_headings_are_left_to_the_order_of_sections() -> None:
    proposal = read_article(articles.NUMBERED)
    assert titles(proposal) == ["The revenue cycle in three steps", "Registration", "Coding", "Billing"]
    assert body(proposal, "Coding").split("\n\n") == [
        "### 2.1 Outpatient visits",
        "The coder reads the note and chooses codes.",
        "### 2.2 Hospital stays",
        "Here ICD-10-PCS is used as well.",
    ]


def test_lines_broken_by_a_page_are_filled_up() -> None:
    proposal = read_article(articles.WRAPPED)
    assert titles(proposal) == [
        "Coding and billing",
        "DUTIES OF THE CODER",
        "DUTIES OF THE BILLER",
        "Page 1 of 2",
        "WHERE THEY MEET",
    ]
    assert "\n" not in proposal.sections[0].body
    assert body(proposal, "DUTIES OF THE CODER") == (
        "- Read the whole record before choosing a code\n- Ask the clinician when the note is not clear"
    )
    assert list(sorted_statements(proposal.questions[0])) == ["Coder", "Biller"]
    assert proposal.left_out == ()


def test_lines_that_nothing_tells_apart_stay_lines() -> None:
    proposal = read_article(articles.BARE)
    assert titles(proposal) == ["Medical coding for beginners"]
    assert proposal.sections[0].body.split("\n\n") == articles.BARE.strip().split("\n")[1:]
    assert proposal.questions == ()


def test_text_from_right_to_left_is_read_the_same() -> None:
    proposal = read_article(articles.RIGHT_TO_LEFT)
    assert titles(proposal) == [
        "الترميز الطبي والفوترة الطبية",
        "ما هو الترميز الطبي؟",
        "ما هي الفوترة الطبية؟",
    ]
    assert body(proposal, "ما هي الفوترة الطبية؟").endswith("- إرسال المطالبات\n- متابعة المدفوعات")
    assert list(sorted_statements(proposal.questions[0])) == ["المرمزون الطبيون", "المفوترون الطبيون"]


def test_a_page_of_bare_divisions_is_read_with_all_that_surrounds_it() -> None:
    proposal = read_article(articles.DIVISIONS)
    assert titles(proposal) == ["Northgate", "Rejected or denied?", "Rejected", "Denied", "2 comments"]
    assert body(proposal, "Denied").startswith(
        "After adjudication. Appeal, or accept.\n\n- Read the reason\n- Check the date\n- Call the payer"
    )
    assert proposal.next_step is None
    assert proposal.left_out == ("The way of a claim (data:image/png;base64,AAAA)",)


def test_what_a_clipboard_holds_is_read_without_its_wrapping() -> None:
    proposal = read_article(articles.SHARED_DOCUMENT)
    assert titles(proposal) == ["Coders and billers", "The coder", "The biller"]
    assert body(proposal, "Coders and billers") == "They share **one** aim: payment."
    assert body(proposal, "The coder") == "- Reads the record\n- Chooses codes\n\n  - diagnoses first"


@pytest.mark.parametrize("name", articles.ALL)
def test_windows_and_old_mac_line_ends_make_no_difference(name: str) -> None:
    text = articles.ALL[name].replace("\r\n", "\n")
    assert read_article(text.replace("\n", "\r\n")) == read_article(text)
    assert read_article(text.replace("\n", "\r")) == read_article(text)


@pytest.mark.parametrize("name", articles.ALL)
def test_every_part_is_one_that_a_document_takes(name: str) -> None:
    parsed = examined(read_article(articles.ALL[name]))
    assert parsed.usable().document == parsed.document is not None


@pytest.mark.parametrize("name", articles.ALL)
def test_every_sentence_is_in_a_part_or_among_what_is_left_out(name: str) -> None:
    texts = [letters(text) for text in shown(read_article(articles.ALL[name]))]
    for words in as_read(articles.ALL[name]):
        for sentence in sentences(words):
            is_marker = not any(map(str.isalpha, sentence))
            assert is_marker or any(letters(sentence) in text for text in texts), sentence
