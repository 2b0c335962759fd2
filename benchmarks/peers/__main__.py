"""`python -m benchmarks.peers`: measure the block beside its peers and print medians, sizes and ratios."""

from tests.support.setup import set_up_django

set_up_django("benchmarks.peers.settings")

from benchmarks.peers.report import report  # noqa: E402  imports models, which Django must be set up for

if __name__ == "__main__":
    report()
