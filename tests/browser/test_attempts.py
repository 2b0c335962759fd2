"""Attempts: trying again, looking back, and which score counts meanwhile."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner_page import SAVED, LearnerPage
from tests.support.lesson import HALF, RIGHT, SORT, WHAT, WHO, WRONG, Learner, data
from tests.support.site import Site

MIXED = {"who": ["a"], "what": ["a", "c"], "sort": {"s1": "coder", "s2": "coder"}}
"""A right answer, a wrong one and one that is right in parts."""


def test_a_result_comes_back_after_a_reload_and_in_another_browser(
    amina: LearnerPage, live_site: Site, other_browser: Page
) -> None:
    amina.submit(HALF)
    expect(amina.reload().result).to_have_text("Attempt 1: 1.5 of 3 (50%)")
    elsewhere = LearnerPage(other_browser, live_site, amina.usage).open_as("amina")
    expect(elsewhere.result).to_have_text("Attempt 1: 1.5 of 3 (50%)")
    elsewhere.sees_answers(HALF)


def test_a_result_comes_back_after_the_server_restarted(amina: LearnerPage, live_site: Site) -> None:
    amina.submit(HALF)
    live_site.restart()
    expect(amina.reload().result).to_have_text("Attempt 1: 1.5 of 3 (50%)")


@pytest.mark.parametrize(
    ("allowed", "told"),
    [
        (None, "Attempts used: 1."),
        (2, "Attempts used: 1 of 2. 1 attempt left."),
        (3, "Attempts used: 1 of 3. 2 attempts left."),
        (1, "Attempts used: 1 of 1. 0 attempts left."),
    ],
)
def test_attempts_used_and_left_are_told(
    amina: LearnerPage, live_site: Site, allowed: int | None, told: str
) -> None:
    live_site.author(amina.usage, max_attempts=allowed)
    amina.reload().submit(HALF)
    expect(amina.part("count")).to_have_text(told)


# Another attempt builds on the last


def test_another_attempt_starts_from_the_last_answers_with_right_and_wrong_marked(
    amina: LearnerPage,
) -> None:
    amina.submit(MIXED)
    amina.try_again()
    amina.sees_answers(MIXED)
    amina.sees_marks("who", "Right: 1 of 1 point", "Right")
    amina.sees_marks("what", "Wrong: 0 of 1 point", "Right", "Wrong")
    amina.sees_marks("sort", "Partly right: 0.5 of 1 point", "Right", "Wrong")
    expect(amina.part("recorded")).to_contain_text("Right and wrong are marked as in attempt 1")
    expect(amina.part("check-title")).to_be_focused()


def test_what_was_right_can_still_be_changed(amina: LearnerPage, learner: Learner) -> None:
    amina.submit(MIXED)
    amina.try_again()
    amina.draft({"who": ["c"]})
    assert learner.payload["draft"]["answers"] == MIXED | {"who": ["c"]}


def test_a_mark_goes_with_the_answer_it_speaks_of_and_no_other_does(amina: LearnerPage) -> None:
    amina.submit(MIXED)
    amina.try_again()
    amina.input("who", "b").check()
    amina.sees_marks("who")
    amina.input("what", "c").uncheck()
    amina.sees_marks("what", "Right")
    expect(amina.question("what")).not_to_contain_text("SECRET free")
    amina.input("sort", "s2", "biller").check()
    amina.sees_marks("sort", "Right")
    expect(amina.block.locator("label", has_text="Biller").filter(has_text="Right")).to_have_count(0)


def test_an_answer_that_was_not_marked_gets_no_mark(amina: LearnerPage) -> None:
    amina.submit({"what": ["a"], "sort": {"s1": "coder"}})
    amina.try_again()
    amina.answer({"who": ["a"], "what": ["b"], "sort": {"s2": "biller"}})
    amina.sees_marks("who")
    amina.sees_marks("what", "Right")
    amina.sees_marks("sort", "Right")


def test_a_mark_is_back_with_the_answer_it_speaks_of(amina: LearnerPage) -> None:
    amina.submit(MIXED)
    amina.try_again()
    amina.answer({"who": ["b"]})
    amina.answer({"who": ["a"]})
    amina.sees_marks("who", "Right: 1 of 1 point", "Right")


def test_marks_of_what_was_left_as_it_was_come_back_after_a_reload_and_after_looking_back(
    amina: LearnerPage,
) -> None:
    amina.submit(MIXED)
    amina.try_again()
    amina.draft({"what": ["b"]})
    amina.reload()
    amina.sees_marks("who", "Right: 1 of 1 point", "Right")
    amina.sees_marks("what", "Right", "Wrong")
    amina.button("Review attempt 1").click()
    amina.sees_marks("what", "Wrong: 0 of 1 point", "Right", "Wrong")
    amina.button("Back to your answers").click()
    amina.sees_answers(MIXED | {"what": ["a", "b", "c"]})
    amina.sees_marks("what", "Right", "Wrong")


def test_a_question_that_was_changed_since_is_not_marked_for_another_attempt(
    amina: LearnerPage, live_site: Site
) -> None:
    amina.submit(RIGHT)
    options = [option | {"correct": option["id"] == "b"} for option in WHO["options"]]
    live_site.author(amina.usage, data=data(questions=[WHO | {"options": options}, WHAT, SORT]))
    amina.reload().try_again()
    amina.sees_marks("who")
    expect(amina.question("who")).to_contain_text("This question was changed after this attempt.")
    amina.sees_marks("what", "Right: 1 of 1 point", "Right", "Right")


def test_a_question_that_is_new_says_nothing_of_an_earlier_attempt(
    amina: LearnerPage, live_site: Site
) -> None:
    amina.submit(WRONG)
    live_site.author(amina.usage, data=data(questions=[WHO, WHAT, SORT, WHAT | {"id": "new"}]))
    amina.reload().try_again()
    amina.sees_marks("new")
    expect(amina.question("new").locator(".cb-marks")).to_be_empty()


@pytest.mark.parametrize("shuffle", [False, True])
def test_the_same_answers_again_are_asked_about_before_they_use_an_attempt(
    amina: LearnerPage, live_site: Site, learner: Learner, shuffle: bool
) -> None:
    live_site.author(amina.usage, data=data(questions=[WHO, WHAT | {"shuffle": shuffle}, SORT]))
    amina.reload().submit(RIGHT)
    amina.try_again()
    amina.button("Submit answers").click()
    expect(amina.part("missing")).to_have_text("These are the same answers as in attempt 1.")
    expect(amina.part("warning")).to_be_focused()
    expect(amina.link("Go to the first one")).to_be_hidden()
    assert learner.payload["attempts"]["used"] == 1
    amina.button("Submit anyway").click()
    expect(amina.result).to_have_text("Attempt 2: 3 of 3 (100%)")


def test_the_same_answers_with_gaps_are_asked_about_once_for_both(amina: LearnerPage) -> None:
    amina.submit(HALF)
    amina.try_again()
    amina.button("Submit answers").click()
    expect(amina.part("missing")).to_have_text(
        "1 question is not fully answered. These are the same answers as in attempt 1."
    )
    amina.button("Submit anyway").click()
    expect(amina.result).to_have_text("Attempt 2: 1.5 of 3 (50%)")


def test_other_answers_are_not_asked_about(amina: LearnerPage) -> None:
    amina.submit(MIXED)
    amina.try_again()
    amina.input("who", "b").check()
    amina.button("Submit answers").click()
    expect(amina.result).to_have_text("Attempt 2: 0.5 of 3 (17%)")


def test_an_attempt_that_is_beside_the_last_one_tells_how_far_it_came(amina: LearnerPage) -> None:
    amina.submit(HALF)
    expect(amina.part("result-text")).not_to_contain_text("since")
    amina.try_again()
    amina.submit({"what": ["b"]})
    expect(amina.part("result-text")).to_contain_text("From 1.5 to 2 of 3 since attempt 1.")
    amina.try_again()
    amina.submit({"what": ["a", "b", "c"]})
    expect(amina.part("result-text")).to_contain_text("From 2 to 1.5 of 3 since attempt 2.")
    amina.button("Review attempt 2").click()
    expect(amina.part("result-text")).to_contain_text("From 1.5 to 2 of 3 since attempt 1.")


def test_attempts_at_other_questions_are_not_compared(amina: LearnerPage, live_site: Site) -> None:
    amina.submit(WRONG)
    live_site.author(amina.usage, data=data(questions=[WHO, WHAT]))
    amina.reload().try_again()
    amina.submit({"who": ["a"]})
    expect(amina.result).to_have_text("Attempt 2: 1 of 2 (50%)")
    expect(amina.part("result-text")).not_to_contain_text("since")


# Which score counts


def test_the_recorded_score_stays_in_sight_during_another_attempt(amina: LearnerPage) -> None:
    amina.submit(HALF)
    amina.try_again()
    expect(amina.part("recorded")).to_contain_text("Your recorded score: 1.5 of 3 (50%). Attempt 1, ")
    expect(amina.part("recorded")).to_contain_text("Your best attempt counts.")


def test_another_attempt_is_a_draft_once_something_is_changed(amina: LearnerPage) -> None:
    amina.submit({"who": ["b"]})
    amina.try_again()
    expect(amina.reload().result).to_be_visible()
    amina.try_again()
    amina.draft({"who": ["a"]})
    amina.reload().sees_answers({"who": ["a"]})
    expect(amina.button("Submit answers")).to_be_visible()


def test_the_best_attempt_counts_and_says_so(amina: LearnerPage) -> None:
    amina.submit(RIGHT)
    amina.try_again()
    amina.input("who", "b").check()
    amina.press_submit()
    expect(amina.result).to_have_text("Attempt 2: 2 of 3 (67%)")
    attempts = amina.part("attempt-list").get_by_role("listitem")
    expect(attempts).to_have_count(2)
    expect(attempts.nth(0)).to_contain_text("Counts")
    expect(attempts.nth(1)).not_to_contain_text("Counts")
    expect(amina.part("score")).to_contain_text("3 of 3 (100%)")


def test_the_latest_attempt_counts_where_the_author_says_so(amina: LearnerPage, live_site: Site) -> None:
    live_site.author(amina.usage, grading="latest")
    amina.reload().submit(RIGHT)
    amina.try_again()
    amina.input("who", "b").check()
    amina.press_submit()
    expect(amina.part("score")).to_contain_text("2 of 3 (67%)")
    expect(amina.part("score")).to_contain_text("Your latest attempt counts.")


def test_a_question_that_was_changed_after_the_attempt_says_so(amina: LearnerPage, live_site: Site) -> None:
    amina.submit(RIGHT)
    options = [option | {"correct": option["id"] == "b"} for option in WHO["options"]]
    live_site.author(amina.usage, data=data(questions=[WHO | {"options": options}, WHAT, SORT]))
    question = amina.reload().question("who")
    expect(question).to_contain_text("This question was changed after this attempt.")
    amina.sees_marks("who", "Right: 1 of 1 point", "Right")


def test_an_earlier_attempt_can_be_looked_at_and_left_again(amina: LearnerPage) -> None:
    amina.submit({"who": ["b"]})
    amina.try_again()
    amina.submit({"who": ["a"]})
    amina.button("Review attempt 1").click()
    expect(amina.result).to_have_text("Attempt 1: 0 of 3 (0%)")
    expect(amina.result).to_be_focused()
    amina.sees_answers({"who": ["b"]})
    expect(amina.input("who", "a")).to_be_disabled()
    amina.button("Back to the latest attempt").click()
    expect(amina.result).to_have_text("Attempt 2: 1 of 3 (33%)")
    amina.sees_answers({"who": ["a"]})


@pytest.mark.parametrize(
    "rules",
    [{"max_attempts": 2}, {"due": "2020-01-01T00:00:00Z"}, {"show_correctness": "never", "max_attempts": 2}],
)
def test_where_nothing_more_can_be_submitted_every_way_leads_somewhere(
    amina: LearnerPage, live_site: Site, learner: Learner, rules: dict[str, object]
) -> None:
    learner.submit(WRONG)
    learner.submit(HALF, serial=2)
    live_site.author(amina.usage, **rules)
    amina.reload().sees_answers(HALF)
    expect(amina.part("back")).to_be_hidden()
    expect(amina.part("retry")).to_be_hidden()
    amina.button("Review attempt 1").click()
    amina.sees_answers(WRONG)
    amina.button("Back to the latest attempt").click()
    amina.sees_answers(HALF)
    expect(amina.result).to_be_focused()
    expect(amina.part("back")).to_be_hidden()


def test_nothing_typed_is_lost_while_looking_back(amina: LearnerPage) -> None:
    amina.submit({"who": ["b"]})
    amina.try_again()
    amina.answer({"who": ["a"], "what": ["a"]})
    amina.button("Review attempt 1").click()
    amina.sees_answers({"who": ["b"]})
    amina.button("Back to your answers").click()
    amina.sees_answers({"who": ["a"], "what": ["a"]})
    amina.sees_status(SAVED)


def test_a_question_that_is_gone_is_told_in_an_earlier_attempt(amina: LearnerPage, live_site: Site) -> None:
    amina.submit(WRONG)
    live_site.author(amina.usage, data=data(questions=[WHAT, SORT]))
    amina.reload()
    expect(amina.part("result-text")).to_contain_text("1 question of this attempt is no longer part")


def test_a_question_that_is_new_is_told_in_an_earlier_attempt(amina: LearnerPage, live_site: Site) -> None:
    amina.submit(WRONG)
    live_site.author(amina.usage, data=data(questions=[WHAT, SORT, WHAT | {"id": "new"}]))
    amina.reload()
    expect(amina.question("new").locator(".cb-marks")).to_have_text("Not part of this attempt")


def test_a_score_set_by_the_course_team_says_so(
    amina: LearnerPage, live_site: Site, learner: Learner
) -> None:
    learner.submit(WRONG)
    team = live_site.visit("carla")
    team.submit(f"/gradebook/{amina.usage}/override", username="amina", score="0.5")
    amina.reload()
    expect(amina.part("score")).to_contain_text("1.5 of 3 (50%)")
    expect(amina.part("score")).to_contain_text("Set by your course team.")


def test_a_grade_that_was_not_confirmed_is_sent_by_the_page(amina: LearnerPage, learner: Learner) -> None:
    learner.submit(RIGHT)
    state = learner.state
    amina.site.put_state("amina", amina.usage, state | {"grade_sent": False})
    with amina.page.expect_response("**/send_grade"):
        amina.reload()
    assert learner.state["grade_sent"] is True
