"""A content library's runtimes: no course around the block, and handlers called with a token in their address."""

from collections.abc import Mapping
from enum import Enum, auto

from django.utils.crypto import constant_time_compare, salted_hmac
from xblock.core import XBlock
from xblock.field_data import FieldData
from xblock.runtime import KeyValueStore, KvsFieldData

from demo.authored import AuthoredStore
from demo.fields import DraftFieldData
from demo.ids import UsageKey
from demo.lms import LearnerRuntime
from demo.models import Person
from demo.state import SessionStore

STUDIO_STATE_KEY = "library-state"
HANDLER_PLACE = "handler_name"


class AuthoredDataMode(Enum):
    """Which version of a library's blocks a runtime shows."""

    DEFAULT_DRAFT = auto()
    STRICTLY_PUBLISHED = auto()


def handler_token(person_id: int | None, usage: UsageKey) -> str:
    """What proves that a handler's address was made for this person and this block."""
    return salted_hmac("demo.library", f"{person_id} {usage}").hexdigest()[:20]


def person_of_token(person_and_token: str, usage: UsageKey) -> Person | None:
    """The person a handler's address was made for; None where the token is wrong."""
    number, _, token = person_and_token.partition("-")
    person = Person.objects.filter(pk=number).first() if number.isdecimal() else None
    if person is None or not constant_time_compare(token, handler_token(person.pk, usage)):
        return None
    return person


class LibraryRuntime(LearnerRuntime):
    """A library block, previewed: no inherited settings, no `settings` service."""

    browser_runtime = "LibraryRuntime"
    mixins: tuple[type, ...] = ()
    handlers_at = "/api/xblock/v2/xblocks"
    authored_data_mode = AuthoredDataMode.STRICTLY_PUBLISHED

    def make_service(self, block: XBlock, name: str) -> object:
        return None if name in ("settings", "completion") else super().make_service(block, name)

    def handler_path(self, block: XBlock, handler_name: str, thirdparty: bool) -> str:
        usage = block.usage_key
        token = f"{self.block_user_id}-{handler_token(self.block_user_id, usage)}"
        return f"{self.handlers_at}/{usage}/handler/{token}/{handler_name}"

    def wrapper_data(self, block: XBlock) -> Mapping[str, str]:
        address = self.handler_path(block, HANDLER_PLACE, thirdparty=False)
        return {**super().wrapper_data(block), "handler-address": address}


class StudioLibraryRuntime(LibraryRuntime):
    """A library block in Studio: its draft, which the library's team may write. Nothing that is published counts."""

    handlers_at = "/studio/api/xblock/v2/xblocks"
    authored_data_mode = AuthoredDataMode.DEFAULT_DRAFT

    def make_state_store(self) -> KeyValueStore:
        return SessionStore(self.viewer.session, STUDIO_STATE_KEY, behind=None)

    def make_authored_data(self, store: AuthoredStore) -> FieldData:
        return DraftFieldData(KvsFieldData(store), self.viewer.person)

    def publish(self, block: XBlock, event_type: str, event_data: Mapping[str, object]) -> None:
        """Drop it."""
