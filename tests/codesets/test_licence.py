"""Which codes belong to somebody. Only made-up ones are written here."""

from __future__ import annotations

import pytest

from coding_billing_xblock.codesets.files import CODES
from coding_billing_xblock.codesets.licence import LICENSED, needs_licence
from coding_billing_xblock.codesets.shelf import FOLDER, newest


@pytest.mark.parametrize("code", ["00000", " 00000 ", "0000T", "0000f", "0000U"])
def test_what_has_the_shape_of_one_and_is_in_no_free_code_set(code: str) -> None:
    assert needs_licence(code)


@pytest.mark.parametrize(
    "code", ["I10", "S52.531A", "A4565", "G0108", "J1940", "0000", "000000", "D50.0", "", "XX"]
)
def test_what_has_another_shape(code: str) -> None:
    assert not needs_licence(code)


def test_a_code_of_icd_that_looks_like_one_without_its_point_is_free() -> None:
    lines = (FOLDER / newest().name / CODES).read_text(encoding="utf-8").splitlines()
    alike = [code for code in (line.split("\t")[0] for line in lines) if LICENSED.fullmatch(code)]
    assert len([code for code in alike if newest().is_billable(code)]) == 309
    assert not any(map(needs_licence, alike))
