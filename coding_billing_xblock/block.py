"""The Coding & Billing block: adapts Open edX to the rooms of this package.

The class must stay in this module: one package deeper, its assets are not found in production.
"""

from __future__ import annotations

import hashlib
import secrets
from functools import cached_property, partial
from typing import Any

from django.conf import settings
from web_fragments.fragment import Fragment
from xblock.completable import CompletableXBlockMixin
from xblock.core import XBlock
from xblock.fields import Scope
from xblock.scorable import ScorableXBlockMixin
from xblock.validation import Validation, ValidationMessage

from coding_billing_xblock import exchange
from coding_billing_xblock.attempts.sitting import Sheet, sheet_for_all
from coding_billing_xblock.content.document import Document, Parsed
from coding_billing_xblock.content.years import findings_in
from coding_billing_xblock.fields import BlockFields
from coding_billing_xblock.gate import is_enrolled
from coding_billing_xblock.learner.grades import LearnerGrades
from coding_billing_xblock.learner.handlers import LearnerHandlers
from coding_billing_xblock.learner.page import (
    Visitor,
    assets_of,
    calm_page,
    page,
    prefix_of,
    room_for,
    scripts_of_types,
    styles_of_types,
)
from coding_billing_xblock.learner.payload import Desk, unreadable_payload
from coding_billing_xblock.learner.state import LearnerState
from coding_billing_xblock.learner.translation import Words, translate
from coding_billing_xblock.learner.words import VOCABULARY, for_script
from coding_billing_xblock.scenarios import scenarios
from coding_billing_xblock.studio.findings import sentence
from coding_billing_xblock.studio.handlers import StudioHandlers
from coding_billing_xblock.studio.page import editor
from coding_billing_xblock.text.findings import N_, Finding, Severity

NOT_SHOWN = N_("This part of the course cannot be shown right now. Please tell your course team.")
SIGN_IN = N_("Sign in to answer the questions and to keep your results.")
ENROL = N_("Enrol in this course to answer the questions and to keep your results.")
TIPS = N_("Tips: {tips}")


def sign_in_address() -> str:
    """Where people sign in to this site; empty where it does not say."""
    return str(getattr(settings, "LOGIN_URL", ""))


