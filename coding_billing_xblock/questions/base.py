"""What every type of question is and does: the one door between questions and the rest of the house.

The secret question and what a learner may see of it are different types. ``Question.public`` builds the public
one by naming the fields that go in, so a new secret field stays secret until somebody decides otherwise.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Annotated, Any, ClassVar, NamedTuple, Self, get_args

from lxml import etree
from pydantic import ConfigDict, Field, JsonValue
from pydantic.fields import FieldInfo

from coding_billing_xblock.questions.asked import DRAFT, SHUFFLE, Asked
from coding_billing_xblock.text.addresses import without_addresses
from coding_billing_xblock.text.findings import N_, Finding, join, warning
from coding_billing_xblock.text.fixed import Fixed
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.markdown import plain, plain_phrase
from coding_billing_xblock.text.olx import Reader, add_prose, set_attribute
from coding_billing_xblock.text.rules import phrase_findings, text_findings
from coding_billing_xblock.text.seen import seen, seen_phrase
from coding_billing_xblock.text.values import MARKDOWN, MARKDOWN_PHRASE, Id, OptionalId, Prose

Answer = JsonValue
"""What a learner answered, as JSON; its shape belongs to the question's type."""


class Invalid(NamedTuple):
    """An answer that cannot be scored: why, and where in the answer (a dotted path, empty for all of it)."""

    reason: str
    path: str = ""


class Verdict(NamedTuple):
    """What one picked item was worth saying: ``feedback`` is the author's Markdown, possibly empty."""

    item: str
    right: bool
    feedback: str


class Points(NamedTuple):
    """A scored answer: points earned of points possible, and a verdict on each item the learner picked."""

    earned: float
    possible: float
    feedback: tuple[Verdict, ...] = ()


class Since(NamedTuple):
    """Marks a field that documents know from this version on; it needs a default."""

    version: int


class Part(Fixed):
    """A piece of a document: fixed once built, and made of known names only."""

    model_config = ConfigDict(extra="forbid")

    since: ClassVar[int] = 1
    """The first version of documents that knows this kind of part."""


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
                yield Written(join(path, name, index), item, kind)


@cache
def _fields(kind: type[Part]) -> tuple[tuple[str, str], ...]:
    """The names of a part's fields, each with the kind of its Markdown, or of a list of such texts."""
    return tuple((name, _kind(field)) for name, field in kind.model_fields.items())


def _kind(field: FieldInfo) -> str:
    in_list = (getattr(item, "__metadata__", ()) for item in get_args(field.annotation))
    return next((mark for mark in chain(field.metadata, *in_list) if mark in (MARKDOWN, MARKDOWN_PHRASE)), "")


class PublicQuestion(Part):
    """What anybody may see of a question before answering it. ``items`` are ids in the author's order.

    Fields have the defaults of the secret question, so that one that is added later changes no revision.
    """

    type: str
    id: str
    prompt: str
    points: float = 1.0
    shuffle: bool = False

    @property
    @abstractmethod
    def items(self) -> tuple[str, ...]:
        """The ids of the options or statements, in the author's order."""


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

    olx_elements: ClassVar[frozenset[str]]
    """The names of this type's own elements in OLX."""

    olx_attributes: ClassVar[frozenset[str]] = frozenset({"draft", "id", "section", "points", "shuffle"})
    """The names of its attributes in OLX; a type with more of its own adds them."""

    starts: ClassVar[tuple[str, ...]] = ()
    """Templates of the editor that a question may begin as, besides an empty one; each has a word ``add_…``."""

    asked_as: ClassVar[str] = ""
    """The way of asking that pasted texts and copies have for it, of those in ``asked``; empty for none."""

    help: ClassVar[Mapping[str, str]]
    """What an author can do about this type's own findings: a sentence for each of their codes."""

    learner_words: ClassVar[Mapping[str, str]]
    """What this type's template and script say to a learner: English, marked for translation, by key."""

    author_words: ClassVar[Mapping[str, str]]
    """What its editor template says to an author; ``type_<type>``, ``add_<type>`` and ``item_<list>`` are among it."""

    @abstractmethod
    def public(self) -> PublicQuestion:
        """What a learner may see of it, before any answer."""

    @abstractmethod
    def score(self, answer: object) -> Invalid | Points:
        """Score any JSON value. Total: it never raises and never guesses."""

    @abstractmethod
    def scoring(self) -> str:
        """How ``score`` scores answers to this question, in one sentence for its author; a message id."""

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

    @abstractmethod
    def report(self, answer: object) -> str:
        """How an answer reads in a report to the course team; plain text."""

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
        told = {name: name in asked.told for name in (SHUFFLE, DRAFT)}
        return {
            "id": ids.of(cls.model_fields["type"].default, said),
            "prompt": asked.prompt,
            "explanation": asked.explanation,
            "points": asked.points,
            **told,
        }

    def told(self, *names: str) -> frozenset[str]:
        """Those of the fields, and of the ones that every type has, that are switched on."""
        return frozenset(name for name in (SHUFFLE, DRAFT, *names) if getattr(self, name))

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
        yield from self.item_findings()

    def to_olx(self) -> etree._Element:
        """This question as an OLX element named after its type."""
        element = etree.Element(self.type)
        element.set("id", self.id)
        set_attribute(element, "section", self.section, "")
        set_attribute(element, "points", self.points, 1.0)
        set_attribute(element, "shuffle", self.shuffle, False)
        set_attribute(element, "draft", self.draft, False)
        self._set_attributes(element)
        add_prose(element, "prompt", self.prompt)
        self.add_items(element)
        add_prose(element, "explanation", self.explanation)
        return element

    def _set_attributes(self, element: etree._Element) -> None:
        """Write the attributes of this type; none unless a type says otherwise."""

    @classmethod
    def raw_from_olx(cls, reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
        """An OLX element as raw values for the model; what cannot be read becomes the reader's findings."""
        raw: dict[str, Any] = dict(reader.attributes(element, path, cls.olx_attributes))
        parts = reader.parts(element, path, cls.olx_elements | {"prompt", "explanation"})
        raw["type"] = element.tag
        raw["prompt"] = reader.only_text(parts["prompt"], join(path, "prompt"))
        if parts["explanation"]:
            raw["explanation"] = reader.only_text(parts["explanation"], join(path, "explanation"))
        raw.setdefault("id", reader.derived_id(element, path, raw["prompt"]))
        return raw | cls.read_items(reader, element, path)


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
