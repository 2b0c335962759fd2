"""Questions written as the elements that OLX has for them: the copies of types that no list of options can ask."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from pydantic import ValidationError

from coding_billing_xblock.content import olx
from coding_billing_xblock.imports.found import Found, Unread, Whole, unread
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.base import Question
from coding_billing_xblock.text.findings import N_, from_validation_error
from coding_billing_xblock.text.olx import Reader

_NO_ELEMENT = N_("This is no element of a question.")
_BEGINNING = re.compile(r"\s*<([a-z_]+)[\s>]")


def is_element(text: str) -> bool:
    """Whether a text begins with the element of a question."""
    found = _BEGINNING.match(text)
    return found is not None and found[1] in question_types()


def write_element(question: Question) -> str:
    """A question as an element. Its section, its pool and all ids are left out."""
    element = question.to_olx()
    for name in ("section", "pool"):
        element.attrib.pop(name, None)
    for part in element.iter():
        part.attrib.pop("id", None)
    return olx.to_text(element).strip()


def read_elements(text: str, _language: str) -> Iterator[Found]:
    """The questions of elements beside each other, and what stands between them."""
    source = olx.parse_text(f"<questions>{text}</questions>")
    if source.root is None:
        yield Unread(1, text, source.findings[0])
        return
    yield from _between(1, source.root.text)
    for node in source.root:
        line = node.sourceline or 1
        said = etree.tostring(node, encoding="unicode", with_tail=False)
        yield (
            _read(node, line, said)
            if isinstance(node.tag, str)
            else unread(line, said, "no_element", _NO_ELEMENT)
        )
        yield from _between(line + said.count("\n"), node.tail)


def _between(line: int, text: str | None) -> Iterator[Unread]:
    said = (text or "").strip()
    if said:
        before = (text or "").index(said)
        yield unread(line + (text or "").count("\n", 0, before), said, "no_element", _NO_ELEMENT)


def _read(element: etree._Element, line: int, said: str) -> Found:
    kind, reader = question_types().get(str(element.tag)), Reader()
    if kind is None:
        return unread(line, said, "no_element", _NO_ELEMENT)
    raw = kind.raw_from_olx(reader, element, "")
    if faults := [found for found in reader.findings if found.code != "olx.no_id"]:
        return Unread(line, said, faults[0])
    try:
        return Whole(line, said, kind.model_validate(raw))
    except ValidationError as error:
        return Unread(line, said, from_validation_error(error)[0])
