"""A type of question is its own files, all of its name, and no other file has to know of it."""

import json
import subprocess
import sys
from pathlib import Path

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


def add_type(checkout: Path, name: str) -> None:
    """Add a type that is like a choice in all but its name."""
    for file in FILES:
        source = (checkout / file.format("choice")).read_text(encoding="utf-8")
        renamed = source.replace("choice", name).replace("Choice", name.title())
        (checkout / file.format(name)).write_text(renamed, encoding="utf-8")


def found_in(checkout: Path, name: str) -> subprocess.CompletedProcess[str]:
    """What the site in this checkout makes of a question of this type."""
    command = [sys.executable, "-m", "tests.questions.newcomer", name]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)


def test_a_type_works_everywhere_once_its_files_are_there(tmp_path: Path) -> None:
    checkout = copy_checkout(tmp_path / "checkout")
    add_type(checkout, "pick")
    run = found_in(checkout, "pick")
    assert run.returncode == 0, run.stderr
    assert json.loads(run.stdout) == {
        "question on the page": True,
        "script on the page": True,
        "script in the editor": True,
        "script": (checkout / "static/public/questions/pick.js").read_text(encoding="utf-8"),
        "form in the editor": True,
        "types in the editor": sorted([*question_types(), "pick"]),
        "olx": ["pick"],
        "grade": [1.0, 1.0],
    }


def test_every_type_has_these_files_and_none_lies_there_without_a_type() -> None:
    there = {path for file in FILES for path in (ROOT / file).parent.iterdir() if path.is_file()}
    modules = ROOT / "coding_billing_xblock/questions"
    assert there - {modules / name for name in ("__init__.py", "asked.py", "base.py")} == {
        ROOT / file.format(name) for file in FILES for name in question_types()
    }
