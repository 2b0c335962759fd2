"""Older documents brought up to today's shape, one version at a time.

``STEPS[n]`` turns the raw values of version n into those of version n + 1. A step is never changed once released.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from coding_billing_xblock.text.findings import N_, Finding

CURRENT_VERSION: Literal[2] = 2
"""Of documents. A new one is due where a release before cannot read what is new: a field, a type of question."""

STEPS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: lambda document: document}
"""Version 2 knows more types of question and how partial credit is given; what version 1 knows is as it was."""


def migrated(raw: Any) -> dict[str, Any] | Finding:
    """The raw values of a document in today's version, or the finding that says why they cannot be had."""
    if not isinstance(raw, dict):
        return Finding("document.not_a_group", N_("The stored document must be a group of named values."))
    version = raw.get("version", CURRENT_VERSION)
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        return Finding("document.bad_version", N_("The version must be a whole number."), "version")
    if version > CURRENT_VERSION:
        message = N_(
            "This content was made by a newer release of this block; install that release to use it."
        )
        return Finding("document.newer_version", message, "version")
    document: dict[str, Any] = raw
    for step in range(version, CURRENT_VERSION):
        document = STEPS[step](document)
    return document | {"version": CURRENT_VERSION}
