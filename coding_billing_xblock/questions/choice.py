"""Choose one option, or all that apply.

One choice: all or nothing. All that apply: max(0, right picks − wrong picks) / right options, so that ticking
everything earns nothing for free; part by part, each option counts that is ticked or left as it should be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Self

from lxml import etree

from coding_billing_xblock.questions.asked import CHOOSE, MULTIPLE, Asked, Offered
from coding_billing_xblock.questions.base import (
    ALL_OR_NOTHING,
    Answer,
    Credit,
    Invalid,
    Part,
    Points,
    PublicQuestion,
    Question,
    Since,
    Verdict,
    empty_texts,
    repeated,
    repeated_ids,
    share_of,
)
from coding_billing_xblock.text.findings import N_, Finding, join, tip
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.markdown import plain_phrase
from coding_billing_xblock.text.olx import Reader, add_prose, set_attribute
from coding_billing_xblock.text.values import Id, Phrase, Prose

STAYS = "stays"
"""Names in a text the options that keep their place, by their numbers."""

TELLING_CHOICES = 3
"""From so many questions on, right answers that are all the longest or the first are no accident to a learner."""


class Option(Part):
    """One thing to pick, whether picking it is right, and what the author says to whoever picks it."""

    id: Id
    text: Phrase
    correct: bool = False
    feedback: Prose = ""
    stays: Annotated[bool, Since(2)] = False
    """Whether it keeps its place where the order is mixed, as "None of these" does."""


class PublicOption(Part):
    """An option as everybody sees it."""

    id: str
    text: str
    stays: bool = False


class PublicChoice(PublicQuestion):
    """A choice before any answer. ``pick`` is the number of right options where the author tells it."""

    multiple: bool = False
    pick: int | None = None
    options: tuple[PublicOption, ...]

    usual_credit: ClassVar[Credit] = "minus"

    @property
    def way(self) -> str:
        return super().way if self.multiple else ""

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options)

    @property
    def staying(self) -> frozenset[str]:
        return frozenset(option.id for option in self.options if option.stays)


class Choice(Question):
    """A choice with its right options. An answer is a list of option ids."""

    starts = ("true_false",)
    asked_as = CHOOSE
    switches = (*Question.switches, MULTIPLE, "tell_count")
    named_values = (*Question.named_values, STAYS)
    ways: ClassVar[Mapping[str, str]] = {
        "minus": N_(
            "Partial credit: each right option earns an equal share of the points, and each wrong one takes as much "
            "away, but never below 0."
        ),
        "part": N_(
            "Partial credit: each option that is ticked or left as it should be earns an equal share of the points."
        ),
        "none": ALL_OR_NOTHING,
    }
    olx_elements = frozenset({"option"})
    olx_attributes = Question.olx_attributes | {"multiple", "tell_count"}
    learner_words: ClassVar[Mapping[str, str]] = {
        "choose_one": N_("Choose one answer."),
        "choose_all": N_("Choose all answers that apply."),
        # Translators: followed by a number.
        "choose_this_many": N_("Number of answers to choose:"),
        "right_answer": N_("Right answer"),
    }
    author_words: ClassVar[Mapping[str, str]] = {
        "type_choice": N_("Choice"),
        "add_choice": N_("Add a choice question"),
        "add_true_false": N_("Add a true or false question"),
        # Translators: the two options of such a question.
        "option_true": N_("True"),
        "option_false": N_("False"),
        "options": N_("Options"),
        "option": N_("Option"),
        "item_options": N_("Option {number}"),
        "add_option": N_("Add an option"),
        "correct": N_("Correct"),
        "multiple": N_("Several options may be right"),
        "tell_count": N_("Tell learners how many are right"),
        "stays": N_("Keeps its place, like “None of these”"),
    }
    help: ClassVar[Mapping[str, str]] = {
        "choice.few_options": N_("Add options until there are at least two, one of them right."),
        "choice.no_correct_option": N_("Without a right option nobody can earn the points of this question."),
        "choice.several_correct_options": N_(
            "Where one option is to be picked, a learner who picks the other right one would be told that it is wrong."
        ),
        "choice.repeated_option": N_(
            "Nobody can choose between two options that read the same; change one of them."
        ),
        "choice.all_correct": N_(
            "Add an option that is wrong, so that the question tells knowledge from guessing."
        ),
        "choice.no_feedback": N_(
            "Say in a sentence what is wrong with this option, without giving the right one away: it is what learners "
            "read after picking it."
        ),
        "choice.longest_is_right": N_(
            "Somebody who guesses the longest option has all of them right. Make some of the wrong options longer, or "
            "some of the right ones shorter."
        ),
        "choice.first_is_right": N_(
            "Somebody who always picks the first option has all of them right. Move some of the right options down, or "
            "have the options shuffled."
        ),
    }

    type: Literal["choice"] = "choice"
    multiple: bool = False
    tell_count: bool = False
    options: tuple[Option, ...] = ()

    def public(self) -> PublicChoice:
        # Even how many options are right is a secret of "all that apply" until the author tells it.
        tells = self.multiple and self.tell_count
        return PublicChoice(
            **self.shown_by_all(),
            multiple=self.multiple,
            pick=len(self.key()) if tells else None,
            options=tuple(
                PublicOption(id=option.id, text=option.text, stays=option.stays) for option in self.options
            ),
        )

    def score(self, answer: object) -> Invalid | Points:
        picked = self._picked(answer)
        if isinstance(picked, Invalid):
            return picked
        verdicts = tuple([verdict for verdict in self._verdicts if verdict.item in picked])
        right = sum([verdict.right for verdict in verdicts])
        earned = self._share(right, len(verdicts) - right) if self.multiple else float(right)
        return Points(earned * self.points, self.points, verdicts)

    def _share(self, right: int, wrong: int) -> float:
        whole = len(self.key())
        if self.way != "part":
            return share_of(self.way, right, wrong, whole)
        missed = whole - right
        return (len(self.options) - missed - wrong) / max(1, len(self.options))

    def scoring(self) -> str:
        if not self.multiple:
            return N_("All or nothing: the right option earns all the points, any other one none.")
        return super().scoring()

    @cached_property
    def _verdicts(self) -> tuple[Verdict, ...]:
        """What picking each of the options is worth saying."""
        return tuple([Verdict(option.id, float(option.correct), option.feedback) for option in self.options])

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(option.id for option in self.options)

    def _picked(self, answer: object) -> set[str] | Invalid:
        if not isinstance(answer, list):
            return Invalid(N_("The answer to this question is a list of options."))
        for index, item in enumerate(answer):
            if not isinstance(item, str) or item not in self._known:
                return Invalid(N_("There is no such option in this question."), str(index))
        picked = set(answer)
        if len(picked) != len(answer):
            return Invalid(N_("An option can be picked once only."))
        if not picked or (len(picked) > 1 and not self.multiple):
            return Invalid(N_("Pick one option, or at least one where several may be right."))
        return picked

    def fit(self, answer: object) -> Answer | None:
        if not isinstance(answer, list):
            return None
        kept: list[Answer] = [*self.picked(answer)]
        return kept if len(kept) == 1 or (kept and self.multiple) else None

    def picked(self, answer: object) -> list[str]:
        picked = answer if isinstance(answer, list) else []
        return [option.id for option in self.options if option.id in picked]

    def key(self) -> list[Answer]:
        return [option.id for option in self.options if option.correct]

    def item_feedback(self) -> dict[str, str]:
        return {option.id: option.feedback for option in self.options}

    def reading(self, answer: object) -> str:
        texts = {option.id: plain_phrase(option.text) for option in self.options}
        picked = answer if isinstance(answer, list) else []
        return "; ".join(texts.get(item, item) for item in picked if isinstance(item, str))

    def item_findings(self) -> Iterator[Finding]:
        if len(self.options) < 2:
            yield Finding("choice.few_options", N_("A choice needs at least two options."), "options")
        elif not self.key():
            yield Finding(
                "choice.no_correct_option",
                N_("No option is marked as correct; mark at least one."),
                "options",
            )
        elif len(self.key()) > 1 and not self.multiple:
            message = N_("Several options are correct; mark one only, or let learners pick several.")
            yield Finding("choice.several_correct_options", message, "options")
        yield from repeated_ids([option.id for option in self.options], "options")
        texts = [option.text for option in self.options]
        yield from empty_texts(texts, "options", "text")
        yield from repeated(
            texts, "options", "text", "choice.repeated_option", N_("Two options say the same.")
        )
        yield from self._advice()

    def _advice(self) -> Iterator[Finding]:
        if self.multiple and all(option.correct for option in self.options):
            yield tip(
                "choice.all_correct", N_("All options are correct, so ticking them all wins."), "options"
            )
        for index, option in enumerate(self.options):
            if not option.correct and not option.feedback:
                # One for the question is enough: the next shows when this one is written.
                message = N_("A wrong option has no feedback.")
                yield tip("choice.no_feedback", message, join("options", index, "feedback"))
                return

    @classmethod
    def from_asked(cls, asked: Asked, ids: Ids) -> Self:
        values = cls.values_asked(asked, ids)
        staying = values.pop(STAYS, "").split()
        options = tuple(
            Option(
                id=ids.of("option", item.text),
                text=item.text,
                correct=item.right,
                feedback=item.feedback,
                stays=str(number) in staying,
            )
            for number, item in enumerate(asked.offered, 1)
        )
        return cls(options=options, **values)

    def to_asked(self) -> Asked:
        return self.asked(Offered(option.text, option.correct, option.feedback) for option in self.options)

    def _differs(self, name: str) -> bool:
        return any(option.stays for option in self.options) if name == STAYS else super()._differs(name)

    def _named(self, name: str) -> str:
        if name != STAYS:
            return super()._named(name)
        return " ".join(str(number) for number, option in enumerate(self.options, 1) if option.stays)

    @classmethod
    def findings_together(cls, questions: Sequence[Any]) -> Iterator[Finding]:
        single = [question for question in questions if not question.multiple and question.key()]
        if len(single) >= TELLING_CHOICES and all(map(_longest_is_right, single)):
            message = N_("In all {count} questions with one right answer, it is the longest option.")
            yield tip("choice.longest_is_right", message, "questions", count=len(single))
        in_order = [question for question in single if not question.shuffle]
        if len(in_order) >= TELLING_CHOICES and all(question.options[0].correct for question in in_order):
            message = N_(
                "In all {count} questions with one right answer in a fixed order, it is the first option."
            )
            yield tip("choice.first_is_right", message, "questions", count=len(in_order))

    def _set_attributes(self, element: etree._Element) -> None:
        set_attribute(element, "multiple", self.multiple, False)
        set_attribute(element, "tell_count", self.tell_count, False)

    def add_items(self, element: etree._Element) -> None:
        for option in self.options:
            item = etree.SubElement(element, "option", id=option.id)
            set_attribute(item, "correct", option.correct, False)
            set_attribute(item, "stays", option.stays, False)
            add_prose(item, "text", option.text)
            add_prose(item, "feedback", option.feedback)

    @staticmethod
    def read_items(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
        options = [
            reader.item(option, join(path, "options", index), {"correct", "stays"})
            for index, option in enumerate(element.iterchildren("option"))
        ]
        return {"options": options}


def _longest_is_right(question: Choice) -> bool:
    right = max(len(plain_phrase(option.text)) for option in question.options if option.correct)
    return all(option.correct or len(plain_phrase(option.text)) < right for option in question.options)
