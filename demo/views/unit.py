"""The learning page: the course's header and the unit in a frame that grows to its content."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from demo.course import COURSE, COURSE_NAME, UNIT
from demo.people import viewer_of
from demo.rendering import unit_title


@require_GET
def unit_page(request: HttpRequest) -> HttpResponse:
    """The unit, for whoever is signed in; an anonymous visitor gets the public view."""
    viewer = viewer_of(request, COURSE)
    query = {"view": "public_view" if viewer.person is None else "student_view", "show_title": "0"}
    context = {
        "course_name": COURSE_NAME,
        "unit_title": unit_title(UNIT),
        "frame_url": f"/xblock/{UNIT}?{urlencode(query)}",
        "viewed_learner": viewer.person if viewer.masquerading else None,
        "as_learner": viewer.as_learner,
    }
    return render(request, "demo/unit.html", context)
