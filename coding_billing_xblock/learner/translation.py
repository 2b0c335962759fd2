"""The words of the interface in one language, ready for a template, a script and a cache."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import get_language

PLURAL_SAMPLES = (1, 2, 3, 5, 11, 21, 100, 0)
"""Counts that between them show every plural form of the languages that gettext knows."""


@dataclass(frozen=True)
class Words:
    """Translated words. Two with the same texts are equal, so a page is cached once for each language."""

    language: str
    texts: tuple[tuple[str, str], ...]
    plurals: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]

    @cached_property
    def by_key(self) -> dict[str, str]:
        """The texts by their keys, for templates."""
        return dict(self.texts)

    def for_script(self, keys: tuple[str, ...]) -> dict[str, Any]:
        """The texts of these keys, and all plurals as ``{sample count: form}`` for ``Intl.PluralRules``."""
        return {key: self.by_key[key] for key in keys} | {key: dict(forms) for key, forms in self.plurals}


def translate(i18n: Any, words: Mapping[str, str], plurals: Mapping[str, tuple[str, str]]) -> Words:
    """The words in the language of this request, by the platform's ``i18n`` service."""
    return Words(
        language=get_language() or "en",
        texts=tuple((key, i18n.gettext(message)) for key, message in words.items()),
        plurals=tuple((key, _forms(i18n.ngettext, *messages)) for key, messages in plurals.items()),
    )


def _forms(
    ngettext: Callable[[str, str, int], str], singular: str, plural: str
) -> tuple[tuple[str, str], ...]:
    # One sample for each form; the script finds the form's category from it, and falls back to the last.
    forms = {ngettext(singular, plural, count): count for count in reversed(PLURAL_SAMPLES)}
    return tuple((str(sample), form) for form, sample in sorted(forms.items(), key=lambda item: item[1]))
