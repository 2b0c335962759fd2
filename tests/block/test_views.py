"""What the block shows: complete without JavaScript, the same for all where it is cached, and never a secret."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html import unescape
from html.parser import HTMLParser

import pytest
from lxml.html import fragment_fromstring
from xblock.core import XBlock, XBlockMixin
from xblock.fields import Scope
from xblock.runtime import Mixologist

from coding_billing_xblock.block import CodingBillingXBlock
from coding_billing_xblock.lessons.shelf import shipped
from tests.support.lesson import RIGHT, SECTIONS, WHAT, WHO, Learner, data
from tests.support.site import Site


class Ids(HTMLParser):
    """Every id and every name of a form control on a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.names: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if "id" in values:
            self.ids.append(values["id"] or "")
        if tag in {"input", "select", "textarea"} and "name" in values:
            self.names.add(values["name"] or "")


@pytest.fixture
def usage(site: Site) -> str:
    return site.add_block("small", data=data())


def html_of(
    site: Site, usage: str, username: str | None = "amina", view: str = "student_view", **query: str
) -> str:
    response = site.visit(username).view(usage, view, **query)
    assert response.status_code == 200, response.content
    return response.content.decode()


def fragment_of(site: Site, usage: str, view: str = "student_view", username: str | None = "amina") -> object:
    return getattr(site.block(usage, username), view)({})


def test_the_page_is_complete_without_javascript(site: Site) -> None:
    content = fragment_of(site, site.lesson).content
    shown = unescape(content)
    for section in shipped().lesson.sections:
        assert section.title in shown
    for row in shipped().comparison.rows:
        assert row.label in shown
    assert content.count("data-question=") == 12


def test_every_page_has_a_token_of_its_own_by_which_a_browser_knows_a_copy(site: Site, usage: str) -> None:
    tokens = [fragment_of(site, usage).json_init_args["page"] for _ in range(2)]
    assert len(set(tokens)) == 2


def test_neither_the_page_nor_the_arguments_of_its_script_hold_a_secret(site: Site, usage: str) -> None:
    for view in ("student_view", "public_view", "author_view"):
        fragment = fragment_of(site, usage, view)
        assert "SECRET" not in fragment.content
        assert "SECRET" not in json.dumps(fragment.json_init_args)
        assert "correct" not in fragment.content.lower()


def test_what_the_platform_caches_for_everybody_holds_no_answer_and_no_learner(
    site: Site, usage: str
) -> None:
    Learner(site, usage).submit(RIGHT)
    told = json.dumps(site.block(usage).student_view_data())
    assert "SECRET" not in told
    assert not {'"correct"', '"category"', '"feedback"', '"explanation"', "amina"} & set(
        re.findall(r'"\w+"', told)
    )
    assert "Reads and <em>codes</em>." in told
    assert site.block(usage, "amina").student_view_data() == site.block(usage).student_view_data()


def test_the_search_index_has_lesson_table_and_wording_and_nothing_more(site: Site, usage: str) -> None:
    index = site.block(usage).index_dictionary()
    words = json.dumps(index)
    assert "The coder Reads and codes." in words
    assert "Who assigns codes?" in words
    assert "The payer" not in words
    assert "SECRET" not in words
    assert index["content_type"] == "Coding & Billing"
    assert index["content"]["display_name"]


def test_every_id_and_control_name_begins_with_the_blocks_own_prefix(site: Site) -> None:
    first = Ids(fragment_of(site, site.lesson).content)
    second = Ids(fragment_of(site, site.add_block("second")).content)
    prefix = first.ids[0]
    assert re.fullmatch(r"cb[0-9a-f]{8}", prefix)
    assert all(name.startswith(prefix) for name in (*first.ids, *first.names))
    assert len(first.ids) == len(set(first.ids))
    assert not {*first.ids, *first.names} & {*second.ids, *second.names}


def test_a_visitor_who_is_not_signed_in_reads_everything_and_submits_nothing(site: Site, usage: str) -> None:
    for view in ("public_view", "student_view"):
        fragment = fragment_of(site, usage, view, username=None)
        assert "Who assigns codes?" in fragment.content
        assert "Sign in" in fragment.content
        assert "Submit" not in fragment.content
        assert fragment.js_init_fn is None


