"""The words of the editor, English and marked for translation: those of the page and of its scripts.

``{name}`` is filled in by the script. What an author wrote is never among them.
"""

from __future__ import annotations

from coding_billing_xblock.learner.translation import Vocabulary
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.text.findings import N_, N_plural

PAGE_WORDS = {
    # The editor as a whole
    "tools": N_("Whole document"),
    "undo": N_("Undo"),
    "redo": N_("Redo"),
    "templates": N_("Templates"),
    "article": N_("Paste an article"),
    "olx": N_("Import and export"),
    "intro": N_("Open a part to change it."),
    "expand_all": N_("Expand all"),
    "collapse_all": N_("Collapse all"),
    "save": N_("Save"),
    "cancel": N_("Cancel"),
    "close": N_("Close"),
    # Notices
    "draft_kept": N_("This device keeps changes of yours that were not saved."),
    "restore": N_("Restore them"),
    "discard": N_("Discard them"),
    "discarded": N_("Discarded. Until the editor is closed they can be brought back."),
    "undo_discard": N_("Bring them back"),
    "leaving": N_("There are changes that are not saved."),
    "leaving_help": N_("They stay on this device and are offered when you come back."),
    "leave": N_("Leave without saving"),
    "stay": N_("Keep editing"),
    # Parts
    "lesson": N_("Lesson"),
    "comparison": N_("Comparison table"),
    "self_check": N_("Self-check"),
    "next_step": N_("Next step"),
    "outcome": N_("Result messages"),
    "settings": N_("Settings"),
    # What can be done with an item of a list
    "move_up": N_("Move up"),
    "move_down": N_("Move down"),
    "move_to": N_("Move to another place"),
    # Translators: does what "Move to another place" is about.
    "move": N_("Move"),
    "move_before": N_("Move one place towards the beginning"),
    "move_after": N_("Move one place towards the end"),
    "duplicate": N_("Duplicate"),
    "insert": N_("Add after this one"),
    "remove": N_("Remove"),
    "add_section": N_("Add a section"),
    "add_column": N_("Add a column"),
    "add_row": N_("Add a row"),
    # A draft question
    "draft": N_("Draft"),
    # Translators: said after "Draft" by screen readers.
    "draft_unseen": N_("(nobody has looked at it yet)"),
    "draft_help": N_(
        "Nobody has looked at this question yet. Read it, then confirm it or change its wording."
    ),
    "confirm": N_("Confirm draft"),
    # Writing text
    "formatting": N_("Formatting"),
    "bold": N_("Bold"),
    "bold_title": N_("Bold (Ctrl+B)"),
    "italic": N_("Italic"),
    "italic_title": N_("Italic (Ctrl+I)"),
    "link": N_("Link"),
    "link_title": N_("Link (Ctrl+K)"),
    "image": N_("Picture"),
    "list": N_("List"),
    "numbered": N_("Numbered list"),
    "heading": N_("Heading"),
    "quote": N_("Quote"),
    "table": N_("Table"),
    # Translators: a word or a line in the letters of a typewriter.
    "code": N_("Code"),
    "is_markdown": N_("This text is Markdown."),
    "examples": N_("See examples"),
    "examples_title": N_("Examples of Markdown"),
    "examples_help": N_(
        "This is how formatting is written. Insert an example and write your own words over it."
    ),
    "insert_example": N_("Insert"),
    "link_dialog": N_("Link"),
    "link_words": N_("Text"),
    "link_words_help": N_("Says where the link leads, also to somebody who hears nothing but links."),
    "link_address": N_("Address"),
    "link_address_help": N_(
        "A web address such as https://example.org, or a file of the course: /static/guide.pdf"
    ),
    "image_dialog": N_("Picture"),
    "image_files": N_("Pictures of the course"),
    "image_search": N_("Search by name"),
    "image_upload": N_("Upload a picture"),
    "image_more": N_("Show more"),
    "image_address": N_("Address of the picture"),
    "image_address_help": N_("A file of the course such as /static/visit.png, or a web address."),
    "image_words": N_("Alternative text"),
    "image_words_help": N_("Says what the picture shows, for those who do not see it."),
    "remove_link": N_("Remove the link"),
    "remove_image": N_("Remove the picture"),
    # Fields
    "title": N_("Title"),
    "text": N_("Text"),
    "caption": N_("Caption"),
    "caption_help": N_("Says above the table what is compared."),
    "corner": N_("Heading of the first column"),
    "table_help": N_(
        "The arrow keys lead from cell to cell at the ends of a text, and Enter to the cell below or to a new row. "
        "Cells of a spreadsheet can be pasted."
    ),
    "prompt": N_("Question"),
    "feedback": N_("Feedback"),
    "more": N_("Explanation, hints, section, pool, points and order"),
    "explanation": N_("Explanation"),
    "explanation_help": N_("Shown with the right answers, once they may be seen."),
    "section": N_("Section of the lesson"),
    "section_help": N_("Who answers wrongly is offered to read this section again."),
    "no_section": N_("None"),
    "hints": N_("Hints"),
    "hints_help": N_("A learner takes them one after the other. They are secret until then."),
    "hint": N_("Hint"),
    "add_hint": N_("Add a hint"),
    "pools": N_("Pools"),
    "pools_help": N_(
        "From a pool each learner gets as many questions as you say, drawn at random. Which pool a question belongs to "
        "is chosen beside its points."
    ),
    "pool_name": N_("Name"),
    "pool_draw": N_("How many each learner gets"),
    "add_pool": N_("Add a pool"),
    "pool": N_("Pool"),
    "pool_help": N_("Pools are made below the questions."),
    "no_pool": N_("None: every learner gets this question"),
    "points": N_("Points"),
    "shuffle": N_("Show in another order to each learner"),
    "credit": N_("Partial credit"),
    "credit_none": N_("None"),
    "credit_part": N_("For each part that is right"),
    "credit_minus": N_("For each part that is right, less for each that is wrong"),
    "next_step_help": N_(
        "Your own note after the lesson, such as the course to take next. Leave it empty to show none."
    ),
    "link_text": N_("Text of the button"),
    "url": N_("Address that the button leads to"),
    # Settings
    "group_course": N_("In the course"),
    "group_grading": N_("Attempts and grading"),
    "group_rules": N_("What learners see and when"),
    "group_language": N_("Language"),
    "display_name": N_("Display name"),
    "display_name_help": N_("The title of this component, above the lesson and in the course outline."),
    "max_attempts": N_("Maximum attempts"),
    "max_attempts_help": N_("How many times a learner may submit the self-check. Leave empty for no limit."),
    "weight": N_("Weight"),
    "weight_help": N_(
        "How many points the self-check counts in the gradebook. Leave empty for the sum of its questions."
    ),
    "grading": N_("Grading"),
    "grading_help": N_("Which attempt counts when a learner has several."),
    "grading_best": N_("Best attempt"),
    "grading_latest": N_("Latest attempt"),
    "group_passing": N_("Pass mark and completion"),
    "pass_mark": N_("Pass mark"),
    "pass_mark_help": N_("The percentage of all points that passes. Leave it empty for no pass mark."),
    "nearly_mark": N_("Nearly passed from"),
    "nearly_mark_help": N_("A percentage. Leave it empty for 10 below the pass mark."),
    "completes": N_("Complete when"),
    "completes_help": N_("Until then reading counts for up to half. A tick that was given stays."),
    "completes_submitted": N_("Submitted"),
    "completes_passed": N_("Passed"),
    "outcome_help": N_(
        "Learners read one of these above the results of an attempt, if Settings have a pass mark. Empty ones are told "
        "in the block’s own words."
    ),
    "passed": N_("Passed"),
    "nearly": N_("Nearly passed"),
    "again": N_("Not passed yet"),
    "language": N_("Language of your text"),
    "language_help": N_(
        "A language tag such as en or pt-BR, so that it is read out well. Leave empty for the language of the page."
    ),
    # Findings
    "findings": N_("Findings"),
    # Preview
    "preview": N_("Preview"),
    "as_learner": N_("As a learner"),
    "with_answers": N_("With answers"),
    # Translators: a way to look at the preview, where questions can be answered and are scored.
    "try_it": N_("Try it"),
    "width": N_("Width of the preview"),
    "phone": N_("Phone"),
    "tablet": N_("Tablet"),
    "desktop": N_("Desktop"),
    "preview_page": N_("The learner’s page"),
    # Search
    "search": N_("Search in the document"),
    "previous_hit": N_("Previous place"),
    "next_hit": N_("Next place"),
    "close_search": N_("Close the search"),
    # Keys
    "shortcuts": N_("Keyboard shortcuts"),
    "shortcuts_title": N_("Keyboard shortcuts (Ctrl+/)"),
    # Translators: as it is written on the key; so are Alt, Shift, Enter, Tab and Esc.
    "key_ctrl": N_("Ctrl"),
    "key_alt": N_("Alt"),
    "key_shift": N_("Shift"),
    "key_enter": N_("Enter"),
    "key_tab": N_("Tab"),
    "key_escape": N_("Esc"),
    "add_below": N_("Add one below: a section, a question, an option, a row and so on"),
    "key_up": N_("Move it up, when not in a text"),
    "key_down": N_("Move it down, when not in a text"),
    "key_cell": N_("In a new row of the table: to the next cell"),
    "key_row": N_("In the table: to the cell below, or a new row after the last one"),
    "key_to_save": N_("From the preview: to Save"),
    "key_leave_try": N_("While you try the preview: to Save"),
    "key_list": N_("This list"),
    # Templates
    "templates_help": N_("A template replaces the whole document. Undo brings back what you have now."),
    # Import and export
    "olx_help": N_(
        "This is the whole document as OLX, without the settings. Copy it to keep it or to use it elsewhere, or paste "
        "another one over it."
    ),
    "olx_text": N_("Document as OLX"),
    "copy": N_("Copy"),
    "download": N_("Download as a file"),
    "open_file": N_("Open a file"),
    "read_olx": N_("Read it"),
    "changes": N_("What it changes"),
    "apply": N_("Use this document"),
    # An article
    "article_help": N_(
        "Paste plain text, Markdown or HTML, from a web page or a word processor. Then choose what to use of it."
    ),
    "article_text": N_("Your article"),
    "read_article": N_("Read it"),
    "article_back": N_("Back to the text"),
    "review": N_("What was found"),
    "review_help": N_(
        "Choose a place for each text; the arrow keys change it. Nothing is changed before you agree below."
    ),
    "leave_out": N_("Leave out"),
    "found_name": N_("Name and language"),
    "found_sections": N_("Sections for the lesson"),
    "found_questions": N_("Draft questions to review"),
    "found_next_step": N_("Next step, outside the lesson"),
    "step_help": N_("Every text for which you choose “Next step” comes here."),
    "left_out": N_("Left out"),
    "left_out_help": N_("These texts fitted nowhere. Choose a place for those that you need."),
    "found_nothing": N_("Nothing to use was found in this text."),
    "no_room": N_("Together with what is there it would be too large, so it cannot be added."),
    "choice_add": N_("Add to what is there"),
    "choice_replace": N_("Replace what is there"),
    "choice_leave": N_("Leave it out"),
    "apply_article": N_("Put it into the document"),
    # Questions in bulk
    "add_questions": N_("Add questions"),
    "bulk_help": N_(
        "Paste questions as a list, in Aiken or GIFT format, or the cells of a spreadsheet whose first row names the "
        "columns. You see what was read before anything is added."
    ),
    # Translators: the marks at the beginning of the lines stay as they are.
    "bulk_example": N_(
        "1. Who assigns the codes?\na) The biller\n*b) The coder\n\n2. Whose task is it?\n- Reads the record -> Coder\n"
        "- Sends the claim -> Biller"
    ),
    "bulk_text": N_("Your questions"),
    "bulk_kind": N_("Format"),
    "kind_any": N_("As recognised"),
    "kind_list": N_("List or Aiken"),
    "kind_table": N_("Table with a heading row"),
    "read_bulk": N_("Read them"),
    "bulk_found": N_("What was read"),
    "bulk_left": N_("What was not read"),
    "copy_question": N_("Copy as text"),
    "question_text": N_("Question as text"),
    # Somebody else saved
    "conflict": N_("Somebody else saved this component"),
    "conflict_help": N_(
        "It changed while you were editing. Nothing of yours was saved, and nothing is lost."
    ),
    "differs": N_("What your version changes in the one that is saved"),
    "keep_mine": N_("Keep mine"),
    "keep_mine_help": N_("Save your version over theirs."),
    "take_theirs": N_("Take theirs"),
    "take_theirs_help": N_("Go on with their version. Undo brings yours back."),
    "copy_mine": N_("Copy mine as text"),
    "copy_mine_help": N_("Shows your version as OLX, to keep it elsewhere."),
}

