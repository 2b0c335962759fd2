"""The editor's page: a fragment with the form's frame, and the arguments from which its script builds the rest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from django.template import Context, Engine
from web_fragments.fragment import Fragment

from coding_billing_xblock.content.document import MAX_COLUMNS, MAX_ROWS
from coding_billing_xblock.gate import may_author
from coding_billing_xblock.learner import page as learner_page
from coding_billing_xblock.learner.translation import Words, translate
from coding_billing_xblock.lessons.shelf import TEMPLATES, example_of
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.questions.base import Question
from coding_billing_xblock.studio.numbers import BOUNDS, what_save_does
from coding_billing_xblock.studio.stored import stored_in
from coding_billing_xblock.studio.words import EXAMPLES, INLINE_EXAMPLES, VOCABULARY
from coding_billing_xblock.text.findings import N_
from coding_billing_xblock.text.values import MAX_PASTED

STYLE = "public/studio/studio.css"
DIALOGS = {
    "article": "exchange",
    "exchange": "exchange",
    "bulk": "exchange",
    "writing": "writing",
    "links": "writing",
    "search": "moving",
    "placing": "moving",
    "shortcuts": "moving",
}
"""The script that is loaded when a dialog, or another part that is rarely needed, is asked for first."""

SCRIPTS = tuple(f"public/studio/{part}.js" for part in ("studio", "form", "side", "saving"))

RULES = ("feedback", "showanswer", "attempts_before_showanswer_button", "hints", "retry", "shuffle")
"""The settings whose labels, choices and help in the form are those of the block's fields."""

NOT_AUTHOR = N_("You may not edit this component.")
NO_LIMIT = N_("No limit")


def editor(block: Any) -> Fragment:
    """The editor of ``block``; for somebody who may not edit, a calm page that says so and nothing else."""
    if not may_author(block):
        return Fragment(learner_page.calm_page(block.display_name, block.gettext(NOT_AUTHOR)))
    words = translate(block.runtime.service(block, "i18n"), VOCABULARY)
    types = tuple(question_types())
    fragment = Fragment(_form(block, words))
    own = (style for kind in question_types().values() for style in kind.author_styles)
    for style in (*learner_page.styles_of_types(types), STYLE, *own):
        fragment.add_css_url(block.runtime.local_resource_url(block, style))
    for script in (*SCRIPTS, *learner_page.scripts_of_types(types)):
        fragment.add_javascript_url(block.runtime.local_resource_url(block, script))
    fragment.initialize_js("CodingBillingStudio", _arguments(block, words, types))
    return fragment


def editor_prefix(block: Any) -> str:
    """What every id of the editor begins with, other than those of the learner's page beneath it."""
    return "cbe" + hashlib.sha256(str(block.scope_ids.usage_id).encode()).hexdigest()[:8]


def _form(block: Any, words: Words) -> str:
    kinds = [{"type": name, **_about(kind, words)} for name, kind in question_types().items()]
    starts = [start for name, kind in question_types().items() for start in (name, *kind.starts)]
    template = _engine().get_template("studio/editor.html")
    texts = {
        "words": words.by_key,
        "saves": block.gettext(what_save_does(block)),
        "examples": _examples(words),
        "rules": [_rule(block, name) for name in RULES],
    }
    own = {"p": editor_prefix(block), "kinds": kinds, "starts": starts, "bounds": BOUNDS}
    return str(template.render(Context(own | texts)))


def _rule(block: Any, name: str) -> dict[str, Any]:
    """What the form says of a setting: its label, help and choices, of which a number has none."""
    field = block.fields[name]
    return {
        "field": f"settings.{name}",
        "label": block.gettext(field.display_name),
        "help": block.gettext(field.help),
        "choices": list(_choices(block, name).items()),
    }


