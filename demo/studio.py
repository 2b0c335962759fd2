"""Studio's two ways in to a course: the editor's view and calls, which may write authored fields, and the preview."""

from collections.abc import Mapping

from django.utils import translation
from xblock.core import XBlock
from xblock.field_data import FieldData
from xblock.runtime import KeyValueStore, KvsFieldData

from demo import services
from demo.authored import AuthoredStore
from demo.fields import EditorFieldData, PreviewFieldData
from demo.people import Viewer, is_global_staff
from demo.runtime import SiteRuntime, unmixed
from demo.state import SessionStore

PREVIEW_STATE_KEY = "preview-state"
PREVIEW_LEARNER = "student"


class StudioRuntime(SiteRuntime):
    """Studio's editor and its calls: authored fields can be written, and there is no learner."""

    browser_runtime = "StudioRuntime"
    anonymous_id: str | None = None
    service_names = frozenset({"user", "i18n", "settings", "studio_user_permissions"})

    def __init__(self, viewer: Viewer) -> None:
        super().__init__(viewer, None)

    def make_state_store(self) -> KeyValueStore:
        return SessionStore(self.viewer.session, PREVIEW_STATE_KEY, behind=None)

    def make_authored_data(self, store: AuthoredStore) -> FieldData:
        return EditorFieldData(KvsFieldData(store), self.viewer.person)

    def make_service(self, block: XBlock, name: str) -> object:
        if name not in self.service_names:
            return None
        match name:
            case "user":
                return self.make_user_service()
            case "i18n":
                return services.I18nService(unmixed(block))
            case "studio_user_permissions":
                return services.StudioPermissions(self.viewer.person)
            case _:
                return services.make_plain_service(name, block.context_key)

    def make_user_service(self) -> services.DemoUserService:
        """The service `user`; nobody counts as staff in Studio, not even the author."""
        person = self.viewer.person
        return services.DemoUserService(
            person,
            translation.get_language() or "en",
            global_staff=is_global_staff(person),
            anonymous_id=self.anonymous_id,
        )

    def publish(self, block: XBlock, event_type: str, event_data: Mapping[str, object]) -> None:
        """Nothing published in Studio counts."""

    def handler_path(self, block: XBlock, handler_name: str, thirdparty: bool) -> str:
        return f"/studio/xblock/{block.scope_ids.usage_id}/handler/{handler_name}"


class PreviewRuntime(StudioRuntime):
    """Studio's preview: a make-believe learner whose state lives in the author's session."""

    browser_runtime = "PreviewRuntime"
    anonymous_id = PREVIEW_LEARNER
    service_names = StudioRuntime.service_names | {"replace_urls", "cache"}

    def __init__(self, viewer: Viewer) -> None:
        SiteRuntime.__init__(self, viewer, None if viewer.person is None else viewer.person.pk)

    def make_authored_data(self, store: AuthoredStore) -> FieldData:
        return PreviewFieldData(KvsFieldData(store))

    def handler_path(self, block: XBlock, handler_name: str, thirdparty: bool) -> str:
        return f"/studio/preview/xblock/{block.scope_ids.usage_id}/handler/{handler_name}"
