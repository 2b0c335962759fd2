"""An article that an author pastes, as a proposal for a document: sections, a comparison, questions, a next step.

Whatever was pasted becomes Markdown first: HTML by ``page`` and ``converting``, plain text by ``plain``. Markdown is
read by tokens (``blocks``), and its lines go into the document as they are. Nothing is dropped or moved by a word; what
has no place is listed as left out. The doors are ``reader`` and, for formatted text that goes into one of an author's
texts, ``formatted``; only the calls that need them import them.
"""

from coding_billing_xblock.text.values import MAX_PASTED

MAX_ARTICLE = MAX_PASTED
"""Characters of a pasted article."""
