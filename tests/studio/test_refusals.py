"""Who may not edit gets 403 and nothing to read; what is no request of the editor's gets a 4xx and changes nothing."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse
from hypothesis import given, settings
from hypothesis import strategies as st
from webob import Request

from coding_billing_xblock.article import MAX_ARTICLE
from coding_billing_xblock.block import CodingBillingXBlock
from coding_billing_xblock.gate import GATED, MAX_AUTHOR_BODY
from coding_billing_xblock.text.values import MAX_PASTED
from demo.ids import parse_usage
from demo.library import handler_token
from demo.people import Viewer
from demo.studio import StudioRuntime
from tests.strategies import json_values
from tests.support.author import Author, LibraryAuthor
from tests.support.lesson import CONTENT, RIGHT, WHO, code_of, data
from tests.support.site import Site

SETTINGS = {"display_name": "Mine", "max_attempts": None, "weight": 1, "grading": "best"}
OLX = "<coding_billing><lesson/></coding_billing>"
GOOD: dict[str, dict[str, Any]] = {
    "check_document": {"document": CONTENT},
    "preview_document": {"document": CONTENT, "settings": {"display_name": "Coders"}, "view": "answers"},
    "try_answers": {"document": CONTENT, "serial": 1, "answers": RIGHT},
    "save_document": {"document": CONTENT, "settings": SETTINGS, "base_revision": "0"},
    "read_olx": {"olx": OLX, "against": CONTENT},
    "write_olx": {"document": CONTENT},
    "read_article": {"text": "Coders read records. Billers send claims."},
    "read_formatted": {"html": "<p>Coders <b>read</b> records.</p>"},
    "read_questions": {"text": "1. Who codes?\n*a) A coder\nb) A biller"},
    "write_question": {"question": {"type": "choice", "id": "q", "prompt": "Who codes?"}},
}
HANDLERS = sorted(GOOD)
DEEP = b'{"document":' * 5000 + b"1" + b"}" * 5000
HUGE = b'{"olx": "' + b"a" * MAX_AUTHOR_BODY + b'"}'


def assert_refused(author: Author, response: HttpResponse, status: int, code: str) -> None:
    before = {"data": data()}
    assert response.status_code == status, response.content
    error = response.json()["error"]
    assert error["code"] == code
    assert error["message"]
    assert b"SECRET" not in response.content
    assert b"Traceback" not in response.content
    assert author.stored == before


def assert_nothing_told(response: HttpResponse) -> None:
    assert response.status_code == 403, response.content
    assert b"SECRET" not in response.content
    assert b"correct" not in response.content


def editor_path(usage: str, handler: str, way: str = "xblock") -> str:
    return f"/studio/{way}/{usage}/handler/{handler}"


# Who


def test_these_are_all_the_editors_handlers_and_no_other_lets_authors_in() -> None:
    members = (getattr(CodingBillingXBlock, name) for name in dir(CodingBillingXBlock) if name != "fields")
    gated = [found.__name__ for found in members if getattr(found, GATED, "") == "author"]
    assert sorted(gated) == HANDLERS


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("username", ["amina", "dario", "carla"])
@pytest.mark.parametrize("noauth", [False, True])
def test_in_the_lms_nobody_is_let_in_not_even_the_course_team(
    site: Site, author: Author, handler: str, username: str, noauth: bool
) -> None:
    visitor = site.visit(username)
    response = visitor.call(author.usage, handler, GOOD[handler], csrf=not noauth, noauth=noauth)
    assert_refused(author, response, 403, "not_author")
    assert set(response.json()) == {"error"}


@pytest.mark.parametrize("handler", HANDLERS)
def test_in_the_lms_an_anonymous_visitor_is_not_let_in(site: Site, author: Author, handler: str) -> None:
    response = site.visit().call(author.usage, handler, GOOD[handler], csrf=False, noauth=True)
    assert_refused(author, response, 403, "not_author")
    assert_nothing_told(site.visit().call(author.usage, handler, GOOD[handler]))


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("username", ["amina", "dario"])
@pytest.mark.parametrize("way", ["xblock", "preview/xblock"])
def test_in_studio_somebody_without_a_role_in_the_course_is_not_let_in(
    site: Site, author: Author, handler: str, username: str, way: str
) -> None:
    path = editor_path(author.usage, handler, way)
    response = site.visit(username).post_json(path, json.dumps(GOOD[handler]))
    assert_refused(author, response, 403, "not_author")
    assert set(response.json()) == {"error"}


@pytest.mark.parametrize("way", ["xblock", "preview/xblock"])
def test_in_studio_nobody_gets_anything_without_signing_in(site: Site, author: Author, way: str) -> None:
    for handler in HANDLERS:
        path = editor_path(author.usage, handler, way)
        assert_nothing_told(site.visit().post_json(path, json.dumps(GOOD[handler])))


@pytest.mark.parametrize("handler", HANDLERS)
def test_in_studio_a_request_without_a_session_is_refused_by_the_handler_itself(
    author: Author, handler: str
) -> None:
    # `handler_noauth` asks nobody to sign in before it calls the block.
    block = StudioRuntime(Viewer(None, {})).get_block(parse_usage(author.usage))
    body = json.dumps(GOOD[handler]).encode()
    request = Request.blank("/", method="POST", body=body, content_type="application/json")
    response = block.handle(handler, request)
    assert (response.status_code, response.json["error"]["code"]) == (403, "not_author")
    assert set(response.json) == {"error"}
    assert author.stored == {"data": data()}


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("username", ["amina", "carla"])
def test_where_learners_see_a_library_nobody_is_let_in(site: Site, handler: str, username: str) -> None:
    usage = site.add_library_block("shared", data=data())
    response = site.visit(username).call_in_library(usage, handler, GOOD[handler])
    assert_nothing_told(response)
    assert code_of(response) == "not_author"


@pytest.mark.parametrize("handler", HANDLERS)
def test_whoever_cannot_write_in_a_library_learns_nothing_of_what_is_stored(site: Site, handler: str) -> None:
    author = LibraryAuthor(site, site.add_library_block("shared", data=data()))
    revision = author.loaded["revision"]
    key = parse_usage(author.usage)
    person = site.person("amina").pk
    token = f"{person}-{handler_token(person, key)}"
    path = f"/studio/api/xblock/v2/xblocks/{author.usage}/handler/{token}/{handler}"
    other = {"document": {"questions": []}, "settings": SETTINGS, "base_revision": revision}
    for body in (GOOD[handler] | {"document": {}}, other):
        sent = {name: value for name, value in body.items() if name in GOOD[handler]}
        response = site.visit("amina").post_json(path, json.dumps(sent))
        assert b"SECRET" not in response.content
        if handler == "save_document":
            stale = body is not other
            expected = (409, "newer_content") if stale else (403, "read_only")
            assert (response.status_code, code_of(response)) == expected
    assert author.stored == {"data": data()}


def test_a_write_that_the_host_refuses_is_a_refusal_and_changes_nothing(site: Site) -> None:
    author = LibraryAuthor(site, site.add_library_block("shared", data=data()))
    reader = LibraryAuthor(site, author.usage, "amina")
    body = {**GOOD["save_document"], "base_revision": author.loaded["revision"]}
    response = reader.call("save_document", body)
    assert (response.status_code, code_of(response)) == (403, "read_only")
    assert author.stored == {"data": data()}


def test_an_author_is_let_in_everywhere_the_editor_is(site: Site, author: Author) -> None:
    library = LibraryAuthor(site, site.add_library_block("shared", data=data()))
    for handler in HANDLERS:
        if handler != "save_document":
            assert author.call(handler, GOOD[handler]).status_code == 200
            assert library.call(handler, GOOD[handler]).status_code == 200


def test_an_author_has_no_learner_in_studio(author: Author) -> None:
    assert author.save(author.loaded, settings={"max_attempts": 1}).status_code == 200
    assert not author.site.has_state_row("carla", author.usage)


# What


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(author: Author, handler: str, method: str) -> None:
    path = editor_path(author.usage, handler)
    headers = {"X-CSRFToken": author.visitor.csrf_token}
    response = author.visitor.client.generic(
        method, path, json.dumps(GOOD[handler]), content_type="application/json", headers=headers
    )
    assert_refused(author, response, 405, "post_only")


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("noauth", [False, True])
def test_get_is_refused_in_the_lms_too(author: Author, handler: str, noauth: bool) -> None:
    response = author.visitor.send(author.usage, handler, method="GET", noauth=noauth)
    assert_refused(author, response, 405, "post_only")


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", ""]
)
def test_a_form_of_another_site_is_refused(author: Author, handler: str, kind: str) -> None:
    assert_refused(author, posted(author, handler, "{}", kind), 415, "json_only")


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"", 400, "bad_json"),
        (b"no json", 400, "bad_json"),
        (b"\xff\xfe", 400, "bad_json"),
        (b'{"document": NaN}', 400, "bad_json"),
        (b'{"olx": "\\ud800"}', 400, "bad_json"),
        (b"[]", 400, "not_an_object"),
        (b"null", 400, "not_an_object"),
        (DEEP, 400, "too_deep"),
        (b"[" * 100_000, 400, "too_deep"),
        (HUGE, 413, "too_large"),
        (b"{}", 400, "bad_value"),
        (b'{"unheard_of": 1}', 400, "bad_value"),
    ],
)
def test_bodies_that_are_no_request(
    author: Author, handler: str, body: bytes, status: int, code: str
) -> None:
    assert_refused(author, posted(author, handler, body), status, code)


def test_a_document_as_long_as_may_be_stored_is_a_request(author: Author) -> None:
    sections = [{"id": f"s{n}", "title": "S", "body": "long " * 3999} for n in range(98)]
    document = {"lesson": {"sections": sections}}
    assert 1_950_000 < len(json.dumps(document)) < MAX_AUTHOR_BODY
    assert author.check(document) == []


@pytest.mark.parametrize(
    ("handler", "change", "path"),
    [
        ("check_document", {"document": "x"}, "document"),
        ("check_document", {"document": []}, "document"),
        ("write_olx", {"document": None}, "document"),
        ("check_document", {"settings": 1}, "settings"),
        ("preview_document", {"answers": "yes"}, "answers"),
        ("preview_document", {"answers": 1}, "answers"),
        ("save_document", {"settings": None}, "settings"),
        ("save_document", {"base_revision": 0}, "base_revision"),
        ("save_document", {"data": "x"}, "data"),
        ("read_olx", {"olx": None}, "olx"),
        ("read_olx", {"against": "x"}, "against"),
        ("write_olx", {"document": 1}, "document"),
        ("read_article", {"text": {}}, "text"),
        ("read_article", {"comparison": []}, "comparison"),
        ("read_article", {"next_step": "x"}, "next_step"),
        ("read_article", {"text": "x" * (MAX_ARTICLE + 1)}, "text"),
        ("read_formatted", {"html": None}, "html"),
        ("read_formatted", {"html": "x" * (MAX_ARTICLE + 1)}, "html"),
        ("read_formatted", {"one_line": "yes"}, "one_line"),
        ("read_questions", {"text": None}, "text"),
        ("read_questions", {"text": "x" * (MAX_PASTED + 1)}, "text"),
        ("read_questions", {"kind": "docx"}, "kind"),
        ("read_questions", {"language": 1}, "language"),
        ("read_questions", {"present": -1}, "present"),
        ("write_question", {"question": "x"}, "question"),
    ],
)
def test_wrong_values_are_named_by_their_place(
    author: Author, handler: str, change: dict[str, object], path: str
) -> None:
    response = author.call(handler, GOOD[handler] | change)
    assert_refused(author, response, 400, "bad_value")
    assert response.json()["error"]["path"] == path


@settings(max_examples=80)
@given(handler=st.sampled_from(HANDLERS), data=st.data())
def test_a_request_with_any_of_its_values_replaced_gets_an_answer_and_no_fault(
    author: Author, handler: str, data: st.DataObject
) -> None:
    names = data.draw(st.sets(st.sampled_from(sorted(GOOD[handler]))))
    body = GOOD[handler] | {name: data.draw(json_values) for name in names}
    assert author.call(handler, body).status_code < 500


@settings(max_examples=80)
@given(handler=st.sampled_from(["check_document", "preview_document", "write_olx"]), data=st.data())
def test_a_document_with_any_of_its_parts_replaced_gets_an_answer_and_no_fault(
    author: Author, handler: str, data: st.DataObject
) -> None:
    name = data.draw(st.sampled_from(sorted(WHO)))
    document = CONTENT | {
        "questions": [WHO | {name: data.draw(json_values)}],
        "next_step": data.draw(json_values),
    }
    assert author.call(handler, GOOD[handler] | {"document": document}).status_code in (200, 400)


def posted(author: Author, handler: str, body: bytes | str, kind: str = "application/json") -> HttpResponse:
    """POST any body at all to Studio's address; Django's client names no content type for an empty one by itself."""
    headers = {"X-CSRFToken": author.visitor.csrf_token, "Content-Type": kind}
    return author.visitor.client.generic(
        "POST", editor_path(author.usage, handler), body, content_type=kind, headers=headers
    )
