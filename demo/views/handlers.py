"""The addresses of a block's handlers, with what the platform checks before it calls one, and no more.

At `…/handler/…` a POST needs a session and a CSRF token, while a GET runs for anybody. At
`…/handler_noauth/…` nothing is checked. Enrolment and role are never looked at: that is the block's affair.
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.csrf import csrf_exempt
from xblock.exceptions import NoSuchHandlerError

from demo.ids import UsageKey
from demo.lms import LearnerRuntime
from demo.people import viewer_of
from demo.runtime import SiteRuntime
from demo.views.access import usage_or_404
from demo.webob_bridge import HandlerRequest, to_django


def csrf_failure(request: HttpRequest) -> HttpResponse | None:
    """The refusal of a request without a valid CSRF token; None for one that has it."""
    return CsrfViewMiddleware(lambda _: HttpResponse()).process_view(request, None, (), {})


def usage_in_course(course: str, usage: str) -> UsageKey:
    """The usage id in a handler's address. Raises Http404 where it is not of that course."""
    key = usage_or_404(usage)
    if str(key.context_key) != course:
        raise Http404(usage)
    return key


def call_handler(
    runtime: SiteRuntime, usage: UsageKey, name: str, request: HttpRequest, suffix: str
) -> HttpResponse:
    """Call a handler of a block. Raises Http404 where the block has none of that name."""
    # The platform looks at uploads first; a multipart body is then gone, and a handler cannot read it.
    _ = request.FILES
    try:
        response = runtime.get_block(usage).handle(name, HandlerRequest(request), suffix)
    except NoSuchHandlerError as error:
        raise Http404(name) from error
    return to_django(response)


@csrf_exempt
def learner_handler(
    request: HttpRequest, course: str, usage: str, name: str, suffix: str = ""
) -> HttpResponse:
    """A handler at its usual address."""
    if request.person is not None:
        if refused := csrf_failure(request):
            return refused
    elif request.method != "GET":
        return HttpResponseForbidden("Unauthenticated")
    return open_handler(request, course, usage, name, suffix)


@csrf_exempt
def open_handler(request: HttpRequest, course: str, usage: str, name: str, suffix: str = "") -> HttpResponse:
    """A handler at the address without any check."""
    key = usage_in_course(course, usage)
    return call_handler(LearnerRuntime(viewer_of(request, key.context_key)), key, name, request, suffix)
