"""How near a code comes to the right one, and which codes never stand together."""

from __future__ import annotations

import pytest

from coding_billing_xblock.codesets.code import bare
from coding_billing_xblock.codesets.named import named_in
from coding_billing_xblock.codesets.nearness import Nearness, nearness
from coding_billing_xblock.codesets.shelf import newest


def near(code: str, right: str) -> Nearness | None:
    return nearness(newest(), bare(code), bare(right))


@pytest.mark.parametrize(
    ("code", "right", "expected"),
    [
        ("S52.531D", "S52.531A", Nearness.SEVENTH),
        ("W11.XXXD", "W11.XXXA", Nearness.SEVENTH),
        ("S52.532A", "S52.531A", Nearness.SIDE),
        ("H26.9", "H26.011", Nearness.UNSPECIFIED),
        ("S52.501A", "S52.531A", Nearness.UNSPECIFIED),
        ("S52.539A", "S52.531A", Nearness.UNSPECIFIED),
        ("E11.40", "E11.42", Nearness.UNSPECIFIED),
        ("J45.901", "J45.41", Nearness.UNSPECIFIED),
        ("N18.30", "N18.32", Nearness.UNSPECIFIED),
        ("I50.9", "I50.32", Nearness.UNSPECIFIED),
        ("E66.9", "E66.812", Nearness.UNSPECIFIED),
        ("S52.531", "S52.531A", Nearness.NO_SEVENTH),
        ("W11", "W11.XXXA", Nearness.NO_SEVENTH),
        ("W11.XXX", "W11.XXXA", Nearness.NO_SEVENTH),
        ("N18.3", "N18.32", Nearness.HEADING),
        ("S52", "S52.531A", Nearness.HEADING),
    ],
)
def test_one_difference_is_near(code: str, right: str, expected: Nearness) -> None:
    assert near(code, right) is expected


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("S52.531A", "S52.531A"),
        ("E11.9", "E11.42"),  # "without" says something else
        ("E11.319", "E11.42"),  # unspecified, of another complication
        ("E11.65", "E11.42"),
        ("E10.42", "E11.42"),
        ("E66.813", "E66.812"),
        ("I50.33", "I50.32"),
        ("Z00.00", "Z00.01"),
        ("S52.532D", "S52.531A"),  # two differences
        ("S52.502A", "S52.531A"),  # unspecified, and the other side
        ("N18", "I13.0"),
        ("S52.999A", "S52.531A"),  # no code at all
        ("I10", "I1A.0"),
    ],
)
def test_anything_else_is_not(code: str, right: str) -> None:
    assert near(code, right) is None


@pytest.mark.parametrize("kind", Nearness)
def test_what_is_less_specific_by_a_whole_character_earns_less(kind: Nearness) -> None:
    assert kind.credit == (0.25 if kind in (Nearness.NO_SEVENTH, Nearness.HEADING) else 0.5)


@pytest.mark.parametrize(
    ("note", "inside", "outside"),
    [
        ("tobacco dependence (F17.-)", ["F17", "F17210"], ["F18", "F1"]),
        ("nicotine dependence (F17.2-)", ["F17210"], ["F17", "F179"]),
        ("code first hypertension (I12.-, I13.-)", ["I120", "I130"], ["I10", "I11"]),
        ("for adults (Z68.1-Z68.45) or children (Z68.5-)", ["Z681", "Z6837", "Z6854"], ["Z686", "Z67"]),
        ("diabetes mellitus (E08-E13 with .42)", ["E1142", "E0842"], ["E1140", "E1442"]),
        ("(T36-T50 with fifth or sixth character 5)", ["T360X5A", "T4595XA"], ["T360X1A", "T5105XA"]),
        ("(S62 with 7th character B)", ["S62001B"], ["S62001A"]),
        ("(N03 with something that nobody reads)", [], ["N03"]),
        ("associated condition, if any", [], ["A00"]),
    ],
)
def test_a_note_names_codes_and_ranges_of_them(note: str, inside: list[str], outside: list[str]) -> None:
    def covered(code: str) -> bool:
        return any(named.covers(code) for named in named_in(note))

    assert [code for code in inside if not covered(code)] == []
    assert [code for code in outside if covered(code)] == []


@pytest.mark.parametrize(
    ("one", "other", "place"),
    [
        ("E11.42", "G63", "G63"),
        ("E11.42", "E10.42", "E11"),
        ("J45.41", "R06.2", "J45"),
        ("F17.210", "Z72.0", "F17"),
        ("G47.33", "R06.81", "G473"),
        ("Z00.01", "Z02.89", "Z00"),
    ],
)
def test_an_excludes1_note_keeps_two_codes_apart_whichever_comes_first(
    one: str, other: str, place: str
) -> None:
    found = newest().apart(bare(one), bare(other))
    assert found is not None
    assert (found.kind, found.place) == ("excludes1", place)
    assert newest().apart(bare(other), bare(one)) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [("E11.42", "Z79.4"), ("I13.0", "I50.32"), ("R03.0", "Z00.01"), ("E66.812", "Z68.37"), ("A00", "A00")],
)
def test_others_stand_together(one: str, other: str) -> None:
    assert newest().apart(bare(one), bare(other)) is None
