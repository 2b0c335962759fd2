"""Where a block's fields live, by scope; and who may write authored ones."""

import json

from xblock.core import XBlock
from xblock.field_data import FieldData, ReadOnlyFieldData, SplitFieldData
from xblock.fields import Scope
from xblock.runtime import KeyValueStore, KvsFieldData

from demo.models import Person, SharedField
from demo.people import is_staff

AUTHORED_SCOPES = (Scope.content, Scope.settings, Scope.parent, Scope.children)
SHARED_SCOPES = (Scope.preferences, Scope.user_info, Scope.user_state_summary)


class SharedStore(KeyValueStore):
    """Values of the scopes that are not one learner's state of one block."""

    @staticmethod
    def _address(key: KeyValueStore.Key) -> str:
        return f"{key.scope.name} {key.user_id} {key.block_scope_id} {key.field_name}"

    def get(self, key: KeyValueStore.Key) -> object:
        found = SharedField.objects.filter(key=self._address(key)).values_list("value", flat=True).first()
        if found is None:
            raise KeyError(key.field_name)
        return json.loads(found)

    def has(self, key: KeyValueStore.Key) -> bool:
        return SharedField.objects.filter(key=self._address(key)).exists()

    def set(self, key: KeyValueStore.Key, value: object) -> None:
        row = SharedField.objects.filter(key=self._address(key))
        if not row.update(value=json.dumps(value)):
            SharedField.objects.create(key=self._address(key), value=json.dumps(value))

    def delete(self, key: KeyValueStore.Key) -> None:
        SharedField.objects.filter(key=self._address(key)).delete()


class EditorFieldData(ReadOnlyFieldData):
    """Authored values in Studio's editor: what somebody writes who may not edit is lost without a word."""

    def __init__(self, source: FieldData, person: Person | None) -> None:
        super().__init__(source)
        self._person = person

    def set(self, block: XBlock, name: str, value: object) -> None:
        """Store a value, or refuse to."""
        if is_staff(self._person, block.context_key):
            self._source.set(block, name, value)
        else:
            self.refuse()

    def delete(self, block: XBlock, name: str) -> None:
        """Forget a value, or refuse to."""
        if is_staff(self._person, block.context_key):
            self._source.delete(block, name)
        else:
            self.refuse()

    def refuse(self) -> None:
        """What happens to a write by somebody who may not edit: nothing."""


class DraftFieldData(EditorFieldData):
    """Authored values of a library's draft: saving fails for somebody who may not edit."""

    def refuse(self) -> None:
        """Raises RuntimeError."""
        raise RuntimeError("You do not have permission to edit this XBlock")


class PreviewFieldData(ReadOnlyFieldData):
    """Authored values in Studio's preview: writes are lost, or fail for a block without `author_view`."""

    def set(self, block: XBlock, name: str, value: object) -> None:
        """Lose a value. Raises InvalidScopeError for a block without `has_author_view`."""
        if not getattr(block, "has_author_view", False):
            super().set(block, name, value)


def field_data(authored: FieldData, state: KeyValueStore) -> SplitFieldData:
    """Join the stores into one: authored scopes, the learner's state, and everything else."""
    shared = KvsFieldData(SharedStore())
    return SplitFieldData(
        {
            **dict.fromkeys(AUTHORED_SCOPES, authored),
            Scope.user_state: KvsFieldData(state),
            **dict.fromkeys(SHARED_SCOPES, shared),
        }
    )
