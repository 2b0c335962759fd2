"""The demo course: what it holds, who takes part, and how it gets into an empty database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from demo.authored import write_authored
from demo.ids import CourseKey, UsageKey
from demo.models import CourseItem, CourseRole, Enrollment, Person

COURSE = CourseKey("demo", "CB1", "2026")
COURSE_USAGE = UsageKey(COURSE, "course", "course")
UNIT = UsageKey(COURSE, "vertical", "unit")
BLOCK_TYPE = "coding_billing"
COURSE_NAME = "Working in a Medical Office"
STAFF_ROLE = "staff"


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
    """A block of the unit and the field values its author stored; with none it shows its defaults."""

    block_id: str
    block_type: str = BLOCK_TYPE
    fields: Mapping[str, object] = field(default_factory=dict)


UNIT_FIELDS: Mapping[str, object] = {"display_name": "Coders and billers"}
BLOCKS = (Block("lesson"),)


def add_block(block: Block) -> UsageKey:
    """Put a block at the end of the demo unit and return its usage id."""
    usage = UsageKey(COURSE, block.block_type, block.block_id)
    add_item(usage, UNIT, block.fields)
    return usage


def add_item(usage: UsageKey, parent: UsageKey | None, fields: Mapping[str, object]) -> None:
    """Put a course, a unit or a block into the course tree, with its authored field values (JSON)."""
    CourseItem.objects.create(
        usage=str(usage), block_type=usage.block_type, parent="" if parent is None else str(parent)
    )
    write_authored(usage, fields)


def blocks_of(unit: UsageKey) -> list[str]:
    """The usage ids of the blocks in a unit, in order."""
    return list(CourseItem.objects.filter(parent=str(unit)).values_list("usage", flat=True))


def seed_people() -> None:
    """Add the demo course's people, their enrolments and roles."""
    for member in MEMBERS:
        person = Person.objects.create(username=member.username, name=member.name)
        if member.enrolled:
            Enrollment.objects.create(person=person, context=str(COURSE))
        if member.staff:
            CourseRole.objects.create(person=person, context=str(COURSE), role=STAFF_ROLE)


def seed_course() -> None:
    """Add the course and its empty unit."""
    add_item(COURSE_USAGE, None, {"display_name": COURSE_NAME})
    add_item(UNIT, COURSE_USAGE, UNIT_FIELDS)


def seed() -> None:
    """Fill an empty database with the demo course; leave one that holds it already alone."""
    if Person.objects.exists():
        return
    seed_people()
    seed_course()
    for block in BLOCKS:
        add_block(block)
