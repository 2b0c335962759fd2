"""Text has one normal form, and bounds that keep a page quick and a file writable."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from coding_billing_xblock.text.findings import from_validation_error
from coding_billing_xblock.text.values import (
    MAX_LINE,
    MAX_PROSE,
    Id,
    Label,
    Language,
    Line,
    OptionalId,
    Phrase,
    Prose,
    Url,
)
from tests.strategies import texts

ANY_TEXT = st.text(max_size=40)


def codes(kind: object, value: object) -> list[str]:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return [found.code for found in from_validation_error(error)]
    return []


@given(texts)
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    for kind in (Prose, Line, Phrase, Label):
        adapter = TypeAdapter(kind)
        once = adapter.validate_python(text)
        assert adapter.validate_python(once) == once


@given(ANY_TEXT)
def test_no_text_raises_anything_but_findings(text: str) -> None:
    for kind in (Prose, Line, Phrase, Label, Url, Id, Language):
        codes(kind, text)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe", "\ud800"])
def test_characters_that_xml_cannot_carry_are_refused(character: str) -> None:
    assert codes(Prose, f"a{character}") in (["text.forbidden_character"], ["string_unicode"])


@pytest.mark.parametrize("mark", ["[", "<", "`", "_", "\\", "*", "- "])
def test_no_mark_is_bounded_other_than_by_the_length_of_its_text(mark: str) -> None:
    assert codes(Prose, mark * (MAX_PROSE // len(mark))) == []


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\ntwo", "one two"),
        ("  one   two ", "one two"),
        ("one  \ntwo", "one<br>two"),
        ("one\\\ntwo", "one<br>two"),
        ("one\r\n\r\n  two", "one<br>two"),
        (">90 days", ">90 days"),
        ("- x", "- x"),
    ],
)
def test_a_text_of_one_line_is_one_line_and_loses_nothing(typed: str, kept: str) -> None:
    for kind in (Phrase, Label):
        assert TypeAdapter(kind).validate_python(typed) == kept


@pytest.mark.parametrize("tag", ["", "en", "pt-BR", "zh-Hant-TW", "es-419", " en-US "])
def test_a_language_is_named_by_a_tag(tag: str) -> None:
    assert TypeAdapter(Language).validate_python(tag) == tag.strip()


@pytest.mark.parametrize("tag", ["en_US", "en-", "e", "English (US)", "-", "en--US", "12", "français"])
def test_the_message_about_a_language_shows_how_a_tag_is_written(tag: str) -> None:
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(Language).validate_python(tag)
    (found,) = from_validation_error(refused.value)
    assert found.code == "language.tag"
    assert found.text(str).startswith(f"“{tag}” is no language tag.")
    assert "en-US" in found.text(str)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("", "id.empty"),
        ("-a", "id.beginning"),
        ("_a", "id.beginning"),
        ("é", "id.beginning"),
        (" a", "id.beginning"),
        ("a b", "id.characters"),
        ("a.b", "id.characters"),
        ("a\n", "id.characters"),
        ("café", "id.characters"),
        ("a" * 65, "id.characters"),
    ],
)
def test_the_message_about_an_id_names_the_rule_that_it_breaks(value: str, code: str) -> None:
    assert codes(Id, value) == [code]
    assert codes(OptionalId, value) == ([code] if value else [])


@pytest.mark.parametrize(
    ("kind", "typed"),
    [(Label, "a\\\n" * 160), (Phrase, "a\\\n" * 6600), (Prose, "\tx\n" * 6600 + " y")],
    ids=["label", "phrase", "prose"],
)
def test_a_text_whose_normal_form_is_too_long_is_refused_because_it_would_be_when_it_is_read_again(
    kind: object, typed: str
) -> None:
    assert codes(kind, typed) == ["string_too_long"]
    assert codes(kind, typed[: len(typed) // 2]) == []


@pytest.mark.parametrize("blanks", [" ", "\t ", " \n"])
def test_any_number_of_blanks_is_read_in_a_moment(blanks: str) -> None:
    begin = process_time()
    assert codes(Phrase, f"a{blanks * 9_000}b") == []
    assert process_time() - begin < 0.5


def test_texts_are_bounded() -> None:
    assert codes(Prose, "a" * (MAX_PROSE + 1)) == ["string_too_long"]
    assert codes(Line, "a" * (MAX_LINE + 1)) == ["string_too_long"]


@pytest.mark.parametrize(
    "url", ["", "https://example.com/a?b=c", "mailto:a@example.com", "/courses/x", "tel:+15550100"]
)
def test_addresses_that_a_link_may_have(url: str) -> None:
    assert codes(Url, url) == []


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "java script:x", "https://[", "vbscript:x"],
)
def test_addresses_that_a_link_may_not_have(url: str) -> None:
    assert codes(Url, url) == ["url.unsafe"]
