"""Fields of the block: with less work than XBlock's own, and for a learner's state of whatever is stored."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from xblock.fields import Boolean, Dict, Field, Float, Integer, String

CACHED_TEXTS = 256


class Unchanging(dict[str, Any]):
    """A value that nobody changes in place, so that a copy of it is never needed."""

    def __deepcopy__(self, _memo: dict[int, Any]) -> Unchanging:
        return self


class AnyShape(Field):
    """A field of a learner's state that is read as it is stored, of whatever JSON type.

    XBlock's own raise for a value that is none of theirs, before anybody could look at the version of the state: the
    unit is a 500 for that learner then, and a task for all learners stops there.
    """

    def from_json(self, value: Any) -> Any:
        """The value as it is; ``read_state`` decides about it."""
        return value


class StateInteger(AnyShape, Integer):
    """A number of a learner's state."""


class StateFloat(AnyShape, Float):
    """A fraction of a learner's state."""


class StateBoolean(AnyShape, Boolean):
    """A fact of a learner's state."""


class StateDict(AnyShape, Dict):
    """A piece of a learner's state that changes only by being set.

    XBlock copies what ``Dict`` holds at every read and after every save, to find changes made in place.
    """

    MUTABLE = False

    def to_json(self, value: Any) -> Any:
        """The value as the platform stores it: no type of ours."""
        return dict(value) if isinstance(value, Unchanging) else value


class LongText(String):
    """A text that is searched for characters that XML forbids once in a process, and not at every read."""

    def _sanitize(self, value: Any) -> Any:
        return _sanitised(value) if isinstance(value, str) else super()._sanitize(value)


@lru_cache(CACHED_TEXTS)
def _sanitised(text: str) -> str:
    sanitised: str = String()._sanitize(text)
    return sanitised
