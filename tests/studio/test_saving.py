"""Saving: what is stored and what is left alone, who saved since, and what keeps a document from being saved."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from coding_billing_xblock.content.document import Document, parse
from coding_billing_xblock.lessons.shelf import shipped
from tests.strategies import documents
from tests.support.author import Author, LibraryAuthor
from tests.support.lesson import CONTENT, WHO, Learner, code_of, data
from tests.support.site import Site

OTHER = CONTENT | {"questions": []}
BROKEN = CONTENT | {"questions": [WHO | {"options": WHO["options"][1:]}]}


def found(response: Any) -> list[tuple[str, str]]:
    """Code and path of the findings in a refusal."""
    return [(finding["code"], finding["path"]) for finding in response.json()["findings"]]


# What is stored


def test_an_untouched_block_opens_on_the_shipped_lesson_and_saved_as_it_is_stays_untouched(
    site: Site,
) -> None:
    author = Author(site, site.lesson)
    loaded = author.loaded
    assert Document.model_validate(loaded["document"]) == shipped()
    response = author.save(loaded)
    assert (response.status_code, response.json()) == (200, {"revision": loaded["revision"]})
    assert author.stored == {}


def test_only_the_settings_of_an_untouched_block_can_be_saved(site: Site) -> None:
    author = Author(site, site.lesson)
    assert author.save(author.loaded, settings={"max_attempts": 2}).status_code == 200
    assert author.stored == {"max_attempts": 2}


def test_a_changed_document_is_stored_and_learners_see_it(author: Author) -> None:
    sections = [{"id": "new", "title": "A new section", "body": "Fresh words."}]
    response = author.save(author.loaded, CONTENT | {"lesson": {"sections": sections}})
    assert response.status_code == 200
    assert set(author.stored) == {"data"}
    assert "Fresh words." in author.site.visit("amina").view(author.usage).content.decode()


def test_a_stored_document_that_is_not_changed_is_left_as_it_was_written(author: Author) -> None:
    before = author.stored["data"]
    author.save(author.loaded, settings={"weight": 3})
    assert author.stored == {"data": before, "weight": 3}


COMMENTED = [
    "<coding_billing><!-- for us --><lesson><section id='a'><title>A</title></section></lesson></coding_billing>",
    "<coding_billing><!-- the shipped lesson will do --></coding_billing>",
]


@pytest.mark.parametrize("stored", COMMENTED)
def test_comments_in_stored_olx_stay_until_the_document_is_changed(site: Site, stored: str) -> None:
    author = Author(site, site.add_block("commented", data=stored))
    author.save(author.loaded, settings={"weight": 3})
    assert author.stored == {"data": stored, "weight": 3}
    author.save(author.loaded, author.loaded["document"] | {"language": "de"})
    assert "<!--" not in author.stored["data"]


@pytest.mark.parametrize("stored", COMMENTED)
def test_an_editor_is_told_that_a_save_would_leave_out_comments(site: Site, stored: str) -> None:
    author = Author(site, site.add_block("commented", data=stored))
    for document in (author.loaded["document"], CONTENT):
        told = [
            (found["code"], found["path"], found["line"])
            for found in author.check(document)
            if "line" in found
        ]
        assert told == [("olx.comment", "", 1)]


def test_the_shipped_lesson_chosen_as_a_template_is_stored(author: Author) -> None:
    author.save(author.loaded, shipped().model_dump(mode="json"))
    assert parse(author.stored["data"]).document == shipped()


def test_the_reply_names_the_revision_to_go_on_from(author: Author) -> None:
    revision = author.save(author.loaded, OTHER, {"weight": 2, "max_attempts": 5, "grading": "latest"}).json()
    assert revision == {"revision": author.loaded["revision"]}
    assert author.save(author.loaded, CONTENT).status_code == 200


def test_settings_can_be_emptied(author: Author) -> None:
    author.save(author.loaded, settings={"weight": 2, "max_attempts": 5})
    author.save(author.loaded, settings={"weight": None, "max_attempts": None})
    block = author.site.block(author.usage)
    assert (block.weight, block.max_attempts) == (None, None)
    assert author.loaded["settings"] == {
        "display_name": "Medical coding and medical billing",
        "max_attempts": None,
        "weight": None,
        "grading": "best",
        "pass_mark": None,
        "nearly_mark": None,
        "completes": "submitted",
        "feedback": "end",
        "showanswer": "finished",
        "attempts_before_showanswer_button": 0,
        "hints": "always",
        "retry": "all",
        "shuffle": "as_set",
    }


RULES = {
    "feedback": "at_once",
    "showanswer": "after_attempts",
    "attempts_before_showanswer_button": 2,
    "hints": "after_attempt",
    "retry": "wrong",
    "shuffle": "all",
}


def test_rules_are_stored_where_they_differ_from_what_holds_already(author: Author) -> None:
    assert author.save(author.loaded, settings=RULES).status_code == 200
    assert {name: author.stored[name] for name in RULES} == RULES
    assert author.loaded["settings"] == author.loaded["settings"] | RULES


def test_a_rule_of_the_course_that_is_unknown_here_is_no_fault_and_stays_the_courses(author: Author) -> None:
    author.site.author_course(showanswer="on_mondays")
    assert author.loaded["settings"]["showanswer"] == "on_mondays"
    assert author.arguments["defaults"]["showanswer"] == "on_mondays"
    assert author.save(author.loaded, settings={"weight": 2}).status_code == 200
    assert "showanswer" not in author.stored


def test_a_draft_of_an_older_editor_leaves_settings_alone_that_it_does_not_know(author: Author) -> None:
    author.site.author_course(showanswer="never")
    old = {name: value for name, value in author.loaded["settings"].items() if name not in RULES}
    body = {"document": OTHER, "settings": old | {"weight": 2}, "base_revision": author.loaded["revision"]}
    assert author.call("save_document", body).status_code == 200
    assert author.loaded["settings"]["showanswer"] == "never"
    assert "showanswer" not in author.stored


@settings(max_examples=25)
@given(documents())
def test_whatever_can_be_written_is_saved_and_opened_as_it_was(author: Author, document: Document) -> None:
    raw = document.model_dump(mode="json")
    assert author.save(author.loaded, raw).status_code == 200
    assert author.loaded["document"] == raw


def test_attempts_of_learners_stay(author: Author) -> None:
    learner = Learner(author.site, author.usage)
    learner.submit()
    before = learner.state
    author.save(author.loaded, OTHER)
    assert learner.state == before


# Two people


def test_a_newer_version_is_told_and_not_overwritten(site: Site, author: Author) -> None:
    mine = author.loaded
    author.save(author.loaded, OTHER, {"display_name": "Theirs"})
    stored, theirs = author.stored, author.loaded
    response = author.save(mine, CONTENT | {"language": "de"})
    assert (response.status_code, code_of(response)) == (409, "newer_content")
    assert (response.json()["theirs"], response.json()["revision"]) == (theirs, theirs["revision"])
    assert author.stored == stored
    assert author.save({**mine, "revision": theirs["revision"]}, mine["document"]).status_code == 200


def test_a_newer_version_is_told_with_what_differs_and_when_it_was_saved_by_whom(
    site: Site, author: Author
) -> None:
    mine = author.loaded
    author.save(author.loaded, CONTENT | {"language": "fr"}, {"display_name": "Theirs"})
    own = author.save(mine, CONTENT | {"language": "de"}).json()
    assert own["changes"] == ["Language of the text changed", "Setting “Display name” changed"]
    assert (own["own"], own["edited"][:4]) == (True, str(site.block(author.usage).now().year))
    site.author(author.usage, display_name="By somebody else")
    assert author.save(mine, OTHER).json()["own"] is False


def test_a_change_of_settings_alone_is_a_newer_version_too(author: Author) -> None:
    mine = author.loaded
    author.save(author.loaded, settings={"max_attempts": 2})
    assert author.save(mine, OTHER).status_code == 409
    assert "max_attempts" in author.stored


def test_the_same_save_sent_again_after_a_lost_reply_is_no_conflict(author: Author) -> None:
    mine = author.loaded
    first = author.save(mine, OTHER)
    again = author.save(mine, OTHER)
    assert (again.status_code, again.json()) == (200, first.json())


def test_in_a_library_which_cannot_say_who_may_write_a_newer_version_is_told_without_its_text(
    site: Site,
) -> None:
    author = LibraryAuthor(site, site.add_library_block("shared", data=data()))
    mine = author.loaded
    assert author.save(mine, OTHER).status_code == 200
    response = author.save(mine, CONTENT | {"language": "de"})
    assert (response.status_code, code_of(response)) == (409, "newer_content")
    assert response.json()["theirs"] is None
    assert response.json()["revision"] == author.loaded["revision"]


# What cannot be saved


def test_a_document_with_errors_is_not_saved_and_all_the_findings_are_told(author: Author) -> None:
    before = author.stored
    response = author.save(author.loaded, BROKEN, {"weight": -1})
    assert (response.status_code, code_of(response)) == (400, "invalid")
    assert found(response) == [
        ("choice.no_correct_option", "questions.0.options"),
        ("greater_than_equal", "settings.weight"),
    ]
    assert author.stored == before


def test_warnings_and_tips_keep_nothing_from_being_saved(author: Author) -> None:
    silent = [{**option, "feedback": ""} for option in WHO["options"]]
    document = CONTENT | {"questions": [WHO | {"section": "gone", "options": silent}]}
    assert {finding["severity"] for finding in author.check(document)} == {"warning", "tip"}
    assert author.save(author.loaded, document).status_code == 200


def test_errors_come_before_a_conflict(author: Author) -> None:
    assert author.save({**author.loaded, "revision": "older"}, BROKEN).status_code == 400


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("max_attempts", -1, "greater_than_equal"),
        ("max_attempts", 1.5, "int_type"),
        ("max_attempts", "many", "int_type"),
        ("max_attempts", True, "int_type"),
        ("max_attempts", 10**9, "less_than_equal"),
        ("weight", -0.5, "greater_than_equal"),
        ("weight", "heavy", "float_type"),
        ("grading", "worst", "literal_error"),
        ("grading", None, "literal_error"),
        ("display_name", "x" * 501, "string_too_long"),
        ("display_name", None, "string_type"),
        ("display_name", "\x00", "text.forbidden_character"),
        ("data", "<coding_billing/>", "extra_forbidden"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(author: Author, name: str, value: object, code: str) -> None:
    before = author.stored
    response = author.save(author.loaded, settings={name: value})
    assert response.status_code == 400
    assert found(response)[0] == (code, f"settings.{name}")
    assert author.stored == before


def test_all_settings_are_needed(author: Author) -> None:
    body = {"document": CONTENT, "settings": {}, "base_revision": author.loaded["revision"]}
    response = author.call("save_document", body)
    missing = [path for code, path in found(response) if code == "missing"]
    assert missing == [f"settings.{name}" for name in ("display_name", "max_attempts", "weight", "grading")]


def test_a_document_that_is_too_long_is_not_saved(author: Author) -> None:
    sections = [{"id": f"s{n}", "title": "S", "body": "long " * 3999} for n in range(110)]
    response = author.save(author.loaded, {"lesson": {"sections": sections}})
    assert found(response)[0] == ("document.too_large", "")


# Content that gives no document


def test_olx_with_errors_opens_with_what_can_be_read_of_it(site: Site) -> None:
    source = "<coding_billing><questions><choice id='q'><prompt>Who?</prompt></choice></questions></coding_billing>"
    author = Author(site, site.add_block("broken", data=source))
    loaded = author.loaded
    assert loaded["document"]["questions"][0]["prompt"] == "Who?"
    assert author.save(loaded).status_code == 400
    assert author.save(loaded, OTHER).status_code == 200
    assert json.loads(author.stored["data"])["lesson"]["sections"]


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ('<coding_billing weight="heavy"/>', ""),
        ('<coding_billing weight="heavy" due="soon"> </coding_billing>', ""),
        ('<coding_billing weight="heavy" house="ours"/>', ""),
        ('<coding_billing weight="heavy"><lesson/></coding_billing>', '{"version":1}'),
        ('<coding_billing weight="heavy" language="de"><lesson/></coding_billing>', '{"version":1,"language":"de"}'),
        (
            '<coding_billing weight="heavy"><!-- ours --></coding_billing>',
            "<coding_billing><!-- ours --></coding_billing>",
        ),
        (
            '<coding_billing weight="heavy"><!-- ours --><lesson/></coding_billing>',
            "<coding_billing><!-- ours --><lesson/></coding_billing>",
        ),
        ("<coding_billing><!-- ours --><lesson/></coding_billing>", None),
        ("<coding_billing/>", None),
    ],
)  # fmt: skip
def test_saving_without_a_change_leaves_out_attributes_that_cannot_be_used_and_nothing_else(
    site: Site, source: str, kept: str | None
) -> None:
    author = Author(site, site.add_block("kept", data=source))
    before = author.loaded["document"]
    assert author.save(author.loaded, settings={"max_attempts": 2}).status_code == 200
    assert author.stored == {"data": source if kept is None else kept, "max_attempts": 2}
    assert author.loaded["document"] == before
    assert "olx.bad_attribute" not in {found.code for found in site.block(author.usage).findings()}


def test_a_changed_document_takes_the_place_of_kept_olx(site: Site) -> None:
    author = Author(
        site, site.add_block("kept", data='<coding_billing weight="heavy"><!-- x --></coding_billing>')
    )
    assert author.save(author.loaded, OTHER).status_code == 200
    assert parse(author.stored["data"]).document == Document.model_validate(OTHER)


@pytest.mark.parametrize(
    "stored",
    ["<coding_billing><oops/></coding_billing>", "{", '{"version": 99}'],
)
def test_what_has_not_the_shape_of_a_document_is_told_as_text(site: Site, stored: str) -> None:
    author = Author(site, site.add_block("broken", data=stored))
    loaded = author.loaded
    assert (loaded["document"], loaded["source"]) == (None, stored)
    assert author.save(loaded, OTHER).status_code == 200


@pytest.mark.parametrize("stored", ["<coding_billing><oops/></coding_billing>", "{", '{"version": 99}'])
def test_the_settings_are_saved_without_a_document_and_the_stored_content_stays(
    site: Site, stored: str
) -> None:
    author = Author(site, site.add_block("broken", data=stored))
    body = {"document": None, "base_revision": author.loaded["revision"]}
    settings = author.loaded["settings"]
    assert author.call("save_document", body | {"settings": settings | {"weight": 3}}).status_code == 200
    assert author.stored == {"data": stored, "weight": 3}
    refused = author.call("save_document", body | {"settings": settings | {"weight": -3}})
    assert found(refused) == [("greater_than_equal", "settings.weight")]
