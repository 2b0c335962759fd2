"""What an author is told of a document beside its findings: how long it takes to read, and how it is scored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.content.length import minutes_to_read
from coding_billing_xblock.text.findings import N_
from coding_billing_xblock.text.values import MAX_LINE, MAX_PROSE, MAX_URL

BOUNDS = {"line": MAX_LINE, "prose": MAX_PROSE, "url": MAX_URL}
"""Characters that the texts of the form may have, by their kind."""

SAVE_IN_COURSE = N_("Save keeps your changes with the unit. Learners get them once the unit is published.")
SAVE_IN_LIBRARY = N_(
    "Save keeps your changes in the library. Courses get them once they are published there and taken over."
)
IN_POOL = N_("Questions in this pool: {count}.")

SAVE_ELSEWHERE = N_("Save keeps your changes. Nothing reaches learners before.")


def numbers(document: Document, gettext: Callable[[str], str]) -> dict[str, Any]:
    """Minutes to read as on the learner's page, and each sentence on scoring with the places that it is about."""
    scoring = defaultdict(list)
    for question in document.questions:
        scoring[gettext(question.scoring())].append(f"questions.{question.id}")
    for pool, questions in document.pooled.items():
        scoring[gettext(IN_POOL).format(count=len(questions))].append(f"pools.{pool}")
    return {"minutes": minutes_to_read(document), "scoring": scoring}


def what_save_does(block: Any) -> str:
    """What becomes of changes that are saved where ``block`` is edited; a message id."""
    if getattr(block.scope_ids.usage_id.context_key, "is_course", False):
        return SAVE_IN_COURSE
    drafts = getattr(block.runtime, "authored_data_mode", None) is not None
    return SAVE_IN_LIBRARY if drafts else SAVE_ELSEWHERE
