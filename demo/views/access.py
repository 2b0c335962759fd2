"""Who may open which page, and what a usage id in an address stands for."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from demo.course import COURSE
from demo.ids import InvalidIdError, UsageKey, parse_usage
from demo.models import CourseItem
from demo.people import is_staff

View = Callable[..., HttpResponse]


def course_team_only(view: View) -> View:
    """Let the course team in and nobody else: others get 403."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
        if not is_staff(request.person, COURSE):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded


def usage_or_404(text: str) -> UsageKey:
    """The usage id in an address. Raises Http404 where it is none, or not in the course."""
    try:
        usage = parse_usage(text)
    except InvalidIdError as error:
        raise Http404(text) from error
    if not CourseItem.objects.filter(usage=text).exists():
        raise Http404(text)
    return usage
