"""The lessons that come with the block: OLX files, as an author could have written them.

Studio stores nothing for an untouched block, so once released the shipped lesson is data: ids, types, right answers and
points stay as they are for ever. A sentence may be corrected; anything more becomes another template.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from coding_billing_xblock.content import olx
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.questions.base import Question
from coding_billing_xblock.text.findings import N_

FOLDER = Path(__file__).parent


class Template(NamedTuple):
    """A document to begin from. ``title`` is a message id.

    With a ``source``, it is that lesson with one of its questions alone, the one of its id.
    """

    id: str
    title: str
    source: str = ""

    @property
    def file(self) -> str:
        """The name of the file that it is read from."""
        return self.source or self.id

    @property
    def document(self) -> Document:
        """The document itself."""
        return lesson(self.file, self.id if self.source else "")


TEMPLATES = (
    Template("shipped", N_("Medical coding and medical billing (the shipped lesson)")),
    Template("compare", N_("Compare two terms (an example to change)")),
    Template("figures", N_("Figures of the revenue cycle (every type of question)")),
    Template("visits", N_("Code six visits (ICD-10-CM and HCPCS Level II)")),
    Template("educator", N_("Code a visit: sixty minutes with the diabetes educator"), "visits"),
    Template("gutters", N_("Code a visit: gutters, a fall and a fracture"), "visits"),
    Template("three", N_("Code a visit: three conditions, one combination code"), "visits"),
    Template("blank", N_("Blank")),
)
"""All there are, in the order in which they are offered."""


@cache
def lesson(name: str, question: str = "") -> Document:
    """The lesson of that name, or one question of it with what may be read; read when first needed and then kept."""
    if not question:
        return read_file(FOLDER / f"{name}.xml")
    whole = lesson(name)
    alone = whole.question_by_id[question].model_dump(mode="json")
    return Document.model_validate(whole.model_dump(mode="json") | {"questions": [alone]})


def example_of(kind: type[Question]) -> dict[str, Any]:
    """The values of a question to begin with, without ids and without a place to read; nothing for most types."""
    name, question_id = kind.example
    if not name:
        return {}
    question = lesson(name).question_by_id[question_id]
    values: dict[str, Any] = _without_ids(question.model_dump(mode="json"))
    return values | {"section": ""}


def _without_ids(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_ids(part) for name, part in value.items() if name != "id"}
    return [_without_ids(part) for part in value] if isinstance(value, list) else value


def read_file(path: Path) -> Document:
    """The document of a file of ours. Raises ValueError where anything is found in it, a tip included."""
    parsed = olx.read(path.read_text(encoding="utf-8"))
    if parsed.document is None or parsed.findings:
        raise ValueError(f"{path.name}: {parsed.findings}")
    return parsed.document


def shipped() -> Document:
    """What an untouched block shows."""
    return lesson("shipped")
