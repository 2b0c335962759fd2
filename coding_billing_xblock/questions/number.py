"""Type a number, such as an amount or a rate; the author says how far from the right one it may be.

What was typed is kept as it was, with the decimal sign of the page it was typed on, so that it is always read the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Context, Decimal
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self

from lxml import etree
from pydantic import Field

from coding_billing_xblock.questions.asked import NUMBER, Asked, Offered
from coding_billing_xblock.questions.base import (
    Answer,
    Invalid,
    Part,
    Points,
    PublicQuestion,
    Question,
    Remark,
    Verdict,
    repeated_ids,
)
from coding_billing_xblock.text.findings import N_, Finding, join, tip, warning
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.numerals import Numeral, read_number
from coding_billing_xblock.text.olx import Reader, add_prose, set_attribute
from coding_billing_xblock.text.values import Id, Line, Prose

MAX_TYPED = 100
LARGEST = 1e15
"""Above it a float no longer tells whole numbers and their halves apart."""

SMALLEST = 1e-15
ITEM = "answer"
"""The one thing that an answer says something about."""

# Enough digits for the longest number that can be typed and the smallest float: nothing is ever rounded.
_EXACT = Context(prec=2000)

Value = Annotated[float, Field(ge=-LARGEST, le=LARGEST)] | None
"""A number; None while its author has not written one."""


class Typed(NamedTuple):
    """What was typed, and the decimal sign of the page's language, which decides where a text alone does not."""

    text: str
    decimal: str


class Mistake(Part):
    """A number that a wrong way leads to, and what the author says to whoever typed it."""

    id: Id
    value: Value = None
    feedback: Prose = ""


class PublicNumber(PublicQuestion):
    """A question for a number before any answer."""

    unit: str = ""


