"""What every request of the demo site gets first: the person of its session and the interface language."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from demo.people import session_person

LANGUAGE_KEY = "language"
Handler = Callable[[HttpRequest], HttpResponse]


class PersonMiddleware:
    """Sets `request.person`: the signed-in person, or None."""

    def __init__(self, get_response: Handler) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.person = session_person(request.session)
        return self._get_response(request)


class LanguageMiddleware:
    """Speaks the language asked for by `?lang=`, now and for the rest of the session."""

    def __init__(self, get_response: Handler) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.GET.get("lang", "")
        if asked in dict(settings.LANGUAGES):
            request.session[LANGUAGE_KEY] = asked
        with translation.override(request.session.get(LANGUAGE_KEY, settings.LANGUAGE_CODE)):
            return self._get_response(request)
