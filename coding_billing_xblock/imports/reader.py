"""Reading pasted questions: the way from a text to questions, and to what is in none of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pydantic import ValidationError

from coding_billing_xblock.content.document import MAX_QUESTIONS
from coding_billing_xblock.imports.copies import read_copies
from coding_billing_xblock.imports.elements import read_elements
from coding_billing_xblock.imports.found import Draft, Found, Reader, Unread, Whole, type_asked, unread
from coding_billing_xblock.imports.gift import read_gift
from coding_billing_xblock.imports.kinds import Kind, recognised
from coding_billing_xblock.imports.lists import read_list
from coding_billing_xblock.imports.table import read_table
from coding_billing_xblock.questions.asked import ESSAY, MATCH, PLACE
from coding_billing_xblock.questions.base import Question
from coding_billing_xblock.text.escaping import cleaned
from coding_billing_xblock.text.findings import N_, from_validation_error
from coding_billing_xblock.text.ids import Ids
from coding_billing_xblock.text.values import MAX_PASTED

READERS: dict[Kind, Reader] = {
    "copy": read_copies,
    "element": read_elements,
    "gift": read_gift,
    "table": read_table,
    "list": read_list,
}
_AS_THEY_ARE = ("copy", "element")

_NO_TYPE = {ESSAY: N_("A question that is answered by a text of one’s own cannot be added here.")}
_OTHER_TYPE = N_("There is no type of question for this here.")
_ONE_PLACE = N_("Everything belongs to the same place, so there is nothing to sort.")
_TOO_MANY = N_("A component holds at most {most} questions.")


class ReadQuestions(NamedTuple):
    """The questions of a text, and what is in none of them, both in the order of their lines. Ids are derived from the
    wordings, so they are the same whenever the same text is read.
    """

    questions: tuple[Question, ...] = ()
    unread: tuple[Unread, ...] = ()


def read_questions(
    text: str, language: str = "", kind: Kind | None = None, present: int = 0
) -> ReadQuestions:
    """The questions of ``text``, whose form is recognised unless it is told.

    Raises ValueError beyond MAX_PASTED characters, and for nothing else. ``language`` is that of the author's texts,
    for the two options of a question that is true or false; ``present`` is how many questions there are already.
    """
    if len(text) > MAX_PASTED:
        raise ValueError(f"the text is longer than {MAX_PASTED} characters")
    text = text.replace("\r\n", "\n")
    kind = kind or recognised(text)
    # A copy comes back as it was, whatever its characters are.
    found = READERS[kind](text if kind in _AS_THEY_ARE else cleaned(text), language)
    return _built(found, MAX_QUESTIONS - present)


def _built(found: Iterable[Found], room: int) -> ReadQuestions:
    ids = Ids()
    questions: list[Question] = []
    left: list[Unread] = []
    for item in found:
        built = item if isinstance(item, Unread) else _question(item, ids, room - len(questions))
        if isinstance(built, Unread):
            left.append(built)
        else:
            questions.append(built)
            left += item.left_out if isinstance(item, Draft) else ()
    return ReadQuestions(tuple(questions), tuple(left))


def _question(found: Draft | Whole, ids: Ids, room: int) -> Question | Unread:
    """The question that was found, or why there is none, where there is room for so many."""
    if room <= 0:
        return unread(found.line, found.text, "too_many", _TOO_MANY, most=MAX_QUESTIONS)
    if isinstance(found, Draft):
        return _asked_question(found, ids)
    name = ids.of(found.question.type, found.question.prompt)
    return found.question.model_copy(update={"id": name, "section": "", "pool": ""})


def _asked_question(draft: Draft, ids: Ids) -> Question | Unread:
    asked = draft.asked
    kind = draft.kind or type_asked(asked.way)
    if kind is None:
        return unread(draft.line, draft.text, "no_type", _NO_TYPE.get(asked.way, _OTHER_TYPE))
    if draft.kind is None and asked.way in (PLACE, MATCH) and len(asked.places) < 2:
        return unread(draft.line, draft.text, "one_place", _ONE_PLACE)
    try:
        return kind.from_asked(asked, ids)
    except ValidationError as error:
        return Unread(draft.line, draft.text, from_validation_error(error)[0])
