"""A form for the settings of the unit that its blocks inherit: names, help and types come from the fields."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from xblock.fields import DateTime, Field

from demo.authored import authored_value, forget_authored, write_authored
from demo.ids import UsageKey
from demo.mixins import InheritanceMixin

FIELDS: Mapping[str, Field] = {
    name: InheritanceMixin.fields[name] for name in ("due", "graceperiod", "show_correctness")
}


@dataclass(frozen=True)
class Setting:
    """One field as a form control; `value` is what counts now, stored or default."""

    name: str
    label: str
    help: str
    value: str
    input_type: str = "text"
    choices: Sequence[str] = ()
    problem: str = ""


def settings_of(unit: UsageKey) -> list[Setting]:
    """The form controls with the values stored for a unit."""
    return [_setting(field, unit) for field in FIELDS.values()]


def _setting(field: Field, unit: UsageKey) -> Setting:
    default = field.to_json(field.default)
    return Setting(
        name=field.name,
        label=field.display_name,
        help=field.help,
        value=_shown(field, authored_value(unit, field.name, default)),
        input_type="datetime-local" if isinstance(field, DateTime) else "text",
        choices=field.values or (),
    )


def _shown(field: Field, stored: object) -> str:
    if stored is None:
        return ""
    return field.from_json(stored).strftime("%Y-%m-%dT%H:%M") if isinstance(field, DateTime) else str(stored)


def checked(setting: Setting, typed: str) -> Setting:
    """The same setting with what was typed, and with a problem where its field does not take that."""
    return replace(setting, value=typed, problem=_problem(setting, typed.strip()))


def _problem(setting: Setting, typed: str) -> str:
    if not typed:
        return ""
    if setting.choices and typed not in setting.choices:
        return "Choose one of the values."
    try:
        value = FIELDS[setting.name].enforce_type(typed)
    except (TypeError, ValueError):
        return "This value cannot be used here."
    return "This value cannot be read." if value is None else ""


def store(unit: UsageKey, settings: Iterable[Setting]) -> None:
    """Store what was typed into settings without problems; what equals a default, or is empty, is not stored."""
    for setting in settings:
        field = FIELDS[setting.name]
        typed = setting.value.strip()
        value = field.to_json(field.enforce_type(typed)) if typed else None
        if value in (None, field.to_json(field.default)):
            forget_authored(unit, setting.name)
        else:
            write_authored(unit, {setting.name: value})
