"""Fixtures for every test that needs the demo site: `site`, and for browsers `live_site` and `page`.

Django has to be set up before any test module imports the site, so this happens here, on import.
"""

import atexit
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support.setup import set_up_django

# How long a test takes depends on what else the machine does, and says nothing about what is tested.
settings.register_profile(
    "untimed",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("untimed")

DATABASES = set_up_django()
atexit.register(shutil.rmtree, DATABASES, ignore_errors=True)

from tests.support.browser import launch_browser  # noqa: E402
from tests.support.live import LiveServer  # noqa: E402
from tests.support.site import Site, make_pristine_database  # noqa: E402


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that use a browser; those of one file share one, unless they are in a group already."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            if item.get_closest_marker("xdist_group") is None:
                item.add_marker(pytest.mark.xdist_group(f"browser {item.path.stem}"))


@pytest.fixture(scope="session")
def pristine_database() -> Path:
    """A database that holds the demo course and nothing else; copied for each test."""
    return make_pristine_database(DATABASES / "pristine.sqlite3")


@pytest.fixture
def site(pristine_database: Path, tmp_path: Path) -> Site:
    """The demo site with a fresh database."""
    return Site(pristine_database, tmp_path / "demo.sqlite3")


@pytest.fixture(scope="session")
def live_server() -> Iterator[LiveServer]:
    """The site's own threaded server on a free loopback port; it serves whichever database is current."""
    with LiveServer(keeps_files=True) as server:
        yield server


@pytest.fixture
def live_site(site: Site, live_server: LiveServer) -> Iterator[Site]:
    """The demo site with a fresh database, reachable by a browser at `live_site.address`."""
    site.address = live_server.address
    yield site
    live_server.finish()


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """A headless Chromium, driven by Playwright."""
    with launch_browser() as launched:
        yield launched


@pytest.fixture
def page(browser: object, live_site: Site) -> Iterator[object]:
    """A page in a browser context of its own: no cookies, no storage."""
    context = browser.new_context()
    yield context.new_page()
    context.close()
