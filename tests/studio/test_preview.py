"""The preview: the learner's own page, with the right answers on it or without, and never with script."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from hypothesis import HealthCheck, given, settings

from coding_billing_xblock.block import CodingBillingXBlock
from coding_billing_xblock.content.document import examine
from tests.strategies import unfinished_documents
from tests.support.author import Author, Json, LibraryAuthor
from tests.support.lesson import (
    CONTENT,
    RIGHT,
    SECTIONS,
    SORT,
    WHO,
    WRONG,
    Learner,
    code_of,
    data,
)
from tests.support.site import Site

TITLE = CodingBillingXBlock.display_name.default


def shown(author: Author, document: object = CONTENT, view: str = "learner", title: str = TITLE) -> Json:
    """What the preview is given."""
    response = author.call(
        "preview_document", {"document": document, "settings": {"display_name": title}, "view": view}
    )
    assert response.status_code == 200, response.content
    told: Json = response.json()
    return told


def html_of(told: Json) -> str:
    """The page put together."""
    page = told["page"]
    return "".join([page["before"], *page["questions"], page["after"]])


def without_prefix(html: str) -> str:
    return " ".join(re.sub(r"cbp?[0-9a-f]{8}", "", html).split())


def test_the_preview_is_the_learners_page(author: Author) -> None:
    page = author.site.block(author.usage, "amina").student_view({}).content
    on_page = page.replace("/static/chart.png", "/asset-v1:demo+CB1+2026+type@asset+block@chart.png")
    assert without_prefix(html_of(shown(author))) == without_prefix(on_page)
    assert shown(author)["arguments"] is None


def test_the_title_is_the_one_that_is_being_written(author: Author) -> None:
    assert "Coders first" in html_of(shown(author, title="Coders first"))
    assert "<h3" not in html_of(shown(author, title=""))


def test_as_a_learner_it_holds_no_answer(author: Author) -> None:
    assert "SECRET" not in str(shown(author))


def test_it_does_not_show_which_questions_are_drafts(author: Author) -> None:
    drafts = CONTENT | {"questions": [question | {"draft": True} for question in CONTENT["questions"]]}
    assert shown(author, drafts)["page"] == shown(author)["page"]
    answered, as_drafts = (shown(author, written, view="answers") for written in (CONTENT, drafts))
    assert as_drafts["page"] == answered["page"]
    reviews = (told["arguments"]["state"]["review"]["questions"] for told in (answered, as_drafts))
    assert next(reviews) == next(reviews)


def test_with_answers_the_learners_script_shows_a_finished_review(author: Author) -> None:
    arguments = shown(author, view="answers")["arguments"]
    state = arguments["state"]
    assert set(arguments) == {"prefix", "learner", "language", "sign_in", "words", "assets", "state"}
    assert (state["open"], state["draft"], state["past"][0]["serial"]) == (False, None, 1)
    assert state["review"]["answers"] == RIGHT
    for question in state["review"]["questions"].values():
        assert question["result"] == "right"
        assert question["key"] is not None
    review = state["review"]["questions"]["who"]
    assert review["explanation"] == "<p>SECRET explanation</p>"
    assert review["items"]["b"]["feedback"] == "<p>SECRET payers decide</p>"


def test_nothing_in_it_has_to_be_told_to_the_server(author: Author) -> None:
    state = shown(author, view="answers")["arguments"]["state"]
    assert state["grade_sent"] is True
    assert state["reading"]["read"] == [section["id"] for section in SECTIONS]
    assert f"closed_{state['closed']}" not in shown(author, view="answers")["arguments"]["words"]


def test_a_document_without_questions_has_a_preview_with_answers_too(author: Author) -> None:
    state = shown(author, CONTENT | {"questions": []}, view="answers")["arguments"]["state"]
    assert (state["review"], state["past"]) == (None, [])


def test_what_has_not_the_shape_of_a_document_has_findings_instead(author: Author) -> None:
    response = author.call("preview_document", {"document": {"lesson": 1}, "settings": {}, "view": "answers"})
    assert (response.status_code, code_of(response)) == (400, "unusable")
    assert response.json()["findings"][0]["path"] == "lesson"


UNFINISHED = CONTENT | {
    "lesson": {"sections": [*SECTIONS, {"id": "new", "title": "", "body": ""}]},
    "questions": [
        WHO | {"prompt": "", "options": [WHO["options"][1], {"id": "new", "text": ""}]},
        SORT
        | {"statements": [*SORT["statements"], {"id": "new", "text": "Checks the card", "category": ""}]},
        {"type": "choice", "id": "bare", "prompt": "Which one?", "options": []},
    ],
}


@pytest.mark.parametrize("view", ["learner", "answers", "try"])
def test_an_unfinished_document_is_shown_and_says_what_is_missing_where(author: Author, view: str) -> None:
    told = shown(author, UNFINISHED, view)
    assert "Reads the record" in html_of(told)
    assert "Which one?" in html_of(told)
    unfinished = {(place["path"], place["text"]) for place in told["unfinished"]}
    assert ("lesson.sections.2.title", "Section 3: This is still empty.") in unfinished
    assert ("questions.0.options.1.text", "Option 2: This is still empty.") in unfinished
    assert {place["path"] for place in told["unfinished"]} >= {
        "questions.0.prompt",
        "questions.0.options",
        "questions.1.statements.2.category",
        "questions.2.options",
    }
    if view == "answers":
        review = told["arguments"]["state"]["review"]["questions"]
        assert review["sort"]["items"]["s1"]["right"]


def test_a_finished_document_lacks_nothing(author: Author) -> None:
    assert shown(author)["unfinished"] == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(raw=unfinished_documents())
def test_any_document_that_has_the_shape_of_one_is_shown_in_every_view(author: Author, raw: Json) -> None:
    for view in ("learner", "answers", "try"):
        response = author.call("preview_document", {"document": raw, "settings": {}, "view": view})
        assert response.status_code in (200, 400)
        if examine(raw).document is not None:
            assert response.status_code == 200, response.content


# Pools

DRAWN = CONTENT | {
    "pools": [{"id": "p", "name": "Basics", "draw": 1}],
    "questions": [question | {"pool": "p"} for question in CONTENT["questions"]],
}


@pytest.mark.parametrize("view", ["learner", "answers", "try"])
def test_every_question_of_a_pool_is_shown_to_its_author(author: Author, view: str) -> None:
    drawn, all_of_them = (shown(author, written, view) for written in (DRAWN, CONTENT))
    assert drawn["page"] == all_of_them["page"]
    if view == "answers":
        assert drawn["arguments"]["state"]["review"]["answers"] == RIGHT


@pytest.mark.parametrize("view", ["answers", "try"])
def test_whoever_wrote_the_hints_sees_them_all_and_no_order_changes(author: Author, view: str) -> None:
    hints = [{"id": f"h{number}", "text": f"*Hint* {number}"} for number in (1, 2)]
    document = CONTENT | {"questions": [WHO | {"hints": hints, "shuffle": True}]}
    state = author.call("preview_document", {"document": document, "view": view}).json()["arguments"]["state"]
    taken = ["<p><em>Hint</em> 1</p>", "<p><em>Hint</em> 2</p>"]
    shown = state["review"]["hints"] if view == "answers" else {"who": state["hints"]["who"]["taken"]}
    assert [[text.strip() for text in texts] for texts in shown.values()] == [taken]
    assert (state["hints"]["who"]["left"], state["varies"]) == (0, False)


def test_every_question_of_a_pool_can_be_tried(author: Author) -> None:
    review = tried(author, RIGHT, document=DRAWN).json()["state"]["review"]
    assert (review["earned"], review["possible"], review["answers"]) == (3, 3, RIGHT)


# Trying it


def tried(author: Author, answers: object, serial: int = 1, document: object = CONTENT) -> HttpResponse:
    return author.call("try_answers", {"document": document, "answers": answers, "serial": serial})


def test_it_opens_as_for_a_learner_who_did_nothing_yet(author: Author) -> None:
    state = shown(author, view="try")["arguments"]["state"]
    assert (state["open"], state["serial"], state["review"]) == (True, 1, None)
    assert "SECRET" not in str(state)


def test_answers_are_scored_as_a_learners_are_and_can_be_tried_again(site: Site, author: Author) -> None:
    learner = Learner(site, author.usage)
    state, same = tried(author, WRONG).json()["state"], learner.submit(WRONG).json()["state"]
    for told in (state, same):
        del told["review"]["at"], told["past"], told["score"]["at"]
    assert (state["review"], state["score"]) == (same["review"], same["score"])
    again = tried(author, RIGHT, serial=2).json()["state"]
    assert (again["review"]["serial"], again["review"]["earned"], again["serial"]) == (2, 3, 3)


def test_an_answer_that_fits_no_question_is_refused(author: Author) -> None:
    response = tried(author, {"who": ["nobody"]})
    assert (response.status_code, code_of(response)) == (400, "bad_answer")


def test_trying_stores_nothing(author: Author) -> None:
    before = author.stored
    assert tried(author, RIGHT).status_code == 200
    assert author.stored == before
    assert not author.site.has_state_row("carla", author.usage)
    assert author.site.published(author.usage) == []


def test_previewing_stores_nothing(author: Author) -> None:
    before = author.stored
    shown(author, CONTENT | {"questions": []}, view="answers")
    assert author.stored == before
    assert not author.site.has_state_row("carla", author.usage)


def test_html_of_an_author_is_never_script(author: Author) -> None:
    attack = '<script>alert(1)</script><img src=x onerror="alert(1)">[a](javascript:alert(1))'
    options = [
        {**option, "text": f"{option['id']} {attack}", "feedback": attack} for option in WHO["options"]
    ]
    question = WHO | {"prompt": attack, "explanation": attack, "options": options}
    document = {
        "lesson": {"sections": [{"id": "coder", "title": attack, "body": attack}]},
        "questions": [question],
        "next_step": {"title": attack, "body": attack, "link_text": attack},
    }
    told = shown(author, document, view="answers")
    pieces = [html_of(told)]
    for review in told["arguments"]["state"]["review"]["questions"].values():
        pieces += [review["explanation"], *(item["feedback"] for item in review["items"].values())]
    for piece in pieces:
        assert "<script" not in piece
        assert "javascript:" not in piece.replace("](javascript:", "")
        assert not re.search(r"<[^>]*\sonerror=", piece)


IMAGES = (
    "![Chart](/static/charts/my%20chart.png) ![Chart](/static/charts/a.png) ![Cycle](drawing:revenue-cycle)"
)


@pytest.mark.parametrize("host", [Author, LibraryAuthor])
def test_drawings_have_addresses_of_this_site(site: Site, host: type[Author]) -> None:
    make = site.add_block if host is Author else site.add_library_block
    author = host(site, make("images", data=data()))
    document = CONTENT | {"lesson": {"sections": [SECTIONS[0] | {"body": IMAGES}]}}
    sources = re.findall(r'<img[^>]*src="([^"]+)"', html_of(shown(author, document)))
    assert sources[2].startswith("/static/xblock/")
    assert site.visit("carla").get(sources[2]).status_code == 200


def test_course_files_have_their_addresses_where_the_course_tells_them(site: Site) -> None:
    document = CONTENT | {
        "lesson": {"sections": [SECTIONS[0] | {"body": "![A](/static/charts/a.png) [B](/static/b.pdf)"}]}
    }
    usage = site.add_block("images", data=data())
    html = html_of(shown(Author(site, usage), document))
    assert 'src="/asset-v1:demo+CB1+2026+type@asset+block@charts_a.png"' in html
    assert 'href="/asset-v1:demo+CB1+2026+type@asset+block@b.pdf"' in html


@pytest.mark.parametrize(
    ("mark", "told"), [(70, {"mark": 0.7, "outcome": ""}), ("7o", None), (None, None), (True, None)]
)
def test_a_pass_mark_that_is_one_already_is_part_of_it(
    author: Author, mark: object, told: Json | None
) -> None:
    body = {"document": CONTENT, "settings": {"pass_mark": mark}, "view": "try"}
    assert author.call("preview_document", body).json()["arguments"]["state"]["pass"] == told