def test_somebody_signed_in_and_not_enrolled_reads_everything_and_is_invited_to_enrol(
    site: Site, usage: str
) -> None:
    fragment = fragment_of(site, usage, username="dario")
    assert "Who assigns codes?" in fragment.content
    assert "Enrol in this course to answer the questions" in fragment.content
    assert "Sign in" not in fragment.content
    assert "<button" not in fragment.content
    assert fragment.js_init_fn is None


def test_a_page_says_nothing_about_who_the_learner_is(site: Site, usage: str) -> None:
    fragment = fragment_of(site, usage)
    assert "amina" not in (fragment.content + json.dumps(fragment.json_init_args)).lower()


def test_what_a_visitor_puts_into_the_address_changes_nothing(site: Site, usage: str) -> None:
    def body(**query: str) -> str:
        return (
            html_of(site, usage, **query).partition('<div class="coding-billing"')[2].partition("</form>")[0]
        )

    assert body(user_is_staff="1", show_answers="1") == body()


def test_each_learner_keeps_an_order_of_their_own(site: Site) -> None:
    shuffled = WHAT | {
        "shuffle": True,
        "options": [{"id": f"o{n}", "text": f"O{n}", "correct": n < 2} for n in range(9)],
    }
    usage = site.add_block("shuffled", data=data(questions=[shuffled]))

    def order(username: str | None) -> list[str]:
        return re.findall(r'data-item="(\w+)"', fragment_of(site, usage, username=username).content)

    assert order("amina") == order("amina")
    assert sorted(order("amina")) == sorted(order("ben"))
    assert order("amina") != order("ben")
    assert order(None) == [f"o{n}" for n in range(9)]


def test_any_part_may_be_missing_and_leaves_no_trace(site: Site) -> None:
    lesson = fragment_of(site, site.add_block("lesson-only", data=data(questions=[]))).content
    quiz = fragment_of(site, site.add_block("quiz-only", data=data(lesson={"sections": []}))).content
    assert "<form" not in lesson
    assert "<table" not in lesson
    assert "data-section=" not in quiz
    assert "<table" not in quiz


def test_a_document_with_nothing_in_it_says_so(site: Site) -> None:
    assert (
        "There is nothing here yet."
        in fragment_of(site, site.add_block("blank", data='{"version": 1}')).content
    )


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"version": 99}',
        '{"questions": [{"type": "essay"}]}',
        "<coding_billing><oops/></coding_billing>",
    ],
)
def test_content_that_cannot_be_used_is_calm_for_learners_and_explained_to_authors(
    site: Site, content: str
) -> None:
    usage = site.add_block("broken", data=content)
    for username in ("amina", None):
        page = html_of(site, usage, username, "student_view")
        assert "cannot be shown right now" in page
        assert "Traceback" not in page
    assert "<li>" in fragment_of(site, usage, "author_view", "carla").content
    assert not site.block(usage).validate().empty
    assert site.block(usage).student_view_data() == {}
    assert site.block(usage).index_dictionary()["content_type"] == "Coding & Billing"


def test_findings_are_shown_on_the_unit_page(site: Site) -> None:
    usage = site.add_block("warned", data=data(questions=[WHO | {"section": "gone"}]))
    messages = site.block(usage).validate().messages
    assert [(message.type, message.text) for message in messages] == [
        ("warning", "Question 1: The section to read again is not in the lesson.")
    ]


def test_authors_see_the_learners_page(site: Site, usage: str) -> None:
    assert "Who assigns codes?" in fragment_of(site, usage, "author_view", "carla").content


def test_html_of_an_author_is_never_script(site: Site) -> None:
    attack = '<script>alert(1)</script><img src=x onerror="alert(1)">'
    hostile = WHO | {
        "prompt": attack,
        "options": [o | {"text": f"{o['id']} {attack}", "feedback": attack} for o in WHO["options"]],
    }
    sections = [{"id": "s", "title": attack, "body": attack}]
    usage = site.add_block("hostile", data=data(lesson={"sections": sections}, questions=[hostile]))
    learner = Learner(site, usage, stored=data(lesson={"sections": sections}, questions=[hostile]))
    reply = learner.submit({"who": ["b"]}).json()
    told = (
        fragment_of(site, usage).content
        + reply["state"]["review"]["questions"]["who"]["items"]["b"]["feedback"]
    )
    elements = list(fragment_fromstring(told, create_parent=True).iter())
    assert not [
        element for element in elements if element.tag in {"script", "img"} or "onerror" in element.attrib
    ]
    assert "&lt;script&gt;" in told


