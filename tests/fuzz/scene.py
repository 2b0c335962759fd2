"""One block in a course or a library with some content, a learner with some state, and all that is stored."""

from __future__ import annotations

from random import Random
from typing import Any, NamedTuple

from django.core.cache import cache
from django.db import connection

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.studio.stored import stored_in
from demo.authored import replace_authored
from demo.ids import UsageKey, parse_usage
from demo.lms import LearnerRuntime
from demo.models import Completion, Event, SharedField, StudentState
from demo.people import Viewer
from demo.studio import StudioRuntime
from tests.fuzz import contents, states
from tests.support.site import Site

LEARNER = "amina"
TABLES = (
    *("demo_studentstate", "demo_completion", "demo_event", "demo_authoredfield", "demo_sharedfield"),
    "django_session",
)


class Records:
    """All that is stored, read only when something was written since."""

    def __init__(self) -> None:
        self._written = -1
        self._rows: list[list[tuple[object, ...]]] = []

    def now(self) -> list[list[tuple[object, ...]]]:
        """All rows of these tables, to compare with what they are later."""
        with connection.cursor() as cursor:
            written = connection.connection.total_changes
            if written != self._written:
                self._rows = [
                    cursor.execute(f"SELECT * FROM {table} ORDER BY 1").fetchall() for table in TABLES
                ]
                self._written = written
        return self._rows


class Scene(NamedTuple):
    """A block and the state of a learner that nobody may change, if there is one."""

    site: Site
    usage: UsageKey
    left_alone: str | None

    @property
    def in_course(self) -> bool:
        """Whether the block is in a course."""
        return self.usage.context_key.is_course

    @property
    def content(self) -> str:
        """The stored content."""
        return str(self.site.authored(str(self.usage)).get("data", ""))

    @property
    def asked(self) -> Document | None:
        """What the open attempt of the learner asks, if there is one."""
        block = LearnerRuntime(Viewer(self.site.person(LEARNER), {})).get_block(self.usage)
        if block.document is None or block.unreadable_state():
            return None
        asked: Document = block.desk().sitting.asked
        return asked

    @property
    def state_text(self) -> str | None:
        """The learner's state as it is stored, byte for byte."""
        rows = StudentState.objects.filter(person__username=LEARNER, usage=str(self.usage))
        return rows.values_list("state", flat=True).first()

    @property
    def revision(self) -> str:
        """The revision of what an author edits."""
        block = StudioRuntime(Viewer(self.site.person("carla"), {})).get_block(self.usage)
        return stored_in(block).revision


def new_scene(site: Site, usages: list[str], real: list[dict[str, Any]], random: Random) -> Scene:
    """One of the blocks, with a new content, and a learner without state, with a real one, or with any."""
    usage = parse_usage(random.choice(usages))
    cache.clear()
    for stored in (Completion, Event, SharedField, StudentState):
        stored.objects.all().delete()
    replace_authored(usage, contents.fields(random))
    state = random.choice(real)
    kind, left_alone = random.random(), None
    if kind < 0.25:
        left_alone = states.unreadable(state, random)
        site.put_state(LEARNER, str(usage), left_alone)
    elif kind < 0.5:
        site.put_state(LEARNER, str(usage), states.odd(state, random))
    elif kind < 0.75:
        site.put_state(LEARNER, str(usage), state)
    return Scene(site, usage, left_alone)
