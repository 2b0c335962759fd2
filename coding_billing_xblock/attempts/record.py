"""The stored state of one learner, and how it changes.

Plain JSON that staff can read in the platform's submission history. Keys that this release does not know are kept,
and a state of a newer version is not read at all, because an administrator may have rolled back.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from math import isclose
from typing import Annotated, Any, NamedTuple, NotRequired, TypeVar

from pydantic import AfterValidator, ConfigDict, Field, ValidationError, with_config
from typing_extensions import TypedDict  # pydantic takes that of Python from 3.12 on

from coding_billing_xblock.text.fixed import Fixed

CURRENT_VERSION = 1
KEPT_ATTEMPTS = 20
"""The latest attempts that are kept, besides the best one."""

Answers = dict[str, Any]
"""An answer, any JSON, by question id; unanswered questions are absent. It comes out of JSON in requests and state."""

MOST_POINTS = 1e12
"""More than all questions of a document together are worth; sums of what is stored stay numbers."""

S = TypeVar("S", bound="Stored")


def _writable(answers: Answers) -> Answers:
    """The answers. Raises ValueError for NaN and Infinity, which Python's reader of JSON takes and no browser does."""
    try:
        json.dumps(answers, allow_nan=False)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    return answers


StoredAnswers = Annotated[Answers, AfterValidator(_writable)]
Hints = dict[str, tuple[str, ...]]
"""The ids of hints by question id."""

StoredPoints = Annotated[float, Field(ge=-MOST_POINTS, le=MOST_POINTS)]


def share(earned: float, possible: float) -> float:
    """What was earned of what was possible; 0 where nothing was."""
    return earned / possible if possible else 0.0


class Stored(Fixed):
    """A piece of stored state: never changed in place, and generous to keys of later releases."""

    model_config = ConfigDict(extra="allow")

    def to_json(self) -> dict[str, Any]:
        """The plain JSON to store, without what has its default.

        Raises ValueError where it holds a value in more than some 250 lists or objects, as an unknown key may.
        """
        return self.model_dump(mode="json", exclude_defaults=True)


@with_config(ConfigDict(extra="allow", allow_inf_nan=False))
class Result(TypedDict):
    """What one question of an attempt was worth, and which of the items that its answer picked were wrong or right in
    part, if any.

    There are hundreds in the state of one learner, and a plain dict is read in a third of a model's time.
    """

    earned: StoredPoints
    possible: StoredPoints
    wrong: NotRequired[tuple[str, ...]]
    partly: NotRequired[tuple[str, ...]]


def is_right(result: Result) -> bool:
    """Whether nothing was missing."""
    return result["earned"] == result["possible"]


def partly_right(result: Result) -> tuple[str, ...]:
    """Which of the items that the answer picked were right in part."""
    return result.get("partly", ())


def missed_items(result: Result) -> tuple[str, ...]:
    """Which of the items that the answer picked were not right, or in part only."""
    return (*result.get("wrong", ()), *partly_right(result))


def agree(one: Result, other: Result) -> bool:
    """Whether both judge an answer alike, however many points the question was worth."""
    shares = [share(result["earned"], result["possible"]) for result in (one, other)]
    return missed_items(one) == missed_items(other) and isclose(*shares)


class Attempt(Stored):
    """One submission: when, what was answered, and what each question of that moment was worth.

    ``scored`` tells the key that it was scored by, as ``Document.scoring`` does of its questions; ``hints`` are those
    that were taken, and ``held`` the questions whose answers were final before it was submitted.
    """

    serial: int
    at: str
    revision: str
    answers: StoredAnswers
    results: dict[str, Result]
    scored: str = ""
    hints: Hints = Field(default_factory=dict)
    held: tuple[str, ...] = ()

    @cached_property
    def earned(self) -> float:
        """Points earned by all questions together."""
        return sum([result["earned"] for result in self.results.values()])

    @cached_property
    def possible(self) -> float:
        """Points that were possible."""
        return sum([result["possible"] for result in self.results.values()])

    @cached_property
    def fraction(self) -> float:
        """What was earned of what was possible, 0 to 1."""
        return share(self.earned, self.possible)


class Opened(Stored):
    """What is settled of the open attempt: which questions of pools it asks, the answers that were checked, and the
    ids of the hints that were taken, by question.
    """

    serial: int = 0
    drawn: tuple[str, ...] = ()
    checked: StoredAnswers = Field(default_factory=dict)
    hints: Hints = Field(default_factory=dict)


