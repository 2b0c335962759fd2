"""Somebody with a browser session: opens pages, calls handlers, uses the course team's tools."""

import json
from collections.abc import Mapping

from django.http import HttpResponse
from django.test import Client
from lxml import html

from demo.course import UNIT
from demo.ids import parse_usage
from demo.library import HANDLER_PLACE

JSON = "application/json"


class Visitor:
    """A browser session without a browser. CSRF is checked and a crash is a 500, as for a real one."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True, raise_request_exception=False)
        self.client.get("/")

    @property
    def csrf_token(self) -> str:
        """The token in the session's cookie."""
        return self.client.cookies["csrftoken"].value

    def sign_in(self, username: str) -> None:
        """Become somebody, in a new session. Raises AssertionError for a name nobody has."""
        response = self.submit("/sign-in", username=username)
        assert response.status_code == 302, response.status_code

    def sign_out(self) -> None:
        """Become the anonymous visitor."""
        self.sign_in("")

    def get(self, path: str, **query: str) -> HttpResponse:
        """Open a page."""
        return self.client.get(path, query)

    def view(self, usage: str = str(UNIT), view: str = "student_view", **query: str) -> HttpResponse:
        """Open the frame page of the unit, or of one block."""
        return self.get(f"/xblock/{usage}", view=view, **query)

    def studio_view(self, usage: str) -> HttpResponse:
        """Ask for a block's editor, as the page of classic Studio does."""
        return self.get(f"/studio/xblock/{usage}/studio_view")

    def call_in_studio(self, usage: str, handler: str, payload: object) -> HttpResponse:
        """POST a JSON payload to a handler the way an editor does, to Studio's address."""
        body = json.dumps(
            payload, ensure_ascii=False
        )  # as a browser writes it: an escape is up to three times as long
        return self.post_json(f"/studio/xblock/{usage}/handler/{handler}", body)

    def call_in_studio_library(self, usage: str, handler: str, payload: object) -> HttpResponse:
        """The same for a library's block: at Studio's address, with this person's token."""
        return self.post_json(f"/studio{self.handler_in_library(usage, handler)}", json.dumps(payload))

    def view_in_library(self, usage: str) -> HttpResponse:
        """Open the page of a library's block."""
        return self.get(f"/library/xblock/{usage}")

    def call_in_library(self, usage: str, handler: str, payload: object) -> HttpResponse:
        """POST a JSON payload to a handler of a library's block."""
        return self.post_json(self.handler_in_library(usage, handler), json.dumps(payload))

    def handler_in_library(self, usage: str, handler: str) -> str:
        """The address of a handler of a library's block, as its page was given it."""
        page = html.fromstring(self.view_in_library(usage).content.decode())
        (address,) = page.xpath("//@data-handler-address")
        return str(address).replace(HANDLER_PLACE, handler)

    def submit(self, path: str, **values: str) -> HttpResponse:
        """Send a form of the site, with its CSRF token."""
        return self.client.post(path, values, headers={"X-CSRFToken": self.csrf_token})

    def post_json(self, path: str, body: str) -> HttpResponse:
        """POST JSON text to any address of the site, with the CSRF token."""
        return self.client.post(path, body, content_type=JSON, headers={"X-CSRFToken": self.csrf_token})

    def call(
        self,
        usage: str,
        handler: str,
        payload: object,
        *,
        suffix: str = "",
        csrf: bool = True,
        noauth: bool = False,
    ) -> HttpResponse:
        """POST a JSON payload to a handler, the way the page's script does."""
        return self.send(usage, handler, json.dumps(payload), suffix=suffix, csrf=csrf, noauth=noauth)

    def send(
        self,
        usage: str,
        handler: str,
        body: bytes | str = b"",
        *,
        content_type: str = JSON,
        method: str = "POST",
        suffix: str = "",
        csrf: bool = True,
        noauth: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> HttpResponse:
        """Send any body to a handler, by any method, with or without a CSRF token, at either address."""
        sent = {**({"X-CSRFToken": self.csrf_token} if csrf else {}), **(headers or {})}
        path = handler_path(usage, handler, suffix, noauth=noauth)
        return self.client.generic(method, path, body, content_type=content_type, headers=sent)


def handler_path(usage: str, handler: str, suffix: str = "", *, noauth: bool = False) -> str:
    """The address of a handler."""
    kind = "handler_noauth" if noauth else "handler"
    path = f"/courses/{parse_usage(usage).context_key}/xblock/{usage}/{kind}/{handler}"
    return f"{path}/{suffix}" if suffix else path