MESSAGES = {
    # Translators: the default value of a setting follows.
    "default": N_("Default: {value}"),
    # Translators: what stands beside a part of the document that has nothing in it.
    "empty": N_("empty"),
    "filled": N_("filled in"),
    "untitled": N_("No wording yet"),
    # Names of items
    "item_sections": N_("Section {number}"),
    "item_columns": N_("Column {number}"),
    "item_rows": N_("Row {number}"),
    "item_cells": N_("Cell {number}"),
    "item_questions": N_("Question {number}"),
    "item_hints": N_("Hint {number}"),
    "item_pools": N_("Pool {number}"),
    # Translators: one or more names from the outer to the inner, as in "Question 3 › Option 2".
    "within": N_("{outer} › {inner}"),
    "part_document": N_("Document"),
    "part_lesson": N_("Lesson"),
    "part_comparison": N_("Comparison table"),
    "part_questions": N_("Self-check"),
    "part_pools": N_("Pools"),
    "part_next_step": N_("Next step"),
    "part_outcome": N_("Result messages"),
    "part_settings": N_("Settings"),
    # What was done, for undo and for screen readers
    "did_write": N_("Change in {name}"),
    "did_move": N_("Move of {name}"),
    "did_add": N_("New: {name}"),
    "did_duplicate": N_("Copy of {name}"),
    "did_remove": N_("Removal of {name}"),
    "did_confirm": N_("Confirmation of {name}"),
    "did_template": N_("Template: {name}"),
    "did_import": N_("Import"),
    "did_article": N_("Pasted article"),
    "did_bulk": N_("Added questions"),
    "did_cells": N_("Pasted cells"),
    "did_restore": N_("Restored changes"),
    "did_theirs": N_("Their version"),
    # Translators: the label of a list of places to choose from, as in "Place of Question 3".
    "place_of": N_("Place of {name}"),
    "expanded_all": N_("Everything is open."),
    "collapsed_all": N_("Everything is closed."),
    "moved": N_("{name}: now {position} of {count}."),
    "added": N_("{name} was added."),
    "removed": N_("{name} was removed. Undo brings it back."),
    # Translators: one or more names of questions, as in "Question 2, Question 5 referred to it".
    "pointed": N_("{names} referred to it."),
    "confirmed": N_("{name} is confirmed and no longer a draft."),
    "undone": N_("Undone: {name}"),
    "redone": N_("Done again: {name}"),
    "undo_what": N_("Undo: {name}"),
    "redo_what": N_("Redo: {name}"),
    "replaced": N_("The document was replaced. Undo brings back what was there."),
    # Translators: which of the places that were found is shown, and its name, as in "2 of 7, Question 3 › Feedback:".
    "hit": N_("{position} of {count}, {name}:"),
    # How changes are kept
    "unchanged": N_("No changes"),
    "kept": N_("Not saved yet, kept on this device"),
    "unkept": N_("Not saved yet"),
    "saving": N_("Saving…"),
    "saved": N_("Saved"),
    # Translators: followed by what differs between both versions.
    "edited_here": N_("You saved another version in another window: {time}."),
    "edited_there": N_("The other version was saved: {time}."),
    "not_saved": N_("Not saved."),
    "not_loaded": N_("This part of the editor could not be loaded. Check your connection and try again."),
    "blocked": N_("Please solve this first:"),
    # Translators: followed by a date and time.
    "draft_from": N_("Last changed: {time}."),
    "draft_outdated": N_("Somebody saved another version since; you can compare before you save."),
    # Requests that failed
    "offline": N_("There is no connection. Your changes are kept here; try again."),
    "no_answer": N_("The server gave no usable answer. Your changes are kept here; try again."),
    "sign_in": N_(
        "You are no longer signed in, or may not change this component. Sign in in another tab and try again."
    ),
    # Findings
    "error": N_("Error"),
    "warning": N_("Warning"),
    "tip": N_("Tip"),
    # Translators: the line of a text, or of a file of OLX.
    "line": N_("Line {line}"),
    "no_findings": N_("Nothing to report."),
    "unchecked": N_("Not checked: {reason}"),
    # Preview
    "preview_waits": N_("The preview shows the last version without errors."),
    # Placeholders that the formatting buttons put in
    "format_bold": N_("bold"),
    "format_italic": N_("italic"),
    "format_code": N_("code"),
    # Translators: a table; its cells stand between tabs.
    "format_table": N_("Heading\tHeading\nText\tText"),
    # What is pasted
    "text_alone": N_("The formatting could not be read, so the text was pasted without it."),
    "formatting_kept": N_("The formatting was kept."),
    # Translators: how many rows and how many columns.
    "cells_filled": N_("Cells filled: {rows} × {columns}. Undo takes them out again."),
    # Links and pictures
    "put_link": N_("Insert the link"),
    "put_image": N_("Insert the picture"),
    "change_link": N_("Change the link"),
    "change_image": N_("Change the picture"),
    # The course's files
    "files_none": N_(
        "Pictures cannot be kept beside a component of a library. Enter the address of a picture on the web."
    ),
    "files_loading": N_("Looking for the pictures of the course…"),
    "files_empty": N_("There are no pictures of that name."),
    "files_forbidden": N_("You may not use the files of this course. Enter the address of a picture."),
    "files_failed": N_("The files of the course could not be loaded. Try again, or enter an address."),
    "file_uploading": N_("Uploading {name}…"),
    "file_uploaded": N_("{name} is a file of the course now. Say what it shows."),
    "file_chosen": N_("{name} is chosen. Say what it shows."),
    "file_type": N_("{name} is no picture that can be used here. Use PNG, JPEG, GIF or WebP."),
    "file_large": N_("{name} is too large to be uploaded. Make it smaller, for example half as wide."),
    "file_exists": N_(
        "The course has a file called {name} already. Choose that one, or rename yours and upload it again."
    ),
    "file_forbidden": N_(
        "You may not add files to this course. Choose one that is there, or enter an address."
    ),
    "file_failed": N_("{name} could not be uploaded. Try again."),
    "put_anyway": N_("Press the button again to use it as it is."),
    # Import and export
    "copied": N_("Copied."),
    "copy_yourself": N_("The text is selected; press Ctrl+C to copy it."),
    "changes_found": N_("It can be used. Look at what it changes first."),
    "no_changes": N_("It is the same as what you have."),
    "unusable": N_("This cannot be used; nothing is changed. Please look at the findings."),
    "unreadable": N_(
        "What is stored here cannot be read. It stays as it is until you mend its text or choose another document."
    ),
    # An article
    "formatted": N_("Its formatting came along and will be used."),
    "unformatted": N_("Its formatting is too long to be read, so the text alone will be used."),
    "found_comparison": N_("Comparison table"),
    "choice_use": N_("Use it"),
    # Translators: what a setting is at present.
    "now": N_("Now: {value}"),
    # Translators: the text of a button and the address that it leads to.
    "step_button": N_("Button: {words} ({url})"),
    "found_no_questions": N_("No question was found in this text."),
    "article_used": N_("The article was put into the document. Undo takes it out again."),
}

