"""What a course team can do to a learner's work, the way the platform's instructor dashboard does it.

Rescore and override are tasks there, with a transaction for each learner.
"""

import json
from collections.abc import Callable

from xblock.core import XBlock
from xblock.scorable import Score

from demo.ids import UsageKey
from demo.lms import LearnerRuntime
from demo.models import Person, StudentState
from demo.people import Viewer
from demo.transactions import in_transaction


class Refused(Exception):
    """The platform does not do this; the text says why, for the person who asked."""


@in_transaction()
def rescore(learner: Person, usage: UsageKey, only_if_higher: bool) -> str:
    """Have the block score the learner's work again. Raises Refused where it cannot."""
    _require_state(learner, usage)
    block = _block_of(learner, usage)
    if not hasattr(block, "rescore"):
        raise Refused("This block cannot be rescored.")
    if not block.has_submitted_answer():
        raise Refused(f"{learner.name} has submitted nothing to rescore.")
    _told(lambda: block.rescore(only_if_higher=only_if_higher))
    block.save()
    return f"Rescored {learner.name}."


@in_transaction()
def override_score(learner: Person, usage: UsageKey, score: float) -> str:
    """Set the learner's score, in the points of the gradebook. Raises Refused outside 0 to `max_score()`."""
    _require_state(learner, usage)
    block = _block_of(learner, usage)
    if not hasattr(block, "set_score"):
        raise Refused("Scores cannot be overridden for this type of block.")
    possible = block.max_score()
    if not 0 <= score <= possible:
        raise Refused(f"The score must be between 0 and {possible:g}.")
    _set_and_publish(block, score, possible)
    return f"Set {learner.name}'s score to {score:g}."


def _set_and_publish(block: XBlock, score: float, possible: float) -> None:
    weight = 1 if block.weight is None else block.weight
    if weight == 0:
        raise Refused("Scores cannot be overridden for a block with a weight of zero.")
    _told(lambda: block.set_score(Score(raw_earned=score / weight, raw_possible=possible / weight)))
    block.publish_grade()
    block.save()


def reset_attempts(learner: Person, usage: UsageKey) -> str:
    """Give the learner all attempts back; the other state stays. Raises Refused without state."""
    row = _require_state(learner, usage)
    fresh = {"attempts": 0, "score_history": [], "student_answers_history": [], "correct_map_history": []}
    row.state = json.dumps({**json.loads(row.state), **fresh})
    row.save()
    return f"Reset {learner.name}'s attempts."


def delete_state(learner: Person, usage: UsageKey) -> str:
    """Delete the learner's state and grade; completion stays. Raises Refused where there is no state."""
    _require_state(learner, usage).delete()
    return f"Deleted {learner.name}'s state."


def _told(work: Callable[[], object]) -> None:
    """Do it; where the block says why it cannot, that is what the person who asked reads."""
    try:
        work()
    except ValueError as error:
        raise Refused(str(error)) from error


def _require_state(learner: Person, usage: UsageKey) -> StudentState:
    row = StudentState.objects.filter(person=learner, usage=str(usage)).first()
    if row is None:
        raise Refused(f"{learner.name} has no state in this block.")
    return row


def _block_of(learner: Person, usage: UsageKey) -> XBlock:
    return LearnerRuntime(Viewer(learner, {})).get_block(usage)
