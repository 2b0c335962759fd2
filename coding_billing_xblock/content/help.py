"""What an author can do about each finding: one sentence for each code, more than its message says.

A question type brings the sentences for its own codes along, so that a new type needs no line here.
"""

from __future__ import annotations

from functools import cache

from coding_billing_xblock.questions import question_types
from coding_billing_xblock.text.findings import N_

GENERAL = N_("Change it or remove it; if you are unsure, undo your last change.")
"""For a code that nobody foresaw."""

_VALUES = {
    "missing": N_("Something that every part of this kind has is not there; add it."),
    "extra_forbidden": N_("Remove it, or spell it as the documentation of OLX does."),
    "string_type": N_("Put text in its place."),
    "string_too_long": N_(
        "Long texts are hard to read on a screen. Divide it, for example into two sections."
    ),
    "bool_type": N_("Write true or false, without quotation marks in JSON."),
    "bool_parsing": N_("Write true or false, in lower case."),
    "int_type": N_("Write digits only, without a point or a comma."),
    "int_parsing": N_("Write digits only, without a point or a comma."),
    "int_from_float": N_("Write digits only, without a point or a comma."),
    "float_type": N_("Write digits only, with a point before decimals."),
    "float_parsing": N_("Write digits only, with a point before decimals."),
    "finite_number": N_("Write digits only, with a point before decimals."),
    "greater_than": N_("Choose a larger number."),
    "greater_than_equal": N_("Choose a larger number."),
    "less_than_equal": N_("Choose a smaller number."),
    "too_long": N_("Remove some of them, or spread them over several components."),
    "tuple_type": N_("Put a list in its place."),
    "list_type": N_("Put a list in its place."),
    "dict_type": N_("Put a group of named values in its place."),
    "model_type": N_("Put a group of named values in its place."),
    "model_attributes_type": N_("Put a group of named values in its place."),
    "literal_error": N_("Choose one of the values that are offered."),
}

_TEXT = {
    "text.empty": N_("Write something here, or remove the item."),
    "text.forbidden_character": N_(
        "It is invisible and came along from another program. Delete the place and type it anew."
    ),
    "text.beside_code": N_(
        "Put the code on lines of its own, between one line of ``` before it and one after it."
    ),
    "text.footnote": N_("Put the note in brackets, or at the end of the paragraph."),
    "text.indented_code": N_(
        "Take the blanks away where you mean a paragraph. Where you mean code, put a line of ``` before and after it."
    ),
    "text.old_years": N_(
        "Learners cannot tell what has changed since. Look it up, and name the year you found."
    ),
    "text.open_bold": N_(
        "Put ** directly before the first word and directly after the last, without a blank between."
    ),
    "text.too_deep": N_(
        "Nobody can follow so many levels. Divide the text, or take some of the levels away."
    ),
    "text.typed_bullet": N_("Begin each line of a list with a hyphen and a blank."),
    "url.unsafe": N_("Copy the address from your browser. Scripts and data are no addresses."),
    "link.no_text": N_("Screen readers read out the text of a link. Put the text between [ and ]."),
    "link.vague_text": N_(
        "Many people hear the links of a page one after the other, without the text around them. Let it say what is "
        "behind it, such as the name of the page."
    ),
    "link.as_typed": N_(
        "An address with blanks stands between < and >. If you mean no link, put \\ before the square bracket."
    ),
    "link.no_address": N_("Put the address that it leads to between the round brackets."),
    "link.relative_address": N_(
        "Begin with https:// for another site, with /static/ for a file of the course, with /course/ or /jump_to_id/ "
        "for a place in it."
    ),
    "link.unusable_address": N_("Copy the address from your browser; it begins with https:// or mailto:."),
    "link.unused_definition": N_(
        "Remove the line, or write the text of the link in square brackets where you need it."
    ),
    "image.no_address": N_("Put /static/ and the name of the file between the round brackets."),
    "image.relative_address": N_(
        "Upload the image under Files and begin its address with /static/, or with https:// for one on another site."
    ),
    "image.unusable_address": N_(
        "Upload the image under Files, and write /static/ and its name as the address."
    ),
    "image.elsewhere": N_("Upload it to the course and use its address there, if its licence allows that."),
    "image.no_alternative": N_(
        "Who cannot see the image hears this text, and it is shown while the image is missing. Put it between ![ and ]."
    ),
    "drawing.unknown": N_("Check the spelling of its name, or use an image of your own from Files."),
    "html.comment": N_("Everybody who edits this text can read it, and nobody else."),
    "html.frame": N_("Add it to the unit as a component of its own, or write a link to it."),
    "html.misplaced_tag": N_(
        "On one line, only formatting such as <b> or <sub> can stand; parts of a table stand within <table>."
    ),
    "html.rearranged": N_("Look at the preview. Within <table>, all words have to stand in cells."),
    "html.unknown_attribute": N_("Leave it out of the tag. How things look is up to the page."),
    "html.unknown_tag": N_(
        "If learners are to read it, all is well; with \\ before it, this remark goes away. Formatting is Markdown."
    ),
    "html.unpaired_tag": N_(
        "Write both, as in <b>word</b>; or put \\ before it, if learners are to read it."
    ),
    "list.renumbered": N_("A list counts on by itself. For other numbers, write each item as a paragraph."),
    "table.extra_cells": N_(
        "Give the heading row as many cells, or put \\ before a | that belongs to the text."
    ),
    "heading.skipped_level": N_(
        "Headings are the outline that screen readers read out. Go down one level at a time: ## and then ###."
    ),
    "id.beginning": N_("Put a letter before it, and change what refers to it as well."),
    "id.characters": N_("Ids are read by programs, so accents and blanks are out; write-a-claim would do."),
    "id.empty": N_("Write a short name that no other part of the same list has, or leave the id out."),
    "language.tag": N_(
        "The first part is the language, such as pt; then come a script and a region, such as pt-BR."
    ),
    "id.repeated": N_(
        "Answers are remembered by ids, so each must be used once only. Saving in the editor gives the second another."
    ),
    "id.renewed": N_("What refers to this id means the first that has it. There is nothing for you to do."),
}

