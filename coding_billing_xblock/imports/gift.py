"""GIFT, the format of Moodle's question banks: https://docs.moodle.org/en/GIFT_format

Questions stand between empty lines, each with its answers in braces. A backslash before one of GIFT's own signs makes
it one of the text's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from coding_billing_xblock.imports.answers import complete, true_and_false
from coding_billing_xblock.imports.found import Draft, Found, Unread, choosing, ordering, placing, unread
from coding_billing_xblock.imports.wording import HTML, HTML_LINES, MARKDOWN, PLAIN, Wording
from coding_billing_xblock.questions.asked import CHOOSE, ESSAY, GAPS, NUMBER, WORDS, Asked, Offered
from coding_billing_xblock.text.findings import N_

WORDINGS = {"html": HTML, "moodle": HTML_LINES, "plain": PLAIN, "markdown": MARKDOWN}
"""What texts are written in, by the names that GIFT has for it; "moodle" where nothing is said."""

_SIGNS = "\\:#={}~n"
_HIDDEN = {f"\\{sign}": chr(code) for code, sign in enumerate(_SIGNS, 1)}
"""What stands for a sign that is the text's own; cleaned texts hold none of these characters."""

_SHOWN = {code: "\n" if sign == "n" else sign for code, sign in enumerate(_SIGNS, 1)}
_GAP = "\x11"
"""Stands where learners would write."""

_ESCAPE = re.compile(r"\\[\\:#={}~n]")
_FORMAT = re.compile(rf"\s*\[(?P<format>{'|'.join(WORDINGS)})\]")
_BRACE = re.compile(r"([{}])")
_MARK = re.compile(r"([=~])")
_WEIGHT = re.compile(r"\s*%(?P<weight>-?\d{1,3}(?:\.\d{1,7})?)%")
_ALL = 100.0
_MOST_ANSWERS = 500
_TRUTHS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
_ARROW = "->"
_BLANK = "___"
_WILDCARD = "*"
_DECIMAL = r"-?\d{1,15}(?:\.\d{1,15})?"
_WITHIN = re.compile(rf"\s*({_DECIMAL})\s*(?::\s*({_DECIMAL}))?\s*")
_BETWEEN = re.compile(rf"\s*({_DECIMAL})\s*\.\.\s*({_DECIMAL})\s*")

_NO_BRACES = {
    "": N_("There are no answers in braces, so this is no question."),
    "{": N_("The brace before the answers is not closed before the next empty line."),
}
_OTHER_BRACES = N_("One pair of braces holds the answers; put a backslash before a brace that learners see.")
_TOO_MANY = N_("There are more than {most} answers to this question.")
_ONE_NUMBER = N_("One number is the right one here; this one is left out.")
_ANY = N_("An asterisk that stands for any text is not known here, so this answer is left out.")
_STRAY = N_("Each answer begins with = or ~, and something else stands before the first one.")
_COMMENT = N_("This is a comment; questions have none.")
_CATEGORY = N_("This names a category of a question bank; there are none here.")
_NAME = N_("This is the name of a question; learners would not see it.")
_WEIGHTS = N_(
    "These weights are not kept: the right options of a question count the same, and the others nothing or less."
)


class Answer(NamedTuple):
    """One answer in the braces: whether it is weighed, how much of 100 it is worth, its text and its feedback."""

    mark: str
    weight: float
    text: str
    feedback: str
    is_weighed: bool = False


class Source(NamedTuple):
    """A question in its parts, still in GIFT."""

    name: str
    text: str
    answers: str
    general: str
    wording: Wording

    @property
    def asked(self) -> Asked:
        """It without its answers."""
        prompt = self.wording.prose(_shown(self.text)).replace(_GAP, "\\_" * 5)
        return Asked(ESSAY, prompt, explanation=_prose(self.general, self.wording))


def read_gift(text: str, language: str) -> Iterator[Found]:
    """The questions of a GIFT text, whose author writes in a language."""
    for line, block in _blocks(text):
        if block.startswith("//"):
            yield unread(line, block, "comment", _COMMENT)
        elif block.startswith("$CATEGORY"):
            yield unread(line, block, "category", _CATEGORY)
        else:
            yield from _question(line, block, language)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """What stands together: a comment, a category or a question, each with its line."""
    begin, lines = 0, list[str]()
    for number, line in enumerate([*text.split("\n"), ""], 1):
        start = line.strip()
        if lines and (not start or start.startswith(("::", "$CATEGORY"))):
            yield begin, "\n".join(lines)
            lines = []
        if start.startswith(("//", "$CATEGORY")):
            yield number, start
        elif start:
            begin = begin if lines else number
            lines.append(line)


