"""On every route by which the block is installed, the platform finds the block and all that belongs to it."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from coding_billing_xblock import __version__
from tests.packaging.builds import ROOT, Environment

pytestmark = pytest.mark.xdist_group("packaging")


def digests(folder: Path, below: str) -> dict[str, str]:
    """The digest of each file under `folder / below`, by its path from `folder`."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / below).rglob("*"))
        if path.is_file()
    }


ASSETS = digests(ROOT / "static", "public")
TEMPLATES = digests(ROOT / "templates", ".")


def assert_complete(environment: Environment) -> dict[str, Any]:
    """The block loads by its entry point, with every asset, template, translation and lesson and nothing more."""
    found = environment.probe(list(ASSETS), list(TEMPLATES))
    assert found["class"] == "coding_billing_xblock.block:CodingBillingXBlock"
    assert found["version"] == __version__
    assert found["assets"] == ASSETS
    assert found["templates"] == TEMPLATES
    assert found["translations"] == ["en"] * 4
    assert found["lessons"] == {
        "shipped": True,
        "compare": True,
        "figures": True,
        "visits": True,
        "educator": True,
        "gutters": True,
        "three": True,
        "blank": False,
    }
    assert found["published"] == sorted(ASSETS)
    assert found["python_in_resources"] == []
    return found


def test_the_wheel_brings_all_it_requires_into_an_empty_environment(
    environment: Environment, wheel: Path
) -> None:
    environment.install(wheel)
    found = assert_complete(environment)
    assert Path(found["package"]).is_relative_to(environment.folder)
    assert found["not_to_be_shipped"] == []


def test_the_sdist_installs_complete(environment: Environment, sdist: Path) -> None:
    environment.borrow_requirements()
    environment.install("--no-deps", sdist)
    found = assert_complete(environment)
    assert Path(found["package"]).is_relative_to(environment.folder)
    assert found["not_to_be_shipped"] == []


def test_a_checkout_installs_complete(environment: Environment, checkout: Path) -> None:
    environment.borrow_requirements()
    environment.install("--no-deps", checkout)
    found = assert_complete(environment)
    assert Path(found["package"]).is_relative_to(environment.folder)
    assert found["not_to_be_shipped"] == []


@pytest.mark.parametrize("mode", ["lenient", "strict"])
def test_an_editable_install_is_complete(environment: Environment, checkout: Path, mode: str) -> None:
    environment.borrow_requirements()
    environment.install("--no-deps", "--config-settings", f"editable_mode={mode}", "-e", checkout)
    found = assert_complete(environment)
    assert Path(found["package"]).is_relative_to(checkout)