def test_images_of_the_course_and_of_the_block_have_addresses_of_this_site(site: Site) -> None:
    body = "![Chart](/static/chart.png) ![Cycle](drawing:revenue-cycle)"
    question = WHO | {"options": [option | {"feedback": body} for option in WHO["options"]]}
    stored = data(lesson={"sections": [SECTIONS[0] | {"body": body}]}, questions=[question])
    learner = Learner(site, site.add_block("images", data=stored), stored=stored)
    feedback = learner.submit({"who": ["a"]}).json()["state"]["review"]["questions"]["who"]["items"]["a"][
        "feedback"
    ]
    for told in (learner.visitor.view(learner.usage).content.decode(), feedback):
        sources = re.findall(r'<img[^>]*src="([^"]+)"', told)
        assert len(sources) >= 2
        assert not [source for source in sources if source.startswith(("/static/chart", "drawing:"))]
        for source in sources:
            assert "revenue-cycle" not in source or site.visit("amina").get(source).status_code == 200


def test_each_script_is_loaded_only_where_the_document_needs_it(site: Site) -> None:
    def scripts(block_id: str, **changes: object) -> list[str]:
        usage = site.add_block(block_id, data=data(**changes))
        urls = [
            resource.data
            for resource in fragment_of(site, usage).resources
            if "javascript" in resource.mimetype
        ]
        return [url.rsplit("/", 1)[1] for url in urls]

    assert scripts("lesson-only", questions=[]) == ["learner.js"]
    loaded = scripts("one-choice", questions=[WHO])
    assert "choice.js" in loaded
    assert "sorting.js" not in loaded


def test_viewing_as_a_learner_shows_that_learners_attempts(site: Site, usage: str) -> None:
    assert type(site.block(usage)).show_in_read_only_mode is True


def test_a_unit_with_a_scored_block_has_the_icon_of_one(site: Site, usage: str) -> None:
    assert site.block(usage).icon_class == "problem"


NAMED_BY_THE_PLATFORM: dict[str, str | None] = {
    "display_name": "upstream_display_name",
    **dict.fromkeys(
        (
            "attempts_before_showanswer_button",
            "due",
            "force_save_button",
            "graceperiod",
            "grading_method",
            "max_attempts",
            "show_correctness",
            "show_reset_button",
            "showanswer",
            "submission_wait_seconds",
            "weight",
        )
    ),
}


class UpstreamSync(XBlockMixin):
    """What Studio mixes into every block that may have come from a library."""

    @classmethod
    def get_customizable_fields(cls) -> dict[str, str | None]:
        return dict(NAMED_BY_THE_PLATFORM)


def test_a_library_never_overwrites_a_setting_that_was_changed_in_the_course() -> None:
    own = CodingBillingXBlock.fields.keys() - XBlock.fields.keys()
    settings = {name for name in own if CodingBillingXBlock.fields[name].scope == Scope.settings}
    in_studio = Mixologist((UpstreamSync,)).mix(CodingBillingXBlock)
    named = in_studio.get_customizable_fields()
    assert settings <= set(named)
    assert {name: named[name] for name in NAMED_BY_THE_PLATFORM} == NAMED_BY_THE_PLATFORM
    assert set(named) - set(NAMED_BY_THE_PLATFORM) == {
        "grading",
        "pass_mark",
        "nearly_mark",
        "completes",
        "feedback",
        "hints",
        "retry",
        "shuffle",
    }
    assert CodingBillingXBlock.get_customizable_fields() == {}


def test_the_page_for_learners_does_not_load_the_reader_of_articles() -> None:
    source = "import sys, coding_billing_xblock.block; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", source], check=True, capture_output=True, text=True
    ).stdout.split()
    assert "coding_billing_xblock.studio.handlers" in loaded
    assert "coding_billing_xblock.article.reader" not in loaded
