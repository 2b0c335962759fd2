"""One writer at a time: who comes second asks again, and nobody is kept out for longer than half a minute."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from django.core.cache import cache
from django.core.cache.backends import base, locmem
from django.db import transaction
from webob import Response

from coding_billing_xblock.learner.writer import CLAIM_SECONDS, REMEMBERED_SECONDS, Busy, one_writer
from tests.learner.support import crash, submit_to
from tests.support.lesson import HALF, RIGHT, Learner, code_of
from tests.support.site import Site

LATER = max(CLAIM_SECONDS, REMEMBERED_SECONDS) + 1


@pytest.fixture
def pass_time(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Let as much time go by, for the cache, as a claim and what is remembered last at most."""

    def passed() -> None:
        later = SimpleNamespace(time=lambda: time.time() + LATER)
        for module in (base, locmem):
            monkeypatch.setattr(module, "time", later)

    return passed


def refused(response: Response) -> str:
    return str(response.json["error"]["code"]) if response.status_code == 409 else str(response.status_code)


def loaded(site: Site, learner: Learner) -> object:
    """A block as a request has it that begins now."""
    block = site.block(learner.usage, learner.username)
    block.learner_state()
    return block


def test_a_request_that_loaded_the_state_before_the_last_write_asks_again(
    site: Site, learner: Learner
) -> None:
    late = loaded(site, learner)
    learner.draft(HALF)
    assert refused(submit_to(late, learner)) == "in_progress"
    assert learner.state["draft"]["answers"] == HALF
    assert learner.submit(HALF).status_code == 200


def test_a_request_that_found_the_state_before_a_submission_was_over_does_not_go_on(
    site: Site, learner: Learner
) -> None:
    block = loaded(site, learner)
    publish, between = block.runtime.publish, []

    def looking(published: object, name: str, payload: object) -> None:
        between.append(loaded(site, learner))
        publish(published, name, payload)

    block.runtime.publish = looking
    assert submit_to(block, learner).status_code == 200
    assert [refused(submit_to(late, learner)) for late in between] == ["in_progress"] * 3
    assert len(site.published(learner.usage, "grade")) == 1


def test_a_request_while_another_one_writes_asks_again(site: Site, learner: Learner) -> None:
    with one_writer(loaded(site, learner)):
        assert code_of(learner.submit()) == "in_progress"
        assert code_of(learner.draft()) == "in_progress"
        assert code_of(learner.read("coder")) == "in_progress"
        assert code_of(learner.call("send_grade", {})) == "in_progress"
        assert learner.payload["attempts"]["used"] == 0
    assert learner.submit().status_code == 200


def test_other_learners_and_other_blocks_are_not_kept_waiting(site: Site, learner: Learner) -> None:
    other = site.add_block("other", data=site.authored(learner.usage)["data"])
    with one_writer(loaded(site, learner)):
        assert Learner(site, learner.usage, "ben").submit().status_code == 200
        assert Learner(site, other).submit().status_code == 200


def test_a_submission_whose_first_write_fails_keeps_nobody_out(site: Site, learner: Learner) -> None:
    block = loaded(site, learner)
    block.save = crash
    with pytest.raises(ConnectionError):
        submit_to(block, learner)
    assert learner.state == {}
    assert learner.submit().status_code == 200


def test_a_submission_that_fails_after_its_first_write_is_known_to_those_who_loaded_before(
    site: Site, learner: Learner
) -> None:
    block, late = loaded(site, learner), loaded(site, learner)
    block.runtime.publish = crash
    with pytest.raises(ConnectionError):
        submit_to(block, learner)
    assert refused(submit_to(late, learner)) == "in_progress"
    assert learner.submit().status_code == 200
    assert learner.state["attempts"] == 1
    assert learner.grade == (1.0, 1.0)


def test_a_refusal_gives_the_claim_back(learner: Learner) -> None:
    assert code_of(learner.submit({"who": ["nobody"]})) == "bad_answer"
    assert learner.submit().status_code == 200


