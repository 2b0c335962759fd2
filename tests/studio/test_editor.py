"""The editor's view: complete for an author, empty for anybody else, and apart from the learner's page."""

from __future__ import annotations

import json
import re
from string import ascii_uppercase

import pytest
from lxml import html

from coding_billing_xblock.learner.page import prefix_of
from coding_billing_xblock.lessons.shelf import TEMPLATES, shipped
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.codes import Apart, Diagnosis, Near, Service, Trap
from coding_billing_xblock.studio.words import VOCABULARY
from tests.support.author import Author, LibraryAuthor
from tests.support.lesson import CONTENT, WHO, data
from tests.support.site import Site


def test_an_author_gets_the_form_and_all_that_its_script_needs(author: Author) -> None:
    arguments = author.arguments
    assert set(arguments) == {
        "prefix",
        "block",
        "loaded",
        "templates",
        "defaults",
        "assets",
        "types",
        "bounds",
        "files",
        "dialogs",
        "language",
        "words",
    }
    assert set(arguments["loaded"]) == {"document", "source", "settings", "revision"}
    assert set(arguments["words"]) == {*VOCABULARY.for_script, *VOCABULARY.plurals}
    assert arguments["types"] == list(question_types())
    assert arguments["language"] == "en"


def test_it_opens_on_what_is_stored(author: Author) -> None:
    document = author.loaded["document"]
    assert document["lesson"]["sections"] == CONTENT["lesson"]["sections"]
    assert document["questions"][0]["options"][0]["correct"] is True


def test_a_new_block_opens_on_the_shipped_lesson(site: Site) -> None:
    assert Author(site, site.lesson).loaded["document"] == shipped().model_dump(mode="json")


def test_there_are_templates_to_begin_from(author: Author) -> None:
    templates = author.arguments["templates"]
    assert [template["id"] for template in templates] == [template.id for template in TEMPLATES]
    assert all(template["title"] for template in templates)
    assert templates[0]["document"]["questions"]
    assert templates[-1]["document"]["questions"] == []


def test_a_visit_to_code_begins_empty_or_as_an_example(author: Author) -> None:
    form = html.fromstring(author.editor)
    blank, example = (
        json.loads(form.xpath(f"//template[@data-part='{part}']/@data-blank")[0])
        for part in ("codes", "codes_example")
    )
    assert blank.keys() == example.keys()
    assert [item["code"] for item in example["services"]] == ["G0108"]
    assert 'data-word="add_codes_example"' in author.editor


def test_a_visit_to_code_comes_with_the_addresses_of_the_codes(author: Author) -> None:
    ((name, first, last, size),) = json.loads(
        html.fromstring(author.editor).xpath("string(//template[@data-body='codes']//@data-releases)")
    )
    assert (name, first, last) == ("icd10cm-2026-04", "2026-04-01", "2026-09-30")
    assets = author.arguments["assets"]
    assert assets.keys() == {name, *(f"{name}-{letter}" for letter in ascii_uppercase)}
    assert len(author.visitor.get(assets[name]).content) == size
    for address in (assets[f"{name}-E"], author.arguments["dialogs"]["visits"]):
        assert author.visitor.get(address).status_code == 200


def test_every_field_of_a_visit_has_a_name_for_its_findings() -> None:
    values = {name for part in (Diagnosis, Near, Service, Trap, Apart) for name in part.model_fields}
    lists = {"nears", "diagnoses", "services", "traps", "aparts"}
    assert {f"field_{name}" for name in values - lists - {"id"}} <= VOCABULARY.texts.keys()
    assert {f"item_{name}" for name in lists} <= VOCABULARY.texts.keys()


def test_defaults_are_told_in_words(author: Author) -> None:
    assert author.arguments["defaults"] == {
        "display_name": "Medical coding and medical billing",
        "max_attempts": "No limit",
        "weight": "1",
        "grading": "Best attempt",
        "feedback": "After submitting",
        "showanswer": "When right or closed",
        "attempts_before_showanswer_button": "0",
        "hints": "Always",
        "retry": "Asks everything",
        "shuffle": "Options, where a question says so",
    }


def test_a_default_of_the_course_comes_before_the_blocks_own(author: Author) -> None:
    author.site.author_course(max_attempts=3)
    assert author.arguments["defaults"]["max_attempts"] == "3"
    assert author.loaded["settings"]["max_attempts"] == 3
    author.save(author.loaded, settings={"max_attempts": None})
    assert author.loaded["settings"]["max_attempts"] is None
    assert author.arguments["defaults"]["max_attempts"] == "3"


