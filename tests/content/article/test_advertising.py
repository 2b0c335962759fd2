"""What an article says for its provider goes to the next step; what it teaches stays."""

from __future__ import annotations

import pytest

from coding_billing_xblock.content.article.proposal import Proposal
from coding_billing_xblock.content.article.reader import read_article
from tests.content.article.support import titles

LESSON = "Coding and billing\n\nCoders read the record. Billers send the claim."


def read(last: str) -> Proposal:
    return read_article(f"{LESSON}\n\n{last}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "At Northgate Academy, we provide training with certification.",
        "At Northgate, our trainers have worked in hospitals for years.",
        "Our courses come with placement support.",
        "We offer evening classes for beginners.",
        "Enrol now and save your seat.",
        "Enroll today.",
        "Contact us for the dates.",
        "Book a free demo this week!",
        "Start your medical coding career with a certificate.",
        "Call +1 555 010 9999 for details.",
        "Write to office@northgate.example.",
        "Visit our website to see the timetable.",
        "Get 100% placement within three months.",
    ],
)
def test_offers_are_moved_out_of_the_lesson(sentence: str) -> None:
    proposal = read(f"The two meet at the claim. {sentence}")
    assert proposal.sections[0].body.endswith("The two meet at the claim.")
    assert sentence in proposal.next_step.body


@pytest.mark.parametrize(
    "sentence",
    [
        "Verify that the patient is enrolled in the plan.",
        "Let’s see how we get from a note to a claim.",
        "In this lesson we provide an overview of each step.",
        "We will help you understand each step.",
        "Our goal is to tell them apart.",
        "Contact the payer when a claim is late.",
        "Register the patient today if the visit is tomorrow.",
        "Each provider offers services under contract.",
        "The next batch of claims goes out on Friday.",
        "The contractual discount is not the patient’s share.",
        "The number 1234567893 identifies a provider.",
        "The rules are at https://www.cms.gov/rules for all to read.",
        "Copyright in CPT belongs to the American Medical Association.",
        "By sending claims on time, billers protect a practice.",
        "Updated codes apply from 1 October.",
        "The visit lasted from 9 to 10.",
    ],
)
def test_what_is_taught_stays_in_the_lesson(sentence: str) -> None:
    proposal = read(f"The two meet at the claim. {sentence}")
    assert proposal.sections[0].body.endswith(sentence)
    assert proposal.next_step is None
    assert proposal.left_out == ()


def test_a_line_with_only_the_providers_name_is_the_title_of_the_next_step() -> None:
    proposal = read_article(f"Northgate Academy\n\n{LESSON}\n\nAt Northgate Academy, we train coders.\n")
    assert proposal.next_step.title == "Northgate Academy"
    assert titles(proposal) == ["Coding and billing"]
    assert proposal.left_out == ()


def test_what_else_names_the_provider_is_moved_too() -> None:
    proposal = read(
        "Northgate Academy has three rooms. They are near you.\n\nAt Northgate Academy, we train coders."
    )
    assert (
        proposal.next_step.body
        == "Northgate Academy has three rooms.\n\nAt Northgate Academy, we train coders."
    )
    assert proposal.sections[0].body.endswith("They are near you.")


def test_a_chapter_about_the_provider_is_moved_with_its_heading() -> None:
    proposal = read_article(
        "# Roles\n\nThere are two.\n\n# Why choose us?\n\n- small groups\n- good coffee\n\n# Contact us\n\nRoom 4.\n"
    )
    assert titles(proposal) == ["Roles"]
    assert proposal.next_step.title == "Why choose us?"
    assert proposal.next_step.body == "- small groups\n- good coffee\n\nContact us\n\nRoom 4."


def test_a_list_of_offers_is_moved_and_a_list_with_one_stays() -> None:
    offers = read("Good to know. All of it.\n\n• Placement support\n• Free demo classes\n• Parking")
    duties = read(
        "Good to know. All of it.\n\n• Contact us if in doubt\n• Read the record\n• Choose the code"
    )
    assert offers.next_step.body == "- Placement support\n- Free demo classes\n- Parking"
    assert duties.next_step is None


def test_a_link_by_itself_becomes_the_button() -> None:
    step = read_article(
        "# Roles\n\nThere are two.\n\nOur courses start in May.\n\n[Enrol now](https://northgate.example/may)\n"
    ).next_step
    assert (step.body, step.link_text, step.url) == (
        "Our courses start in May.",
        "Enrol now",
        "https://northgate.example/may",
    )


def test_an_address_in_the_text_is_linked_by_its_host() -> None:
    step = read("Visit us at www.northgate.example/may, any day.").next_step
    assert (step.link_text, step.url) == ("www.northgate.example", "https://www.northgate.example/may")
    assert "www.northgate.example/may" in step.body


def test_without_an_offer_there_is_no_next_step() -> None:
    assert read_article(LESSON).next_step is None
