"""Rendering a unit or a single block for the learner's frame, as the LMS does it."""

from collections.abc import Mapping

from django.utils.html import escape, format_html
from web_fragments.fragment import Fragment
from xblock.core import XBlock

from demo.authored import read_authored
from demo.course import blocks_of
from demo.ids import UsageKey, parse_usage
from demo.lms import LearnerRuntime
from demo.services import ReplaceUrlsService

UNIT_TYPE = "vertical"
HIDDEN_NOTICE = "This type of component cannot be shown while viewing the course as a specific student."


def render_usage(runtime: LearnerRuntime, usage: UsageKey, view: str, context: Mapping[str, str]) -> Fragment:
    """Render a unit with all its blocks, or one block. Raises whatever a block's view raises."""
    if usage.block_type != UNIT_TYPE:
        return render_block(runtime, usage, view, context)
    unit = Fragment(_unit_heading(usage, context))
    for block_usage in blocks_of(usage):
        rendered = render_block(runtime, parse_usage(block_usage), view, context)
        unit.add_content(format_html('<div class="vert" data-id="{}">', block_usage))
        unit.add_content(rendered.content)
        unit.add_content("</div>")
        unit.add_fragment_resources(rendered)
    return unit


def render_block(runtime: LearnerRuntime, usage: UsageKey, view: str, context: Mapping[str, str]) -> Fragment:
    """Render one block; quoted course files in what it gives are turned into their addresses."""
    block = runtime.get_block(usage)
    if runtime.viewer.masquerading and not getattr(block, "show_in_read_only_mode", False):
        return Fragment(escape(HIDDEN_NOTICE))
    return with_course_files(render_view(block, view, context), usage)


def render_view(block: XBlock, view: str, context: Mapping[str, str]) -> Fragment:
    """Call a view of a block; a field it sets is saved."""
    return block.render(view, dict(context))


def with_course_files(fragment: Fragment, usage: UsageKey) -> Fragment:
    """The same fragment with quoted `/static/…` course files replaced by their addresses."""
    replaced = Fragment(ReplaceUrlsService(usage.context_key).replace_urls(fragment.content))
    replaced.add_fragment_resources(fragment)
    return replaced


def _unit_heading(usage: UsageKey, context: Mapping[str, str]) -> str:
    if context.get("show_title") == "0":
        return ""
    return format_html('<h2 class="unit-title">{}</h2>', unit_title(usage))


def unit_title(usage: UsageKey) -> str:
    """The display name of a unit."""
    return str(read_authored(str(usage)).get("display_name", "Unit"))
