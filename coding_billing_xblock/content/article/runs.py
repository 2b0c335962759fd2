"""The words of an HTML element with what is bold, slanted or linked in them, and the same as lines of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from coding_billing_xblock.content.article.inline import escape, link, usable_url
from coding_billing_xblock.content.article.tree import Child, Node

_BOLD = re.compile(r"(?:^|;)font-weight:(?:bold|bolder|[6-9]00)")
_NOT_BOLD = re.compile(r"(?:^|;)font-weight:(?:normal|lighter|[1-5]00)")
_SPACES = re.compile(r"\s+")
_STRONG_TAGS = frozenset({"b", "strong"})
_SLANTED_TAGS = frozenset({"i", "em", "cite", "dfn", "var"})


@dataclass(frozen=True, slots=True)
class Look:
    """How words look: ``mark`` is the Markdown around them, ``url`` where they lead to.

    The mark ``!`` is an image's: its words stand for it, and ``url`` is where it comes from.
    """

    mark: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look the same."""

    text: str
    look: Look


def markdown_lines(children: Iterable[Child]) -> list[str]:
    """The lines of text in a part of a page as Markdown; an empty one stands where a line is left empty."""
    lines: list[list[Run]] = [[]]
    for run in _merged(_runs(children, Look())):
        first, *others = run.text.split("\n")
        lines[-1].append(replace(run, text=first))
        lines.extend([replace(run, text=text)] for text in others)
    return [_line(runs) for runs in lines]


def _runs(children: Iterable[Child], look: Look) -> Iterator[Run]:
    for child in children:
        if isinstance(child, str):
            yield Run(_SPACES.sub(" ", child), look)
        elif child.tag == "br":
            yield Run("\n", look)
        elif child.tag == "img":
            yield from _image(child)
        else:
            yield from _runs(child.children, _look_of(child, look))


def _image(node: Node) -> Iterator[Run]:
    """A course file as it is; other images are the page's and not the course's."""
    if is_course_file(node):
        yield Run(node.attributes.get("alt", ""), Look("!", node.attributes["src"]))


def is_course_file(image: Node) -> bool:
    """Whether an image comes from the course's own files."""
    return image.attributes.get("src", "").startswith("/static/")


def _look_of(node: Node, around: Look) -> Look:
    url = node.attributes.get("href", "") if node.tag == "a" else around.url
    style = node.style
    if _NOT_BOLD.search(style):
        return Look("" if around.mark == "**" else around.mark, url)
    if node.tag in _STRONG_TAGS or _BOLD.search(style):
        return Look("**", url)
    if not around.mark and (node.tag in _SLANTED_TAGS or "font-style:italic" in style):
        return Look("*", url)
    return Look(around.mark, url)


def _merged(runs: Iterable[Run]) -> Iterator[Run]:
    for look, alike in groupby(runs, key=lambda run: run.look):
        yield Run("".join(run.text for run in alike), look)


def _line(runs: list[Run]) -> str:
    parts = [_markdown(run) for run in runs]
    spelled = [
        f"{part[:-1]}\\!" if part.endswith("!") and following.startswith("[") else part
        for part, following in zip(parts, [*parts, ""][1:], strict=True)
    ]
    return " ".join("".join(spelled).split())


def _markdown(run: Run) -> str:
    core = " ".join(run.text.split())
    if run.look.mark == "!":
        return f"![{escape(core)}]({usable_url(run.look.url)})"
    if not core:
        return run.text
    before, after = (" " if run.text[at].isspace() else "" for at in (0, -1))
    marked = f"{run.look.mark}{escape(core)}{run.look.mark}"
    return f"{before}{link(marked, run.look.url) if run.look.url else marked}{after}"
