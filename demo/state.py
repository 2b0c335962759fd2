"""What learners did: one JSON object per learner and block, kept by the platform's rules.

It is read once, when the block is loaded. A save reads the row again, lays the changed fields over it and
writes it back; there is no row lock, so of two requests that change the same field the later one wins.
"""

import json
from collections.abc import Mapping, MutableMapping

from django.db import IntegrityError
from xblock.runtime import KeyValueStore

from demo.models import Person, StudentState


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
