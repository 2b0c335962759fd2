"""Two parallel lists of duties become the draft of a sorting question; the lists stay in the lesson."""

from __future__ import annotations

import pytest

from coding_billing_xblock.article.reader import read_article
from tests.article.support import body, sorted_statements


def article(first: str, second: str, *, duties: tuple[str, str] = ("Reads\nCodes", "Sends\nPosts")) -> str:
    """Two chapters with a list each; a line that ends with a colon announces it, any other is the heading."""
    chapters = []
    for label, lines in zip((first, second), duties, strict=True):
        heading = (
            f"The one with {lines.split()[0]}\n\nSome words. And more.\n\n{label}" if ":" in label else label
        )
        chapters.append(heading + "\n\n" + "\n".join(f"• {line}" for line in lines.split("\n")))
    return "Roles\n\nThere are two. Look.\n\n" + "\n\n".join(chapters) + "\n\nThat is it. Done.\n"


@pytest.mark.parametrize(
    ("first", "second", "categories"),
    [
        ("Medical coders:", "Medical billers:", ["Medical coders", "Medical billers"]),
        ("Coders:", "Billers:", ["Coders", "Billers"]),
        (
            "What does a medical coder do?",
            "What does a medical biller do?",
            ["Medical coder", "Medical biller"],
        ),
        ("Duties of the coder", "Duties of the biller", ["Coder", "Biller"]),
        (
            "Key roles and responsibilities of coders:",
            "Key roles and responsibilities of billers:",
            ["Coders", "Billers"],
        ),
        ("A coder’s duties include:", "A biller’s duties include:", ["Coder", "Biller"]),
        (
            "Medical coders are responsible for:",
            "Medical billing staff are responsible for:",
            ["Medical coders", "Medical billing staff"],
        ),
        ("THE CODER", "THE BILLER", ["Coder", "Biller"]),
        ("Advantages", "Disadvantages", ["Advantages", "Disadvantages"]),
    ],
)
def test_categories_come_from_what_announces_the_lists(
    first: str, second: str, categories: list[str]
) -> None:
    (question,) = read_article(article(first, second)).questions
    assert list(sorted_statements(question)) == categories
    assert list(sorted_statements(question).values()) == [["Reads", "Codes"], ["Sends", "Posts"]]
    assert question.shuffle
    assert question.draft


@pytest.mark.parametrize(
    ("first", "second", "prompt"),
    [
        ("Medical coders:", "Medical billers:", "Who does this?"),
        ("Duties of the coder", "Duties of the biller", "Who does this?"),
        ("Duties of the desk staff", "Duties of the coding staff", "Who does this?"),
        ("Advantages", "Disadvantages", "Where does each of these belong?"),
        ("Clean claims:", "Dirty claims:", "Where does each of these belong?"),
        ("المرمزون الطبيون:", "المفوترون الطبيون:", "المرمزون الطبيون / المفوترون الطبيون?"),
    ],
)
def test_a_draft_reads_as_a_question(first: str, second: str, prompt: str) -> None:
    (question,) = read_article(article(first, second)).questions
    assert question.prompt == prompt


def test_a_draft_names_the_section_that_its_first_list_stands_in() -> None:
    proposal = read_article(article("Duties of the coder", "Duties of the biller"))
    (question,) = proposal.questions
    titles = {section.id: section.title for section in proposal.sections}
    assert titles[question.section] == "Duties of the coder"


def test_a_heading_names_the_list_where_the_announcement_names_nobody() -> None:
    proposal = read_article(
        "# What is coding?\n\nIt is work.\n\n**Key responsibilities:**\n- Read\n- Code\n\n"
        "# What is billing?\n\nIt is work too.\n\n**Key responsibilities:**\n- Send\n- Post\n"
    )
    assert sorted_statements(proposal.questions[0]) == {
        "Coding": ["Read", "Code"],
        "Billing": ["Send", "Post"],
    }


def test_the_lists_stay_in_the_lesson() -> None:
    proposal = read_article(article("Duties of the coder", "Duties of the biller"))
    assert body(proposal, "Duties of the coder") == "- Reads\n- Codes"


def test_a_duty_of_both_is_no_statement() -> None:
    proposal = read_article(article("Coders:", "Billers:", duties=("Read\nCode\nAsk.", "Send\nPost\nask")))
    assert sorted_statements(proposal.questions[0]) == {
        "Coders": ["Read", "Code"],
        "Billers": ["Send", "Post"],
    }


def test_a_list_between_two_parallel_ones_does_not_part_them() -> None:
    tools = "Tools\n\n• Encoder\n• Books\n\n"
    text = article("Duties of the coder", "Duties of the biller").replace(
        "Duties of the biller", f"{tools}Duties of the biller"
    )
    (question,) = read_article(text).questions
    assert list(sorted_statements(question)) == ["Coder", "Biller"]


def test_three_parallel_lists_give_three_categories() -> None:
    text = (
        article("Coders:", "Billers:")
        + "\n\nAnd more\n\nOne more. Here.\n\nAuditors:\n\n• Check\n• Report\n\nThe end. Really.\n"
    )
    assert list(sorted_statements(read_article(text).questions[0])) == ["Coders", "Billers", "Auditors"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("Tools", "Skills"), ("What coders read", "The clearinghouse"), ("Coders:", "Coders:")],
)
def test_lists_about_different_things_are_no_question(first: str, second: str) -> None:
    assert read_article(article(first, second)).questions == ()


def test_steps_and_lists_with_nothing_to_tell_apart_are_no_question() -> None:
    steps = (
        article("Duties of the coder", "Duties of the biller")
        .replace("• Sends", "1. Sends")
        .replace("• Posts", "2. Posts")
    )
    assert read_article(steps).questions == ()
    assert read_article(article("Coders:", "Billers:", duties=("Read\nAsk", "Send\nAsk"))).questions == ()


def test_only_the_first_line_of_a_nested_duty_is_the_statement() -> None:
    proposal = read_article(
        "# Duties of coders\n\n- Read\n    - notes\n- Code\n\n# Duties of billers\n\n- Send\n- Post\n"
    )
    assert sorted_statements(proposal.questions[0])["Coders"] == ["Read", "Code"]
