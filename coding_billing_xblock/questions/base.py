"""What every type of question is and does: the one door between questions and the rest of the house.

The secret question and what a learner may see of it are different types. ``Question.public`` builds the public
one by naming the fields that go in, so a new secret field stays secret until somebody decides otherwise.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, Self, get_args

from lxml import etree
from pydantic import ConfigDict, Field, JsonValue
from pydantic.fields import FieldInfo

from coding_billing_xblock.questions.asked import CREDIT, DRAFT, SHUFFLE, Asked, Offered
from coding_billing_xblock.text.addresses import without_addresses
from coding_billing_xblock.text.findings import N_, Finding, join, warning
from coding_billing_xblock.text.fixed import Fixed
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.markdown import plain, plain_phrase, render_phrase
from coding_billing_xblock.text.olx import Reader, add_prose, set_attribute, set_prose
from coding_billing_xblock.text.rules import phrase_findings, text_findings
from coding_billing_xblock.text.seen import seen, seen_phrase
from coding_billing_xblock.text.values import MARKDOWN, MARKDOWN_PHRASE, Id, OptionalId, Prose

Answer = JsonValue
"""What a learner answered, as JSON; its shape belongs to the question's type."""


class Invalid(NamedTuple):
    """An answer that cannot be scored: why, and where in the answer (a dotted path, empty for all of it).

    ``reason`` is a message id with ``{named}`` places for ``parameters``.
    """

    reason: str
    path: str = ""
    parameters: Mapping[str, object] = {}


class Verdict(NamedTuple):
    """What one picked item is worth, and what is said of it.

    ``credit`` is its share of what it could be worth, 0 to 1. ``feedback`` is the author's Markdown, ``reason`` a key
    of the type's words for learners, or several with blanks between; both may be empty.
    """

    item: str
    credit: float
    feedback: str = ""
    reason: str = ""

    @property
    def right(self) -> bool:
        """Whether nothing was missing."""
        return self.credit == 1


class Remark(NamedTuple):
    """What is said of an item, as in a verdict; ``credit`` only where learners are told how much it is."""

    feedback: str = ""
    reason: str = ""
    credit: float | None = None


NO_REMARK = Remark()


class Points(NamedTuple):
    """A scored answer: points earned of points possible, and a verdict on each item the learner picked."""

    earned: float
    possible: float
    feedback: tuple[Verdict, ...] = ()


Credit = Literal["", "none", "part", "minus"]
"""How an answer counts that is right in part: not at all, part by part, or part by part with what is wrong taken away.
Empty is the way that is usual for the type.
"""

ALL_OR_NOTHING = N_("All or nothing: only an answer without a mistake earns the points.")


def share_of(way: str, right: int, wrong: int, whole: int) -> float:
    """The share of the points that an answer earns, 0 to 1, by how many of all its parts are right and wrong."""
    if way == "none":
        return float(right == whole and not wrong)
    return max(0, right - wrong if way == "minus" else right) / max(1, whole)


MAX_HINTS = 10
"""Of one question."""


class Since(NamedTuple):
    """Marks a field that documents know from this version on; it needs a default."""

    version: int


class Part(Fixed):
    """A piece of a document: fixed once built, and made of known names only."""

    model_config = ConfigDict(extra="forbid")

    since: ClassVar[int] = 1
    """The first version of documents that knows this kind of part."""

    def markdown(self, name: str, text: str) -> str:
        """The text of a field as Markdown; the text itself, unless a kind of part writes more than Markdown in it."""
        return text


def needed_version(part: Part) -> int:
    """The lowest version of documents that knows all of ``part``: whatever has its default is not stored."""
    versions = [part.since]
    for name, field in type(part).model_fields.items():
        value = getattr(part, name)
        if value != field.default:
            versions += [mark.version for mark in field.metadata if isinstance(mark, Since)]
            items = value if isinstance(value, tuple) else (value,)
            versions += [needed_version(item) for item in items if isinstance(item, Part)]
    return max(versions)


