"""Bytes and requests of a page, by kind, raw and as a server compresses them."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from web_fragments.fragment import Fragment, FragmentResource
from xblock.core import XBlock

from demo.runtime import resource_package, unmixed

ASSETS = files("coding_billing_xblock") / "static" / "public"
COMPRESSION = 6
"""The level that web servers use unless told otherwise."""

KINDS = {"JavaScript": "application/javascript", "CSS": "text/css"}
"""The kinds of files by their media types."""


@dataclass(frozen=True)
class Size:
    """How much there is of one kind: files to ask for, bytes, and bytes compressed one by one."""

    kind: str
    files: int
    raw: int
    compressed: int

    def plus(self, other: Size) -> Size:
        """Both together, as of this one's kind."""
        return Size(
            self.kind,
            self.files + other.files,
            self.raw + other.raw,
            self.compressed + other.compressed,
        )


def sizes_of(block: XBlock, fragment: Fragment) -> list[Size]:
    """The page itself, what its script is told, and its scripts and styles, also those that stand in the page."""
    return [
        _size("page", [fragment.content.encode()]),
        _size("state", [json.dumps(fragment.json_init_args).encode()]),
        *(_size_of_resources(block, fragment, kind) for kind in KINDS),
    ]


def size_of_files(kind: str, *patterns: str) -> Size:
    """The assets whose names fit one of the patterns."""
    paths = sorted(path for pattern in patterns for path in Path(str(ASSETS)).glob(pattern))
    return _size(kind, [path.read_bytes() for path in paths], len(paths))


def _size_of_resources(block: XBlock, fragment: Fragment, kind: str) -> Size:
    resources = [resource for resource in fragment.resources if resource.mimetype == KINDS[kind]]
    requests = sum(resource.kind == "url" for resource in resources)
    return _size(kind, [_content(block, resource) for resource in resources], requests)


def _content(block: XBlock, resource: FragmentResource) -> bytes:
    if resource.kind != "url":
        return str(resource.data).encode()
    # The way a host finds the file behind an address that it gave out.
    block_class = unmixed(block)
    _, _, uri = resource.data.partition(f"/{resource_package(block_class)}/")
    content: bytes = block_class.open_local_resource(uri).read()
    return content


def _size(kind: str, contents: list[bytes], requests: int = 0) -> Size:
    compressed = sum(len(gzip.compress(content, COMPRESSION)) for content in contents)
    return Size(kind, requests, sum(map(len, contents)), compressed)
