"""The lessons that come with the block: files that are read when they are needed, once, and without a fault in them."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.lessons.shelf import FOLDER, TEMPLATES, Template, lesson, read_file
from coding_billing_xblock.questions.base import markdown_texts
from tests.support.process import ROOT

AFTER_IMPORTING_ALL = """
import coding_billing_xblock.block
from coding_billing_xblock.lessons.shelf import lesson
print(lesson.cache_info().currsize)
"""
BEGINS_A_BLOCK = re.compile(r"\s*(?:(?:[-+*]|#+|\d+[.)]) |[>|])")


def test_every_file_is_offered_and_every_template_is_a_file() -> None:
    assert {path.stem for path in FOLDER.glob("*.xml")} == {template.file for template in TEMPLATES}


def test_importing_the_block_reads_none_of_them() -> None:
    done = subprocess.run(
        [sys.executable, "-c", AFTER_IMPORTING_ALL], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "0"


def test_one_is_read_once() -> None:
    assert lesson("compare") is lesson("compare")


@pytest.mark.parametrize(
    "fault",
    [
        "<coding_billing><lesson>",
        "<coding_billing><lessons/></coding_billing>",
        '<coding_billing><questions><choice id="q"><prompt>?</prompt></choice></questions></coding_billing>',
        "<coding_billing><lesson><section><title>No id</title><body>Text</body></section></lesson></coding_billing>",
    ],
    ids=["no XML", "an error of OLX", "an error of the document", "a warning"],
)
def test_a_fault_in_a_file_of_ours_is_never_shown_to_anybody(tmp_path: Path, fault: str) -> None:
    (tmp_path / "ours.xml").write_text(fault, encoding="utf-8")
    with pytest.raises(ValueError, match=r"ours\.xml"):
        read_file(tmp_path / "ours.xml")


def broken_lines(document: Document) -> Iterator[str]:
    """The lines that go on with the paragraph of the line before."""
    for written in markdown_texts(document):
        for line, following in pairwise(written.text.split("\n")):
            if line and following and not BEGINS_A_BLOCK.match(following):
                yield following


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_every_paragraph_is_one_line_as_an_author_types_it(template: Template) -> None:
    assert list(broken_lines(template.document)) == []
