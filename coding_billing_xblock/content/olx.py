"""A document as OLX, and OLX as a document: readable XML that an author can write by hand and compare.

A ``coding_billing`` element without content stands for the shipped lesson. Attributes of the root other than
``language`` and ``document_version`` are the platform's and no business of ours. OLX with an error in it gives no
document; whoever stores it keeps it verbatim.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from lxml import etree

from coding_billing_xblock.content.document import (
    MAX_DATA,
    Column,
    Comparison,
    Document,
    Lesson,
    NextStep,
    Outcome,
    Parsed,
    Pool,
    Row,
    Section,
    examine,
    without_prologue,
)
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.base import Part
from coding_billing_xblock.text.findings import N_, Finding, has_errors, join
from coding_billing_xblock.text.markdown import files_in, render
from coding_billing_xblock.text.olx import Reader, add_line, add_prose, children, set_attribute

ROOT = "coding_billing"
OWN_ATTRIBUTES = ("language", "document_version")
PARTS = ("lesson", "comparison", "pools", "questions", "next_step", "outcome", "file")
_COMPARISON_PARTS = {"caption", "corner", "column", "row"}
_NEXT_STEP_PARTS = ("title", "body", "link_text", "url")
_OUTCOME_PARTS = ("passed", "nearly", "again")


class Source(NamedTuple):
    """A parsed OLX text: its root element, or None, and the findings that explain a None."""

    root: etree._Element | None
    findings: tuple[Finding, ...] = ()


def parse_text(text: str) -> Source:
    """The root element of an OLX text. Never raises; entities and outside files are not read."""
    if len(text) > MAX_DATA:
        message = N_("The OLX is longer than {most} characters.")
        return Source(None, (Finding("olx.too_large", message, parameters={"most": MAX_DATA}),))
    parser = etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=False
    )
    try:
        root = etree.fromstring(without_prologue(text).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        message = N_("This is not well-formed XML: {problem}.")
        parameters = {"problem": str(error).rstrip(".")}
        return Source(None, (Finding("olx.not_xml", message, "", parameters, line=_line(error)),))
    if root.getroottree().docinfo.doctype:
        return Source(None, (Finding("olx.doctype", N_("Leave out <!DOCTYPE>; its entities are not read.")),))
    return Source(root)


def read(text: str) -> Parsed:
    """Read a document from an OLX text. Never raises."""
    source = parse_text(text)
    return Parsed(None, source.findings) if source.root is None else read_element(source.root)


def read_element(root: etree._Element) -> Parsed:
    """Read a document from a ``coding_billing`` element that has content. Never raises."""
    return examine_element(root).usable()


def examine_element(root: etree._Element) -> Parsed:
    """Read what an author is still working on: a document with errors is there all the same, if nothing was dropped.

    Never raises.
    """
    if root.tag != ROOT:
        message = N_("The outermost element must be <{root}>.")
        return Parsed(None, (Finding("olx.root", message, parameters={"root": ROOT}, line=root.sourceline),))
    reader = Reader()
    raw = _raw_document(reader, root)
    parsed = examine(raw)
    findings = (*reader.findings, *map(reader.placed, parsed.findings))
    return Parsed(None if has_errors(reader.findings) else parsed.document, findings)


def comment_findings(root: etree._Element) -> tuple[Finding, ...]:
    """What is to be said about the comments of an element without content."""
    reader = Reader()
    reader.asides(root, "")
    return tuple(reader.findings)


def has_content(root: etree._Element) -> bool:
    """Whether the element says anything of its own, rather than standing for the shipped lesson."""
    return bool((root.text or "").strip()) or next(children(root), None) is not None


def write_into(root: etree._Element, document: Document) -> None:
    """Append the document's OLX to ``root``; what has its default is left out."""
    others = len(root)
    root.set("document_version", str(document.lowest_version))
    set_attribute(root, "language", document.language, "")
    if document.lesson != Lesson():
        _write_lesson(etree.SubElement(root, "lesson"), document.lesson)
    if document.comparison != Comparison():
        _write_comparison(etree.SubElement(root, "comparison"), document.comparison)
    if document.pools:
        _write_pools(etree.SubElement(root, "pools"), document.pools)
    if document.questions:
        etree.SubElement(root, "questions").extend(question.to_olx() for question in document.questions)
    if document.next_step != NextStep():
        _write_texts(etree.SubElement(root, "next_step"), document.next_step, _NEXT_STEP_PARTS)
    if document.outcome != Outcome():
        _write_texts(etree.SubElement(root, "outcome"), document.outcome, _OUTCOME_PARTS)
    for path in course_files(document):
        # Copying between courses finds quoted addresses only, not those in Markdown.
        etree.SubElement(root, "file", href=path)
    if len(root) == others:
        # An element without content of ours stands for the shipped lesson.
        etree.SubElement(root, "lesson")


