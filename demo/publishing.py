"""What happens to everything a block publishes: it is recorded, and grades and completion take effect.

Nothing is clamped or rolled back: a grade is stored as published, at once, whatever happens afterwards.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.db import IntegrityError
from xblock.completable import XBlockCompletionMode
from xblock.core import XBlock
from xblock.scorable import ScorableXBlockMixin, Score

from demo.models import Completion, Event, Person, StudentState

Payload = Mapping[str, Any]


def record_event(person: Person | None, block: XBlock, name: str, payload: Payload) -> None:
    """Keep what was published, under the name and in the order it was published."""
    Event.objects.create(
        person=person,
        usage=str(block.scope_ids.usage_id),
        name=name,
        payload=json.dumps(payload, default=str),
    )


def publish(person: Person | None, block: XBlock, name: str, payload: Payload) -> None:
    """Record an event, and carry it out where it is a grade or completion of a known person."""
    record_event(person, block, name, payload)
    effect = EFFECTS.get(name)
    if effect is not None and person is not None:
        effect(person, block, payload)


def _publish_grade(person: Person, block: XBlock, payload: Payload) -> None:
    """Store a grade. Raises KeyError when `value` or `max_value` is missing."""
    earned, possible = payload["value"], payload["max_value"]
    usage = str(block.scope_ids.usage_id)
    if payload.get("only_if_higher") and not _is_as_high(person, usage, earned, possible):
        return
    store_grade(person, usage, earned, possible)
    if isinstance(block, ScorableXBlockMixin):
        block.set_score(Score(raw_earned=earned, raw_possible=possible))
    if not getattr(block, "has_custom_completion", False):
        _complete_by_grade(person, block)


def _is_as_high(person: Person, usage: str, earned: float, possible: float) -> bool:
    row = StudentState.objects.filter(person=person, usage=usage, grade__isnull=False).first()
    if row is None:
        return True
    if not row.max_grade:
        return bool(possible)
    return bool(possible) and earned / possible >= row.grade / row.max_grade


def store_grade(person: Person, usage: str, earned: float | None, possible: float | None) -> None:
    """Put a grade on the learner's row, as it is."""
    row = StudentState.objects.filter(person=person, usage=usage)
    if row.update(grade=earned, max_grade=possible):
        return
    try:
        StudentState.objects.create(person=person, usage=usage, grade=earned, max_grade=possible)
    except IntegrityError:
        row.update(grade=earned, max_grade=possible)


def _complete_by_grade(person: Person, block: XBlock) -> None:
    if XBlockCompletionMode.get_mode(block) == XBlockCompletionMode.COMPLETABLE:
        store_completion(person, str(block.scope_ids.usage_id), 1.0)


def _publish_completion(person: Person, block: XBlock, payload: Payload) -> None:
    """Store completion. Raises ValueError outside 0.0 to 1.0."""
    value = payload["completion"]
    if not isinstance(value, int | float) or not 0.0 <= value <= 1.0:
        raise ValueError(f"completion must be between 0.0 and 1.0, not {value!r}")
    store_completion(person, str(block.scope_ids.usage_id), value)


def store_completion(person: Person, usage: str, value: float) -> None:
    """Keep how far the person has completed a block; it may go down."""
    row = Completion.objects.filter(person=person, usage=usage)
    if row.update(value=value):
        return
    try:
        Completion.objects.create(person=person, usage=usage, value=value)
    except IntegrityError:
        row.update(value=value)


EFFECTS: dict[str, Callable[[Person, XBlock, Payload], None]] = {
    "grade": _publish_grade,
    "completion": _publish_completion,
}
