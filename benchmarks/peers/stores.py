"""Where fields are kept, in memory: a database would cost all blocks alike and hide what each of them costs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import simplejson
from opaque_keys.edx.keys import UsageKey
from xblock.field_data import ReadOnlyFieldData, SplitFieldData
from xblock.fields import Scope
from xblock.runtime import KeyValueStore, KvsFieldData

from demo.fields import AUTHORED_SCOPES, SHARED_SCOPES

Json = dict[str, Any]


@dataclass
class Records:
    """What a platform keeps between requests. States and shared values are JSON text, as in its database."""

    authored: Mapping[UsageKey, Json]
    states: dict[UsageKey, str] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    published: list[tuple[str, str]] = field(default_factory=list)

    def copy(self) -> Records:
        """The same, for a request that must not change what the next one finds; nothing is published yet."""
        return Records(self.authored, dict(self.states), dict(self.shared))

    def field_data(self, usage: UsageKey) -> SplitFieldData:
        """The values of one block's fields, read when the block is loaded."""
        authored = ReadOnlyFieldData(KvsFieldData(AuthoredStore(self.authored[usage])))
        shared = KvsFieldData(SharedStore(self.shared))
        return SplitFieldData(
            {
                **dict.fromkeys(AUTHORED_SCOPES, authored),
                Scope.user_state: KvsFieldData(StateStore(self.states, usage)),
                **dict.fromkeys(SHARED_SCOPES, shared),
            }
        )


class Store(KeyValueStore):
    """Values of one block by the names of its fields."""

    def __init__(self, values: Json) -> None:
        self.values = values

    def get(self, key: KeyValueStore.Key) -> object:
        """A value. Raises KeyError where there is none."""
        return self.values[key.field_name]

    def has(self, key: KeyValueStore.Key) -> bool:
        """Whether there is a value."""
        return key.field_name in self.values

    def set(self, key: KeyValueStore.Key, value: object) -> None:
        """Keep a value."""
        self.set_many({key: value})

    def delete(self, key: KeyValueStore.Key) -> None:
        """Never asked for."""
        raise NotImplementedError


class AuthoredStore(Store):
    """What an author wrote. That nothing is inherited is said as quickly as the platform's store says it."""

    def default(self, key: KeyValueStore.Key) -> object:
        """Raises KeyError: the field's own default holds."""
        raise KeyError(key.field_name)


class StateStore(Store):
    """A learner's state of one block: one JSON text, read at once, and merged field by field when it is written.

    It is simplejson that the platform writes it with; ``problem`` relies on named tuples becoming objects.
    """

    def __init__(self, states: dict[UsageKey, str], usage: UsageKey) -> None:
        self._states = states
        self._usage = usage
        super().__init__(self._stored())

    def set_many(self, update_dict: Mapping[KeyValueStore.Key, object]) -> None:
        """Lay values over what is stored by now."""
        changes = {key.field_name: value for key, value in update_dict.items()}
        self.values |= changes
        self._states[self._usage] = simplejson.dumps(self._stored() | changes)

    def _stored(self) -> Json:
        stored: Json = simplejson.loads(self._states.get(self._usage, "{}"))
        return stored


class SharedStore(Store):
    """Values that belong to all learners of a block, or to a learner in all blocks: each a JSON text of its own."""

    def __init__(self, texts: dict[str, str]) -> None:
        self._texts = texts

    def get(self, key: KeyValueStore.Key) -> object:
        """A value. Raises KeyError where there is none."""
        return json.loads(self._texts[_address(key)])

    def has(self, key: KeyValueStore.Key) -> bool:
        """Whether there is a value."""
        return _address(key) in self._texts

    def set_many(self, update_dict: Mapping[KeyValueStore.Key, object]) -> None:
        """Keep values."""
        for key, value in update_dict.items():
            self._texts[_address(key)] = json.dumps(value)


def _address(key: KeyValueStore.Key) -> str:
    return f"{key.scope.name} {key.user_id} {key.block_scope_id} {key.field_name}"
