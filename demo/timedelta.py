"""Spans of time as the platform writes them in a course: `2 days 3 hours`."""

import re
from datetime import timedelta

_UNITS = ("days", "hours", "minutes", "seconds")
_SPAN = re.compile(r"\s*".join([""] + [rf"(?:(?P<{unit}>\d+) {unit[:-1]}s?)?" for unit in _UNITS] + [""]))


def parse_timedelta(value: object) -> timedelta | None:
    """Read a span; None for anything that is not one."""
    match = _SPAN.fullmatch(value) if isinstance(value, str) else None
    if match is None or not any(match.groups()):
        return None
    return timedelta(**{unit: int(number) for unit, number in match.groupdict().items() if number})


def timedelta_text(value: timedelta) -> str:
    """Write a span so that `parse_timedelta` reads it back; parts of a second are left out."""
    minutes, seconds = divmod(value.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    amounts = zip((value.days, hours, minutes, seconds), _UNITS, strict=True)
    return " ".join(f"{amount} {unit}" for amount, unit in amounts if amount) or "0 seconds"
