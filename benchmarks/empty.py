"""The least that a block can be: what it costs is what its host costs."""

from __future__ import annotations

from importlib.metadata import EntryPoint

from web_fragments.fragment import Fragment
from xblock.core import XBlock


class EmptyXBlock(XBlock):
    """A block that says one thing."""

    def student_view(self, _context: object) -> Fragment:
        """The least that a learner can see."""
        return Fragment("<p>Empty</p>")

    @XBlock.json_handler
    def submit(self, _data: object, _suffix: str = "") -> dict[str, object]:
        """The least that can be answered."""
        return {}


EMPTY = "empty"
XBlock.extra_entry_points.append((EMPTY, EntryPoint(EMPTY, f"{__name__}:EmptyXBlock", XBlock.entry_point)))
