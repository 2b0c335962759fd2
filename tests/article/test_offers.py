"""What an article offers for its provider is proposed for the next step; whatever else it says stays in the lesson."""

from __future__ import annotations

import pytest

from coding_billing_xblock.article.reader import Proposal, read_article
from tests.article.support import body, titles

LESSON = "Coding and billing\n\nCoders read the record. Billers send the claim."


def read(last: str) -> Proposal:
    return read_article(f"{LESSON}\n\n{last}\n")


@pytest.mark.parametrize(
    "paragraph",
    [
        "At Northgate Academy, we provide training with certification.",
        "Our courses come with placement support.",
        "We offer evening classes for beginners. They are near you.",
        "Ask about a seat: our trainers have worked in hospitals for years.",
        "Join us and take our free webinar.",
        "Call us today to book a demo class.",
    ],
)
def test_a_paragraph_in_the_first_person_that_offers_something_is_moved_whole(paragraph: str) -> None:
    proposal = read(paragraph)
    assert proposal.next_step.body == paragraph
    assert body(proposal, "Coding and billing") == "Coders read the record. Billers send the claim."


@pytest.mark.parametrize(
    "paragraph",
    [
        # In the first person, and offering nothing
        "At Riverside Clinic, we found three errors. Riverside Clinic now checks each claim.",
        "In this lesson we provide an overview of each step.",
        "Our goal is to tell them apart.",
        "Contact us if a code is missing.",
        # Something on offer, by nobody who speaks
        "Enrol now and save your seat.",
        "Each provider offers services under contract.",
        "The academy of your town may have courses.",
        "Get 100% placement within three months.",
        # The country, and those who are written to
        "Hospitals abroad that follow US guidelines use ICD-10-CM.",
        "Visit US hospitals, call US payers, join US associations and take their courses.",
        "OUR COURSES",
        # Numbers and addresses of what is taught
        "Report +00001 (2 units) with the first code.",
        "Call +1 555 010 9999 for details.",
        "The number 1234567893 identifies a provider.",
        "The rules are at https://www.cms.gov/rules for all to read.",
        # What pages have at their foot
        "Updated codes apply from 1 October.",
        "Copyright in CPT belongs to the American Medical Association.",
        "Terms and conditions of a contract bind the provider.",
        # Other languages
        "Wir bieten Kurse an. Nous offrons des cours.",
    ],
)
def test_whatever_does_not_do_both_stays_in_the_lesson(paragraph: str) -> None:
    proposal = read(f"The two meet at the claim. {paragraph}")
    assert any(paragraph in section.body for section in proposal.sections)
    assert proposal.next_step is None
    assert proposal.left_out == ()


def test_lists_and_tables_are_never_moved() -> None:
    proposal = read_article(
        "# Good to know\n\n- We offer classes\n- Parking\n\n# More\n\nOur trainers are here."
    )
    assert proposal.next_step.body == "Our trainers are here."
    assert body(proposal, "Good to know") == "- We offer classes\n- Parking"


def test_a_line_with_only_the_providers_name_is_the_title_of_the_next_step() -> None:
    proposal = read_article(
        f"Northgate Academy\n\n{LESSON}\n\nAt Northgate Academy, we train coders in classes.\n"
    )
    assert proposal.next_step.title == "Northgate Academy"
    assert titles(proposal) == ["Coding and billing"]
    assert proposal.left_out == ()


def test_a_heading_above_nothing_but_offers_goes_with_them() -> None:
    proposal = read_article("# Roles\n\nThere are two.\n\n# Why choose us?\n\nOur classes are small.\n")
    assert titles(proposal) == ["Roles"]
    assert (proposal.next_step.title, proposal.next_step.body) == ("Why choose us?", "Our classes are small.")


def test_a_heading_above_something_else_stays_with_it() -> None:
    proposal = read_article(
        "# Roles\n\nThere are two.\n\n# Contact\n\nOur courses start in May.\n\nRoom 4.\n"
    )
    assert titles(proposal) == ["Roles", "Contact"]
    assert proposal.next_step.body == "Our courses start in May."


def test_the_first_link_of_the_offer_becomes_the_button() -> None:
    step = read(
        "Our courses start in May: [enrol *now*](https://northgate.example/may), or <https://b.example>."
    ).next_step
    assert (step.link_text, step.url) == ("enrol now", "https://northgate.example/may")


def test_an_address_in_the_text_is_linked_by_its_host() -> None:
    step = read("Our courses are at www.northgate.example/may, any day.").next_step
    assert (step.link_text, step.url) == ("www.northgate.example", "https://www.northgate.example/may")
    assert "www.northgate.example/may" in step.body


def test_what_is_too_long_for_a_next_step_is_left_out_with_nothing_lost() -> None:
    offers = [f"Our courses have the number {number}. " + "They are near you. " * 900 for number in range(4)]
    proposal = read_article("# Roles\n\nThere are two.\n\n# More\n\n" + "\n\n".join(offers))
    said = " ".join([proposal.next_step.body, *proposal.left_out])
    assert all(f"the number {number}." in said for number in range(4))


def test_without_an_offer_there_is_no_next_step() -> None:
    assert read_article(LESSON).next_step is None
