"""Ids that look and behave like the platform's opaque keys, as far as a block can see.

A usage id knows its context (a course or a content library); `str()` of either is its address, and
`parse_usage` reads that address back.
"""

import re
from dataclasses import dataclass
from typing import ClassVar


class InvalidIdError(ValueError):
    """The text is no id of this site."""


@dataclass(frozen=True)
class CourseKey:
    """A course run: `course-v1:demo+CB1+2026`."""

    org: str
    course: str
    run: str
    is_course: ClassVar[bool] = True

    def make_asset_key(self, asset_type: str, path: str) -> str:
        """The id of a file of this course, which is its address as well."""
        return f"asset-v1:{self.org}+{self.course}+{self.run}+type@{asset_type}+block@{path}"

    def __str__(self) -> str:
        return f"course-v1:{self.org}+{self.course}+{self.run}"


@dataclass(frozen=True)
class LibraryKey:
    """A content library: `lib:demo:CB`."""

    org: str
    slug: str
    is_course: ClassVar[bool] = False

    def __str__(self) -> str:
        return f"lib:{self.org}:{self.slug}"


@dataclass(frozen=True)
class UsageKey:
    """One block in one context. It is its own definition id: nothing is shared between courses."""

    context_key: CourseKey | LibraryKey
    block_type: str
    block_id: str

    @property
    def course_key(self) -> CourseKey | LibraryKey:
        """The older name for `context_key`."""
        return self.context_key

    def __str__(self) -> str:
        context = self.context_key
        if isinstance(context, LibraryKey):
            return f"lb:{context.org}:{context.slug}:{self.block_type}:{self.block_id}"
        course = str(context).removeprefix("course-v1:")
        return f"block-v1:{course}+type@{self.block_type}+block@{self.block_id}"


_PART = r"([A-Za-z0-9_.-]+)"
_COURSE_USAGE = re.compile(rf"block-v1:{_PART}\+{_PART}\+{_PART}\+type@{_PART}\+block@{_PART}")
_LIBRARY_USAGE = re.compile(rf"lb:{_PART}:{_PART}:{_PART}:{_PART}")


def parse_usage(text: str) -> UsageKey:
    """Read a usage id from its address. Raises `InvalidIdError` for anything else."""
    if match := _COURSE_USAGE.fullmatch(text):
        org, course, run, block_type, block_id = match.groups()
        return UsageKey(CourseKey(org, course, run), block_type, block_id)
    if match := _LIBRARY_USAGE.fullmatch(text):
        org, slug, block_type, block_id = match.groups()
        return UsageKey(LibraryKey(org, slug), block_type, block_id)
    raise InvalidIdError(text)
