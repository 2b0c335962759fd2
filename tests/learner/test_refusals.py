"""Every handler decides for itself who comes in and with what: a refusal is a 4xx that says why and changes nothing."""

from __future__ import annotations

import json

import pytest
from django.http import HttpResponse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coding_billing_xblock.block import CodingBillingXBlock
from coding_billing_xblock.gate import GATED, MAX_BODY
from demo.people import ANY_LEARNER
from tests.strategies import json_values
from tests.support.lesson import RIGHT, Learner, code_of, data, revision_of
from tests.support.site import Site
from tests.support.visitor import Visitor

REVISION = revision_of(data())
GOOD = {
    "save_draft": {"serial": 1, "draft": 0, "revision": REVISION, "answers": RIGHT},
    "submit": {"serial": 1, "draft": 0, "revision": REVISION, "answers": RIGHT},
    "leave": {
        "draft": {"serial": 1, "draft": 0, "revision": REVISION, "answers": RIGHT},
        "reading": {"sections": ["coder"], "last": "coder"},
    },
    "mark_read": {"sections": ["coder"], "last": "coder"},
    "review_attempt": {"serial": 1},
    "check_question": {"serial": 1, "revision": REVISION, "question": "who", "answer": RIGHT["who"]},
    "take_hint": {"serial": 1, "revision": REVISION, "question": "who", "seen": 0},
    "give_up": {"serial": 1},
    "show_answers": {},
    "show_questions": {"serial": 1},
    "send_grade": {},
    "student_view_user_state": {},
}
HANDLERS = sorted(GOOD)
DEEP = b'{"answers":' * 5000 + b"1" + b"}" * 5000


def untouched(learner: Learner) -> bool:
    return (
        not learner.state
        and learner.grade is None
        and learner.completion is None
        and not learner.site.published(learner.usage)
    )


def assert_refused(learner: Learner, response: object, status: int, code: str) -> None:
    assert response.status_code == status, response.content
    error = response.json()["error"]
    assert error["code"] == code
    assert error["message"]
    assert "path" in error
    assert untouched(learner)


def preview_call(learner: Learner, handler: str, payload: object) -> HttpResponse:
    address = f"/studio/preview/xblock/{learner.usage}/handler/{handler}"
    return learner.visitor.post_json(address, json.dumps(payload))


def test_these_are_all_the_handlers_there_are_and_each_has_its_gate() -> None:
    members = (
        (name, getattr(CodingBillingXBlock, name)) for name in dir(CodingBillingXBlock) if name != "fields"
    )
    handlers = {name: found for name, found in members if getattr(found, "_is_xblock_handler", False)}
    gates = {name: getattr(found, GATED, "none") for name, found in handlers.items()}
    assert sorted(name for name, gate in gates.items() if gate != "author") == HANDLERS
    assert set(gates.values()) == {"learner", "author"}


@pytest.mark.parametrize("handler", sorted(set(HANDLERS) - {"student_view_user_state"}))
@pytest.mark.parametrize("noauth", [False, True])
def test_get_is_refused_at_either_address(learner: Learner, handler: str, noauth: bool) -> None:
    response = learner.visitor.send(learner.usage, handler, method="GET", noauth=noauth)
    assert_refused(learner, response, 405, "post_only")


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(learner: Learner, handler: str, method: str) -> None:
    assert_refused(
        learner, learner.visitor.send(learner.usage, handler, "{}", method=method), 405, "post_only"
    )


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize(
    "kind", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", ""]
)
def test_a_form_of_another_site_is_refused(learner: Learner, handler: str, kind: str) -> None:
    body = json.dumps(GOOD[handler])
    response = learner.visitor.send(learner.usage, handler, body, content_type=kind, csrf=False, noauth=True)
    assert_refused(learner, response, 415, "json_only")


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        (b"no json", 400, "bad_json"),
        (b"\xff\xfe", 400, "bad_json"),
        (b'{"serial": NaN}', 400, "bad_json"),
        (b'{"serial": Infinity}', 400, "bad_json"),
        (b'{"last": "\\ud800"}', 400, "bad_json"),
        (b'{"serial": 1' + b"0" * 5000 + b"}", 400, None),
        (b"[]", 400, "not_an_object"),
        (b"null", 400, "not_an_object"),
        (b'"text"', 400, "not_an_object"),
        (DEEP, 400, "too_deep"),
        (b"[" * 100_000, 400, "too_deep"),
        (b'{"last": "' + b"a" * MAX_BODY + b'"}', 413, "too_large"),
        (b'{"last": "' + b"a" * 1_048_576 + b'"}', 413, "too_large"),
        (b'{"unheard_of": 1}', 400, "bad_value"),
    ],
)
def test_bodies_that_are_no_request(
    learner: Learner, handler: str, body: bytes, status: int, code: str | None
) -> None:
    response = learner.visitor.send(learner.usage, handler, body)
    assert_refused(learner, response, status, code or code_of(response))


