"""Reading an article: the way from a pasted text to what it proposes for a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from coding_billing_xblock.article import MAX_ARTICLE
from coding_billing_xblock.article.blocks import Article, read_html, read_markdown
from coding_billing_xblock.article.chapters import Chapter, chapters_of, folded, sections_of
from coding_billing_xblock.article.comparing import without_comparison
from coding_billing_xblock.article.duties import sortings
from coding_billing_xblock.article.kinds import Kind, recognised
from coding_billing_xblock.article.offers import without_offer
from coding_billing_xblock.article.plain import markdown_of_plain
from coding_billing_xblock.content.document import AnyQuestion, Comparison, NextStep, Section
from coding_billing_xblock.questions.base import Part
from coding_billing_xblock.text.escaping import cleaned
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.values import MAX_LINE, Language

_MOST_SECTIONS = 200
_LANGUAGE: TypeAdapter[str] = TypeAdapter(Language)


class Proposal(Part):
    """Parts to add to a document or to put in the place of its own, and the texts that found no place in any.

    ``title`` is proposed for the component's name, ``language`` for the document's language; either may be empty. Each
    part is valid by itself. Ids are the same whenever the same text is read.
    """

    title: str = ""
    language: str = ""
    sections: tuple[Section, ...] = ()
    comparison: Comparison | None = None
    questions: tuple[AnyQuestion, ...] = ()
    next_step: NextStep | None = None
    left_out: tuple[str, ...] = ()


def read_article(text: str, *, is_html: bool = False) -> Proposal:
    """What ``text`` proposes for a document. Raises ValueError beyond MAX_ARTICLE characters, and for nothing else.

    ``is_html`` tells that it is HTML for certain; otherwise its kind is recognised.
    """
    if len(text) > MAX_ARTICLE:
        raise ValueError(f"the article is longer than {MAX_ARTICLE} characters")
    article = cleaned(text)
    return _proposal(_read(article, "html" if is_html else recognised(article)))


def _read(text: str, kind: Kind) -> Article:
    if kind == "html":
        return read_html(text)
    return read_markdown(markdown_of_plain(text) if kind == "plain" else text)


def _proposal(article: Article) -> Proposal:
    ids = Ids()
    chapters, next_step, too_long = without_offer(chapters_of(article.blocks))
    chapters = [chapter for chapter in chapters if chapter.blocks or not chapter.said]
    title = article.title or _title(chapters)
    if title and chapters[0].title == title:
        chapters[0] = replace(chapters[0], said=True)
    chapters, comparison = without_comparison(chapters, ids)
    found = [(chapter, sections_of(chapter, ids)) for chapter in folded(chapters)]
    section_of = {id(block): own[0] for chapter, own in found if own for block in chapter.blocks}
    sections = [section for _, own in found for section in own]
    beyond = [f"{section.title}\n\n{section.body}" for section in sections[_MOST_SECTIONS:]]
    return Proposal(
        title=title[:MAX_LINE],
        language=_usable(article.language),
        sections=tuple(sections[:_MOST_SECTIONS]),
        comparison=comparison,
        questions=tuple(sortings(chapters, section_of, ids)),
        next_step=next_step,
        left_out=tuple(text for text in (*article.left_out, *too_long, *beyond) if text.strip()),
    )


def _title(chapters: Sequence[Chapter]) -> str:
    """The heading that the article begins with, if others follow."""
    return chapters[0].title if sum(bool(chapter.heading) for chapter in chapters) > 1 else ""


def _usable(language: str) -> str:
    try:
        return _LANGUAGE.validate_python(language.strip().replace("_", "-"))
    except ValidationError:
        return ""
