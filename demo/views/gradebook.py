"""The gradebook: what was recorded, and what the course team can do about it."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from demo import staff
from demo.course import COURSE, UNIT, blocks_of
from demo.gradebook import SHOWN_EVENTS, block_grades, published_events
from demo.ids import UsageKey
from demo.models import Person
from demo.people import ANY_LEARNER, MASQUERADE_KEY, MASQUERADE_STATE_KEY
from demo.views.access import course_team_only, usage_or_404
from demo.views.messages import say, take_message

Action = Callable[[HttpRequest, Person, UsageKey], str]


@require_GET
@course_team_only
def gradebook(request: HttpRequest) -> HttpResponse:
    """All blocks of the unit with their learners, and what was published."""
    context = {
        "here": "gradebook",
        "message": take_message(request.session),
        "blocks": [block_grades(usage, str(COURSE)) for usage in blocks_of(UNIT)],
        "events": published_events(),
        "shown_events": SHOWN_EVENTS,
    }
    return render(request, "demo/gradebook.html", context)


def _rescore(_request: HttpRequest, learner: Person, usage: UsageKey) -> str:
    return staff.rescore(learner, usage, only_if_higher=False)


def _rescore_if_higher(_request: HttpRequest, learner: Person, usage: UsageKey) -> str:
    return staff.rescore(learner, usage, only_if_higher=True)


def _override(request: HttpRequest, learner: Person, usage: UsageKey) -> str:
    try:
        score = float(request.POST.get("score", ""))
    except ValueError as error:
        raise staff.Refused("The score must be a number.") from error
    return staff.override_score(learner, usage, score)


def _reset(_request: HttpRequest, learner: Person, usage: UsageKey) -> str:
    return staff.reset_attempts(learner, usage)


def _delete(_request: HttpRequest, learner: Person, usage: UsageKey) -> str:
    return staff.delete_state(learner, usage)


ACTIONS: dict[str, Action] = {
    "rescore": _rescore,
    "rescore-if-higher": _rescore_if_higher,
    "override": _override,
    "reset-attempts": _reset,
    "delete-state": _delete,
}


@require_POST
@course_team_only
def act(request: HttpRequest, usage: str, action: str) -> HttpResponse:
    """Carry out one action on one learner's work; the gradebook then says what was done, or why not."""
    if action not in ACTIONS:
        raise Http404(action)
    learner = get_object_or_404(Person, username=request.POST.get("username", ""))
    try:
        say(request.session, ACTIONS[action](request, learner, usage_or_404(usage)))
    except staff.Refused as refused:
        say(request.session, f"Not done: {refused}")
    return redirect("/gradebook/")


@require_POST
@course_team_only
def masquerade(request: HttpRequest) -> HttpResponse:
    """View the unit as this or as any learner from now on, or, with an empty name, as oneself again."""
    username = request.POST.get("username", "")
    request.session.pop(MASQUERADE_KEY, None)
    request.session.pop(MASQUERADE_STATE_KEY, None)
    if username == ANY_LEARNER:
        request.session[MASQUERADE_KEY] = ANY_LEARNER
    elif username:
        request.session[MASQUERADE_KEY] = get_object_or_404(Person, username=username).username
    return redirect("/unit/")
