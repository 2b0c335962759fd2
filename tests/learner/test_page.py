"""The page is built once for each content and language, and joined for each learner."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from lxml import html

from coding_billing_xblock.attempts.sitting import Sheet
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.learner.page import Page, Visitor, page, prefix_of
from coding_billing_xblock.learner.translation import Words, translate
from coding_billing_xblock.learner.words import VOCABULARY
from coding_billing_xblock.text.markdown import render
from tests.strategies import documents
from tests.support.lesson import WHAT, data


class Shouting:
    """A translation into loud English, with a form of its own for two and for none."""

    def gettext(self, message: str) -> str:
        return message.upper()

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return {0: "none", 1: "one", 2: "two"}.get(count, "many")


class Polish:
    """A translation with forms for one, for a few and for many; which few, only its own rule says."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, singular: str, _plural: str, count: int) -> str:
        few = count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14)
        form = "one" if count == 1 else "few" if few else "many"
        return f"{{count}} {form}: {singular.split()[1]}"


class Plain:
    """No translation."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        return singular if count == 1 else plural


class Longer(Plain):
    """No translation but of how long a lesson is."""

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        form = super().ngettext(singular, plural, count)
        return f"About {form}" if "to read" in form else form


def words(service: object | None = None) -> Words:
    return translate(service or Plain(), VOCABULARY)


def sheet(made: Page, seed: str = "") -> Sheet:
    """All questions of a page, their options in the order that the seed gives."""
    return Sheet(tuple(made.question_by_id), seed)


def drawing_url(name: str) -> str:
    return f"/drawings/{name}.svg"


def test_the_same_content_in_the_same_language_is_built_once() -> None:
    assert page(data(), "Title", words(), None) is page(data(), "Title", words(), None)


def test_another_language_has_a_page_of_its_own() -> None:
    made = page(data(), "Title", words(Shouting()), None)
    loud = made.for_learner("cb1", sheet(made), drawing_url)
    assert "SUBMIT ANSWERS" in loud
    assert "Who assigns codes?" in loud


def test_blocks_with_the_same_content_have_pages_of_their_own() -> None:
    lesson = {"sections": [{"id": "a", "title": "A", "body": "![Cycle](drawing:revenue-cycle)"}]}
    made = page(data(lesson=lesson), "Title", words(), None)
    here = made.for_learner("cbhere", sheet(made), drawing_url)
    there = made.for_learner("cbthere", sheet(made), lambda name: f"https://files.example/{name}.svg?a&b")
    assert ("cbhere" in here, "cbthere" in here) == (True, False)
    assert 'src="/drawings/revenue-cycle.svg"' in here
    assert ("cbthere" in there, "cbhere" in there) == (True, False)
    assert 'src="https://files.example/revenue-cycle.svg?a&amp;b"' in there
    assert made.for_learner("cbhere", sheet(made), drawing_url) == here


# How long it is


def lines_of(stored: str, service: object | None = None, interactive: bool = True) -> list[str]:
    """What is said of the length, at the top of the page."""
    made = page(stored, "Title", words(service), None if interactive else Visitor("Sign in."))
    shown = made.for_learner("cb1", sheet(made), drawing_url)
    lengths = html.fromstring(shown).xpath("//h3/following-sibling::*[1][@class='cb-length']")
    return [paragraph.text_content() for paragraph in lengths]


def read_in(minutes: int) -> dict[str, object]:
    """A lesson that takes so many minutes."""
    return {"sections": [{"id": "a", "title": "Word", "body": "word " * (200 * minutes - 1)}]}


@pytest.mark.parametrize("interactive", [True, False])
def test_below_the_title_stands_how_long_it_takes_and_how_many_questions_there_are(interactive: bool) -> None:
    assert lines_of(data(lesson=read_in(3)), interactive=interactive) == ["3 minutes to read. 3 questions."]
    one = json.dumps({"lesson": read_in(1), "questions": [WHAT]})
    assert lines_of(one, interactive=interactive) == ["1 minute to read. 1 question."]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({"lesson": read_in(2)}, ["2 minutes to read."]),
        ({"comparison": {"rows": [{"id": "r", "label": "Words"}]}}, ["1 minute to read."]),
        ({"next_step": {"body": "Words"}}, ["1 minute to read."]),
        ({"questions": [WHAT]}, ["1 question."]),
        ({}, []),
    ],
)
def test_nothing_is_said_of_a_part_that_is_not_there(parts: dict[str, object], said: list[str]) -> None:
    assert lines_of(json.dumps({"version": 1, **parts})) == said


@pytest.mark.parametrize(
    ("count", "form"), [(1, "one"), (2, "few"), (5, "many"), (12, "many"), (22, "few"), (25, "many")]
)
def test_the_visitors_language_has_its_own_form_for_each_number(count: int, form: str) -> None:
    questions = [{**WHAT, "id": f"q{number}"} for number in range(count)]
    assert lines_of(json.dumps({"questions": questions}), Polish()) == [f"{count} {form}: question."]


def test_words_that_differ_in_such_a_form_only_are_not_the_same() -> None:
    assert words(Longer()) != words()
    assert lines_of(data(), Longer()) == ["About 1 minute to read. 3 questions."]
    assert lines_of(data()) == ["1 minute to read. 3 questions."]
    assert words() == translate(Plain(), VOCABULARY)
    assert hash(words()) == hash(translate(Plain(), VOCABULARY))


def test_no_text_is_rendered_twice() -> None:
    stored = data(next_step={"title": "Not seen by any other test", "body": "*Once*"})
    page(stored, "Title", words(), None)
    before = render.cache_info().misses
    page(stored, "Another title", words(Shouting()), Visitor("Sign in."))
    assert render.cache_info().misses == before


@settings(max_examples=40, deadline=None)
@given(documents())
def test_any_document_has_a_page_with_every_item_once_in_any_order(document: Document) -> None:
    made = page(document.model_dump_json(), "Title", words(), None)
    for seed in ("", "amina"):
        shown = made.for_learner("cb1", sheet(made, seed), drawing_url)
        for question in document.public_questions:
            for item in question.items:
                assert shown.count(f'data-item="{item}"') >= 1
        assert not {"\x01", "\x02", "\x03", "\x04", "\x05"} & set(shown)


@pytest.mark.parametrize(
    ("points", "shown"), [(2, "2"), (5.0, "5"), (0.5, "0.5"), (0.25, "0.25"), (0.04, "0.04"), (1000, "1000")]
)
def test_what_a_question_is_worth_is_told_as_its_author_wrote_it(points: float, shown: str) -> None:
    made = page(data(questions=[WHAT | {"points": points}]), "Title", words(), None)
    assert f">Points: {shown}<" in made.for_learner("cb1", sheet(made), drawing_url)


def test_items_keep_the_authors_order_unless_they_may_be_shuffled() -> None:
    made = page(data(questions=[WHAT]), "Title", words(), None)
    assert made.for_learner("cb1", sheet(made, "amina"), drawing_url) == made.for_learner(
        "cb1", sheet(made), drawing_url
    )


def test_a_prefix_is_short_and_safe_in_a_selector() -> None:
    assert prefix_of("block-v1:demo+CB1+2026+type@coding_billing+block@x").isalnum()
    assert prefix_of("a") != prefix_of("b")


def test_each_plural_form_comes_with_a_count_it_is_for() -> None:
    forms = words(Shouting()).for_script["attempts_left"]
    assert list(forms.items()) == [("0", "none"), ("1", "one"), ("2", "two"), ("3", "many")]
    assert words().for_script["attempts_left"] == {
        "1": "{count} attempt left.",
        "2": "{count} attempts left.",
    }


def test_the_script_is_told_the_words_it_needs_and_they_are_plain_json() -> None:
    told = words().for_script
    assert set(told) == {*VOCABULARY.for_script, *VOCABULARY.plurals}
    assert json.loads(json.dumps(told)) == told
