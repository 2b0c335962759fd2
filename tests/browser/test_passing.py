"""The pass mark on the learner's page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.learner_page import LearnerPage
from tests.support.lesson import HALF, RIGHT, WRONG, Learner, data
from tests.support.site import Site

MESSAGES = {"passed": "Well *done*.", "nearly": "", "again": ""}


@pytest.fixture
def amina(amina: LearnerPage, live_site: Site) -> LearnerPage:
    """Amina before a self-check that half of the points pass."""
    live_site.author(amina.usage, pass_mark=50, data=data(outcome=MESSAGES))
    return amina.reload()


def test_the_overview_tells_the_mark_and_what_came_of_the_score(amina: LearnerPage) -> None:
    expect(amina.part("pass")).to_have_text("Pass mark: 50%.")
    amina.submit(WRONG)
    expect(amina.part("pass")).to_have_text("Not passed yet. The pass mark is 50%.")
    amina.try_again()
    expect(amina.part("pass")).to_have_text("Not passed yet. The pass mark is 50%.")
    amina.submit(RIGHT)
    expect(amina.part("pass")).to_have_text("Passed. The pass mark is 50%.")


def test_the_result_has_the_author_s_message(amina: LearnerPage) -> None:
    amina.submit(HALF)
    expect(amina.part("outcome")).to_have_text("Passed. The pass mark is 50%.")
    expect(amina.part("message")).to_have_text("Well done.")


def test_without_one_it_says_what_to_do(amina: LearnerPage) -> None:
    amina.submit(WRONG)
    expect(amina.part("outcome")).to_have_text(
        "Not passed yet. The pass mark is 50%. Read the lesson again, then try once more."
    )
    expect(amina.part("message")).to_be_hidden()


def test_who_cannot_try_again_is_not_told_to(amina: LearnerPage, live_site: Site) -> None:
    live_site.author(amina.usage, max_attempts=1)
    amina.reload().submit(WRONG)
    expect(amina.part("outcome")).to_have_text("Not passed yet. The pass mark is 50%.")


def test_an_earlier_attempt_has_its_own_message(amina: LearnerPage, learner: Learner) -> None:
    learner.submit(HALF)
    learner.submit(WRONG, serial=2)
    amina.reload()
    expect(amina.part("outcome")).to_contain_text("Not passed yet.")
    amina.button("Review attempt 1").click()
    expect(amina.part("outcome")).to_have_text("Passed. The pass mark is 50%.")
    expect(amina.part("message")).to_have_text("Well done.")


def test_without_a_pass_mark_nothing_is_said_of_it(amina: LearnerPage, live_site: Site) -> None:
    live_site.author(amina.usage, pass_mark=None)
    amina.reload().submit(HALF)
    for part in ("pass", "outcome", "message"):
        expect(amina.part(part)).to_be_hidden()
