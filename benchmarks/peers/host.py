"""A runtime like the LMS's around every contender: keys, services, wrapping and publishing as blocks meet them there.

One runtime serves one request to one block. Source of what is done how: the platform's ``prepare_runtime_for_user``,
``xblock_local_resource_url``, and its ``service()``, which calls what it has for ``i18n`` with the block at every ask.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import EntryPoint
from typing import Any

from django.contrib.staticfiles.storage import staticfiles_storage
from opaque_keys.edx.keys import UsageKey
from opaque_keys.edx.locator import CourseLocator
from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.fields import ScopeIds
from xblock.runtime import MemoryIdManager, Runtime
from xblock.scorable import ScorableXBlockMixin, Score

from benchmarks.empty import EMPTY
from benchmarks.peers.stores import Json, Records
from demo import services
from demo.mixins import COURSE_MIXINS
from demo.models import Person
from demo.runtime import resource_package, unmixed
from demo.wrapping import wrap

COURSE = CourseLocator("demo", "CB1", "2026")
LEARNER = Person(pk=1, username="amina", name="Amina")
IDS = MemoryIdManager()

PROBLEM = "problem"
"""The platform's own name for it; the package that it was taken into calls it otherwise."""

XBlock.extra_entry_points.append(
    (PROBLEM, EntryPoint(PROBLEM, "xblocks_contrib.problem:ProblemBlock", XBlock.entry_point))
)


class Sandbox:
    """The service ``sandbox``, for content without a script."""

    def can_execute_unsafe_code(self) -> bool:
        """Whether an author's script may run outside a sandbox."""
        return False

    def get_python_lib_zip(self) -> None:
        """The course has no Python library."""


class EveryoneEnrolled:
    """The service ``enrollments``, without the database behind it."""

    def get_active_enrollments_by_course_and_user(self, _course: object, _user_id: int) -> object:
        """An enrolment."""
        return self


class Host(Runtime):
    """The LMS for one request of a learner to one block."""

    # Where a course's files are; a problem without includes opens none.
    resources_fs = None

    def __init__(self, records: Records, usage: UsageKey) -> None:
        self.records = records
        self.usage = usage
        offered = _services(usage) | {"field-data": records.field_data(usage)}
        super().__init__(IDS, IDS, mixins=COURSE_MIXINS, services=offered)

    def block(self) -> XBlock:
        """The block, loaded for the learner."""
        block_type = self.usage.block_type
        return self.construct_xblock(block_type, ScopeIds(LEARNER.pk, block_type, self.usage, self.usage))

    def service(self, block: XBlock, service_name: str) -> Any:
        """A service; one that can be called is made for the block, at every ask."""
        found = super().service(block, service_name)
        return found(block) if callable(found) else found

    def applicable_aside_types(self, block: XBlock) -> list[str]:
        """None: searching for them costs every block the same."""
        return []

    def wrap_xblock(
        self, block: XBlock, view: str, frag: Fragment, context: Mapping[str, object]
    ) -> Fragment:
        """The element around a block."""
        return wrap(block, view, frag, {"runtime-class": "LmsRuntime", "request-token": "0123456789ab"})

    def resource_url(self, resource: str) -> str:
        """Not offered by the platform either."""
        raise NotImplementedError

    def local_resource_url(self, block: XBlock, uri: str) -> str:
        """The address of a file of the block's package."""
        url: str = staticfiles_storage.url(f"xblock/resources/{resource_package(unmixed(block))}/{uri}")
        return url

    def handler_url(
        self, block: XBlock, handler_name: str, suffix: str = "", query: str = "", thirdparty: bool = False
    ) -> str:
        """The address of a handler."""
        return f"/courses/{COURSE}/xblock/{self.usage}/handler/{handler_name}/{suffix}?{query}"

    def publish(self, block: XBlock, event_type: str, event_data: Mapping[str, Any]) -> None:
        """Keep what was published; a block hears of its own grade, as the platform lets it."""
        self.records.published.append((event_type, json.dumps(event_data, default=str)))
        if event_type == "grade" and isinstance(block, ScorableXBlockMixin):
            block.set_score(Score(raw_earned=event_data["value"], raw_possible=event_data["max_value"]))


def _services(usage: UsageKey) -> Json:
    return {
        "cache": services.CacheService(),
        "completion": services.CompletionService(LEARNER),
        "enrollments": EveryoneEnrolled(),
        "i18n": lambda block: services.I18nService(unmixed(block)),
        "replace_urls": services.ReplaceUrlsService(usage.context_key),
        "sandbox": Sandbox(),
        "settings": services.SettingsService(),
        "user": services.DemoUserService(LEARNER, "en"),
        "xqueue": object(),
    }


def usage_of(block_type: str, block_id: str) -> UsageKey:
    """The key of a block in the course."""
    return COURSE.make_usage_key(block_type, block_id)


def first_page(block_type: str, fields: Json) -> Fragment:
    """Render a block of this type for the first time in this process."""
    usage = usage_of(block_type, "first")
    return Host(Records({usage: fields}), usage).block().render("student_view", {})


def warm_up() -> None:
    """Have the host do for an empty block what it does for any."""
    first_page(EMPTY, {})
