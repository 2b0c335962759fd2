"""Bytes and requests of a page, by kind, raw and as a server compresses them."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from web_fragments.fragment import Fragment

ASSETS = files("coding_billing_xblock") / "static" / "public"
COMPRESSION = 6
"""The level that web servers use unless told otherwise."""


@dataclass(frozen=True)
class Size:
    """How much there is of one kind: files, bytes, and bytes compressed one by one."""

    kind: str
    files: int
    raw: int
    compressed: int


def sizes_of(fragment: Fragment) -> list[Size]:
    """The page itself, what its script is told, and its files by kind."""
    names = [resource.data.rsplit("/", 1)[1] for resource in fragment.resources]
    return [
        _size("page", [fragment.content.encode()]),
        _size("state", [json.dumps(fragment.json_init_args).encode()]),
        _size("JavaScript", _contents(names, ".js")),
        _size("CSS", _contents(names, ".css")),
    ]


def size_of_files(kind: str, pattern: str) -> Size:
    """The assets whose names fit a pattern."""
    return _size(kind, [path.read_bytes() for path in sorted(Path(str(ASSETS)).glob(pattern))])


def _contents(names: Iterable[str], ending: str) -> list[bytes]:
    return [(ASSETS / name).read_bytes() for name in names if name.endswith(ending)]


def _size(kind: str, contents: list[bytes]) -> Size:
    compressed = sum(len(gzip.compress(content, COMPRESSION)) for content in contents)
    return Size(kind, len(contents), sum(map(len, contents)), compressed)