@pytest.mark.parametrize("handler", HANDLERS)
def test_a_request_without_a_body_is_none(learner: Learner, handler: str) -> None:
    # Django's test client names no content type for an empty body unless it is told to.
    response = learner.visitor.send(learner.usage, handler, headers={"Content-Type": "application/json"})
    assert_refused(learner, response, 400, "bad_json")


@pytest.mark.parametrize("handler", HANDLERS)
def test_an_anonymous_visitor_is_asked_to_sign_in_at_either_address(
    site: Site, learner: Learner, handler: str
) -> None:
    response = site.visit().call(learner.usage, handler, GOOD[handler], csrf=False, noauth=True)
    assert_refused(learner, response, 401, "sign_in")
    assert site.visit().call(learner.usage, handler, GOOD[handler]).status_code == 403


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("noauth", [False, True])
def test_somebody_not_enrolled_is_refused(site: Site, usage: str, handler: str, noauth: bool) -> None:
    outsider = Learner(site, usage, "dario")
    response = outsider.visitor.call(usage, handler, GOOD[handler], csrf=not noauth, noauth=noauth)
    assert_refused(outsider, response, 403, "not_enrolled")


def test_an_ended_enrolment_is_none(site: Site, learner: Learner) -> None:
    site.unenroll("amina")
    assert_refused(learner, learner.submit(), 403, "not_enrolled")


@pytest.mark.parametrize("handler", HANDLERS)
@pytest.mark.parametrize("username", ["amina", "dario"])
def test_studios_preview_answers_nobody_without_a_role_in_the_course(
    site: Site, usage: str, handler: str, username: str
) -> None:
    outsider = Learner(site, usage, username)
    response = preview_call(outsider, handler, GOOD[handler])
    assert_refused(outsider, response, 403, "not_course_team")
    assert set(response.json()) == {"error"}
    assert b"SECRET" not in response.content


def test_the_course_team_may_try_the_self_check_in_studios_preview(site: Site, usage: str) -> None:
    author = Learner(site, usage, "carla")
    response = preview_call(author, "submit", GOOD["submit"])
    assert response.status_code == 200, response.content
    assert response.json()["state"]["score"]["earned"] == 3


def test_the_course_team_may_take_the_self_check_without_being_enrolled(site: Site, usage: str) -> None:
    site.unenroll("carla")
    assert Learner(site, usage, "carla").submit().status_code == 200


def test_who_views_the_course_as_a_learner_takes_part_when_enrolled(site: Site, usage: str) -> None:
    site.unenroll("carla")
    author = Learner(site, usage, "carla")
    author.visitor.submit("/masquerade", username=ANY_LEARNER)
    refused = author.submit()
    assert (refused.status_code, code_of(refused)) == (403, "not_enrolled")
    assert "may enrol to try this too" in refused.json()["error"]["message"]
    assert "Enrol in this course" in author.visitor.view(usage).content.decode()


def test_global_staff_may_try_it_as_a_learner_without_being_enrolled(site: Site, usage: str) -> None:
    site.make_global_staff("dario")
    staff = Learner(site, usage, "dario")
    staff.visitor.submit("/masquerade", username=ANY_LEARNER)
    assert staff.submit().status_code == 200


def test_the_state_is_read_by_get_too_by_whoever_may_read_it(site: Site, learner: Learner) -> None:
    learner.draft()
    before = learner.state

    def read(visitor: Visitor) -> HttpResponse:
        return visitor.send(learner.usage, "student_view_user_state", method="GET")

    assert read(learner.visitor).json() == learner.payload
    assert read(site.visit()).status_code == 401
    assert read(site.visit("dario")).status_code == 403
    assert learner.state == before


