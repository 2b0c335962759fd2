"""What authors do in Studio to the list of blocks in a unit or library: add, duplicate, delete."""

from uuid import uuid4

from xblock.core import XBlock

from demo.authored import read_authored, replace_authored
from demo.course import BLOCK_TYPE, LIBRARY, UNIT, Block, Holder, add_block
from demo.ids import UsageKey
from demo.models import CourseItem


def title_of(block: XBlock) -> str:
    """What authors know a block by."""
    return str(getattr(block, "display_name", None) or block.usage_key.block_id)


def holder_of(usage: UsageKey) -> Holder:
    """The unit or library that holds a block."""
    return UNIT if usage.context_key.is_course else LIBRARY


def new_block(holder: Holder) -> UsageKey:
    """Add an untouched block, for which nothing is stored, at the end."""
    return add_block(Block(uuid4().hex, BLOCK_TYPE), holder)


def duplicate_block(block: XBlock) -> UsageKey:
    """Add a copy at the end. As on the platform, it has the same field values and a title of its own."""
    usage = block.usage_key
    fields = {**read_authored(str(usage)), "display_name": f"Duplicate of '{title_of(block)}'"}
    return add_block(Block(uuid4().hex, usage.block_type, fields), holder_of(usage))


def delete_block(usage: UsageKey) -> None:
    """Delete a block and what its authors stored; what learners did in it stays recorded."""
    CourseItem.objects.filter(usage=str(usage)).delete()
    replace_authored(usage, {})
