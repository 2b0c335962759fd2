"""The runtime learners meet: authored fields are read-only, state is the learner's own, grades count."""

from collections.abc import Mapping

from django.utils import translation
from xblock.core import XBlock
from xblock.field_data import FieldData, ReadOnlyFieldData
from xblock.fields import ScopeIds
from xblock.runtime import KeyValueStore, KvsFieldData

from demo import services
from demo.authored import AuthoredStore
from demo.ids import CourseKey, LibraryKey
from demo.people import MASQUERADE_STATE_KEY, Viewer, is_global_staff, is_staff
from demo.publishing import publish, record_event
from demo.runtime import SiteRuntime, unmixed
from demo.state import SessionStore, StateStore


class LearnerRuntime(SiteRuntime):
    """The LMS: authored fields are read-only, state is the learner's own, grades count."""

    def __init__(self, viewer: Viewer) -> None:
        super().__init__(viewer, None if viewer.person is None else viewer.person.pk)

    def make_state_store(self) -> KeyValueStore:
        store = StateStore(self.viewer.person)
        if not self.viewer.masquerading:
            return store
        return SessionStore(self.viewer.session, MASQUERADE_STATE_KEY, behind=store)

    def make_authored_data(self, store: AuthoredStore) -> FieldData:
        return ReadOnlyFieldData(KvsFieldData(store))

    def construct_xblock_from_class(
        self, cls: type[XBlock], scope_ids: ScopeIds, *args: object, **kwargs: object
    ) -> XBlock:
        """Build a block; its state is read now, as the platform does, not when a field is first used."""
        if isinstance(self.state, StateStore):
            self.state.load(str(scope_ids.usage_id))
        return super().construct_xblock_from_class(cls, scope_ids, *args, **kwargs)

    def staff_here(self, context: CourseKey | LibraryKey) -> bool:
        """Whether the viewer counts as course team; not while viewing as a learner."""
        viewing = self.viewer.masquerading or self.viewer.as_learner
        return not viewing and is_staff(self.viewer.person, context)

    def make_service(self, block: XBlock, name: str) -> object:
        person = self.viewer.person
        match name:
            case "user":
                return services.DemoUserService(
                    person,
                    translation.get_language() or "en",
                    staff=self.staff_here(block.context_key),
                    global_staff=is_global_staff(person),
                )
            case "i18n":
                return services.I18nService(unmixed(block))
            case "completion":
                return None if person is None else services.CompletionService(person)
            case _:
                return services.make_plain_service(name, block.context_key)

    def publish(self, block: XBlock, event_type: str, event_data: Mapping[str, object]) -> None:
        """Record an event; grades and completion take effect unless somebody views as this learner."""
        if self.viewer.masquerading:
            record_event(self.viewer.team_member, block, event_type, event_data)
        else:
            publish(self.viewer.person, block, event_type, event_data)

    def handler_path(self, block: XBlock, handler_name: str, thirdparty: bool) -> str:
        usage = block.scope_ids.usage_id
        kind = "handler_noauth" if thirdparty else "handler"
        return f"/courses/{usage.context_key}/xblock/{usage}/{kind}/{handler_name}"
