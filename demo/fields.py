"""Where a block's fields live: authored values, learner state, and the rest, with the platform's rules.

Learner state is one JSON object per learner and block. It is read once, when the block is loaded. A save
reads the row again, lays the changed fields over it and writes it back; there is no row lock, so of two
requests that change the same field the later one wins.
"""

import json
from collections.abc import Mapping, MutableMapping

from django.db import IntegrityError
from xblock.field_data import FieldData, ReadOnlyFieldData, SplitFieldData
from xblock.fields import Scope
from xblock.runtime import KeyValueStore, KvsFieldData

from demo.ids import UsageKey
from demo.models import AuthoredField, CourseItem, Person, SharedField, StudentState

AUTHORED_SCOPES = (Scope.content, Scope.settings, Scope.parent, Scope.children)
SHARED_SCOPES = (Scope.preferences, Scope.user_info, Scope.user_state_summary)


def write_authored(usage: UsageKey, values: Mapping[str, object]) -> None:
    """Store authored field values (already JSON) of a block."""
    for name, value in values.items():
        text = json.dumps(value)
        if not AuthoredField.objects.filter(usage=str(usage), name=name).update(value=text):
            AuthoredField.objects.create(usage=str(usage), name=name, value=text)


def read_authored(usage: str) -> dict[str, object]:
    """All authored field values of a block, a unit or the course."""
    rows = AuthoredField.objects.filter(usage=usage).values_list("name", "value")
    return {name: json.loads(value) for name, value in rows}


def clear_authored(usage: UsageKey) -> None:
    """Forget every authored value of a block: it shows its defaults again."""
    AuthoredField.objects.filter(usage=str(usage)).delete()


class AuthoredStore(KeyValueStore):
    """Authored values of blocks; a value nobody set on a block is inherited from its unit or course."""

    def __init__(self, inheritable: frozenset[str]) -> None:
        self._inheritable = inheritable
        self._values: dict[str, dict[str, object]] = {}
        self._parents: dict[str, str] = {}

    def _of(self, usage: str) -> dict[str, object]:
        if usage not in self._values:
            self._values[usage] = read_authored(usage)
        return self._values[usage]

    def _parent(self, usage: str) -> str:
        if usage not in self._parents:
            found = CourseItem.objects.filter(usage=usage).values_list("parent", flat=True).first()
            self._parents[usage] = found or ""
        return self._parents[usage]

    def get(self, key: KeyValueStore.Key) -> object:
        return self._of(str(key.block_scope_id))[key.field_name]

    def has(self, key: KeyValueStore.Key) -> bool:
        return key.field_name in self._of(str(key.block_scope_id))

    def set(self, key: KeyValueStore.Key, value: object) -> None:
        write_authored(key.block_scope_id, {key.field_name: value})
        self._of(str(key.block_scope_id))[key.field_name] = value

    def delete(self, key: KeyValueStore.Key) -> None:
        AuthoredField.objects.filter(usage=str(key.block_scope_id), name=key.field_name).delete()
        self._of(str(key.block_scope_id)).pop(key.field_name, None)

    def default(self, key: KeyValueStore.Key) -> object:
        """The nearest ancestor's value of an inheritable field. Raises KeyError where no ancestor has one."""
        if key.field_name not in self._inheritable:
            raise KeyError(key.field_name)
        ancestor = self._parent(str(key.block_scope_id))
        while ancestor:
            if key.field_name in self._of(ancestor):
                return self._of(ancestor)[key.field_name]
            ancestor = self._parent(ancestor)
        raise KeyError(key.field_name)


def read_state(person: Person, usage: str) -> dict[str, object]:
    """A learner's stored state of a block; empty where there is none."""
    text = StudentState.objects.filter(person=person, usage=usage).values_list("state", flat=True).first()
    return json.loads(text) if text else {}


def merge_state(person: Person, usage: str, changes: Mapping[str, object]) -> None:
    """Lay changed fields over the stored state, without a lock, as the platform does."""
    text = json.dumps({**read_state(person, usage), **changes})
    row = StudentState.objects.filter(person=person, usage=usage)
    if row.update(state=text):
        return
    try:
        StudentState.objects.create(person=person, usage=usage, state=text)
    except IntegrityError:
        row.update(state=text)


class StateStore(KeyValueStore):
    """The state of one learner. An anonymous visitor's writes last for the request only."""

    def __init__(self, person: Person | None) -> None:
        self._person = person
        self._states: dict[str, dict[str, object]] = {}

    def load(self, usage: str) -> dict[str, object]:
        """Read the state of a block, once."""
        if usage not in self._states:
            self._states[usage] = {} if self._person is None else read_state(self._person, usage)
        return self._states[usage]

    def get(self, key: KeyValueStore.Key) -> object:
        return self.load(str(key.block_scope_id))[key.field_name]

    def has(self, key: KeyValueStore.Key) -> bool:
        return key.field_name in self.load(str(key.block_scope_id))

    def set(self, key: KeyValueStore.Key, value: object) -> None:
        self.set_many({key: value})

    def set_many(self, update_dict: Mapping[KeyValueStore.Key, object]) -> None:
        changes: dict[str, dict[str, object]] = {}
        for key, value in update_dict.items():
            changes.setdefault(str(key.block_scope_id), {})[key.field_name] = value
        for usage, changed in changes.items():
            self.load(usage).update(changed)
            if self._person is not None:
                merge_state(self._person, usage, changed)

    def delete(self, key: KeyValueStore.Key) -> None:
        raise NotImplementedError("the platform has no call that removes one field of a learner's state")


class SessionStore(KeyValueStore):
    """State that lives in the session: Studio's preview, and whatever is written while viewing as a learner.

    What the session does not hold is read from `behind`, where there is one.
    """

    def __init__(self, session: MutableMapping[str, object], name: str, behind: KeyValueStore | None) -> None:
        self._session = session
        self._name = name
        self._behind = behind

    def _values(self) -> dict[str, object]:
        values = self._session.get(self._name)
        return values if isinstance(values, dict) else {}

    @staticmethod
    def _address(key: KeyValueStore.Key) -> str:
        return f"{key.block_scope_id} {key.field_name}"

    def get(self, key: KeyValueStore.Key) -> object:
        values = self._values()
        if self._address(key) in values:
            return values[self._address(key)]
        if self._behind is None:
            raise KeyError(key.field_name)
        return self._behind.get(key)

    def has(self, key: KeyValueStore.Key) -> bool:
        return self._address(key) in self._values() or (self._behind is not None and self._behind.has(key))

    def set(self, key: KeyValueStore.Key, value: object) -> None:
        self._session[self._name] = {**self._values(), self._address(key): value}

    def delete(self, key: KeyValueStore.Key) -> None:
        values = self._values()
        values.pop(self._address(key), None)
        self._session[self._name] = values


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


def authored_for_learners(store: AuthoredStore) -> FieldData:
    """Authored values that nothing in a learner's request can change: a write raises InvalidScopeError."""
    return ReadOnlyFieldData(KvsFieldData(store))


def authored_for_authors(store: AuthoredStore) -> FieldData:
    """Authored values as Studio sees them: read and write."""
    return KvsFieldData(store)
