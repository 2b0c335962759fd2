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
from xblock.fields import Float, Integer, Scope, String
from xblock.scorable import ScorableXBlockMixin
from xblock.validation import Validation, ValidationMessage

from coding_billing_xblock import exchange
from coding_billing_xblock.attempts.policy import FINISHED
from coding_billing_xblock.attempts.sitting import Sheet, sheet_for_all
from coding_billing_xblock.content.document import Document, Parsed
from coding_billing_xblock.content.years import findings_in
from coding_billing_xblock.gate import is_enrolled
from coding_billing_xblock.learner.fields import LongText, StateBoolean, StateDict, StateFloat, StateInteger
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

SHOW_ANSWER_NAMES = {
    "always": N_("Always"),
    "answered": N_("When right"),
    "attempted": N_("After an attempt or the due date"),
    "closed": N_("When closed: no attempt left, or past the due date"),
    "finished": N_("When right or closed"),
    "correct_or_past_due": N_("When right, or past the due date"),
    "past_due": N_("Past the due date"),
    "never": N_("Never"),
    "after_attempts": N_("After a number of attempts"),
    "after_all_attempts": N_("After all attempts"),
    "after_all_attempts_or_correct": N_("After all attempts, or when right"),
    "attempted_no_past_due": N_("After an attempt"),
    "passed": N_("When passed"),
    "given_up": N_("When the learner gives up, which ends all attempts"),
}
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

    display_name = String(
        display_name=N_("Display name"),
        help=N_("The title of this component, above the lesson and in the course outline."),
        default="Medical coding and medical billing",
        scope=Scope.settings,
    )
    max_attempts = Integer(
        display_name=N_("Maximum attempts"),
        help=N_("How many times a learner may submit the self-check. Leave empty for no limit."),
        default=None,
        values={"min": 0},
        scope=Scope.settings,
    )
    weight = Float(
        display_name=N_("Weight"),
        help=N_(
            "How many points the self-check counts in the gradebook. Leave empty for the sum of its questions."
        ),
        default=1.0,
        values={"min": 0},
        scope=Scope.settings,
    )
    grading = String(
        display_name=N_("Grading"),
        help=N_("Which attempt counts when a learner has several: the best one or the latest one."),
        default="best",
        values=[
            {"display_name": N_("Best attempt"), "value": "best"},
            {"display_name": N_("Latest attempt"), "value": "latest"},
        ],
        scope=Scope.settings,
    )
    pass_mark = Float(
        display_name=N_("Pass mark"),
        help=N_("The percentage of all points that passes. Leave empty for no pass mark."),
        default=None,
        values={"min": 0, "max": 100},
        scope=Scope.settings,
    )
    nearly_mark = Float(
        display_name=N_("Nearly passed from"),
        help=N_(
            "The percentage from which an attempt has nearly passed. Leave empty for 10 below the pass mark."
        ),
        default=None,
        values={"min": 0, "max": 100},
        scope=Scope.settings,
    )
    completes = String(
        display_name=N_("Complete when"),
        help=N_("What a learner has to do for the self-check to count as completed."),
        default="submitted",
        values=[
            {"display_name": N_("Submitted"), "value": "submitted"},
            {"display_name": N_("Passed"), "value": "passed"},
        ],
        scope=Scope.settings,
    )
    feedback = String(
        display_name=N_("Feedback"),
        help=N_(
            "Whether each question can be checked at once. A checked answer stands for the rest of the attempt."
        ),
        default="end",
        values=[
            {"display_name": N_("After submitting"), "value": "end"},
            {"display_name": N_("At once, question by question"), "value": "at_once"},
        ],
        scope=Scope.settings,
    )
    # This one and the next have the platform's names, so that the course's own setting holds where none is set here.
    showanswer = String(
        display_name=N_("Show answers"),
        help=N_("When learners see right answers and explanations. “Right” is asked of each question."),
        default=FINISHED,
        values=[{"display_name": name, "value": value} for value, name in SHOW_ANSWER_NAMES.items()],
        scope=Scope.settings,
    )
    attempts_before_showanswer_button = Integer(
        display_name=N_("Attempts before answers are shown"),
        help=N_("For “After a number of attempts”: how many attempts a learner has to use."),
        default=0,
        values={"min": 0},
        scope=Scope.settings,
    )
    hints = String(
        display_name=N_("Hints"),
        help=N_(
            "When learners may take the hints of a question. They cost no points; your reports name them."
        ),
        default="always",
        values=[
            {"display_name": N_("Always"), "value": "always"},
            {"display_name": N_("After the first attempt"), "value": "after_attempt"},
            {"display_name": N_("Never"), "value": "never"},
        ],
        scope=Scope.settings,
    )
    retry = String(
        display_name=N_("Another attempt"),
        help=N_(
            "What is asked when a learner tries again. What is right stays right where only the rest is asked."
        ),
        default="all",
        values=[
            {"display_name": N_("Asks everything"), "value": "all"},
            {"display_name": N_("Asks only what is not right"), "value": "wrong"},
        ],
        scope=Scope.settings,
    )
    shuffle = String(
        display_name=N_("Order"),
        help=N_("What is put in another order for each learner and each attempt."),
        default="as_set",
        values=[
            {"display_name": N_("Options, where a question says so"), "value": "as_set"},
            {"display_name": N_("Questions, and options where a question says so"), "value": "questions"},
            {"display_name": N_("Options of every question"), "value": "options"},
            {"display_name": N_("Questions, and options of every question"), "value": "all"},
        ],
        scope=Scope.settings,
    )
    # Studio rewrites references to course files only in a field of this name.
    data = LongText(
        display_name=N_("Content"),
        help=N_("Lesson, comparison table, self-check and next step. Empty for the shipped lesson."),
        default="",
        scope=Scope.content,
    )

    # Fields that change at different moments are apart: the platform merges field by field, the last one wins.
    attempts = StateInteger(
        help=N_("How many attempts the learner has used; “reset attempts” sets it to 0."),
        default=0,
        scope=Scope.user_state,
    )
    submissions = StateDict(help=N_("The submitted attempts."), scope=Scope.user_state)
    opened = StateDict(
        help=N_("What is settled of the open attempt: questions drawn, answers checked, hints taken."),
        scope=Scope.user_state,
    )
    given_up = StateDict(help=N_("When the learner gave up."), default=None, scope=Scope.user_state)
    draft = StateDict(help=N_("Answers saved and not submitted."), scope=Scope.user_state)
    reading = StateDict(help=N_("What was read, and the last place."), scope=Scope.user_state)
    override = StateDict(help=N_("A score set by the course team."), default=None, scope=Scope.user_state)
    grade_sent = StateBoolean(
        help=N_("Whether the gradebook was told the recorded score."), default=True, scope=Scope.user_state
    )
    completion_sent = StateFloat(
        help=N_("The completion that the course was told, 0 to 1."), default=0.0, scope=Scope.user_state
    )
    writes = StateInteger(
        help=N_("How often this state was written; what was loaded before the last time is out of date."),
        default=0,
        scope=Scope.user_state,
    )
    state_version = StateInteger(
        help=N_("The version of this state; a newer one is left alone."), default=0, scope=Scope.user_state
    )

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
        sheet = (desk and desk.first_sheet) or sheet_for_all(document)
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
