"""Which options a text names as right, by letter, number or words; true or false; numbers of points."""

from __future__ import annotations

import re
from collections.abc import Mapping

from coding_billing_xblock.questions.asked import Offered

TRUE_FALSE = {
    "ar": ("صح", "خطأ"),
    "de": ("Richtig", "Falsch"),
    "en": ("True", "False"),
    "es": ("Verdadero", "Falso"),
    "fr": ("Vrai", "Faux"),
    "hi": ("सही", "गलत"),
    "it": ("Vero", "Falso"),
    "pt": ("Verdadeiro", "Falso"),
    "ru": ("Верно", "Неверно"),
    "zh": ("正确", "错误"),
}
"""What the two options are called in the language of the author's text; English where it is not among these."""

COMPLETE = {
    "ar": "أكمل الجملة.",
    "de": "Ergänzen Sie den Satz.",
    "en": "Complete the sentence.",
    "es": "Complete la frase.",
    "fr": "Complétez la phrase.",
    "hi": "वाक्य पूरा करें।",
    "it": "Completa la frase.",
    "pt": "Complete a frase.",
    "ru": "Дополните предложение.",
    "zh": "请补全句子。",
}
"""What a sentence with gaps asks for where its text says nothing else, in the language of the author's text."""

_TRUE = {"t", "true", *(words[0].casefold() for words in TRUE_FALSE.values())}
_FALSE = {"f", "false", *(words[1].casefold() for words in TRUE_FALSE.values())}
_LABEL = re.compile(r"\(?(?P<label>[A-Za-z]|\d{1,2}) ?[).:]?")
_LABELLED = re.compile(r"\(?(?P<label>[A-Za-z]|\d{1,2}) ?(?:[).:]|[-–—] ) ?(?P<text>\S.*)")
_BETWEEN = re.compile(r" ?[,;/&+] ?(?:and )?| and ")
_NEXT = re.compile(r" ?(?:[,;>→⇒]|->|=>|-|–) ?| ")
_GLUED = re.compile(r"[A-Z]{2,26}")
# Three digits after a comma may be thousands.
_NUMBER = r"\d{1,6}(?:\.\d{1,6}|,(?!\d{3}\b)\d{1,6})?"
_POINTS = re.compile(rf"(?P<number>{_NUMBER})\s*(?:points?|pts?\.?|marks?)?", re.IGNORECASE)


def ordinal(label: str) -> int:
    """The place, from 0, that a letter or a number stands for."""
    return int(label) - 1 if label.isdecimal() else ord(label.lower()) - ord("a")


def right_ones(value: str, options: Mapping[int, str]) -> set[int] | None:
    """The places of the options that ``value`` names; None where it names none for certain.

    ``options`` has their texts by the places that their letters or numbers stand for.
    """
    places = {_key(text): place for place, text in reversed([*options.items()])}
    line = " ".join(value.replace("\n", ",").split()).strip(",")
    one = _one(line, options, places)
    if one is not None:
        return {one}
    several = [_one(part, options, places) for part in _BETWEEN.split(line)]
    found = {place for place in several if place is not None}
    return found if len(found) == len(several) > 1 else _glued(line, options)


def order_of(value: str, options: Mapping[int, str]) -> list[int] | None:
    """The places of the options in the order that ``value`` names, where it names each of them once; else None."""
    line = " ".join(value.replace("\n", ",").split()).strip(",")
    labels = list(line) if _GLUED.fullmatch(line) else _NEXT.split(line)
    places = [_place(_LABEL.fullmatch(label), options) for label in labels]
    named = [place for place in places if place is not None]
    return named if sorted(named) == sorted(options) and len(named) == len(places) else None


def _glued(line: str, options: Mapping[int, str]) -> set[int] | None:
    """The places of letters without anything between them."""
    places = {ordinal(letter) for letter in line} if _GLUED.fullmatch(line) else set()
    return places if places and len(places) == len(line) and places <= options.keys() else None


def _one(line: str, options: Mapping[int, str], places: Mapping[str, int]) -> int | None:
    said = places.get(_key(line))
    labelled = _place(_LABEL.fullmatch(line), options)
    if said is not None:
        # "2" may be what an option says and the number of another.
        return said if labelled in (None, said) else None
    return labelled if labelled is not None else _with_text(line, options)


def _with_text(line: str, options: Mapping[int, str]) -> int | None:
    """The place of "b) The coder", if the option of that letter says so too."""
    found = _LABELLED.fullmatch(line)
    place = _place(found, options)
    return place if found and place is not None and _key(options[place]) == _key(found["text"]) else None


def _place(found: re.Match[str] | None, options: Mapping[int, str]) -> int | None:
    place = ordinal(found["label"]) if found else -1
    return place if place in options else None


def _key(text: str) -> str:
    return " ".join(text.split()).casefold().rstrip(".;")


def true_and_false(language: str) -> tuple[str, str]:
    """The words for the two options in a language."""
    return TRUE_FALSE.get(language.split("-")[0].lower(), TRUE_FALSE["en"])


def complete(language: str) -> str:
    """What to ask, in a language, of a sentence with gaps."""
    return COMPLETE.get(language.split("-")[0].lower(), COMPLETE["en"])


def true_or_false(value: str, language: str) -> list[Offered]:
    """The two options, the right one being what ``value`` says; none where it says neither."""
    word = _key(value)
    if word not in _TRUE | _FALSE:
        return []
    true, false = true_and_false(language)
    return [Offered(true, word in _TRUE), Offered(false, word in _FALSE)]


def points_of(value: str) -> float | None:
    """A number of points, with a point or a comma before its fraction; None where it is none, or zero."""
    found = _POINTS.fullmatch(value.strip())
    points = float(found["number"].replace(",", ".")) if found else 0.0
    return points or None
