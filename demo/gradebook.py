"""What the gradebook shows: grade, completion and state by block and learner, and all that was published."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from xblock.core import XBlock

from demo.ids import parse_usage
from demo.lms import LearnerRuntime
from demo.models import Completion, Enrollment, Event, Person, StudentState
from demo.outline import title_of
from demo.people import Viewer

SHOWN_EVENTS = 200
NONE = "none"


@dataclass(frozen=True)
class Row:
    """One learner in one block."""

    person: Person
    grade: str
    as_published: str
    completion: str
    modified: datetime | None
    state: str


@dataclass(frozen=True)
class BlockGrades:
    """One block and its learners."""

    usage: str
    title: str
    max_score: float | None
    rows: list[Row]


@dataclass(frozen=True)
class Published:
    """One thing that a block published."""

    time: datetime
    who: str
    block: str
    name: str
    payload: str


def block_grades(usage: str, context: str) -> BlockGrades:
    """The grades of a block, for everybody who is enrolled or has state in it."""
    block = LearnerRuntime(Viewer(None, {})).get_block(parse_usage(usage))
    states = {row.person_id: row for row in StudentState.objects.filter(usage=usage)}
    completions = dict(Completion.objects.filter(usage=usage).values_list("person_id", "value"))
    rows = [_row(block, person, states, completions) for person in _people(context, {*states, *completions})]
    return BlockGrades(
        usage, title_of(block), block.max_score() if hasattr(block, "max_score") else None, rows
    )


def _people(context: str, others: set[int]) -> list[Person]:
    enrolled = Enrollment.objects.filter(context=context, is_active=True).values_list("person_id", flat=True)
    return list(Person.objects.filter(pk__in={*enrolled, *others}))


def _row(
    block: XBlock, person: Person, states: Mapping[int, StudentState], completions: Mapping[int, float]
) -> Row:
    stored = states.get(person.pk)
    completion = number(completions.get(person.pk))
    if stored is None:
        return Row(person, NONE, NONE, completion, None, "")
    shown = weighted(stored.grade, stored.max_grade, getattr(block, "weight", None))
    state = json.dumps(json.loads(stored.state), indent=2, ensure_ascii=False)
    published = score_text(stored.grade, stored.max_grade)
    return Row(person, score_text(*shown), published, completion, stored.modified, state)


def number(value: float | None) -> str:
    """A number as people write it."""
    return NONE if value is None else f"{value:.6g}"


def score_text(earned: float | None, possible: float | None) -> str:
    """A score in words; it may lack either part."""
    return NONE if earned is None and possible is None else f"{number(earned)} of {number(possible)}"


def weighted(
    earned: float | None, possible: float | None, weight: float | None
) -> tuple[float | None, float | None]:
    """A raw score as the gradebook shows it: earned × weight / possible, of weight."""
    if weight is None or earned is None or not possible:
        return earned, possible
    return earned * weight / possible, weight


def published_events() -> list[Published]:
    """What blocks published, newest first, at most the last `SHOWN_EVENTS`."""
    events = Event.objects.select_related("person").order_by("-pk")[:SHOWN_EVENTS]
    return [
        Published(
            event.time,
            "Visitor" if event.person is None else event.person.name,
            parse_usage(event.usage).block_id,
            event.name,
            event.payload,
        )
        for event in events
    ]
