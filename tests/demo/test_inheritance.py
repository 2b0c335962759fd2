"""Settings that a block takes from its unit or course."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.timedelta import parse_timedelta, timedelta_text
from tests.support.site import Site


@pytest.fixture
def notebook(site: Site) -> str:
    return site.add_block("notebook", "notebook")


def test_without_dates_nothing_is_ever_due(site: Site, notebook: str) -> None:
    block = site.block(notebook)
    assert block.due is None
    assert block.close_date is None
    assert not block.has_deadline_passed()
    assert block.show_correctness == "always"


def test_a_block_takes_its_units_due_date(site: Site, notebook: str) -> None:
    site.author(site.unit, due="2020-01-01T00:00:00Z")
    assert site.block(notebook).due == datetime(2020, 1, 1, tzinfo=UTC)
    assert site.block(notebook).has_deadline_passed()


def test_the_nearest_value_counts(site: Site, notebook: str) -> None:
    site.author_course(show_correctness="never")
    assert site.block(notebook).show_correctness == "never"
    site.author(site.unit, show_correctness="past_due")
    assert site.block(notebook).show_correctness == "past_due"
    site.author(notebook, show_correctness="always")
    assert site.block(notebook).show_correctness == "always"


def test_the_grace_period_moves_the_close_date(site: Site, notebook: str) -> None:
    site.author(site.unit, due="2020-01-01T00:00:00Z", graceperiod="36500 days")
    assert not site.block(notebook).is_past_due()


def test_in_a_self_paced_course_no_deadline_passes(site: Site, notebook: str) -> None:
    site.author(site.unit, due="2020-01-01T00:00:00Z", self_paced=True)
    assert not site.block(notebook).has_deadline_passed()


def test_a_blocks_own_max_attempts_takes_the_courses_advanced_setting(site: Site, notebook: str) -> None:
    assert site.block(notebook).max_attempts is None
    site.author_course(max_attempts=3)
    assert site.block(notebook).max_attempts == 3


def test_a_setting_that_is_not_inheritable_stays_where_it_is(site: Site, notebook: str) -> None:
    site.author(site.unit, title="Unit")
    assert site.block(notebook).title == "Notebook"


@given(st.timedeltas(timedelta(0), timedelta(days=4000)))
def test_spans_of_time_can_be_written_and_read(span: timedelta) -> None:
    whole = timedelta(days=span.days, seconds=span.seconds)
    assert parse_timedelta(timedelta_text(whole)) == whole


@pytest.mark.parametrize("text", ["", "soon", "2 fortnights", 5, None])
def test_other_text_is_no_span(text: object) -> None:
    assert parse_timedelta(text) is None
