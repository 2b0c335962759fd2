"""What the platform makes of a rendered block: an element around it, by which it is started, or JSON for Studio."""

import json
from collections.abc import Mapping
from hashlib import sha256

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from web_fragments.fragment import Fragment, FragmentResource
from xblock.core import XBlock

_SCRIPT_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def script_json(value: object) -> str:
    """JSON that cannot end the script element it stands in."""
    text = json.dumps(value)
    for character, escape in _SCRIPT_ESCAPES.items():
        text = text.replace(character, escape)
    return text


def wrap(block: XBlock, view: str, fragment: Fragment, runtime_data: Mapping[str, str]) -> Fragment:
    """The block's fragment inside its wrapper element; resources are carried over."""
    usage = block.scope_ids.usage_id
    data = {
        "usage-id": str(usage),
        "block-type": usage.block_type,
        "course-id": str(usage.context_key),
        **runtime_data,
    }
    if fragment.js_init_fn:
        data |= {"init": fragment.js_init_fn, "runtime-version": str(fragment.js_init_version)}
    attributes = format_html_join("", ' data-{}="{}"', data.items())
    classes = f"xblock xblock-{view} xblock-{view}-{usage.block_type}"
    wrapped = Fragment(
        format_html(
            '<div class="{}"{}>{}{}</div>',
            classes,
            attributes,
            _init_args(fragment),
            mark_safe(fragment.body_html()),
        )
    )
    wrapped.add_fragment_resources(fragment)
    return wrapped


def _init_args(fragment: Fragment) -> str:
    if fragment.json_init_args is None:
        return ""
    return format_html(
        '<script type="json/xblock-args" class="xblock-json-init-args">{}</script>',
        mark_safe(script_json(fragment.json_init_args)),
    )


def fragment_json(fragment: Fragment) -> dict[str, object]:
    """A fragment as Studio sends it to its page: the HTML, and the resources, each with a key to load it by once."""
    resources = {resource_key(resource): resource._asdict() for resource in fragment.resources}
    return {"html": fragment.content, "resources": list(resources.items())}


def resource_key(resource: FragmentResource) -> str:
    """The same key for the same resource."""
    return sha256(repr(resource).encode()).hexdigest()[:32]
