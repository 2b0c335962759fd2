"""A form for the settings of a block or a unit, made from its fields: names, help, choices and types."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from xblock.core import XBlock
from xblock.fields import Boolean, DateTime, Field, Float, Integer, String

from demo.authored import authored_value, forget_authored, write_authored
from demo.ids import UsageKey

UNIT_SETTINGS = ("due", "graceperiod", "show_correctness")
NOT_FOR_THE_FORM = frozenset({"name", "tags"})
Gettext = Callable[[str], str]


@dataclass(frozen=True)
class Choice:
    """One value to choose from."""

    value: str
    label: str


@dataclass(frozen=True)
class Setting:
    """One field as a form control; `value` is what counts now, stored or default."""

    name: str
    label: str
    help: str
    value: str
    input_type: str = "text"
    choices: Sequence[Choice] = ()
    problem: str = ""


def setting_names(block_class: type[XBlock]) -> list[str]:
    """The settings a block defines itself, in the order in which it defines them."""
    own = [name for base in reversed(block_class.mro()) for name in vars(base)]
    names = dict.fromkeys(name for name in own if name in block_class.fields and name not in NOT_FOR_THE_FORM)
    return [name for name in names if block_class.fields[name].scope.name == "settings"]


def settings_of(block: XBlock, names: Iterable[str], owner: UsageKey, gettext: Gettext) -> list[Setting]:
    """The form controls for fields of a block, with the values stored for `owner` (a block or a unit)."""
    return [_setting(block.fields[name], owner, gettext) for name in names]


def _setting(field: Field, owner: UsageKey, gettext: Gettext) -> Setting:
    default = field.to_json(field.default)
    return Setting(
        name=field.name,
        label=gettext(field.display_name),
        help=gettext(field.help) if field.help else "",
        value=_shown(field, authored_value(owner, field.name, default)),
        input_type=_input_type(field),
        choices=_choices(field, gettext),
    )


def _shown(field: Field, stored: object) -> str:
    if stored is None:
        return ""
    if isinstance(field, DateTime):
        return field.from_json(stored).strftime("%Y-%m-%dT%H:%M")
    return f"{stored:g}" if isinstance(stored, float) else str(stored)


def _input_type(field: Field) -> str:
    if isinstance(field, DateTime):
        return "datetime-local"
    return "number" if isinstance(field, Integer | Float) else "text"


def _choices(field: Field, gettext: Gettext) -> tuple[Choice, ...]:
    if isinstance(field, Boolean):
        return (Choice("True", "True"), Choice("False", "False"))
    if not isinstance(field.values, list):
        return ()
    return tuple(
        Choice(str(one["value"]), gettext(one["display_name"])) if isinstance(one, dict) else Choice(one, one)
        for one in field.values
    )


def checked(block: XBlock, setting: Setting, typed: str) -> Setting:
    """The same setting with what was typed, and with a problem where its field does not take that."""
    return replace(setting, value=typed, problem=_problem(block.fields[setting.name], setting, typed.strip()))


def _problem(field: Field, setting: Setting, typed: str) -> str:
    if not typed:
        return ""
    if setting.choices and typed not in {choice.value for choice in setting.choices}:
        return "Choose one of the values."
    try:
        value = field.enforce_type(typed)
    except (TypeError, ValueError):
        return "This value cannot be used here."
    if value is None:
        return "This value cannot be read."
    least = field.values.get("min") if isinstance(field.values, Mapping) else None
    return f"This must be at least {least}." if least is not None and value < least else ""


def store(block: XBlock, owner: UsageKey, settings: Iterable[Setting]) -> None:
    """Store what was typed into settings without problems; what equals a default is not stored."""
    for setting in settings:
        field = block.fields[setting.name]
        value = _typed_value(field, setting.value.strip())
        if value == field.to_json(field.default):
            forget_authored(owner, setting.name)
        else:
            write_authored(owner, {setting.name: value})


def _typed_value(field: Field, typed: str) -> object:
    """What to store for a typed text: an emptied text field goes back to its default, others to no value."""
    if typed:
        return field.to_json(field.enforce_type(typed))
    return field.to_json(field.default) if isinstance(field, String) else None
