"""JSON values of every kind, values that are nearly right, and texts that are nearly JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

WORDS = tuple("who what sort a b c s1 s2 coder biller lesson table id type text answers serial best".split())
ODD_TEXTS = (
    "",
    " ",
    "\x00",
    "\u0085\u2028",
    "\ufeff",
    "ع",
    "😀",
    "</script><b>",
    "&amp;",
    "__proto__",
    "{0}{x}%s",
    "/static/x.png",
    "2026-01-01T00:00:00Z",
    "1e5",
    "NaN",
    "w" * 3_000,
)
NUMBERS = (0, 1, -1, 2, 3, 20, 21, 2**31, 2**53, 2**53 + 1, 2**64, 10**30, 0.0, -0.0, 0.5, 1e-320, 1e308)
DEEP = (60, 150, 190, 260, 400)


def any_json(random: Random, depth: int = 3) -> Any:
    """A value of any JSON type."""
    kinds: tuple[Callable[[], Any], ...] = (
        lambda: random.choice((None, True, False)),
        lambda: random.choice(NUMBERS),
        lambda: random.choice(WORDS),
        lambda: random.choice(ODD_TEXTS),
        lambda: [any_json(random, depth - 1) for _ in range(random.randrange(4))],
        lambda: {
            random.choice(WORDS + ODD_TEXTS): any_json(random, depth - 1) for _ in range(random.randrange(4))
        },
    )
    return random.choice(kinds if depth else kinds[:4])()


def deep(random: Random) -> Any:
    """A value in many lists or objects."""
    inside: Any = random.choice(WORDS)
    wrap = random.choice((lambda value: [value], lambda value: {"a": value}))
    for _ in range(random.choice(DEEP)):
        inside = wrap(inside)
    return inside


def changed(value: Any, random: Random, new: Callable[[Random], Any] = any_json) -> Any:
    """A copy of a JSON value with something in it replaced by something new, left out, added, or in another place."""
    copied = _copy(value)
    inside = [found for found in _containers(copied) if found]
    if not inside:
        return new(random)
    _change(random.choice(inside), random, new)
    return copied


def _copy(value: Any) -> Any:
    return json.loads(json.dumps(value))


def _containers(value: Any) -> Iterator[Any]:
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict | list):
            yield found
            waiting.extend(found.values() if isinstance(found, dict) else found)


def _change(container: Any, random: Random, new: Callable[[Random], Any]) -> None:
    places = list(container) if isinstance(container, dict) else range(len(container))
    place, other = random.choice(places), random.choice(places)
    match random.randrange(6):
        case 0 | 1:
            container[place] = new(random)
        case 2:
            container[place] = container[other]
        case 3:
            del container[place]
        case 4 if isinstance(container, dict):
            container[random.choice(WORDS + ODD_TEXTS)] = container[place]
        case 4:
            container.insert(place, _copy(container[other]))
        case _:
            container[place] = deep(random)


def spoiled(text: str, random: Random) -> bytes:
    """A text with something in it that may not be there."""
    place = random.randrange(len(text) + 1)
    pieces = (
        "",
        "NaN",
        "-Infinity",
        '"\\ud800"',
        "\x00",
        ",",
        "[" * 3_000,
        '{"a":' * 300,
        "1e999",
        "1" * 5_000,
    )
    raw = (b"\xff\xfe", b"\xef\xbb\xbf", "é".encode("utf-16"), b"")
    match random.randrange(3):
        case 0:
            return text[:place].encode()
        case 1:
            return (text[:place] + random.choice(pieces) + text[place + 1 :]).encode()
        case _:
            return text[:place].encode() + random.choice(raw) + text[place:].encode()


def as_body(value: Any, random: Random) -> bytes:
    """JSON text, mostly well formed."""
    text = json.dumps(value, ensure_ascii=random.random() < 0.5)
    return spoiled(text, random) if random.random() < 0.08 else text.encode()
