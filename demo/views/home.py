"""The first page: choose who you are."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from demo.course import COURSE_NAME, MEMBERS, UNIT
from demo.models import Person
from demo.people import PERSON_KEY
from demo.rendering import unit_title

ANONYMOUS = ""


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Who there is to be, and where to go."""
    context = {
        "members": MEMBERS,
        "course_name": COURSE_NAME,
        "unit_title": unit_title(UNIT),
        "next": request.GET.get("next", ""),
    }
    return render(request, "demo/choose.html", context)


@require_POST
def sign_in(request: HttpRequest) -> HttpResponse:
    """Become the person chosen; an empty name is the anonymous visitor. Starts a new session either way."""
    username = request.POST.get("username", ANONYMOUS)
    if username != ANONYMOUS and not Person.objects.filter(username=username).exists():
        return HttpResponseBadRequest("There is nobody of that name.")
    request.session.flush()
    if username != ANONYMOUS:
        request.session[PERSON_KEY] = username
    rotate_token(request)
    return redirect(_next_page(request))


def _next_page(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    return asked if url_has_allowed_host_and_scheme(asked, {request.get_host()}) else "/unit/"
