"""Gaps: each counts the same, and marks around them survive."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.questions.base import Invalid, Points
from coding_billing_xblock.questions.dropdown import Dropdown, Gap, GapOption, PublicDropdown, pieces_of
from tests.kinds.dropdown import CLAIM
from tests.strategies import texts


def dropdown(**more: object) -> Dropdown:
    return Dropdown.model_validate(CLAIM | {"points": 2} | more)


def gap(*words: str, right: int = 0, name: str = "g") -> Gap:
    options = tuple(
        GapOption(id=f"o{place}", text=text, correct=place == right) for place, text in enumerate(words)
    )
    return Gap(id=name, options=options)


def earned(question: Dropdown, answer: object) -> float:
    scored = question.score(answer)
    assert isinstance(scored, Points)
    return scored.earned


@pytest.mark.parametrize(
    ("answer", "part", "minus", "none"),
    [
        ({"g1": "record", "g2": "claim"}, 2, 2, 2),
        ({"g1": "record", "g2": "bill"}, 1, 0, 0),
        ({"g1": "record"}, 1, 1, 0),
        ({"g2": "record"}, 0, 0, 0),
    ],
)
def test_each_gap_earns_its_share_as_the_author_chose(
    answer: dict[str, str], part: float, minus: float, none: float
) -> None:
    assert earned(dropdown(), answer) == part
    assert earned(dropdown(credit="minus"), answer) == minus
    assert earned(dropdown(credit="none"), answer) == none


def test_what_is_said_is_the_feedback_on_what_was_chosen() -> None:
    scored = dropdown().score({"g1": "price", "g2": "claim"})
    assert isinstance(scored, Points)
    assert [(verdict.item, verdict.credit, verdict.feedback) for verdict in scored.feedback] == [
        ("g1", 0, "SECRET prices come later"),
        ("g2", 1, "SECRET to the payer"),
    ]


@pytest.mark.parametrize(
    "answer",
    [{}, {"g9": "record"}, {"g1": "claim"}, {"g1": None}, {"g1": ["record"]}, {"g1": True}, ["g1"], "g1", 1],
)
def test_what_is_no_answer_is_invalid(answer: object) -> None:
    assert isinstance(dropdown().score(answer), Invalid)


def test_what_still_exists_is_kept_of_an_older_answer() -> None:
    assert dropdown().fit({"g1": "price", "gone": "price", "g2": "gone"}) == {"g1": "price"}
    assert dropdown().fit({"gone": "price"}) is None


@pytest.mark.parametrize(
    ("sentence", "pieces"),
    [
        ("The ___ codes.", ["<p>The ", " codes.</p>"]),
        ("**One ___ bold**", ["<p><strong>One ", " bold</strong></p>"]),
        ("**___**, *_____*", ["<p><strong>", "</strong>, <em>", "</em></p>"]),
        ("- ___\n- b___c", ["<ul>\n<li>", "</li>\n<li>b", "c</li>\n</ul>"]),
        ("`CLM*___`", ["<p><code>CLM*", "</code></p>"]),
        ("___", ["<p>", "</p>"]),
        (r"No \_\_\_ and __two__", ["<p>No ___ and <strong>two</strong></p>"]),
        ("[a ___](https://example.org/?a=1)", ['<p><a href="https://example.org/?a=1"', None, "</a></p>"]),
    ],
)
def test_the_sentence_is_cut_at_its_blanks_and_nowhere_else(sentence: str, pieces: list[Any]) -> None:
    found = pieces_of(sentence)
    if None in pieces:
        assert len(found) == 2
        assert found[0].startswith(pieces[0])
        assert found[0].endswith(">a ")
    else:
        assert found == pieces


@given(texts)
@example('![a>___" x](/static/a.png "___>")')
@example("<img alt='___>' src='/static/___.png'>")
def test_no_gap_stands_in_a_tag(text: str) -> None:
    before, *others = pieces_of(f"{text} ___ {text}")
    whole = before
    for piece in others:
        assert whole.count("<") == whole.count(">") or whole.rfind("<") < whole.rfind(">")
        whole += piece
    assert "\uffff" not in whole


def shown(question: Dropdown) -> list[tuple[str, str | None]]:
    public = question.public()
    assert isinstance(public, PublicDropdown)
    return [(piece["html"], piece["gap"] and piece["gap"].id) for piece in public.shown()["pieces"]]


def test_what_is_shown_are_pieces_with_their_gaps_even_where_the_numbers_differ() -> None:
    gaps = (gap("a", "b", name="g1"), gap("c", "d", name="g2"))
    assert shown(dropdown(sentence="a ___ b ___ c", gaps=gaps)) == [
        ("<p>a ", "g1"),
        (" b ", "g2"),
        (" c</p>", None),
    ]
    assert shown(dropdown(sentence="a ___ b", gaps=gaps)) == [("<p>a ", "g1"), (" b</p>", None)]
    assert shown(dropdown(sentence="a ___ b ___ c", gaps=gaps[:1])) == [
        ("<p>a ", "g1"),
        (" b ___ c</p>", None),
    ]
    assert shown(dropdown(sentence="", gaps=gaps)) == [("", None)]


def test_options_stand_as_written_or_sorted_by_their_words() -> None:
    gaps = (gap("claim", "Bill", "appeal"),)
    for shuffle, words in ((False, ["claim", "Bill", "appeal"]), (True, ["appeal", "Bill", "claim"])):
        (public,) = dropdown(sentence="___", gaps=gaps, shuffle=shuffle).public().gaps
        assert [option.text for option in public.options] == words


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"sentence": "none"}, "dropdown.no_blank", "sentence"),
        ({"sentence": ""}, "dropdown.no_blank", "sentence"),
        ({"sentence": "___"}, "dropdown.other_count", "sentence"),
        ({"sentence": "___ ___ ___"}, "dropdown.other_count", "sentence"),
        ({"sentence": "___ ![___](/static/a.png)"}, "dropdown.hidden_blank", "sentence"),
        ({"sentence": "___ [x](https://example.org/___)"}, "dropdown.hidden_blank", "sentence"),
        ({"sentence": "___ [x](/static/a.png '___')"}, "dropdown.hidden_blank", "sentence"),
        ({"sentence": "___ [x]\n\n[x]: https://example.org/___"}, "dropdown.hidden_blank", "sentence"),
        ({"sentence": "___ <!-- ___ -->"}, "dropdown.hidden_blank", "sentence"),
        ({"gaps": (gap("a", name="a"), gap("b", "c"))}, "dropdown.few_options", "gaps.0.options"),
        (
            {"gaps": (gap("a", "b", name="a"), gap("b", "c", right=9))},
            "dropdown.no_correct_option",
            "gaps.1.options",
        ),
        (
            {"gaps": (gap("a", "b", name="a"), gap("b", " b"))},
            "dropdown.repeated_option",
            "gaps.1.options.1.text",
        ),
        ({"gaps": (gap("a", "b", name="a"), gap("b", ""))}, "text.empty", "gaps.1.options.1.text"),
        ({"gaps": (gap("a", "b"), gap("b", "c"))}, "id.repeated", "gaps.1.id"),
        (
            {"sentence": "___ ___ ___", "gaps": tuple(gap("a", "b", name=f"g{n}") for n in range(3))},
            "dropdown.first_is_right",
            "gaps",
        ),
    ],
)
def test_what_an_author_has_to_mend_is_a_finding(changes: dict[str, object], code: str, path: str) -> None:
    assert (code, path) in [(found.code, found.path) for found in dropdown(**changes).findings()]


def test_a_sound_question_has_no_finding() -> None:
    document = Document(questions=(dropdown(section=""),))
    assert list(document.findings()) == []


def test_an_answer_reads_as_gaps_with_their_words() -> None:
    assert dropdown().report({"g2": "record", "g1": "gone"}) == "1: gone; 2: record & all"