class Written(NamedTuple):
    """A Markdown text in a part: its dotted path, itself, and ``MARKDOWN`` or ``MARKDOWN_PHRASE``."""

    path: str
    text: str
    kind: str

    @property
    def words(self) -> str:
        """What it says, without marks, HTML and addresses."""
        return without_addresses(plain(self.text) if self.kind == MARKDOWN else plain_phrase(self.text))

    def findings(self) -> Iterator[Finding]:
        """What is wrong with it."""
        rule = text_findings if self.kind == MARKDOWN else phrase_findings
        return (found.under(self.path) for found in rule(self.text))


def markdown_texts(part: Part, path: str = "") -> Iterator[Written]:
    """The Markdown texts in ``part``, however deep; their paths go on from ``path``."""
    for name, kind in _fields(type(part)):
        value = getattr(part, name)
        for index, item in enumerate(value) if isinstance(value, tuple) else [("", value)]:
            if isinstance(item, Part):
                yield from markdown_texts(item, join(path, name, index))
            elif kind:
                yield Written(join(path, name, index), part.markdown(name, item), kind)


@cache
def _fields(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """The names of a part's fields, each with the kind of its Markdown, or of a list of such texts."""
    return tuple((name, _kind(field)) for name, field in kind.model_fields.items())


def _kind(field: FieldInfo) -> str:
    in_list = (getattr(item, "__metadata__", ()) for item in get_args(field.annotation))
    return next((mark for mark in chain(field.metadata, *in_list) if mark in (MARKDOWN, MARKDOWN_PHRASE)), "")


class Hint(Part):
    """What helps a learner on who asks for it."""

    id: Id
    text: Prose


class PublicQuestion(Part):
    """What anybody may see of a question before answering it. ``items`` are ids in the author's order.

    Fields have the defaults of the secret question, so that one that is added later changes no revision.
    """

    type: str
    id: str
    prompt: str
    points: float = 1.0
    shuffle: bool = False
    credit: Credit = ""

    usual_credit: ClassVar[Credit] = ""
    """The way of ``Question.ways`` that is usual; empty for a type whose answers have no parts."""

    @property
    def way(self) -> str:
        """How an answer counts that is right in part; empty where none can be."""
        return self.credit or self.usual_credit

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of what can be put in another order, as the template has a cut around each; none unless a type says
        otherwise.
        """
        return ()

    @property
    def staying(self) -> frozenset[str]:
        """Those of its items that keep their place in every order; none unless a type says otherwise."""
        return frozenset()

    def shown(self) -> dict[str, Any]:
        """What the template shows: the fields, and the HTML of what is listed in them as ``html``."""
        values = self.model_dump()
        for item in (item for value in values.values() if isinstance(value, tuple | list) for item in value):
            item["html"] = render_phrase(item.get("text") or item.get("label", ""))
        return values


class Question(Part, ABC):
    """A question with everything the author wrote, the right answer included. Never send it to a browser."""

    type: str
    id: Id
    prompt: Prose
    section: OptionalId = ""
    points: Annotated[float, Field(gt=0, le=1000)] = 1.0
    shuffle: bool = False
    explanation: Prose = ""
    draft: bool = False
    """Made by a program and not yet looked at by its author."""
    credit: Annotated[Credit, Since(2)] = ""
    pool: Annotated[OptionalId, Since(2)] = ""
    """The pool that it is drawn from; empty for a question that every learner gets."""
    hints: Annotated[tuple[Hint, ...], Field(max_length=MAX_HINTS), Since(2)] = ()

    olx_elements: ClassVar[frozenset[str]]
    """The names of this type's own elements in OLX."""

    olx_attributes: ClassVar[frozenset[str]] = frozenset(
        {"credit", "draft", "id", "section", "points", "pool", "shuffle"}
    )
    """The names of its attributes in OLX; a type with more of its own adds them."""

    ways: ClassVar[Mapping[str, str]] = {}
    """How an answer may count that is right in part, the usual way first, each with a sentence for authors and learners
    (a message id). None for a type whose answers have no parts.
    """

    scripts: ClassVar[tuple[str, ...]] = ()
    """Scripts that its own script stands on, as resources of the block."""

    author_scripts: ClassVar[Mapping[str, str]] = {}
    """Parts of the editor for this type alone, each with its script, a resource of the block. It comes when the
    form first shows an element that names the part in ``data-needs``.
    """

    author_styles: ClassVar[tuple[str, ...]] = ()
    """Styles of those, as resources of the block."""

    starts: ClassVar[tuple[str, ...]] = ()
    """Templates of the editor that a question may begin as, besides an empty one; each has a word ``add_…``."""

    example: ClassVar[tuple[str, str]] = ("", "")
    """A template's name and the id of its question that is an example to begin with; none for most types."""

    asked_as: ClassVar[str] = ""
    """The way of asking that pasted texts and copies have for it, of those in ``asked``; empty for none."""

    switches: ClassVar[tuple[str, ...]] = (SHUFFLE, DRAFT)
    """The fields that are on or off, of which such a text names those that are on; a type with more adds them."""

    named_values: ClassVar[tuple[str, ...]] = (CREDIT,)
    """The fields of which such a text tells the value; a type with more adds them."""

    help: ClassVar[Mapping[str, str]]
    """What an author can do about this type's own findings: a sentence for each of their codes."""

    learner_words: ClassVar[Mapping[str, str]]
    """What this type's template and script say to a learner: English, marked for translation, by key."""

    author_words: ClassVar[Mapping[str, str]]
    """What its editor template says to an author; ``type_<type>``, ``add_<type>`` and ``item_<list>`` are among it."""

    @classmethod
    def blank_values(cls) -> Mapping[str, str]:
        """What its template in the editor tells that cannot be told beforehand, as what a new question begins with."""
        return {}

    @classmethod
    def author_assets(cls) -> Mapping[str, str]:
        """What its part of the editor loads when it is needed: resources of the block by their names."""
        return {}

    @abstractmethod
    def public(self) -> PublicQuestion:
        """What a learner may see of it, before any answer."""

    @abstractmethod
    def score(self, answer: object) -> Invalid | Points:
        """Score any JSON value. Total: it never raises and never guesses."""

    def slip(self, answer: object) -> Invalid | None:
        """What a learner should mend in an answer that can be scored, before an attempt is used; None for nothing."""
        return None

    @property
    def way(self) -> str:
        """How an answer counts that is right in part; empty where none can be."""
        return self.credit if self.credit in self.ways else next(iter(self.ways), "")

    def assets(self) -> Mapping[str, str]:
        """What its script loads when it is needed: resources of the block by the names that the script knows."""
        return {}

    def scoring(self) -> str:
        """How ``score`` scores answers to this question, in one sentence; a message id."""
        return self.ways.get(self.way, ALL_OR_NOTHING)

    def shown_by_all(self) -> dict[str, Any]:
        """What the public question of every type has, by the names of its fields."""
        return {name: getattr(self, name) for name in ("type", "id", "prompt", "points", "shuffle", "credit")}

    @abstractmethod
    def fit(self, answer: object) -> Answer | None:
        """The part of an older answer that still fits the question as it is now; None when nothing does."""

    @abstractmethod
    def picked(self, answer: object) -> list[str]:
        """The ids of the items that an answer says something about, among those that there are now."""

    @abstractmethod
    def key(self) -> Answer:
        """A right answer, in the shape of an answer."""

    @abstractmethod
    def item_feedback(self) -> dict[str, str]:
        """The author's feedback (Markdown) by item id, for every item."""

    def remarks(self, answer: object) -> dict[str, Remark]:
        """What verdicts on an answer say of the items that it picked, by item id, without judging them again."""
        return {item: Remark(feedback) for item, feedback in self.item_feedback().items()}

    def report(self, answer: object) -> str:
        """How an answer reads in a cell of a report to the course team; plain text.

        A spreadsheet would calculate what begins like a formula, so an apostrophe stands before it
        (https://owasp.org/www-community/attacks/CSV_Injection).
        """
        text = self.reading(answer)
        return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text

    @abstractmethod
    def reading(self, answer: object) -> str:
        """How an answer reads; plain text."""

    @abstractmethod
    def item_findings(self) -> Iterator[Finding]:
        """Problems with what belongs to this type; paths begin at the question."""

    @abstractmethod
    def add_items(self, element: etree._Element) -> None:
        """Write what belongs to this type into the question's OLX element."""

    @staticmethod
    @abstractmethod
    def read_items(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
        """Read what belongs to this type from the question's OLX element, as raw values."""

    @classmethod
    def from_asked(cls, asked: Asked, ids: Ids) -> Self:
        """The question of this type that a text asks. Raises ValidationError where that is more than it may hold.

        Every type that names a way of asking has its own.
        """
        raise NotImplementedError

    def to_asked(self) -> Asked:
        """This question as a text would ask it, so that ``from_asked`` gives an equal one, apart from ids."""
        raise NotImplementedError

    @classmethod
    def values_asked(cls, asked: Asked, ids: Ids) -> dict[str, Any]:
        """What a text says of a question of any type, as values of its fields."""
        said = "\n".join([asked.prompt, *(item.text for item in asked.offered)])
        values = {name: value for name, value in asked.values if name in cls.named_values}
        return {
            "id": ids.of(cls.model_fields["type"].default, said),
            "prompt": asked.prompt,
            "explanation": asked.explanation,
            "hints": tuple(Hint(id=ids.of("hint", text), text=text) for text in asked.hints),
            "points": asked.points,
            **{name: name in asked.told for name in cls.switches},
            **values,
        }

    def asked(self, offered: Iterable[Offered], places: Iterable[str] = ()) -> Asked:
        """This question as a text would ask it, offering this."""
        told = frozenset(name for name in self.switches if getattr(self, name))
        values = tuple((name, self._named(name)) for name in self.named_values if self._differs(name))
        return Asked(
            self.asked_as,
            self.prompt,
            tuple(offered),
            tuple(places),
            self.explanation,
            self.points,
            told,
            values,
            tuple(hint.text for hint in self.hints),
        )

    def _differs(self, name: str) -> bool:
        return bool(getattr(self, name) != type(self).model_fields[name].default)

    def _named(self, name: str) -> str:
        """The value of a field as text, from which the same value is read."""
        value = getattr(self, name)
        return value if isinstance(value, str) else repr(value)

    @classmethod
    def findings_together(cls, questions: Sequence[Any]) -> Iterator[Finding]:
        """Problems that show only when all questions of this type are seen together; paths begin at the document.

        None unless a type says otherwise.
        """
        return iter(())

    def findings(self) -> Iterator[Finding]:
        """All problems with this question; paths begin at the question."""
        if not seen(self.prompt):
            yield Finding("question.no_prompt", N_("The question has no wording yet."), "prompt")
        if self.draft:
            yield warning(
                "question.draft", N_("Nobody has looked at this draft of a question yet."), "prompt"
            )
        if self.credit and self.credit not in self.ways:
            message = N_("This type of question has no such partial credit.")
            yield warning("question.credit", message, "credit")
        yield from repeated_ids([hint.id for hint in self.hints], "hints")
        for index, hint in enumerate(self.hints):
            if not seen(hint.text):
                yield Finding("text.empty", N_("This is still empty."), join("hints", index, "text"))
        yield from self.item_findings()

    def to_olx(self) -> etree._Element:
        """This question as an OLX element named after its type."""
        element = etree.Element(self.type)
        element.set("id", self.id)
        set_attribute(element, "section", self.section, "")
        set_attribute(element, "points", self.points, 1.0)
        set_attribute(element, "shuffle", self.shuffle, False)
        set_attribute(element, "draft", self.draft, False)
        set_attribute(element, "credit", self.credit, "")
        set_attribute(element, "pool", self.pool, "")
        self._set_attributes(element)
        add_prose(element, "prompt", self.prompt)
        self.add_items(element)
        for hint in self.hints:
            set_prose(etree.SubElement(element, "hint", id=hint.id), hint.text)
        add_prose(element, "explanation", self.explanation)
        return element

    def _set_attributes(self, element: etree._Element) -> None:
        """Write the attributes of this type; none unless a type says otherwise."""

    @classmethod
    def raw_from_olx(cls, reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
        """An OLX element as raw values for the model; what cannot be read becomes the reader's findings."""
        raw: dict[str, Any] = dict(reader.attributes(element, path, cls.olx_attributes))
        parts = reader.parts(element, path, cls.olx_elements | {"prompt", "hint", "explanation"})
        raw["type"] = element.tag
        raw["prompt"] = reader.only_text(parts["prompt"], join(path, "prompt"))
        if parts["explanation"]:
            raw["explanation"] = reader.only_text(parts["explanation"], join(path, "explanation"))
        raw.setdefault("id", reader.derived_id(element, path, raw["prompt"]))
        raw["hints"] = [
            _raw_hint(reader, hint, join(path, "hints", index)) for index, hint in enumerate(parts["hint"])
        ]
        return raw | cls.read_items(reader, element, path)


def _raw_hint(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    raw: dict[str, Any] = dict(reader.attributes(element, path, {"id"}))
    raw["text"] = reader.own_text(element, join(path, "text"))
    raw.setdefault("id", reader.own_id(element, raw["text"]))
    return raw


class Assigning(Question):
    """A question whose answer names, by the id of each item that is answered, the id of what was chosen for it."""

    nothing_assigned: ClassVar[str]
    """Why an answer that names nothing is none; a message id."""

    @property
    @abstractmethod
    def assigned_ids(self) -> Sequence[str]:
        """The ids of what can be answered, in the author's order."""

    @abstractmethod
    def misfit(self, item: object, chosen: object) -> str:
        """Why this cannot be chosen for that item, as a message id; empty where it can."""

    @abstractmethod
    def verdicts(self, answer: Mapping[str, Any]) -> tuple[Verdict, ...]:
        """What each item is worth that a valid answer names, in the author's order."""

    def score(self, answer: object) -> Invalid | Points:
        if not isinstance(answer, dict) or not answer:
            return Invalid(self.nothing_assigned)
        for item, chosen in answer.items():
            if reason := self.misfit(item, chosen):
                return Invalid(reason, str(item))
        verdicts = self.verdicts(answer)
        right = sum([verdict.right for verdict in verdicts])
        share = share_of(self.way, right, len(verdicts) - right, len(self.assigned_ids))
        return Points(share * self.points, self.points, verdicts)

    def fit(self, answer: object) -> Answer | None:
        if not isinstance(answer, dict):
            return None
        return {item: chosen for item, chosen in answer.items() if not self.misfit(item, chosen)} or None

    def picked(self, answer: object) -> list[str]:
        named = answer if isinstance(answer, dict) else {}
        return [item for item in self.assigned_ids if item in named]


def repeated_ids(ids: list[str], path: str) -> Iterator[Finding]:
    """A finding for each id that the list has twice."""
    message = N_("The id “{value}” is used twice in this list.")
    for index in _repeats(ids):
        yield Finding("id.repeated", message, join(path, index, "id"), {"value": ids[index]})


def repeated(texts: list[str], path: str, attribute: str, code: str, message: str) -> Iterator[Finding]:
    """A finding for each Markdown text of one line that looks like one before it in the list."""
    for index in _repeats([seen_phrase(text) for text in texts]):
        yield Finding(code, message, join(path, index, attribute))


def _repeats(values: Sequence[str]) -> Iterator[int]:
    """Where a value stands that the list had before; empty ones are no values."""
    before: set[str] = set()
    for index, value in enumerate(values):
        if value and value in before:
            yield index
        before.add(value)


def empty_texts(texts: list[str], path: str, attribute: str) -> Iterator[Finding]:
    """A finding for each Markdown text of one line that shows nothing."""
    for index, text in enumerate(texts):
        if not seen_phrase(text):
            yield Finding("text.empty", N_("This is still empty."), join(path, index, attribute))
