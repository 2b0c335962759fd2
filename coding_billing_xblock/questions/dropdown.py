"""Fill the gaps of a sentence from a list for each ("The coder reads the ___.").

The author writes three underscores or more for a gap; the first blank in the sentence is the first gap. Each gap
counts the same.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import zip_longest
from typing import Any, ClassVar, Literal, Self

from lxml import etree

from coding_billing_xblock.questions.asked import GAPS, Asked, Offered
from coding_billing_xblock.questions.base import (
    ALL_OR_NOTHING,
    Answer,
    Assigning,
    Credit,
    Part,
    PublicQuestion,
    Question,
    Remark,
    Verdict,
    repeated_ids,
)
from coding_billing_xblock.text.escaping import escape
from coding_billing_xblock.text.findings import N_, Finding, join, tip
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.markdown import render, render_phrase
from coding_billing_xblock.text.olx import Reader, add_prose, set_attribute
from coding_billing_xblock.text.seen import seen_line
from coding_billing_xblock.text.values import Id, Line, Prose

BLANK = re.compile("_{3,}")
# A letter that looks like an underscore and marks nothing.
_LOW_LINE = "\u02cd"
# A character that no document may contain, so it cannot be mistaken for content; unlike control characters it may stand
# in an address, which stays one.
_GAP = "\uffff"
# As sanitised HTML has it: a tag with its quoted values, in which no quotation mark stands.
_TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')
TELLING_GAPS = 3


def pieces_of(sentence: str) -> list[str]:
    """The HTML of a sentence, cut where its gaps are; no piece needs to be whole. A blank in a tag stays a blank."""
    rendered = render(BLANK.sub(_GAP, sentence))
    return _TAG.sub(lambda tag: tag[0].replace(_GAP, "___"), rendered).split(_GAP)


class GapOption(Part):
    """One thing that can be chosen in a gap; plain words, because a list to choose from shows no marks."""

    id: Id
    text: Line
    correct: bool = False
    feedback: Prose = ""


class Gap(Part):
    """A gap and what can be chosen in it."""

    id: Id
    options: tuple[GapOption, ...] = ()

    @property
    def right(self) -> GapOption | None:
        """The right option, where there is one."""
        return next((option for option in self.options if option.correct), None)

    def option(self, name: object) -> GapOption | None:
        """The option with this id."""
        return next((option for option in self.options if option.id == name), None)


class PublicOption(Part):
    """An option as everybody sees it."""

    id: str
    text: str


class PublicGap(Part):
    """A gap as everybody sees it."""

    id: str
    options: tuple[PublicOption, ...]


class PublicDropdown(PublicQuestion):
    """A sentence with gaps before any answer.

    Options stand in the author's order, or sorted by their words where the question is shuffled: a learner's own
    order is made of pieces that a page is cached in, and options are too small for that.
    """

    sentence: str
    gaps: tuple[PublicGap, ...]

    usual_credit: ClassVar[Credit] = "part"

    def shown(self) -> dict[str, Any]:
        """The fields, and the sentence as ``pieces``: some HTML, and the gap behind it or None.

        A blank without a gap stays a blank, and a gap without a blank is not shown: their author is told.
        """
        before, *others = pieces_of(self.sentence)
        gaps = self.gaps[: len(others)]
        htmls = [before, *others[: len(gaps)]]
        htmls[-1] += "".join(f"___{piece}" for piece in others[len(gaps) :])
        pieces = [{"html": html, "gap": gap} for html, gap in zip_longest(htmls, gaps)]
        return super().shown() | {"gaps": gaps, "pieces": pieces}


class Dropdown(Assigning):
    """A sentence with gaps and what is right in them. An answer names an option's id for each filled gap's id."""

    since: ClassVar[int] = 2
    asked_as = GAPS
    named_values = (*Question.named_values, "sentence")
    ways: ClassVar[Mapping[str, str]] = {
        "part": N_(
            "Partial credit: each gap that is filled right earns an equal share of the points, and a wrong one takes "
            "nothing away."
        ),
        "minus": N_(
            "Partial credit: each gap that is filled right earns an equal share of the points, and each wrong one "
            "takes as much away, but never below 0."
        ),
        "none": ALL_OR_NOTHING,
    }
    olx_elements = frozenset({"sentence", "gap"})
    learner_words: ClassVar[Mapping[str, str]] = {
        "fill_gaps": N_("Choose what belongs in each gap."),
        # Translators: followed by the number of a gap in a sentence.
        "gap": N_("Gap"),
        # Translators: stands in a list to choose from until something is chosen.
        "choose_in_gap": N_("Choose…"),
        "right_in_gap": N_("Right answer: {answer}"),
    }
    author_words: ClassVar[Mapping[str, str]] = {
        "type_dropdown": N_("Gaps to fill from lists"),
        "add_dropdown": N_("Add a question with gaps"),
        "sentence": N_("Text with gaps"),
        "field_sentence": N_("Text with gaps"),
        "sentence_help": N_("Write three underscores, ___, for each gap."),
        "gaps": N_("Gaps, in the order of the text"),
        "item_gaps": N_("Gap {number}"),
        "add_gap": N_("Add a gap"),
        "gap_options": N_("What can be chosen"),
        "gap_right": N_("Right"),
        "gap_shuffle": N_("Sort what can be chosen by its words"),
    }
    help: ClassVar[Mapping[str, str]] = {
        "dropdown.no_blank": N_("Write three underscores, ___, where learners choose a word."),
        "dropdown.other_count": N_(
            "The first blank in the text is the first gap, and so on. Add what is missing, or remove what is too much."
        ),
        "dropdown.hidden_blank": N_(
            "Learners can choose only where words stand. Put a \\ before each underscore that is none of a gap."
        ),
        "dropdown.few_options": N_("Add what else learners could take for right, so that there is a choice."),
        "dropdown.no_correct_option": N_("Choose the one that is right, so that an answer can be right."),
        "dropdown.several_correct_options": N_("Learners choose one; mark the one that is right."),
        "dropdown.repeated_option": N_(
            "Nobody can choose between two of the same words; change one of them."
        ),
        "dropdown.first_is_right": N_(
            "Who always takes the first one is right. Move some of them, or have them sorted by their words."
        ),
    }

    nothing_assigned = N_("The answer to this question names an option for at least one gap.")

    type: Literal["dropdown"] = "dropdown"
    sentence: Prose = ""
    gaps: tuple[Gap, ...] = ()

    def markdown(self, name: str, text: str) -> str:
        """Blanks are no marks: bold text may begin or end at one."""
        if name != "sentence":
            return text
        return BLANK.sub(lambda blank: _LOW_LINE * len(blank[0]), text)

    def public(self) -> PublicDropdown:
        return PublicDropdown(
            **self.shown_by_all(),
            sentence=self.sentence,
            gaps=tuple(PublicGap(id=gap.id, options=self._offered(gap)) for gap in self.gaps),
        )

    def _offered(self, gap: Gap) -> tuple[PublicOption, ...]:
        options = tuple(PublicOption(id=option.id, text=option.text) for option in gap.options)
        if not self.shuffle:
            return options
        return tuple(sorted(options, key=lambda option: (option.text.casefold(), option.text, option.id)))

    @cached_property
    def assigned_ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.gaps)

    def verdicts(self, answer: Mapping[str, Any]) -> tuple[Verdict, ...]:
        return tuple(
            Verdict(gap.id, float(chosen.correct), chosen.feedback)
            for gap in self.gaps
            if (chosen := gap.option(answer.get(gap.id)))
        )

    @cached_property
    def _by_id(self) -> Mapping[str, Gap]:
        return {gap.id: gap for gap in self.gaps}

    def misfit(self, gap: object, option: object) -> str:
        """Why this cannot be chosen in that gap; empty where it can."""
        found = self._by_id.get(str(gap))
        if found is None:
            return N_("There is no such gap in this question.")
        return "" if found.option(option) else N_("There is no such option in this gap.")

    def key(self) -> dict[str, Answer]:
        return {gap.id: gap.right.id for gap in self.gaps if gap.right}

    def item_feedback(self) -> dict[str, str]:
        return {gap.id: gap.right.feedback if gap.right else "" for gap in self.gaps}

    def remarks(self, answer: object) -> dict[str, Remark]:
        chosen = answer if isinstance(answer, dict) else {}
        options = ((gap.id, gap.option(chosen.get(gap.id))) for gap in self.gaps)
        told = {gap: Remark(option.feedback) for gap, option in options if option}
        return super().remarks(answer) | told

    def reading(self, answer: object) -> str:
        chosen = answer if isinstance(answer, dict) else {}
        return "; ".join(
            f"{number}: {option.text if (option := gap.option(chosen[gap.id])) else chosen[gap.id]}"
            for number, gap in enumerate(self.gaps, 1)
            if isinstance(chosen.get(gap.id), str)
        )

    def item_findings(self) -> Iterator[Finding]:
        yield from self._sentence_findings()
        yield from repeated_ids([gap.id for gap in self.gaps], "gaps")
        for index, gap in enumerate(self.gaps):
            yield from (found.under(join("gaps", index)) for found in _gap_findings(gap))
        if self._first_is_right():
            yield tip(
                "dropdown.first_is_right", N_("In every gap, the first option is the right one."), "gaps"
            )

    def _sentence_findings(self) -> Iterator[Finding]:
        written, shown = len(BLANK.findall(self.sentence)), len(pieces_of(self.sentence)) - 1
        if not written:
            yield Finding("dropdown.no_blank", N_("There is no blank in the text yet."), "sentence")
        elif written != shown:
            message = N_("A blank stands in an address, in a comment, or in the description of an image.")
            yield Finding("dropdown.hidden_blank", message, "sentence")
        elif written != len(self.gaps):
            message = N_("Blanks in the text: {blanks}. Gaps: {gaps}.")
            counts = {"blanks": written, "gaps": len(self.gaps)}
            yield Finding("dropdown.other_count", message, "sentence", counts)

    def _first_is_right(self) -> bool:
        is_told = len(self.gaps) >= TELLING_GAPS and not self.shuffle
        return is_told and all(gap.options and gap.options[0].correct for gap in self.gaps)

    @classmethod
    def from_asked(cls, asked: Asked, ids: Ids) -> Self:
        gaps = tuple(
            Gap(
                id=ids.of("gap", asked.prompt),
                options=tuple(_asked_option(item, ids) for item in asked.offered if item.place == place),
            )
            for place in range(len(asked.places))
        )
        return cls(gaps=gaps, **cls.values_asked(asked, ids))

    def to_asked(self) -> Asked:
        offered = (
            Offered(escape(option.text), option.correct, option.feedback, place)
            for place, gap in enumerate(self.gaps)
            for option in gap.options
        )
        return self.asked(offered, ("" for _ in self.gaps))

    def add_items(self, element: etree._Element) -> None:
        add_prose(element, "sentence", self.sentence)
        for item in self.gaps:
            gap = etree.SubElement(element, "gap", id=item.id)
            for choice in item.options:
                option = etree.SubElement(gap, "option", id=choice.id)
                set_attribute(option, "correct", choice.correct, False)
                add_prose(option, "text", choice.text)
                add_prose(option, "feedback", choice.feedback)

    @staticmethod
    def read_items(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
        sentence = reader.only_text(list(element.iterchildren("sentence")), join(path, "sentence"))
        gaps = [
            _read_gap(reader, gap, join(path, "gaps", index))
            for index, gap in enumerate(element.iterchildren("gap"))
        ]
        return {"sentence": sentence, "gaps": gaps}


def _gap_findings(gap: Gap) -> Iterator[Finding]:
    """What is wrong with a gap; paths begin at the gap."""
    right = sum(option.correct for option in gap.options)
    if len(gap.options) < 2:
        yield Finding("dropdown.few_options", N_("A gap needs at least two options."), "options")
    elif not right:
        yield Finding("dropdown.no_correct_option", N_("No option of this gap is right yet."), "options")
    elif right > 1:
        message = N_("Several options of this gap are right.")
        yield Finding("dropdown.several_correct_options", message, "options")
    yield from repeated_ids([option.id for option in gap.options], "options")
    before: set[str] = set()
    for index, option in enumerate(gap.options):
        path, words = join("options", index, "text"), seen_line(option.text)
        if not words:
            yield Finding("text.empty", N_("This is still empty."), path)
        elif words in before:
            message = N_("Two options of this gap read the same.")
            yield Finding("dropdown.repeated_option", message, path)
        before.add(words)


def _asked_option(item: Offered, ids: Ids) -> GapOption:
    words = html.unescape(_TAG.sub("", render_phrase(item.text)))
    return GapOption(id=ids.of("option", item.text), text=words, correct=item.right, feedback=item.feedback)


def _read_gap(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    raw: dict[str, Any] = dict(reader.attributes(element, path, {"id"}))
    options = reader.parts(element, path, {"option"})["option"]
    raw["options"] = [
        reader.item(option, join(path, "options", index), {"correct"}) for index, option in enumerate(options)
    ]
    raw.setdefault("id", reader.derived_id(element, path, ""))
    return raw
