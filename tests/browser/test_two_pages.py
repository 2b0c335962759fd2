"""Two pages of one learner: every answer comes together, and where they differ the learner chooses."""

from __future__ import annotations

from random import Random

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner_page import SAVED, UNSAVED, LearnerPage, eventually
from tests.support.lesson import HALF, Learner, data
from tests.support.site import Site

DIFFERS = "Answered differently here and on another page."


@pytest.fixture
def phone(amina: LearnerPage, live_site: Site, other_browser: Page) -> LearnerPage:
    """Amina's other device, with the same lesson open."""
    return LearnerPage(other_browser, live_site, amina.usage).open_as("amina")


def saved(learner: Learner) -> object:
    return learner.payload["draft"]["answers"]


# What comes together


def test_answers_to_different_questions_come_together(
    amina: LearnerPage, phone: LearnerPage, learner: Learner
) -> None:
    amina.draft({"who": ["a"]})
    phone.draft({"what": ["a"]})
    phone.sees_answers({"who": ["a"], "what": ["a"]})
    assert saved(learner) == {"who": ["a"], "what": ["a"]}


def test_answers_to_different_statements_of_one_question_come_together(
    amina: LearnerPage, phone: LearnerPage, learner: Learner
) -> None:
    amina.draft({"sort": {"s1": "coder"}})
    phone.draft({"sort": {"s2": "biller"}})
    phone.sees_answers({"sort": {"s1": "coder", "s2": "biller"}})
    assert saved(learner) == {"sort": {"s1": "coder", "s2": "biller"}}


def test_ticks_come_together_and_one_that_was_taken_back_stays_away(
    amina: LearnerPage, phone: LearnerPage, learner: Learner
) -> None:
    amina.draft({"what": ["a"]})
    phone.reload().sees_answers({"what": ["a"]})
    amina.input("what", "a").uncheck()
    amina.draft({"what": ["b"]})
    phone.draft({"what": ["c"]})
    phone.sees_answers({"what": ["b", "c"]})
    assert saved(learner) == {"what": ["b", "c"]}


def test_answers_of_two_tabs_come_together_too(amina: LearnerPage, learner: Learner) -> None:
    other = amina.second_tab()
    amina.draft({"who": ["a"]})
    other.draft({"what": ["a"]})
    assert saved(learner) == {"who": ["a"], "what": ["a"]}


def test_an_answer_that_was_saved_although_nobody_heard_is_no_difference(
    amina: LearnerPage, learner: Learner
) -> None:
    amina.page.route("**/save_draft", lambda route: (route.fetch(), route.abort()))
    amina.answer({"who": ["a"]})
    amina.sees_status(UNSAVED)
    amina.page.unroute("**/save_draft")
    amina.draft({"who": ["b"]})
    expect(amina.choices).to_have_count(0)
    assert saved(learner) == {"who": ["b"]}


def test_where_the_course_team_deleted_what_was_saved_the_page_keeps_and_saves_it(
    amina: LearnerPage, learner: Learner
) -> None:
    amina.draft(HALF)
    amina.site.put_state("amina", amina.usage, {})
    amina.site.restart()  # or the server takes what it reads for an old state, for half a minute
    amina.draft({"sort": {"s1": "coder"}})
    assert saved(learner) == HALF | {"sort": {"s1": "coder"}}


STATEMENTS = [{"id": f"s{number}", "text": f"Task {number}", "category": "coder"} for number in range(8)]
CATEGORIES = [{"id": name, "label": name.title()} for name in ("coder", "biller", "payer")]


def long_content() -> str:
    """Twelve questions: four that sort eight statements, four with four ticks, four with one choice of four."""
    options = [{"id": name, "text": name.upper(), "correct": name == "a"} for name in "abcd"]
    questions: list[dict[str, object]] = []
    for number in range(4):
        sorting = {"categories": CATEGORIES, "statements": STATEMENTS}
        questions += [
            {"id": f"sort{number}", "type": "sorting", "prompt": "Whose?", **sorting},
            {
                "id": f"many{number}",
                "type": "choice",
                "prompt": "Which?",
                "multiple": True,
                "options": options,
            },
            {"id": f"one{number}", "type": "choice", "prompt": "Which one?", "options": options},
        ]
    return data(questions=questions)


def random_answer(random: Random) -> tuple[str, str, str]:
    """A question, a part of it, and a value."""
    kind, number = random.choice(["sort", "sort", "many", "one"]), random.randrange(4)
    question = f"{kind}{number}"
    if kind == "sort":
        return question, f"s{random.randrange(8)}", random.choice(["coder", "biller", "payer"])
    value = random.choice("abcd")
    return question, value if kind == "many" else "", value


READ = """() => Object.fromEntries([...document.querySelectorAll("[data-question]")]
    .map(question => [question.dataset.question, CodingBilling.types[question.dataset.type].read(question)])
    .filter(([, answer]) => answer !== null))"""


def part_in(answers: dict[str, object], question: str, part: str) -> object:
    answer = answers.get(question)
    if isinstance(answer, dict):
        return answer.get(part)
    picked = answer if isinstance(answer, list) else []
    return (part if part in picked else None) if part else next(iter(picked), None)


Part = tuple[str, str]


def answer_at_random(pages: list[LearnerPage], random: Random) -> dict[Part, dict[int, str]]:
    """Give 48 answers, each on one of the pages; returns what each page gave last for a part of a question."""
    given: dict[Part, dict[int, str]] = {}
    for _ in range(48):
        device = random.randrange(len(pages))
        question, part, value = random_answer(random)
        item = part if question.startswith("sort") else value
        pages[device].input(question, item, value).check()
        given.setdefault((question, part), {})[device] = value
    return given


