"""The words of the learner's interface, English and marked for translation: those of the page and of its scripts.

``{name}`` is filled in by the script. What an author wrote is never among them.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

from coding_billing_xblock.learner.translation import Vocabulary, Words
from coding_billing_xblock.questions import question_types
from coding_billing_xblock.text.findings import N_, N_plural

PAGE_WORDS = {
    "empty": N_("There is nothing here yet."),
    "reading_progress": N_("Reading progress"),
    # Translators: heads the list of links to the parts of the page.
    "contents": N_("Contents"),
    # Translators: stand in the contents where the author gave the part no title.
    "comparison": N_("Comparison table"),
    "next_step": N_("Next step"),
    # Translators: beside a part of the lesson that was read to its end.
    "read": N_("Read to the end"),
    "your_score": N_("Your score"),
    # Translators: followed by a link with the title of a section.
    "continue": N_("Continue where you left off:"),
    "self_check": N_("Self-check"),
    # Translators: heard before the number of a question.
    "question": N_("Question"),
    # Translators: followed by the points that a question is worth.
    "points": N_("Points:"),
    "needs_script": N_("Answering needs JavaScript. The lesson and the questions can be read without it."),
    "sign_in_link": N_("Sign in"),
    # Translators: the link opens in a new tab.
    "sign_in_again": N_("Sign in (new tab)"),
    "kept_answers": N_(
        "This device keeps answers of yours that were not saved and differ from the saved ones."
    ),
    "use_kept": N_("Use the answers kept on this device"),
    "discard": N_("Discard them"),
    # Translators: followed by the answer that was given on this page.
    "here": N_("Here:"),
    # Translators: followed by the answer that was given on another page.
    "there": N_("On another page:"),
    "before_submitting": N_("Before you submit"),
    "go_to_first": N_("Go to the first one"),
    "submit": N_("Submit answers"),
    "submit_anyway": N_("Submit anyway"),
    "try_again": N_("Try again"),
    "to_next_step": N_("Go to the next step"),
    "go_on": N_("You can go on with the next part of the course."),
    "your_attempts": N_("Your attempts"),
    "hints": N_("Hints"),
    # Translators: a button below a question; says whether the answer is right.
    "check": N_("Check this answer"),
    # Translators: a button; shows what is right.
    "show_answers": N_("Show the answers"),
    "give_up": N_("Give up"),
    "giving_up": N_(
        "Giving up shows you the answers and ends all attempts. Nothing can be submitted afterwards."
    ),
    "give_up_now": N_("Give up and see the answers"),
    "keep_trying": N_("Keep trying"),
    "print": N_("Print"),
}

MESSAGES = {
    # Translators: how much of the lesson was read, as in "3 of 8 read".
    "read_count": N_("{read} of {total} read"),
    "answered_count": N_("Self-check: {answered} of {total} answered"),
    # Translators: leads from a part of the lesson back to the question that it was read again for.
    "back_to_question": N_("Back to question {number}"),
    # Translators: points and their share, as in "7.5 of 12 (63%)".
    "score": N_("{earned} of {possible} ({percent})"),
    # Drafts
    "saving": N_("Saving…"),
    "saved": N_("Saved, not submitted"),
    "unsaved": N_("Not saved, kept on this device"),
    "unsaved_here": N_("Not saved; keep this page open"),
    # Translators: heard and read above the two answers, each on a button.
    "differs": N_(
        "Answered differently here and on another page. Until you choose, the answer of the other page counts."
    ),
    "looking": N_("Looking for your saved answers…"),
    "late": N_("No answer from the server yet. These are the answers on this device."),
    "content_changed": N_("The questions were changed since you opened this page."),
    # Translators: a button that loads the page again.
    "load_content_changed": N_("Load the new questions"),
    # Requests that failed
    "offline": N_("There is no connection."),
    "no_answer": N_("The server gave no usable answer."),
    "busy": N_("The server is busy saving. Try again."),
    "sign_in": N_("You are no longer signed in."),
    # Submitting
    # Translators: beside the button that submits, while a draft is saved by itself; followed by a date and time.
    "submit_until": N_("Saved answers count only if you submit them. You can do so until {time}."),
    # Translators: follows the reason why nothing more can be submitted.
    "draft_lapsed": N_("Your saved answers were not submitted. They do not count."),
    "nothing_answered": N_("No question is answered yet."),
    "same_answers": N_("These are the same answers as in attempt {number}."),
    "submitting": N_("Submitting…"),
    "not_submitted": N_("Not submitted."),
    "in_doubt": N_("We do not know yet whether it arrived."),
    "not_arrived": N_("Your answers did not arrive. Submit them again."),
    "merged": N_(
        "No attempt was used. Other answers of yours were saved on another page and are added here. Look at them, then "
        "submit again."
    ),
    "other_answers": N_("This attempt was recorded before, with other answers. Here is its result."),
    # Translators: followed by a date and time.
    "closes": N_("Open until {time}."),
    # Translators: followed by a date and time.
    "closed_at": N_("Closed on {time}."),
    "closed_past_due": N_("The due date has passed. Nothing more can be submitted."),
    "closed_given_up": N_("You gave up. Nothing more can be submitted."),
    "closed_no_attempts_left": N_("You have used all your attempts."),
    "closed_newer_state": N_(
        "Your answers were saved by a newer version of this page, which will show them again. Nothing is changed here "
        "meanwhile."
    ),
    "closed_unreadable_state": N_(
        "What is stored of your answers cannot be read here. Nothing is changed; please tell your course team."
    ),
    # One question
    # Translators: two buttons below a question.
    "first_hint": N_("Show a hint"),
    "another_hint": N_("Show another hint"),
    # Translators: above a hint.
    "hint": N_("Hint {number}"),
    "check_nothing": N_("Answer this question first."),
    "check_incomplete": N_(
        "Not everything here is answered. Check again to check it as it is: the answer stands for this attempt."
    ),
    # Attempts
    "attempts_used": N_("Attempts used: {used}."),
    "attempts_used_of": N_("Attempts used: {used} of {max}."),
    "attempt": N_("Attempt {number}"),
    # Translators: marks the attempt whose score is recorded.
    "counts": N_("Counts"),
    "review_attempt": N_("Review attempt {number}"),
    "back_to_answers": N_("Back to your answers"),
    "back_to_latest": N_("Back to the latest attempt"),
    # Translators: a button; these answers were saved and never submitted.
    "saved_answers": N_("Show the saved answers"),
    # Results
    "result_title": N_("Attempt {number}: {score}"),
    "submitted_title": N_("Attempt {number}: submitted"),
    # Translators: heads the right answers to questions that were not submitted.
    "answers_title": N_("The right answers"),
    "submitted_at": N_("Submitted on {time}."),
    "results_hidden": N_("Results are not shown here at this time."),
    "all_right": N_("Everything is right."),
    # Translators: followed by nothing; stands where nothing was submitted yet.
    "pass_mark": N_("Pass mark: {percent}."),
    "outcome_passed": N_("Passed. The pass mark is {percent}."),
    "outcome_nearly": N_("Nearly passed. The pass mark is {percent}."),
    "outcome_again": N_("Not passed yet. The pass mark is {percent}."),
    "advice_nearly": N_("Look again at what was not right."),
    "advice_again": N_("Read the lesson again, then try once more."),
    # Translators: points of two attempts, as in "From 5 to 8 of 12 since attempt 1."
    "progress": N_("From {before} to {earned} of {possible} since attempt {number}."),
    # Translators: followed by the numbers of questions, each a link.
    "look_again": N_("Look again at:"),
    # Translators: on a part that opens; it holds what the author says about an answer.
    "feedback": N_("Feedback"),
    "recorded": N_(
        "Right and wrong are marked as in attempt {number}, until you change an answer. Your recorded score: {score}."
    ),
    "course_team": N_("Set by your course team."),
    "grading_best": N_("Your best attempt counts."),
    "grading_latest": N_("Your latest attempt counts."),
    "right": N_("Right"),
    "partly": N_("Partly right"),
    "wrong": N_("Wrong"),
    "unanswered": N_("Not answered"),
    "not_in_attempt": N_("Not part of this attempt"),
    "changed": N_(
        "This question was changed after this attempt. Your recorded result stands unless it is scored again."
    ),
    "read_again": N_("Read again: {title}"),
}

CREDIT_WORDS = {
    f"credit_{name}_{way}": text for name, kind in question_types().items() for way, text in kind.ways.items()
}
"""How an answer counts that is right in part, by the type and the way."""

TYPE_WORDS = {key: text for kind in question_types().values() for key, text in kind.learner_words.items()}

PLURALS = {
    "attempts_left": N_plural("{count} attempt left.", "{count} attempts left."),
    # Translators: these two follow "Open until …" on the last day.
    "hours_left": N_plural("{count} hour left.", "{count} hours left."),
    "minutes_left": N_plural("{count} minute left.", "{count} minutes left."),
    "incomplete": N_plural(
        "{count} question is not fully answered.",
        "{count} questions are not fully answered.",
    ),
    # Translators: what came of a question, as in "Partly right: 1.33 of 2 points".
    "question_points": N_plural(
        "{result}: {earned} of {possible} point", "{result}: {earned} of {possible} points"
    ),
    "removed": N_plural(
        "{count} question of this attempt is no longer part of this self-check.",
        "{count} questions of this attempt are no longer part of this self-check.",
    ),
}
"""Texts that depend on ``{count}``: the form for one, and the form for other numbers."""

COUNTS = {
    # Translators: these two stand one after the other below the title, as in "14 minutes to read. 12 questions."
    "minutes_to_read": N_plural("{count} minute to read.", "{count} minutes to read."),
    "number_of_questions": N_plural("{count} question.", "{count} questions."),
}
"""The same for the page: each a sentence, so that they are heard apart."""

VOCABULARY = Vocabulary(
    PAGE_WORDS | CREDIT_WORDS | MESSAGES | TYPE_WORDS, (*MESSAGES, *TYPE_WORDS), PLURALS, COUNTS
)
"""Everything the learner's interface says."""


def for_script(words: Words, types: Collection[str]) -> dict[str, Any]:
    """What the scripts of a page need that has questions of these types."""
    others = _words_of_others(frozenset(types))
    return {key: text for key, text in words.for_script.items() if key not in others}


@cache
def _words_of_others(types: frozenset[str]) -> frozenset[str]:
    kinds = (kind for name, kind in question_types().items() if name not in types)
    return frozenset(key for kind in kinds for key in kind.learner_words)