EXAMPLES = {
    "bold": N_("**important words**"),
    "italic": N_("*a new term*"),
    "link": N_("[Guidelines for coders](https://example.org/guidelines)"),
    "image": N_("![A coder at work](/static/coder.png)"),
    "list": N_("- First point\n- Second point"),
    "numbered": N_("1. First step\n2. Second step"),
    "heading": N_("### A smaller heading"),
    "quote": N_("> What somebody said or wrote"),
    "table": N_("| Role | Work |\n| --- | --- |\n| Coder | Reads records |\n| Biller | Sends claims |"),
    "code": N_("`E11.9`"),
}
"""Markdown by what it shows, in the order of the toolbar; translators keep the marks."""

INLINE_EXAMPLES = frozenset({"bold", "italic", "link", "image", "code"})
"""Those that stand among other words."""

FIELDS = (
    *(
        "title",
        "text",
        "caption",
        "corner",
        "prompt",
        "feedback",
        "explanation",
        "section",
        "points",
        "credit",
        "link_text",
        "url",
    ),
    *("display_name", "max_attempts", "weight", "grading", "language"),
    *("pass_mark", "nearly_mark", "completes", "passed", "nearly", "again"),
    *("hints", "pool"),
)
FIELD_WORDS = {f"field_{name}": PAGE_WORDS[name] for name in FIELDS} | {
    "field_body": PAGE_WORDS["text"],
    "field_category": N_("Category"),
    "field_name": PAGE_WORDS["pool_name"],
    "field_draw": PAGE_WORDS["pool_draw"],
    "field_showanswer": N_("Show answers"),
    "field_attempts_before_showanswer_button": N_("Attempts before answers are shown"),
    "field_retry": N_("Another attempt"),
    "field_shuffle": N_("Order"),
}
"""What the fields are called, for findings that are read away from them."""

