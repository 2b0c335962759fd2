"""Results: what was reached, what was right and wrong, and where to go from there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner_page import LearnerPage
from tests.support.lesson import HALF, RIGHT, SORT, WHO, WRONG, data
from tests.support.site import Site

QUIET = re.compile("cb-quiet")
NEXT_STEP = {
    "title": "Talk to us",
    "body": "We help you to choose.",
    "link_text": "All courses",
    "url": "https://example.org",
}


# What was reached


def put_attempt(site: Site, usage: str, earned: float, possible: float) -> None:
    """Store one attempt of amina's, with these points."""
    results = {"who": {"earned": earned, "possible": possible}}
    attempt = {
        "serial": 1,
        "at": "2026-03-01T00:00:00Z",
        "revision": "",
        "answers": {"who": ["a"]},
        "results": results,
    }
    state = {"state_version": 1, "attempts": 1, "submissions": {"serial": 1, "recorded": [attempt]}}
    site.put_state("amina", usage, state)


@pytest.mark.parametrize(
    ("earned", "possible", "shown"),
    [
        (199, 200, "199 of 200 (99%)"),
        (7.996, 8, "7.99 of 8 (99%)"),
        (1.0999, 1.1, "1.09 of 1.1 (99%)"),
        (0.7, 0.7, "0.7 of 0.7 (100%)"),
        (0.001, 8, "0.01 of 8 (1%)"),
        (0, 8, "0 of 8 (0%)"),
        (2 / 3, 1, "0.67 of 1 (67%)"),
    ],
)
def test_a_score_is_never_rounded_to_everything_or_to_nothing(
    amina: LearnerPage, live_site: Site, earned: float, possible: float, shown: str
) -> None:
    put_attempt(live_site, amina.usage, earned, possible)
    expect(amina.reload().result).to_have_text(f"Attempt 1: {shown}")
    expect(amina.part("score")).to_contain_text(shown)
    expect(amina.question("who").locator(".cb-marks")).to_contain_text(f": {shown.split(' (')[0]} point")


@pytest.mark.parametrize("language", ["ar", "de"])
def test_a_score_is_written_as_the_language_of_the_words_writes_numbers(
    live_site: Site, usage: str, page: Page, translate: Callable[[str], None], language: str
) -> None:
    translate(language)
    put_attempt(live_site, usage, 7.996, 8)
    amina = LearnerPage(page, live_site, usage).open_as("amina", f"view=student_view&lang={language}")
    number = f"(value, options) => new Intl.NumberFormat('{language}', options).format(value)"
    points, share = page.evaluate(f"[({number})(7.99), ({number})(0.99, {{style: 'percent'}})]")
    expect(amina.result).to_contain_text(points)
    expect(amina.result).to_contain_text(f"({share})")


def test_each_question_tells_right_from_wrong_in_words(amina: LearnerPage) -> None:
    amina.submit({"who": ["a"], "what": ["c"], "sort": {"s1": "coder", "s2": "coder"}})
    amina.sees_marks("who", "Right: 1 of 1 point", "Right")
    amina.sees_marks("what", "Wrong: 0 of 1 point", "Wrong")
    amina.sees_marks("sort", "Partly right: 0.5 of 1 point", "Right", "Wrong")


@pytest.mark.parametrize(
    ("points", "answer", "told"),
    [
        (2, {"s1": "coder", "s2": "biller"}, "Partly right: 1.33 of 2 points"),
        (0.01, {"s1": "coder"}, "Partly right: 0.01 of 0.01 points"),
        (1000, {"s1": "coder"}, "Partly right: 333.33 of 1,000 points"),
    ],
)
def test_each_question_tells_its_points(
    amina: LearnerPage, live_site: Site, points: float, answer: dict[str, str], told: str
) -> None:
    statements = [*SORT["statements"], {"id": "s3", "text": "Appeals", "category": "biller"}]
    live_site.author(
        amina.usage, data=data(questions=[WHO, SORT | {"points": points, "statements": statements}])
    )
    amina.reload().submit({"sort": answer})
    expect(amina.question("sort").locator(".cb-marks")).to_have_text(told)


