"""The words of the finder: the field to look for codes with, and the card of a code. Pages for authors use it too.

``{name}`` is filled in by the script. What a code set says is in English and never among them.
"""

from __future__ import annotations

from coding_billing_xblock.text.findings import N_

FINDER_WORDS = {
    "find_diagnosis": N_("Search for a diagnosis by words or code"),
    "find_service": N_("Search for a service by words or code"),
    # Translators: while a file is loaded; its size is in megabytes.
    "find_loading": N_("Loading the code set, {size} MB…"),
    "find_failed": N_("The code set could not be loaded."),
    "find_again": N_("Try again"),
    # Translators: heard when the list of a search has changed; it shows eight codes at most.
    "find_count": N_("Codes shown: {count}"),
    "find_none": N_("Nothing found. Try other words, or fewer."),
    # Translators: above the list of those codes.
    "find_unknown": N_("The code {code} does not exist. Those nearest to it:"),
    # Translators: beside a code that is only a heading; choosing it opens the codes below it.
    "find_open": N_("open"),
    # Translators: beside a code that may be billed as it is.
    "find_billable": N_("billable"),
    # Translators: beside a code that needs a seventh character.
    "find_plus": N_("+ 7th"),
    "find_back": N_("Back to the list"),
    "find_below": N_("Choose one of the codes below it"),
    # Translators: above terms that the same code is used for.
    "find_inclusions": N_("Also coded here"),
    # Translators: what is counted, as in "One unit: 30 minutes".
    "find_unit": N_("One unit: {unit}"),
    "find_sevenths": N_("Seventh character"),
    "find_choose": N_("Choose a seventh character first."),
    # Translators: puts the code on the learner's list.
    "find_add": N_("Add {code}"),
    "find_no_notes": N_("The notes of this code could not be loaded."),
    # Translators: these head the notes of a code, which are in English.
    "find_includes": N_("Includes"),
    "find_excludes1": N_("Excludes 1 (never together with this code)"),
    "find_excludes2": N_("Excludes 2 (not part of this code; both may be coded)"),
    "find_code_first": N_("Code first"),
    "find_use_additional": N_("Use an additional code"),
    "find_code_also": N_("Code also"),
    "find_note": N_("Note"),
    "find_seventh": N_("Seventh character"),
}