_DOCUMENT = {
    "document.too_large": N_("Move some of it into another component."),
    "document.not_json": N_("Import the document from OLX, or begin from a template."),
    "document.not_a_group": N_("Import the document from OLX, or begin from a template."),
    "document.bad_version": N_("Leave the version out, or write 1."),
    "document.newer_version": N_("Nothing of it is changed until then."),
    "section.empty": N_("Write its text, or remove the section."),
    "comparison.no_caption": N_("It tells everybody what is compared, before they read the first cell."),
    "column.no_label": N_(
        "Screen readers name the column before each of its cells. Say what the column is about."
    ),
    "row.no_label": N_("Screen readers name the row before each of its cells. Say what the row is about."),
    "row.cells": N_("Give the row one cell for each column, an empty one if need be."),
    "cell.empty": N_(
        "A learner cannot tell whether something is missing. Write what is to be compared, or “none”."
    ),
    "next_step.no_link_text": N_("Without it the address itself stands on the button."),
    "pool.empty": N_("Choose this pool in the questions that are to be drawn from it, beside their points."),
    "pool.few": N_("Add questions to the pool, or draw fewer."),
    "pool.points": N_("Give all questions of the pool the same points."),
    "question.not_a_group": N_("Remove it, and add the question again."),
    "question.unknown_type": N_("Choose one of the types that there are, or remove the question."),
    "question.credit": N_("Choose one of the ways that it has; until then the usual one holds."),
    "question.draft": N_(
        "Read it, then confirm it or change its wording. Learners see it as soon as it is saved."
    ),
    "settings.answers_first": N_("Say after how many attempts, or choose “Always”."),
    "settings.showanswer": N_("Choose one of the rules that are offered."),
    "settings.never_passed": N_("Set a pass mark, or choose another rule."),
    "settings.no_attempts": N_("Write how many there are, or leave the field empty for no limit."),
    "settings.no_pass_mark": N_("Write a pass mark, or let a submission complete it."),
    "settings.nearly_mark": N_("Write a smaller percentage, or leave the field empty."),
    "question.no_explanation": N_(
        "Say why the right answer is right in at least one of them: it is what learners read when they are done."
    ),
    "question.no_prompt": N_("Ask what learners are to answer, best about a situation that they know."),
    "question.unknown_pool": N_("Choose a pool that is still there, or none."),
    "question.unknown_section": N_(
        "Who answers wrongly is offered to read a section again. Choose one that is still there, or none."
    ),
}

_OLX = {
    "olx.too_large": N_("Move some of it into another component."),
    "olx.not_xml": N_("Look at the line: often a tag is not closed, or & should be written &amp;."),
    "olx.comment": N_("Keep the file that it came from, or write the comment where your team will find it."),
    "olx.doctype": N_("Delete the line that begins with <!DOCTYPE."),
    "olx.root": N_("Copy the component from its first tag to its last."),
    "olx.unknown_element": N_("Nothing of it is dropped silently, so it has to be mended or removed first."),
    "olx.unknown_attribute": N_(
        "Nothing of it is dropped silently, so it has to be mended or removed first."
    ),
    "olx.bad_attribute": N_("Change the value, or remove the attribute to use its default."),
    "olx.repeated_element": N_("Bring the two together, or remove one."),
    "olx.stray_text": N_("Text belongs into an element that is made for text, such as <body>."),
    "olx.text_only": N_("Text is Markdown: use *emphasis* and lists rather than elements."),
    "olx.no_id": N_('Write id="…" with a short name that no other part of the same list has.'),
}

HELP = _VALUES | _TEXT | _DOCUMENT | _OLX
"""The sentences for all codes but those of question types."""


def help_for(code: str) -> str:
    """The help sentence (a message id) for the findings with this code."""
    return _all_help().get(code, GENERAL)


@cache
def _all_help() -> dict[str, str]:
    sentences = dict(HELP)
    for kind in question_types().values():
        sentences.update(kind.help)
    return sentences
