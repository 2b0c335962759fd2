"""The page inside the unit's frame: one unit or block, rendered as a learner or a visitor sees it."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_bidi
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET
from web_fragments.fragment import Fragment

from demo.lms import LearnerRuntime
from demo.people import viewer_of
from demo.rendering import render_usage
from demo.views.access import usage_or_404

LEARNER_VIEWS = ("student_view", "public_view")


@require_GET
@ensure_csrf_cookie
def learner_frame(request: HttpRequest, usage: str) -> HttpResponse:
    """Render a unit or block; all query parameters reach the view's context."""
    view = request.GET.get("view", "student_view")
    if view not in LEARNER_VIEWS:
        return HttpResponseBadRequest("This page renders student_view and public_view only.")
    key = usage_or_404(usage)
    runtime = LearnerRuntime(viewer_of(request, key.context_key))
    return frame_response(request, render_usage(runtime, key, view, request.GET.dict()))


def frame_response(request: HttpRequest, fragment: Fragment) -> HttpResponse:
    """A bare page around a fragment, with its resources and the browser runtime."""
    return render(request, "demo/frame.html", page_parts(fragment))


def page_parts(fragment: Fragment) -> dict[str, object]:
    """A fragment for a template: what goes into head, body and foot, and the interface's language and direction."""
    return {
        "language": get_language(),
        "direction": "rtl" if get_language_bidi() else "ltr",
        "head": mark_safe(fragment.head_html()),
        "body": mark_safe(fragment.body_html()),
        "foot": mark_safe(fragment.foot_html()),
    }
