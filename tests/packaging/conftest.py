"""The package, built once; for each test a fresh environment and a copy of the checkout nobody built in."""

from pathlib import Path

import pytest

from tests.packaging.builds import Environment, build, copy_checkout


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    return build("wheel", copy_checkout(folder / "checkout"), folder / "dist")


@pytest.fixture(scope="session")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist, built from a checkout."""
    folder = tmp_path_factory.mktemp("sdist")
    return build("sdist", copy_checkout(folder / "checkout"), folder / "dist")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of this checkout."""
    return copy_checkout(tmp_path / "checkout")


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """A fresh, empty environment."""
    return Environment(tmp_path / "environment")
