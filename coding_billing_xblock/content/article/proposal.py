"""What an article proposes for a document; nothing of it is anybody's until an author takes it over."""

from __future__ import annotations

from coding_billing_xblock.content.document import AnyQuestion, Comparison, NextStep, Section
from coding_billing_xblock.questions.base import Part


class Proposal(Part):
    """Parts to add to a document or to put in the place of its own, and the texts that found no place in any.

    Each part is valid by itself. Ids are the same whenever the same text is read.
    """

    sections: tuple[Section, ...] = ()
    comparison: Comparison | None = None
    questions: tuple[AnyQuestion, ...] = ()
    next_step: NextStep | None = None
    left_out: tuple[str, ...] = ()
