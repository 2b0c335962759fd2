"""What rendering costs as texts grow: it has to be linear, whatever stands in them, and quick on a real lesson."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from typing import NamedTuple

from coding_billing_xblock.lessons.shelf import shipped
from coding_billing_xblock.text.markdown import render

SHORT, LONG = 20_000, 40_000
"""Characters of a text and of one twice as long."""

LESSON = 2_000_000
REPEATS = 3

PATTERNS = (
    "- ¦-¦* ¦+ a\n¦1. ¦1) a\n¦> ¦>¦> - ¦1. - ¦* * ¦ - a\n  - b\n¦\t¦    a\n¦  ¦# ¦#¦a\n=\n¦a\n-\n¦"
    "---\n¦***\n¦```\n¦~~~\n¦`¦``a`¦`a``¦\n¦\\¦\\\n¦  \n¦*¦**¦***a¦_¦__a ¦**a ¦_*a¦a*¦*a_¦~~¦~~a ¦"
    "*a **b ¦&¦&amp;¦&#65;¦&#¦[¦]¦[]¦![¦[a](¦[a](b)¦![a](b)¦[a][¦[a]: b\n¦[a]: b\n[a]\n\n¦[x]: <¦"
    "[[a]](¦(¦<¦<a¦<b>¦</b>¦<b><i>¦<b>x</b>¦<br>¦<b/>¦<p>\n\n¦<div>\n¦<table><tr><td>¦<td>¦<li>\n- ¦"
    "<!--¦<!--\n¦> <!--\n¦- <!--\n¦-->¦<!-- -- ¦<pre>\n¦<?¦<![CDATA[¦<!A¦</¦<b\n¦<a href='¦"
    "<b a=1 b=2>¦<http://a>¦<a@b.c>¦http://a.b ¦`<b>`¦|¦a|b\n-|-\n¦|a|b|\n|-|-|\n¦| - ¦\\|¦•¦• a\n¦^¦"
    "[^1]¦[^1]: a\n¦**a **¦\N{ZERO WIDTH SPACE}¦\N{ARABIC LETTER ALEF} ¦a ¦a\n¦ab.\n\n"
).split("¦")
"""What a text is made of, over and over."""


class Growth(NamedTuple):
    """The seconds that a short text of one pattern and one twice as long take."""

    pattern: str
    short: float
    long: float

    @property
    def ratio(self) -> float:
        """How many times the cost of the short text the long one costs; 2 is linear."""
        return self.long / self.short


def growths() -> Iterator[Growth]:
    """The costs of all patterns."""
    for pattern in PATTERNS:
        yield Growth(pattern, _seconds(_filled(pattern, SHORT)), _seconds(_filled(pattern, LONG)))


def lesson_seconds() -> float:
    """What rendering a lesson of ``LESSON`` characters costs, made of the sections of the shipped one."""
    bodies = [section.body for section in shipped().lesson.sections]
    times = LESSON // sum(map(len, bodies)) + 1
    start = time.perf_counter()
    for round_ in range(times):
        for body in bodies:
            render.__wrapped__(f"{body}\n\n{round_}")
    return time.perf_counter() - start


def _filled(pattern: str, length: int) -> str:
    return (pattern * (length // len(pattern) + 1))[:length]


def _seconds(text: str) -> float:
    """The least of a few runs, in which other work of the machine counts least."""
    return min(_once(text) for _ in range(REPEATS))


def _once(text: str) -> float:
    gc.disable()  # it would look through what other texts left, now and then
    start = time.process_time()
    render.__wrapped__(text)
    taken = time.process_time() - start
    gc.enable()
    return taken
