"""A library block's preview, and its handlers at an address with a token instead of a session.

A handler runs in the request's transaction.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt, ensure_csrf_cookie
from django.views.decorators.http import require_GET

from demo.ids import UsageKey
from demo.library import LibraryRuntime, StudioLibraryRuntime, person_of_token
from demo.people import Viewer
from demo.rendering import render_view, with_course_files
from demo.transactions import in_transaction
from demo.views.access import usage_or_404
from demo.views.frame import frame_response
from demo.views.handlers import call_handler


def _library_usage_or_404(usage: str) -> UsageKey:
    key = usage_or_404(usage)
    if key.context_key.is_course:
        raise Http404(usage)
    return key


@require_GET
@ensure_csrf_cookie
@xframe_options_exempt
def library_frame(request: HttpRequest, usage: str) -> HttpResponse:
    """The page of one library block, as the person signed in sees it."""
    key = _library_usage_or_404(usage)
    block = LibraryRuntime(Viewer(request.person, request.session)).get_block(key)
    return frame_response(request, with_course_files(render_view(block, "student_view", {}), key))


@csrf_exempt
def library_handler(
    request: HttpRequest, usage: str, token: str, name: str, suffix: str = ""
) -> HttpResponse:
    """A handler of a library block, on behalf of the person its token was made for."""
    return _call(LibraryRuntime, request, usage, token, name, suffix)


@csrf_exempt
def studio_library_handler(
    request: HttpRequest, usage: str, token: str, name: str, suffix: str = ""
) -> HttpResponse:
    """The same in Studio, where the draft can be written. The token alone tells who calls: no role is asked for."""
    return _call(StudioLibraryRuntime, request, usage, token, name, suffix)


def _call(
    runtime_class: type[LibraryRuntime], request: HttpRequest, usage: str, token: str, name: str, suffix: str
) -> HttpResponse:
    key = _library_usage_or_404(usage)
    person = person_of_token(token, key)
    if person is None:
        return HttpResponseForbidden("Invalid or expired XBlock handler URL.")
    with in_transaction():
        return call_handler(runtime_class(Viewer(person, request.session)), key, name, request, suffix)
