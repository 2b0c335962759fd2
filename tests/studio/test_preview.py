"""The preview: the learner's own page, with the right answers on it or without, and never with script."""

from __future__ import annotations

import re

import pytest

from tests.support.author import Author, Json, LibraryAuthor
from tests.support.lesson import CONTENT, RIGHT, SECTIONS, WHO, code_of, data
from tests.support.site import Site


def shown(author: Author, document: object = CONTENT, answers: bool = False) -> Json:
    """What the preview is given."""
    response = author.call("preview_document", {"document": document, "answers": answers})
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


def test_as_a_learner_it_holds_no_answer(author: Author) -> None:
    assert "SECRET" not in str(shown(author))


def test_it_does_not_show_which_questions_are_drafts(author: Author) -> None:
    drafts = CONTENT | {"questions": [question | {"draft": True} for question in CONTENT["questions"]]}
    assert shown(author, drafts)["page"] == shown(author)["page"]
    answered, as_drafts = (shown(author, written, answers=True) for written in (CONTENT, drafts))
    assert as_drafts["page"] == answered["page"]
    reviews = (told["arguments"]["state"]["review"]["questions"] for told in (answered, as_drafts))
    assert next(reviews) == next(reviews)


def test_with_answers_the_learners_script_shows_a_finished_review(author: Author) -> None:
    arguments = shown(author, answers=True)["arguments"]
    state = arguments["state"]
    assert set(arguments) == {"prefix", "learner", "language", "sign_in", "words", "state"}
    assert (state["open"], state["draft"], state["past"][0]["serial"]) == (False, None, 1)
    assert state["review"]["answers"] == RIGHT
    for question in state["review"]["questions"].values():
        assert question["result"] == "right"
        assert question["key"] is not None
    review = state["review"]["questions"]["who"]
    assert review["explanation"] == "<p>SECRET explanation</p>"
    assert review["items"]["b"]["feedback"] == "<p>SECRET payers decide</p>"


def test_nothing_in_it_has_to_be_told_to_the_server(author: Author) -> None:
    state = shown(author, answers=True)["arguments"]["state"]
    assert state["grade_sent"] is True
    assert state["reading"]["read"] == [section["id"] for section in SECTIONS]
    assert f"closed_{state['closed']}" not in shown(author, answers=True)["arguments"]["words"]


def test_a_document_without_questions_has_a_preview_with_answers_too(author: Author) -> None:
    state = shown(author, CONTENT | {"questions": []}, answers=True)["arguments"]["state"]
    assert (state["review"], state["past"]) == (None, [])


def test_a_document_with_errors_has_findings_instead(author: Author) -> None:
    response = author.call("preview_document", {"document": {"lesson": 1}, "answers": True})
    assert (response.status_code, code_of(response)) == (400, "unusable")
    assert response.json()["findings"][0]["path"] == "lesson"


def test_previewing_stores_nothing(author: Author) -> None:
    before = author.stored
    shown(author, CONTENT | {"questions": []}, answers=True)
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
    told = shown(author, document, answers=True)
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
