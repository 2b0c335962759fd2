"""Starting and stopping the demo site: what `make run` does."""

import os
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, expect

from tests.support.process import ROOT, DemoProcess


def test_a_fresh_database_gets_the_course_and_the_address_is_printed(tmp_path: Path, page: Page) -> None:
    with DemoProcess(tmp_path / "var" / "demo.sqlite3") as demo:
        page.goto(demo.address)
        expect(page.get_by_role("button", name="Amina")).to_be_visible()
    assert demo.status == 0


def test_nobody_is_bothered_with_warnings_of_libraries(tmp_path: Path) -> None:
    with DemoProcess(tmp_path / "demo.sqlite3") as demo, urlopen(f"{demo.address}/unit/") as page:
        assert page.status == 200
    assert demo.complaints == ""


def test_who_one_is_and_what_was_stored_survive_stop_and_start(tmp_path: Path, page: Page) -> None:
    database = tmp_path / "demo.sqlite3"
    with DemoProcess(database) as first:
        page.goto(first.address)
        page.get_by_role("button", name="Carla").click()
        page.goto(f"{first.address}/studio/")
        page.get_by_label("Grace period").fill("3 days")
        page.get_by_role("button", name="Save unit").click()
        expect(page.get_by_text("Saved.")).to_be_visible()
    with DemoProcess(database) as second:
        # Cookies do not tell ports apart, so the session goes on.
        page.goto(f"{second.address}/studio/")
        expect(page.get_by_label("Grace period")).to_have_value("3 days")


def test_a_port_in_use_is_said_plainly(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        environment = {**os.environ, "DEMO_DATABASE": str(tmp_path / "demo.sqlite3"), "PORT": port}
        run = subprocess.run(
            [sys.executable, "-m", "demo"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    assert run.returncode == 1
    assert f"Port {port} is not free" in run.stderr