def test_ids_of_editor_preview_and_page_do_not_meet(author: Author) -> None:
    prefix = author.arguments["prefix"]
    page = prefix_of(author.usage)
    preview = author.call("preview_document", {"document": CONTENT, "settings": {}, "view": "answers"}).json()
    shown = preview["arguments"]["prefix"]
    assert re.fullmatch("cbe[0-9a-f]{8}", prefix)
    assert re.fullmatch("cbp[0-9a-f]{8}", shown)
    assert len({prefix, shown, page}) == 3
    ids = html.fromstring(author.editor).xpath("//@id")
    assert ids
    assert all(found.startswith(prefix) for found in ids)
    assert len(ids) == len(set(ids))


def test_a_device_keeps_changes_apart_by_block_and_person_without_naming_them(site: Site, usage: str) -> None:
    token = Author(site, usage).arguments["block"]
    assert re.fullmatch("[0-9a-f]{16}", token)
    assert token != Author(site, site.lesson).arguments["block"]
    assert token == Author(site, usage).arguments["block"]


def test_nothing_of_the_content_stands_in_the_html(author: Author) -> None:
    form = author.editor.partition("</script>")[2]
    assert "Who assigns codes?" not in form
    assert "SECRET" not in form


@pytest.mark.parametrize("kind", question_types())
def test_a_draft_of_every_type_is_marked_and_can_be_confirmed(author: Author, kind: str) -> None:
    form = html.fromstring(author.editor)
    (card,) = form.xpath(f"//template[@data-part='{kind}']//*[@data-when='draft']")
    assert card.text_content() == "Draft (nobody has looked at it yet)"
    (way,) = form.xpath(f"//template[@data-body='{kind}']//*[@data-when='draft']")
    assert way.xpath(".//button/@data-do") == ["confirm"]


def test_markup_of_an_author_cannot_leave_the_arguments(site: Site) -> None:
    sections = [{"id": "s", "title": "</script><script>alert(1)</script>", "body": "x"}]
    author = Author(site, site.add_block("hostile", data=data(lesson={"sections": sections})))
    assert "<script>alert" not in author.editor
    assert author.loaded["document"]["lesson"]["sections"][0]["title"].startswith("</script>")


def test_its_styles_and_scripts_are_there(author: Author) -> None:
    resources = author.visitor.studio_view(author.usage).json()["resources"]
    own = [resource["data"] for _, resource in resources if "/public/studio/" in resource["data"]]
    assert any(url.endswith(".css") for url in own)
    assert any(url.endswith("/studio.js") for url in own)
    for url in own:
        assert author.visitor.get(url).status_code == 200, url


def test_the_preview_gets_the_learners_scripts_for_every_type_of_question(author: Author) -> None:
    resources = author.visitor.studio_view(author.usage).json()["resources"]
    names = {resource["data"].rpartition("/")[2] for _, resource in resources}
    assert {"learner.js", "check.js", "choice.js", "sorting.js", "learner.css"} <= names


def test_a_library_opens_the_same_editor(site: Site) -> None:
    author = LibraryAuthor(site, site.add_library_block("shared", data=data()))
    assert author.loaded["document"]["questions"][0]["id"] == "who"


@pytest.mark.parametrize("username", [None, "amina", "dario", "carla"])
def test_whoever_may_not_edit_gets_a_calm_page_and_no_script(
    site: Site, usage: str, username: str | None
) -> None:
    for block in (
        site.block(usage, username),
        site.block(site.add_library_block("l", data=data()), username),
    ):
        fragment = block.studio_view({})
        told = fragment.content + json.dumps(fragment.json_init_args)
        assert "You may not edit this component." in told
        assert "SECRET" not in told
        assert "correct" not in told
        assert fragment.js_init_fn is None


def test_words_that_nobody_translated_are_english_whatever_language_is_asked_for(author: Author) -> None:
    assert author.visitor.get("/", lang="de").status_code == 200
    assert author.arguments["language"] == "en"


def test_stored_content_with_repeated_ids_opens_with_each_id_once(site: Site) -> None:
    twice = CONTENT | {"questions": [WHO, WHO | {"prompt": "Who bills?"}]}
    author = Author(site, site.add_block("twice", data=json.dumps(twice)))
    loaded = author.loaded
    assert [question["id"] for question in loaded["document"]["questions"]] == ["who", "who-2"]
    assert author.loaded == loaded
    assert author.save(loaded).status_code == 200
    stored = json.loads(author.stored["data"])
    assert [question["id"] for question in stored["questions"]] == ["who", "who-2"]