# Where to go


def test_the_result_leads_to_each_question_that_is_not_right(amina: LearnerPage) -> None:
    amina.submit({"what": ["b", "a"], "sort": {"s1": "coder"}})
    expect(amina.part("look-again").get_by_role("link")).to_have_text(["Question 1", "Question 3"])
    amina.link("Question 3").press("Enter")
    expect(amina.question("sort").locator(":focus")).to_have_text("Question 3")
    expect(amina.question("sort")).to_be_in_viewport()


def test_where_everything_is_right_the_result_leads_to_no_question(amina: LearnerPage) -> None:
    amina.submit(RIGHT)
    expect(amina.part("look-again")).to_be_hidden()


def test_where_everything_is_right_the_next_step_comes_first(amina: LearnerPage, live_site: Site) -> None:
    live_site.author(amina.usage, data=data(next_step=NEXT_STEP))
    amina.reload().submit(HALF)
    onward, again = amina.link("Go to the next step"), amina.button("Try again").first
    expect(onward).to_be_hidden()
    expect(again).not_to_have_class(QUIET)
    amina.try_again()
    amina.submit(RIGHT)
    expect(again).to_have_class(QUIET)
    amina.page.keyboard.press("Tab")
    expect(onward).to_be_focused()
    onward.press("Enter")
    expect(amina.block.get_by_role("heading", name="Talk to us")).to_be_focused()


def test_a_next_step_without_a_title_is_led_to_as_well(amina: LearnerPage, live_site: Site) -> None:
    live_site.author(amina.usage, data=data(next_step=NEXT_STEP | {"title": ""}))
    amina.reload().submit(RIGHT)
    amina.link("Go to the next step").click()
    expect(amina.block.locator(".cb-next")).to_be_focused()


def test_without_a_next_step_it_says_that_the_course_goes_on(amina: LearnerPage) -> None:
    amina.submit(HALF)
    expect(amina.part("onward")).to_be_hidden()
    amina.try_again()
    amina.submit(RIGHT)
    expect(amina.part("onward")).to_have_text("You can go on with the next part of the course.")


def test_after_the_last_attempt_there_is_a_way_on_though_not_everything_is_right(
    amina: LearnerPage, live_site: Site
) -> None:
    live_site.author(amina.usage, max_attempts=1, data=data(next_step=NEXT_STEP))
    amina.reload().submit(WRONG)
    expect(amina.link("Go to the next step")).to_be_visible()


def test_a_wrong_answer_leads_back_to_its_section(amina: LearnerPage) -> None:
    amina.submit(WRONG)
    amina.link("Read again: The coder").click()
    expect(amina.section("coder").get_by_role("heading")).to_be_focused()


# What is said of an answer


def test_feedback_is_on_what_was_picked_and_the_key_stays_secret_while_attempts_are_left(
    amina: LearnerPage,
) -> None:
    amina.submit(WRONG)
    expect(amina.question("who")).to_contain_text("SECRET payers decide")
    expect(amina.question("who")).not_to_contain_text("SECRET yes")
    expect(amina.question("who")).not_to_contain_text("SECRET explanation")
    expect(amina.block.get_by_text("Right answer")).to_have_count(0)


def test_after_the_last_attempt_the_right_answers_and_explanations_are_shown(
    amina: LearnerPage, live_site: Site
) -> None:
    live_site.author(amina.usage, max_attempts=1)
    amina.reload().submit(WRONG)
    right_option = amina.question("who").locator("[data-item='a']")
    expect(right_option).to_contain_text("Right answer")
    expect(amina.question("who")).to_contain_text("SECRET explanation")
    expect(amina.question("sort")).to_contain_text("Right answer: Coder")
    expect(amina.part("closed")).to_have_text("You have used all your attempts.")
    expect(amina.part("retry")).to_be_hidden()


def test_a_right_question_explains_itself_while_others_are_wrong(amina: LearnerPage) -> None:
    amina.submit(WRONG | {"who": ["a"]})
    expect(amina.question("who").get_by_text("SECRET explanation")).to_be_visible()
    expect(amina.question("who")).to_contain_text("SECRET payers decide")
    expect(amina.question("sort")).not_to_contain_text("Right answer")


