"""What people call the parts of a question, before a colon in a list and above a column of a table."""

from __future__ import annotations

from collections.abc import Mapping

RIGHT = (
    "answer, answers, correct, correct answer, correct answers, correct option, correct options, right answer, "
    "right answers, key, answer key, solution"
)
ORDER = "order, correct order, right order, sequence, correct sequence"
EXPLANATION = "explanation, rationale, general feedback, reason"
POINTS = "points, point, marks, mark, score"


def by_name(names: Mapping[str, str]) -> dict[str, str]:
    """The parts by each of their names, which are given in one text with commas between them."""
    return {name: part for part, called in names.items() for name in called.split(", ")}