def _choices(block: Any, name: str) -> dict[str, str]:
    """The values of a setting that are offered, each with its name."""
    values = block.fields[name].values
    offered = values if isinstance(values, list) else []
    return {choice["value"]: block.gettext(choice["display_name"]) for choice in offered}


def _about(kind: type[Question], words: Words) -> dict[str, Any]:
    """What the editor's templates of a type are told about it."""
    return {
        "ways": _ways(kind, words),
        "example": json.dumps(example_of(kind), ensure_ascii=False),
        **kind.blank_values(),
    }


def _ways(kind: type[Question], words: Words) -> list[dict[str, str]]:
    """How an answer may count that is right in part, the usual way first."""
    return [{"value": way, "name": words.by_key[f"credit_{way}"]} for way in kind.ways]


def _examples(words: Words) -> list[tuple[str, str, bool]]:
    """The name and the text of each example of Markdown, and whether it stands on lines of its own."""
    return [
        (words.by_key[name], words.by_key[f"example_{name}"], name not in INLINE_EXAMPLES)
        for name in EXAMPLES
    ]


@cache
def _engine() -> Engine:
    return Engine(dirs=[str(Path(__file__).parent.parent / "templates")])


def _arguments(block: Any, words: Words, types: tuple[str, ...]) -> dict[str, Any]:
    templates = [
        {
            "id": template.id,
            "title": block.gettext(template.title),
            "document": template.document.model_dump(mode="json"),
        }
        for template in TEMPLATES
    ]
    return {
        "prefix": editor_prefix(block),
        "block": _device_token(block),
        "loaded": stored_in(block).loaded(),
        "templates": templates,
        "defaults": _defaults(block),
        "dialogs": _addresses(block, _scripts()),
        "assets": _addresses(block, _assets()),
        "types": list(types),
        "files": _files_address(block),
        "bounds": {"rows": MAX_ROWS, "columns": MAX_COLUMNS, "pasted": MAX_PASTED},
        "language": words.language,
        "words": words.for_script,
    }


def _files_address(block: Any) -> str:
    """Where Studio lists and takes the files of the block's course; empty for a library, which has none there."""
    key = block.scope_ids.usage_id.context_key
    return f"/assets/{key}/" if key.is_course else ""


def _addresses(block: Any, resources: Mapping[str, str]) -> dict[str, str]:
    return {name: block.runtime.local_resource_url(block, path) for name, path in resources.items()}


def _scripts() -> dict[str, str]:
    """The scripts that are loaded later, by what needs them: the editor's own, and those of types."""
    own = {name: f"public/studio/{part}.js" for name, part in DIALOGS.items()}
    return own | {
        name: script for kind in question_types().values() for name, script in kind.author_scripts.items()
    }


def _assets() -> dict[str, str]:
    return {
        name: resource
        for kind in question_types().values()
        for name, resource in kind.author_assets().items()
    }


def _device_token(block: Any) -> str:
    """Under what a device keeps this person's unsaved changes of this block; says nothing about either."""
    person = block.user_attributes().get("edx-platform.user_id")
    return hashlib.sha256(f"{block.scope_ids.usage_id}\n{person}".encode()).hexdigest()[:16]


def _defaults(block: Any) -> dict[str, str]:
    """What holds for a setting that nobody sets here, in words."""
    most = _default_of(block, "max_attempts")
    named = {name: (_choices(block, name), _default_of(block, name)) for name in ("grading", *RULES)}
    return {
        "display_name": _default_of(block, "display_name"),
        "max_attempts": block.gettext(NO_LIMIT) if most is None else f"{most}",
        "weight": f"{_default_of(block, 'weight'):g}",
        **{name: choices.get(value, f"{value}") for name, (choices, value) in named.items()},
    }


def _default_of(block: Any, name: str) -> Any:
    """The course's value of a setting that blocks inherit, else the field's own."""
    field = block.fields[name]
    try:
        return field.from_json(block._field_data.default(block, name))
    except KeyError:
        return field.default
