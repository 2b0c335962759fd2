"""Our own texts reach an author as one would type them: without line ends in the midst of a paragraph."""

from __future__ import annotations

import json
import re
from itertools import pairwise

import pytest

from coding_billing_xblock.content.document import Document, Lesson, Section
from coding_billing_xblock.content.flowing import flowing
from coding_billing_xblock.content.templates import TEMPLATES, Template
from coding_billing_xblock.text.markdown import render

BEGINS = re.compile(r"\s*(?:(?:[-+*]|#+|\d+\.) |[>|])")
WRAPPED = """
    A coder reads
    *the record*, in
    2 steps.

    ### The steps
    1. Read all
       of it.
    2. Choose
       - a code,
         or two
       - no more.

    > Mind
    > the gap.

    | a | b |
    |---|---|
    | c | d |
"""


FLOWING = """A coder reads *the record*, in 2 steps.

### The steps
1. Read all of it.
2. Choose
   - a code, or two
   - no more.

> Mind
> the gap.

| a | b |
|---|---|
| c | d |"""


def test_only_line_ends_in_the_midst_of_a_paragraph_go() -> None:
    wrapped = Document(lesson=Lesson(sections=(Section(id="s", title="S", body=WRAPPED),)))
    assert flowing(wrapped).lesson.sections[0].body == FLOWING
    assert " ".join(render(FLOWING).split()) == " ".join(render(wrapped.lesson.sections[0].body).split())


def texts(value: object) -> list[str]:
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return [text for part in inner for text in texts(part)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_every_paragraph_of_ours_is_one_line(template: Template) -> None:
    for text in texts(json.loads(template.document.model_dump_json())):
        for line, following in pairwise(text.split("\n")):
            assert not line or not following or BEGINS.match(following), following
