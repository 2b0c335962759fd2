"""Put steps in order ("How does a claim go?").

An order is judged by its pairs of steps: of any two, which comes first. So one step that slipped far costs as much as
the steps that it slipped past, and not the whole order behind it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, Literal, Self

from lxml import etree

from coding_billing_xblock.questions.asked import ORDER, Asked, Offered
from coding_billing_xblock.questions.base import (
    ALL_OR_NOTHING,
    Answer,
    Credit,
    Invalid,
    Part,
    Points,
    PublicQuestion,
    Question,
    Remark,
    Verdict,
    empty_texts,
    repeated,
    repeated_ids,
    share_of,
)
from coding_billing_xblock.text.findings import N_, Finding, join, tip
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.markdown import plain_phrase
from coding_billing_xblock.text.olx import Reader, add_prose
from coding_billing_xblock.text.values import Id, Phrase, Prose


class Step(Part):
    """One thing that has its place in the order, and what the author says about it."""

    id: Id
    text: Phrase
    feedback: Prose = ""


class PublicStep(Part):
    """A step as everybody sees it."""

    id: str
    text: str


class PublicOrdering(PublicQuestion):
    """An ordering before any answer. Its steps stand in an order that has nothing to do with the right one."""

    steps: tuple[PublicStep, ...]

    usual_credit: ClassVar[Credit] = "part"

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(step.id for step in self.steps)


class Ordering(Question):
    """Steps in the right order. An answer lists the ids of all of them.

    Learners get the steps mixed: all in the same way, or each in another one where the question is shuffled.
    """

    since: ClassVar[int] = 2
    asked_as = ORDER
    ways: ClassVar[Mapping[str, str]] = {
        "part": N_(
            "Partial credit: each pair of steps in the right order earns an equal share of the points, whatever stands "
            "between them."
        ),
        "minus": N_(
            "Partial credit: each pair of steps in the right order earns an equal share of the points, and each pair "
            "in the wrong order takes as much away, but never below 0."
        ),
        "none": ALL_OR_NOTHING,
    }
    olx_elements = frozenset({"step"})
    learner_words: ClassVar[Mapping[str, str]] = {
        "put_in_order": N_(
            "Move the steps into the right order with the buttons. If they are in order already, tick the box below "
            "them."
        ),
        "step_up": N_("Move up:"),
        "step_down": N_("Move down:"),
        # Translators: heard after a step was moved.
        "step_moved": N_("{step}: now {position} of {count}"),
        # Translators: a box to tick, below steps to be put in order.
        "my_order": N_("This is my order"),
        # Translators: follows "Partly right".
        "step_partly": N_("(some of the other steps belong on its other side)"),
        "right_place": N_("Right place: {number}"),
    }
    author_words: ClassVar[Mapping[str, str]] = {
        "type_ordering": N_("Ordering"),
        "add_ordering": N_("Add an ordering question"),
        "steps": N_("Steps in the right order"),
        "steps_help": N_("Learners get them mixed."),
        "step": N_("Step"),
        "item_steps": N_("Step {number}"),
        "add_step": N_("Add a step"),
    }
    help: ClassVar[Mapping[str, str]] = {
        "ordering.few_steps": N_("Add the steps that learners put in order, the first one first."),
        "ordering.two_steps": N_(
            "Of two steps every other guess is right; add a third one, or ask for a choice."
        ),
        "ordering.repeated_step": N_(
            "Nobody can tell two steps of the same words apart; change or remove one of them."
        ),
    }

    type: Literal["ordering"] = "ordering"
    steps: tuple[Step, ...] = ()

    @cached_property
    def _mixed(self) -> tuple[Step, ...]:
        """The steps in the order in which they are shown, and in which anything is said of them."""
        return tuple(sorted(self.steps, key=lambda step: _rank(self.id, step.id)))

    def public(self) -> PublicOrdering:
        steps = tuple(PublicStep(id=step.id, text=step.text) for step in self._mixed)
        return PublicOrdering(**self.shown_by_all(), steps=steps)

    def score(self, answer: object) -> Invalid | Points:
        order = _strings(answer)
        if len(order) != len(self._ids) or set(order) != self._ids or order != answer:
            return Invalid(N_("The answer to this question lists every step once."))
        right, others = self._right_pairs(order), len(order) - 1
        verdicts = tuple(
            Verdict(step.id, credit, step.feedback, _reason(credit))
            for step in self._mixed
            for credit in [right[step.id] / others if others else 1.0]
        )
        pairs, whole = sum(right.values()) // 2, len(order) * others // 2
        share = share_of(self.way, pairs, whole - pairs, whole) if whole else 1.0
        return Points(share * self.points, self.points, verdicts)

    @cached_property
    def _ids(self) -> frozenset[str]:
        """The ids of the steps."""
        return frozenset(step.id for step in self.steps)

    def _right_pairs(self, order: list[str]) -> dict[str, int]:
        """How many of the other steps each step stands on the right side of."""
        places = {step: place for place, step in enumerate(order)}
        wanted = [places[step.id] for step in self.steps]
        return {
            step.id: sum(
                (here < there) == (index < other) for other, there in enumerate(wanted) if other != index
            )
            for index, (step, here) in enumerate(zip(self.steps, wanted, strict=True))
        }

    def fit(self, answer: object) -> Answer | None:
        kept: list[Answer] = [step for step in _strings(answer) if step in self._ids]
        return kept if isinstance(self.score(kept), Points) else None

    def picked(self, answer: object) -> list[str]:
        named = set(_strings(answer))
        return [step.id for step in self._mixed if step.id in named]

    def key(self) -> list[Answer]:
        return [step.id for step in self.steps]

    def item_feedback(self) -> dict[str, str]:
        return {step.id: step.feedback for step in self._mixed}

    def remarks(self, answer: object) -> dict[str, Remark]:
        scored = self.score(self.fit(answer))
        verdicts = scored.feedback if isinstance(scored, Points) else ()
        told = {verdict.item: Remark(verdict.feedback, verdict.reason) for verdict in verdicts}
        return super().remarks(answer) | told

    def reading(self, answer: object) -> str:
        texts = {step.id: plain_phrase(step.text) for step in self.steps}
        return "; ".join(texts.get(step, step) for step in _strings(answer))

    def item_findings(self) -> Iterator[Finding]:
        if len(self.steps) < 2:
            message = N_("There are no two steps to put in order yet.")
            yield Finding("ordering.few_steps", message, "steps")
        elif len(self.steps) == 2:
            yield tip("ordering.two_steps", N_("There are only two steps."), "steps")
        texts = [step.text for step in self.steps]
        message = N_("Two steps read the same.")
        yield from repeated_ids([step.id for step in self.steps], "steps")
        yield from empty_texts(texts, "steps", "text")
        yield from repeated(texts, "steps", "text", "ordering.repeated_step", message)

    @classmethod
    def from_asked(cls, asked: Asked, ids: Ids) -> Self:
        steps = tuple(
            Step(id=ids.of("step", item.text), text=item.text, feedback=item.feedback)
            for item in asked.offered
        )
        return cls(steps=steps, **cls.values_asked(asked, ids))

    def to_asked(self) -> Asked:
        return self.asked(Offered(step.text, False, step.feedback) for step in self.steps)

    def add_items(self, element: etree._Element) -> None:
        for item in self.steps:
            step = etree.SubElement(element, "step", id=item.id)
            add_prose(step, "text", item.text)
            add_prose(step, "feedback", item.feedback)

    @staticmethod
    def read_items(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
        steps = [
            reader.item(step, join(path, "steps", index))
            for index, step in enumerate(element.iterchildren("step"))
        ]
        return {"steps": steps}


def _rank(question: str, step: str) -> bytes:
    return hashlib.blake2b(f"{question}\n{step}".encode(), digest_size=8).digest()


def _strings(answer: object) -> list[str]:
    """What is text in a list; nothing of anything else."""
    return [item for item in answer if isinstance(item, str)] if isinstance(answer, list) else []


def _reason(credit: float) -> str:
    return "step_partly" if 0 < credit < 1 else ""
