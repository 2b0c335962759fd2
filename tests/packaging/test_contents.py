"""What is in the built files, and what must not be."""

import re
import tarfile
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

from benchmarks.sizes import size_of_files
from coding_billing_xblock.block import CodingBillingXBlock
from coding_billing_xblock.lessons.shelf import TEMPLATES
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.scenarios import TITLES
from coding_billing_xblock.studio.page import SCRIPTS
from tests.packaging.builds import ROOT
from tests.packaging.probe import published

pytestmark = pytest.mark.xdist_group("packaging")

PACKAGE = "coding_billing_xblock"
MOST = {"codes": 12}
"""Kilobytes of a type that has more to do than the others: codes are looked up in the browser."""


@pytest.fixture
def names(wheel: Path) -> list[str]:
    """The names of the files in the wheel."""
    with ZipFile(wheel) as archive:
        return archive.namelist()


def test_the_wheel_holds_the_package_and_nothing_beside_it(names: list[str]) -> None:
    tops = {PurePosixPath(name).parts[0] for name in names}
    assert {re.sub(r"-.*\.dist-info", ".dist-info", top) for top in tops} == {PACKAGE, f"{PACKAGE}.dist-info"}


def test_the_wheel_holds_each_file_once(names: list[str]) -> None:
    assert sorted(names) == sorted(set(names))


def test_no_python_file_lies_where_the_platform_publishes_every_file(names: list[str]) -> None:
    published = [name for name in names if name.startswith(f"{PACKAGE}/static/")]
    assert published
    assert [name for name in published if name.endswith((".py", ".pyc"))] == []


def test_the_platform_publishes_what_browsers_load_and_no_lesson(wheel: Path, tmp_path: Path) -> None:
    with ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    found = published(tmp_path / PACKAGE, CodingBillingXBlock.get_resources_dir())
    public = ROOT / "static" / CodingBillingXBlock.get_public_dir()
    assert found == sorted(
        path.relative_to(ROOT / "static").as_posix() for path in public.rglob("*") if path.is_file()
    )


def test_the_lessons_are_in_the_wheel(names: list[str]) -> None:
    lessons = {name for name in names if name.startswith(f"{PACKAGE}/lessons/") and name.endswith(".xml")}
    assert {PurePosixPath(name).stem for name in lessons} == {template.file for template in TEMPLATES}


def test_the_scenarios_of_the_workbench_are_in_the_wheel(names: list[str]) -> None:
    assert {f"{PACKAGE}/scenarios/{name}.xml" for name in TITLES} <= set(names)


def test_every_module_of_the_package_is_in_the_wheel(names: list[str]) -> None:
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / PACKAGE).rglob("*.py")}
    assert modules <= set(names)


def test_the_sdist_holds_what_a_wheel_is_built_from_and_no_demo_or_test(sdist: Path) -> None:
    with tarfile.open(sdist) as archive:
        tops = {PurePosixPath(member.name).parts[1] for member in archive if member.isfile()}
    assert {"static", "templates", PACKAGE, "LICENSE", "README.md", "setup.py"} <= tops
    assert not {"demo", "tests", "benchmarks", "docs"} & tops


def test_the_licence_goes_with_the_wheel(names: list[str]) -> None:
    assert any(PurePosixPath(name).name == "LICENSE" for name in names)


@pytest.mark.parametrize(
    ("link", "target"),
    [("static", "../static"), ("templates", "../templates"), ("translations", "conf/locale")],
)
def test_the_checkout_links_to_the_only_copy_of_its_assets(link: str, target: str) -> None:
    assert (ROOT / PACKAGE / link).readlink().as_posix() == target


def test_what_browsers_load_stays_small() -> None:
    learner, editor, opened = (
        size_of_files("learner", "learner/*"),
        size_of_files("editor", "studio/*"),
        size_of_files("editor", "studio/*.css", *(script.removeprefix("public/") for script in SCRIPTS)),
    )
    assert learner.files == 4
    assert editor.files > opened.files > 4
    assert learner.compressed <= 20 * 1024
    assert editor.compressed <= 52 * 1024
    assert opened.compressed <= 36 * 1024


@pytest.mark.parametrize("name", question_types())
def test_a_type_of_question_adds_little(name: str) -> None:
    assert size_of_files(name, f"questions/{name}.*").compressed <= MOST.get(name, 2.5) * 1024
