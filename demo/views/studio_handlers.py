"""The addresses of handlers in Studio. They check that one is signed in and nothing more, as Studio's do.

The editor's calls may write authored fields, but only the course team's writes are kept. A handler runs in the
request's transaction.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden

from demo.people import Viewer
from demo.studio import PreviewRuntime, StudioRuntime
from demo.transactions import in_transaction
from demo.views.access import usage_or_404
from demo.views.handlers import call_handler


def editor_handler(request: HttpRequest, usage: str, name: str, suffix: str = "") -> HttpResponse:
    """A handler called by the editor."""
    return _call(StudioRuntime, request, usage, name, suffix)


def preview_handler(request: HttpRequest, usage: str, name: str, suffix: str = "") -> HttpResponse:
    """A handler called by Studio's preview of the learner's page."""
    return _call(PreviewRuntime, request, usage, name, suffix)


def _call(
    runtime_class: type[StudioRuntime], request: HttpRequest, usage: str, name: str, suffix: str
) -> HttpResponse:
    if request.person is None:
        return HttpResponseForbidden("Unauthenticated")
    runtime = runtime_class(Viewer(request.person, request.session))
    with in_transaction():
        return call_handler(runtime, usage_or_404(usage), name, request, suffix)
