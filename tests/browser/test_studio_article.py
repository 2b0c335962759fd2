"""An article that is pasted: with its formatting or without, its parts added, replacing what is there, or not used."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from coding_billing_xblock.article import MAX_ARTICLE
from coding_billing_xblock.content.document import Document
from tests.browser.editor_page import EditorPage
from tests.browser.review_page import ARTICLE, DOCUMENT, NOTE, OFFER, WORKSHOP, ReviewPage, shown, titles
from tests.browser.writing import copied
from tests.support.site import Site
from tests.support.studio import expect_closed

FIRST = "<h2>From a web page</h2><p>With <strong>bold</strong> words.</p>"
SECOND = "<h2>Its second half</h2><p>With <em>more</em> words.</p>"
MARKDOWN = "# Coders\n\nThey *code*.\n\n# Billers\n\nThey **bill**."


@pytest.fixture
def editor(live_site: Site, page: Page) -> EditorPage:
    live_site.remove_block(live_site.lesson)
    return EditorPage(page, live_site, live_site.add_block("small", data=json.dumps(DOCUMENT))).open()


@pytest.fixture
def empty(editor: EditorPage) -> ReviewPage:
    """The dialog with an empty box, and a clipboard to paste from."""
    editor.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return ReviewPage(editor).open()


@pytest.fixture
def review(editor: EditorPage) -> ReviewPage:
    return ReviewPage(editor).open(ARTICLE).read()


def paste(box: Locator, html: str, plain: str) -> None:
    """Paste with the keyboard what another program put on the clipboard."""
    copied(box.page, {"text/html": html, "text/plain": plain})
    box.press("Control+V")


def note(review: ReviewPage) -> Locator:
    return review.editor.part("article-note")


# What is pasted


def test_a_pasted_page_keeps_its_formatting(empty: ReviewPage) -> None:
    paste(empty.box, FIRST, "From a web page\n\nWith bold words.")
    expect(empty.box).to_have_value("From a web page\n\nWith bold words.")
    expect(note(empty)).to_have_text("Its formatting came along and will be used.")
    expect(empty.read().entry("From a web page")).to_contain_text("With **bold** words.")


def test_a_pasted_page_that_begins_with_plain_words_keeps_its_formatting_too(empty: ReviewPage) -> None:
    paste(empty.box, "Written by <b>coders</b>.", "Written by coders.")
    expect(empty.read().entry("Written by coders")).to_contain_text("Written by **coders**.")


def test_tags_that_were_typed_are_words_where_the_text_is_plain(empty: ReviewPage) -> None:
    empty.box.fill("Written by <b>coders</b>, who like tags.")
    expect(empty.read().sections).to_contain_text("coders")
    assert empty.editor.page.evaluate("document.querySelector('dialog[open] .cbs-quote b')") is None


def test_an_article_pasted_in_two_goes_is_read_whole(empty: ReviewPage) -> None:
    paste(empty.box, FIRST, "From a web page\n\nWith bold words.\n\n")
    paste(empty.box, SECOND, "Its second half\n\nWith more words.")
    expect(note(empty)).to_be_hidden()
    empty.read()
    expect(empty.entry("From a web page")).to_contain_text("With bold words.")
    expect(empty.entry("Its second half")).to_contain_text("With more words.")


def test_what_was_written_before_pasting_is_read_too(empty: ReviewPage) -> None:
    empty.box.press_sequentially("Written by hand. ")
    paste(empty.box, FIRST, "With bold words.")
    expect(empty.read().sections).to_contain_text("Written by hand. With bold words.")


def test_a_paste_over_all_of_the_text_brings_its_formatting(empty: ReviewPage) -> None:
    paste(empty.box, FIRST, "From a web page\n\nWith bold words.")
    empty.box.press("Control+A")
    paste(empty.box, SECOND, "Its second half\n\nWith more words.")
    expect(empty.read().entry("Its second half")).to_contain_text("With *more* words.")
    expect(empty.entry("From a web page")).to_have_count(0)


def test_markdown_from_an_editor_of_source_code_is_read_as_markdown(empty: ReviewPage) -> None:
    coloured = "".join(f"<div><span>{line}</span></div>" for line in MARKDOWN.split("\n"))
    paste(empty.box, f"<div>{coloured}</div>", MARKDOWN)
    expect(note(empty)).to_be_hidden()
    expect(empty.read().sections.get_by_role("radiogroup")).to_have_count(2)
    expect(empty.sections).to_contain_text("They **bill**.")


def test_of_formatting_that_is_too_long_the_text_is_used(empty: ReviewPage) -> None:
    paste(empty.box, "<p><b>word</b></p>" * 30_000, "A word.\n\nAnother word.")
    expect(note(empty)).to_contain_text("too long to be read")
    expect(empty.read().sections).to_contain_text("Another word.")


# What becomes of its parts


def test_an_article_is_reviewed_before_anything_changes(editor: EditorPage, review: ReviewPage) -> None:
    expect(review.entry("What coders do")).to_be_visible()
    expect(review.group("Next step")).to_contain_text(OFFER)
    review.move("What coders do", "Leave out")
    review.root.get_by_role("button", name="Close").click()
    expect(editor.part("kept")).to_have_text("No changes")


def test_each_part_is_added_in_one_step(review: ReviewPage) -> None:
    expect(review.root.get_by_role("radio", name="Add to what is there", checked=True)).to_have_count(4)
    document = review.taken()
    assert titles(document) == [
        "The coder",
        "The biller",
        "Coders and billers",
        "What coders do",
        "What billers do",
    ]
    assert document["comparison"]["caption"] == "Side by side / Coders and billers"
    assert shown(document["comparison"]) == [
        ["Compare", "Coding", "Billing", "Auditing"],
        ["Comes in", "A record", "Codes", ""],
        ["Goes out", "Codes again", "A claim", ""],
        ["Skills", "Detail", "", "Doubt"],
    ]
    assert [question["id"] for question in document["questions"]][:3] == ["who", "what", "sort"]
    assert len(document["questions"]) == 4
    texts = [NOTE["body"], OFFER, WORKSHOP]
    assert document["next_step"] == NOTE | {"body": "\n\n".join(texts)}


def test_a_blank_document_takes_what_was_found_as_it_is(editor: EditorPage) -> None:
    editor.button("Templates").click()
    editor.button("Blank").click()
    review = ReviewPage(editor).open(ARTICLE).read()
    expect(review.root.get_by_role("radio", name="Use it", checked=True)).to_have_count(4)
    expect(review.root.get_by_role("radio", name="Leave it out")).to_have_count(4)
    expect(review.root.get_by_role("radio", name="what is there")).to_have_count(0)
    review.use()
    expect(editor.head("lesson")).to_contain_text("3 sections")
    editor.save()
    expect_closed(editor.page)
    assert shown(editor.stored["comparison"])[1:] == [["Skills", "Detail", "Doubt"]]
    assert editor.stored["next_step"] == {
        "body": f"{OFFER}\n\n{WORKSHOP}",
        "link_text": "see the dates",
        "url": "https://example.com/dates",
    }
    assert len(editor.stored["questions"]) == 1


def test_each_part_is_replaced_in_one_step(review: ReviewPage) -> None:
    review.choose("Replace what is there")
    review.move("Coders and billers", "Leave out")
    document = review.taken()
    assert titles(document) == ["What coders do", "What billers do"]
    assert shown(document["comparison"]) == [["Compare", "coding", "Auditing"], ["Skills", "Detail", "Doubt"]]
    assert [question["type"] for question in document["questions"]] == ["sorting"]
    assert document["next_step"] == {
        "body": f"{OFFER}\n\n{WORKSHOP}",
        "link_text": "see the dates",
        "url": "https://example.com/dates",
    }


def test_what_is_left_out_stays_as_it_was(review: ReviewPage) -> None:
    review.choose("Leave it out")
    review.choose("Add to what is there", "Next step")
    document = review.taken()
    before = json.loads(Document.model_validate(DOCUMENT).to_stored())
    assert document | {"next_step": None} == before | {"next_step": None}
    assert document["next_step"]["title"] == NOTE["title"]


def test_a_part_that_is_left_out_is_out_of_the_way(review: ReviewPage) -> None:
    review.choose("Leave it out")
    expect(review.root.locator(".cbs-entry").filter(visible=True)).to_have_count(2)
    expect(review.entry("Reviewed in May")).to_be_visible()
    expect(review.root.get_by_role("textbox", name="Caption")).to_have_count(0)


def test_in_the_place_of_what_is_there_nothing_is_no_replacement(review: ReviewPage) -> None:
    review.choose("Replace what is there")
    for name in ("Coders and billers", "What coders do", "What billers do", OFFER, beginning(WORKSHOP)):
        review.move(name, "Leave out")
    review.group("Draft questions").get_by_role("checkbox").uncheck()
    document = review.taken()
    before = json.loads(Document.model_validate(DOCUMENT).to_stored())
    assert document | {"comparison": None} == before | {"comparison": None}


def beginning(text: str) -> str:
    return text.split(" [")[0] + " see the dates."


def test_questions_keep_their_section_when_the_lesson_is_replaced(
    editor: EditorPage, review: ReviewPage
) -> None:
    review.choose("Leave it out")
    review.choose("Replace what is there", "Sections for the lesson")
    review.use()
    expect(editor.part("findings")).to_contain_text("The section to read again is not in the lesson.")
    editor.save()
    expect_closed(editor.page)
    assert editor.stored["questions"][0]["section"] == "coder"


def test_a_table_that_does_not_fit_is_not_added(empty: ReviewPage) -> None:
    columns = [f"Job {number}" for number in range(11)]
    lines = [f"| Point | {' | '.join(columns)} |", "|---" * 12 + "|", f"| Skills | {' | '.join(columns)} |"]
    empty.box.fill("\n".join(lines))
    table = empty.read().group("Comparison table")
    expect(table).to_contain_text("Together with what is there it would be too large")
    expect(table.get_by_role("radio")).to_have_count(2)
    expect(table.get_by_role("radio", name="Leave it out")).to_be_checked()


def test_the_same_article_twice_gets_ids_of_its_own(editor: EditorPage, review: ReviewPage) -> None:
    review.use()
    review.open(ARTICLE).read().use()
    editor.expand("lesson", "questions")
    for name in ("sections", "questions"):
        ids = editor.ids(name)
        assert len(ids) == len(set(ids))


def test_a_text_in_which_nothing_is_found_says_so(empty: ReviewPage) -> None:
    empty.box.fill("***")
    expect(empty.read().root).to_contain_text("Nothing to use was found in this text.")
    expect(empty.root.get_by_role("group")).to_have_count(0)
    expect(empty.root.get_by_role("button", name="Put it into the document")).to_have_count(0)


def test_what_was_decided_is_there_again_after_a_look_at_the_text(review: ReviewPage) -> None:
    review.move("What coders do", "Next step")
    review.title("What billers do").fill("A biller’s day")
    review.root.get_by_role("button", name="Back to the text").click()
    review.read()
    expect(review.title("What billers do")).to_have_value("A biller’s day")
    review.root.get_by_role("button", name="Close").click()
    review.editor.button("Paste an article").click()
    document = review.read().taken()
    assert "**What coders do**" in document["next_step"]["body"]
    assert "A biller’s day" in titles(document)


def test_what_was_decided_is_there_again_after_undo(editor: EditorPage, review: ReviewPage) -> None:
    review.title("What billers do").fill("A biller’s day")
    review.use()
    editor.undo()
    editor.button("Paste an article").click()
    expect(review.read().title("What billers do")).to_have_value("A biller’s day")


def test_another_text_is_read_anew(review: ReviewPage) -> None:
    review.root.get_by_role("button", name="Back to the text").click()
    review.box.fill("# Auditors\n\nThey doubt.")
    expect(review.read().sections.get_by_role("radiogroup")).to_have_count(1)
    expect(review.title("Auditors")).to_be_visible()


def test_an_answer_that_comes_twice_takes_no_decision_back(empty: ReviewPage) -> None:
    page = empty.editor.page
    waiting: list[Route] = []
    page.route("**/read_article", lambda route: waiting.append(route))
    empty.box.fill(ARTICLE)
    with page.expect_request("**/read_article"):
        empty.root.get_by_role("button", name="Read it").dblclick()
    with page.expect_request("**/read_article"):
        waiting[0].continue_()
    empty.title("What billers do").fill("A biller’s day")
    with page.expect_response("**/read_article"):
        waiting[1].continue_()
    assert "A biller’s day" in titles(empty.taken())


# What goes wrong is said in words


def test_without_a_connection_the_text_stays_and_can_be_read_later(empty: ReviewPage) -> None:
    page = empty.editor.page
    page.route("**/read_article", lambda route: route.abort())
    empty.box.fill(ARTICLE)
    empty.root.get_by_role("button", name="Read it").click()
    expect(note(empty)).to_contain_text("There is no connection.")
    expect(note(empty)).to_be_focused()
    expect(empty.box).to_have_value(ARTICLE)
    page.unroute("**/read_article")
    expect(empty.read().title("What coders do")).to_be_visible()


def test_an_article_that_is_too_long_is_told_with_its_bound(empty: ReviewPage) -> None:
    empty.box.fill("word " * (MAX_ARTICLE // 5 + 1))
    empty.root.get_by_role("button", name="Read it").click()
    expect(note(empty)).to_contain_text(f"This text is longer than {MAX_ARTICLE} characters")
    expect(note(empty)).to_be_focused()
