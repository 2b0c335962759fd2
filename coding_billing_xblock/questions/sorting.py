"""Put each statement under one of the author's categories ("Coder or biller?").

Each statement counts the same; what is right is earned, statement by statement, unless the author says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, Literal, Self

from lxml import etree

from coding_billing_xblock.questions.asked import PLACE, Asked, Offered
from coding_billing_xblock.questions.base import (
    ALL_OR_NOTHING,
    Answer,
    Assigning,
    Credit,
    Part,
    PublicQuestion,
    Verdict,
    empty_texts,
    repeated,
    repeated_ids,
)
from coding_billing_xblock.text.findings import N_, Finding, join
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.markdown import plain_phrase
from coding_billing_xblock.text.olx import Reader, add_line, add_prose, set_attribute
from coding_billing_xblock.text.values import Id, Label, OptionalId, Phrase, Prose


class Category(Part):
    """One place to put statements."""

    id: Id
    label: Label


class Statement(Part):
    """One thing to place, the category it belongs to, and what the author says about it."""

    id: Id
    text: Phrase
    category: OptionalId = ""
    feedback: Prose = ""


class PublicStatement(Part):
    """A statement as everybody sees it."""

    id: str
    text: str


class PublicSorting(PublicQuestion):
    """A sorting before any answer."""

    categories: tuple[Category, ...]
    statements: tuple[PublicStatement, ...]

    usual_credit: ClassVar[Credit] = "part"

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(statement.id for statement in self.statements)


class Sorting(Assigning):
    """A sorting with the right places. An answer names a category id for each placed statement id."""

    asked_as = PLACE
    ways: ClassVar[Mapping[str, str]] = {
        "part": N_(
            "Partial credit: each statement in its category earns an equal share of the points, and a wrong one takes "
            "nothing away."
        ),
        "minus": N_(
            "Partial credit: each statement in its category earns an equal share of the points, and each wrong one "
            "takes as much away, but never below 0."
        ),
        "none": ALL_OR_NOTHING,
    }
    olx_elements = frozenset({"category", "statement"})
    learner_words: ClassVar[Mapping[str, str]] = {
        "sort_each": N_("Choose one category for each statement."),
        "right_category": N_("Right answer: {answer}"),
    }
    author_words: ClassVar[Mapping[str, str]] = {
        "type_sorting": N_("Sorting"),
        "add_sorting": N_("Add a sorting question"),
        "categories": N_("Categories"),
        "category": N_("Category"),
        "item_categories": N_("Category {number}"),
        "add_category": N_("Add a category"),
        "choose_category": N_("Choose…"),
        "statements": N_("Statements"),
        "statement": N_("Statement"),
        "item_statements": N_("Statement {number}"),
        "add_statement": N_("Add a statement"),
    }
    help: ClassVar[Mapping[str, str]] = {
        "sorting.few_categories": N_(
            "Add categories until there are at least two; three leave less to guessing."
        ),
        "sorting.no_statements": N_("Add the statements that learners put under one of the categories."),
        "sorting.repeated_category": N_(
            "Nobody can choose between two categories of one name; change one of them."
        ),
        "sorting.repeated_statement": N_(
            "A statement can be sorted once only; change or remove one of the two."
        ),
        "sorting.no_category": N_("It tells where the statement belongs, so that an answer can be right."),
    }

    nothing_assigned = N_("The answer to this question names a category for at least one statement.")

    type: Literal["sorting"] = "sorting"
    categories: tuple[Category, ...] = ()
    statements: tuple[Statement, ...] = ()

    def public(self) -> PublicSorting:
        return PublicSorting(
            **self.shown_by_all(),
            categories=self.categories,
            statements=tuple(PublicStatement(id=item.id, text=item.text) for item in self.statements),
        )

    @cached_property
    def assigned_ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.statements)

    def verdicts(self, answer: Mapping[str, Any]) -> tuple[Verdict, ...]:
        return tuple(
            [
                Verdict(item.id, float(answer[item.id] == item.category), item.feedback)
                for item in self.statements
                if item.id in answer
            ]
        )

    @cached_property
    def _places(self) -> tuple[frozenset[str], frozenset[str]]:
        """The ids of the statements and of the categories."""
        return frozenset(item.id for item in self.statements), frozenset(item.id for item in self.categories)

    def misfit(self, item: object, place: object) -> str:
        """Why a statement cannot be put there; empty where it can."""
        statements, categories = self._places
        if item not in statements:
            return N_("There is no such statement in this question.")
        if not isinstance(place, str) or place not in categories:
            return N_("There is no such category in this question.")
        return ""

    def key(self) -> dict[str, Answer]:
        return {item.id: item.category for item in self.statements}

    def item_feedback(self) -> dict[str, str]:
        return {item.id: item.feedback for item in self.statements}

    def reading(self, answer: object) -> str:
        placed = answer.items() if isinstance(answer, dict) else ()
        texts = {item.id: plain_phrase(item.text) for item in self.statements}
        labels = {category.id: plain_phrase(category.label) for category in self.categories}
        return "; ".join(
            f"{texts.get(item, item)}: {labels.get(to, to)}" for item, to in placed if isinstance(to, str)
        )

    def item_findings(self) -> Iterator[Finding]:
        if len(self.categories) < 2:
            yield Finding(
                "sorting.few_categories", N_("Sorting needs at least two categories."), "categories"
            )
        if not self.statements:
            yield Finding("sorting.no_statements", N_("There is no statement to sort yet."), "statements")
        yield from self._category_findings()
        yield from self._statement_findings()

    def _category_findings(self) -> Iterator[Finding]:
        labels = [category.label for category in self.categories]
        message = N_("Two categories have the same label.")
        yield from repeated_ids([category.id for category in self.categories], "categories")
        yield from empty_texts(labels, "categories", "label")
        yield from repeated(labels, "categories", "label", "sorting.repeated_category", message)

    def _statement_findings(self) -> Iterator[Finding]:
        texts = [item.text for item in self.statements]
        message = N_("Two statements say the same.")
        yield from repeated_ids([item.id for item in self.statements], "statements")
        yield from empty_texts(texts, "statements", "text")
        yield from repeated(texts, "statements", "text", "sorting.repeated_statement", message)
        known = {category.id for category in self.categories}
        for index, item in enumerate(self.statements):
            if item.category not in known:
                message = N_("This statement has no category of this question; choose the one it belongs to.")
                yield Finding("sorting.no_category", message, join("statements", index, "category"))

    @classmethod
    def from_asked(cls, asked: Asked, ids: Ids) -> Self:
        categories = tuple(Category(id=ids.of("category", label), label=label) for label in asked.places)
        statements = tuple(
            Statement(
                id=ids.of("statement", item.text),
                text=item.text,
                category="" if item.place is None else categories[item.place].id,
                feedback=item.feedback,
            )
            for item in asked.offered
        )
        return cls(categories=categories, statements=statements, **cls.values_asked(asked, ids))

    def to_asked(self) -> Asked:
        places = {category.id: place for place, category in enumerate(self.categories)}
        offered = (
            Offered(item.text, False, item.feedback, places.get(item.category)) for item in self.statements
        )
        return self.asked(offered, (category.label for category in self.categories))

    def add_items(self, element: etree._Element) -> None:
        for category in self.categories:
            add_line(element, "category", category.label).set("id", category.id)
        for item in self.statements:
            statement = etree.SubElement(element, "statement", id=item.id)
            set_attribute(statement, "category", item.category, "")
            add_prose(statement, "text", item.text)
            add_prose(statement, "feedback", item.feedback)

    @staticmethod
    def read_items(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
        categories = [
            _read_category(reader, category, join(path, "categories", index))
            for index, category in enumerate(element.iterchildren("category"))
        ]
        statements = [
            reader.item(statement, join(path, "statements", index), {"category"})
            for index, statement in enumerate(element.iterchildren("statement"))
        ]
        return {"categories": categories, "statements": statements}


def _read_category(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    raw: dict[str, Any] = dict(reader.attributes(element, path, {"id"}))
    raw["label"] = reader.own_text(element, path)
    raw.setdefault("id", reader.derived_id(element, path, raw["label"]))
    return raw