@XBlock.needs("i18n")
@XBlock.wants("user", "enrollments", "completion", "replace_urls", "studio_user_permissions")
class CodingBillingXBlock(
    LearnerHandlers,
    LearnerGrades,
    LearnerState,
    StudioHandlers,
    ScorableXBlockMixin,
    CompletableXBlockMixin,
    BlockFields,
    XBlock,
):
    """A lesson, a comparison table and a scored self-check on medical coding and medical billing."""

    resources_dir = "static"
    public_dir = "public"
    has_author_view = True
    has_score = True
    icon_class = "problem"
    # Viewing the course as a learner shows that learner's attempts.
    show_in_read_only_mode = True

    # Views

    @XBlock.supports("multi_device")
    def student_view(self, context: Any = None) -> Fragment:
        """The learner's page."""
        document = self.document
        if document is None or self.scope_ids.user_id is None or not is_enrolled(self):
            return self.public_view(context)
        words = self._words()
        desk = None if self.unreadable_state() else self.desk()
        arguments = self._script_arguments(document, words, desk)
        sheet = (desk and desk.sheet(desk.first_serial)) or sheet_for_all(document)
        fragment = self._fragment(words, sheet, room_for(arguments["state"], document))
        for script in scripts_of_types(document.question_types):
            fragment.add_javascript_url(self.runtime.local_resource_url(self, script))
        fragment.initialize_js("CodingBillingLearner", arguments)
        return fragment

    @XBlock.supports("multi_device")
    def public_view(self, context: Any = None) -> Fragment:
        """The page of a visitor, not signed in or not enrolled: all there is to read, and nothing to submit."""
        if self.document is None:
            return Fragment(calm_page(self.display_name, self.gettext(NOT_SHOWN)))
        if self.scope_ids.user_id is None:
            visitor = Visitor(self.gettext(SIGN_IN), sign_in_address())
        else:
            visitor = Visitor(self.gettext(ENROL))
        return self._fragment(self._words(), sheet_for_all(self.document), visitor=visitor)

    def author_view(self, context: Any = None) -> Fragment:
        """The learner's page in Studio; where the content is not usable, what is wrong with it."""
        if self.document is not None:
            return self.student_view(context)
        problems = tuple(sentence(finding, self.gettext) for finding in self.findings())
        message = self.gettext(N_("Learners cannot see this component until these problems are solved:"))
        return Fragment(calm_page(self.display_name, message, problems))

    def studio_view(self, context: Any = None) -> Fragment:
        """The editor, for somebody who may edit."""
        return editor(self)

    def student_view_data(self, context: Any = None) -> dict[str, Any]:
        """The content without any answer, the same for everybody; the platform caches it."""
        document = self.document
        if document is None:
            return {}
        return {
            "lesson": [
                {"id": section.id, "title": section.title, "html": self.to_html(section.body)}
                for section in document.lesson.sections
            ],
            "comparison": document.comparison.model_dump(mode="json"),
            "questions": [question.public().model_dump(mode="json") for question in document.for_everybody],
            "pools": [pool.model_dump(mode="json") for pool in document.pools],
            "next_step": document.next_step.model_dump(mode="json"),
        }

    def index_dictionary(self) -> dict[str, Any]:
        """What a search in the course finds: lesson, table and the wording of the questions."""
        index: dict[str, Any] = super().index_dictionary()
        document = self.document
        if document is not None:
            index["content"] = {**index.get("content", {}), **exchange.index_of(document)}
        index["content_type"] = "Coding & Billing"
        return index

    def _fragment(
        self, words: Words, sheet: Sheet, room: str = "", visitor: Visitor | None = None
    ) -> Fragment:
        pieces = page(self.content.data, self.display_name or "", words, visitor)
        prefix = prefix_of(self.scope_ids.usage_id)
        fragment = Fragment(pieces.for_learner(prefix, sheet, self.drawing_url, room))
        for style in styles_of_types(self.document.question_types if self.document else ()):
            fragment.add_css_url(self.runtime.local_resource_url(self, style))
        return fragment

    def questions_html(self, sheet: Sheet) -> str:
        """The HTML of the questions of an attempt, for replies that the platform leaves alone."""
        pieces = page(self.content.data, self.display_name or "", self._words(), None)
        rendered = pieces.for_attempt(prefix_of(self.scope_ids.usage_id), sheet, self.drawing_url)
        return self.with_course_files(rendered)

    def _script_arguments(self, document: Document, words: Words, desk: Desk | None) -> dict[str, Any]:
        learner = self.learner_seed()
        return {
            "prefix": prefix_of(self.scope_ids.usage_id),
            "page": f"coding-billing:{secrets.token_hex(8)}",
            "learner": hashlib.sha256(learner.encode()).hexdigest()[:16],
            "language": words.language,
            "time_zone": self._time_zone(),
            "sign_in": sign_in_address(),
            "words": for_script(words, document.question_types),
            "assets": assets_of(document, partial(self.runtime.local_resource_url, self)),
            "state": desk.payload() if desk else unreadable_payload(document, self.unreadable_state()),
        }

    # Content

    @classmethod
    def parse_xml(cls, node: Any, runtime: Any, keys: Any) -> Any:
        """A block from OLX. Never raises: what gives no document is kept as it was written."""
        with_platform_fields = runtime.mixologist.mix(cls)
        block = super().parse_xml(exchange.platform_part(with_platform_fields, node), runtime, keys)
        block.data = exchange.data_of(with_platform_fields, node)
        return block

    def add_xml_to_node(self, node: Any) -> None:
        """Write this block as OLX into ``node``. Never raises; data that gives no document goes back unchanged."""
        super().add_xml_to_node(node)
        node.attrib.pop("data", None)
        exchange.write_data(node, self.content.data)

    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong with the content, the attributes of hand-written OLX included."""
        content = self.content
        found = findings_in(self.now().year, Parsed(content.document, content.findings))
        return (*found, *exchange.attribute_findings(type(self), content.data))

    def validate(self) -> Validation:
        """The findings, for the unit page in Studio. It knows no tips, so all of them make one warning."""
        validation = super().validate()
        told = [(finding.severity, sentence(finding, self.gettext)) for finding in self.findings()]
        tips = " ".join(text for severity, text in told if severity is Severity.TIP)
        messages = [(severity.value, text) for severity, text in told if severity is not Severity.TIP]
        if tips:
            messages.append((ValidationMessage.WARNING, self.gettext(TIPS).format(tips=tips)))
        for kind, text in messages:
            validation.add(ValidationMessage(kind, text))
        return validation

    @staticmethod
    def workbench_scenarios() -> list[tuple[str, str]]:
        """What xblock-sdk's workbench offers to try: title and OLX."""
        return scenarios()

    # Between the platform and this block

    def save(self) -> None:
        """Save what changed, as the platform does after every handler."""
        super().save()
        self.note_saved()

    @classmethod
    def get_customizable_fields(cls) -> dict[str, str | None]:
        """Which settings may differ from the library they came from, by the platform's ``UpstreamSyncMixin``.

        Ours come to those that it names itself; where the platform has no such rule, there are none.
        """
        platform_rule = getattr(super(), "get_customizable_fields", None)
        if platform_rule is None:
            return {}
        ours = CodingBillingXBlock.fields.keys() - XBlock.fields.keys()
        settings = {name: None for name in ours if cls.fields[name].scope == Scope.settings}
        return settings | platform_rule()

    # The platform's services

    def gettext(self, message: str) -> str:
        """``message`` in the language of this request."""
        return str(self.runtime.service(self, "i18n").gettext(message))

    def user_attributes(self) -> dict[str, Any]:
        """What the platform says about the person behind this request; empty where it says nothing."""
        return self._user_attributes

    @cached_property
    def _user_attributes(self) -> dict[str, Any]:
        service = self.runtime.service(self, "user")
        return dict(service.get_current_user().opt_attrs) if service else {}

    def _time_zone(self) -> str:
        """The time zone of this person's account; empty where there is none or the platform does not tell."""
        preferences = self.user_attributes().get("edx-platform.user_preferences") or {}
        return str(preferences.get("time_zone") or "")

    def _words(self) -> Words:
        return translate(self.runtime.service(self, "i18n"), VOCABULARY)