@pytest.mark.parametrize("seed", [9, 48])
def test_48_answers_given_at_random_on_two_devices_are_all_there(
    live_site: Site, usage: str, page: Page, other_browser: Page, seed: int
) -> None:
    stored = long_content()
    live_site.author(usage, data=stored)
    learner = Learner(live_site, usage, stored=stored)
    learner.read("coder", "biller")
    pages = [LearnerPage(each, live_site, usage).open_as("amina") for each in (page, other_browser)]
    given = answer_at_random(pages, Random(seed))
    for each in pages:
        each.sees_status(SAVED)
    for each in pages:
        each.wake_up()
    for each in pages:
        eventually(lambda each=each: each.page.evaluate(READ) == saved(learner))
    found: dict[str, object] = learner.payload["draft"]["answers"]
    for (question, part), values in given.items():
        assert part_in(found, question, part) in values.values()
    given_on_both = sum(len(set(values.values())) > 1 for values in given.values())
    assert sum(each.choices.count() for each in pages) <= given_on_both


# Where they differ


@pytest.fixture
def differing(amina: LearnerPage, phone: LearnerPage) -> LearnerPage:
    """Amina's page, where the payer was picked and the first statement sorted after her phone saved other answers."""
    phone.draft({"who": ["c"], "sort": {"s1": "biller"}})
    amina.answer({"who": ["b"], "what": ["a"], "sort": {"s1": "coder", "s2": "biller"}})
    expect(amina.choices).to_have_count(2)
    return amina


THEIRS = {"who": ["c"], "what": ["a"], "sort": {"s1": "biller", "s2": "biller"}}


def test_both_answers_are_shown_in_the_question_and_the_saved_one_stands(
    differing: LearnerPage, learner: Learner
) -> None:
    who, statement = differing.question("who"), differing.question("sort").locator("[data-item='s1']")
    expect(who).to_contain_text(DIFFERS)
    expect(who.get_by_role("button")).to_have_text(["Here: The payer", "On another page: The patient"])
    expect(statement.get_by_role("button")).to_have_text(["Here: Coder", "On another page: Biller"])
    differing.sees_status(SAVED)
    differing.sees_answers(THEIRS)
    assert saved(learner) == THEIRS


def test_the_answer_from_here_can_be_chosen(differing: LearnerPage, learner: Learner) -> None:
    differing.button("Here: The payer").click()
    differing.sees_status("Saving…")
    differing.sees_status(SAVED)
    expect(differing.choices).to_have_count(1)
    assert saved(learner) == THEIRS | {"who": ["b"]}


def test_the_answer_of_the_other_page_can_be_chosen_for_good(
    differing: LearnerPage, learner: Learner
) -> None:
    differing.button("On another page: The patient").click()
    differing.button("On another page: Biller").click()
    expect(differing.choices).to_have_count(0)
    differing.reload().sees_answers(THEIRS)
    expect(differing.choices).to_have_count(0)
    assert saved(learner) == THEIRS


def test_picking_another_answer_in_the_question_is_a_choice_too(
    differing: LearnerPage, learner: Learner
) -> None:
    differing.input("who", "a").check()
    differing.input("sort", "s1", "coder").check()
    expect(differing.choices).to_have_count(0)
    differing.sees_status(SAVED)
    assert saved(learner) == THEIRS | {"who": ["a"], "sort": {"s1": "coder", "s2": "biller"}}


def test_what_waits_for_a_choice_survives_the_page(differing: LearnerPage) -> None:
    differing.sees_status(SAVED)
    differing.leave()
    differing.open().sees_answers(THEIRS)
    expect(differing.choices).to_have_count(2)
    expect(differing.button("Here: The payer")).to_be_visible()


def test_the_keyboard_is_enough_to_choose_and_the_focus_goes_to_what_was_chosen(
    differing: LearnerPage,
) -> None:
    differing.button("Here: The payer").focus()
    differing.page.keyboard.press("Enter")
    expect(differing.input("who", "b")).to_be_focused()
    expect(differing.input("who", "b")).to_be_checked()
    differing.button("On another page: Biller").press("Space")
    expect(differing.input("sort", "s1", "biller")).to_be_focused()
    expect(differing.choices).to_have_count(0)


def test_a_difference_is_said_to_screen_readers_and_is_a_group_with_a_name(
    amina: LearnerPage, phone: LearnerPage
) -> None:
    phone.draft({"who": ["c"]})
    amina.answer({"who": ["b"]})
    expect(amina.block.get_by_role("status")).to_contain_text(DIFFERS)
    expect(amina.question("who").get_by_role("group", name=DIFFERS)).to_be_visible()


def test_submitting_leads_to_what_is_to_be_chosen_first(differing: LearnerPage, learner: Learner) -> None:
    differing.press_submit()
    expect(differing.choices.first).to_be_focused()
    assert learner.payload["attempts"]["used"] == 0
    differing.button("Here: The payer").click()
    differing.button("Here: Coder").click()
    differing.press_submit()
    expect(differing.result).to_be_visible()
    assert learner.payload["review"]["answers"] == THEIRS | {
        "who": ["b"],
        "sort": {"s1": "coder", "s2": "biller"},
    }


def test_no_clock_decides(amina: LearnerPage, phone: LearnerPage, learner: Learner) -> None:
    for device, time in ((amina, "2020-01-01T00:00:00Z"), (phone, "2040-01-01T00:00:00Z")):
        device.page.clock.set_fixed_time(time)
    amina.draft({"who": ["b"]})
    phone.answer({"who": ["c"]})
    expect(phone.choices).to_have_count(1)
    phone.sees_answers({"who": ["b"]})
    assert saved(learner) == {"who": ["b"]}
