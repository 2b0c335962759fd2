"""Who is looking: the person of a session, their role and enrolment, and viewing the course as a learner."""

from collections.abc import MutableMapping
from dataclasses import dataclass

from django.http import HttpRequest

from demo.ids import CourseKey, LibraryKey
from demo.models import CourseRole, Enrollment, Person

PERSON_KEY = "person"
MASQUERADE_KEY = "masquerade"
MASQUERADE_STATE_KEY = "masquerade-state"
ANY_LEARNER = "any learner"
EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class Viewer:
    """On whose behalf a request runs.

    `person` is None for an anonymous visitor. `team_member` is the member of the course team who views as
    `person`, or None; the platform then keeps what is written in the session and drops grades. Who views `as_learner`,
    as no learner in particular, keeps state and grades of their own and does not count as course team.
    """

    person: Person | None
    session: MutableMapping[str, object]
    team_member: Person | None = None
    as_learner: bool = False

    @property
    def masquerading(self) -> bool:
        """Whether a member of the course team views as this learner."""
        return self.team_member is not None


def is_staff(person: Person | None, context: CourseKey | LibraryKey) -> bool:
    """Whether the person belongs to the course team."""
    here = (str(context), EVERYWHERE)
    return person is not None and CourseRole.objects.filter(person=person, context__in=here).exists()


def is_global_staff(person: Person | None) -> bool:
    """Whether the person is staff of the whole site."""
    return person is not None and CourseRole.objects.filter(person=person, context=EVERYWHERE).exists()


def active_enrollment(person: Person, context: CourseKey | LibraryKey) -> Enrollment | None:
    """The person's active enrolment in a course, if there is one."""
    return Enrollment.objects.filter(person=person, context=str(context), is_active=True).first()


def session_person(session: MutableMapping[str, object]) -> Person | None:
    """The person a session belongs to; None for an anonymous visitor."""
    return Person.objects.filter(username=session.get(PERSON_KEY, "")).first()


def viewer_of(request: HttpRequest, context: CourseKey | LibraryKey) -> Viewer:
    """On whose behalf the request runs in this course, with masquerading taken into account."""
    person = request.person
    if request.session.get(MASQUERADE_KEY) == ANY_LEARNER and is_staff(person, context):
        return Viewer(person, request.session, as_learner=True)
    if request.session.get(MASQUERADE_KEY) and is_staff(person, context):
        learner = Person.objects.filter(username=request.session[MASQUERADE_KEY]).first()
        if learner is not None:
            return Viewer(learner, request.session, team_member=person)
    return Viewer(person, request.session)


def person_for_templates(request: HttpRequest) -> dict[str, object]:
    """Context processor: who is signed in."""
    return {"person": getattr(request, "person", None)}
