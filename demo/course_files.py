"""The course's files: those that come with the demo, and those that its team uploaded."""

import mimetypes
import re
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from demo.course import COURSE
from demo.models import CourseFile

LARGEST = 20_000_000
"""Bytes of an upload: the platform's bound as it is shipped."""

_NO_PART_OF_A_NAME = re.compile(r"[^\w.~-]")


def mime_type(name: str) -> str:
    """The type of a file by its name."""
    return mimetypes.guess_type(name, strict=False)[0] or "application/octet-stream"


def address_of(name: str) -> str:
    """Where a file is served."""
    return f"/{COURSE.make_asset_key('asset', name)}"


def read_file(name: str) -> bytes | None:
    """The content of a file; None where the course has none of that name."""
    uploaded = CourseFile.objects.filter(name=name).first()
    if uploaded is not None:
        return bytes(uploaded.content)
    path = (_folder() / name).resolve()
    return path.read_bytes() if path.is_relative_to(_folder()) and path.is_file() else None


def find_files(words: Sequence[str], kind: str) -> list[str]:
    """The names in which all the words stand, newest first; of this kind (as in "image") unless it is empty."""
    shipped = sorted(path.name for path in _folder().iterdir())
    uploaded = list(CourseFile.objects.values_list("name", flat=True))
    return [
        name
        for name in (*uploaded, *(name for name in shipped if name not in uploaded))
        if all(word.lower() in name.lower() for word in words) and mime_type(name).startswith(kind)
    ]


def store_file(name: str, content: bytes) -> str:
    """Keep an upload, in the place of one of the same name; returns the name that it has now."""
    usable = _NO_PART_OF_A_NAME.sub("_", name)
    CourseFile.objects.update_or_create(name=usable, defaults={"content": content})
    return usable


def _folder() -> Path:
    return Path(settings.DEMO_ROOT) / "files"
