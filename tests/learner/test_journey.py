"""A learner's way through drafts, submissions and reviews: nothing is lost, counted twice or told early."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from tests.learner.support import crash, submit_to
from tests.support.lesson import (
    CONTENT,
    HALF,
    RIGHT,
    SORT,
    WHAT,
    WHO,
    WRONG,
    Learner,
    code_of,
    data,
    revision_of,
)
from tests.support.site import Site

HOUR = timedelta(hours=1)


def moment(offset: timedelta) -> str:
    return (datetime.now(UTC) + offset).strftime("%Y-%m-%dT%H:%M:%SZ")


def secrets_in(value: object) -> bool:
    return "SECRET" in json.dumps(value)


# Drafts


def test_a_draft_comes_back_after_a_restart(site: Site, learner: Learner) -> None:
    assert learner.draft(HALF).json() == {"number": 1}
    site.restart()
    assert learner.payload["draft"]["answers"] == HALF
    assert learner.payload["draft"]["number"] == 1


def test_a_draft_is_nobody_elses(site: Site, usage: str, learner: Learner) -> None:
    learner.draft(HALF)
    assert Learner(site, usage, "ben").payload["draft"] is None


def test_a_draft_uses_no_attempt_tells_nothing_and_sends_nothing(site: Site, learner: Learner) -> None:
    reply = learner.draft(WRONG)
    assert not secrets_in(reply.json())
    assert learner.payload["attempts"] == {"used": 0, "max": None}
    assert site.published(learner.usage) == []


def test_a_draft_takes_the_place_of_the_one_it_grew_from(learner: Learner) -> None:
    assert learner.draft(HALF).json() == {"number": 1}
    assert learner.draft(RIGHT, draft=1).json() == {"number": 2}
    assert learner.payload["draft"]["answers"] == RIGHT


@pytest.mark.parametrize("draft", [0, 1, 3])
def test_a_draft_that_grew_from_another_one_changes_nothing_and_is_told_the_saved_one(
    learner: Learner, draft: int
) -> None:
    learner.draft(HALF)
    learner.draft(RIGHT, draft=1)
    late = learner.draft(WRONG, draft=draft)
    assert (late.status_code, code_of(late)) == (409, "stale_draft")
    assert (late.json()["draft"]["number"], late.json()["draft"]["answers"]) == (2, RIGHT)
    assert learner.payload["draft"]["answers"] == RIGHT


def test_the_same_draft_sent_again_after_a_lost_reply_is_the_saved_one(learner: Learner) -> None:
    learner.draft(HALF)
    before = learner.state
    assert learner.draft(HALF).json() == {"number": 1}
    assert learner.state == before


def test_the_first_draft_of_a_new_attempt_grows_from_none(learner: Learner) -> None:
    learner.draft(HALF)
    learner.submit(HALF)
    assert learner.draft(RIGHT, serial=2).json() == {"number": 1}


def test_a_submission_that_has_not_seen_the_saved_answers_uses_no_attempt_and_is_told_them(
    learner: Learner,
) -> None:
    learner.draft(HALF)
    learner.draft(RIGHT, draft=1)
    late = learner.submit(WRONG, draft=1)
    assert (late.status_code, code_of(late)) == (409, "stale_draft")
    assert late.json()["state"]["draft"]["answers"] == RIGHT
    assert learner.payload["attempts"]["used"] == 0
    assert learner.submit(RIGHT, draft=1).status_code == 200


def test_a_draft_of_an_attempt_that_is_over_is_refused(learner: Learner) -> None:
    learner.submit()
    assert code_of(learner.draft(WRONG, serial=1, draft=9)) == "serial_used"


def test_a_draft_saved_after_the_due_date_is_kept(site: Site, learner: Learner) -> None:
    site.author(learner.usage, due=moment(-HOUR))
    assert learner.draft().status_code == 200
    assert learner.payload["draft"]["answers"] == HALF


# Submissions


def test_a_submission_is_recorded_graded_and_completes(learner: Learner) -> None:
    reply = learner.submit(HALF).json()["state"]
    assert (reply["score"]["earned"], reply["score"]["possible"]) == (1.5, 3)
    assert learner.grade == (0.5, 1.0)
    assert learner.completion == 1.0
    assert learner.state["attempts"] == 1
    assert learner.state["grade_sent"] is True


def test_everything_is_there_again_after_a_restart(site: Site, learner: Learner) -> None:
    reply = learner.submit(HALF).json()["state"]
    site.restart()
    assert learner.payload == reply


def test_state_is_saved_before_the_grade_is_published(site: Site, learner: Learner) -> None:
    block = site.block(learner.usage, "amina")
    seen = []
    publish = block.runtime.publish

    def looking(published: object, name: str, payload: object) -> None:
        seen.append((name, learner.state.get("attempts"), learner.state.get("grade_sent")))
        publish(published, name, payload)

    block.runtime.publish = looking
    submit_to(block, learner)
    assert ("grade", 1, False) in seen


def test_a_crash_while_publishing_leaves_a_grade_to_send_and_it_is_sent_once(
    site: Site, learner: Learner
) -> None:
    block = site.block(learner.usage, "amina")
    block.runtime.publish = crash
    with pytest.raises(ConnectionError):
        submit_to(block, learner)
    assert learner.grade is None
    assert learner.payload["grade_sent"] is False
    assert learner.payload["attempts"]["used"] == 1
    learner.call("send_grade", {})
    assert learner.grade == (1.0, 1.0)
    learner.call("send_grade", {})
    assert len(site.published(learner.usage, "grade")) == 1


def test_submitting_again_after_a_crash_sends_the_grade_that_was_not_sent(
    site: Site, learner: Learner
) -> None:
    block = site.block(learner.usage, "amina")
    block.runtime.publish = crash
    with pytest.raises(ConnectionError):
        submit_to(block, learner)
    assert learner.submit().status_code == 200
    assert learner.grade == (1.0, 1.0)
    assert learner.payload["attempts"]["used"] == 1


def test_a_view_never_publishes_nor_writes(site: Site, learner: Learner) -> None:
    learner.submit()
    before, published = learner.state, len(site.published(learner.usage))
    assert learner.visitor.view(learner.usage).status_code == 200
    assert learner.state == before
    assert len(site.published(learner.usage)) == published


def test_the_same_answers_again_get_the_recorded_result_and_use_nothing(site: Site, learner: Learner) -> None:
    first, again = learner.submit(RIGHT), learner.submit({**RIGHT, "what": ["b", "a"]})
    assert again.status_code == 200
    assert again.json() == first.json()
    assert learner.payload["attempts"]["used"] == 1
    assert len(site.published(learner.usage, "grade")) == 1


def test_other_answers_for_a_recorded_attempt_get_409_with_the_recorded_result(learner: Learner) -> None:
    learner.submit(RIGHT)
    reply = learner.submit(WRONG)
    assert (reply.status_code, code_of(reply)) == (409, "other_answers")
    assert reply.json()["state"]["score"]["earned"] == 3
    assert learner.grade == (1.0, 1.0)


def test_two_submissions_at_the_same_moment_use_one_attempt(site: Site, learner: Learner) -> None:
    blocks = [site.block(learner.usage, "amina") for _ in range(2)]
    statuses = sorted(
        reply.status_code
        for reply in site.at_once(*(lambda block=block: submit_to(block, learner) for block in blocks))
    )
    assert statuses == [200, 409]
    assert learner.submit().status_code == 200
    assert learner.state["attempts"] == 1
    assert len(site.published(learner.usage, "grade")) == 1


def test_two_requests_at_the_same_moment_use_one_attempt_and_the_second_finds_the_result(
    site: Site, usage: str
) -> None:
    learners = [Learner(site, usage) for _ in range(2)]
    replies = site.at_once(*(learner.submit for learner in learners))
    assert {reply.status_code for reply in replies} <= {200, 409}
    assert all(code_of(reply) == "in_progress" for reply in replies if reply.status_code == 409)
    assert [learner.submit().status_code for learner in learners] == [200, 200]
    assert learners[0].state["attempts"] == 1


def test_no_submission_beyond_the_last_attempt(site: Site, learner: Learner) -> None:
    site.author(learner.usage, max_attempts=1)
    learner.submit(WRONG)
    reply = learner.submit(RIGHT, serial=2)
    assert (reply.status_code, code_of(reply)) == (409, "no_attempts_left")
    assert learner.grade == (0.0, 1.0)
    assert learner.payload["closed"] == "no_attempts_left"


def test_the_due_date_is_enforced_with_its_grace_period(site: Site, learner: Learner) -> None:
    site.author(learner.usage, due=moment(-HOUR), graceperiod="2 hours")
    assert learner.submit(WRONG).status_code == 200
    site.author(learner.usage, graceperiod="10 minutes")
    assert code_of(learner.submit(RIGHT, serial=2)) == "past_due"
    assert learner.payload["closed"] == "past_due"


def test_a_due_date_of_the_unit_holds_for_the_block(site: Site, learner: Learner) -> None:
    site.author(site.unit, due=moment(-HOUR))
    assert code_of(learner.submit()) == "past_due"


def test_a_self_paced_course_enforces_no_date(site: Site, learner: Learner) -> None:
    site.author(learner.usage, due=moment(-HOUR), self_paced=True)
    assert learner.submit().status_code == 200


def test_attempts_reset_by_the_platform_go_on_with_the_next_serial(site: Site, learner: Learner) -> None:
    site.author(learner.usage, max_attempts=1)
    learner.submit(WRONG)
    state = learner.state | {
        "attempts": 0,
        "score_history": [],
        "student_answers_history": [],
        "correct_map_history": [],
    }
    site.put_state("amina", learner.usage, state)
    assert [past["serial"] for past in learner.payload["past"]] == [1]
    assert learner.payload["serial"] == 2
    assert learner.submit(RIGHT, serial=2).status_code == 200
    assert learner.call("review_attempt", {"serial": 1}).status_code == 200


# What is told when


def test_after_an_attempt_only_what_was_picked_is_judged(learner: Learner) -> None:
    review = learner.submit({"who": ["b"], "what": ["a"]}).json()["state"]["review"]
    who, what, sort = (review["questions"][name] for name in ("who", "what", "sort"))
    assert (who["result"], what["result"], sort["result"]) == ("wrong", "partly", "unanswered")
    assert set(who["items"]) == {"b"}
    assert "SECRET payers decide" in who["items"]["b"]["feedback"]
    assert (who["key"], who["explanation"], who["section"]) == (None, "", "coder")
    assert not secrets_in([what, sort])


def test_the_key_and_the_rest_of_the_feedback_come_with_the_last_attempt(
    site: Site, learner: Learner
) -> None:
    site.author(learner.usage, max_attempts=1)
    who = learner.submit(WRONG).json()["state"]["review"]["questions"]["who"]
    assert who["key"] == ["a"]
    assert "SECRET explanation" in who["explanation"]
    assert set(who["items"]) == {"a", "b", "c"}


def test_the_key_comes_when_everything_is_right(learner: Learner) -> None:
    review = learner.submit(RIGHT).json()["state"]["review"]
    assert review["questions"]["sort"]["key"] == RIGHT["sort"]


def test_the_key_comes_when_the_due_date_has_passed_and_not_without_an_attempt(
    site: Site, learner: Learner
) -> None:
    learner.submit(WRONG)
    site.author(learner.usage, due=moment(-HOUR))
    assert learner.payload["review"]["questions"]["who"]["key"] == ["a"]
    assert Learner(site, learner.usage, "ben").payload["review"] is None


@pytest.mark.parametrize("show", ["never", "past_due", "never_but_include_grade", "something new"])
def test_results_are_hidden_as_long_as_the_course_says_so(site: Site, learner: Learner, show: str) -> None:
    site.author(learner.usage, show_correctness=show, due=moment(HOUR), max_attempts=1)
    state = learner.submit(RIGHT).json()["state"]
    assert (state["results"], state["score"]) == ("hidden", None)
    assert state["past"] == [
        {"serial": 1, "at": state["past"][0]["at"], "earned": None, "possible": None, "counts": False}
    ]
    assert {item["result"] for item in state["review"]["questions"].values()} == {"hidden"}
    assert not secrets_in(state)
    assert learner.grade == (1.0, 1.0)


def test_results_are_shown_once_the_due_date_has_passed(site: Site, learner: Learner) -> None:
    site.author(learner.usage, show_correctness="past_due", due=moment(HOUR))
    learner.submit(WRONG)
    site.author(learner.usage, due=moment(-HOUR))
    assert learner.payload["results"] == "shown"


def test_past_attempts_can_be_reviewed(learner: Learner) -> None:
    learner.submit(WRONG)
    learner.submit(RIGHT, serial=2)
    review = learner.call("review_attempt", {"serial": 1}).json()["review"]
    assert (review["serial"], review["answers"], review["earned"]) == (1, WRONG, 0)
    assert [(past["serial"], past["counts"]) for past in learner.payload["past"]] == [(1, False), (2, True)]


# Content that changes


def test_changed_questions_use_no_attempt_and_keep_the_answers_that_still_fit(
    site: Site, learner: Learner
) -> None:
    without_a = [*WHO["options"][1:], {"id": "d", "text": "D", "correct": True}]
    changed = data(questions=[WHO | {"options": without_a}, SORT])
    site.author(learner.usage, data=changed)
    reply = learner.submit(RIGHT)
    assert (reply.status_code, code_of(reply)) == (409, "content_changed")
    state = reply.json()["state"]
    assert state["draft"]["answers"] == {"sort": RIGHT["sort"]}
    assert state["revision"] == revision_of(changed)
    assert learner.payload["attempts"]["used"] == 0
    assert learner.grade is None


def test_a_changed_key_or_feedback_does_not_disturb_a_learner_at_work(site: Site, learner: Learner) -> None:
    corrected = [option | {"correct": option["id"] == "b", "feedback": "new"} for option in WHO["options"]]
    site.author(learner.usage, data=data(questions=[WHO | {"options": corrected}, WHAT, SORT]))
    assert learner.submit({"who": ["b"]}).json()["state"]["score"]["earned"] == 1


def test_a_recorded_score_stands_when_the_content_changes(site: Site, learner: Learner) -> None:
    learner.submit(RIGHT)
    site.author(learner.usage, data=data(questions=[SORT]))
    state = learner.payload
    assert state["score"]["earned"] == 3
    assert state["review"]["removed"] == 2
    assert set(state["review"]["questions"]) == {"sort"}
    assert learner.grade == (1.0, 1.0)


def test_content_that_broke_shows_a_calm_page_and_loses_nothing(site: Site, learner: Learner) -> None:
    learner.submit(HALF)
    site.author(learner.usage, data="{broken")
    page = learner.visitor.view(learner.usage)
    assert page.status_code == 200
    assert "cannot be shown right now" in page.content.decode()
    site.author(learner.usage, data=json.dumps(CONTENT))
    assert learner.payload["score"]["earned"] == 1.5


# State of another release
# Reading


def test_reading_is_kept_and_counts_for_half(learner: Learner) -> None:
    assert learner.read("coder", last="biller").json() == {"reading": {"read": ["coder"], "last": "biller"}}
    assert learner.completion == 0.25
    learner.read("biller")
    assert learner.completion == 0.5
    assert learner.payload["reading"]["read"] == ["coder", "biller"]


def test_completion_never_falls(site: Site, learner: Learner) -> None:
    learner.read("coder", "biller")
    more = [*CONTENT["lesson"]["sections"], *({"id": f"n{n}", "title": "New", "body": "n"} for n in range(8))]
    site.author(learner.usage, data=data(lesson={"sections": more}))
    learner.read("n1")
    assert learner.completion == 0.5
    learner.submit()
    assert learner.completion == 1.0


def test_events_carry_no_name(site: Site, learner: Learner) -> None:
    learner.submit()
    events = site.published(learner.usage, "edx.coding_billing.attempt.submitted")
    assert [event.payload["answers"] for event in events] == [RIGHT]
    assert "amina" not in json.dumps(events[0].payload).lower()
