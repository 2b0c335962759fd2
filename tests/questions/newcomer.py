"""Run inside a copy of the checkout to which a type of question was added: print, as JSON, how far it gets.

The type's name comes as the only argument. Its questions are written and answered as those of the type "choice".
"""

import json
import sys
import tempfile
from pathlib import Path

from tests.support.setup import set_up_django

set_up_django()

from coding_billing_xblock.content import olx  # noqa: E402
from tests.support.author import Author  # noqa: E402
from tests.support.lesson import WHO, Learner  # noqa: E402
from tests.support.site import Site, make_pristine_database  # noqa: E402


def report(site: Site, name: str) -> dict[str, object]:
    """What a learner and an author find in a block whose one question is of this type."""
    stored = json.dumps({"questions": [WHO | {"type": name, "section": ""}]})
    usage = site.add_block("newcomer", data=stored)
    learner, author = Learner(site, usage, stored=stored), Author(site, usage)
    page, editor = learner.visitor.view(usage).content.decode(), author.editor
    script = f"/static/xblock/resources/coding_billing_xblock/public/questions/{name}.js"
    written = author.call("write_olx", {"document": author.loaded["document"]}).json()["olx"]
    learner.submit({"who": ["a"]})
    return {
        "question on the page": f'data-type="{name}"' in page,
        "script on the page": script in page,
        "script in the editor": script in str(author.visitor.studio_view(usage).json()["resources"]),
        "script": learner.visitor.get(script).content.decode(),
        "form in the editor": f'<template data-body="{name}">' in editor,
        "types in the editor": author.arguments["types"],
        "olx": [question.type for question in olx.read(written).document.questions],
        "grade": learner.grade,
    }


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        pristine = make_pristine_database(Path(folder) / "pristine.sqlite3")
        json.dump(report(Site(pristine, Path(folder) / "site.sqlite3"), sys.argv[1]), sys.stdout)