NUMBER_WORDS = {
    "float_type": N_("{field} must be a number."),
    "float_parsing": N_("{field} must be a number."),
    "finite_number": N_("{field} must be an ordinary number."),
    "int_type": N_("{field} must be a whole number."),
    "int_parsing": N_("{field} must be a whole number."),
    "int_from_float": N_("{field} must be a whole number."),
    "greater_than": N_("{field} must be more than {gt}."),
    "greater_than_equal": N_("{field} must be at least {ge}."),
    "less_than_equal": N_("{field} must be at most {le}."),
}
"""What is wrong with a number, by the code of the finding."""

TYPE_WORDS = {key: text for kind in question_types().values() for key, text in kind.author_words.items()}

EXAMPLE_WORDS = {f"example_{name}": text for name, text in EXAMPLES.items()}

WORDS = PAGE_WORDS | MESSAGES | EXAMPLE_WORDS | FIELD_WORDS | TYPE_WORDS
"""Every text by its key."""

PLURALS = {
    "count_sections": N_plural("{count} section", "{count} sections"),
    "count_columns": N_plural("{count} column", "{count} columns"),
    "count_rows": N_plural("{count} row", "{count} rows"),
    "count_points": N_plural("{count} point", "{count} points"),
    "count_minutes": N_plural("{count} minute to read", "{count} minutes to read"),
    "characters_left": N_plural("{count} character left", "{count} characters left"),
    "characters_over": N_plural("{count} character too many", "{count} characters too many"),
    "count_questions": N_plural("{count} question", "{count} questions"),
    "add_count": N_plural("Add {count} question", "Add {count} questions"),
    "added_count": N_plural(
        "{count} question was added. Undo takes it out again.",
        "{count} questions were added. Undo takes them out again.",
    ),
    "rows_left": N_plural(
        "{count} row did not fit and was left out.", "{count} rows did not fit and were left out."
    ),
    "columns_left": N_plural(
        "{count} column did not fit and was left out.", "{count} columns did not fit and were left out."
    ),
    "count_drafts": N_plural("{count} draft", "{count} drafts"),
    "count_hits": N_plural("Found in {count} place", "Found in {count} places"),
    "count_error": N_plural("{count} error", "{count} errors"),
    "count_warning": N_plural("{count} warning", "{count} warnings"),
    "count_tip": N_plural("{count} tip", "{count} tips"),
}
"""Texts that depend on ``{count}``: the form for one, and the form for other numbers."""

VOCABULARY = Vocabulary(WORDS, (*MESSAGES, *FIELD_WORDS, *TYPE_WORDS), PLURALS)
"""Everything the editor says."""
