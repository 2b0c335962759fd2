"""The demo site as tests see it: a fresh database, blocks with given fields, and what the site recorded."""

import gc
import json
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Barrier

from django.core.cache import cache
from django.db import connection, connections
from xblock.core import XBlock

from demo.authored import read_authored, write_authored
from demo.course import BLOCK_TYPE, COURSE_USAGE, LIBRARY, UNIT, Block, add_block, blocks_of
from demo.database import prepare_database
from demo.ids import parse_usage
from demo.lms import LearnerRuntime
from demo.models import Completion, CourseItem, CourseRole, Enrollment, Event, Person, StudentState
from demo.people import EVERYWHERE, Viewer
from demo.state import read_state
from tests.support.visitor import Visitor

PACKAGE = "coding_billing_xblock"


@dataclass(frozen=True)
class Grade:
    """A grade as it was published."""

    earned: float | None
    possible: float | None


@dataclass(frozen=True)
class Published:
    """One thing that a block published."""

    name: str
    payload: dict[str, object]


def use_database(path: Path) -> None:
    """Have the whole process, server threads included, use this database from now on."""
    connections.close_all()
    connections.settings["default"]["NAME"] = str(path)
    connection.settings_dict["NAME"] = str(path)


def make_pristine_database(path: Path) -> Path:
    """Create a database with the demo course in it."""
    use_database(path)
    prepare_database()
    connections.close_all()
    return path


class Site:
    """A running demo site with a database of its own."""

    def __init__(self, pristine_database: Path, database: Path) -> None:
        shutil.copy(pristine_database, database)
        self.database = database
        self.address = ""
        use_database(database)
        cache.clear()

    # Visiting

    def visit(self, username: str | None = None) -> Visitor:
        """Somebody with a browser session of their own; None is the anonymous visitor."""
        visitor = Visitor()
        if username is not None:
            visitor.sign_in(username)
        return visitor

    # The course

    @property
    def lesson(self) -> str:
        """The usage id of the block the demo course starts with: nothing is stored for it."""
        return self.blocks[0]

    @property
    def blocks(self) -> list[str]:
        """The usage ids of the unit's blocks, in order."""
        return blocks_of(UNIT)

    @property
    def library_lesson(self) -> str:
        """The usage id of the block the library starts with: nothing is stored for it."""
        return self.library_blocks[0]

    @property
    def library_blocks(self) -> list[str]:
        """The usage ids of the library's blocks, in order."""
        return blocks_of(LIBRARY)

    @property
    def unit(self) -> str:
        """The usage id of the demo unit."""
        return str(UNIT)

    def add_block(self, block_id: str, block_type: str = BLOCK_TYPE, **fields: object) -> str:
        """Put a block with these field values (JSON) at the end of the unit; returns its usage id."""
        return str(add_block(Block(block_id, block_type, fields)))

    def add_library_block(self, block_id: str, block_type: str = BLOCK_TYPE, **fields: object) -> str:
        """Put a block into a content library; returns its usage id."""
        return str(add_block(Block(block_id, block_type, fields), LIBRARY))

    def remove_block(self, usage: str) -> None:
        """Take a block out of the unit; what learners did in it stays stored."""
        CourseItem.objects.filter(usage=usage).delete()

    def author(self, usage: str, **fields: object) -> None:
        """Store authored field values (JSON) on a block, or on the unit: `due="2020-01-01T00:00:00Z"`."""
        write_authored(parse_usage(usage), fields)

    def author_course(self, **fields: object) -> None:
        """Store values (JSON) in the course's advanced settings, which blocks inherit."""
        write_authored(COURSE_USAGE, fields)

    def authored(self, usage: str) -> dict[str, object]:
        """What authors stored on a block."""
        return read_authored(usage)

    def unenroll(self, username: str) -> None:
        """End a person's enrolment."""
        Enrollment.objects.filter(person__username=username).update(is_active=False)

    def set_time_zone(self, username: str, time_zone: str) -> None:
        """Have a person's account name a time zone."""
        Person.objects.filter(username=username).update(time_zone=time_zone)

    def make_global_staff(self, username: str) -> None:
        """Make somebody staff of the whole site."""
        CourseRole.objects.create(person=self.person(username), context=EVERYWHERE, role="staff")

    # What was recorded

    def person(self, username: str) -> Person:
        """A person by name."""
        return Person.objects.get(username=username)

    def state(self, username: str, usage: str) -> dict[str, object]:
        """A learner's state as stored; empty where there is none."""
        return read_state(self.person(username), usage)

    def put_state(self, username: str, usage: str, state: Mapping[str, object] | str) -> None:
        """Store a learner's whole state, given as JSON values or as text."""
        text = state if isinstance(state, str) else json.dumps(state)
        StudentState.objects.update_or_create(
            person=self.person(username), usage=usage, defaults={"state": text}
        )

    def has_state_row(self, username: str, usage: str) -> bool:
        """Whether anything at all is stored of a learner for a block."""
        return StudentState.objects.filter(person__username=username, usage=usage).exists()

    def grade(self, username: str, usage: str) -> Grade | None:
        """The learner's grade as published, or None."""
        row = StudentState.objects.filter(person__username=username, usage=usage).first()
        if row is None or (row.grade is None and row.max_grade is None):
            return None
        return Grade(row.grade, row.max_grade)

    def completion(self, username: str, usage: str) -> float | None:
        """How far a learner has completed a block, or None."""
        rows = Completion.objects.filter(person__username=username, usage=usage)
        return rows.values_list("value", flat=True).first()

    def published(self, usage: str, name: str | None = None) -> list[Published]:
        """What a block published, oldest first: everything, or what has this name."""
        events = Event.objects.filter(usage=usage, **({} if name is None else {"name": name}))
        return [Published(event.name, json.loads(event.payload)) for event in events]

    # Underneath

    def block(self, usage: str, username: str | None = None) -> XBlock:
        """A block loaded for a learner, in a runtime of its own: its state is read now and not again."""
        person = None if username is None else self.person(username)
        return LearnerRuntime(Viewer(person, {})).get_block(parse_usage(usage))

    def at_once(self, *calls: Callable[[], object]) -> list[object]:
        """Make calls at the same moment, each in a thread of its own; returns their results in order."""
        barrier = Barrier(len(calls))

        def run(call: Callable[[], object]) -> object:
            barrier.wait()
            try:
                return call()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(calls)) as pool:
            return list(pool.map(run, calls))

    def restart(self) -> None:
        """Forget what a process keeps in memory; only the database survives. Sessions are in the database."""
        connections.close_all()
        cache.clear()
        for cached in _memoised_functions():
            cached.cache_clear()


def _memoised_functions() -> list[object]:
    kind = type(lru_cache(lambda: None))
    return [
        found
        for found in gc.get_objects()
        if isinstance(found, kind) and getattr(found, "__module__", "").startswith(PACKAGE)
    ]
