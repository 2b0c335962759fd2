"""Who comes in, and with what: every handler's own check of method, content type, body and person.

The platform reaches every handler by GET, without a CSRF token and by anybody (``handler_noauth``), so a handler
decides for itself, before anything else. ``XBlock.json_handler`` is not used: deep nesting is an uncaught error
there, and NaN, lone surrogates and other content types pass.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import from_json
from webob import Request, Response
from xblock.core import XBlock

from coding_billing_xblock.text.findings import N_, from_validation_error

MAX_BODY = 262_144
"""Bytes of a learner's request. A submission to 500 questions needs less than half."""

MAX_AUTHOR_BODY = 16_777_216
"""Bytes of an author's request: an import carries two documents of 2,000,000 characters, each of up to four bytes."""

Body = TypeVar("Body", bound=BaseModel)
Json = dict[str, Any]
GATED = "coding_billing_gated"


class Refusal(Exception):
    """A request that is refused: HTTP status, a code for scripts, a message id for people, and where the fault is.

    ``extra`` is more of the reply, beside the error, that helps the script to go on.
    """

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        path: str = "",
        *,
        parameters: Mapping[str, object] | None = None,
        extra: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(code)
        self.status = status
        self.code = code
        self.message = message
        self.path = path
        self.parameters = dict(parameters or {})
        self.extra = dict(extra or {})

    def reply(self, gettext: Callable[[str], str]) -> Response:
        """The refusal as an HTTP response, in the language of the request."""
        message = gettext(self.message).format(**self.parameters)
        error = {"code": self.code, "message": message, "path": self.path}
        return json_response(self.status, {"error": error, **self.extra})


class RequestBody(BaseModel):
    """What a handler expects, and nothing else."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False, defer_build=True)


class Nothing(RequestBody):
    """A request without parameters."""


class Audience(NamedTuple):
    """Who a handler is for: its name, the check that raises ``Refusal`` for anybody else, how much may be sent, and
    whether GET may ask too.
    """

    name: str
    admit: Callable[[Any], None]
    max_body: int
    by_get: bool = False


def learner_handler(
    body_type: type[Body],
) -> Callable[[Callable[[Any, Body], Json]], Callable[..., Response]]:
    """Make a method a handler for a signed-in, enrolled learner: JSON object in, JSON object out.

    The method gets the checked body and returns the reply, or raises ``Refusal``.
    """
    return _handler(Audience("learner", _admit_learner, MAX_BODY), body_type)


def learner_reader(method: Callable[[Any], Json]) -> Callable[..., Response]:
    """Make a method that only reads a handler for a signed-in, enrolled learner, by GET too: the mobile app's way."""

    @functools.wraps(method)
    def read(block: Any, _body: Nothing) -> Json:
        return method(block)

    return _handler(Audience("learner", _admit_learner, MAX_BODY, by_get=True), Nothing)(read)


def author_handler(
    body_type: type[Body],
) -> Callable[[Callable[[Any, Body], Json]], Callable[..., Response]]:
    """Make a method a handler for somebody who may edit, in Studio: JSON object in, JSON object out.

    The method gets the checked body and returns the reply, or raises ``Refusal``. There may be no learner.
    """
    return _handler(Audience("author", _admit_author, MAX_AUTHOR_BODY), body_type)


def may_author(block: Any) -> bool:
    """Whether whoever is behind this request may edit this block.

    Studio's permissions decide. Libraries have no such service: there, being shown the draft is what Studio allows
    and the LMS does not.
    """
    permissions = block.runtime.service(block, "studio_user_permissions")
    if permissions is not None:
        return bool(permissions.can_write(block.scope_ids.usage_id.context_key))
    mode = getattr(block.runtime, "authored_data_mode", None)
    return getattr(mode, "name", "") == "DEFAULT_DRAFT" and block.scope_ids.user_id is not None


def is_course_team(block: Any) -> bool:
    """Whether the person behind this request belongs to the course's team, and does not view it as a learner."""
    may_read = _may_read_in_studio(block)
    if may_read is None:
        return bool(block.user_attributes().get("edx-platform.user_is_staff"))
    return may_read


