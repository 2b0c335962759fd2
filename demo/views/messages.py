"""One short message for the next page, kept in the session until it was shown."""

from collections.abc import MutableMapping

MESSAGE_KEY = "message"


def say(session: MutableMapping[str, object], text: str) -> None:
    """Have the next page show a message."""
    session[MESSAGE_KEY] = text


def take_message(session: MutableMapping[str, object]) -> str:
    """The message to show now, or nothing."""
    return str(session.pop(MESSAGE_KEY, ""))
