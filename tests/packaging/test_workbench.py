"""In xblock-sdk's workbench, as pip brings it, the block opens, answers and keeps its state."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from coding_billing_xblock.lessons.shelf import shipped
from coding_billing_xblock.scenarios import TITLES
from tests.packaging.builds import REQUIREMENTS, SET, Environment
from tests.packaging.workbench import Student, Workbench

pytestmark = pytest.mark.xdist_group("packaging")

SHIPPED, TYPES, BROKEN = range(3)
ANSWERS = {"one": ["notes"], "several": ["send", "follow"], "whose": {"ask": "coder", "appeal": "coder"}}
"""All right but for one of two statements: 2.5 of 8 points."""


@pytest.fixture(scope="module")
def workbench(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbench]:
    """The workbench beside our wheel, in an environment of its own, running."""
    folder = tmp_path_factory.mktemp("workbench")
    environment = Environment(folder / "environment", f"workbench-{SET}")
    environment.borrow_requirements()
    environment.install("--no-deps", wheel)
    environment.install("-r", REQUIREMENTS / "workbench.txt")
    with Workbench(environment, folder / "stored") as running:
        yield running


def test_it_offers_what_we_have_to_try(workbench: Workbench) -> None:
    offered = [link.text for link in Student(workbench, "dora").open().iter("a")]
    assert [title for title in offered if title in TITLES.values()] == list(TITLES.values())


def test_the_shipped_lesson_opens(workbench: Workbench) -> None:
    page = Student(workbench, "amina").scenario(SHIPPED).text_content()
    assert all(section.title in page for section in shipped().lesson.sections)


def test_a_document_with_mistakes_is_a_calm_page_for_learners_and_findings_for_authors(
    workbench: Workbench,
) -> None:
    student = Student(workbench, "amina")
    assert "cannot be shown right now" in student.scenario(BROKEN).text_content()
    assert "<note> is not known" in student.scenario(BROKEN, "author_view").text_content()


def test_an_answer_is_scored_and_still_there_when_the_workbench_was_restarted(workbench: Workbench) -> None:
    ben, carla = Student(workbench, "ben"), Student(workbench, "carla")
    replied = ben.submit(TYPES, ANSWERS)
    assert (replied["score"]["earned"], replied["score"]["possible"]) == (2.5, 8)
    workbench.restart()
    assert ben.state(TYPES) == replied
    assert carla.state(TYPES)["attempts"]["used"] == 0


def test_in_a_browser_one_answers_and_finds_the_answers_again(workbench: Workbench, page: Page) -> None:
    block = page.locator(".coding-billing")
    page.goto(f"{workbench.address}/scenario/coding_billing.{TYPES}/?student=emil")
    for item in ("notes", "send", "follow"):
        block.locator(f"input[value='{item}']").check()
    for statement in ANSWERS["whose"]:
        block.locator(f"[data-item='{statement}'] input[value='coder']").check()
    block.get_by_role("button", name="Submit answers").click()
    block.get_by_role("button", name="Submit anyway").click()
    expect(block.get_by_text("Attempt 1: 2.5 of 8 (31%)")).to_be_visible()
    page.reload()
    expect(block.get_by_text("Your score 2.5 of 8 (31%)")).to_be_visible()
    expect(block.locator("input:checked")).to_have_count(5)
