"""What the demo site's XBlock runtimes share: loading blocks, services, wrapping, addresses.

`demo.lms.LearnerRuntime` serves learners; `demo.studio` has Studio's two ways in.
"""

from collections.abc import Mapping
from threading import Lock

from django.utils.crypto import get_random_string
from web_fragments.fragment import Fragment
from xblock.core import XBlock
from xblock.exceptions import NoSuchServiceError, NoSuchUsage
from xblock.field_data import FieldData
from xblock.fields import ScopeIds
from xblock.runtime import KeyValueStore, MemoryIdManager, Runtime

from demo.authored import AuthoredStore
from demo.fields import field_data
from demo.ids import UsageKey
from demo.mixins import COURSE_MIXINS, INHERITABLE
from demo.models import CourseItem
from demo.people import Viewer
from demo.wrapping import wrap

_class_lock = Lock()


class UsageIds(MemoryIdManager):
    """Definition ids are usage ids here: no definition is shared between courses."""

    def get_definition_id(self, usage_id: UsageKey) -> UsageKey:
        """The definition of a usage."""
        return usage_id

    def get_block_type(self, def_id: UsageKey) -> str:
        """The block type of a definition."""
        return def_id.block_type


class SiteRuntime(Runtime):
    """What all ways in share. A runtime serves one request."""

    browser_runtime = "LmsRuntime"
    mixins: tuple[type, ...] = COURSE_MIXINS

    def __init__(self, viewer: Viewer, user_id: int | None) -> None:
        self.viewer = viewer
        self.block_user_id = user_id
        self.request_token = get_random_string(12)
        self.state = self.make_state_store()
        self._field_data = field_data(
            self.make_authored_data(AuthoredStore(INHERITABLE, viewer.person)), self.state
        )
        self._made: dict[tuple[UsageKey, str], object] = {}
        ids = UsageIds()
        super().__init__(ids, ids, mixins=self.mixins)

    def make_state_store(self) -> KeyValueStore:
        """Where learner state is kept."""
        raise NotImplementedError

    def make_authored_data(self, store: AuthoredStore) -> FieldData:
        """Authored values, as this way in may use them."""
        raise NotImplementedError

    def make_service(self, block: XBlock, name: str) -> object:
        """The service of that name, or None where this way in has none."""
        raise NotImplementedError

    def service(self, block: XBlock, service_name: str) -> object:
        """A declared service, or None. Raises NoSuchServiceError: not declared, or needed and not here."""
        declaration = block.service_declaration(service_name)
        if declaration is None:
            raise NoSuchServiceError(f"service {service_name!r} was not declared")
        found = self._service(block, service_name)
        if found is None and declaration == "need":
            raise NoSuchServiceError(f"service {service_name!r} is not available")
        return found

    def _service(self, block: XBlock, name: str) -> object:
        if name == "field-data":
            return self._field_data
        key = (block.scope_ids.usage_id, name)
        if key not in self._made:
            self._made[key] = self.make_service(block, name)
        return self._made[key]

    def get_block(self, usage_id: UsageKey, for_parent: XBlock | None = None) -> XBlock:
        """Load a block of the course. Raises NoSuchUsage for one that is not there."""
        if not CourseItem.objects.filter(usage=str(usage_id)).exists():
            raise NoSuchUsage(str(usage_id))
        self._prepare_class(usage_id.block_type)
        keys = ScopeIds(self.block_user_id, usage_id.block_type, usage_id, usage_id)
        return self.construct_xblock(usage_id.block_type, keys)

    def _prepare_class(self, block_type: str) -> None:
        # XBlock looks a class over when it is first asked about it; a second thread that asks meanwhile gets None.
        with _class_lock:
            mixed = self.mixologist.mix(self.load_block_type(block_type))
            _ = mixed.fields, mixed._combined_services

    def applicable_aside_types(self, block: XBlock) -> list[str]:
        """No asides here, so entry points need not be searched at every rendering."""
        return []

    def wrap_xblock(
        self, block: XBlock, view: str, frag: Fragment, context: Mapping[str, object]
    ) -> Fragment:
        """Put the wrapper element around a rendered block."""
        return wrap(block, view, frag, self.wrapper_data(block))

    def wrapper_data(self, block: XBlock) -> Mapping[str, str]:
        """What the browser runtime needs to know, as `data-` attributes of the wrapper element."""
        return {"runtime-class": self.browser_runtime, "request-token": self.request_token}

    def resource_url(self, resource: str) -> str:
        """Not offered by the platform either."""
        raise NotImplementedError("use local_resource_url")

    def local_resource_url(self, block: XBlock, uri: str) -> str:
        """Where a file of the block's package is served."""
        return f"/static/xblock/resources/{resource_package(unmixed(block))}/{uri}"

    def handler_path(self, block: XBlock, handler_name: str, thirdparty: bool) -> str:
        """The address of a handler, without suffix and query."""
        raise NotImplementedError

    def handler_url(
        self, block: XBlock, handler_name: str, suffix: str = "", query: str = "", thirdparty: bool = False
    ) -> str:
        """The address of a handler. Raises ValueError where the block has no such handler."""
        if not getattr(getattr(type(block), handler_name, None), "_is_xblock_handler", False):
            raise ValueError(f"{handler_name!r} is no handler of {type(block).__name__}")
        path = self.handler_path(block, handler_name, thirdparty)
        return path + (f"/{suffix}" if suffix else "") + (f"?{query}" if query else "")


def unmixed(block: XBlock) -> type[XBlock]:
    """The class a block was made from, without the platform's mixins."""
    return getattr(block, "unmixed_class", type(block))


def resource_package(block_class: type[XBlock]) -> str:
    """The package whose files are served for a block class."""
    return block_class.__module__.rsplit(".", 1)[0]
