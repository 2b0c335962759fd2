"""Questions as people type them: a wording, options with letters, numbers, bullets or boxes, lines as "Answer: b".

Aiken is such a list too. What is right is told by a mark before or behind an option, by an answer line, or, where
neither is there, by options in bold.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from coding_billing_xblock.imports import names
from coding_billing_xblock.imports.answers import order_of, ordinal, points_of, right_ones, true_or_false
from coding_billing_xblock.imports.found import (
    UNCERTAIN,
    Draft,
    Found,
    Unread,
    choosing,
    ordering,
    paired,
    unread,
)
from coding_billing_xblock.imports.lines import Answered, lines_of
from coding_billing_xblock.imports.typed import typed
from coding_billing_xblock.imports.wording import AUTHORED
from coding_billing_xblock.questions.asked import CHOOSE, Asked, Offered
from coding_billing_xblock.text.findings import N_

ANSWER, ORDER, FEEDBACK, EXPLANATION, POINTS = "answer order feedback explanation points".split()

KEYS = {
    ANSWER: f"{names.RIGHT}, ans",
    ORDER: names.ORDER,
    FEEDBACK: "feedback",
    EXPLANATION: f"{names.EXPLANATION}, because, why",
    POINTS: names.POINTS,
}
"""What a line may begin with, before a colon, and what it then says."""

_ROLES = names.by_name(KEYS)
_RIGHT, _WRONG = "✓✔✅☑", "✗✘❌☐"
_SIGNS = f"{_RIGHT}👉➡→\ufe0f "
_BEFORE = re.compile(
    rf"(?:(?P<right>\*|[{_RIGHT}]|\[[xX*{_RIGHT}]\]|\([xX*{_RIGHT}]\))|[{_WRONG}]|\[ ?\]|\( ?\))\ufe0f?"
)
_BEHIND = re.compile(
    rf"(?:(?P<right>[{_RIGHT}]|\*|\((?:correct|right)\))|[{_WRONG}]|\((?:incorrect|wrong)\))\ufe0f?$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[-–—•●○▪◦‣]\s+(?=\S)")
_LETTER = re.compile(r"\(?(?P<label>[A-Za-z])(?:\)\s*|\.\s+)(?=\S)")
_DIGITS = re.compile(r"(?P<label>[1-9]\d{0,2})(?P<end>[.)])(?:\s+|$|(?=[^\W\d]))")
_ASKS = re.compile(
    r"(?:question|q)(?:\s*(?:no\.?|#)?\s*(?P<label>\d{1,3})\s*(?:[.):-]|$)|\s*:)\s*", re.IGNORECASE
)
_HEADING = re.compile(r"\A#{1,6}\s+(?=\S)")
_ALL_BOLD = re.compile(r"\*\*((?:[^*]|\*(?!\*))+)\*\*|__((?:[^_]|_(?!_))+)__")
_BOLD_BEGINNING = re.compile(r"(?:\*\*|__)(?P<label>[^*_]{1,40})(?:\*\*|__)(?P<rest>.*)")
_TOLD = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z ]{1,20}?)(?:(?: |(?=\())\(?(?P<which>[A-Za-z]|\d{1,2})\)?)? ?:(?:\s+|$)(?P<value>.*)"
)
_ANSWER_IS = re.compile(
    r"(?:the )?(?:correct |right )?answers?(?: (?:is|are):? | ?[:=] ?| [-–] )(?P<value>\S.*)", re.IGNORECASE
)
_MOST_LEFT_OUT = 3
_NEAR, _FAR = 2, 12

_NO_OPTIONS = N_("No options were found below this text.")
_NO_QUESTION = N_("This stands below no question.")
_NO_OPTION = N_("This is the feedback on an option that is not there.")
_NOT_ASKED = N_("No question has this number.")
_OTHERWISE = N_("The marks at the options say otherwise, so this was not used.")


class _Sign(NamedTuple):
    """An option as its line begins and ends: its letter or number, whether a mark says that it is right, its text."""

    label: str
    is_right: bool | None
    text: str
    is_starred: bool = False


class _Told(NamedTuple):
    """A line that says something of a question or of one of its options."""

    role: str
    which: str
    value: str


@dataclass(slots=True)
class _Option:
    sign: _Sign
    indent: int
    is_bold: bool
    text: list[str]
    feedback: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """The question that is being read. ``style`` is how its number is written, ``into`` the text that goes on."""

    line: int
    style: str = ""
    indent: int = 0
    number: str = ""
    source: list[str] = field(default_factory=list)
    prompt: list[str] = field(default_factory=list)
    options: list[_Option] = field(default_factory=list)
    answers: list[tuple[int, list[str]]] = field(default_factory=list)
    explanation: list[str] = field(default_factory=list)
    points: float = 1.0
    is_order: bool = False
    into: list[str] | None = None
    last_label: str = ""
    told_feedback: int = 0
    is_marked: bool = False

    @property
    def has_prompt(self) -> bool:
        """Whether its wording has begun."""
        return any(self.prompt)

    @property
    def is_asked(self) -> bool:
        """Whether there is more of it than its wording."""
        return bool(self.options or self.answers)

    @property
    def answer(self) -> str:
        """What all its answer lines say."""
        return ", ".join(text for _, value in self.answers for text in value)

    def expects(self, label: str) -> bool:
        """Whether an option with this letter or number may come next."""
        if not self.last_label:
            return ordinal(label) == 0
        steps = ordinal(label) - ordinal(self.last_label)
        return self.last_label.isdecimal() == label.isdecimal() and 0 < steps <= _MOST_LEFT_OUT


def read_list(text: str, language: str) -> Iterator[Found]:
    """The questions of a list, whose author writes in a language."""
    lines = lines_of(text)
    reading = _Reading(lines.texts, language, lines.key)
    for found in reading.found():
        yield _standing_at(found, lines.numbers)
    for number, (line, value) in reading.key.items():
        yield unread(line, f"{number}. {value}", "not_asked", _NOT_ASKED)


def _standing_at(found: Found, numbers: Sequence[int]) -> Found:
    """The same with the line where it stood in the text."""
    line = numbers[found.line - 1]
    if not isinstance(found, Draft):
        return found._replace(line=line)
    notes = tuple(note._replace(line=numbers[note.line - 1]) for note in found.left_out)
    return found._replace(line=line, left_out=notes)


class _Reading:
    """A list while it is read, line by line. ``key`` has answers to questions by their numbers, until they are used."""

    def __init__(self, lines: Sequence[str], language: str, key: dict[str, Answered]) -> None:
        self.lines = lines
        self.language = language
        self.key = key
        self.open: _Open | None = None
        self.is_after_gap = True

    def found(self) -> Iterator[Found]:
        """All that is in it."""
        for number, line in enumerate(self.lines, 1):
            if line.strip():
                yield from self._line(number, line)
            elif self.open and self.open.into is self.open.prompt:
                self.open.prompt.append("")
            self.is_after_gap = not line.strip()
        yield from self._closed()

    def _line(self, number: int, source: str) -> Iterator[Found]:
        text, is_bold = _without_marks(source)
        if begun := self._begun(number, source, text):
            yield from self._opened(*begun)
        elif told := _told(text):
            yield from self._tell(number, source, told)
        elif not self._is_option(source, text, is_bold=is_bold):
            if self.open is None or self._ends(self.open, number):
                yield from self._opened(_Open(number), text)
            elif self.open.into is not None:
                self.open.into.append(text)
        if self.open:
            self.open.source.append(source)

    # Where a question begins

    def _begun(self, number: int, source: str, text: str) -> tuple[_Open, str] | None:
        """The question that begins with this line, and the beginning of its wording."""
        indent = _indent(source)
        if word := _ASKS.match(text):
            return _Open(number, "word", indent, word["label"] or ""), text[word.end() :]
        digits = _DIGITS.match(text)
        if digits and self._is_beginning(number, digits, indent):
            return _Open(number, digits["end"], indent, digits["label"]), text[digits.end() :]
        return None

    def _is_beginning(self, number: int, digits: re.Match[str], indent: int) -> bool:
        """Whether a line with a number begins a question: it may also be one of the options."""
        if self.open is None or not self.open.expects(digits["label"]):
            return True
        if self.open.style in {"", digits["end"]}:
            is_beside = self.open.style != "" and indent < self.open.indent + _NEAR
            return is_beside or not (self.open.style or self.open.is_asked or self._goes_on(number))
        return False

    def _goes_on(self, number: int) -> bool:
        """Whether the next line has the number 2."""
        following = next((line.strip() for line in self.lines[number : number + _NEAR] if line.strip()), "")
        digits = _DIGITS.match(following)
        return digits is not None and digits["label"] == "2"

    def _ends(self, question: _Open, number: int) -> bool:
        """Whether a text that is nothing else belongs to the next question already."""
        if question.into is None or not (question.is_asked and self.is_after_gap):
            return question.into is None
        # What has bullets may be a list in the wording, and the options come only now.
        may_go_on = question.style and question.options and not question.last_label and not question.is_marked
        return not (may_go_on and self._leads_to_letters(number))

    def _leads_to_letters(self, number: int) -> bool:
        """Whether an option with the first letter comes before the next question."""
        for line in self.lines[number : number + _FAR]:
            text, _ = _without_marks(line)
            if _ASKS.match(text) or _DIGITS.match(text):
                return False
            sign = _sign(text)
            if sign and sign.label:
                return ordinal(sign.label) == 0
        return False

    def _opened(self, question: _Open, text: str) -> Iterator[Found]:
        yield from self._closed()
        question.into = question.prompt
        question.prompt += [text] if text else []
        self.open = question

    def _closed(self) -> Iterator[Found]:
        if self.open:
            if not self.open.answers and (told := self.key.pop(self.open.number, None)):
                self.open.answers.append((self.open.line, [told.value]))
            yield from _question(self.open, self.language)
        self.open = None

    # What belongs to it

    def _is_option(self, source: str, text: str, *, is_bold: bool) -> bool:
        sign = _sign(text)
        if self.open is None or sign is None or not self.open.has_prompt or self.open.answers:
            return False
        if not self.open.expects(sign.label) if sign.label else self.open.last_label:
            return False
        if sign.label and not self.open.last_label and self.open.options:
            if self.open.told_feedback or self.open.is_marked:
                return False
            # What had bullets only was a list in the wording.
            for option in self.open.options:
                self.open.prompt += [f"- {option.text[0]}", *option.text[1:]]
            self.open.options.clear()
        self.open.is_marked |= sign.is_right is not None and not sign.is_starred
        bold = _ALL_BOLD.fullmatch(sign.text)
        words = (bold[1] or bold[2]) if bold else sign.text
        self.open.options.append(_Option(sign, _indent(source), is_bold or bool(bold), [words]))
        self.open.into, self.open.last_label = self.open.options[-1].text, sign.label
        return True

    def _tell(self, number: int, source: str, told: _Told) -> Iterator[Found]:
        question = self.open
        if question is None or not question.has_prompt:
            yield unread(number, source, "no_question", _NO_QUESTION)
        elif told.role in (ANSWER, ORDER):
            question.is_order |= told.role == ORDER
            question.answers.append((number, [told.value] if told.value else []))
            # Where questions have numbers, what follows an answer says why.
            after = question.explanation if question.style else None
            question.into = after if told.value else question.answers[-1][1]
        elif told.role == POINTS:
            question.points = points_of(told.value) or 1.0
        elif told.role == FEEDBACK and (told.which or self._is_on_last(question, source)):
            yield from self._feed_back(question, number, source, told)
        else:
            question.into = question.explanation
            question.into.append(told.value)

    def _is_on_last(self, question: _Open, source: str) -> bool:
        """Whether feedback is on the option above: where it is indented below it, or the others before have theirs."""
        if question.answers or not question.options:
            return False
        is_every = question.told_feedback == len(question.options) - 1
        return is_every or _indent(source) > question.options[-1].indent

    def _feed_back(self, question: _Open, number: int, source: str, told: _Told) -> Iterator[Found]:
        place = ordinal(told.which) if told.which else len(question.options) - 1
        if place < len(question.options):
            question.into = question.options[place].feedback
            question.told_feedback += not question.into
            question.into.append(told.value)
        else:
            yield unread(number, source, "feedback", _NO_OPTION)


# Lines


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _without_marks(source: str) -> tuple[str, bool]:
    """A line without the marks of a heading and without bold that only sets it off, and whether all of it was bold."""
    text = _HEADING.sub("", source.strip())
    if bold := _ALL_BOLD.fullmatch(text):
        return (bold[1] or bold[2]).strip(), True
    plain = _unbold(text)
    says = any(pattern.match(plain) for pattern in (_ASKS, _DIGITS, _LETTER)) or _told(plain)
    return plain if says else text, False


def _unbold(text: str) -> str:
    begun = _BOLD_BEGINNING.fullmatch(text)
    return f"{begun['label']}{begun['rest']}" if begun else text


def _told(line: str) -> _Told | None:
    text = _unbold(line.lstrip(_SIGNS))
    if found := _ANSWER_IS.fullmatch(text):
        return _Told(ANSWER, "", found["value"])
    found = _TOLD.fullmatch(text)
    role = _ROLES.get(found["name"].casefold()) if found else None
    if found is None or role is None or (role == POINTS and points_of(found["value"]) is None):
        return None
    return _Told(role, found["which"] or "", found["value"])


def _sign(text: str) -> _Sign | None:
    bullet = _BULLET.match(text)
    rest = text[bullet.end() :] if bullet else text
    before = _BEFORE.match(rest)
    is_starred = bool(before and before[0] == "*")
    label = _LETTER.match(after := rest[before.end() :].lstrip() if before else rest) or _DIGITS.match(after)
    if is_starred and not label and not rest[1:2].isspace():
        before, after = None, rest  # emphasis begins here
    if not (bullet or before or label):
        return None
    words = after[label.end() :] if label else after
    return _marked(label["label"] if label else "", before, words, is_starred=is_starred and not label)


def _marked(label: str, before: re.Match[str] | None, words: str, *, is_starred: bool) -> _Sign:
    """The sign with what stands around its words: a mark may also come after the letter, or last."""
    found = before
    inner = _BEFORE.match(words)
    if inner and (inner[0] != "*" or words.count("*") == 1):
        found, words = found or inner, words[inner.end() :].lstrip()
    behind = _BEHIND.search(words[-12:])
    if behind and (behind[0] != "*" or words.count("*") == 1):
        found, words = found or behind, words[: len(words) - len(behind[0])].rstrip()
    return _Sign(label, bool(found["right"]) if found else None, words, is_starred)


# Questions


def _question(question: _Open, language: str) -> Iterator[Found]:
    source = "\n".join(question.source).rstrip()
    texts = [" ".join(option.text) for option in question.options]
    asked, notes = _asked(question, texts, language)
    if asked is None or not question.has_prompt:
        yield unread(question.line, source, "no_options", _NO_OPTIONS)
        return
    yield Draft(question.line, source, choosing(asked), tuple(notes))


def _asked(question: _Open, texts: Sequence[str], language: str) -> tuple[Asked | None, list[Unread]]:
    """What is asked, and the answer lines that do not tell."""
    if order := _order(question, texts):
        return ordering(_choosing(question, texts, set()), order), []
    if placed := _placed(question, texts):
        return placed, []
    marked, notes = _right(question, texts)
    if texts:
        return _choosing(question, texts, marked), notes
    offered = true_or_false(question.answer, language)
    base = _base(question)
    return base._replace(offered=tuple(offered)) if offered else typed(base, question.answer), notes


def _order(question: _Open, texts: Sequence[str]) -> list[int] | None:
    """The options in the order that the answer names, unless it says only that all of them are right."""
    places = _places(question)
    named = order_of(question.answer, dict(zip(places, texts, strict=True))) if len(texts) > 1 else None
    order = [places.index(place) for place in named or ()]
    return order if question.is_order or order != sorted(order) else None


def _places(question: _Open) -> list[int]:
    """What the letters or numbers of the options stand for."""
    return [ordinal(option.sign.label or f"{place}") for place, option in enumerate(question.options, 1)]


def _right(question: _Open, texts: Sequence[str]) -> tuple[set[int], list[Unread]]:
    """Which options are right, and the answer lines that do not tell."""
    marked = _marked_ones(question)
    if not question.answers or not texts:
        return marked or _bold_ones(question), []
    line, value = question.answers[0][0], question.answer
    places = _places(question)
    found = right_ones(value, dict(zip(places, texts, strict=True)))
    told = found and {places.index(place) for place in found}
    if told is None:
        return marked, [unread(line, value, "right", UNCERTAIN, value=value)]
    if marked and marked != told:
        return marked, [unread(line, value, "otherwise", _OTHERWISE)]
    return told, []


def _marked_ones(question: _Open) -> set[int]:
    marked = {place for place, option in enumerate(question.options) if option.sign.is_right}
    # Where all of them begin with an asterisk, it is a bullet.
    return set() if all(option.sign.is_starred for option in question.options) else marked


def _bold_ones(question: _Open) -> set[int]:
    bold = {place for place, option in enumerate(question.options) if option.is_bold}
    return bold if len(bold) < len(question.options) else set()


def _base(question: _Open) -> Asked:
    prompt, explanation = (
        AUTHORED.prose("\n".join(lines)) for lines in (question.prompt, question.explanation)
    )
    return Asked(CHOOSE, prompt, explanation=explanation, points=question.points)


def _choosing(question: _Open, texts: Sequence[str], right: set[int]) -> Asked:
    offered = [
        _offered(text, option)._replace(right=place in right)
        for place, (text, option) in enumerate(zip(texts, question.options, strict=True))
    ]
    return _base(question)._replace(offered=tuple(offered))


def _placed(question: _Open, texts: Sequence[str]) -> Asked | None:
    """A question in which each option names the place where it belongs, and none is marked."""
    is_told = question.answers or _marked_ones(question)
    return None if is_told else paired(_choosing(question, texts, set()))


def _offered(text: str, option: _Option) -> Offered:
    return Offered(AUTHORED.phrase(text), feedback=AUTHORED.prose("\n".join(option.feedback)))
