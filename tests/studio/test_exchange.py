"""The whole document as OLX, out and in; an article that becomes a proposal; questions in bulk and as text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from coding_billing_xblock.article import MAX_ARTICLE
from coding_billing_xblock.content.document import Document
from coding_billing_xblock.lessons.shelf import shipped
from coding_billing_xblock.questions import question_types
from tests.imports.support import without_ids
from tests.strategies import documents, texts
from tests.support.author import Author
from tests.support.lesson import CONTENT, WHO, code_of


def written(author: Author, document: object) -> str:
    response = author.call("write_olx", {"document": document})
    assert response.status_code == 200, response.content
    return str(response.json()["olx"])


def read(author: Author, olx: str, **more: object) -> dict[str, Any]:
    response = author.call("read_olx", {"olx": olx, **more})
    assert response.status_code == 200, response.content
    told: dict[str, Any] = response.json()
    return told


@settings(max_examples=25)
@given(documents())
def test_a_document_written_and_read_again_is_the_same(author: Author, document: Document) -> None:
    raw = document.model_dump(mode="json")
    told = read(author, written(author, raw), against=raw)
    assert told["document"] == raw
    assert told["changes"] == []


def test_a_document_with_errors_can_be_taken_along_and_comes_back_with_them(author: Author) -> None:
    unfinished = CONTENT | {"questions": [WHO | {"options": WHO["options"][1:]}]}
    told = read(author, written(author, unfinished))
    assert told["document"]["questions"][0]["options"][0]["id"] == "b"
    assert [finding["code"] for finding in told["findings"]] == ["choice.no_correct_option"]
    assert told["findings"][0]["line"] > 1


def test_what_has_not_the_shape_of_a_document_cannot_be_written(author: Author) -> None:
    response = author.call("write_olx", {"document": {"lesson": []}})
    assert (response.status_code, code_of(response)) == (400, "unusable")
    assert response.json()["findings"][0]["path"] == "lesson"


def test_an_import_says_what_it_changes(author: Author) -> None:
    other = CONTENT | {"lesson": {"sections": CONTENT["lesson"]["sections"][:1]}, "questions": [WHO]}
    told = read(author, written(author, other), against=CONTENT)
    assert told["changes"] == ["Section “The biller” removed", "2 questions removed"]


def test_without_a_document_to_compare_with_nothing_is_compared(author: Author) -> None:
    assert read(author, written(author, CONTENT))["changes"] == []
    assert read(author, written(author, CONTENT), against={"lesson": 1})["changes"] == []


def test_olx_that_would_lose_something_gives_findings_and_no_document(author: Author) -> None:
    told = read(author, "<coding_billing>\n<lessons/>\n</coding_billing>", against=CONTENT)
    assert (told["document"], told["changes"]) == (None, [])
    (finding,) = told["findings"]
    assert (finding["code"], finding["severity"], finding["line"]) == ("olx.unknown_element", "error", 2)


def test_a_component_copied_from_a_course_export_can_be_pasted(author: Author) -> None:
    olx = '<?xml version="1.0" encoding="UTF-8"?>\n<coding_billing url_name="x" display_name="Ours" weight="2"/>'
    assert read(author, olx)["document"] == shipped().model_dump(mode="json")


def test_settings_of_a_pasted_component_are_named_because_they_are_left_alone(author: Author) -> None:
    before = author.stored
    olx = '<coding_billing url_name="x" language="en" document_version="1" display_name="Ours" weight="2"/>'
    assert read(author, olx)["apart"].endswith(": display_name, weight.")
    assert read(author, written(author, CONTENT))["apart"] == ""
    assert read(author, "no OLX at all")["apart"] == ""
    assert author.stored == before


def test_repeated_ids_are_renewed_and_that_is_no_error(author: Author) -> None:
    repeated = CONTENT | {"questions": [WHO, WHO | {"prompt": "Who bills?"}]}
    told = read(author, written(author, repeated), against=CONTENT)
    assert [question["id"] for question in told["document"]["questions"]] == ["who", "who-2"]
    (finding,) = (finding for finding in told["findings"] if finding["code"] == "id.renewed")
    assert (finding["severity"], finding["line"] > 1) == ("warning", True)
    assert "Question “Who bills?” added" in told["changes"]
    assert author.save(author.loaded, told["document"]).status_code == 200


@pytest.mark.parametrize("character", ["a", "é", "編", "😀"])
def test_the_longest_document_that_can_be_saved_can_be_exported_and_imported(
    author: Author, character: str
) -> None:
    longest = {"lesson": {"sections": [section(n, character * 19_900) for n in range(100)]}}
    assert author.save(author.loaded, longest).status_code == 200
    told = read(author, written(author, longest), against=longest)
    assert (told["document"]["lesson"], told["changes"]) == (longest["lesson"], [])


def test_what_would_be_too_long_as_olx_cannot_be_saved(author: Author) -> None:
    escaped = {"lesson": {"sections": [section(n, "&" * 10_000) for n in range(60)]}}
    response = author.save(author.loaded, escaped)
    assert [finding["code"] for finding in response.json()["findings"]] == ["document.too_large"]


def section(number: int, body: str) -> dict[str, str]:
    return {"id": f"s{number}", "title": "S", "body": body}


def test_what_is_stored_and_gives_no_document_can_be_mended_as_text(author: Author) -> None:
    told = read(author, '{"version": 99}')
    assert [finding["code"] for finding in told["findings"]] == ["document.newer_version"]
    assert read(author, '{"questions": []}')["document"]["questions"] == []
    assert read(author, '{"questions"')["findings"][0]["code"] == "document.not_json"


def test_reading_and_writing_store_nothing(author: Author) -> None:
    before = author.stored
    read(author, written(author, {"questions": []}), against=CONTENT)
    assert author.stored == before


def test_an_article_becomes_a_proposal_and_nothing_is_stored(author: Author) -> None:
    before = author.stored
    article = "# What a coder does\n\nA coder reads the record.\n\n# What a biller does\n\nA biller sends the claim."
    reply = author.call("read_article", {"text": article}).json()
    proposal = reply["proposal"]
    assert [section["title"] for section in proposal["sections"]] == [
        "What a coder does",
        "What a biller does",
    ]
    assert set(proposal) == {
        "title",
        "language",
        "sections",
        "comparison",
        "questions",
        "next_step",
        "left_out",
    }
    assert reply["joined"] is None
    assert author.stored == before


def test_an_article_is_html_where_the_clipboard_said_so(author: Author) -> None:
    def body(**more: object) -> str:
        proposal = author.call("read_article", {"text": "Written by <b>coders</b>.", **more}).json()[
            "proposal"
        ]
        return str(proposal["sections"][0]["body"])

    assert body(is_html=True) == "Written by **coders**."
    assert body(is_html=False) == body() == "Written by <b>coders</b>."


def test_an_article_that_is_too_long_is_refused_with_its_bound(author: Author) -> None:
    response = author.call("read_article", {"text": "a" * (MAX_ARTICLE + 1)})
    assert (response.status_code, code_of(response)) == (400, "bad_value")
    assert str(MAX_ARTICLE) in response.json()["error"]["message"]


TABLE = "| | Coding | Auditing |\n|---|---|---|\n| Skills | Detail | Doubt |"
PRESENT = {"columns": [{"id": "a", "label": "coding"}], "rows": [{"id": "r", "label": "In", "cells": ["x"]}]}


def joined(author: Author, comparison: object) -> Any:
    """What is told of an article with a table, together with the table that there is."""
    reply = author.call("read_article", {"text": TABLE, "comparison": comparison}).json()
    assert reply["proposal"]["comparison"]
    return reply["joined"]


def test_a_table_comes_together_with_the_one_that_is_there(author: Author) -> None:
    together = joined(author, PRESENT)
    assert [column["label"] for column in together["columns"]] == ["coding", "Auditing"]
    assert [row["cells"] for row in together["rows"]] == [["x", ""], ["Detail", "Doubt"]]


def test_a_table_that_has_not_its_shape_yet_takes_no_other(author: Author) -> None:
    assert joined(author, PRESENT | {"caption": "long" * 200}) is None


@settings(max_examples=40)
@given(texts)
def test_any_text_is_read_without_a_fault(author: Author, text: str) -> None:
    read(author, text)
    read(author, f"<coding_billing><lesson>{text}</lesson></coding_billing>", against=CONTENT)
    assert author.call("read_article", {"text": text}).status_code == 200
    assert author.call("read_questions", {"text": text}).status_code == 200


# Questions in bulk and as text

LIST = """1. Who *codes* records?
a) The biller
*b) The coder

