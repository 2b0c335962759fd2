"""What the platform mixes into every block of a course: inherited settings and a few old attributes."""

from datetime import datetime, timedelta

from django.utils import timezone
from web_fragments.fragment import Fragment
from xblock.core import XBlockMixin
from xblock.fields import Boolean, DateTime, Integer, JSONField, Scope, String

from demo.authored import last_edit
from demo.ids import UsageKey
from demo.timedelta import parse_timedelta, timedelta_text


class Timedelta(JSONField):
    """A span of time, written like `2 days 3 hours`. (XBlock has its own from 6.0 on only.)"""

    MUTABLE = False

    def from_json(self, value: object) -> timedelta | None:
        """Read a span; None and text that is no span give None."""
        return value if isinstance(value, timedelta) else parse_timedelta(value)

    def to_json(self, value: timedelta | None) -> str | None:
        """Write a span as text."""
        return None if value is None else timedelta_text(value)

    enforce_type = from_json


class InheritanceMixin(XBlockMixin):
    """Settings a block takes from its unit or course where it has none of its own."""

    due = DateTime(display_name="Due", help="When answers are due, in UTC.", scope=Scope.settings)
    graceperiod = Timedelta(
        display_name="Grace period",
        help="How long after the due date answers are still taken, for example: 2 days 3 hours.",
        scope=Scope.settings,
    )
    start = DateTime(help="When the content opens.", scope=Scope.settings)
    show_correctness = String(
        display_name="Show results",
        help="When learners see what they got right: always, past_due (after the due date) or never.",
        default="always",
        values=["always", "past_due", "never"],
        scope=Scope.settings,
    )
    graded = Boolean(
        help="Whether the unit counts towards the course grade.", default=False, scope=Scope.settings
    )
    format = String(help="The assignment type this belongs to.", scope=Scope.settings)
    self_paced = Boolean(help="Whether learners go at their own speed.", default=False, scope=Scope.settings)
    max_attempts = Integer(help="How many attempts a learner has.", scope=Scope.settings)
    showanswer = String(help="When answers are shown.", default="finished", scope=Scope.settings)
    rerandomize = String(help="When values are drawn again.", default="never", scope=Scope.settings)
    show_reset_button = Boolean(
        help="Whether a learner may start afresh.", default=False, scope=Scope.settings
    )

    @property
    def close_date(self) -> datetime | None:
        """The moment after which no answers are taken: the due date plus the grace period."""
        if self.due is None or self.graceperiod is None:
            return self.due
        return self.due + self.graceperiod

    def is_past_due(self) -> bool:
        """Whether the close date has gone by."""
        return self.close_date is not None and timezone.now() > self.close_date

    def has_deadline_passed(self) -> bool:
        """Whether it is too late to answer; in a self-paced course it never is."""
        return not self.self_paced and self.is_past_due()


ENROL_NOTICE = "This content is for people who are enrolled in the course."


class PlatformMixin(XBlockMixin):
    """What the platform gives every block in a course."""

    def public_view(self, _context: object) -> Fragment:
        """What visitors see of a block that has no public view of its own."""
        return Fragment(f"<p>{ENROL_NOTICE}</p>")

    @property
    def location(self) -> UsageKey:
        """The usage id by its old name."""
        return self.scope_ids.usage_id

    @property
    def category(self) -> str:
        """The block type by its old name."""
        return self.scope_ids.block_type

    @property
    def url_name(self) -> str:
        """The last part of the usage id."""
        return self.scope_ids.usage_id.block_id


class EditInfoMixin(XBlockMixin):
    """What Studio knows of the last edit of every block in a course."""

    @property
    def edited_on(self) -> datetime | None:
        """When authored values of the block were stored last, in UTC."""
        edit = last_edit(self.scope_ids.usage_id)
        return None if edit is None else edit.edited_on

    @property
    def edited_by(self) -> int | None:
        """The id of the person who stored them."""
        edit = last_edit(self.scope_ids.usage_id)
        return None if edit is None else edit.edited_by_id


INHERITABLE = frozenset(InheritanceMixin.fields)
COURSE_MIXINS = (InheritanceMixin, PlatformMixin, EditInfoMixin)