def to_text(root: etree._Element) -> str:
    """An element as indented text, as the platform exports it."""
    text: str = etree.tostring(root, pretty_print=True, encoding="unicode")
    return text


def course_files(document: Document) -> list[str]:
    """The course files in use, as ``/static/…``, each once and in the order of the document."""
    texts = _strings(document.model_dump())
    return list(
        dict.fromkeys(path for text in texts if "/static/" in text for path in files_in(render(text)))
    )


def _strings(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _strings(item)


def _line(error: Exception) -> int | None:
    return error.lineno if isinstance(error, etree.XMLSyntaxError) else None


def _raw_document(reader: Reader, root: etree._Element) -> dict[str, Any]:
    parts = reader.parts(root, "", PARTS)
    raw: dict[str, Any] = {"version": _version(root)}
    if "language" in root.attrib:
        raw["language"] = str(root.attrib["language"])
    for name, read_part in _READERS.items():
        if parts[name]:
            _only_one(reader, parts[name], name)
            raw[name] = read_part(reader, parts[name][0])
    for file in parts["file"]:
        reader.attributes(file, "file", {"href"})
        reader.parts(file, "file", ())
    return raw


def _version(root: etree._Element) -> object:
    version = str(root.attrib.get("document_version", "1"))
    return int(version) if version.isascii() and version.isdigit() and len(version) < 10 else version


def _only_one(reader: Reader, elements: list[etree._Element], path: str) -> None:
    for extra in elements[1:]:
        message = N_("There is more than one <{element}> here; keep one.")
        reader.find("olx.repeated_element", message, path, extra, element=path)


def _read_lesson(reader: Reader, element: etree._Element) -> dict[str, Any]:
    reader.attributes(element, "lesson")
    sections = reader.parts(element, "lesson", {"section"})["section"]
    return {
        "sections": [
            _read_section(reader, section, join("lesson.sections", index))
            for index, section in enumerate(sections)
        ]
    }


def _read_section(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    raw: dict[str, Any] = dict(reader.attributes(element, path, {"id"}))
    parts = reader.parts(element, path, {"title", "body"})
    raw |= {name: reader.only_text(parts[name], join(path, name)) for name in ("title", "body")}
    raw.setdefault("id", reader.derived_id(element, path, raw["title"]))
    return raw


def _read_comparison(reader: Reader, element: etree._Element) -> dict[str, Any]:
    path = "comparison"
    reader.attributes(element, path)
    parts = reader.parts(element, path, _COMPARISON_PARTS)
    return {
        "caption": reader.only_text(parts["caption"], join(path, "caption")),
        "corner": reader.only_text(parts["corner"], join(path, "corner")),
        "columns": [
            _read_column(reader, column, join(path, "columns", index))
            for index, column in enumerate(parts["column"])
        ],
        "rows": [_read_row(reader, row, join(path, "rows", index)) for index, row in enumerate(parts["row"])],
    }


def _read_column(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    raw: dict[str, Any] = dict(reader.attributes(element, path, {"id"}))
    raw["label"] = reader.own_text(element, path)
    raw.setdefault("id", reader.derived_id(element, path, raw["label"]))
    return raw


def _read_row(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    raw: dict[str, Any] = dict(reader.attributes(element, path, {"id"}))
    parts = reader.parts(element, path, {"label", "cell"})
    raw["label"] = reader.only_text(parts["label"], join(path, "label"))
    raw["cells"] = [reader.text(cell, join(path, "cells", index)) for index, cell in enumerate(parts["cell"])]
    raw.setdefault("id", reader.derived_id(element, path, raw["label"]))
    return raw


def _read_pools(reader: Reader, element: etree._Element) -> list[dict[str, Any]]:
    reader.attributes(element, "pools")
    pools = reader.parts(element, "pools", {"pool"})["pool"]
    return [_read_pool(reader, pool, join("pools", index)) for index, pool in enumerate(pools)]


def _read_pool(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    raw: dict[str, Any] = dict(reader.attributes(element, path, {"id", "draw"}))
    raw["name"] = reader.own_text(element, path)
    raw.setdefault("id", reader.derived_id(element, path, raw["name"]))
    return raw


def _read_questions(reader: Reader, element: etree._Element) -> list[dict[str, Any]]:
    reader.attributes(element, "questions")
    reader.parts(element, "questions", {str(child.tag) for child in children(element)})
    return [
        _read_question(reader, child, join("questions", index))
        for index, child in enumerate(children(element))
    ]


def _read_question(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    kind = question_types().get(str(element.tag))
    if kind is None:
        reader.mark(element, path)
        return {"type": str(element.tag)}
    return kind.raw_from_olx(reader, element, path)


def _read_next_step(reader: Reader, element: etree._Element) -> dict[str, Any]:
    return _read_texts(reader, element, "next_step", _NEXT_STEP_PARTS)


def _read_outcome(reader: Reader, element: etree._Element) -> dict[str, Any]:
    return _read_texts(reader, element, "outcome", _OUTCOME_PARTS)


def _read_texts(reader: Reader, element: etree._Element, path: str, names: Collection[str]) -> dict[str, Any]:
    reader.attributes(element, path)
    parts = reader.parts(element, path, names)
    return {name: reader.only_text(found, join(path, name)) for name, found in parts.items()}


_READERS = {
    "lesson": _read_lesson,
    "comparison": _read_comparison,
    "pools": _read_pools,
    "questions": _read_questions,
    "next_step": _read_next_step,
    "outcome": _read_outcome,
}


def _write_lesson(element: etree._Element, lesson: Lesson) -> None:
    for section in lesson.sections:
        _write_section(etree.SubElement(element, "section", id=section.id), section)


def _write_section(element: etree._Element, section: Section) -> None:
    add_prose(element, "title", section.title)
    add_prose(element, "body", section.body)


def _write_comparison(element: etree._Element, comparison: Comparison) -> None:
    add_prose(element, "caption", comparison.caption)
    add_prose(element, "corner", comparison.corner)
    for column in comparison.columns:
        _write_column(element, column)
    for row in comparison.rows:
        _write_row(etree.SubElement(element, "row", id=row.id), row)


def _write_column(parent: etree._Element, column: Column) -> None:
    add_line(parent, "column", column.label).set("id", column.id)


def _write_pools(element: etree._Element, pools: Iterable[Pool]) -> None:
    for pool in pools:
        add_line(element, "pool", pool.name).attrib.update({"id": pool.id, "draw": str(pool.draw)})


def _write_row(element: etree._Element, row: Row) -> None:
    add_prose(element, "label", row.label)
    for cell in row.cells:
        add_line(element, "cell", cell)


def _write_texts(element: etree._Element, part: Part, names: Collection[str]) -> None:
    for name in names:
        add_prose(element, name, getattr(part, name))
