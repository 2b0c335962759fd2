"""What is stored of a block and may be edited: its document and its settings, as the editor is told and as it saves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coding_billing_xblock.attempts.policy import FINISHED, SHOW_ANSWER, PassMark
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.content.years import findings_in
from coding_billing_xblock.exchange import attribute_findings
from coding_billing_xblock.gate import Json
from coding_billing_xblock.lessons.load import load, open_for_form, open_stored
from coding_billing_xblock.text.findings import N_, Finding, from_validation_error, tip, warning
from coding_billing_xblock.text.olx import comments_in
from coding_billing_xblock.text.values import Line

LONGEST_VALUE = 60
"""Characters of a setting that the course may give any value, as one of a later release of the platform."""

LARGEST = 1_000_000
"""Of any number in the settings."""


class Settings(BaseModel):
    """The settings that an author may change; each attribute is a field of the block with the same name."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, defer_build=True)

    display_name: Line
    max_attempts: Annotated[int, Field(ge=0, le=LARGEST)] | None
    weight: Annotated[float, Field(ge=0, le=LARGEST)] | None
    grading: Literal["best", "latest"]
    pass_mark: Annotated[float, Field(ge=0, le=100)] | None = None
    nearly_mark: Annotated[float, Field(ge=0, le=100)] | None = None
    completes: Literal["submitted", "passed"] = "submitted"
    feedback: Literal["end", "at_once"] = "end"
    showanswer: Annotated[str, Field(max_length=LONGEST_VALUE)] = FINISHED
    attempts_before_showanswer_button: Annotated[int, Field(ge=0, le=LARGEST)] = 0
    hints: Literal["always", "after_attempt", "never"] = "always"
    retry: Literal["all", "wrong"] = "all"
    shuffle: Literal["as_set", "questions", "options", "all"] = "as_set"


class Stored(NamedTuple):
    """The field ``data`` and the settings of a block, as JSON values."""

    data: str
    settings: Json

    @property
    def fields(self) -> Json:
        """The values by the names of their fields."""
        return {"data": self.data} | self.settings

    @property
    def document(self) -> Document | None:
        """The document to edit; None where the content has not the shape of one."""
        return open_for_form(self.data).document

    @property
    def revision(self) -> str:
        """Changes whenever anything is saved that differs. 16 hexadecimal digits."""
        text = json.dumps([self.data, self.settings], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def loaded(self) -> Json:
        """What the editor is told: the document (None where the content has not the shape of one), and the rest.

        ``source`` is the stored text where there is no document, so that nothing of it is lost.
        """
        document = self.document
        return {
            "document": document.model_dump(mode="json") if document else None,
            "source": "" if document else self.data,
            "settings": self.settings,
            "revision": self.revision,
        }

    def with_document(self, document: Document) -> str:
        """The field ``data`` for ``document``: as it is where nothing changed, so an untouched block stays one."""
        return self.data if open_stored(self.data).document == document else document.to_stored()


def stored_in(block: Any) -> Stored:
    """What is stored of ``block`` now."""
    settings = {name: getattr(block, name) for name in Settings.model_fields}
    return Stored(block.data or "", settings)


def title_in(settings: Mapping[str, Any]) -> str:
    """The title in settings that an author is writing."""
    return str(settings.get("display_name") or "")


def marks_in(settings: Mapping[str, Any]) -> PassMark:
    """The pass mark in settings that an author is writing; what is no percentage yet is none."""
    marks = (settings.get(name) for name in ("pass_mark", "nearly_mark"))
    return PassMark(*(mark if _is_percentage(mark) else None for mark in marks))


def _is_percentage(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 100


def settings_findings(settings: Mapping[str, Any]) -> list[Finding]:
    """What is wrong with settings that an author wants to save."""
    try:
        Settings.model_validate(settings)
    except ValidationError as error:
        return [finding.under("settings") for finding in from_validation_error(error)]
    return [found.under("settings") for found in _advice(settings)]


def _advice(settings: Mapping[str, Any]) -> Iterator[Finding]:
    mark, nearly = settings.get("pass_mark"), settings.get("nearly_mark")
    if settings["max_attempts"] == 0:
        yield tip("settings.no_attempts", N_("With no attempts nobody can submit."), "max_attempts")
    if mark is None and settings.get("completes") == "passed":
        message = N_("Without a pass mark a submission completes the self-check.")
        yield warning("settings.no_pass_mark", message, "completes")
    if (shown := settings.get("showanswer", FINISHED)) not in SHOW_ANSWER:
        message = N_("There is no rule “{value}”, so that answers are never shown.")
        yield warning("settings.showanswer", message, "showanswer", value=shown)
    if shown == "after_attempts" and not settings.get("attempts_before_showanswer_button"):
        message = N_("After no attempt means that answers are shown before learners try.")
        yield tip("settings.answers_first", message, "attempts_before_showanswer_button")
    if mark is None and shown == "passed":
        message = N_("Without a pass mark nobody passes, so that answers are never shown.")
        yield warning("settings.never_passed", message, "showanswer")
    if nearly is not None and (mark is None or nearly >= mark):
        message = N_("An attempt is never nearly passed: this is not below the pass mark.")
        yield warning("settings.nearly_mark", message, "nearly_mark")


def content_findings(block: Any) -> tuple[Finding, ...]:
    """What is wrong with the stored content of ``block``."""
    return findings_in(block.now().year, open_stored(block.data or ""))


def lost_by_saving(block: Any) -> list[Finding]:
    """A warning for whatever of hand-written OLX a save leaves behind: attributes and comments."""
    return [*_lost_attributes(block), *_lost_comments(block.data or "")]


def _lost_comments(data: str) -> list[Finding]:
    # What stands in the form may be another document by now, so none of its places is meant.
    return [replace(found, path="") for found in comments_in(load(data).findings)]


def _lost_attributes(block: Any) -> list[Finding]:
    """Each at the setting that it was meant for."""
    message = N_("The attribute “{name}” cannot have the value “{value}”; saving leaves it out.")
    return [
        warning(
            found.code,
            message,
            f"settings.{found.path}" if found.path in Settings.model_fields else "",
            **found.parameters,
        )
        for found in attribute_findings(type(block), block.data or "")
    ]
