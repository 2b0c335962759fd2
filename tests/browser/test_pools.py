"""Questions drawn for each learner and attempt, and orders that differ: on the page, in reviews, on two devices."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.learner_page import (
    LearnerPage,
    each_width,
    faults,
    listening,
    overflow,
)
from tests.support.lesson import CONTENT, SECTIONS, WHO, Learner
from tests.support.site import Site


def from_pool(number: int) -> dict[str, Any]:
    """A question of the pool; its first option is right."""
    options = [
        {"id": "a", "text": f"Right {number}", "correct": True},
        {"id": "b", "text": f"Wrong {number}", "feedback": f"SECRET feedback {number}"},
        {"id": "c", "text": "None of these", "stays": True},
    ]
    prompt = f"Denial {number}?"
    return {"type": "choice", "id": f"p{number}", "pool": "p", "prompt": prompt, "options": options}


POOLED = CONTENT | {
    "pools": [{"id": "p", "name": "Denials", "draw": 2}],
    "questions": [WHO, *(from_pool(number) for number in range(6))],
}
MANY = {
    "lesson": {"sections": SECTIONS},
    "questions": [from_pool(number) | {"pool": "", "shuffle": number > 5} for number in range(9)],
}


@pytest.fixture
def stored() -> str:
    return json.dumps(POOLED)


def asked(learner: LearnerPage) -> list[str]:
    """The questions on the page, in their order."""
    found: list[str] = learner.block.locator("[data-question]").evaluate_all(
        "questions => questions.map(({ dataset }) => dataset.question)"
    )
    return found


def options(learner: LearnerPage, question: str) -> list[str]:
    return (
        learner.question(question)
        .locator("[data-item]")
        .evaluate_all("items => items.map(({ dataset }) => dataset.item)")
    )


def drawn(learner: LearnerPage) -> list[str]:
    return [name for name in asked(learner) if name != "who"]


def numbers(learner: LearnerPage) -> list[str]:
    return learner.block.locator("legend .cb-number").all_text_contents()


def all_of(names: list[str], option: str) -> dict[str, list[str]]:
    return {name: [option] for name in names}


def undrawn_texts(names: list[str]) -> list[str]:
    """What nobody may find who did not draw the other questions."""
    return [
        text
        for number in range(6)
        if f"p{number}" not in names
        for text in (f"Denial {number}?", f"Right {number}", f"SECRET feedback {number}")
    ]


def elsewhere(amina: LearnerPage, other_device: LearnerPage) -> list[str]:
    """Submit on another device what is open here and begin the next attempt there; what that draws."""
    other_device.submit(all_of(drawn(amina), "a"))
    other_device.try_again()
    names = drawn(other_device)
    other_device.draft(all_of(names[:1], "b"))
    return names


# What is drawn


def test_a_learner_gets_as_many_as_the_pool_says_and_no_trace_of_the_others(
    amina: LearnerPage, learner: Learner
) -> None:
    names = drawn(amina)
    assert len(names) == 2
    assert numbers(amina) == ["1", "2", "3"]
    expect(amina.part("answered")).to_contain_text("0 of 3 answered")
    content = amina.page.content() + json.dumps(learner.payload)
    assert [text for text in undrawn_texts(names) if text in content] == []
    assert "opened" not in learner.state


def test_another_attempt_draws_others_and_past_ones_show_their_own(amina: LearnerPage) -> None:
    first = drawn(amina)
    amina.submit({"who": ["b"], **all_of(first, "b")})
    expect(amina.result).to_have_text("Attempt 1: 0 of 3 (0%)")
    amina.try_again()
    second = drawn(amina)
    assert set(second) & set(first) == set()
    amina.sees_answers({"who": ["b"]})
    amina.submit({"who": ["a"], **all_of(second, "a")})
    expect(amina.result).to_have_text("Attempt 2: 3 of 3 (100%)")
    amina.button("Review attempt 1").click()
    expect(amina.result).to_have_text("Attempt 1: 0 of 3 (0%)")
    assert drawn(amina) == first
    amina.sees_answers({"who": ["b"], **all_of(first, "b")})
    amina.sees_marks(first[0], "Wrong: 0 of 1 point", "Wrong")
    amina.button("Back to the latest attempt").click()
    expect(amina.result).to_have_text("Attempt 2: 3 of 3 (100%)")
    assert drawn(amina) == second


def test_the_result_of_a_draw_comes_back_after_a_reload_with_its_questions(amina: LearnerPage) -> None:
    first = drawn(amina)
    amina.submit(all_of(first, "a"))
    assert drawn(amina.reload()) == first
    amina.sees_answers(all_of(first, "a"))


def test_a_draw_is_the_same_on_every_device_and_what_is_typed_meets(
    amina: LearnerPage, other_device: LearnerPage, learner: Learner
) -> None:
    names = drawn(amina)
    assert drawn(other_device) == names
    amina.draft({names[0]: ["a"]})
    assert sorted(learner.state["opened"]["drawn"]) == names
    other_device.wake_up()
    other_device.draft({names[1]: ["b"]})
    amina.wake_up()
    amina.sees_answers({names[0]: ["a"], names[1]: ["b"]})


def test_what_another_device_submitted_and_began_anew_is_here_when_this_one_comes_back(
    amina: LearnerPage, other_device: LearnerPage, learner: Learner
) -> None:
    second = elsewhere(amina, other_device)
    amina.wake_up()
    expect(amina.question(second[0])).to_be_visible()
    amina.sees_answers(all_of(second[:1], "b"))
    assert drawn(amina) == second
    amina.draft({"who": ["a"]})
    assert learner.payload["draft"]["answers"] == {"who": ["a"], second[0]: ["b"]}


# Nothing is lost


def test_looking_back_keeps_what_is_typed_in_the_open_attempt(amina: LearnerPage, learner: Learner) -> None:
    first = drawn(amina)
    amina.submit(all_of(first, "b"))
    amina.try_again()
    second = drawn(amina)
    amina.answer(all_of(second, "b"))
    amina.button("Review attempt 1").click()
    expect(amina.result).to_be_visible()
    assert drawn(amina) == first
    amina.button("Back to your answers").click()
    expect(amina.question(second[0])).to_be_visible()
    amina.sees_answers(all_of(second, "b"))
    amina.draft({"who": ["a"]})
    assert learner.payload["draft"]["answers"] == {"who": ["a"], **all_of(second, "b")}


def test_what_was_typed_without_a_connection_is_here_after_a_reload(amina: LearnerPage) -> None:
    first = drawn(amina)
    amina.submit(all_of(first, "b"))
    amina.try_again()
    second = drawn(amina)
    amina.page.route("**/handler/save_draft", lambda route: route.abort())
    amina.page.route("**/handler/leave", lambda route: route.abort())
    amina.answer(all_of(second, "a"))
    amina.sees_status("Not saved, kept on this device")
    amina.page.unroute("**/handler/save_draft")
    amina.page.unroute("**/handler/leave")
    amina.reload()
    expect(amina.question(second[0])).to_be_visible()
    amina.sees_answers(all_of(second, "a"))
    amina.sees_status("Saved, not submitted")


def test_without_a_connection_another_attempt_waits_and_the_result_stays(amina: LearnerPage) -> None:
    first = drawn(amina)
    amina.submit(all_of(first, "b"))
    amina.go_offline()
    amina.part("retry").click()
    amina.sees_trouble("There is no connection.")
    expect(amina.result).to_be_visible()
    assert drawn(amina) == first
    amina.go_online()
    amina.try_again()
    assert set(drawn(amina)) & set(first) == set()


def test_what_is_typed_while_another_draw_comes_is_kept(
    amina: LearnerPage, other_device: LearnerPage
) -> None:
    waiting: list[Route] = []
    second = elsewhere(amina, other_device)
    amina.page.route("**/show_questions", lambda route: waiting.append(route), times=1)
    with amina.page.expect_request("**/show_questions"):
        amina.wake_up()
    amina.answer({"who": ["c"]})
    waiting.pop().continue_()
    expect(amina.question(second[0])).to_be_visible()
    amina.button("Use the answers kept on this device").click()
    amina.sees_answers({"who": ["c"], second[0]: ["b"]})


def test_another_draw_that_did_not_come_is_asked_for_again(
    amina: LearnerPage, other_device: LearnerPage
) -> None:
    second = elsewhere(amina, other_device)
    amina.page.route("**/show_questions", lambda route: route.abort(), times=2)
    amina.answer({"who": ["c"]})
    amina.press_submit()
    amina.sees_trouble("There is no connection.")
    expect(amina.question(second[0])).to_be_visible()
    amina.button("Use the answers kept on this device").click()
    amina.sees_answers({"who": ["c"], second[0]: ["b"]})
    amina.sees_status("Saved, not submitted")


def test_kept_answers_that_are_used_while_looking_back_stand_beside_what_is_typed(
    amina: LearnerPage, other_device: LearnerPage
) -> None:
    second = elsewhere(amina, other_device)
    amina.answer({"who": ["c"]})
    amina.wake_up()
    expect(amina.part("offer")).to_be_visible()
    amina.page.route("**/handler/save_draft", lambda route: route.abort())
    amina.answer(all_of(second[1:], "a"))
    amina.button("Review attempt 1").click()
    expect(amina.result).to_be_visible()
    amina.button("Use the answers kept on this device").click()
    amina.sees_answers({"who": ["c"], second[0]: ["b"], second[1]: ["a"]})


def test_what_still_fits_is_saved_where_questions_are_edited_while_looking_back(
    amina: LearnerPage, learner: Learner, live_site: Site
) -> None:
    amina.submit(all_of(drawn(amina), "b"))
    amina.try_again()
    gone, stays = drawn(amina)
    amina.page.route("**/handler/save_draft", lambda route: route.abort())
    amina.answer({"who": ["a"], gone: ["a"], stays: ["a"]})
    amina.button("Review attempt 1").click()
    expect(amina.result).to_be_visible()
    questions = [item for item in POOLED["questions"] if item["id"] != gone]
    live_site.author(amina.usage, data=json.dumps(POOLED | {"questions": questions}))
    amina.page.unroute("**/handler/save_draft")
    amina.button("Back to your answers").click()
    amina.sees_status("Saved, not submitted")
    assert learner.payload["draft"]["answers"] == {"who": ["a"], stays: ["a"]}


def test_a_submission_in_doubt_is_found_while_looking_back(amina: LearnerPage) -> None:
    amina.submit(all_of(drawn(amina), "b"))
    amina.try_again()
    second = drawn(amina)
    amina.answer({"who": ["a"], **all_of(second, "a")})
    amina.page.route("**/handler/submit", lambda route: (route.fetch(), route.abort()), times=1)
    amina.page.route("**/student_view_user_state", lambda route: route.abort())
    amina.press_submit()
    amina.sees_trouble("We do not know yet whether it arrived.")
    amina.button("Review attempt 1").click()
    expect(amina.result).to_have_text("Attempt 1: 0 of 3 (0%)")
    amina.page.unroute("**/student_view_user_state")
    expect(amina.result).to_have_text("Attempt 2: 3 of 3 (100%)")
    assert drawn(amina) == second


def test_a_draw_survives_an_edit_and_says_what_changed(
    amina: LearnerPage, learner: Learner, live_site: Site
) -> None:
    names = drawn(amina)
    amina.draft(all_of(names, "a"))
    questions = [item for item in POOLED["questions"] if item["id"] != names[0]]
    live_site.author(amina.usage, data=json.dumps(POOLED | {"questions": questions}))
    amina.wake_up()
    amina.sees_trouble("The questions were changed since you opened this page.")
    amina.button("Load the new questions").click()
    expect(amina.question(names[0])).to_have_count(0)
    assert len(drawn(amina)) == 2
    amina.sees_answers({names[1]: ["a"]})


def test_an_edit_of_what_was_not_drawn_is_no_news(amina: LearnerPage, live_site: Site) -> None:
    names = drawn(amina)
    edited = [
        item if item["id"] in ("who", *names) else item | {"prompt": "Another question?"}
        for item in POOLED["questions"]
    ]
    live_site.author(amina.usage, data=json.dumps(POOLED | {"questions": edited}))
    amina.submit(all_of(names, "a"))
    expect(amina.result).to_have_text("Attempt 1: 2 of 3 (67%)")


def test_asking_only_the_rest_keeps_the_draw(amina: LearnerPage, live_site: Site) -> None:
    live_site.author(amina.usage, retry="wrong")
    names = drawn(amina.reload())
    amina.submit({"who": ["b"], names[0]: ["a"], names[1]: ["b"]})
    amina.try_again()
    assert drawn(amina) == names
    expect(amina.input(names[0], "a")).to_be_disabled()
    amina.submit({"who": ["a"], names[1]: ["a"]})
    expect(amina.result).to_have_text("Attempt 2: 3 of 3 (100%)")


def test_the_same_answer_to_a_question_of_two_draws_is_another_attempt(amina: LearnerPage) -> None:
    amina.submit({"who": ["b"], **all_of(drawn(amina), "b")})
    amina.try_again()
    amina.button("Submit answers").click()
    expect(amina.part("missing")).to_have_text("2 questions are not fully answered.")


# Orders


@pytest.mark.parametrize("stored", [json.dumps(MANY)])
def test_each_attempt_has_an_order_of_its_own_with_numbers_from_one(
    amina: LearnerPage, live_site: Site, learner: Learner
) -> None:
    live_site.author(amina.usage, shuffle="all")
    first = asked(amina.reload())
    assert numbers(amina) == [str(number) for number in range(1, 10)]
    assert asked(amina.reload()) == first
    mixed = {name: options(amina, name) for name in first}
    assert all(order[2] == "c" for order in mixed.values())
    amina.submit(all_of(first, "b"))
    assert asked(amina) == first
    amina.try_again()
    second = asked(amina)
    assert (sorted(second), second != first) == (sorted(first), True)
    assert numbers(amina) == [str(number) for number in range(1, 10)]
    amina.sees_answers(all_of(first, "b"))
    assert {name: options(amina, name) for name in first} != mixed


@pytest.mark.parametrize("stored", [json.dumps(MANY)])
def test_by_itself_only_the_options_of_some_questions_are_mixed(amina: LearnerPage) -> None:
    assert asked(amina) == [f"p{number}" for number in range(9)]
    assert all(options(amina, f"p{number}") == ["a", "b", "c"] for number in range(6))


@pytest.mark.parametrize("stored", [json.dumps(MANY)])
def test_of_a_question_far_down_a_check_tells_too(amina: LearnerPage, live_site: Site) -> None:
    live_site.author(amina.usage, feedback="at_once")
    amina.reload().answer({"p8": ["a"]})
    heard = listening(amina.part("live"))
    amina.question("p8").get_by_role("button", name="Check this answer").click()
    heard("Right: 1 of 1 point")
    amina.sees_marks("p8", "Right: 1 of 1 point", "Right")


# Everybody


def test_a_visitor_sees_no_question_of_a_pool(live_site: Site, usage: str, page: Page) -> None:
    live_site.unenroll("amina")
    visitor = LearnerPage(page, live_site, usage).open_as("amina")
    expect(visitor.question("who")).to_be_visible()
    assert asked(visitor) == ["who"]
    assert [text for text in undrawn_texts([]) if text in page.content()] == []


def test_another_draw_is_fit_for_everybody_by_keyboard_alone(amina: LearnerPage) -> None:
    amina.page.set_viewport_size({"width": 320, "height": 800})
    amina.submit(all_of(drawn(amina), "b"))
    amina.part("retry").focus()
    amina.page.keyboard.press("Enter")
    expect(amina.part("check-title")).to_be_focused()
    amina.page.keyboard.press("Tab")
    expect(amina.question("who").locator("input").first).to_be_focused()
    for _ in each_width(amina.page):
        assert (faults(amina.page), overflow(amina.page)) == ([], 0)


def test_a_review_prints_what_was_asked_and_nothing_to_press(amina: LearnerPage) -> None:
    names = drawn(amina)
    amina.submit(all_of(names, "b"))
    amina.page.evaluate("window.print = () => (document.body.dataset.printed = 'yes')")
    amina.button("Print").click()
    expect(amina.page.locator("body")).to_have_attribute("data-printed", "yes")
    amina.page.emulate_media(media="print")
    expect(amina.result).to_be_visible()
    expect(amina.question(names[0])).to_be_visible()
    expect(amina.question(names[0])).to_contain_text(f"SECRET feedback {names[0][1]}")
    expect(amina.block.get_by_role("button")).to_have_count(0)
