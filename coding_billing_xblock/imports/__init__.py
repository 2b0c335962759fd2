"""Questions that an author pastes, in the forms in which people have them: lists, Aiken, GIFT, the cells of a table.

Each form has a reader that says what is asked (``questions.asked``); the types of question say what comes of it. Every
line is in a question or is told with the reason why it is not. The door is ``reader``; ``copies`` writes a question as
text that is read as an equal one. Only the calls that need them import them.
"""
