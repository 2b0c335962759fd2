"""What becomes different when one document takes the place of another, said for a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, NamedTuple

from coding_billing_xblock.content.document import Comparison, Document, NextStep, Outcome
from coding_billing_xblock.text.findings import N_, N_plural
from coding_billing_xblock.text.markdown import plain, plain_phrase

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``message`` is a message id; one with a ``plural`` depends on ``count``."""

    message: str
    plural: str = ""
    count: int = 1
    parameters: Mapping[str, object] = field(default_factory=dict)

    def text(self, gettext: Callable[[str], str], ngettext: Callable[[str, str, int], str]) -> str:
        """The difference in words, translated."""
        chosen = ngettext(self.message, self.plural, self.count) if self.plural else gettext(self.message)
        return chosen.format(count=self.count, **self.parameters)


class Wording(NamedTuple):
    """How to say what happened to items of a list: to one that has a name, and to a number of them."""

    one: str
    some: tuple[str, str]


class ListWording(NamedTuple):
    """How to say what happened to a list: to items of it, by the names they have for a person, and to their order."""

    name_of: Callable[[Any], str]
    added: Wording
    changed: Wording
    removed: Wording
    moved: str


SECTIONS = ListWording(
    attrgetter("title"),
    Wording(N_("Section “{name}” added"), N_plural("{count} section added", "{count} sections added")),
    Wording(N_("Section “{name}” changed"), N_plural("{count} section changed", "{count} sections changed")),
    Wording(N_("Section “{name}” removed"), N_plural("{count} section removed", "{count} sections removed")),
    N_("Sections in another order"),
)
COLUMNS = ListWording(
    lambda item: plain_phrase(item.label),
    Wording(N_("Column “{name}” added"), N_plural("{count} column added", "{count} columns added")),
    Wording(N_("Column “{name}” changed"), N_plural("{count} column changed", "{count} columns changed")),
    Wording(N_("Column “{name}” removed"), N_plural("{count} column removed", "{count} columns removed")),
    N_("Columns in another order"),
)
ROWS = ListWording(
    lambda item: plain_phrase(item.label),
    Wording(N_("Row “{name}” added"), N_plural("{count} row added", "{count} rows added")),
    Wording(N_("Row “{name}” changed"), N_plural("{count} row changed", "{count} rows changed")),
    Wording(N_("Row “{name}” removed"), N_plural("{count} row removed", "{count} rows removed")),
    N_("Rows in another order"),
)
QUESTIONS = ListWording(
    lambda question: plain(question.prompt),
    Wording(N_("Question “{name}” added"), N_plural("{count} question added", "{count} questions added")),
    Wording(
        N_("Question “{name}” changed"), N_plural("{count} question changed", "{count} questions changed")
    ),
    Wording(
        N_("Question “{name}” removed"), N_plural("{count} question removed", "{count} questions removed")
    ),
    N_("Questions in another order"),
)
POOLS = ListWording(
    attrgetter("name"),
    Wording(N_("Pool “{name}” added"), N_plural("{count} pool added", "{count} pools added")),
    Wording(N_("Pool “{name}” changed"), N_plural("{count} pool changed", "{count} pools changed")),
    Wording(N_("Pool “{name}” removed"), N_plural("{count} pool removed", "{count} pools removed")),
    N_("Pools in another order"),
)
LANGUAGE_CHANGED = N_("Language of the text changed")
HEADING_CHANGED = N_("Caption or corner of the table changed")
OUTCOME_CHANGED = N_("Result messages changed")
NEXT_STEP_ADDED = N_("Next step added")
NEXT_STEP_CHANGED = N_("Next step changed")
NEXT_STEP_REMOVED = N_("Next step removed")


def changes(before: Document, after: Document) -> list[Change]:
    """What is different in ``after``, part by part; empty where nothing is. Items of lists are known by their ids."""
    return [
        *_language(before.language, after.language),
        *_items(SECTIONS, before.lesson.sections, after.lesson.sections),
        *_table(before.comparison, after.comparison),
        *_items(POOLS, before.pools, after.pools),
        *_items(QUESTIONS, before.questions, after.questions),
        *_next_step(before.next_step, after.next_step),
        *_outcome(before.outcome, after.outcome),
    ]


def _language(before: str, after: str) -> Iterator[Change]:
    if before != after:
        yield Change(LANGUAGE_CHANGED)


def _table(before: Comparison, after: Comparison) -> Iterator[Change]:
    if (before.caption, before.corner) != (after.caption, after.corner):
        yield Change(HEADING_CHANGED)
    yield from _items(COLUMNS, before.columns, after.columns)
    yield from _items(ROWS, before.rows, after.rows)


def _next_step(before: NextStep, after: NextStep) -> Iterator[Change]:
    if before == after:
        return
    if before == NextStep():
        yield Change(NEXT_STEP_ADDED)
    else:
        yield Change(NEXT_STEP_REMOVED if after == NextStep() else NEXT_STEP_CHANGED)


def _outcome(before: Outcome, after: Outcome) -> Iterator[Change]:
    if before != after:
        yield Change(OUTCOME_CHANGED)


def _items(wording: ListWording, before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    old, new = ({item.id: item for item in items} for items in (before, after))
    added = [wording.name_of(item) for item in after if item.id not in old]
    changed = [wording.name_of(item) for item in after if old.get(item.id, item) != item]
    removed = [wording.name_of(item) for item in before if item.id not in new]
    yield from _named_or_counted(wording.added, added)
    yield from _named_or_counted(wording.changed, changed)
    yield from _named_or_counted(wording.removed, removed)
    if [name for name in old if name in new] != [name for name in new if name in old]:
        yield Change(wording.moved)


def _named_or_counted(wording: Wording, names: Sequence[str]) -> Iterator[Change]:
    if len(names) == 1 and names[0]:
        yield Change(wording.one, parameters={"name": _shortened(names[0])})
    elif names:
        singular, plural = wording.some
        yield Change(singular, plural, len(names))


def _shortened(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…"
