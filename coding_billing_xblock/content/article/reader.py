"""Reading an article: the way from a pasted text to what it proposes for a document."""

from __future__ import annotations

from coding_billing_xblock.content.article import MAX_ARTICLE
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
from coding_billing_xblock.content.article.structure import structured

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
