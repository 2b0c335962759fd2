"""A learner's page of a block, in front of a server in a process of its own that may die at any moment."""

from __future__ import annotations

import json
from http.client import HTTPException
from http.cookiejar import CookieJar
from typing import Any, NamedTuple
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, Request, build_opener

from tests.support.visitor import JSON, handler_path

FORM = "application/x-www-form-urlencoded"


class NoAnswer(Exception):
    """The server died before it answered."""


class Reply(NamedTuple):
    """An answer of the server: its status and its JSON."""

    status: int
    json: dict[str, Any]


class RemotePage:
    """A browser session of somebody signed in at a demo site."""

    def __init__(self, address: str, username: str) -> None:
        self._address = address
        self._cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies))
        self._send("/")
        self._send("/sign-in", urlencode({"username": username}), FORM)

    def call(self, usage: str, handler: str, payload: object) -> Reply:
        """POST a payload to a handler. Raises NoAnswer."""
        try:
            status, body = self._send(handler_path(usage, handler), json.dumps(payload), JSON)
            return Reply(status, json.loads(body))
        except (OSError, HTTPException, ValueError) as error:  # half an answer is none
            raise NoAnswer from error

    def _send(self, path: str, body: str | None = None, content_type: str = FORM) -> tuple[int, str]:
        tokens = {cookie.name: cookie.value for cookie in self._cookies}
        headers = {"Content-Type": content_type, "X-CSRFToken": tokens.get("csrftoken", "")}
        request = Request(self._address + path, None if body is None else body.encode(), headers)
        try:
            with self._opener.open(request) as reply:
                return reply.status, reply.read().decode()
        except HTTPError as refusal:
            with refusal:
                return refusal.code, refusal.read().decode()
