"""Between the block's fields and a learner's state: reading it, storing it, and the desk it is looked at from."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from coding_billing_xblock.attempts.policy import PassMark, Rules
from coding_billing_xblock.attempts.record import (
    CURRENT_VERSION,
    State,
    Stored,
    Unreadable,
    read_state,
    unreadable,
)
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.gate import Refusal, is_course_team
from coding_billing_xblock.learner.fields import Unchanging
from coding_billing_xblock.learner.page import with_drawings
from coding_billing_xblock.learner.payload import Desk
from coding_billing_xblock.lessons.load import load
from coding_billing_xblock.text.findings import N_, Finding
from coding_billing_xblock.text.markdown import render

STORED = tuple(State.model_fields)
"""The fields of the block that hold a learner's state, besides its version."""

UNREADABLE = {
    "newer_state": N_("Your answers were saved by a newer version of this page. Nothing was changed."),
    "unreadable_state": N_(
        "What is stored of your answers cannot be read here. Nothing was changed; please tell your course team."
    ),
}


class Content(NamedTuple):
    """The field ``data`` and what it stands for."""

    data: str
    document: Document | None
    findings: tuple[Finding, ...]


class Stand(NamedTuple):
    """A learner's state as it stands in this request, and the version that is stored."""

    state: State | Unreadable
    version: int


class LearnerState:
    """Access to the learner's state, for the block to inherit."""

    @cached_property
    def content(self: Any) -> Content:
        """What the author wrote, read once in a request: XBlock scans a text at every read of its field."""
        data = self.data or ""
        return Content(data, *load(data))

    @property
    def document(self: Any) -> Document | None:
        """The document; None where the content gives none."""
        content: Content = self.content
        return content.document

    _stand: Stand | None = None
    _saved_write = 0

    @property
    def stand(self: Any) -> Stand:
        """The learner's state. Read once in a request; changes are put in."""
        if self._stand is None:
            self._stand = self._found()
            self.note_saved()
        stand: Stand = self._stand
        return stand

    def _found(self: Any) -> Stand:
        version = self.state_version if self.fields["state_version"].is_set_on(self) else 0
        if refused := unreadable(version):
            return Stand(refused, 0)
        # A field that is not set has the default that it has in a state; asking XBlock for that costs more.
        state = read_state(
            {name: getattr(self, name) for name in STORED if self.fields[name].is_set_on(self)}
        )
        return Stand(state, version or 0)

    def stored_state(self: Any) -> State | None:
        """The learner's state; None where it is not readable here."""
        state = self.stand.state
        return state if isinstance(state, State) else None

    def unreadable_state(self: Any) -> str:
        """Why the learner's state is not readable here, as a code; empty where it is."""
        state = self.stand.state
        if isinstance(state, State):
            return ""
        return "newer_state" if state.newer else "unreadable_state"

    def learner_state(self: Any) -> State:
        """The learner's state. Raises Refusal where it is not readable here, so that nothing is overwritten."""
        state: State | None = self.stored_state()
        if state is None:
            raise _left_alone(self.unreadable_state())
        return state

    def store(self: Any, **changes: object) -> None:
        """Set the fields that changed, and no others: the platform merges field by field.

        All that is stored until the next save is one write, with the number after that of the last one. Raises Refusal
        where a piece keeps something of another release that can be read but not written.
        """
        state, version = self.learner_state(), self.stand.version
        changes["writes"] = self._saved_write + 1
        fields = _as_fields(changes)
        if version != CURRENT_VERSION:
            fields["state_version"] = CURRENT_VERSION
        for name, value in fields.items():
            setattr(self, name, value)
        self._stand = Stand(state.model_copy(update=changes), CURRENT_VERSION)

    def saved_write(self: Any) -> int:
        """The number of the last write of this state that is stored. Raises Refusal as ``learner_state`` does."""
        self.learner_state()
        return int(self._saved_write)

    def note_saved(self: Any) -> None:
        """What was stored so far is saved now."""
        if self._stand is not None and isinstance(self._stand.state, State):
            self._saved_write = self._stand.state.writes

    def desk(self: Any) -> Desk:
        """The learner in front of the document, now. Raises Refusal where there is none to be in front of."""
        document = self.document
        if document is None:
            raise Refusal(409, "no_content", N_("This part of the course cannot be shown right now."))
        state, rules = self.learner_state(), self.rules()
        team = is_course_team(self)
        return Desk(document, state, rules, self.grading, self.now(), self.to_html, self.learner_seed(), team)

    def learner_seed(self: Any) -> str:
        """What tells this learner in this block from all others."""
        return f"{self.scope_ids.usage_id}\n{self.scope_ids.user_id}"

    def rules(self: Any) -> Rules:
        """What the course says about this block now, for this learner; its team always sees results."""
        shown = self.inherited("show_correctness", "always")
        if shown != "always" and is_course_team(self):
            shown = "always"
        return Rules(
            max_attempts=self.max_attempts,
            closes=self._closes(),
            show_correctness=shown,
            pass_mark=self.marks(),
            feedback=self.feedback,
            show_answer=self.showanswer,
            answers_after=self.attempts_before_showanswer_button,
            hints=self.hints,
            retry=self.retry,
            shuffle=self.shuffle,
        )

    def marks(self: Any) -> PassMark:
        """From which share of the points on an attempt passes, and from which nearly."""
        return PassMark(self.pass_mark, self.nearly_mark)

    def inherited(self: Any, name: str, default: Any = None) -> Any:
        """What the course says in a field that it mixes into every block; libraries mix in none.

        An attribute is no field: in xblock-sdk's workbench each block has one that says it is due this moment.
        """
        return getattr(self, name) if name in self.fields else default

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)

    def to_html(self: Any, text: str) -> str:
        """An author's Markdown as HTML with the addresses of this site, for replies that the platform leaves alone."""
        rendered = render(text) if text else ""
        if "drawing:" in rendered:
            rendered = with_drawings(rendered, self.drawing_url)
        return self.with_course_files(rendered)

    def with_course_files(self: Any, rendered: str) -> str:
        """HTML with the addresses of the course's files, which the platform puts into pages and not into replies."""
        replace = self.runtime.service(self, "replace_urls") if "/static/" in rendered else None
        return str(replace.replace_urls(rendered)) if replace else rendered

    def drawing_url(self: Any, name: str) -> str:
        """Where one of the block's own drawings is."""
        url: str = self.runtime.local_resource_url(self, f"public/drawings/{name}.svg")
        return url

    def _closes(self: Any) -> datetime | None:
        # The platform enforces no dates when self-paced.
        due: datetime | None = self.inherited("due")
        if due is None or self.inherited("self_paced"):
            return None
        return due + (self.inherited("graceperiod") or timedelta(0))


def _as_fields(changes: dict[str, object]) -> dict[str, object]:
    try:
        return {
            name: Unchanging(value.to_json()) if isinstance(value, Stored) else value
            for name, value in changes.items()
        }
    except ValueError as error:
        raise _left_alone("unreadable_state") from error


def _left_alone(code: str) -> Refusal:
    return Refusal(409, code, UNREADABLE[code])
