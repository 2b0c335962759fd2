"""Requests to a block that was loaded before: what several requests at the same moment are."""

from __future__ import annotations

import json
from typing import Any

from webob import Request, Response

from tests.support.lesson import RIGHT, Learner


def submit_to(block: Any, learner: Learner) -> Response:
    """Submit right answers for the first attempt to a block that is loaded already."""
    body = json.dumps({"serial": 1, "revision": learner.revision, "draft": 0, "answers": RIGHT}).encode()
    request = Request.blank("/", method="POST", body=body, content_type="application/json")
    response: Response = block.handle("submit", request)
    return response


def crash(*arguments: object) -> None:
    """What a part of the platform does that is away."""
    raise ConnectionError("the platform is away")
