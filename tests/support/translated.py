"""The interface's words in a language that nobody translated them into yet."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.conf import settings
from django.utils.translation import trans_real

from coding_billing_xblock.learner import translation
from coding_billing_xblock.learner.words import VOCABULARY

SIGNS = {"ar": "ع", "de": "ß"}
"""What stands before each word: a letter of the language's own, so that the word runs its way."""


@contextmanager
def translated(language: str, folder: Path) -> Iterator[None]:
    """All words of the learner's interface in this language while the context lasts: `ß Submit answers`."""
    catalog, sign = Catalog(locale=language, fuzzy=False), SIGNS[language]
    for message in VOCABULARY.texts.values():
        catalog.add(message, f"{sign} {message}")
    for forms in (VOCABULARY.plurals | VOCABULARY.counts).values():
        catalog.add(forms, tuple([f"{sign} {forms[1]}"] * catalog.num_plurals))
    file = folder / language / "LC_MESSAGES" / "django.mo"
    file.parent.mkdir(parents=True)
    with file.open("wb") as opened:
        write_mo(opened, catalog)
    _read_catalogues_in(str(folder))
    yield
    _read_catalogues_in()


def _read_catalogues_in(*folders: str) -> None:
    settings.LOCALE_PATHS = folders
    # A process keeps what it read: but in a test no catalogue changes while it runs.
    trans_real._translations = {}
    translation._kept.clear()
