"""What tests ask of a proposal: all that a person can see in it, and whether a document takes it."""

from __future__ import annotations

import html
import re

from lxml import etree

from coding_billing_xblock.article.reader import Proposal
from coding_billing_xblock.article.words import marked, split_sentences, without_number
from coding_billing_xblock.content.document import Comparison, Document, Lesson, NextStep, Parsed, examine
from coding_billing_xblock.questions.sorting import Sorting
from coding_billing_xblock.text.markdown import render

INLINE_TAG = re.compile(r"</?(?:a|code|em|strong|b|i|u|s|del|ins|sub|sup|small|mark|kbd|span)\b[^>]*>")
IMAGE = re.compile(r'<img [^>]*alt="([^"]*)"[^>]*>')
TAG = re.compile(r"<[^>]*>")
WORD = re.compile(r"[^\W_]+")


def visible(markdown: str) -> str:
    """What a learner sees of an author's Markdown, as plain text."""
    inline = INLINE_TAG.sub("", IMAGE.sub(r" \1 ", render(markdown)))
    return html.unescape(TAG.sub(" ", inline))


def as_read(article: str) -> list[str]:
    """The plain texts that make up an article, whatever it is written in."""
    if article.startswith("<"):
        root = etree.fromstring(article, etree.HTMLParser(remove_comments=True, remove_pis=True))
        nodes = root.xpath("//text()[not(parent::script or parent::style)]")
        return [" ".join(str(node).split()) for node in nodes]
    return [visible(article) if article.startswith("#") else article]


def shown(proposal: Proposal) -> list[str]:
    """The texts of all parts as they will be read, and those left out."""
    parts = [f"{section.title} {visible(section.body)}" for section in proposal.sections]
    if (table := proposal.comparison) is not None:
        rows = ([row.label, *row.cells] for row in table.rows)
        lines = [[table.caption], [table.corner, *(column.label for column in table.columns)], *rows]
        parts += [" ".join(map(visible, line)) for line in lines]
    if (step := proposal.next_step) is not None:
        parts.append(f"{step.title} {visible(step.body)} {step.link_text} {step.url}")
    return [proposal.title, *parts, *proposal.left_out]


def letters(text: str) -> str:
    """A text without anything but its letters and digits, to find it whatever stands between them now."""
    return "".join(WORD.findall(text)).casefold()


def examined(proposal: Proposal) -> Parsed:
    """A document of all that is proposed, with its findings."""
    document = Document(
        lesson=Lesson(sections=proposal.sections),
        comparison=proposal.comparison or Comparison(),
        questions=proposal.questions,
        next_step=proposal.next_step or NextStep(),
    )
    return examine(document.model_dump())


def sentences(text: str) -> list[str]:
    """The sentences of plain text line by line, without the bullets and numbers that lines begin with.

    One that goes on in the next line comes in parts: what matters is that none of its words is missing.
    """
    return [sentence for line in text.splitlines() for sentence in split_sentences(_words_of(line))]


def _words_of(line: str) -> str:
    found = marked(line)
    return without_number(found.text if found else line.strip())


def titles(proposal: Proposal) -> list[str]:
    """The titles of the sections."""
    return [section.title for section in proposal.sections]


def body(proposal: Proposal, title: str) -> str:
    """The text of the section with this title."""
    return next(section.body for section in proposal.sections if section.title == title)


def table(proposal: Proposal) -> list[list[str]]:
    """The comparison as rows of texts, its heading first."""
    comparison = proposal.comparison
    assert comparison is not None
    heading = [comparison.corner, *(column.label for column in comparison.columns)]
    return [heading, *([row.label, *row.cells] for row in comparison.rows)]


def sorted_statements(question: object) -> dict[str, list[str]]:
    """The statements of a sorting question by the category that they belong to."""
    assert isinstance(question, Sorting)
    return {
        category.label: [item.text for item in question.statements if item.category == category.id]
        for category in question.categories
    }
