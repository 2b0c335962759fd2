"""Type a word or a few, such as a code or a term; the author lists what is accepted.

By default case, accents, spaces, dots and hyphens make no difference; the author can have each of them matter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, Literal, Self

from lxml import etree

from coding_billing_xblock.questions.asked import WORDS, Asked, Offered
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
from coding_billing_xblock.text.findings import N_, Finding, join, tip
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.olx import Reader, add_line, add_prose, set_attribute
from coding_billing_xblock.text.seen import seen_line
from coding_billing_xblock.text.values import Id, Line, Prose

MAX_TYPED = 500
ITEM = "answer"
"""The one thing that an answer says something about."""

_MARKS = frozenset(".\u00b7\u2022\u2027\u2212\u2219\u22c5\u30fb")
"""Dots, from the full stop to middle dots of several scripts, and the minus, which Unicode counts as no dash."""

_HEBREW_TO_SYRIAC = range(10, 37)
_ABOVE_OR_BELOW = 200


class TextAnswer(Part):
    """Something that may be typed, whether it is accepted, and what the author says to whoever typed it."""

    id: Id
    text: Line
    correct: bool = False
    feedback: Prose = ""


class PublicText(PublicQuestion):
    """A question for words before any answer, with what must be typed exactly."""

    match_case: bool = False
    match_accents: bool = False
    match_spaces: bool = False
    match_marks: bool = False


class Text(Question):
    """A question for words with the accepted ones. An answer is what was typed."""

    since = 2
    asked_as = WORDS
    switches = (*Question.switches, "match_case", "match_accents", "match_spaces", "match_marks")
    olx_elements = frozenset({"answer"})
    olx_attributes = Question.olx_attributes | set(PublicText.model_fields) - set(PublicQuestion.model_fields)
    learner_words: ClassVar[Mapping[str, str]] = {
        "type_words": N_("Type a word or a few."),
        "your_words": N_("Your answer"),
        "case_matters": N_("Capital letters matter."),
        "accents_matter": N_("Accents matter."),
        "spaces_matter": N_("Spaces matter."),
        "marks_matter": N_("Dots and hyphens matter."),
        "right_words": N_("Right answer: {answer}"),
    }
    author_words: ClassVar[Mapping[str, str]] = {
        "type_text": N_("Short answer"),
        "add_text": N_("Add a short answer question"),
        "answers": N_("Answers"),
        "answers_help": N_(
            "The first accepted answer is shown as the right one. Add a wrong one where you have something to say."
        ),
        "answer": N_("Answer"),
        "item_answers": N_("Answer {number}"),
        "add_answer": N_("Add an answer"),
        "accepted": N_("Accepted"),
        "must_match": N_("What must be typed as it is written here"),
        "match_case": N_("Capital letters"),
        "match_accents": N_("Accents"),
        "match_spaces": N_("Spaces"),
        "match_marks": N_("Dots and hyphens"),
    }
    help: ClassVar[Mapping[str, str]] = {
        "text.no_right_answer": N_("Without an accepted answer nobody can earn the points of this question."),
        "text.empty_answer": N_(
            "Write what a learner would type. Where only dots and hyphens make up the answer, have them matter."
        ),
        "text.repeated_answer": N_(
            "Only the first of the two would ever be found. Change or remove one, or have what they differ in matter."
        ),
        "text.no_feedback": N_(
            "Say in a sentence what is wrong with this answer; without that it need not be listed."
        ),
    }

    type: Literal["text"] = "text"
    match_case: bool = False
    match_accents: bool = False
    match_spaces: bool = False
    match_marks: bool = False
    answers: tuple[TextAnswer, ...] = ()

    def public(self) -> PublicText:
        return PublicText(
            **self.shown_by_all(),
            match_case=self.match_case,
            match_accents=self.match_accents,
            match_spaces=self.match_spaces,
            match_marks=self.match_marks,
        )

    def score(self, answer: object) -> Invalid | Points:
        typed = _typed(answer)
        if isinstance(typed, Invalid):
            return typed
        found = self._found(typed)
        credit = float(found is not None and found.correct)
        verdict = Verdict(ITEM, credit, found.feedback if found else "")
        return Points(credit * self.points, self.points, (verdict,))

    def scoring(self) -> str:
        return N_("All or nothing: an accepted answer earns all the points, any other one none.")

    def _found(self, typed: str) -> TextAnswer | None:
        """The answer of the author's that this is."""
        return self._by_comparison.get(self.compared(typed))

    @cached_property
    def _by_comparison(self) -> dict[str, TextAnswer]:
        """The answers by what is compared of them; of two that compare the same the first."""
        compared = {self.compared(item.text): item for item in reversed(self.answers)}
        return {text: item for text, item in compared.items() if text}

    def compared(self, text: str) -> str:
        """What is compared of a text: equal for two that this question takes for the same."""
        text = unicodedata.normalize("NFKC", seen_line(text))
        if not self.match_case:
            text = _folded(text)
        if not self.match_marks:
            text = "".join([character for character in text if not _is_mark(character)])
        text = (" " if self.match_spaces else "").join(text.split())
        if not self.match_accents:
            # Last: an accent that stood by itself follows a letter where the blank in between is gone.
            text = _without_accents(text)
        return unicodedata.normalize("NFC", text)

    def fit(self, answer: object) -> Answer | None:
        typed = _typed(answer)
        return None if isinstance(typed, Invalid) else typed

    def picked(self, answer: object) -> list[str]:
        return [] if isinstance(_typed(answer), Invalid) else [ITEM]

    def key(self) -> str:
        return self._first_right.text if self._first_right else ""

    @cached_property
    def _first_right(self) -> TextAnswer | None:
        return next((item for item in self.answers if item.correct), None)

    def item_feedback(self) -> dict[str, str]:
        return {ITEM: self._first_right.feedback if self._first_right else ""}

    def remarks(self, answer: object) -> dict[str, Remark]:
        typed = _typed(answer)
        found = None if isinstance(typed, Invalid) else self._found(typed)
        return {ITEM: Remark(found.feedback if found else "")}

    def reading(self, answer: object) -> str:
        return answer if isinstance(answer, str) else ""

    def item_findings(self) -> Iterator[Finding]:
        if self._first_right is None:
            message = N_("No answer is accepted yet.")
            yield Finding("text.no_right_answer", message, "answers")
        yield from repeated_ids([item.id for item in self.answers], "answers")
        yield from self._comparing_findings()
        for index, item in enumerate(self.answers):
            if not item.correct and not item.feedback:
                message = N_("A wrong answer has no feedback.")
                yield tip("text.no_feedback", message, join("answers", index, "feedback"))

    def _comparing_findings(self) -> Iterator[Finding]:
        before: set[str] = set()
        for index, text in enumerate([self.compared(item.text) for item in self.answers]):
            place = join("answers", index, "text")
            if not text:
                yield Finding("text.empty_answer", N_("There is nothing here to compare."), place)
            elif text in before:
                message = N_("This is the same as an answer before it.")
                yield Finding("text.repeated_answer", message, place)
            before.add(text)

    @classmethod
    def from_asked(cls, asked: Asked, ids: Ids) -> Self:
        answers = tuple(
            TextAnswer(
                id=ids.of("answer", item.text), text=item.text, correct=item.right, feedback=item.feedback
            )
            for item in asked.offered
        )
        return cls(answers=answers, **cls.values_asked(asked, ids))

    def to_asked(self) -> Asked:
        return self.asked(Offered(item.text, item.correct, item.feedback) for item in self.answers)

    def _set_attributes(self, element: etree._Element) -> None:
        for name in ("match_case", "match_accents", "match_spaces", "match_marks"):
            set_attribute(element, name, getattr(self, name), False)

    def add_items(self, element: etree._Element) -> None:
        for item in self.answers:
            answer = etree.SubElement(element, "answer", id=item.id)
            set_attribute(answer, "correct", item.correct, False)
            add_line(answer, "text", item.text)
            add_prose(answer, "feedback", item.feedback)

    @staticmethod
    def read_items(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
        answers = [
            reader.item(answer, join(path, "answers", index), {"correct"})
            for index, answer in enumerate(element.iterchildren("answer"))
        ]
        return {"answers": answers}


def _typed(answer: object) -> str | Invalid:
    if not isinstance(answer, str) or not answer.strip():
        return Invalid(N_("The answer to this question is a word or a few."))
    if len(answer) > MAX_TYPED:
        return Invalid(N_("This answer is too long; shorten it to 500 characters."))
    return answer


def _folded(text: str) -> str:
    """The text without case, https://www.unicode.org/versions/Unicode16.0.0/core-spec/chapter-3/#G53513 (D146)."""
    once = unicodedata.normalize("NFKD", unicodedata.normalize("NFD", text).casefold())
    return unicodedata.normalize("NFKC", once.casefold())


def _without_accents(text: str) -> str:
    kept: list[str] = []
    on_letter = False
    for character in unicodedata.normalize("NFD", text):
        if unicodedata.combining(character):
            if on_letter and _is_accent(character):
                continue
        else:
            on_letter = character.isalpha()
        kept.append(character)
    return "".join(kept)


def _is_accent(character: str) -> bool:
    """Whether a combining mark is an accent or a point, and not a vowel or a part of a letter, as it is in scripts of
    India, in Thai and in Japanese; classes of https://www.unicode.org/reports/tr44/#Canonical_Combining_Class_Values
    """
    place = unicodedata.combining(character)
    return place in _HEBREW_TO_SYRIAC or place >= _ABOVE_OR_BELOW


def _is_mark(character: str) -> bool:
    return character in _MARKS or unicodedata.category(character) == "Pd"