def _handler(
    audience: Audience, body_type: type[Body]
) -> Callable[[Callable[[Any, Body], Json]], Callable[..., Response]]:
    def decorate(method: Callable[[Any, Body], Json]) -> Callable[..., Response]:
        @functools.wraps(method)
        def handle(block: Any, request: Request, suffix: str = "") -> Response:
            try:
                by_get = audience.by_get and request.method == "GET"
                if not by_get:
                    _check_head(request, audience.max_body)
                audience.admit(block)
                raw = {} if by_get else _read(request, audience.max_body)
                return json_response(200, method(block, _checked(body_type, raw)))
            except Refusal as refusal:
                return refusal.reply(block.gettext)

        setattr(handle, GATED, audience.name)
        handler: Callable[..., Response] = XBlock.handler(handle)
        return handler

    return decorate


def json_response(status: int, content: Json) -> Response:
    """A JSON reply that no cache keeps."""
    return Response(
        json.dumps(content, allow_nan=False).encode(),
        status=status,
        content_type="application/json",
        charset="utf-8",
        cache_control="no-store",
    )


def _check_head(request: Request, max_body: int) -> None:
    if request.method != "POST":
        raise Refusal(405, "post_only", N_("This address takes POST requests only."))
    if request.content_type != "application/json":
        raise Refusal(415, "json_only", N_("Send the request as application/json."))
    # Before the body is read: the platform would load all of it into memory.
    _check_size(request.content_length or 0, max_body)


def _check_size(size: int, max_body: int) -> None:
    if size > max_body:
        raise Refusal(413, "too_large", N_("The request is too large."))


def _read(request: Request, max_body: int) -> object:
    body = request.body
    _check_size(len(body), max_body)
    try:
        raw = from_json(body, allow_inf_nan=False)
    except ValueError as error:
        if "recursion" in str(error):
            raise Refusal(400, "too_deep", N_("The request is nested too deeply.")) from error
        raise Refusal(400, "bad_json", N_("The request is not readable JSON.")) from error
    if not isinstance(raw, dict):
        raise Refusal(400, "not_an_object", N_("The request must be a JSON object."))
    return raw


def _checked(body_type: type[Body], raw: object) -> Body:
    try:
        return body_type.model_validate(raw)
    except ValidationError as error:
        finding = from_validation_error(error)[0]
        raise Refusal(
            400, "bad_value", finding.message, finding.path, parameters=finding.parameters
        ) from error


def _admit_learner(block: Any) -> None:
    if block.scope_ids.user_id is None:
        raise Refusal(401, "sign_in", N_("Sign in to keep your answers."))
    if _may_read_in_studio(block) is False:
        raise Refusal(403, "not_course_team", N_("Only the course team may try this in Studio."))
    if not is_enrolled(block):
        raise Refusal(
            403,
            "not_enrolled",
            N_(
                "Enrol in this course to take part. Its team, viewing it as a learner, may enrol to try this too."
            ),
        )


def _admit_author(block: Any) -> None:
    if not may_author(block):
        raise Refusal(403, "not_author", N_("You may not edit this component."))


def _may_read_in_studio(block: Any) -> bool | None:
    """Whether the person may read the course in Studio; None elsewhere, where there is no such service.

    Studio's preview address lets anybody who is signed in call a learner's handlers.
    """
    permissions = block.runtime.service(block, "studio_user_permissions")
    return None if permissions is None else bool(permissions.can_read(block.scope_ids.usage_id.context_key))


def is_enrolled(block: Any) -> bool:
    """Whether the learner is enrolled, or belongs to the staff, or the platform cannot tell.

    Global staff who view a course as a learner count as staff of the course no more, but may go on.
    """
    context_key = getattr(block.scope_ids.usage_id, "context_key", None)
    enrollments = block.runtime.service(block, "enrollments")
    # Asked about a library, the platform's service raises.
    if enrollments is None or not getattr(context_key, "is_course", False):
        return True
    user = block.user_attributes()
    if user.get("edx-platform.user_is_staff") or user.get("edx-platform.user_is_global_staff"):
        return True
    user_id = user.get("edx-platform.user_id", block.scope_ids.user_id)
    return enrollments.get_active_enrollments_by_course_and_user(context_key, user_id) is not None
