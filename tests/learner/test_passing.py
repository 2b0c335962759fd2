"""Where there is a pass mark: what a page is told, and what completes the self-check."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from xblock.scorable import Score

from demo.ids import parse_usage
from demo.staff import rescore
from tests.support.lesson import HALF, RIGHT, WHO, WRONG, Learner, data
from tests.support.site import Site

MESSAGES = {"passed": "Well *done*.", "nearly": "", "again": "![Cycle](drawing:revenue-cycle)"}


@pytest.fixture
def marked(site: Site, learner: Learner) -> Learner:
    """A learner of a self-check that half of the points pass."""
    site.author(learner.usage, pass_mark=50, data=data(outcome=MESSAGES))
    return learner


def reviewed(learner: Learner, answers: object, serial: int = 1) -> dict[str, Any]:
    """What is told of an attempt with these answers."""
    told: dict[str, Any] = learner.submit(answers, serial=serial).json()["state"]["review"]
    return told


def test_without_a_pass_mark_nothing_is_said_of_it(site: Site, learner: Learner) -> None:
    site.author(learner.usage, data=data(outcome=MESSAGES))
    assert learner.payload["pass"] is None
    assert (reviewed(learner, RIGHT)["outcome"], learner.payload["review"]["message"]) == ("", "")


def test_before_an_attempt_the_mark_is_told_and_nothing_else(marked: Learner) -> None:
    assert marked.payload["pass"] == {"mark": 0.5, "outcome": ""}


def test_each_attempt_has_the_message_of_its_range(marked: Learner) -> None:
    passed, again = reviewed(marked, HALF), reviewed(marked, WRONG, serial=2)
    assert (passed["outcome"], passed["message"]) == ("passed", "<p>Well <em>done</em>.</p>")
    assert again["outcome"] == "again"
    assert "revenue-cycle.svg" in again["message"]


def test_the_score_that_counts_passes_or_not(site: Site, marked: Learner) -> None:
    marked.submit(WRONG)
    assert marked.payload["pass"]["outcome"] == "again"
    marked.submit(HALF, serial=2)
    assert marked.payload["pass"]["outcome"] == "passed"
    marked.submit(WRONG, serial=3)
    assert marked.payload["pass"]["outcome"] == "passed"
    site.author(marked.usage, grading="latest")
    assert marked.payload["pass"]["outcome"] == "again"


def test_an_override_by_the_course_team_counts(site: Site, marked: Learner) -> None:
    marked.submit(WRONG)
    block = site.block(marked.usage, "amina")
    block.set_score(Score(raw_earned=0.5, raw_possible=1))
    block.save()
    assert marked.payload["pass"]["outcome"] == "passed"


def test_where_results_are_hidden_nobody_reads_whether_they_passed(site: Site, marked: Learner) -> None:
    site.author(marked.usage, show_correctness="never")
    assert (reviewed(marked, RIGHT)["outcome"], marked.payload["review"]["message"]) == ("", "")
    assert marked.payload["pass"]["outcome"] == ""


def test_messages_are_hidden_until_the_due_date_with_the_results(site: Site, marked: Learner) -> None:
    due = datetime.now(UTC) + timedelta(hours=1)
    site.author(marked.usage, show_correctness="past_due", due=due.isoformat())
    assert reviewed(marked, RIGHT)["message"] == ""


# Completion


def test_a_submission_completes_unless_the_author_wants_a_pass(site: Site, marked: Learner) -> None:
    marked.submit(WRONG)
    assert marked.completion == 1


def test_only_a_pass_completes_where_the_author_wants_one(site: Site, marked: Learner) -> None:
    site.author(marked.usage, completes="passed")
    marked.read("coder")
    marked.submit(WRONG)
    assert marked.completion == 0.25
    marked.submit(HALF, serial=2)
    assert marked.completion == 1


def test_a_tick_that_was_given_stays(site: Site, marked: Learner) -> None:
    site.author(marked.usage, completes="passed", grading="latest")
    marked.submit(HALF)
    marked.submit(WRONG, serial=2)
    assert marked.completion == 1


def test_without_a_pass_mark_a_submission_completes(site: Site, learner: Learner) -> None:
    site.author(learner.usage, completes="passed")
    learner.submit(WRONG)
    assert learner.completion == 1


def test_a_rescore_that_passes_completes(site: Site, marked: Learner) -> None:
    site.author(marked.usage, completes="passed")
    marked.submit({"who": ["b"]})
    assert marked.completion != 1
    options = [option | {"correct": option["id"] == "b"} for option in WHO["options"]]
    site.author(marked.usage, data=data(questions=[WHO | {"options": options}]))
    rescore(site.person("amina"), parse_usage(marked.usage), False)
    assert marked.completion == 1
