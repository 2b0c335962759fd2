"""The services a block may ask its runtime for, with the platform's names and behaviour."""

import gettext
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.utils import translation
from django.utils.crypto import salted_hmac
from xblock.core import XBlock
from xblock.reference.user_service import UserService, XBlockUser

from demo.ids import CourseKey, LibraryKey, UsageKey
from demo.models import Completion, Enrollment, Person
from demo.people import active_enrollment, is_staff

COURSE_FILES_URL = "/asset-v1:{course}+type@asset+block@"
_QUOTED_COURSE_FILE = re.compile(
    r"""(?P<quote>\\?["'])/static/(?P<path>(?!xblock/|demo/)[^"'\\]+)(?P=quote)"""
)


def anonymous_id_of(person: Person) -> str:
    """The id of a learner that says nothing about who they are."""
    return salted_hmac("demo.anonymous_id", str(person.pk)).hexdigest()[:32]


class DemoUserService(UserService):
    """The service `user`: what the platform tells a block about the current user."""

    def __init__(
        self,
        person: Person | None,
        language: str,
        *,
        staff: bool = False,
        global_staff: bool = False,
        anonymous_id: str | None = None,
    ) -> None:
        super().__init__()
        own_id = None if person is None else anonymous_id_of(person)
        self._user = XBlockUser(is_current_user=True)
        self._user.opt_attrs = {
            "edx-platform.is_authenticated": person is not None,
            "edx-platform.user_id": None if person is None else person.pk,
            "edx-platform.username": None if person is None else person.username,
            "edx-platform.anonymous_user_id": anonymous_id or own_id,
            "edx-platform.user_is_staff": staff,
            "edx-platform.user_is_global_staff": global_staff,
            "edx-platform.user_role": "staff" if staff else "student",
            "edx-platform.user_preferences": {"pref-lang": language, **_time_zone(person)},
        }
        if person is not None:
            self._user.full_name = person.name

    def get_current_user(self) -> XBlockUser:
        """The user on whose behalf the block runs; an anonymous visitor has the id None."""
        return self._user


def _time_zone(person: Person | None) -> dict[str, str]:
    return {"time_zone": person.time_zone} if person is not None and person.time_zone else {}


class I18nService:
    """The service `i18n`: the block's own translations for the active language, else Django's."""

    def __init__(self, block_class: type[XBlock]) -> None:
        self._translator: object = translation
        package = sys.modules[block_class.__module__].__file__
        if package is not None:
            self._use_translations_in(Path(package).parent / "translations")

    def _use_translations_in(self, folder: Path) -> None:
        locale = translation.to_locale(translation.get_language() or settings.LANGUAGE_CODE)
        try:
            self._translator = gettext.translation("text", str(folder), [locale])
        except OSError:
            return

    def __getattr__(self, name: str) -> object:
        return getattr(self._translator, {"ugettext": "gettext", "ungettext": "ngettext"}.get(name, name))


class CompletionService:
    """The service `completion`, which exists for signed-in people only."""

    def __init__(self, person: Person) -> None:
        self._person = person

    def completion_tracking_enabled(self) -> bool:
        """Whether completion is kept at all."""
        return True

    def get_completions(self, candidates: Iterable[UsageKey]) -> dict[UsageKey, float]:
        """How far the person has completed each of the blocks; 0.0 for a block never touched."""
        rows = dict(Completion.objects.filter(person=self._person).values_list("usage", "value"))
        return {usage: rows.get(str(usage), 0.0) for usage in candidates}


class EnrollmentsService:
    """The service `enrollments`."""

    def get_active_enrollments_by_course_and_user(
        self, course_id: CourseKey | LibraryKey, user_id: int
    ) -> Enrollment | None:
        """The person's active enrolment, or None. Raises ValueError for anything that is not a course."""
        if not getattr(course_id, "is_course", False):
            raise ValueError(f"{course_id} is not a course")
        person = Person.objects.filter(pk=user_id).first()
        return None if person is None else active_enrollment(person, course_id)


class ReplaceUrlsService:
    """The service `replace_urls`: turns quoted `/static/…` into the address of a file of this course."""

    def __init__(self, context_key: CourseKey | LibraryKey) -> None:
        self._folder = COURSE_FILES_URL.format(course=str(context_key).removeprefix("course-v1:"))

    def replace_urls(self, text: str, static_replace_only: bool = False) -> str:
        """Rewrite every quoted course file in `text`; the site's own `/static/` addresses stay."""
        return _QUOTED_COURSE_FILE.sub(
            lambda found: f"{found['quote']}{self._folder}{found['path']}{found['quote']}", text
        )


class SettingsService:
    """The service `settings`: what the operator configured for a block."""

    def get_settings_bucket(self, block: XBlock, default: object = None) -> object:
        """The configuration under the block's `block_settings_key`, else its class name."""
        block_class = getattr(block, "unmixed_class", type(block))
        key = getattr(block, "block_settings_key", block_class.__name__)
        return settings.XBLOCK_SETTINGS.get(key, {} if default is None else default)


class CacheService:
    """The service `cache`, which can only get and set."""

    def get(self, key: str, *args: object, **kwargs: object) -> object:
        """Read a value."""
        return cache.get(key, *args, **kwargs)

    def set(self, key: str, value: object, *args: object, **kwargs: object) -> None:
        """Keep a value."""
        cache.set(key, value, *args, **kwargs)


class StudioPermissions:
    """The service `studio_user_permissions`: who may edit. It exists in Studio only."""

    def __init__(self, person: Person | None) -> None:
        self._person = person

    def can_read(self, context_key: CourseKey | LibraryKey) -> bool:
        """Whether the person may look at this course in Studio."""
        return is_staff(self._person, context_key)

    def can_write(self, context_key: CourseKey | LibraryKey) -> bool:
        """Whether the person may edit this course."""
        return is_staff(self._person, context_key)


_PLAIN_SERVICES = {
    "enrollments": EnrollmentsService,
    "settings": SettingsService,
    "cache": CacheService,
}


def make_plain_service(name: str, context_key: CourseKey | LibraryKey) -> object:
    """A service that is the same for everybody in a course, or None where there is none of that name."""
    if name == "replace_urls":
        return ReplaceUrlsService(context_key)
    return _PLAIN_SERVICES[name]() if name in _PLAIN_SERVICES else None
