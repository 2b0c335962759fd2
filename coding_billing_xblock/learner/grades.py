"""Scores and completion, as the platform asks for them and as we tell them.

The platform answers every grade that we publish by calling ``set_score`` on the block. Only a call that is not
such an echo is an override by the course team.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from xblock.scorable import Score

from coding_billing_xblock.attempts.completion import completion
from coding_billing_xblock.attempts.policy import Outcome
from coding_billing_xblock.attempts.record import Override, State, timestamp
from coding_billing_xblock.attempts.score import RecordedScore, recorded_score, rescored
from coding_billing_xblock.gate import Refusal
from coding_billing_xblock.learner.writer import Busy, is_busy, one_writer
from coding_billing_xblock.text.findings import N_


class LearnerGrades:
    """The methods of ``ScorableXBlockMixin`` and the sending of grade and completion, for the block to inherit."""

    _publishing: ClassVar[bool] = False

    def max_score(self: Any) -> float:
        """The highest grade there is: the weight, or the points of the questions; 0 where nothing can be scored.

        Called on unbound blocks while the course structure is cached, so it never touches a learner's state. Always a
        number, because the platform compares an override with it.
        """
        document = self.document
        if document is None or not document.questions:
            return 0.0
        return document.points if self.weight is None else max(0.0, self.weight)

    def has_submitted_answer(self: Any) -> bool:
        """Whether there is an attempt to rescore, something to score it by, and nobody who writes at this moment.

        A task of the platform for all learners skips those for whom this is False, and reports how many they were.
        """
        state = self.stored_state()
        document = self.document
        if state is None or document is None or not document.questions or is_busy(self):
            return False
        return bool(state.submissions.recorded)

    def get_score(self: Any) -> Score:
        """The score that counts, in points of ``max_score``."""
        return self._as_score(self._recorded(self.stored_state()))

    def set_score(self: Any, score: Score) -> None:
        """Keep a score set by the course team. Never publishes: publishing calls this.

        Raises ValueError, with a sentence for the course team, where it cannot be kept.
        """
        if self._publishing:
            return
        with self._for_course_team():
            if not score.raw_possible:
                raise ValueError(self.gettext(N_("Nothing can be scored here, so no score was set.")))
            at, serial = timestamp(self.now()), self.learner_state().submissions.serial
            given = Override(earned=score.raw_earned, possible=score.raw_possible, at=at, serial=serial)
            self.store(override=given)

    def publish_grade(self: Any) -> None:
        """Publish the score that counts; the platform calls this after an override, which may lower it."""
        recorded = self._recorded(self.stored_state())
        score = self._as_score(recorded)
        if recorded is not None and score.raw_possible:
            self._publish(score, None)

    def calculate_score(self: Any) -> Score:
        """The score that the recorded attempts are worth by the questions as they are now; stores nothing."""
        return self._as_score(self._recorded(self._rescored_state()))

    def rescore(self: Any, only_if_higher: bool) -> None:
        """Score the recorded attempts anew and publish; raises ValueError where nothing was submitted or can be scored.

        With ``only_if_higher`` a lower result changes neither our record nor, by the platform's doing, the grade.
        """
        if not self.has_submitted_answer():
            raise ValueError(self.gettext(N_("Nothing was submitted here, so there is nothing to rescore.")))
        with self._for_course_team():
            self._rescore(only_if_higher)

    def _rescore(self: Any, only_if_higher: bool) -> None:
        rescored_state = self._rescored_state()
        before, after = self.get_score(), self._as_score(self._recorded(rescored_state))
        if not only_if_higher or after.raw_earned > before.raw_earned:
            self.store(submissions=rescored_state.submissions, override=None, grade_sent=False)
            self.save()
        self._publish(after, only_if_higher)
        self.store(grade_sent=True)
        self._complete()

    def confirm(self: Any) -> None:
        """Tell the platform what it was not told yet: the recorded score, once, and progress in completion.

        Completion never falls, because a tick must not disappear.
        """
        state = self.learner_state()
        if not state.grade_sent:
            self.publish_grade()
            self.store(grade_sent=True)
        self._complete()

    def _complete(self: Any) -> None:
        state = self.learner_state()
        share = completion(self.document, state, self._is_done(state))
        if share > state.completion_sent:
            self.emit_completion(share)
            self.store(completion_sent=share)

    def _is_done(self: Any, state: State) -> bool:
        """Whether a learner has done what completes the self-check: submitted it, or passed where there is a mark."""
        if self.completes != "passed" or self.pass_mark is None:
            return bool(state.submissions.recorded)
        recorded = self._recorded(state)
        return recorded is not None and self.marks().outcome(recorded.fraction) is Outcome.PASSED

    @contextmanager
    def _for_course_team(self: Any) -> Iterator[None]:
        """Write a learner's state for the course team. Raises ValueError, with a sentence, where that cannot be."""
        try:
            with one_writer(self):
                yield
        except Busy as busy:
            raise ValueError(
                self.gettext(N_("This learner's answers are being saved now; try again."))
            ) from busy
        except Refusal as refusal:
            raise ValueError(self.gettext(refusal.message)) from refusal

    def _rescored_state(self: Any) -> State:
        state: State = self.learner_state()
        if self.document is None:
            return state
        record = rescored(self.document, state.submissions)
        return state.model_copy(update={"submissions": record, "override": None})

    def _recorded(self: Any, state: State | None) -> RecordedScore | None:
        return recorded_score(state.submissions, state.override, self.grading) if state else None

    def _as_score(self: Any, recorded: RecordedScore | None) -> Score:
        possible = self.max_score()
        return Score(raw_earned=recorded.fraction * possible if recorded else 0.0, raw_possible=possible)

    def _publish(self: Any, score: Score, only_if_higher: bool | None) -> None:
        grade = {
            "value": score.raw_earned,
            "max_value": score.raw_possible,
            "only_if_higher": only_if_higher,
        }
        self._publishing = True
        try:
            self.runtime.publish(self, "grade", grade)
        finally:
            self._publishing = False