def test_feedback_is_folded_where_it_is_right_and_open_where_it_is_wrong(amina: LearnerPage) -> None:
    amina.submit({"who": ["a"], "what": ["a", "c"], "sort": {"s1": "coder", "s2": "coder"}})
    expect(amina.block.get_by_text("SECRET free")).to_be_visible()
    for question, feedback in (("who", "SECRET yes"), ("sort", "SECRET reading")):
        expect(amina.question(question).get_by_text(feedback)).to_be_hidden()
        amina.question(question).get_by_text("Feedback").first.click()
        expect(amina.question(question).get_by_text(feedback)).to_be_visible()


def test_on_paper_all_feedback_is_open(amina: LearnerPage) -> None:
    amina.submit(RIGHT)
    expect(amina.block.get_by_text("SECRET yes")).to_be_hidden()
    amina.page.emulate_media(media="print")
    expect(amina.block.get_by_text("SECRET yes")).to_be_visible()
    box = amina.block.get_by_text("SECRET yes").bounding_box()
    assert box
    assert box["height"] > 10


def test_after_the_last_attempt_the_right_answers_explain_themselves_openly(
    amina: LearnerPage, live_site: Site
) -> None:
    live_site.author(amina.usage, max_attempts=1)
    amina.reload().submit(WRONG)
    expect(amina.block.get_by_text("SECRET yes")).to_be_visible()
    expect(amina.block.get_by_text("SECRET patients pay")).to_be_hidden()


# How it looks


LOOKS = """label => {
    const mark = label.querySelector(".cb-verdict");
    const [sign, colour] = [getComputedStyle(mark, "::before").content, getComputedStyle(mark).color];
    return [sign[1], getComputedStyle(label).borderColor === colour, mark.checkVisibility()];
}"""


def test_what_was_picked_looks_right_or_wrong_and_is_called_so(amina: LearnerPage) -> None:
    amina.submit({"what": ["a", "c"], "sort": {"s1": "coder", "s2": "coder"}})
    for question, item, picked, name, sign in (
        ("what", "a", None, "Diagnoses Right", "✓"),
        ("what", "c", None, "Parking Wrong", "✕"),
        ("sort", "s1", "coder", "Coder Right", "✓"),
        ("sort", "s2", "coder", "Coder Wrong", "✕"),
    ):
        control = amina.input(question, item, picked)
        expect(control).to_have_accessible_name(name)
        assert control.locator("..").evaluate(LOOKS) == [sign, True, True]


def test_in_forced_colours_a_sign_still_tells_right_from_wrong(amina: LearnerPage) -> None:
    amina.page.emulate_media(forced_colors="active")
    amina.submit({"sort": {"s1": "coder", "s2": "coder"}})
    shown = [amina.input("sort", item, "coder").locator("..").evaluate(LOOKS) for item in ("s1", "s2")]
    assert [(sign, visible) for sign, _, visible in shown] == [("✓", True), ("✕", True)]


def test_a_mark_is_in_the_language_of_its_words_within_a_text_of_another(
    amina: LearnerPage, live_site: Site, translate: Callable[[str], None]
) -> None:
    live_site.author(amina.usage, data=data(language="en"))
    amina.reload().submit(HALF)
    mark = amina.question("who").locator("label .cb-verdict")
    amina.open("view=student_view&lang=ar")
    expect(mark).to_have_attribute("lang", "en")
    translate("ar")
    amina.reload()
    expect(mark).to_have_attribute("lang", "ar")
    expect(mark).to_have_css("direction", "rtl")


def test_a_mark_makes_no_pill_wider(amina: LearnerPage) -> None:
    pill = amina.input("sort", "s1", "coder").locator("..")
    before = pill.bounding_box()
    amina.submit({"sort": {"s1": "coder"}})
    after = pill.bounding_box()
    assert before and after
    assert after["width"] == before["width"]
    assert after["height"] == before["height"]
