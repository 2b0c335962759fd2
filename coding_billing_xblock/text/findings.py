"""Every problem an author can have, as data: where it is, how bad it is, and how to say it in any language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from pydantic import ValidationError


def N_(message: str) -> str:
    """Mark ``message`` for translation and return it unchanged; whoever shows it translates it."""
    return message


def N_plural(singular: str, plural: str) -> tuple[str, str]:
    """Mark the two English forms of one message for translation; languages have as many forms as they need."""
    return singular, plural


class Severity(StrEnum):
    """How bad a finding is. Only errors keep a document from being saved."""

    ERROR = "error"
    WARNING = "warning"
    TIP = "tip"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in what an author wrote.

    ``path`` is dotted, as in ``questions.2.options.0.text``, and empty for the whole document; ``line`` counts
    from 1, in the OLX where the document comes from one, else in the text that ``path`` names. ``message`` is a
    message id with ``{named}`` places for ``parameters``.
    """

    code: str
    message: str
    path: str = ""
    parameters: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.ERROR
    line: int | None = None

    def text(self, gettext: Callable[[str], str]) -> str:
        """The sentence for a person, translated by ``gettext``."""
        return gettext(self.message).format(**self.parameters)

    def under(self, path: str) -> Finding:
        """The same finding, seen from a part that contains it."""
        return replace(self, path=join(path, self.path))

    def at_line(self, line: int | None) -> Finding:
        """The same finding with the line of the source that it stands on."""
        return replace(self, line=line)


def warning(code: str, message: str, path: str = "", **parameters: object) -> Finding:
    """A finding that does not keep the document from being saved."""
    return Finding(code, message, path, parameters, Severity.WARNING)


def tip(code: str, message: str, path: str = "", **parameters: object) -> Finding:
    """A finding about what would be even better; the editor alone shows it."""
    return Finding(code, message, path, parameters, Severity.TIP)


def join(*steps: str | int) -> str:
    """A dotted path from its steps; empty steps leave no dot."""
    return ".".join(str(step) for step in steps if step != "")


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding keeps the document from being saved."""
    return any(finding.severity is Severity.ERROR for finding in findings)


UNUSABLE_VALUE = N_("This value cannot be used here.")

MESSAGES = {
    "missing": N_("This is needed and is not there."),
    "extra_forbidden": N_("This name is not known here; check its spelling."),
    "string_type": N_("This must be text."),
    "string_too_long": N_("This text is longer than {max_length} characters; shorten it or split it up."),
    "bool_type": N_("This must be true or false."),
    "bool_parsing": N_("This must be true or false."),
    "int_type": N_("This must be a whole number."),
    "int_parsing": N_("This must be a whole number."),
    "int_from_float": N_("This must be a whole number."),
    "float_type": N_("This must be a number."),
    "float_parsing": N_("This must be a number."),
    "finite_number": N_("This must be an ordinary number."),
    "greater_than": N_("This must be more than {gt}."),
    "greater_than_equal": N_("This must be at least {ge}."),
    "less_than_equal": N_("This must be at most {le}."),
    "too_long": N_("There are more than {max_length} of these."),
    "tuple_type": N_("This must be a list."),
    "list_type": N_("This must be a list."),
    "dict_type": N_("This must be a group of named values."),
    "model_type": N_("This must be a group of named values."),
    "model_attributes_type": N_("This must be a group of named values."),
    "literal_error": N_("This must be {expected}."),
}


def from_validation_error(error: ValidationError) -> list[Finding]:
    """All the findings in a pydantic error, one for each place that it names."""
    return [_from_details(dict(details)) for details in error.errors(include_url=False)]


def _from_details(details: dict[str, Any]) -> Finding:
    context = details.get("ctx", {})
    message = context.get("message") or MESSAGES.get(details["type"], UNUSABLE_VALUE)
    parameters = {name: value for name, value in context.items() if name != "message"}
    return Finding(details["type"], message, join(*details["loc"]), parameters)
