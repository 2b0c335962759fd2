"""Run inside a copy of the checkout to which a type of question was added: print, as JSON, how far it gets.

The type's name comes as the first argument. Its questions are written and answered as those of the type "choice". With
a second argument it is tried in two browsers instead.
"""

import json
import sys
import tempfile
from pathlib import Path

from tests.support.setup import set_up_django

set_up_django()

from coding_billing_xblock.content import olx  # noqa: E402
from tests.browser.learner_page import LearnerPage  # noqa: E402
from tests.kinds import kinds  # noqa: E402
from tests.support.author import Author  # noqa: E402
from tests.support.browser import launch_browser  # noqa: E402
from tests.support.lesson import WHAT, WHO, Learner  # noqa: E402
from tests.support.live import LiveServer  # noqa: E402
from tests.support.site import Site, make_pristine_database  # noqa: E402


def learned(site: Site, name: str) -> dict[str, object]:
    """What a learner finds in a block whose one question is of this type."""
    stored = json.dumps({"questions": [WHO | {"type": name, "section": ""}]})
    usage = site.add_block("newcomer", data=stored)
    learner = Learner(site, usage, stored=stored)
    page = learner.visitor.view(usage).content.decode()
    files = [
        f"/static/xblock/resources/coding_billing_xblock/public/questions/{name}.{end}"
        for end in ("js", "css")
    ]
    learner.submit({"who": ["a"]})
    return {
        "question on the page": f'data-type="{name}"' in page,
        "files on the page": [file in page for file in files],
        "script": learner.visitor.get(files[0]).content.decode(),
        "grade": learner.grade,
    }


def written(site: Site, name: str) -> dict[str, object]:
    """What an author finds there."""
    stored = json.dumps({"questions": [WHO | {"type": name, "section": ""}]})
    author = Author(site, site.add_block("written", data=stored))
    document, settings = author.loaded["document"], author.loaded["settings"]
    resources = str(author.visitor.studio_view(author.usage).json()["resources"])
    text = author.call("write_olx", {"document": document}).json()["olx"]
    copy = author.call("write_question", {"question": document["questions"][0]}).json()["text"]
    seen = author.call("preview_document", {"document": document, "settings": settings, "view": "answers"})
    found = author.call("read_olx", {"olx": text, "against": {"questions": []}}).json()
    return {
        "files in the editor": [f"questions/{name}.{end}" in resources for end in ("js", "css")],
        "form in the editor": f'<template data-body="{name}">' in author.editor,
        "types in the editor": author.arguments["types"],
        "preview": f'data-type="{name}"' in str(seen.json()),
        "olx": [question.type for question in olx.read(text).document.questions],
        "changes": found["changes"],
        "copied": copy.split("\n")[0],
        "pasted": [
            item["type"] for item in author.call("read_questions", {"text": copy}).json()["questions"]
        ],
        "report": olx.read(text).document.questions[0].report(["a"]),
        "guessers": guessed(name),
    }


def guessed(name: str) -> list[bool]:
    """Whether each of those who guess earns little."""
    kind = kinds()[name]
    return [kind.mean_share(guess, 100) <= guess.most for guess in kind.guesses.values()]


def merged(site: Site, name: str) -> object:
    """What is saved after two devices of a learner each picked another option."""
    stored = json.dumps({"questions": [WHAT | {"type": name}]})
    site.remove_block(site.lesson)
    usage = site.add_block("newcomer", data=stored)
    with LiveServer() as server, launch_browser() as browser:
        site.address = server.address
        devices = [
            LearnerPage(browser.new_context().new_page(), site, usage).open_as("amina") for _ in range(2)
        ]
        for device, option in zip(devices, "ac", strict=True):
            device.draft({"what": [option]})
    return Learner(site, usage, stored=stored).payload["draft"]["answers"]["what"]


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        pristine = make_pristine_database(Path(folder) / "pristine.sqlite3")
        site, name = Site(pristine, Path(folder) / "site.sqlite3"), sys.argv[1]
        told = merged(site, name) if sys.argv[2:] else learned(site, name) | written(site, name)
        json.dump(told, sys.stdout)
