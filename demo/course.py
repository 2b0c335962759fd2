"""The demo course: what it holds, who takes part, and how it gets into an empty database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from demo.authored import write_authored
from demo.ids import CourseKey, LibraryKey, UsageKey
from demo.models import CourseItem, CourseRole, Enrollment, Person

COURSE = CourseKey("demo", "CB1", "2026")
COURSE_USAGE = UsageKey(COURSE, "course", "course")
UNIT = UsageKey(COURSE, "vertical", "unit")
LIBRARY = LibraryKey("demo", "CB")
BLOCK_TYPE = "coding_billing"
COURSE_NAME = "Working in a Medical Office"
LIBRARY_NAME = "Coding and billing library"
STAFF_ROLE = "staff"

Holder = UsageKey | LibraryKey
"""What holds blocks: a unit of the course, or a content library."""


@dataclass(frozen=True)
class Member:
    """Somebody in the demo course, and what they are there."""

    username: str
    name: str
    description: str
    enrolled: bool = True
    staff: bool = False


MEMBERS = (
    Member("amina", "Amina", "Learner"),
    Member("ben", "Ben", "Learner"),
    Member("carla", "Carla", "Course team", staff=True),
    Member("dario", "Dario", "Signed in, but not enrolled in the course", enrolled=False),
)


@dataclass(frozen=True)
class Block:
    """A block and the field values its author stored; with none it shows its defaults."""

    block_id: str
    block_type: str = BLOCK_TYPE
    fields: Mapping[str, object] = field(default_factory=dict)


UNIT_FIELDS: Mapping[str, object] = {"display_name": "Coders and billers"}
BLOCKS = (Block("lesson"),)


def add_block(block: Block, holder: Holder = UNIT) -> UsageKey:
    """Put a block at the end of a unit or library and return its usage id."""
    usage = UsageKey(context_of(holder), block.block_type, block.block_id)
    add_item(usage, holder, block.fields)
    return usage


def context_of(holder: Holder) -> CourseKey | LibraryKey:
    """The course a unit belongs to; a library is its own context."""
    return holder if isinstance(holder, LibraryKey) else holder.context_key


def add_item(usage: UsageKey, parent: Holder | None, fields: Mapping[str, object]) -> None:
    """Put a course, a unit or a block into the course tree, with its authored field values (JSON)."""
    CourseItem.objects.create(
        usage=str(usage), block_type=usage.block_type, parent="" if parent is None else str(parent)
    )
    write_authored(usage, fields)


def blocks_of(holder: Holder) -> list[str]:
    """The usage ids of the blocks in a unit or library, in order."""
    return list(CourseItem.objects.filter(parent=str(holder)).values_list("usage", flat=True))


def seed_people() -> None:
    """Add the demo course's people, their enrolments and roles."""
    for member in MEMBERS:
        person = Person.objects.create(username=member.username, name=member.name)
        if member.enrolled:
            Enrollment.objects.create(person=person, context=str(COURSE))
        if member.staff:
            CourseRole.objects.create(person=person, context=str(COURSE), role=STAFF_ROLE)


def seed_course() -> None:
    """Add the course and its unit with one block."""
    add_item(COURSE_USAGE, None, {"display_name": COURSE_NAME})
    add_item(UNIT, COURSE_USAGE, UNIT_FIELDS)
    for block in BLOCKS:
        add_block(block)


def seed_library() -> None:
    """Add the library's block, and the course team as the team of the library."""
    for role in CourseRole.objects.filter(context=str(COURSE)):
        CourseRole.objects.create(person=role.person, context=str(LIBRARY), role=role.role)
    for block in BLOCKS:
        add_block(block, LIBRARY)


def seed() -> None:
    """Fill an empty database with the demo course and library; leave what is there already alone."""
    if not Person.objects.exists():
        seed_people()
        seed_course()
    if not CourseRole.objects.filter(context=str(LIBRARY)).exists():
        seed_library()