Stray

2. Whose task?
- Reads -> Coder
- Sends -> Biller
"""


def questions_of(author: Author, text: str, **more: object) -> dict[str, Any]:
    response = author.call("read_questions", {"text": text, **more})
    assert response.status_code == 200, response.content
    told: dict[str, Any] = response.json()
    return told


def test_pasted_questions_are_told_with_their_words_and_what_is_right(author: Author) -> None:
    before = author.stored
    told = questions_of(author, LIST)
    assert [question["type"] for question in told["questions"]] == ["choice", "matching"]
    assert told["shown"] == [
        {
            "prompt": "Who codes records?",
            "items": [
                {"text": "The biller", "right": False, "place": ""},
                {"text": "The coder", "right": True, "place": ""},
            ],
            "faults": [],
        },
        {
            "prompt": "Whose task?",
            "items": [
                {"text": "Reads", "right": False, "place": "Coder"},
                {"text": "Sends", "right": False, "place": "Biller"},
            ],
            "faults": [],
        },
    ]
    (unread,) = told["unread"]
    place = {"line": 5, "text": "Stray"}
    assert unread == {"why": "No options were found below this text.", "places": [place]}
    assert told["types"] == [["choice", 1], ["matching", 1]]
    assert author.stored == before


def test_what_is_wrong_with_pasted_questions_is_told_with_its_place(author: Author) -> None:
    told = questions_of(author, "1. Who?\n*a) X\nb) Y\n2. What?\na) X\nb) X")
    first, second = ([(fault["code"], fault["path"]) for fault in shown["faults"]] for shown in told["shown"])
    assert first == []
    assert second == [
        ("choice.no_correct_option", "questions.1.options"),
        ("choice.repeated_option", "questions.1.options.1.text"),
    ]
    assert {finding["severity"] for finding in told["findings"]} == {"error", "tip"}


def test_the_form_of_pasted_questions_can_be_told(author: Author) -> None:
    gift = "Who?{=X ~Y}"
    assert len(questions_of(author, gift)["questions"]) == 1
    assert questions_of(author, gift, kind="list")["questions"] == []
    assert questions_of(author, gift, kind="table")["unread"][0]["places"][0]["text"] == gift


def test_true_and_false_are_in_the_language_of_the_document(author: Author) -> None:
    (shown,) = questions_of(author, "Codificar es facturar.{F}", language="es")["shown"]
    assert [item["text"] for item in shown["items"]] == ["Verdadero", "Falso"]


def test_pasted_questions_can_be_saved(author: Author) -> None:
    questions = questions_of(author, LIST)["questions"]
    assert author.save(author.loaded, CONTENT | {"questions": questions}).status_code == 200


@settings(max_examples=25)
@given(documents(min_questions=1))
def test_a_question_that_was_written_as_text_is_read_as_an_equal_one(
    author: Author, document: Document
) -> None:
    for question in document.questions:
        text = author.call("write_question", {"question": question.model_dump(mode="json")}).json()["text"]
        (again,) = map(
            question_types()[question.type].model_validate, questions_of(author, text)["questions"]
        )
        assert without_ids(again) == without_ids(question)


def test_an_unfinished_question_can_be_written_and_one_without_the_shape_cannot(author: Author) -> None:
    unfinished = WHO | {"prompt": "", "options": [], "section": "gone"}
    assert author.call("write_question", {"question": unfinished}).json()["text"].startswith("[choice")
    response = author.call("write_question", {"question": WHO | {"points": "many"}})
    assert (response.status_code, code_of(response)) == (400, "unusable")
    assert response.json()["findings"][0]["path"] == "questions.0.points"
