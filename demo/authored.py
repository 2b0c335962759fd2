"""What authors stored: values of content and settings fields, and what is inherited from unit and course."""

import json
from collections.abc import Mapping

from django.utils import timezone
from xblock.runtime import KeyValueStore

from demo.ids import UsageKey
from demo.models import AuthoredField, CourseItem, Person


def write_authored(usage: UsageKey, values: Mapping[str, object], person: Person | None = None) -> None:
    """Store authored field values (already JSON) of a block."""
    for name, value in values.items():
        stored = {"value": json.dumps(value), "edited_by": person, "edited_on": timezone.now()}
        AuthoredField.objects.update_or_create(usage=str(usage), name=name, defaults=stored)


def last_edit(usage: UsageKey) -> AuthoredField | None:
    """The authored value of a block that was stored last."""
    return AuthoredField.objects.filter(usage=str(usage)).order_by("-edited_on").first()


def read_authored(usage: str) -> dict[str, object]:
    """All authored field values of a block, a unit or the course."""
    rows = AuthoredField.objects.filter(usage=usage).values_list("name", "value")
    return {name: json.loads(value) for name, value in rows}


def authored_value(usage: UsageKey, name: str, default: object) -> object:
    """The stored value of one authored field, which may be None; the default where nothing is stored."""
    return read_authored(str(usage)).get(name, default)


def forget_authored(usage: UsageKey, name: str) -> None:
    """Forget one authored value: the field goes back to its default."""
    AuthoredField.objects.filter(usage=str(usage), name=name).delete()


def replace_authored(usage: UsageKey, values: Mapping[str, object]) -> None:
    """Store these authored values (already JSON) of a block and forget all others."""
    AuthoredField.objects.filter(usage=str(usage)).exclude(name__in=values).delete()
    write_authored(usage, values)


class AuthoredStore(KeyValueStore):
    """Authored values of blocks; a value nobody set on a block is inherited from its unit or course."""

    def __init__(self, inheritable: frozenset[str], person: Person | None) -> None:
        self._inheritable = inheritable
        self._person = person
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
        write_authored(key.block_scope_id, {key.field_name: value}, self._person)
        self._of(str(key.block_scope_id))[key.field_name] = value

    def delete(self, key: KeyValueStore.Key) -> None:
        forget_authored(key.block_scope_id, key.field_name)
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