class Number(Question):
    """A question for a number. An answer is ``{"typed": …, "decimal": …}``, or what was typed alone."""

    since = 2
    asked_as = NUMBER
    switches = (*Question.switches, "relative")
    named_values = (*Question.named_values, "tolerance", "unit")
    olx_elements = frozenset({"mistake", "feedback"})
    olx_attributes = Question.olx_attributes | {"value", "tolerance", "relative", "unit"}
    learner_words: ClassVar[Mapping[str, str]] = {
        "type_a_number": N_("Type a number."),
        "your_number": N_("Your answer"),
        "read_as": N_("Read as {number}"),
        "no_number_yet": N_("This is not a number yet."),
        # Translators: it follows the word for wrong.
        "not_a_number": N_("(this is not a number)"),
        "right_number": N_("Right answer: {answer}"),
    }
    author_words: ClassVar[Mapping[str, str]] = {
        "type_number": N_("Number"),
        "add_number": N_("Add a number question"),
        "number_value": N_("Right number"),
        "number_tolerance": N_("Tolerance"),
        "number_tolerance_help": N_("How far from the right number an answer may be."),
        "number_relative": N_("The tolerance is a percentage of the right number"),
        "number_unit": N_("Unit"),
        "number_unit_help": N_("Shown behind the field, such as mg or %. Learners need not type it."),
        "number_feedback": N_("Feedback on the right number"),
        "mistakes": N_("Wrong numbers with feedback"),
        "mistake": N_("Wrong number"),
        "item_mistakes": N_("Wrong number {number}"),
        "add_mistake": N_("Add a wrong number"),
    }
    help: ClassVar[Mapping[str, str]] = {
        "number.no_value": N_("Write digits, with a point before decimals."),
        "number.too_small": N_(
            "Nobody can tell it from 0 on the page. Ask for it in a smaller unit, or write 0."
        ),
        "number.wide_tolerance": N_("Make the tolerance smaller than the number itself."),
        "number.right_mistake": N_(
            "Whoever types it has the question right. Make the tolerance smaller, or remove this number."
        ),
        "number.repeated_mistake": N_("Only the first of the two would ever be found; change or remove one."),
        "number.mistake_feedback": N_(
            "Say in a sentence which mistake leads to this number; without that it need not be listed."
        ),
    }

    type: Literal["number"] = "number"
    value: Value = None
    tolerance: Annotated[float, Field(ge=0, le=LARGEST)] = 0.0
    relative: bool = False
    unit: Line = ""
    feedback: Prose = ""
    mistakes: tuple[Mistake, ...] = ()

    def public(self) -> PublicNumber:
        return PublicNumber(**self.shown_by_all(), unit=self.unit)

    def score(self, answer: object) -> Invalid | Points:
        typed = _typed(answer)
        if isinstance(typed, Invalid):
            return typed
        found = self._read(typed)
        credit = float(found is not None and self._is_right(Decimal(found.plain)))
        remark = self._remark(found)
        verdict = Verdict(ITEM, credit, remark.feedback, remark.reason)
        return Points(credit * self.points, self.points, (verdict,))

    def scoring(self) -> str:
        return N_("All or nothing: the right number earns all the points, any other one none.")

    def _read(self, typed: Typed) -> Numeral | None:
        return read_number(typed.text, typed.decimal, self.unit)

    @cached_property
    def _width(self) -> Decimal:
        """How far from the right number an answer may be, exactly."""
        tolerance = _exact(self.tolerance)
        if not self.relative or self.value is None:
            return tolerance
        return _EXACT.scaleb(_EXACT.multiply(tolerance, _exact(self.value).copy_abs()), -2)

    def _is_near(self, number: Decimal, value: float | None) -> bool:
        return value is not None and _distance(number, value) <= self._width

    def _is_right(self, number: Decimal) -> bool:
        return self._is_near(number, self.value)

    def _remark(self, found: Numeral | None) -> Remark:
        """What is said of a number that was read, or of a text that is none."""
        if found is None:
            return Remark(reason="not_a_number")
        number = Decimal(found.plain)
        if self._is_right(number):
            return Remark(self.feedback)
        near = [mistake for mistake in self.mistakes if self._is_near(number, mistake.value)]
        nearest = min(near, key=lambda mistake: _distance(number, mistake.value or 0.0), default=None)
        return Remark(nearest.feedback if nearest else "")

    def fit(self, answer: object) -> Answer | None:
        typed = _typed(answer)
        return None if isinstance(typed, Invalid) else {"typed": typed.text, "decimal": typed.decimal}

    def picked(self, answer: object) -> list[str]:
        return [] if isinstance(_typed(answer), Invalid) else [ITEM]

    def key(self) -> Answer:
        """The right number, and beside it how far an answer may be from it, where it need not be exact."""
        if self.value is None:
            return None
        key: dict[str, Answer] = {"typed": _positional(_exact(self.value)), "decimal": "."}
        return key | {"tolerance": _positional(self._width)} if self._width else key

    def item_feedback(self) -> dict[str, str]:
        return {ITEM: self.feedback}

    def remarks(self, answer: object) -> dict[str, Remark]:
        typed = _typed(answer)
        return {} if isinstance(typed, Invalid) else {ITEM: self._remark(self._read(typed))}

    def reading(self, answer: object) -> str:
        typed = _typed(answer)
        if isinstance(typed, Invalid):
            return ""
        found = self._read(typed)
        differs = found is not None and found.plain != typed.text
        return f"{typed.text} ({found.plain})" if found and differs else typed.text

    def item_findings(self) -> Iterator[Finding]:
        yield from _value_findings(self.value, "value")
        if self.value and self._width > _exact(self.value).copy_abs():
            message = N_("The tolerance is larger than the number, so nearly everything is right.")
            yield warning("number.wide_tolerance", message, "tolerance")
        yield from repeated_ids([mistake.id for mistake in self.mistakes], "mistakes")
        before: set[float] = set()
        for index, mistake in enumerate(self.mistakes):
            found = [*self._mistake_findings(mistake, before)]
            yield from (finding.under(join("mistakes", index)) for finding in found)
            before |= set() if mistake.value is None else {mistake.value}

    def _mistake_findings(self, mistake: Mistake, before: set[float]) -> Iterator[Finding]:
        yield from _value_findings(mistake.value, "value")
        if mistake.value is not None and self._is_right(_exact(mistake.value)):
            yield Finding("number.right_mistake", N_("This number is within the tolerance."), "value")
        elif mistake.value in before:
            yield Finding("number.repeated_mistake", N_("This number is listed twice."), "value")
        if not mistake.feedback:
            yield tip("number.mistake_feedback", N_("A wrong number has no feedback."), "feedback")

    @classmethod
    def from_asked(cls, asked: Asked, ids: Ids) -> Self:
        right = next((item for item in asked.offered if item.right), Offered(""))
        mistakes = [
            {"id": ids.of("mistake", item.text), "value": item.text or None, "feedback": item.feedback}
            for item in asked.offered
            if not item.right
        ]
        values = cls.values_asked(asked, ids) | {"value": right.text or None, "feedback": right.feedback}
        return cls.model_validate(values | {"mistakes": mistakes})

    def to_asked(self) -> Asked:
        mistakes = (Offered(_written(item.value), False, item.feedback) for item in self.mistakes)
        return self.asked([Offered(_written(self.value), True, self.feedback), *mistakes])

    def _set_attributes(self, element: etree._Element) -> None:
        set_attribute(element, "value", self.value, None)
        set_attribute(element, "tolerance", self.tolerance, 0.0)
        set_attribute(element, "relative", self.relative, False)
        set_attribute(element, "unit", self.unit, "")

    def add_items(self, element: etree._Element) -> None:
        add_prose(element, "feedback", self.feedback)
        for item in self.mistakes:
            mistake = etree.SubElement(element, "mistake", id=item.id)
            set_attribute(mistake, "value", item.value, None)
            add_prose(mistake, "feedback", item.feedback)

    @staticmethod
    def read_items(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
        mistakes = [
            _read_mistake(reader, mistake, join(path, "mistakes", index))
            for index, mistake in enumerate(element.iterchildren("mistake"))
        ]
        feedback = reader.only_text([*element.iterchildren("feedback")], join(path, "feedback"))
        return {"feedback": feedback, "mistakes": mistakes}


def _typed(answer: object) -> Typed | Invalid:
    raw = {"typed": answer, "decimal": "."} if isinstance(answer, str) else answer
    if not isinstance(raw, dict) or raw.keys() - {"tolerance"} != {"typed", "decimal"}:
        return Invalid(N_("The answer to this question is a number."))
    text, decimal = raw["typed"], raw["decimal"]
    if decimal not in (".", ","):
        return Invalid(N_("The decimal sign of an answer is a point or a comma."), "decimal")
    if not isinstance(text, str) or not text.strip():
        return Invalid(N_("The answer to this question is a number."), "typed")
    if len(text) > MAX_TYPED:
        return Invalid(N_("This number is too long; shorten it to 100 characters."), "typed")
    return Typed(text, decimal)


def _exact(value: float) -> Decimal:
    """The number that its author wrote: 0.1 is a tenth."""
    return Decimal(repr(value))


def _distance(number: Decimal, value: float) -> Decimal:
    return _EXACT.subtract(number, _exact(value)).copy_abs()


def _positional(number: Decimal) -> str:
    """The number without an exponent and without needless zeros."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _written(value: float | None) -> str:
    """The number as JSON has it, from which the same one is read; empty for none."""
    return "" if value is None else repr(value).removesuffix(".0")


def _value_findings(value: float | None, path: str) -> Iterator[Finding]:
    if value is None:
        yield Finding("number.no_value", N_("There is no number here yet."), path)
    elif 0 < abs(value) < SMALLEST:
        yield Finding("number.too_small", N_("This number is too close to 0 to be shown."), path)


def _read_mistake(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    raw: dict[str, Any] = dict(reader.attributes(element, path, {"id", "value"}))
    raw["feedback"] = reader.only_text(reader.parts(element, path, {"feedback"})["feedback"], path)
    raw.setdefault("id", reader.derived_id(element, path, str(raw.get("value", ""))))
    return raw
