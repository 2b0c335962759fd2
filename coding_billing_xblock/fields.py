"""What is stored of a block: what its author set and wrote, and the state of each learner."""

from __future__ import annotations

from collections.abc import Mapping

from xblock.core import XBlockMixin
from xblock.fields import Float, Integer, Scope, String

from coding_billing_xblock.attempts.policy import FINISHED
from coding_billing_xblock.learner.fields import LongText, StateBoolean, StateDict, StateFloat, StateInteger
from coding_billing_xblock.text.findings import N_

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


def _offered(names: Mapping[str, str]) -> list[dict[str, str]]:
    """The values of a field that Studio offers, each with its name, as XBlock has them."""
    return [{"display_name": name, "value": value} for value, name in names.items()]


class BlockFields(XBlockMixin):
    """The fields of the block, for it to inherit."""

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
        values=_offered(
            {
                "best": N_("Best attempt"),
                "latest": N_("Latest attempt"),
            }
        ),
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
        values=_offered(
            {
                "submitted": N_("Submitted"),
                "passed": N_("Passed"),
            }
        ),
        scope=Scope.settings,
    )
    feedback = String(
        display_name=N_("Feedback"),
        help=N_(
            "Whether each question can be checked at once. A checked answer stands for the rest of the attempt."
        ),
        default="end",
        values=_offered(
            {
                "end": N_("After submitting"),
                "at_once": N_("At once, question by question"),
            }
        ),
        scope=Scope.settings,
    )
    # Both have the platform's names; where nothing is set here, the course's own value of the first one holds.
    showanswer = String(
        display_name=N_("Show answers"),
        help=N_("When learners see right answers and explanations. “Right” is asked of each question."),
        default=FINISHED,
        values=_offered(SHOW_ANSWER_NAMES),
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
        help=N_("When learners may take the hints of a question. They cost no points."),
        default="always",
        values=_offered(
            {
                "always": N_("Always"),
                "after_attempt": N_("After the first attempt"),
                "never": N_("Never"),
            }
        ),
        scope=Scope.settings,
    )
    retry = String(
        display_name=N_("Another attempt"),
        help=N_(
            "What is asked when a learner tries again. What is right stays right where only the rest is asked."
        ),
        default="all",
        values=_offered(
            {
                "all": N_("Asks everything"),
                "wrong": N_("Asks only what is not right"),
            }
        ),
        scope=Scope.settings,
    )
    shuffle = String(
        display_name=N_("Order"),
        help=N_("What is put in another order for each learner and each attempt."),
        default="as_set",
        values=_offered(
            {
                "as_set": N_("Options, where a question says so"),
                "questions": N_("Questions, and options where a question says so"),
                "options": N_("Options of every question"),
                "all": N_("Questions, and options of every question"),
            }
        ),
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