@contextmanager
def rolled_back() -> Iterator[None]:
    """A transaction that comes to nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def test_within_a_transaction_others_are_kept_out_until_the_commit(site: Site, learner: Learner) -> None:
    late, later = loaded(site, learner), loaded(site, learner)
    with transaction.atomic():
        with one_writer(loaded(site, learner)):
            pass
        assert refused(submit_to(late, learner)) == "in_progress"
    assert refused(submit_to(later, learner)) == "200"


def test_a_write_is_remembered_only_once_it_is_committed(site: Site, learner: Learner) -> None:
    late = loaded(site, learner)
    with transaction.atomic():
        submit_to(loaded(site, learner), learner)
    assert refused(submit_to(late, learner)) == "in_progress"


def test_after_a_rollback_a_learner_is_served_within_half_a_minute(
    site: Site, learner: Learner, pass_time: Callable[[], None]
) -> None:
    with rolled_back():
        assert refused(submit_to(loaded(site, learner), learner)) == "200"
    assert learner.state == {}
    pass_time()
    assert learner.submit().status_code == 200


@pytest.mark.parametrize("restored", [{}, {"writes": 1, "attempts": 0}])
def test_after_a_deleted_or_restored_state_a_learner_is_served_within_half_a_minute(
    site: Site, learner: Learner, restored: dict[str, object], pass_time: Callable[[], None]
) -> None:
    learner.draft(HALF)
    learner.draft(RIGHT, draft=1)
    site.put_state("amina", learner.usage, restored)
    assert code_of(learner.draft(HALF)) == "in_progress"
    pass_time()
    assert learner.draft(HALF).status_code == 200


def test_after_a_colleague_viewed_as_a_learner_the_learner_is_served_within_half_a_minute(
    site: Site, learner: Learner, pass_time: Callable[[], None]
) -> None:
    colleague = Learner(site, learner.usage, "carla")
    colleague.visitor.submit("/masquerade", username="amina")
    assert colleague.draft(RIGHT).status_code == 200
    pass_time()
    assert learner.draft(HALF).status_code == 200


def test_a_claim_that_was_never_given_back_ends_by_itself(
    site: Site, learner: Learner, pass_time: Callable[[], None]
) -> None:
    unfinished = one_writer(loaded(site, learner))
    unfinished.__enter__()
    assert code_of(learner.submit()) == "in_progress"
    pass_time()
    assert learner.submit().status_code == 200


def test_a_claim_that_ran_out_does_not_give_back_that_of_another(
    site: Site, learner: Learner, pass_time: Callable[[], None]
) -> None:
    slow = one_writer(loaded(site, learner))
    slow.__enter__()
    pass_time()
    with one_writer(loaded(site, learner)):
        slow.__exit__(None, None, None)
        with pytest.raises(Busy), one_writer(loaded(site, learner)):
            pass


def test_where_the_cache_forgets_the_last_one_wins_as_on_the_platform(site: Site, learner: Learner) -> None:
    late = loaded(site, learner)
    learner.read("coder")
    cache.clear()
    assert refused(submit_to(late, learner)) == "200"
    assert learner.payload["reading"]["read"] == ["coder"]


@pytest.mark.parametrize("writes", [-1, 10**30])
def test_whatever_number_of_writes_is_stored_the_next_one_is_taken(
    site: Site, learner: Learner, writes: int
) -> None:
    learner.read("coder")
    site.put_state("amina", learner.usage, learner.state | {"writes": writes})
    cache.clear()
    assert learner.submit(HALF).status_code == 200
    assert learner.state["writes"] > writes


def test_each_save_has_one_more_number(learner: Learner) -> None:
    learner.draft(HALF)
    assert learner.state["writes"] == 1
    learner.submit(HALF)  # saves before it publishes, and after
    assert learner.state["writes"] == 3
    learner.submit(HALF)
    assert learner.state["writes"] == 3
