"""Questions with gaps: on the learner's page, on two devices, and in the editor, where lists stand within a list."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.editor_page import EditorPage
from tests.browser.learner_page import SAVED, LearnerPage, faults, is_fit_for_everybody, overflow
from tests.kinds.dropdown import CLAIM
from tests.support.browser import axe_findings
from tests.support.lesson import WHO, Learner, data
from tests.support.site import Site
from tests.support.studio import expect_closed

RIGHT = {"g1": "record", "g2": "claim"}
WRONG = {"g1": "price", "g2": "claim"}


@pytest.fixture
def stored() -> str:
    return data(questions=[CLAIM])


def fill(learner: LearnerPage, answer: dict[str, str]) -> None:
    for gap, option in answer.items():
        learner.chooser("claim", gap).select_option(option)


def submit(learner: LearnerPage, answer: dict[str, str]) -> None:
    fill(learner, answer)
    learner.press_submit()
    expect(learner.result).to_be_visible()


def sees(learner: LearnerPage, answer: dict[str, str]) -> None:
    for gap in RIGHT:
        expect(learner.chooser("claim", gap)).to_have_value(answer.get(gap, ""))


def below(learner: LearnerPage, gap: str) -> Locator:
    return learner.question("claim").locator(f"[data-below={gap}]")


# Answering


def test_a_gap_is_a_list_in_the_sentence_and_marks_around_it_survive(amina: LearnerPage) -> None:
    gap = amina.block.get_by_role("combobox", name="Gap 1", exact=True)
    expect(gap.locator("option")).to_have_text(["Choose…", "price", "record"])
    expect(amina.question("claim").locator("strong select")).to_have_count(1)
    expect(amina.question("claim").locator(".cb-sentence p")).to_have_count(2)
    description = gap.evaluate(
        "gap => document.getElementById(gap.getAttribute('aria-describedby')).textContent"
    )
    assert description.startswith("The coder reads the ")


def test_answers_are_saved_come_back_and_can_be_taken_back(amina: LearnerPage, learner: Learner) -> None:
    fill(amina, WRONG)
    amina.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == {"claim": WRONG}
    amina.reload()
    sees(amina, WRONG)
    with amina.page.expect_response("**/save_draft"):
        fill(amina, {"g1": ""})
    assert learner.payload["draft"]["answers"] == {"claim": {"g2": "claim"}}


def test_it_is_answered_when_every_gap_is_filled(amina: LearnerPage) -> None:
    fill(amina, {"g1": "price"})
    amina.button("Submit answers").click()
    expect(amina.part("missing")).to_have_text("1 question is not fully answered.")
    fill(amina, {"g2": "bill"})
    amina.button("Submit answers").click()
    expect(amina.result).to_be_visible()


def test_the_keyboard_is_enough(amina: LearnerPage) -> None:
    keyboard = amina.page.keyboard
    amina.part("check-title").focus()
    for letter, gap in (("r", "g1"), ("c", "g2")):
        keyboard.press("Tab")
        expect(amina.chooser("claim", gap)).to_be_focused()
        keyboard.type(letter)
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(amina.result).to_have_text("Attempt 1: 1 of 1 (100%)")


# Results


def test_a_mark_stands_in_the_sentence_and_feedback_below_it_by_the_gap(amina: LearnerPage) -> None:
    submit(amina, WRONG)
    amina.sees_marks("claim", "Partly right: 0.5 of 1 point", "Wrong", "Right")
    expect(amina.question("claim").locator(".cb-gap .cb-verdict")).to_have_text(["Wrong", "Right"])
    expect(below(amina, "g1")).to_have_text("SECRET prices come later")
    expect(below(amina, "g2").locator("details")).to_contain_text("SECRET to the payer")
    assert below(amina, "g1").evaluate("place => getComputedStyle(place, '::before').content") == '"Gap 1"'


def test_the_key_stands_below_once_no_try_can_change_it(amina: LearnerPage, live_site: Site) -> None:
    live_site.author(amina.usage, max_attempts=1)
    amina.reload()
    submit(amina, {"g1": "price"})
    expect(below(amina, "g1").locator(".cb-verdict")).to_have_text("Right answer: record")
    expect(below(amina, "g2").locator(".cb-verdict")).to_have_text("Right answer: claim")


def test_in_another_attempt_a_mark_stands_until_its_gap_is_changed(amina: LearnerPage) -> None:
    submit(amina, WRONG)
    amina.try_again()
    sees(amina, WRONG)
    fill(amina, {"g1": "record"})
    amina.sees_marks("claim", "Right")
    expect(below(amina, "g1").locator("*")).to_have_count(0)


# Two devices


def test_gaps_filled_on_two_devices_come_together(
    amina: LearnerPage, other_device: LearnerPage, learner: Learner
) -> None:
    fill(amina, {"g1": "record"})
    amina.sees_status(SAVED)
    fill(other_device, {"g2": "bill"})
    other_device.sees_status(SAVED)
    sees(other_device, {"g1": "record", "g2": "bill"})
    assert learner.payload["draft"]["answers"] == {"claim": {"g1": "record", "g2": "bill"}}


def test_where_they_differ_both_are_shown_below_the_sentence(
    amina: LearnerPage, other_device: LearnerPage, learner: Learner
) -> None:
    fill(amina, {"g1": "record"})
    amina.sees_status(SAVED)
    fill(other_device, {"g1": "price"})
    choice = below(other_device, "g1").get_by_role("button")
    expect(choice).to_have_text(["Here: price", "On another page: record"])
    assert faults(other_device.page) == []
    other_device.button("Here: price").press("Enter")
    expect(other_device.chooser("claim", "g1")).to_be_focused()
    other_device.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == {"claim": {"g1": "price"}}


def test_to_fill_the_gap_anew_is_a_choice_too(amina: LearnerPage, other_device: LearnerPage) -> None:
    fill(amina, {"g2": "claim"})
    amina.sees_status(SAVED)
    fill(other_device, {"g2": "record"})
    expect(other_device.choices).to_have_count(1)
    fill(other_device, {"g2": "bill"})
    expect(other_device.choices).to_have_count(0)


# Everybody, everywhere


def empty(amina: LearnerPage) -> None:
    expect(amina.button("Submit answers")).to_be_visible()


def answered(amina: LearnerPage) -> None:
    fill(amina, WRONG)
    amina.sees_status(SAVED)


def wrong(amina: LearnerPage) -> None:
    submit(amina, WRONG)


def right(amina: LearnerPage) -> None:
    submit(amina, RIGHT)


def again(amina: LearnerPage) -> None:
    wrong(amina)
    amina.try_again()


@pytest.mark.parametrize("reach", [empty, answered, wrong, right, again])
def test_axe_finds_nothing_and_nothing_is_too_wide(
    amina: LearnerPage, reach: Callable[[LearnerPage], None]
) -> None:
    is_fit_for_everybody(amina, reach)


def test_a_long_option_is_no_wider_than_a_phone(amina: LearnerPage, live_site: Site) -> None:
    option = {"id": "long", "text": "a word that goes on " * 10}
    gap = CLAIM["gaps"][0] | {"options": [*CLAIM["gaps"][0]["options"], option]}
    live_site.author(amina.usage, data=data(questions=[CLAIM | {"gaps": [gap, CLAIM["gaps"][1]]}]))
    amina.page.set_viewport_size({"width": 320, "height": 800})
    amina.reload()
    fill(amina, {"g1": "long"})
    assert overflow(amina.page) == 0
    box = amina.chooser("claim", "g1").bounding_box()
    assert box
    assert box["height"] >= 44


def test_the_sentence_runs_as_its_language_does(amina: LearnerPage, live_site: Site) -> None:
    arabic = CLAIM | {"sentence": "يقرأ المرمز ___ ثم يرسل المحاسب ___."}
    live_site.author(amina.usage, data=data(language="ar", questions=[arabic]))
    amina.open("view=student_view&lang=ar")
    expect(amina.question("claim").locator(".cb-sentence")).to_have_css("direction", "rtl")
    submit(amina, WRONG)
    gap, mark = (
        amina.question("claim").locator(f"[data-item=g1] {part}").bounding_box()
        for part in ("select", ".cb-verdict")
    )
    assert gap
    assert mark
    assert mark["x"] < gap["x"]
    assert overflow(amina.page) == 0


# In the editor


@pytest.fixture
def editor(live_site: Site, page: Page, usage: str) -> EditorPage:
    editor = EditorPage(page, live_site, usage).open().expand("questions")
    editor.expand_item("questions", "claim")
    return editor


def gap(editor: EditorPage, name: str) -> Locator:
    return editor.item("gaps", name)


def options(editor: EditorPage, name: str) -> list[str]:
    found: list[str] = (
        gap(editor, name).locator("[data-field=text]").evaluate_all("all => all.map(o => o.value)")
    )
    return found


def test_an_author_writes_a_text_with_gaps_from_nothing(live_site: Site, page: Page, usage: str) -> None:
    editor = EditorPage(page, live_site, usage).open().expand("questions")
    editor.button("Add a question with gaps").locator("visible=true").last.click()
    page.keyboard.type("Fill the gaps.")
    card = editor.list("questions").locator("> [data-item]").last
    editor.field(card, "sentence").fill("Coders ___, billers ___.")
    card.get_by_role("button", name="Add a gap").click()
    page.keyboard.type("code")
    gaps = card.locator("[data-list=gaps] > [data-item]")
    expect(gaps).to_have_count(2)
    texts = card.locator("[data-field=text]")
    expect(texts.nth(2)).to_have_value("code")
    for field, text in zip(texts.all(), ("code", "bill", "code", "bill"), strict=True):
        field.fill(text)
    gaps.nth(1).get_by_label("Right").nth(1).check()
    assert axe_findings(page) == []
    editor.save()
    expect_closed(page)
    question = editor.stored["questions"][-1]
    assert question["sentence"] == "Coders ___, billers ___."
    assert [
        [(option["text"], option.get("correct", False)) for option in gap["options"]]
        for gap in question["gaps"]
    ] == [[("code", True), ("bill", False)], [("code", False), ("bill", True)]]
    assert editor.stored["version"] == 2


def test_one_option_of_each_gap_is_right(editor: EditorPage) -> None:
    first, second = gap(editor, "g1"), gap(editor, "g2")
    first.get_by_label("Right").first.check()
    expect(first.get_by_label("Right").nth(1)).not_to_be_checked()
    expect(second.get_by_label("Right").first).to_be_checked()
    editor.undo()
    expect(first.get_by_label("Right").nth(1)).to_be_checked()


def test_an_option_moves_within_its_gap_and_keeps_the_focus(editor: EditorPage) -> None:
    option = gap(editor, "g2").locator("[data-id=claim]")
    down = editor.tool(option, "Move down")
    down.click()
    assert options(editor, "g2") == ["record & all", "claim", "bill"]
    assert options(editor, "g1") == ["price", "record"]
    expect(down).to_be_focused()
    expect(editor.live).to_contain_text("now 2 of 3")
    editor.undo()
    assert options(editor, "g2") == ["claim", "record & all", "bill"]


def test_a_gap_moves_with_its_options_by_its_buttons_and_to_a_place(editor: EditorPage) -> None:
    editor.tool(gap(editor, "g2"), "Move up").click()
    assert editor.ids("gaps") == ["g2", "g1"]
    assert options(editor, "g2") == ["claim", "record & all", "bill"]
    editor.tool(gap(editor, "g2"), "Move to another place").click()
    places = editor.part("place").locator("option")
    expect(places).to_have_text(["1. claim, record & all, bill", "2. price, record"])
    editor.part("place").select_option(index=1)
    editor.part("place-dialog").get_by_role("button", name="Move").click()
    assert editor.ids("gaps") == ["g1", "g2"]


def test_a_duplicate_of_a_gap_is_another_gap_with_options_of_its_own(editor: EditorPage) -> None:
    editor.tool(gap(editor, "g1"), "Duplicate").click()
    first, copy, last = editor.ids("gaps")
    assert (first, last) == ("g1", "g2")
    gap(editor, copy).locator("[data-field=text]").first.fill("another")
    assert options(editor, copy) == ["another", "record"]
    assert options(editor, "g1") == ["price", "record"]
    editor.field(editor.item("questions", "claim"), "sentence").fill("___ ___ ___")
    editor.save()
    expect_closed(editor.page)
    assert [len(gap["options"]) for gap in editor.stored["questions"][0]["gaps"]] == [2, 2, 3]


def test_a_duplicate_of_an_option_and_a_new_one_stand_in_their_gap(editor: EditorPage) -> None:
    editor.tool(gap(editor, "g2").locator("[data-id=bill]"), "Duplicate").click()
    assert options(editor, "g2") == ["claim", "record & all", "bill", "bill"]
    gap(editor, "g1").get_by_role("button", name="Add an option").click()
    editor.page.keyboard.type("chart")
    assert options(editor, "g1") == ["price", "record", "chart"]
    editor.page.keyboard.press("Control+Enter")
    editor.page.keyboard.type("note")
    assert options(editor, "g1") == ["price", "record", "chart", "note"]
    assert options(editor, "g2") == ["claim", "record & all", "bill", "bill"]


def test_removed_gaps_and_options_come_back_with_undo(editor: EditorPage) -> None:
    for option in ("claim", "record", "bill"):
        editor.tool(gap(editor, "g2").locator(f"[data-id={option}]"), "Remove").click()
    assert options(editor, "g2") == []
    expect(gap(editor, "g2").get_by_role("button", name="Add an option")).to_be_focused()
    editor.tool(gap(editor, "g1"), "Remove").click()
    assert editor.ids("gaps") == ["g2"]
    for _ in range(4):
        editor.undo()
    assert editor.ids("gaps") == ["g1", "g2"]
    assert options(editor, "g2") == ["claim", "record & all", "bill"]


def test_to_shuffle_is_to_sort_because_a_page_is_the_same_for_all(editor: EditorPage) -> None:
    card = editor.item("questions", "claim")
    card.locator("summary").click()
    card.get_by_label("Sort what can be chosen by its words").check()
    editor.save()
    expect_closed(editor.page)
    assert editor.stored["questions"][0]["shuffle"] is True


def test_search_finds_words_of_options_in_a_closed_question(live_site: Site, page: Page, usage: str) -> None:
    live_site.author(usage, data=data(questions=[WHO, CLAIM]))
    editor = EditorPage(page, live_site, usage).open()
    editor.button("Search in the document").click()
    words = editor.root.get_by_role("textbox", name="Search in the document")
    expect(words).to_be_focused()
    words.fill("record & all")
    words.press("Enter")
    found = gap(editor, "g2").locator("[data-id=record] [data-field=text]")
    expect(found).to_be_visible()
    expect(editor.part("search-found")).to_contain_text("Question 2 › Gap 2 › Option 2 › Text")


def test_a_finding_about_the_text_names_it(live_site: Site, page: Page, usage: str) -> None:
    live_site.author(usage, data=data(questions=[CLAIM | {"sentence": "One ___"}]))
    editor = EditorPage(page, live_site, usage).open()
    finding = editor.part("findings").get_by_role("button", name="Blanks in the text: 1. Gaps: 2.")
    expect(finding).to_contain_text("Question 1 › Text with gaps")
    finding.click()
    expect(editor.field(editor.item("questions", "claim"), "sentence")).to_be_focused()


def test_a_finding_leads_into_a_gap(live_site: Site, page: Page, usage: str) -> None:
    first, second = CLAIM["gaps"]
    faulty = second | {"options": [*second["options"], {"id": "again", "text": "bill"}]}
    live_site.author(usage, data=data(questions=[CLAIM | {"gaps": [first, faulty]}]))
    editor = EditorPage(page, live_site, usage).open()
    finding = editor.part("findings").get_by_role("button", name="Two options of this gap read the same.")
    expect(finding).to_contain_text("Gap 2")
    finding.click()
    expect(gap(editor, "g2").locator("[data-id=again] [data-field=text]")).to_be_focused()
