"""`python -m benchmarks`: measure the block and print medians, ratios and sizes."""

from __future__ import annotations

import tempfile
from pathlib import Path

from xblock.core import XBlock

from tests.support.setup import set_up_django

set_up_django()

from benchmarks import codes, texts  # noqa: E402
from benchmarks.editor import own_sizes, previewing, typing  # noqa: E402
from benchmarks.empty import EMPTY  # noqa: E402
from benchmarks.sizes import sizes_of  # noqa: E402
from benchmarks.subjects import (  # noqa: E402
    answering,
    loaded,
    mixed,
    pooled,
    rendering,
    submitting,
    submitting_drawn,
    with_findings,
    with_questions,
)
from benchmarks.timing import ROUNDS, Statement, costs, medians  # noqa: E402
from coding_billing_xblock.content.document import Document  # noqa: E402
from coding_billing_xblock.lessons.shelf import shipped  # noqa: E402
from tests.support.site import Site, make_pristine_database  # noqa: E402

SHORT, MIDDLE, LONG = 8, 60, 200
POOL, DRAW = 100, 10
POOL_NAME = f"{DRAW} of {POOL} questions"
SHORT_NAME, LONG_NAME = f"{SHORT} mixed questions", f"{LONG} mixed questions"


def main() -> None:
    """Measure everything and print it."""
    with tempfile.TemporaryDirectory() as folder:
        pristine = make_pristine_database(Path(folder) / "pristine.sqlite3")
        report(Site(pristine, Path(folder) / "site.sqlite3"))


def report(site: Site) -> None:
    """Measure on this site and print what was found."""
    empty = site.add_block("empty", EMPTY)
    short, long = (_block(site, mixed(count)) for count in (SHORT, LONG))
    print(f"Medians over {ROUNDS} interleaved rounds; ratio to the empty block in the same run.")
    drawn = pooled(POOL, DRAW)
    pool = site.add_block("pool", data=drawn.to_stored())
    renders = {
        "empty block": empty,
        "shipped lesson": site.lesson,
        SHORT_NAME: short,
        POOL_NAME: pool,
        LONG_NAME: long,
    }
    times = medians({name: rendering(site, usage) for name, usage in renders.items()})
    _print_times("render", times)
    ratio = times[LONG_NAME] / times[SHORT_NAME]
    print(f"{LONG_NAME} cost {ratio:.1f} times what {SHORT} cost (to stay below 12).")
    submits = {
        "empty block": answering(site, empty),
        "shipped lesson": submitting(site, site.lesson, shipped()),
        POOL_NAME: submitting_drawn(site, pool, drawn),
    }
    _print_sizes(loaded(site, site.lesson))
    _print_times("submit", medians(submits))
    _print_imports()
    _print_texts()
    _print_codes()
    _print_editor(site)


def _block(site: Site, document: Document) -> str:
    return site.add_block(f"questions-{len(document.questions)}", data=document.to_stored())


def _print_times(what: str, times: dict[str, float]) -> None:
    base = times["empty block"]
    print(f"\n{what:24} {'ms':>9} {'ratio':>8}")
    for name, taken in times.items():
        print(f"{name:24} {taken:9.3f} {taken / base:8.1f}")


def _print_sizes(block: XBlock) -> None:
    sizes = sizes_of(block, block.student_view({}))
    print(f"\n{'shipped lesson':24} {'files':>5} {'raw B':>9} {'gzip B':>8}")
    for size in sizes:
        print(f"{size.kind:24} {size.files:5} {size.raw:9,} {size.compressed:8,}")
    own = [size for size in sizes if size.kind in {"JavaScript", "CSS"}]
    print(f"requests for files: {sum(size.files for size in own)}")
    compressed = sum(size.compressed for size in own)
    print(f"JavaScript and CSS: {compressed:,} B gzip (to stay below 20,480; types 2,560, codes 12,288).")


def _print_imports() -> None:
    statements = {
        "empty block": Statement("class Empty(xblock.core.XBlock): pass"),
        "coding_billing": Statement("import coding_billing_xblock.block"),
    }
    print(f"\n{'import':24} {'ms':>9} {'MB':>8}   on top of what the platform has loaded")
    for name, cost in costs(statements).items():
        print(f"{name:24} {cost.milliseconds:9.1f} {cost.megabytes:8.1f}")


def _print_texts() -> None:
    found = sorted(texts.growths(), key=lambda growth: growth.ratio)
    slowest = max(found, key=lambda growth: growth.short)
    print(f"\n{len(found)} patterns rendered, {texts.LONG:,} characters of each against {texts.SHORT:,}")
    print(f"worst ratio: {found[-1].ratio:.2f} for {found[-1].pattern!r} (to stay below 2.5)")
    print(f"slowest: {slowest.short:.3f} s for {texts.SHORT:,} of {slowest.pattern!r} (to stay below 0.5)")
    print(f"{texts.LESSON:,} characters of lesson text: {texts.lesson_seconds():.1f} s (to stay below 10)")


def _print_codes() -> None:
    print(f"\n{'codes, on the server':24} {'ms':>9}   (look-up to stay below 0.1, grading below 1)")
    for name, taken in codes.serving().items():
        print(f"{name:24} {taken:9.3f}")
    imported, graded = codes.worker()
    print(
        f"a worker holds {imported:.1f} MB more for it, {graded:.1f} MB once visits were graded (to stay below 6)"
    )
    own = codes.own_size()
    print(f"a page with a visit: {own.compressed:,} B gzip beside its data (to stay below 12,288)")
    found = codes.browsing()
    print(
        f"look-up, processor {codes.SLOWER} times slower: ready in {found.ready:.0f} ms (1,000), a keystroke "
        f"{found.median:.0f} ms, p95 {found.p95:.0f} ms (120), heap {found.heap:.1f} MB (12)"
    )


def _print_editor(site: Site) -> None:
    print(f"\n{'editor, its own':24} {'files':>5} {'raw B':>9} {'gzip B':>8}")
    for (name, size), most in zip(own_sizes().items(), ("36,864", "53,248"), strict=True):
        print(f"{name:24} {size.files:5} {size.raw:9,} {size.compressed:8,}   (to stay below {most})")
    shown = previewing(site, _block(site, with_questions(MIDDLE)))
    print(f"\npreview of {MIDDLE} questions: {shown:.0f} ms after the last key (to stay below 700)")
    print(f"\n{f'keystroke, {LONG} questions':30} {'median ms':>9} {'slowest':>8}   (to stay below 50)")
    document = with_questions(LONG)
    for name, subject in {"": document, ", a finding each": with_findings(document)}.items():
        usage = site.add_block(f"typing{len(name)}", data=subject.model_dump_json())
        for typed in typing(site, usage):
            print(f"{f'{typed.open_cards} open{name}':30} {typed.median:9.1f} {typed.slowest:8.1f}")


if __name__ == "__main__":
    main()
