"""A type of question is its own files, all of its name, and no other file has to know of it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from coding_billing_xblock.questions import question_types
from tests.packaging.builds import ROOT, copy_checkout

# The README tells these to whoever adds a type.
FILES = (
    "coding_billing_xblock/questions/{}.py",
    "templates/questions/{}.html",
    "templates/questions/{}.studio.html",
    "static/public/questions/{}.js",
    "static/public/questions/{}.css",
)


TESTS = ("tests/kinds/{}.py",)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the checkout with a type that is like a choice in all but its name."""
    checkout = copy_checkout(tmp_path / "checkout")
    for file in FILES + TESTS:
        source = (checkout / file.format("choice")).read_text(encoding="utf-8")
        renamed = source.replace("choice", "pick").replace("Choice", "Pick")
        (checkout / file.format("pick")).write_text(renamed, encoding="utf-8")
    return checkout


def found_in(checkout: Path, *arguments: str) -> object:
    """What the site in this checkout makes of a question of the new type."""
    command = [sys.executable, "-m", "tests.questions.newcomer", "pick", *arguments]
    run = subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_a_type_works_everywhere_once_its_files_are_there(checkout: Path) -> None:
    assert found_in(checkout) == {
        "question on the page": True,
        "files on the page": [True, True],
        "script": (checkout / "static/public/questions/pick.js").read_text(encoding="utf-8"),
        "grade": [1.0, 1.0],
        "files in the editor": [True, True],
        "form in the editor": True,
        "types in the editor": sorted([*question_types(), "pick"]),
        "preview": True,
        "olx": ["pick"],
        "changes": ["Question “Who assigns codes?” added"],
        "copied": "[pick]",
        "pasted": ["pick"],
        "report": "The coder",
        "guessers": [True, True, True],
    }


@pytest.mark.browser
def test_answers_to_it_from_two_devices_come_together(checkout: Path) -> None:
    assert found_in(checkout, "merged") == ["a", "c"]


def test_every_type_has_these_files_and_none_lies_there_without_a_type() -> None:
    there = {path for file in FILES for path in (ROOT / file).parent.iterdir() if path.is_file()}
    modules = ROOT / "coding_billing_xblock/questions"
    assert there - {modules / name for name in ("__init__.py", "asked.py", "base.py")} == {
        ROOT / file.format(name) for file in FILES for name in question_types()
    }
