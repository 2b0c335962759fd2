"""An article that an author pastes, as a proposal for a document: sections, a comparison, questions, a next step.

Plain text, Markdown and HTML are told apart and read into the same blocks (``lines``, ``markup``), what only looks
like a heading or a list becomes one (``structure``), and each block goes to one place: advertising for the provider
outside the lesson, a table into the comparison, everything else into sections, and what has no place is listed as
left out. No sentence is lost in silence.
"""

from __future__ import annotations

from coding_billing_xblock.content.article.advertising import without_offers
from coding_billing_xblock.content.article.blocks import Block, LeftOut
from coding_billing_xblock.content.article.comparing import without_comparison
from coding_billing_xblock.content.article.duties import sortings
from coding_billing_xblock.content.article.kinds import Kind, cleaned, recognised
from coding_billing_xblock.content.article.lines import read_markdown, read_plain
from coding_billing_xblock.content.article.markup import read_html
from coding_billing_xblock.content.article.naming import Ids
from coding_billing_xblock.content.article.next_step import next_step_of
from coding_billing_xblock.content.article.outline import chapters_of
from coding_billing_xblock.content.article.proposal import Proposal
from coding_billing_xblock.content.article.sections import sections_of
from coding_billing_xblock.content.article.sentences import sentences
from coding_billing_xblock.content.article.structure import structured

MAX_ARTICLE = 400_000
"""Characters of a pasted article."""

__all__ = ["MAX_ARTICLE", "Proposal", "read_article", "sentences"]

_READERS = {Kind.PLAIN: read_plain, Kind.MARKDOWN: read_markdown, Kind.HTML: read_html}


def read_article(text: str) -> Proposal:
    """What ``text`` proposes for a document. Raises ValueError beyond MAX_ARTICLE characters, and for nothing else."""
    if len(text) > MAX_ARTICLE:
        raise ValueError(f"the article is longer than {MAX_ARTICLE} characters")
    article = cleaned(text)
    return _proposal(structured(_READERS[recognised(article)](article)))


def _proposal(blocks: list[Block]) -> Proposal:
    ids = Ids()
    said = [block for block in blocks if not isinstance(block, LeftOut)]
    unsaid = [block.text for block in blocks if isinstance(block, LeftOut)]
    chapters, offer = without_offers(chapters_of(said))
    next_step, too_long = next_step_of(offer)
    questions = sortings(chapters, ids)
    chapters, comparison = without_comparison(chapters, ids)
    sections, without_place = sections_of(chapters, ids, comparison.caption if comparison else "")
    return Proposal(
        sections=tuple(sections),
        comparison=comparison,
        questions=tuple(questions),
        next_step=next_step,
        left_out=(*unsaid, *without_place, *too_long),
    )
