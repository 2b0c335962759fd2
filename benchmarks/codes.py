"""Practice on codes: look-up and grading on the server, and the look-up in a browser on a slow phone."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession

from benchmarks.sizes import Size, size_of_files
from benchmarks.timing import Statement, costs, medians
from coding_billing_xblock.codesets.files import CODES
from coding_billing_xblock.codesets.shelf import FOLDER, newest
from coding_billing_xblock.lessons.shelf import lesson
from tests.support.browser import launch_browser

SLOWER = 6
"""How many times slower than this machine the phone is."""
TYPED = Path(__file__).parent.parent / "tests/codesets/typed.txt"
PHRASES = 50
PUBLIC = Path(__file__).parent.parent / "static/public"
WORKER = Statement(
    """
import coding_billing_xblock.questions.codes
from coding_billing_xblock.codesets.shelf import newest
from coding_billing_xblock.lessons.shelf import lesson
""",
    "import coding_billing_xblock.block",
)
GRADED = Statement(
    f"{WORKER.source}for visit in lesson('visits').questions: visit.score(visit.key())", WORKER.before
)

READY = """async () => {
    const begin = performance.now();
    const lookup = await CodingBilling.codeset("icd10cm-2026-04", {"icd10cm-2026-04": "codes.js"}).ready();
    window.lookup = lookup;
    return performance.now() - begin;
}"""
KEYS = """async phrases => {
    const field = document.body.appendChild(document.createElement("input"));
    const list = document.body.appendChild(document.createElement("ul"));
    const times = [];
    for (const phrase of phrases) {
        for (let end = 1; end <= phrase.length; end += 1) {
            field.value = phrase.slice(0, end);
            const begin = performance.now();
            list.replaceChildren(...lookup.search(field.value).map(({code, title}) => {
                const row = document.createElement("li");
                row.textContent = `${code} ${title}`;
                return row;
            }));
            list.getBoundingClientRect();
            times.push(performance.now() - begin);
            await new Promise((resolve) => setTimeout(resolve));
        }
    }
    return times;
}"""


@dataclass(frozen=True)
class Browsing:
    """Milliseconds until the code set is ready, of keystrokes in the middle and at the 95th percentile; heap in MB."""

    ready: float
    median: float
    p95: float
    heap: float


def serving() -> dict[str, float]:
    """Median milliseconds of a look-up, of a key and of a wrong answer graded, over many codes and all six visits."""
    release = newest()
    lines = (FOLDER / release.name / CODES).read_text(encoding="utf-8").splitlines()
    codes = cycle(line.split("\t", 1)[0] for line in lines[:: len(lines) // 997])
    visits = cycle(lesson("visits").questions)
    wrong = [*CODES_ENTERED]
    return medians(
        {
            "look-up of a code": lambda: release.title(next(codes)),
            "grading, the key": lambda: _graded(next(visits), None),
            "grading, twelve codes": lambda: _graded(next(visits), {"dx": wrong}),
        }
    )


CODES_ENTERED = "E11.40 E11.9 S52.532A W11.XXXD I10 J45.901 R06.2 Z00.00 G47.30 E66.9 N18.30 I50.9".split()


def _graded(visit: Any, answer: object) -> None:
    visit.score(answer or visit.key())


def worker() -> tuple[float, float]:
    """What a worker holds more, in MB, once the type is imported, and once it has graded all six visits."""
    found = costs({"imported": WORKER, "graded": GRADED})
    return found["imported"].megabytes, found["graded"].megabytes


def own_size() -> Size:
    """What a page with a visit loads beside its data."""
    return size_of_files("codes", "questions/codes.*")


def browsing() -> Browsing:
    """The look-up in a browser, on a processor that is slowed down."""
    with launch_browser() as browser:
        page = browser.new_page()
        page.route(
            "http://codes.test/**",
            lambda route: route.fulfill(body=_file(route.request.url), content_type=_kind(route.request.url)),
        )
        page.goto("http://codes.test/")
        session = page.context.new_cdp_session(page)
        before = _heap(session)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        ready = page.evaluate(READY)
        times = page.evaluate(KEYS, _phrases())
        session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
        held = (_heap(session) - before) / 1e6
        browser.close()
    return Browsing(ready, statistics.median(times), statistics.quantiles(times, n=20)[-1], held)


def _phrases() -> list[str]:
    lines = TYPED.read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[0] for line in lines if line and not line.startswith("#")][:PHRASES]


def _heap(session: CDPSession) -> float:
    session.send("HeapProfiler.collectGarbage")
    held: float = session.send("Runtime.getHeapUsage")["usedSize"]
    return held


def _file(address: str) -> str:
    if address.endswith("codes.js"):
        return (PUBLIC / f"codesets/{newest().name}.js").read_text(encoding="utf-8")
    if address.endswith("type.js"):
        return (PUBLIC / "questions/codes.js").read_text(encoding="utf-8")
    return "<!doctype html><script src='type.js'></script>"


def _kind(address: str) -> str:
    return "text/javascript" if address.endswith(".js") else "text/html"
