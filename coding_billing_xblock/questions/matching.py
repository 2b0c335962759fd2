"""Match each thing with what it goes with ("Which code system is it?"), chosen from one list for all of them.

Several may go with the same, and what goes with nothing is there to mislead. Each pair counts the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar, Literal, Self

from lxml import etree

from coding_billing_xblock.questions.asked import MATCH, Asked, Offered
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
from coding_billing_xblock.text.findings import N_, Finding, join, tip
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.markdown import plain_phrase
from coding_billing_xblock.text.olx import Reader, add_line, add_prose, set_attribute
from coding_billing_xblock.text.seen import seen_line
from coding_billing_xblock.text.values import Id, OptionalId, Phrase, Prose


class Target(Part):
    """Something that can be matched to; what no pair names is there to mislead."""

    id: Id
    text: Phrase

    @property
    def words(self) -> str:
        """How it reads in a list to choose from, which shows no marks."""
        return plain_phrase(self.text)


class Pair(Part):
    """One thing to match, the target it goes with, and what the author says about it."""

    id: Id
    text: Phrase
    target: OptionalId = ""
    feedback: Prose = ""


class PublicPair(Part):
    """A pair as everybody sees it: without its target."""

    id: str
    text: str


class PublicMatching(PublicQuestion):
    """A matching before any answer. The targets are sorted by their words, so that their order tells nothing."""

    targets: tuple[Target, ...]
    pairs: tuple[PublicPair, ...]

    usual_credit: ClassVar[Credit] = "part"

    @property
    def items(self) -> tuple[str, ...]:
        return tuple(pair.id for pair in self.pairs)

    def shown(self) -> dict[str, Any]:
        targets = [{"id": target.id, "words": target.words} for target in self.targets]
        return super().shown() | {"targets": targets}


class Matching(Assigning):
    """A matching with the right targets. An answer names a target's id for each matched pair's id."""

    since: ClassVar[int] = 2
    asked_as = MATCH
    ways: ClassVar[Mapping[str, str]] = {
        "part": N_(
            "Partial credit: each right match earns an equal share of the points, and a wrong one takes nothing away."
        ),
        "minus": N_(
            "Partial credit: each right match earns an equal share of the points, and each wrong one takes as much "
            "away, but never below 0."
        ),
        "none": ALL_OR_NOTHING,
    }
    olx_elements = frozenset({"target", "pair"})
    learner_words: ClassVar[Mapping[str, str]] = {
        "match_each": N_("Choose the right match for each."),
        # Translators: stands in a list to choose from until something is chosen.
        "choose_match": N_("Choose…"),
        "right_match": N_("Right answer: {answer}"),
    }
    author_words: ClassVar[Mapping[str, str]] = {
        "type_matching": N_("Matching"),
        "add_matching": N_("Add a matching question"),
        "targets": N_("Answers to choose from"),
        "targets_help": N_(
            "Learners see them sorted by their words, without bold or other marks. Those that go with nothing make "
            "guessing harder."
        ),
        "target": N_("Answer"),
        "item_targets": N_("Answer {number}"),
        "add_target": N_("Add an answer"),
        "pairs": N_("What is matched"),
        "pair": N_("Wording"),
        "item_pairs": N_("Row {number}"),
        "add_pair": N_("Add a row to match"),
        "pair_target": N_("Goes with"),
        "field_target": N_("Goes with"),
        "choose_target": N_("Choose…"),
    }
    help: ClassVar[Mapping[str, str]] = {
        "matching.few_targets": N_("Add answers until there are at least two to choose from."),
        "matching.few_pairs": N_("Add rows until there are at least two; one alone is a choice question."),
        "matching.repeated_target": N_(
            "Bold and other marks do not show in a list to choose from, so two answers must differ in their words."
        ),
        "matching.repeated_pair": N_(
            "A row can be matched once only; change or remove one of the two. One answer may go with several rows."
        ),
        "matching.no_target": N_("It tells what the row goes with, so that an answer can be right."),
        "matching.no_distractor": N_(
            "The last row answers itself. Add an answer that goes with nothing, or let one go with several rows."
        ),
    }

    nothing_assigned = N_("The answer to this question names a match for at least one row.")

    type: Literal["matching"] = "matching"
    targets: tuple[Target, ...] = ()
    pairs: tuple[Pair, ...] = ()

    def public(self) -> PublicMatching:
        return PublicMatching(
            **self.shown_by_all(),
            targets=tuple(
                sorted(self.targets, key=lambda target: (target.words.casefold(), target.words, target.id))
            ),
            pairs=tuple(PublicPair(id=pair.id, text=pair.text) for pair in self.pairs),
        )

    @cached_property
    def assigned_ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.pairs)

    def verdicts(self, answer: Mapping[str, Any]) -> tuple[Verdict, ...]:
        return tuple(
            Verdict(pair.id, float(answer[pair.id] == pair.target), pair.feedback)
            for pair in self.pairs
            if pair.id in answer
        )

    @cached_property
    def _known(self) -> tuple[frozenset[str], frozenset[str]]:
        """The ids of the pairs and of the targets."""
        return frozenset(pair.id for pair in self.pairs), frozenset(target.id for target in self.targets)

    def misfit(self, pair: object, target: object) -> str:
        """Why a pair cannot be matched with that; empty where it can."""
        pairs, targets = self._known
        if pair not in pairs:
            return N_("There is no such row in this question.")
        if not isinstance(target, str) or target not in targets:
            return N_("There is no such match in this question.")
        return ""

    def key(self) -> dict[str, Answer]:
        return {pair.id: pair.target for pair in self.pairs}

    def item_feedback(self) -> dict[str, str]:
        return {pair.id: pair.feedback for pair in self.pairs}

    def reading(self, answer: object) -> str:
        matched = answer.items() if isinstance(answer, dict) else ()
        texts = {pair.id: plain_phrase(pair.text) for pair in self.pairs}
        words = {target.id: target.words for target in self.targets}
        return "; ".join(
            f"{texts.get(pair, pair)}: {words.get(to, to)}" for pair, to in matched if isinstance(to, str)
        )

    def item_findings(self) -> Iterator[Finding]:
        if len(self.targets) < 2:
            message = N_("Matching needs at least two answers to choose from.")
            yield Finding("matching.few_targets", message, "targets")
        if len(self.pairs) < 2:
            yield Finding("matching.few_pairs", N_("Matching needs at least two rows."), "pairs")
        yield from self._target_findings()
        yield from self._pair_findings()
        if self._each_once():
            message = N_("Each answer goes with exactly one row, so the last row needs no knowledge.")
            yield tip("matching.no_distractor", message, "targets")

    def _target_findings(self) -> Iterator[Finding]:
        yield from repeated_ids([target.id for target in self.targets], "targets")
        before: set[str] = set()
        for index, target in enumerate(self.targets):
            path, words = join("targets", index, "text"), seen_line(target.words)
            if not words:
                yield Finding("text.empty", N_("This is still empty."), path)
            elif words in before:
                yield Finding("matching.repeated_target", N_("Two answers read the same."), path)
            before.add(words)

    def _pair_findings(self) -> Iterator[Finding]:
        texts = [pair.text for pair in self.pairs]
        yield from repeated_ids([pair.id for pair in self.pairs], "pairs")
        yield from empty_texts(texts, "pairs", "text")
        yield from repeated(texts, "pairs", "text", "matching.repeated_pair", N_("Two rows say the same."))
        known = {target.id for target in self.targets}
        for index, pair in enumerate(self.pairs):
            if pair.target not in known:
                message = N_(
                    "This row goes with no answer of this question yet; choose the one it goes with."
                )
                yield Finding("matching.no_target", message, join("pairs", index, "target"))

    def _each_once(self) -> bool:
        used = Counter(pair.target for pair in self.pairs)
        return len(self.pairs) > 1 and used == Counter(target.id for target in self.targets)

    @classmethod
    def from_asked(cls, asked: Asked, ids: Ids) -> Self:
        targets = tuple(Target(id=ids.of("target", text), text=text) for text in asked.places)
        pairs = tuple(
            Pair(
                id=ids.of("pair", item.text),
                text=item.text,
                target="" if item.place is None else targets[item.place].id,
                feedback=item.feedback,
            )
            for item in asked.offered
        )
        return cls(targets=targets, pairs=pairs, **cls.values_asked(asked, ids))

    def to_asked(self) -> Asked:
        places = {target.id: place for place, target in enumerate(self.targets)}
        offered = (Offered(pair.text, False, pair.feedback, places.get(pair.target)) for pair in self.pairs)
        return self.asked(offered, (target.text for target in self.targets))

    def add_items(self, element: etree._Element) -> None:
        for target in self.targets:
            add_line(element, "target", target.text).set("id", target.id)
        for item in self.pairs:
            pair = etree.SubElement(element, "pair", id=item.id)
            set_attribute(pair, "target", item.target, "")
            add_prose(pair, "text", item.text)
            add_prose(pair, "feedback", item.feedback)

    @staticmethod
    def read_items(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
        targets = [
            _read_target(reader, target, join(path, "targets", index))
            for index, target in enumerate(element.iterchildren("target"))
        ]
        pairs = [
            reader.item(pair, join(path, "pairs", index), {"target"})
            for index, pair in enumerate(element.iterchildren("pair"))
        ]
        return {"targets": targets, "pairs": pairs}


def _read_target(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    raw: dict[str, Any] = dict(reader.attributes(element, path, {"id"}))
    raw["text"] = reader.own_text(element, path)
    raw.setdefault("id", reader.derived_id(element, path, raw["text"]))
    return raw