def _question(line: int, block: str, language: str) -> Iterator[Found]:
    before, *parts = _BRACE.split(_ESCAPE.sub(lambda found: _HIDDEN[found[0]], block))
    braces = "".join(parts[::2])
    if re.fullmatch(r"(?:\{\})+", braces) and (gaps := _gaps(before, parts[1::2], language)):
        yield Draft(line, block, gaps)
        return
    if braces != "{}":
        yield unread(line, block, "braces", _NO_BRACES.get(braces, _OTHER_BRACES))
        return
    source = _source(before, *parts[1::2])
    stray, answers = _answers(source.answers)
    if len(answers) > _MOST_ANSWERS:
        yield unread(line, block, "answers", _TOO_MANY, most=_MOST_ANSWERS)
        return
    asked = _ordered(source) or _short(source, language) or (None if stray else _asked(source, answers))
    if asked is None:
        yield unread(line, block, "answers", _STRAY)
        return
    yield Draft(line, block, choosing(asked), tuple(_left_out(line, source, asked, answers)))


def _gaps(before: str, parts: Sequence[str], language: str) -> Asked | None:
    """A sentence of which words are chosen, where something stands behind the answers; None for any other question."""
    inner, after = parts[::2], parts[1::2]
    gaps = [_answers(answers)[1] for answers in inner]
    if not any(map(str.strip, after)) or not all(map(_is_gap, gaps)):
        return None
    text = _GAP.join([before, *after])
    source = _source(text, "", "")
    offered = [
        _offered(answer, source.wording)._replace(place=place)
        for place, answers in enumerate(gaps)
        for answer in answers
    ]
    sentence = source.wording.prose(_shown(source.text)).replace(_GAP, _BLANK)
    return source.asked._replace(
        way=GAPS,
        prompt=_prose(source.name, source.wording) or complete(language),
        offered=tuple(offered),
        places=("",) * len(gaps),
        values=(("sentence", sentence),),
    )


def _is_gap(answers: Sequence[Answer]) -> bool:
    """Whether one of several words is right."""
    marks = [answer.mark for answer in answers]
    return marks.count("=") == 1 and "~" in marks and not any(answer.is_weighed for answer in answers)


def _source(before: str, inner: str, after: str) -> Source:
    name, text = "", before.strip()
    if text.startswith("::") and "::" in text[2:]:
        name, _, text = text[2:].partition("::")
    named = _FORMAT.match(text)
    if named:
        text = text[named.end() :]
    if after.strip():
        text = f"{text.rstrip()} {_GAP} {after.lstrip()}"
    answers, _, general = inner.partition("####")
    return Source(
        name.strip(), text, answers.strip(), general, WORDINGS[named["format"] if named else "moodle"]
    )


def _answers(inner: str) -> tuple[str, list[Answer]]:
    """What stands before the first answer, and the answers."""
    stray, *pieces = _MARK.split(inner)
    return stray.strip(), list(map(_answer, pieces[::2], pieces[1::2]))


def _answer(mark: str, source: str) -> Answer:
    text, _, feedback = source.partition("#")
    weighed = _WEIGHT.match(text)
    if weighed is None:
        return Answer(mark, _ALL if mark == "=" else 0, text, feedback)
    return Answer(mark, float(weighed["weight"]), text[weighed.end() :], feedback, is_weighed=True)


def _ordered(source: Source) -> Asked | None:
    """A question whose answers are steps in their order, as Moodle's type "ordering" writes them."""
    if not source.answers.startswith(">"):
        return None
    steps = [line.strip() for line in source.answers.split("\n")[1:] if line.strip()]
    offered = tuple(Offered(_phrase(step, source.wording)) for step in steps)
    return ordering(source.asked._replace(offered=offered), range(len(offered))) if offered else None


def _short(source: Source, language: str) -> Asked | None:
    """A question whose answers are no list of answers: true or false, a number, or a text of the learner's own."""
    if not source.answers:
        return source.asked
    word, *feedback = source.answers.split("#", 2)
    if word.strip() in _TRUTHS:
        return _true_false(source, _TRUTHS[word.strip()], [*feedback, "", ""], language)
    if word:
        return None
    return _numeric(source)


def _numeric(source: Source) -> Asked | None:
    """A question of a number; a range is one with a tolerance. None where no number is right."""
    answers = _numbers(source)
    found = _number(answers[0].text) if answers else None
    if found is None or answers[0].weight < _ALL:
        return None
    value, tolerance = found
    mistakes = [
        Offered(number[0], False, _prose(answer.feedback, source.wording))
        for answer in answers[1:]
        if answer.weight <= 0 and (number := _number(answer.text))
    ]
    right = Offered(value, True, _prose(answers[0].feedback, source.wording))
    values = (("tolerance", tolerance),) if tolerance else ()
    return source.asked._replace(way=NUMBER, offered=(right, *mistakes), values=values)


def _numbers(source: Source) -> list[Answer]:
    """The answers of a question of a number, the right one first."""
    inner = source.answers[1:]
    stray, answers = _answers(inner)
    return sorted([_answer("=", inner)] if stray else answers, key=lambda answer: -answer.weight)


