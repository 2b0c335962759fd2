"""The words of an interface in one language, ready for a template, a script and a cache."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

PLURAL_SAMPLES = (1, 2, 3, 5, 11, 21, 100, 0)
"""Counts that between them show every plural form of the languages that gettext knows."""

MOST_KEPT = 200

SOURCE_LANGUAGE = "en"

CATALOGUE = ""
"""The message whose translation is the header of a catalogue, which differs from all others."""

Message = tuple[str, str]
"""The two English forms of a text that depends on a count."""

NGettext = Callable[[str, str, int], str]


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Everything an interface says, in English and by key: its texts, which of them its scripts need, and those that
    depend on a count: ``plurals`` for its scripts, ``counts`` for its page.
    """

    texts: Mapping[str, str]
    for_script: tuple[str, ...]
    plurals: Mapping[str, Message]
    counts: Mapping[str, Message] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """Translated words. Two with the same texts are equal, so a page is cached once for each language.

    ``language`` is that of the words themselves: English where nobody translated them.
    """

    language: str
    texts: tuple[tuple[str, str], ...]
    plurals: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    vocabulary: Vocabulary = field(compare=False, repr=False)
    ngettext: NGettext = field(compare=False, repr=False)

    @cached_property
    def by_key(self) -> dict[str, str]:
        """The texts by their keys, for templates."""
        return dict(self.texts)

    @cached_property
    def for_script(self) -> dict[str, Any]:
        """What the scripts need: texts, and plurals as ``{sample count: form}`` for ``Intl.PluralRules``."""
        texts = {key: self.by_key[key] for key in self.vocabulary.for_script}
        return texts | {key: dict(forms) for key, forms in self.plurals if key in self.vocabulary.plurals}

    def count(self, key: str, number: int) -> str:
        """A text of the page that depends on a count, for this number."""
        return self.ngettext(*self.vocabulary.counts[key], number).format(count=number)


_kept: dict[tuple[object, ...], Words] = {}


def translate(i18n: Any, vocabulary: Vocabulary) -> Words:
    """The words in the language of this request, by the platform's ``i18n`` service; kept for each catalogue."""
    key = (type(i18n), get_language(), i18n.gettext(CATALOGUE), vocabulary)
    if key not in _kept:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[key] = _translated(i18n, vocabulary)
    return _kept[key]


def _translated(i18n: Any, vocabulary: Vocabulary) -> Words:
    plurals = {**vocabulary.plurals, **vocabulary.counts}
    texts = {key: str(i18n.gettext(message)) for key, message in vocabulary.texts.items()}
    return Words(
        language=_language_of(texts, vocabulary.texts),
        texts=tuple(texts.items()),
        plurals=tuple((key, _forms(i18n.ngettext, *forms)) for key, forms in plurals.items()),
        vocabulary=vocabulary,
        ngettext=i18n.ngettext,
    )


def _language_of(texts: Mapping[str, str], english: Mapping[str, str]) -> str:
    # Without a catalogue of ours, the platform's own may still know a word or two.
    asked = get_language() or SOURCE_LANGUAGE
    translated = sum(texts[key] != message for key, message in english.items())
    return asked if translated * 2 > len(english) or asked.startswith(SOURCE_LANGUAGE) else SOURCE_LANGUAGE


def _forms(ngettext: NGettext, singular: str, plural: str) -> tuple[tuple[str, str], ...]:
    # One sample for each form; the script finds the form's category from it, and falls back to the last.
    forms = {ngettext(singular, plural, count): count for count in reversed(PLURAL_SAMPLES)}
    return tuple((str(sample), form) for form, sample in sorted(forms.items(), key=lambda item: item[1]))
