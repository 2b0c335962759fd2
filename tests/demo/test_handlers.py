"""The addresses of handlers check what the platform checks, and no more."""

import pytest

from tests.support.site import Site

CRASH = 500


@pytest.fixture
def notebook(site: Site) -> str:
    return site.add_block("notebook", "notebook")


def test_a_learner_posts_with_a_csrf_token(site: Site, notebook: str) -> None:
    response = site.visit("amina").call(notebook, "echo", {"a": 1}, suffix="more/still")
    assert response.json() == {
        "method": "POST",
        "body": '{"a": 1}',
        "type": "application/json",
        "suffix": "more/still",
        "user_id": site.person("amina").pk,
    }


def test_a_post_without_a_csrf_token_is_refused(site: Site, notebook: str) -> None:
    assert site.visit("amina").call(notebook, "echo", {}, csrf=False).status_code == 403


def test_an_anonymous_post_is_refused_even_with_a_token(site: Site, notebook: str) -> None:
    assert site.visit().call(notebook, "echo", {}).status_code == 403


def test_an_anonymous_get_runs(site: Site, notebook: str) -> None:
    response = site.visit().send(notebook, "echo", method="GET")
    assert response.json()["method"] == "GET"
    assert response.json()["user_id"] is None


@pytest.mark.parametrize("username", [None, "amina"])
def test_the_open_address_runs_a_post_without_a_token(
    site: Site, notebook: str, username: str | None
) -> None:
    assert site.visit(username).call(notebook, "echo", {}, csrf=False, noauth=True).status_code == 200


def test_somebody_not_enrolled_is_let_through_to_the_block(site: Site, notebook: str) -> None:
    assert site.visit("dario").call(notebook, "echo", {}).status_code == 200


@pytest.mark.parametrize("name", ["nothing", "student_view", "title", "save"])
def test_only_handlers_can_be_called(site: Site, notebook: str, name: str) -> None:
    assert site.visit("amina").call(notebook, name, {}).status_code == 404


def test_a_block_that_is_not_in_the_course_is_not_found(site: Site, notebook: str) -> None:
    missing = notebook.replace("block@notebook", "block@elsewhere")
    assert site.visit("amina").call(missing, "echo", {}).status_code == 404


def test_a_block_of_another_course_is_not_found(site: Site, notebook: str) -> None:
    address = f"/courses/course-v1:demo+CB1+2020/xblock/{notebook}/handler/echo"
    assert site.visit("amina").submit(address).status_code == 404


def test_a_crash_is_a_500(site: Site, notebook: str) -> None:
    assert site.visit("amina").send(notebook, "write", b"not json").status_code == CRASH


def test_the_body_of_a_multipart_request_cannot_be_read(site: Site, notebook: str) -> None:
    body = b'--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n'
    response = site.visit("amina").send(
        notebook, "echo", body, content_type="multipart/form-data; boundary=x"
    )
    assert response.status_code == CRASH


def test_a_large_body_reaches_the_handler(site: Site, notebook: str) -> None:
    body = "x" * 5_000_000
    assert site.visit("amina").send(notebook, "echo", body).json()["body"] == body