def _number(text: str) -> tuple[str, str] | None:
    """A number and its tolerance, which may be empty."""
    if between := _BETWEEN.fullmatch(text):
        low, high = map(Decimal, between.groups())
        return f"{(low + high) / 2}", f"{(high - low) / 2}"
    within = _WITHIN.fullmatch(text)
    return (within[1], within[2] or "") if within else None


def _true_false(source: Source, is_true: bool, feedback: Sequence[str], language: str) -> Asked:
    """GIFT has the feedback on the wrong answer first."""
    wrong, right = (_prose(text, source.wording) for text in feedback[:2])
    offered = tuple(
        Offered(words, answer is is_true, right if answer is is_true else wrong)
        for words, answer in zip(true_and_false(language), (True, False), strict=True)
    )
    return source.asked._replace(way=CHOOSE, offered=offered)


def _asked(source: Source, answers: Sequence[Answer]) -> Asked:
    if any(answer.mark == "~" for answer in answers):
        return source.asked._replace(way=CHOOSE, offered=tuple(_options(source, answers)))
    if all(_ARROW in answer.text for answer in answers):
        return _matching(source, answers)
    kept = [answer for answer in answers if _WILDCARD not in answer.text]
    return source.asked._replace(way=WORDS, offered=tuple(_typed(answer, source.wording) for answer in kept))


def _options(source: Source, answers: Sequence[Answer]) -> Iterator[Offered]:
    for answer, is_right in zip(answers, _right(answers), strict=True):
        yield _offered(answer, source.wording)._replace(right=is_right)


def _right(answers: Sequence[Answer]) -> list[bool]:
    """Which of the options are right: those that are worth everything, or something where none is."""
    full = [answer.weight >= _ALL for answer in answers]
    return full if any(full) else [answer.weight > 0 for answer in answers]


def _offered(answer: Answer, wording: Wording) -> Offered:
    return Offered(_phrase(answer.text, wording), answer.weight > 0, _prose(answer.feedback, wording))


def _typed(answer: Answer, wording: Wording) -> Offered:
    """What is typed, or is chosen among plain words, has no marks."""
    text = " ".join(_shown(answer.text).split())
    return Offered(text, answer.weight > 0, _prose(answer.feedback, wording))


def _matching(source: Source, answers: Sequence[Answer]) -> Asked:
    """A place without a statement is one that nothing belongs to."""
    pairs = [(answer, *answer.text.partition(_ARROW)[::2]) for answer in answers]
    labels = [_phrase(label, source.wording) for _, _, label in pairs]
    offered = (
        Offered(_phrase(text, source.wording), False, _prose(answer.feedback, source.wording))
        if text.strip()
        else None
        for answer, text, _ in pairs
    )
    return placing(source.asked, labels, offered)


def _left_out(line: int, source: Source, asked: Asked, answers: Sequence[Answer]) -> Iterator[Unread]:
    name = _shown(source.name)
    if name and name.casefold() not in _shown(source.text).casefold():
        yield unread(line, f"::{name}::", "name", _NAME)
    if asked.way == WORDS:
        for answer in answers:
            if _WILDCARD in answer.text:
                yield unread(line, _whole(answer), "wildcard", _ANY)
    if asked.way == NUMBER:
        for answer in _numbers(source)[1:]:
            if answer.weight > 0 or _number(answer.text) is None:
                yield unread(line, _whole(answer), "numbers", _ONE_NUMBER)
    weighed = [f"{answer.weight:g}%" for answer in answers if answer.is_weighed]
    is_kept = _is_evenly_weighed(answers) if asked.way == CHOOSE else asked.way != WORDS
    if weighed and not is_kept:
        yield unread(line, ", ".join(weighed), "weights", _WEIGHTS)


def _whole(answer: Answer) -> str:
    """An answer with its feedback, as one reads it."""
    text, feedback = (_shown(part).strip() for part in (answer.text, answer.feedback))
    return f"{text}#{feedback}" if feedback else text or answer.mark


def _is_evenly_weighed(answers: Sequence[Answer]) -> bool:
    """Whether the right options count the same, and no other one counts anything."""
    counted = [answer.weight for answer in answers if answer.weight > 0]
    return len(counted) == sum(_right(answers)) and len(set(counted)) == 1


def _phrase(text: str, wording: Wording) -> str:
    text, own = _own_wording(text, wording)
    return own.phrase(_shown(text))


def _prose(text: str, wording: Wording) -> str:
    text, own = _own_wording(text, wording)
    return own.prose(_shown(text)) if text else ""


def _own_wording(text: str, wording: Wording) -> tuple[str, Wording]:
    """Each text may say for itself what it is written in."""
    named = _FORMAT.match(text)
    return (text[named.end() :], WORDINGS[named["format"]]) if named else (text.strip(), wording)


def _shown(text: str) -> str:
    return text.translate(_SHOWN)
