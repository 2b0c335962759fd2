"""Who may open which page, and what a usage id in an address stands for."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from demo.course import COURSE
from demo.ids import CourseKey, InvalidIdError, LibraryKey, UsageKey, parse_usage
from demo.models import CourseItem
from demo.people import is_staff

View = Callable[..., HttpResponse]


def team_only(context: CourseKey | LibraryKey) -> Callable[[View], View]:
    """Let the team of a course or library in and nobody else: others get 403."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: str, **kwargs: str) -> HttpResponse:
            if not is_staff(request.person, context):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return decorate


course_team_only = team_only(COURSE)


def block_team_only(view: View) -> View:
    """Let the team of the course or library in that holds the block in the address; the view gets its usage id."""

    @wraps(view)
    def guarded(request: HttpRequest, usage: str, *args: str, **kwargs: str) -> HttpResponse:
        key = usage_or_404(usage)
        if not is_staff(request.person, key.context_key):
            raise PermissionDenied
        return view(request, key, *args, **kwargs)

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
