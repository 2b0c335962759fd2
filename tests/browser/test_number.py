"""Questions for numbers: on the learner's page, on two devices, and in the editor."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from random import Random

import pytest
from playwright.sync_api import Locator, Page, expect

from coding_billing_xblock.text.numerals import Numeral, read_number
from tests.browser.editor_page import EditorPage
from tests.browser.learner_page import SAVED, LearnerPage, eventually, faults, is_fit_for_everybody, overflow
from tests.kinds.number import RATE
from tests.support.browser import axe_findings
from tests.support.lesson import Learner, data
from tests.support.site import Site
from tests.support.studio import expect_closed
from tests.text.numerals import READINGS, generated

WIDTHS = pytest.mark.parametrize("width", [320, 1280])


@pytest.fixture
def stored() -> str:
    return data(questions=[RATE])


def field(learner: LearnerPage) -> Locator:
    return learner.question("rate").get_by_role("textbox", name="Your answer", exact=True)


def reading(learner: LearnerPage) -> Locator:
    return learner.question("rate").locator("[data-reading]")


def submit(learner: LearnerPage, typed: str) -> None:
    field(learner).fill(typed)
    learner.press_submit()
    expect(learner.result).to_be_visible()


def have_the_last_try(learner: LearnerPage) -> None:
    learner.site.author(learner.usage, max_attempts=1)
    learner.reload()


def read_as(number: str) -> str:
    return f"Read as \u2068{number}\u2069"


# Reading


def english(number: Numeral) -> str:
    """As English writes it, with all its digits."""
    return f"{Decimal(number.plain):,f}"


def expected(typed: str, decimal: str, unit: str) -> str:
    """What a page says that chose between two such answers: what was typed, and how it is read where that differs."""
    number = read_number(typed, decimal, unit)
    text = typed.strip("\ufeff\u3000\u00a0 \t")
    if number and not number.ambiguous and english(number) == text:
        return text
    told = read_as(english(number)) if number else "This is not a number yet." if text else ""
    return f"{typed} {told}".strip("\ufeff\u3000\u00a0 \t")


SAY = """([typed, decimal, unit]) => {
    const question = document.querySelector("[data-question=rate]");
    question.querySelector("[data-unit]").textContent = unit;
    return CodingBilling.types.number.words(question, "", decimal + typed);
}"""


def test_the_page_reads_as_the_server_does(amina: LearnerPage) -> None:
    random = Random(11)
    cases = [row[:3] for row in READINGS if row[0] != "\ud800"] + [generated(random) for _ in range(3000)]
    script = f"cases => cases.map({SAY})"
    assert amina.page.evaluate(script, [list(case) for case in cases]) == [expected(*case) for case in cases]


def test_it_says_how_a_number_is_read_while_one_types(amina: LearnerPage) -> None:
    for typed, told in {
        "4.5": "",
        "4,5": read_as("4.5"),
        "$1234,50": read_as("1,234.5"),
        "1,234": read_as("1,234"),
        "1.234": read_as("1.234"),
        "٤\u066b\u0665": read_as("4.5"),
        "4.5 %": read_as("4.5"),
        "about 4": "This is not a number yet.",
        "-": "This is not a number yet.",
        " ": "",
    }.items():
        field(amina).fill(typed)
        expect(reading(amina)).to_have_text(told)


@pytest.mark.parametrize(
    ("language", "typed", "shown"),
    [
        ("de", "1.234", "1.234"),
        ("de", "1,234", "1,234"),
        ("en", "1,234", "1,234"),
        ("ar-EG", "1234.5", "\u0661٬٢٣٤\u066b\u0665"),
        ("en-a", "1234.5", "1,234.5"),
    ],
)
def test_the_language_of_the_lesson_decides(
    amina: LearnerPage, live_site: Site, learner: Learner, language: str, typed: str, shown: str
) -> None:
    live_site.author(amina.usage, data=data(language=language, questions=[RATE]))
    amina.reload()
    field(amina).fill(typed)
    expect(reading(amina)).to_have_text(read_as(shown))
    amina.sees_status(SAVED)
    decimal = "," if language == "de" else "."
    assert learner.payload["draft"]["answers"] == {"rate": {"typed": typed, "decimal": decimal}}


def test_what_was_typed_elsewhere_is_read_as_it_was_there(amina: LearnerPage, learner: Learner) -> None:
    learner.draft({"rate": {"typed": "1,234", "decimal": ","}})
    amina.reload()
    expect(field(amina)).to_have_value("1,234")
    expect(reading(amina)).to_have_text(read_as("1.234"))
    amina.page.evaluate("document.activeElement.blur()")
    field(amina).press_sequentially("5")
    field(amina).press("Backspace")
    expect(reading(amina)).to_have_text(read_as("1,234"))


def test_it_is_said_once_when_the_typing_pauses(amina: LearnerPage) -> None:
    field(amina).fill("1")
    amina.sees_status(SAVED)
    amina.page.evaluate(
        """() => {
            window.said = [];
            const live = document.querySelector("[data-cb='live']");
            new MutationObserver(() => window.said.push(live.textContent)).observe(live, {childList: true});
        }"""
    )
    field(amina).press_sequentially("234.5")
    eventually(lambda: amina.page.evaluate("window.said.length") > 0)
    assert amina.page.evaluate("window.said") == [read_as("1,234.5")]
    expect(field(amina)).to_have_accessible_description(f"{RATE['prompt']} % {read_as('1,234.5')}")


def top(amina: LearnerPage) -> int:
    """Where what comes after the question stands, in whole pixels."""
    box = amina.button("Submit answers").bounding_box()
    assert box
    return round(box["y"])


@WIDTHS
def test_nothing_moves_while_one_types(amina: LearnerPage, width: int) -> None:
    amina.page.set_viewport_size({"width": width, "height": 800})
    field(amina).focus()
    before = top(amina)
    for typed in ("1234567,891", "not a number"):
        field(amina).fill(typed)
        expect(reading(amina)).not_to_be_empty()
        assert top(amina) == before


# Answering


def test_what_is_typed_is_kept_as_it_is(amina: LearnerPage) -> None:
    field(amina).press_sequentially(" 4,5 ")
    amina.sees_status(SAVED)
    amina.reload()
    expect(field(amina)).to_have_value(" 4,5 ")
    expect(reading(amina)).to_have_text(read_as("4.5"))


def test_blanks_are_no_answer(amina: LearnerPage, learner: Learner) -> None:
    field(amina).fill("4")
    amina.sees_status(SAVED)
    with amina.page.expect_response("**/save_draft"):
        field(amina).fill("\u3000")
    amina.button("Submit answers").click()
    expect(amina.part("missing")).to_have_text("No question is answered yet.")
    assert learner.payload["draft"]["answers"] == {}


def test_the_keyboard_is_enough_and_enter_submits_nothing(amina: LearnerPage, learner: Learner) -> None:
    keyboard = amina.page.keyboard
    amina.part("check-title").focus()
    keyboard.press("Tab")
    expect(field(amina)).to_be_focused()
    keyboard.type("4.5")
    keyboard.press("Enter")
    assert learner.payload["attempts"]["used"] == 0
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(amina.result).to_have_text("Attempt 1: 1 of 1 (100%)")


# Results


def test_a_wrong_number_that_the_author_foresaw_gets_its_feedback(amina: LearnerPage) -> None:
    submit(amina, "0.045")
    amina.sees_marks("rate", "Wrong: 0 of 1 point", "Wrong")
    expect(amina.question("rate").locator(".cb-feedback")).to_have_text("SECRET that is the share")


def test_what_is_no_number_can_be_submitted_and_says_so(amina: LearnerPage) -> None:
    submit(amina, "four and a half")
    amina.sees_marks("rate", "Wrong: 0 of 1 point", "Wrong (this is not a number)")


def test_a_right_number_gets_its_feedback_and_the_explanation(amina: LearnerPage) -> None:
    submit(amina, "4,55%")
    amina.sees_marks("rate", "Right: 1 of 1 point", "Right")
    expect(amina.question("rate").locator(".cb-feedback")).to_have_text(
        ["SECRET right", "SECRET 54 of 1,200"]
    )


def test_the_key_is_shown_with_its_tolerance_and_unit_once_no_try_can_change_the_answer(
    amina: LearnerPage,
) -> None:
    have_the_last_try(amina)
    submit(amina, "22")
    amina.sees_marks("rate", "Wrong: 0 of 1 point", "Wrong", "Right answer: \u20684.5 ± 0.05 %\u2069")


def test_an_exact_key_is_shown_to_its_last_digit_in_the_language_of_the_lesson(
    amina: LearnerPage, live_site: Site
) -> None:
    exact = {name: RATE[name] for name in ("type", "id", "prompt")} | {"value": -1234567.0000001}
    live_site.author(amina.usage, data=data(language="de", questions=[exact]))
    have_the_last_try(amina)
    submit(amina, "1")
    amina.sees_marks("rate", "Wrong: 0 of 1 point", "Wrong", "Right answer: \u2068-1.234.567,0000001\u2069")


def test_in_another_attempt_the_mark_stands_until_the_number_is_changed(amina: LearnerPage) -> None:
    submit(amina, "22")
    amina.try_again()
    expect(field(amina)).to_have_value("22")
    amina.sees_marks("rate", "Wrong: 0 of 1 point", "Wrong")
    field(amina).press_sequentially("5")
    amina.sees_marks("rate")


# Two devices


def test_where_two_devices_differ_both_numbers_are_shown_and_one_is_chosen(
    amina: LearnerPage, other_device: LearnerPage, learner: Learner
) -> None:
    field(amina).fill("4,5")
    amina.sees_status(SAVED)
    field(other_device).fill("22")
    choices = other_device.question("rate").locator(".cb-differs button")
    expect(choices).to_have_text(["Here: 22", f"On another page: 4,5 {read_as('4.5')}"])
    other_device.button("Here: 22").press("Enter")
    expect(field(other_device)).to_be_focused()
    expect(field(other_device)).to_have_value("22")
    other_device.sees_status(SAVED)
    assert learner.payload["draft"]["answers"] == {"rate": {"typed": "22", "decimal": "."}}


def test_the_same_on_two_devices_is_no_difference(amina: LearnerPage, other_device: LearnerPage) -> None:
    for device in (amina, other_device):
        field(device).fill("4.5")
        device.sees_status(SAVED)
    expect(other_device.choices).to_have_count(0)


# Everybody, everywhere


def empty(amina: LearnerPage) -> None:
    expect(amina.button("Submit answers")).to_be_visible()


def typed(amina: LearnerPage) -> None:
    field(amina).fill("1,234")
    amina.sees_status(SAVED)


def no_number(amina: LearnerPage) -> None:
    submit(amina, "x" * 100)


def right(amina: LearnerPage) -> None:
    submit(amina, "4.5")
    amina.question("rate").get_by_text("Feedback").click()


def wrong_for_good(amina: LearnerPage) -> None:
    have_the_last_try(amina)
    submit(amina, "1" * 100)


def differing(amina: LearnerPage) -> None:
    amina.page.route("**/save_draft", lambda route: route.abort())
    field(amina).fill("4,5")
    Learner(amina.site, amina.usage, stored=data(questions=[RATE])).draft({"rate": "1" * 100})
    amina.press_submit()
    expect(amina.choices).to_have_count(1)


@pytest.mark.parametrize("reach", [empty, typed, no_number, right, wrong_for_good, differing])
def test_axe_finds_nothing_and_all_of_it_fits(
    amina: LearnerPage, reach: Callable[[LearnerPage], None]
) -> None:
    is_fit_for_everybody(amina, reach)


def test_from_right_to_left_the_field_stands_at_the_right_and_numbers_run_as_they_do(
    amina: LearnerPage, live_site: Site, translate: Callable[[str], None]
) -> None:
    translate("ar")
    live_site.author(amina.usage, data=data(language="ar-EG", questions=[RATE]))
    amina.page.set_viewport_size({"width": 320, "height": 800})
    amina.open("view=student_view&lang=ar")
    typing = amina.question("rate").get_by_role("textbox")
    unit = amina.question("rate").locator("[data-unit]")
    typing.fill("-\u0661٬٢٣٤\u066b\u0665")
    expect(reading(amina)).to_have_text("")
    box, beside = typing.bounding_box(), unit.bounding_box()
    assert box and beside
    assert box["x"] > beside["x"]
    style = typing.evaluate("field => [getComputedStyle(field).direction, getComputedStyle(field).textAlign]")
    assert style == ["ltr", "right"]
    typing.fill("-1234.5")
    expect(reading(amina)).to_contain_text("\u0661٬٢٣٤\u066b\u0665")
    assert overflow(amina.page) == 0
    assert faults(amina.page) == []


# The editor


@pytest.fixture
def editor(live_site: Site, page: Page, usage: str) -> EditorPage:
    return EditorPage(page, live_site, usage).open().expand("questions")


def test_an_author_writes_one_from_nothing(editor: EditorPage) -> None:
    editor.button("Add a number question").click()
    editor.page.keyboard.type("How many days?")
    card = editor.list("questions").locator("> [data-item]").nth(1)
    editor.field(card, "value").fill("90.5")
    editor.field(card, "tolerance").fill("10")
    editor.field(card, "relative").check()
    editor.field(card, "unit").fill("days")
    card.get_by_role("button", name="Add a wrong number").click()
    mistake = card.locator("[data-list='mistakes'] > [data-item]")
    editor.field(mistake, "value").fill("-30")
    editor.field(mistake, "feedback").fill("That is another payer.")
    editor.save()
    expect_closed(editor.page)
    question = editor.stored["questions"][1]
    told = {name: question[name] for name in ("value", "tolerance", "relative", "unit")}
    assert told == {"value": 90.5, "tolerance": 10, "relative": True, "unit": "days"}
    assert [(one["value"], one["feedback"]) for one in question["mistakes"]] == [
        (-30, "That is another payer.")
    ]
    assert editor.stored["version"] == 2


def test_a_question_without_its_number_is_shown_and_cannot_be_saved(editor: EditorPage) -> None:
    card = editor.expand_item("questions", "rate")
    editor.field(card, "value").fill("")
    editor.field(card, "value").blur()
    expect(card.get_by_text("There is no number here yet.")).to_be_visible()
    expect(editor.root.frame_locator("iframe").get_by_text("Type a number.")).to_be_visible()
    editor.save()
    expect(editor.root).to_be_visible()
    assert editor.stored["questions"][0]["value"] == 4.5


def test_the_preview_shows_it_with_its_answer(editor: EditorPage) -> None:
    editor.root.get_by_role("radio", name="With answers").check()
    expect(editor.root.frame_locator("iframe").get_by_label("Your answer")).to_have_value("4.5")


def test_axe_finds_nothing_in_the_editor(editor: EditorPage) -> None:
    editor.expand_item("questions", "rate").locator("summary").first.click()
    assert axe_findings(editor.page, *editor.page.frames[1:]) == []
