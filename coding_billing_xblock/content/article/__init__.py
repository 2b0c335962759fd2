"""An article that an author pastes, as a proposal for a document: sections, a comparison, questions, a next step.

Plain text, Markdown and HTML are told apart and read into the same blocks (``lines``, ``markup``), what only looks
like a heading or a list becomes one (``structure``), and each block goes to one place: advertising for the provider
outside the lesson, a table into the comparison, everything else into sections, and what has no place is listed as
left out. No sentence is lost in silence. The door is ``reader``, which only the call that needs it imports: it takes
as long to load as half of everything else in the block.
"""

MAX_ARTICLE = 400_000
"""Characters of a pasted article."""
