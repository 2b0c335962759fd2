"""What the README tells people to write works."""

import re

from coding_billing_xblock import __version__
from coding_billing_xblock.content import olx
from tests.packaging.builds import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def example(language: str) -> str:
    """The first example in `language`."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_olx_is_a_document_with_nothing_to_complain_about() -> None:
    parsed = olx.read(example("xml"))
    assert parsed.findings == ()
    assert parsed.document is not None
    assert [question.type for question in parsed.document.questions] == ["choice", "sorting"]


def test_the_version_to_install_is_this_one() -> None:
    assert set(re.findall(r"coding-billing-xblock==([\w.]+)", README)) == {__version__}


def test_every_picture_is_there() -> None:
    assert all((ROOT / path).is_file() for path in re.findall(r"!\[[^\]]+\]\((docs/[^)]+)\)", README))
