"""The review of an article: each text goes to its place with one key, and titles and categories are written there."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.editor_page import EditorPage
from tests.browser.review_page import ARTICLE, DOCUMENT, NOTE, OFFER, WORKSHOP, ReviewPage, shown, titles
from tests.support.site import Site

PRESENT = ["The coder", "The biller"]
FOUND = ["Coders and billers", "What coders do", "What billers do"]
CODERS = "- Read the record\n- Assign the codes"
WORKSHOP_BEGINS = "Join us for a workshop: see the dates."
NAMED = "<html lang='pt-br'><h1>A name</h1><p>One.</p><h2>More</h2><p>Two.</p></html>"
DEFAULT_NAME = "Medical coding and medical billing"


@pytest.fixture
def usage(live_site: Site) -> str:
    live_site.remove_block(live_site.lesson)
    return live_site.add_block("small", data=json.dumps(DOCUMENT))


@pytest.fixture
def closed(live_site: Site, page: Page, usage: str) -> ReviewPage:
    """The dialog of the editor, not open yet."""
    return ReviewPage(EditorPage(page, live_site, usage).open())


@pytest.fixture
def review(closed: ReviewPage) -> ReviewPage:
    return closed.open(ARTICLE).read()


def body_of(document: dict[str, Any], title: str) -> str:
    bodies = {section["title"]: section.get("body", "") for section in document["lesson"]["sections"]}
    return str(bodies[title])


# With one key


@pytest.mark.parametrize("key", ["ArrowRight", "ArrowDown"])
def test_one_key_moves_a_section_to_the_next_step(review: ReviewPage, key: str) -> None:
    review.press("What coders do", key)
    document = review.taken()
    assert titles(document) == [*PRESENT, "Coders and billers", "What billers do"]
    texts = [NOTE["body"], "**What coders do**", CODERS, OFFER, WORKSHOP]
    assert document["next_step"] == NOTE | {"body": "\n\n".join(texts)}


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowUp"])
def test_one_key_leaves_a_section_out(review: ReviewPage, key: str) -> None:
    review.press("What coders do", key)
    document = review.taken()
    assert titles(document) == [*PRESENT, "Coders and billers", "What billers do"]
    assert CODERS not in document["next_step"]["body"]


def test_one_key_moves_a_paragraph_of_the_offer_into_the_lesson(review: ReviewPage) -> None:
    review.press(OFFER, "ArrowUp")
    document = review.taken()
    assert titles(document) == [*PRESENT, *FOUND, OFFER]
    assert body_of(document, OFFER) == OFFER
    assert document["next_step"]["body"] == f"{NOTE['body']}\n\n{WORKSHOP}"


def test_one_key_leaves_a_paragraph_of_the_offer_out(review: ReviewPage) -> None:
    review.press(OFFER, "ArrowDown")
    document = review.taken()
    assert titles(document) == [*PRESENT, *FOUND]
    assert document["next_step"]["body"] == f"{NOTE['body']}\n\n{WORKSHOP}"


def test_one_key_brings_a_left_out_text_into_the_lesson(review: ReviewPage) -> None:
    review.press("Reviewed in May", "ArrowRight")
    document = review.taken()
    assert titles(document) == [*PRESENT, *FOUND, "Reviewed in May"]
    assert body_of(document, "Reviewed in May") == "Reviewed in May"
    ids = [section["id"] for section in document["lesson"]["sections"]]
    assert len(ids) == len(set(ids))


def test_one_key_brings_a_left_out_text_to_the_next_step(review: ReviewPage) -> None:
    review.press("Reviewed in May", "ArrowUp")
    texts = [NOTE["body"], OFFER, WORKSHOP, "Reviewed in May"]
    assert review.taken()["next_step"] == NOTE | {"body": "\n\n".join(texts)}


def test_the_tab_key_goes_from_text_to_text_in_the_order_that_is_seen(review: ReviewPage) -> None:
    keyboard = review.editor.page.keyboard
    review.place("What billers do").focus()
    keyboard.press("Tab")
    expect(review.title("What billers do")).to_be_focused()
    review.place(OFFER).focus()
    keyboard.press("Tab")
    expect(review.place(WORKSHOP_BEGINS)).to_be_focused()
    keyboard.press("Tab")
    expect(review.place("Reviewed in May")).to_be_focused()
    keyboard.press("ArrowDown")
    keyboard.press("Tab")
    expect(review.title("Reviewed in May")).to_be_focused()
    keyboard.press("Tab")
    expect(review.root.get_by_role("button", name="Put it into the document")).to_be_focused()


def test_a_long_text_is_scrolled_in_its_own_place(closed: ReviewPage) -> None:
    long = "\n\n".join(f"This is paragraph {number} of it." for number in range(40))
    review = closed.open(f"# First\n\n{long}\n\n# Second\n\nShort.").read()
    quote = review.entry("First").get_by_role("group", name="First")
    box = quote.bounding_box()
    assert box and box["height"] < 200
    review.title("First").press("Tab")
    expect(quote).to_be_focused()
    quote.press("End")
    review.editor.page.wait_for_function("document.activeElement.scrollTop > 0")
    quote.press("Tab")
    expect(review.place("Second")).to_be_focused()


# Titles


def test_the_title_of_a_section_is_written_in_the_review(review: ReviewPage) -> None:
    review.title("What coders do").fill("A coder’s day")
    document = review.taken()
    assert titles(document) == [*PRESENT, "Coders and billers", "A coder’s day", "What billers do"]
    assert body_of(document, "A coder’s day") == CODERS


def test_the_title_goes_along_to_the_next_step_and_reads_the_same_there(review: ReviewPage) -> None:
    review.title("What coders do").fill("5 * 3 <b> _codes_ [R&D]")
    review.move("What coders do", "Next step")
    texts = [NOTE["body"], r"**5 \* 3 \<b> \_codes\_ \[R\&D\]**", CODERS, OFFER, WORKSHOP]
    assert review.taken()["next_step"]["body"] == "\n\n".join(texts)


def test_a_text_that_becomes_a_section_gets_a_title_from_how_it_begins(review: ReviewPage) -> None:
    expect(review.title("Reviewed in May")).to_be_hidden()
    review.move("Reviewed in May", "Lesson")
    expect(review.title("Reviewed in May")).to_have_value("Reviewed in May")
    review.title("Reviewed in May").fill("Reviewed")
    assert titles(review.taken())[-1] == "Reviewed"


def test_a_title_from_a_long_text_ends_between_words(closed: ReviewPage) -> None:
    review = closed.open(f"# Text\n\nOne.\n\n<!-- {'word ' * 12}wordy and more -->").read()
    name = f"{'word ' * 12}".strip() + "…"
    review.move(name, "Lesson")
    expect(review.title(name)).to_have_value(name)


def test_what_is_left_out_has_no_title_to_write(review: ReviewPage) -> None:
    review.move("What coders do", "Leave out")
    expect(review.title("What coders do")).to_be_disabled()
    review.move("What coders do", "Lesson")
    expect(review.title("What coders do")).to_be_enabled()


# The table


def test_caption_and_headings_are_those_of_the_table_as_it_will_be(review: ReviewPage) -> None:
    table = review.group("Comparison table")
    expect(table.get_by_role("textbox", name="Caption")).to_have_value("Side by side / Coders and billers")
    expect(table.get_by_role("cell", name="A claim")).to_be_visible()
    table.get_by_role("textbox", name="Caption").fill("Three jobs")
    table.get_by_role("textbox", name="Column 3").fill("Audits")
    comparison = review.taken()["comparison"]
    assert comparison["caption"] == "Three jobs"
    assert shown(comparison)[0] == ["Compare", "Coding", "Billing", "Audits"]
    assert len(comparison["rows"]) == 3


def test_caption_and_headings_are_written_for_a_table_in_the_place_of_the_present_one(
    review: ReviewPage,
) -> None:
    review.choose("Replace what is there", "Comparison table")
    table = review.group("Comparison table")
    expect(table.get_by_role("cell", name="A claim")).to_have_count(0)
    table.get_by_role("textbox", name="Caption").fill("Two jobs")
    table.get_by_role("textbox", name="Column 1").fill("Codes")
    comparison = review.taken()["comparison"]
    assert comparison["caption"] == "Two jobs"
    assert shown(comparison) == [["Compare", "Codes", "Auditing"], ["Skills", "Detail", "Doubt"]]


# Draft questions


def test_a_question_that_nobody_touched_stays_a_draft(review: ReviewPage) -> None:
    question = review.taken()["questions"][3]
    assert question["draft"] is True
    assert question["section"] != ""


def test_categories_are_written_in_the_review_and_the_question_is_no_draft_then(review: ReviewPage) -> None:
    drafts = review.group("Draft questions")
    drafts.get_by_role("textbox", name="Category").first.fill("The coder")
    question = review.taken()["questions"][3]
    assert "draft" not in question
    categories = {category["id"]: category["label"] for category in question["categories"]}
    assert list(categories.values()) == ["The coder", "Billers"]
    assert [categories[item["category"]] for item in question["statements"]] == [
        *["The coder"] * 2,
        *["Billers"] * 2,
    ]


def test_a_question_is_written_in_the_review_and_is_no_draft_then(review: ReviewPage) -> None:
    review.group("Draft questions").get_by_role("textbox", name="Question").fill("Whose task is it?")
    question = review.taken()["questions"][3]
    assert question["prompt"] == "Whose task is it?"
    assert "draft" not in question


def test_statements_stand_below_their_category(review: ReviewPage) -> None:
    lists = review.group("Draft questions").get_by_role("list")
    expect(lists).to_have_text(["Read the recordAssign the codes", "Send the claimPost the payment"])


def test_a_question_that_is_not_used_has_no_words_to_write(review: ReviewPage) -> None:
    drafts = review.group("Draft questions")
    drafts.get_by_role("checkbox", name="Use it: Who does this?").uncheck()
    expect(drafts.get_by_role("textbox", name="Category").first).to_be_disabled()
    assert len(review.taken()["questions"]) == 3


def test_a_question_about_a_section_that_went_elsewhere_names_none(review: ReviewPage) -> None:
    review.move("What coders do", "Leave out")
    assert "section" not in review.taken()["questions"][3]


# Name and language


def stored_name(review: ReviewPage) -> object:
    return review.editor.site.authored(review.editor.usage).get("display_name", DEFAULT_NAME)


def test_name_and_language_are_taken_where_the_author_has_none(closed: ReviewPage) -> None:
    review = closed.open(NAMED).read()
    names = review.group("Name and language")
    expect(names.get_by_role("checkbox", checked=True)).to_have_count(2)
    names.get_by_role("textbox", name="Display name").fill("Another name")
    document = review.taken()
    assert stored_name(review) == "Another name"
    assert document["language"] == "pt-br"


def test_name_and_language_can_be_left_as_they_are(closed: ReviewPage) -> None:
    review = closed.open(NAMED).read()
    for box in review.group("Name and language").get_by_role("checkbox").all():
        box.uncheck()
    expect(review.group("Name and language").get_by_role("textbox").first).to_be_disabled()
    assert "language" not in review.taken()
    assert stored_name(review) == DEFAULT_NAME


def test_an_own_name_and_language_stay_unless_the_author_says_so(
    live_site: Site, page: Page, usage: str
) -> None:
    live_site.author(usage, display_name="Ours", data=json.dumps(DOCUMENT | {"language": "es"}))
    review = ReviewPage(EditorPage(page, live_site, usage).open()).open(NAMED).read()
    names = review.group("Name and language")
    expect(names.get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(names).to_contain_text("Now: Ours")
    expect(names).to_contain_text("Now: es")
    names.get_by_role("checkbox", name="Language").check()
    assert review.taken()["language"] == "pt-br"
    assert stored_name(review) == "Ours"


def test_what_an_article_does_not_say_of_itself_is_not_offered(closed: ReviewPage) -> None:
    review = closed.open("Coders read records.").read()
    expect(review.sections).to_be_visible()
    expect(review.group("Name and language")).to_have_count(0)
    review.root.get_by_role("button", name="Back to the text").click()
    review.box.fill("<p>Coders read records.</p><h2>One</h2><p>Text.</p>")
    expect(review.read().group("Name and language")).to_have_count(0)


# The next step


JOIN = """([present, texts, step, way]) => {
    const document = { language: "", lesson: { sections: [] }, comparison: {}, questions: [], next_step: present };
    const state = { document, settings: {} };
    const decided = { texts, step, ways: { next_step: way }, questions: [], comparison: null };
    return CodingBilling.Studio.taken(state, decided).document.next_step;
}"""
NOTHING = {"title": "", "body": "", "link_text": "", "url": ""}
OURS = {"title": "Next", "body": "Our course.", "link_text": "Enrol", "url": "https://example.com/ours"}
THEIRS = {"title": "Train", "link_text": "Join", "url": "https://example.com/theirs"}
LINK = "[Join](https://example.com/theirs)"


@pytest.mark.parametrize(
    ("present", "step", "text", "joined"),
    [
        pytest.param(NOTHING, THEIRS, "Theirs.", THEIRS | {"body": "Theirs."}, id="found alone"),
        pytest.param(
            OURS,
            THEIRS,
            "Theirs.",
            OURS | {"body": f"Our course.\n\n**Train**\n\nTheirs.\n\n{LINK}"},
            id="a second one goes into the text",
        ),
        pytest.param(
            OURS,
            OURS | {"title": "next "},
            "More.",
            OURS | {"body": "Our course.\n\nMore."},
            id="no title and no button twice",
        ),
        pytest.param(
            OURS,
            THEIRS | {"title": ""},
            f"See {LINK}.",
            OURS | {"body": f"Our course.\n\nSee {LINK}."},
            id="no link twice",
        ),
        pytest.param(
            OURS,
            THEIRS | {"title": "", "url": "https://example.com/a_(b)"},
            "Theirs.",
            OURS | {"body": r"Our course." "\n\nTheirs.\n\n" r"[Join](https://example.com/a_\(b\))"},
            id="an address with brackets",
        ),
        pytest.param(
            NOTHING | {"body": "Our course."},
            THEIRS,
            "Theirs.",
            THEIRS | {"body": "Our course.\n\nTheirs."},
            id="what is empty is filled in",
        ),
        pytest.param(
            NOTHING | {"link_text": "Enrol"},
            THEIRS | {"title": ""},
            "Theirs.",
            NOTHING | {"link_text": "Enrol", "body": f"Theirs.\n\n{LINK}"},
            id="a button without an address is kept",
        ),
    ],
)
def test_two_next_steps_become_one(
    closed: ReviewPage, present: dict[str, str], step: dict[str, str], text: str, joined: dict[str, str]
) -> None:
    texts = [{"place": "next_step", "id": "", "title": "", "body": text}]
    arguments = [present, texts, {"body": ""} | step, "add"]
    assert closed.open().editor.page.evaluate(JOIN, arguments) == joined


def test_the_next_step_takes_the_place_of_the_present_one(review: ReviewPage) -> None:
    review.choose("Replace what is there", "Next step")
    review.group("Next step").get_by_role("textbox", name="Title").first.fill("Our classes")
    review.move("What coders do", "Next step")
    assert review.taken()["next_step"] == {
        "title": "Our classes",
        "body": f"**What coders do**\n\n{CODERS}\n\n{OFFER}\n\n{WORKSHOP}",
        "link_text": "see the dates",
        "url": "https://example.com/dates",
    }


def test_the_button_that_was_found_can_be_left_out(review: ReviewPage) -> None:
    step = review.group("Next step")
    expect(step).to_contain_text("Button: see the dates (https://example.com/dates)")
    step.get_by_role("checkbox", name="Button").uncheck()
    review.choose("Replace what is there", "Next step")
    assert review.taken()["next_step"] == {"body": f"{OFFER}\n\n{WORKSHOP}"}


def test_without_an_offer_a_text_can_still_go_to_the_next_step(closed: ReviewPage) -> None:
    review = closed.open("# Coders\n\nThey read.\n\n# Billers\n\nThey send.").read()
    step = review.group("Next step")
    expect(step.get_by_role("radio")).to_have_count(2)
    expect(step.get_by_role("textbox")).to_have_count(0)
    review.press("Billers", "ArrowDown")
    step.get_by_role("textbox", name="Title").fill("And then")
    document = review.taken()
    assert titles(document) == [*PRESENT, "Coders"]
    texts = [NOTE["body"], "**And then**", "**Billers**", "They send."]
    assert document["next_step"] == NOTE | {"body": "\n\n".join(texts)}


def test_what_is_moved_to_a_part_comes_there_although_its_own_texts_are_left_out(review: ReviewPage) -> None:
    review.move("What coders do", "Next step")
    review.choose("Leave it out", "Next step")
    document = review.taken()
    assert document["next_step"] == NOTE | {"body": f"{NOTE['body']}\n\n**What coders do**\n\n{CODERS}"}
    assert OFFER not in json.dumps(document)


def test_a_left_out_text_comes_into_the_lesson_although_the_sections_are_left_out(review: ReviewPage) -> None:
    review.choose("Leave it out", "Sections for the lesson")
    review.move("Reviewed in May", "Lesson")
    assert titles(review.taken()) == [*PRESENT, "Reviewed in May"]


def test_a_text_too_long_for_a_next_step_is_told_and_nothing_of_it_is_lost(closed: ReviewPage) -> None:
    long = "Every word counts. " * 900
    review = closed.open(f"# One\n\n{long}\n\n# Two\n\n{long}").read()
    for title in ("One", "Two"):
        review.move(title, "Next step")
    review.use()
    editor = review.editor
    expect(editor.part("findings")).to_contain_text("Error")
    editor.expand("next_step")
    text = editor.root.locator("[data-field='document.next_step.body']").input_value()
    assert text.count("Every word counts.") == 1800


# Everybody can go through it


def test_screen_readers_are_told_whose_place_is_chosen(review: ReviewPage) -> None:
    for name in (*FOUND, OFFER, WORKSHOP_BEGINS, "Reviewed in May"):
        group = review.root.get_by_role("radiogroup", name=name, exact=True)
        expect(group.get_by_role("radio")).to_have_count(3)


def test_the_focus_is_back_in_the_editor_afterwards(review: ReviewPage) -> None:
    review.use()
    expect(review.editor.button("Paste an article")).to_be_focused()
    expect(review.editor.live).to_have_text("The article was put into the document. Undo takes it out again.")


def test_on_the_untouched_shipped_lesson_an_article_replaces_what_is_there(
    live_site: Site, page: Page
) -> None:
    review = ReviewPage(EditorPage(page, live_site, live_site.lesson).open()).open(ARTICLE).read()
    stored = review.taken()
    assert titles(stored) == ["Coders and billers", "What coders do", "What billers do"]
    assert len(stored["questions"]) == 1
