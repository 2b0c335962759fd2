"""How long a page keeps a slow phone from answering while it opens: 200 questions with their results.

    python -m benchmarks.opening [CHECKOUT ...]

Measures this checkout and, in turns with it, others that are named: an earlier commit, say. Each is served by a process
of its own, so that its own code, templates and scripts are what is measured.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import Browser

QUESTIONS = 200
LOADS = 5
SLOWER = 4
"""How many times slower than this machine the phone is."""
WATCHED = 6000
"""Milliseconds for which a page is watched, without being touched."""
LONG_TASK = 50
"""Milliseconds that a task may take before it counts as blocking (Long Tasks, W3C)."""

ROOT = Path(__file__).parent.parent
WATCH = """
    window.tasks = [];
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration)))
        .observe({type: "longtask", buffered: true});
"""


class Opening(NamedTuple):
    """Milliseconds of the main thread: beyond 50 in each long task, and in all those of the scripts and the layout."""

    blocked: float
    scripts: float
    layout: float


class Served(NamedTuple):
    """A page that somebody who is signed in may open."""

    address: str
    cookies: list[dict[str, str]]


def main(*checkouts: Path) -> None:
    """Measure and print what was found."""
    with ExitStack() as stack:
        found = measured([stack.enter_context(_serving(checkout)) for checkout in (ROOT, *checkouts)])
    print(
        f"\n{f'opening {QUESTIONS} questions with results':46} {'blocked ms':>10} {'scripts':>8} {'layout':>8}"
    )
    for checkout, opening in zip((ROOT, *checkouts), found, strict=True):
        name = "this checkout" if checkout is ROOT else str(checkout)
        print(f"{name:46} {opening.blocked:10.0f} {opening.scripts:8.0f} {opening.layout:8.0f}")
        if checkout is not ROOT and opening.blocked:
            print(f"this checkout blocks {found[0].blocked / opening.blocked:.2f} of that")


def measured(pages: list[Served]) -> list[Opening]:
    """The medians of each page over some loads, which take turns, on a phone that is slower than this machine."""
    from tests.support.browser import launch_browser  # needs Django to be set up

    with launch_browser() as browser:
        rounds = [[_opened(browser, page) for page in pages] for _ in range(LOADS)]
    return [Opening(*map(statistics.median, zip(*loads, strict=True))) for loads in zip(*rounds, strict=True)]


def _opened(browser: Browser, served: Served) -> Opening:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_cookies(served.cookies)  # type: ignore[arg-type]  # they are as Playwright wants them
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Performance.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(served.address)
    page.wait_for_timeout(WATCHED)
    tasks: list[float] = page.evaluate("tasks")
    metrics: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
    seconds = {metric["name"]: metric["value"] for metric in metrics}
    context.close()
    return Opening(
        sum(task - LONG_TASK for task in tasks),
        seconds["ScriptDuration"] * 1000,
        (seconds["LayoutDuration"] + seconds["RecalcStyleDuration"]) * 1000,
    )


@contextmanager
def _serving(checkout: Path) -> Iterator[Served]:
    command = [sys.executable, "-P", "-W", "ignore", str(Path(__file__).resolve()), "serve"]
    environment = os.environ | {"PYTHONPATH": str(checkout.resolve())}
    with subprocess.Popen(
        command, cwd=checkout, env=environment, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        yield Served(*json.loads(process.stdout.readline()))
        process.communicate()


def serve() -> None:
    """Serve the page of the checkout in the path and print where it is, until the input ends."""
    from benchmarks.subjects import with_questions
    from tests.support.lesson import Learner
    from tests.support.live import LiveServer
    from tests.support.site import Site, make_pristine_database

    with tempfile.TemporaryDirectory() as folder, LiveServer() as server:
        site = Site(make_pristine_database(Path(folder) / "pristine.sqlite3"), Path(folder) / "site.sqlite3")
        document = with_questions(QUESTIONS)
        stored = document.model_dump_json()
        usage = site.add_block("long", data=stored)
        learner = Learner(site, usage, stored=stored)
        # Every other question is answered by what comes first, which is mostly wrong.
        answers: dict[str, object] = {question.id: question.key() for question in document.questions}
        answers |= {question.id: _first_of(question) for question in document.questions[::2]}
        response = learner.submit(answers)
        assert response.status_code == 200, response.content
        cookies = [
            {"name": cookie.key, "value": cookie.value, "url": server.address}
            for cookie in learner.visitor.client.cookies.values()
        ]
        print(json.dumps([f"{server.address}/xblock/{usage}?view=student_view", cookies]), flush=True)
        sys.stdin.read()


def _first_of(question: Any) -> object:
    """An answer that picks whatever comes first."""
    if question.type == "choice":
        return [question.options[0].id]
    return {statement.id: question.categories[0].id for statement in question.statements}


if __name__ == "__main__":
    from tests.support.setup import set_up_django

    set_up_django()
    if sys.argv[1:] == ["serve"]:
        serve()
    else:
        main(*map(Path, sys.argv[1:]))
