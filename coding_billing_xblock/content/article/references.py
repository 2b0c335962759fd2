"""Markdown's links by reference, written out where they stand: their definitions would end up in another section."""

from __future__ import annotations

import re

_DEFINITION = re.compile(
    r"^ {0,3}\[(?P<name>[^\[\]\n]{1,100})\]:[ \t]*<?(?P<url>[^\s<>]{1,2000})>?(?:[ \t]+[\"'(][^\n]{0,300})?[ \t]*$",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"\[(?P<text>[^\[\]\n]{1,300})\](?:\[(?P<name>[^\[\]\n]{0,100})\]|(?![\[(:]))")


def without_references(markdown: str) -> str:
    """The Markdown with every link's address beside its text; a definition that no link uses becomes text."""
    urls = {_key(found["name"]): found["url"] for found in _DEFINITION.finditer(markdown)}
    used: set[str] = set()

    def written_out(found: re.Match[str]) -> str:
        name = _key(found["name"] or found["text"])
        if name not in urls:
            return found[0]
        used.add(name)
        return f"[{found['text']}]({urls[name]})"

    def left_over(found: re.Match[str]) -> str:
        return "" if _key(found["name"]) in used else f"\\{found[0].lstrip()}"

    return _DEFINITION.sub(left_over, _REFERENCE.sub(written_out, markdown)) if urls else markdown


def _key(name: str) -> str:
    return " ".join(name.lower().split())
