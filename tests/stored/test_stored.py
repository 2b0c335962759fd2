"""What a release has stored or exported is read by every later one, and comes back as it was."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

import pytest
from hypothesis import given
from lxml import etree

from coding_billing_xblock.content import olx
from coding_billing_xblock.content.document import Document, NextStep, parse
from coding_billing_xblock.content.migrate import CURRENT_VERSION
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.base import Question, Since, needed_version
from coding_billing_xblock.questions.choice import Choice, PublicChoice
from tests.strategies import documents

FOLDER = Path(__file__).parent
SAMPLES = sorted(path.relative_to(FOLDER).with_suffix("") for path in FOLDER.glob("*/*.xml"))


def stored(sample: Path) -> str:
    return (FOLDER / sample).with_suffix(".json").read_text(encoding="utf-8").rstrip("\n")


def exported(sample: Path) -> str:
    return (FOLDER / sample).with_suffix(".xml").read_text(encoding="utf-8")


def written(document: Document) -> str:
    root = etree.Element(olx.ROOT)
    olx.write_into(root, document)
    return olx.to_text(root)


def values(raw: Any) -> list[Any]:
    """Every value anywhere in raw JSON."""
    items = raw.values() if isinstance(raw, dict) else raw if isinstance(raw, list) else ()
    return [raw, *(value for item in items for value in values(item))]


def test_there_are_samples_of_every_version() -> None:
    assert {int(sample.parts[0]) for sample in SAMPLES} == set(range(1, CURRENT_VERSION + 1))


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_a_sample_is_read_in_both_forms_and_written_back_as_it_was(sample: Path) -> None:
    document = parse(stored(sample)).document
    assert document is not None
    assert olx.read(exported(sample)).document == document
    assert document.to_stored() == stored(sample)
    assert written(document) == exported(sample)


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_a_sample_keeps_the_revision_of_its_questions(sample: Path) -> None:
    revisions = json.loads((FOLDER / sample.parent / "revisions.json").read_text(encoding="utf-8"))
    assert parse(stored(sample)).document.revision == revisions[sample.name]


@given(documents())
def test_what_has_its_default_is_not_stored(document: Document) -> None:
    raw = json.loads(document.to_stored())
    assert raw["version"] == needed_version(document)
    assert all(question["type"] for question in raw.get("questions", []))
    for row in raw.get("comparison", {}).get("rows", []):
        row.pop("cells", None)  # which of them is empty matters
    assert not [value for value in values(raw) if value is False or value in ("", [], {}, None)]
    assert parse(document.to_stored()).document == document


def test_a_blank_document_is_stored_and_exported_as_one() -> None:
    assert Document().to_stored() == '{"version":1}'
    assert olx.read(written(Document())).document == Document()
    assert olx.has_content(olx.parse_text(written(Document())).root)


# What comes later: a type and fields that exist only here


class LaterChoice(Choice):
    """A choice as a later release might have it."""

    since: ClassVar[int] = 3
    type: Literal["choice"] = "choice"


class LaterStep(NextStep):
    """A next step with a field that documents know from version 2 on."""

    tone: Annotated[str, Since(2)] = "calm"


class LaterPublicChoice(PublicChoice):
    """What learners see of it, with one more thing."""

    hints: int = 0


def test_the_version_is_the_lowest_that_knows_what_is_used() -> None:
    assert needed_version(Document()) == 1
    assert needed_version(LaterStep(title="New")) == 1
    assert needed_version(LaterStep(tone="loud")) == 2
    assert needed_version(Document(next_step=LaterStep(tone="loud"))) == 2
    assert needed_version(Document(questions=(LaterChoice(id="q", prompt="?"),))) == 3


@pytest.mark.parametrize("kind", question_types().values())
def test_public_questions_have_the_defaults_of_the_secret_ones(kind: type[Question]) -> None:
    public = kind(type=kind.model_fields["type"].default, id="q", prompt="?").public()
    with_defaults = {
        name: field for name, field in type(public).model_fields.items() if not field.is_required()
    }
    assert {"points", "shuffle"} <= with_defaults.keys()
    assert {name: getattr(public, name) for name in with_defaults} == {
        name: field.default for name, field in with_defaults.items()
    }


def test_a_public_field_that_is_added_later_changes_no_revision() -> None:
    now = Choice(id="q", prompt="?").public()
    later = LaterPublicChoice(**now.model_dump())
    assert later.model_dump_json(exclude_defaults=True) == now.model_dump_json(exclude_defaults=True)
    assert (
        later.model_copy(update={"hints": 1}).model_dump_json(exclude_defaults=True) != now.model_dump_json()
    )


def test_a_draft_is_in_neither_the_public_question_nor_its_revision() -> None:
    question = Choice(id="q", prompt="?")
    draft = question.model_copy(update={"draft": True})
    assert draft.public() == question.public()
    assert Document(questions=(draft,)).revision == Document(questions=(question,)).revision