class GivenUp(Stored):
    """That a learner gave up, after which attempt, and how many were counted as used then."""

    serial: int
    used: int
    at: str


class Record(Stored):
    """The submitted attempts, oldest first. ``serial`` is the highest ever used and never restarts."""

    serial: int = 0
    recorded: tuple[Attempt, ...] = ()

    @property
    def next_serial(self) -> int:
        """Names the attempt that is open, or would be next."""
        return self.serial + 1

    @property
    def latest(self) -> Attempt | None:
        """The attempt submitted last."""
        return self.recorded[-1] if self.recorded else None

    def find(self, serial: int) -> Attempt | None:
        """The attempt of that serial, where it is still kept."""
        return next((attempt for attempt in self.recorded if attempt.serial == serial), None)

    def with_attempt(self, attempt: Attempt) -> Record:
        """The record after one more submission: the best attempt and the last ones are kept."""
        attempts = (*self.recorded, attempt)
        kept = {best(attempts).serial, *(item.serial for item in attempts[-KEPT_ATTEMPTS:])}
        recorded = tuple(item for item in attempts if item.serial in kept)
        return self.model_copy(update={"serial": attempt.serial, "recorded": recorded})


class Draft(Stored):
    """Answers not submitted yet. ``number`` rises with every one that is saved: the next names the one it grew from."""

    serial: int = 0
    number: int = 0
    revision: str = ""
    answers: StoredAnswers = Field(default_factory=dict)
    saved: str = ""


class Reading(Stored):
    """Which parts of the lesson were read to their end, and the one that came into view last."""

    read: tuple[str, ...] = ()
    last: str = ""

    def with_read(self, parts: list[str], last: str) -> Reading:
        """The reading with more parts read; nothing read is ever unread."""
        read = tuple(dict.fromkeys((*self.read, *parts)))
        return self.model_copy(update={"read": read, "last": last or self.last})


class Override(Stored):
    """A score set by the course team. It stands for all attempts up to ``serial``."""

    earned: float
    possible: float
    at: str
    serial: int = 0

    @property
    def fraction(self) -> float:
        """What was given of what was possible, 0 to 1."""
        return min(1.0, max(0.0, share(self.earned, self.possible)))


class State(Stored):
    """All that is stored for one learner. Each attribute is a field of the block with the same name."""

    attempts: int = 0
    submissions: Record = Record.model_construct()
    opened: Opened = Opened.model_construct()
    given_up: GivenUp | None = None
    draft: Draft = Draft.model_construct()
    reading: Reading = Reading.model_construct()
    override: Override | None = None
    grade_sent: bool = True
    completion_sent: float = 0.0
    writes: int = 0

    @property
    def open_draft(self) -> Draft | None:
        """The draft of the attempt that is open; drafts of recorded attempts are history."""
        return self.draft if self.draft.number and self.draft.serial == self.submissions.next_serial else None

    @cached_property
    def settled(self) -> Opened:
        """What is settled of the attempt that is open; nothing of it yet where none was begun."""
        serial = self.submissions.next_serial
        return self.opened if self.opened.serial == serial else Opened(serial=serial)

    @property
    def gave_up(self) -> bool:
        """Whether the learner gave up: until the course team resets the attempts, which only counts them anew."""
        given_up = self.given_up
        return (
            given_up is not None
            and given_up.serial == self.submissions.serial
            and self.attempts >= given_up.used
        )


FRESH = State.model_construct()
"""The state of a learner who did nothing yet."""


def best(attempts: tuple[Attempt, ...]) -> Attempt:
    """The attempt with the highest share of points; the earliest of equal ones."""
    return max(attempts, key=lambda attempt: attempt.fraction)


class Unreadable(NamedTuple):
    """A state that this release leaves alone: whether a newer one wrote it, or it has a shape that none writes."""

    newer: bool


def unreadable(version: object) -> Unreadable | None:
    """What the stored version says before anything else is read; None where the state can be read."""
    if version is None or (type(version) is int and version <= CURRENT_VERSION):
        return None
    return Unreadable(newer=type(version) is int)


def read_state(fields: Mapping[str, object]) -> State | Unreadable:
    """The state from the block's fields, which may hold any JSON. What is not readable is not written either."""
    present = {name: value for name, value in fields.items() if value is not None}
    if not present:
        return FRESH
    try:
        return State.model_validate(present)
    except ValidationError:
        return Unreadable(newer=False)


def timestamp(now: datetime) -> str:
    """A moment as it is stored: UTC, ISO 8601, whole seconds, ending in Z."""
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