@pytest.mark.parametrize(
    ("handler", "change", "code", "path"),
    [
        ("submit", {"serial": "1"}, "bad_value", "serial"),
        ("submit", {"serial": True}, "bad_value", "serial"),
        ("submit", {"serial": 0}, "bad_value", "serial"),
        ("submit", {"serial": 1.5}, "bad_value", "serial"),
        ("submit", {"serial": 2}, "unknown_serial", "serial"),
        ("submit", {"revision": 7}, "bad_value", "revision"),
        ("submit", {"answers": []}, "bad_value", "answers"),
        ("submit", {"answers": None}, "bad_value", "answers"),
        ("submit", {"answers": {}}, "nothing_answered", "answers"),
        ("submit", {"answers": {"gone": ["a"]}}, "unknown_question", "answers.gone"),
        ("submit", {"answers": {"who": ["z"]}}, "bad_answer", "answers.who.0"),
        ("submit", {"answers": {"who": None}}, "bad_answer", "answers.who"),
        ("submit", {"answers": {"sort": {"s1": "nowhere"}}}, "bad_answer", "answers.sort.s1"),
        ("submit", {"score": 1}, "bad_value", "score"),
        ("save_draft", {"draft": -1}, "bad_value", "draft"),
        ("save_draft", {"draft": 2**70}, "bad_value", "draft"),
        ("submit", {"draft": None}, "bad_value", "draft"),
        ("leave", {"draft": {"serial": 1}}, "bad_value", "draft.revision"),
        ("leave", {"draft": None, "reading": {"sections": ["gone"]}}, "unknown_section", "sections.0"),
        ("save_draft", {"serial": 9}, "unknown_serial", "serial"),
        ("save_draft", {"answers": {"who": {"a": 1}}}, "bad_answer", "answers.who"),
        ("mark_read", {"sections": "coder"}, "bad_value", "sections"),
        ("mark_read", {"sections": ["coder", "gone"]}, "unknown_section", "sections.1"),
        ("mark_read", {"sections": [1]}, "bad_value", "sections.0"),
        ("mark_read", {"last": "gone"}, "unknown_section", "last"),
        ("mark_read", {"sections": ["coder"] * 501}, "bad_value", "sections"),
        ("review_attempt", {"serial": None}, "bad_value", "serial"),
    ],
)
def test_wrong_values_are_named_by_their_place(
    learner: Learner, handler: str, change: dict[str, object], code: str, path: str
) -> None:
    response = learner.call(handler, GOOD[handler] | change)
    assert_refused(learner, response, 400, code)
    assert response.json()["error"]["path"] == path


def test_an_attempt_that_never_was_is_not_found(learner: Learner) -> None:
    assert_refused(learner, learner.call("review_attempt", {"serial": 1}), 404, "unknown_serial")


@pytest.mark.parametrize("fields", [{"max_attempts": 0}, {"data": data(questions=[])}, {"data": "{broken"}])
def test_a_closed_or_broken_self_check_takes_nothing(site: Site, fields: dict[str, object]) -> None:
    learner = Learner(site, site.add_block("closed", **{"data": data()} | fields))
    assert learner.submit().status_code == 409
    assert learner.draft().status_code == 409
    assert untouched(learner)


def test_refusals_are_no_traceback(learner: Learner) -> None:
    response = learner.call("submit", {"serial": {}})
    assert b"Traceback" not in response.content
    assert b"pydantic" not in response.content


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(handler=st.sampled_from(HANDLERS), payload=json_values)
def test_any_json_gets_an_answer_and_no_fault(learner: Learner, handler: str, payload: object) -> None:
    assert learner.call(handler, payload).status_code < 500


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(handler=st.sampled_from(HANDLERS), data=st.data())
def test_a_request_with_any_of_its_values_replaced_gets_an_answer_and_no_fault(
    learner: Learner, handler: str, data: st.DataObject
) -> None:
    good = GOOD[handler]
    names = data.draw(st.sets(st.sampled_from(sorted(good)))) if good else set()
    response = learner.call(handler, good | {name: data.draw(json_values) for name in names})
    assert response.status_code < 500


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(answers=st.dictionaries(st.sampled_from(["who", "what", "sort", "gone"]), json_values, max_size=3))
def test_any_answers_are_recorded_within_the_points_or_refused(
    learner: Learner, answers: dict[str, object]
) -> None:
    serial = learner.payload["serial"]
    response = learner.submit(answers, serial=serial)
    if response.status_code == 200:
        assert 0 <= learner.grade[0] <= learner.grade[1]
    else:
        assert response.status_code == 400
        assert learner.payload["serial"] == serial
