"""A document survives OLX unchanged, and a hand-written file says what is wrong with it, and where."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from coding_billing_xblock.content import olx
from coding_billing_xblock.content.document import Document, Parsed, Pool, parse
from coding_billing_xblock.lessons.load import load, open_text
from coding_billing_xblock.lessons.shelf import shipped
from coding_billing_xblock.questions.choice import Choice
from coding_billing_xblock.text.findings import Severity
from tests.strategies import documents, texts


def written(document: Document) -> str:
    root = etree.Element(olx.ROOT)
    olx.write_into(root, document)
    return olx.to_text(root)


def findings_of(body: str) -> list[tuple[str, str, int | None]]:
    parsed = olx.read(f"<coding_billing>\n{textwrap.dedent(body)}\n</coding_billing>")
    return [(found.code, found.path, found.line) for found in parsed.findings]


@given(documents())
def test_a_document_survives_olx_and_back(document: Document) -> None:
    assert olx.read(written(document)).document == document


@given(documents())
def test_a_document_survives_json_and_back(document: Document) -> None:
    assert parse(document.model_dump_json()).document == document


@given(texts)
def test_any_text_is_read_without_an_exception(text: str) -> None:
    olx.read(text)
    olx.read(f"<coding_billing><lesson>{text}</lesson></coding_billing>")


def test_the_shipped_lesson_survives_olx_and_back() -> None:
    assert olx.read(written(shipped())).document == shipped()


def test_a_document_with_nothing_in_it_is_not_the_shipped_lesson() -> None:
    text = written(Document())
    assert olx.has_content(olx.parse_text(text).root)
    assert olx.read(text).document == Document()


def test_indentation_and_comments_of_a_hand_written_file_are_no_content() -> None:
    parsed = olx.read(
        """
        <coding_billing display_name="By hand" language="en">
          <!-- what a coder does -->
          <lesson>
            <section id="coder">
              <title>What a coder
                does</title>
              <body>
                Reads the record.

                * assigns codes
                    * with care
              </body>
            </section>
          </lesson>
          <questions>
            <choice id="q">
              <prompt>Who codes? <!-- easy --></prompt>
              <option id="a" correct="true"><text>The coder</text></option>
              <option id="b"><text>The payer &amp; the <![CDATA[<kbd>F2</kbd>]]></text><feedback>No.</feedback></option>
            </choice>
          </questions>
        </coding_billing>""".strip()
    )
    assert [finding.code for finding in parsed.findings] == [
        "olx.comment",
        "olx.comment",
        "question.no_explanation",
    ]
    document = parsed.document
    assert document.lesson.sections[0].title == "What a coder does"
    assert document.lesson.sections[0].body == "Reads the record.\n\n* assigns codes\n    * with care"
    assert document.questions[0].prompt == "Who codes?"
    assert document.questions[0].options[1].text == "The payer & the <kbd>F2</kbd>"


DRAWN = """
<coding_billing>
  <pools>
    <pool draw="2">Denials and appeals</pool>
    <pool id="roles">Roles</pool>
  </pools>
  <questions>
    <choice id="q" pool="roles" shuffle="true">
      <prompt>Who codes?</prompt>
      <option id="a" correct="true"><text>The coder</text></option>
      <option id="b"><text>The payer</text></option>
      <option id="c" stays="true"><text>None of these</text></option>
      <hint>Think of the *record*.</hint>
      <hint id="second">Who reads it?</hint>
      <explanation>Coders read.</explanation>
    </choice>
  </questions>
</coding_billing>""".strip()


def test_pools_hints_and_what_keeps_its_place_can_be_written_by_hand() -> None:
    document = olx.read(DRAWN).document
    assert document is not None
    first, second = document.pools
    assert (first.name, first.draw, second) == ("Denials and appeals", 2, Pool(id="roles", name="Roles"))
    assert first.id and first.id != "roles"
    (question,) = document.questions
    assert isinstance(question, Choice)
    assert question.pool == "roles"
    assert [hint.text for hint in question.hints] == ["Think of the *record*.", "Who reads it?"]
    assert question.hints[0].id and question.hints[1].id == "second"
    assert [option.stays for option in question.options] == [False, False, True]


def test_they_are_written_as_they_are_read() -> None:
    document = olx.read(DRAWN).document
    assert document is not None
    text = written(document)
    assert '<pool id="roles" draw="1">Roles</pool>' in text
    assert '<hint id="second">Who reads it?</hint>' in text
    assert '<option id="c" stays="true">' in text
    assert 'pool="roles"' in text
    assert olx.read(text).document == document


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("<lessons/>", ("olx.unknown_element", "", 2)),
        ("words", ("olx.stray_text", "", 1)),
        ("<lesson/>\n<lesson/>", ("olx.repeated_element", "lesson", 3)),
        (
            '<lesson>\n<section id="a" titel="A"><title>A</title><body>b</body></section></lesson>',
            ("olx.unknown_attribute", "lesson.sections.0", 3),
        ),
        (
            '<lesson><section id="a"><title>A</title>\n<body>one <b>two</b></body></section></lesson>',
            ("olx.text_only", "lesson.sections.0.body", 3),
        ),
        (
            '<lesson><section id="a b"><title>A</title><body>b</body></section></lesson>',
            ("id.characters", "lesson.sections.0.id", 2),
        ),
        (
            '<lesson><section id=""><title>A</title><body>b</body></section></lesson>',
            ("id.empty", "lesson.sections.0.id", 2),
        ),
        (
            '<lesson xml:space="preserve"><section id="-a"><title>A</title><body>b</body></section></lesson>',
            ("id.beginning", "lesson.sections.0.id", 2),
        ),
        (
            '<lesson><section id="a"><title>A</title>\n<body>\n\n    One.\n\n    To &lt;b></body></section></lesson>',
            ("html.unpaired_tag", "lesson.sections.0.body", 7),
        ),
        (
            '<lesson><section id="a"><title>A</title>\n<body>One.\nTo &lt;payer&gt;</body></section></lesson>',
            ("html.unknown_tag", "lesson.sections.0.body", 4),
        ),
        ("<questions>\n<essay/></questions>", ("question.unknown_type", "questions.0", 3)),
        (
            '<questions>\n<choice id="q" points="many"><prompt>?</prompt></choice></questions>',
            ("float_parsing", "questions.0.points", 3),
        ),
        (
            '<questions><choice id="q">\n<prompt>?</prompt></choice></questions>',
            ("choice.few_options", "questions.0.options", 2),
        ),
        (
            '<questions><sorting id="q"><prompt>?</prompt><category id="a">A</category><category id="b">B</category>\n'
            '<statement id="s" category="c"><text>S</text></statement></sorting></questions>',
            ("sorting.no_category", "questions.0.statements.0.category", 3),
        ),
        (
            '<comparison><caption>C</caption><column id="a">A</column>\n'
            '<row id="r"><label>R</label></row></comparison>',
            ("row.cells", "comparison.rows.0.cells", 3),
        ),
        (
            '<pools>\n<pool id="p" take="2">P</pool></pools>',
            ("olx.unknown_attribute", "pools.0", 3),
        ),
        ('<pools>\n<pool id="p" draw="x">P</pool></pools>', ("int_parsing", "pools.0.draw", 3)),
        ('<pools>\n<pool id="p" draw="0">P</pool></pools>', ("greater_than_equal", "pools.0.draw", 3)),
        ('<pools>\n<pool id="p"></pool></pools>', ("text.empty", "pools.0.name", 3)),
        ('<pools>\n<question id="p">P</question></pools>', ("olx.unknown_element", "pools", 3)),
        ('<pools><pool id="p">P</pool>\n<pool id="p">Q</pool></pools>', ("id.repeated", "pools.1.id", 3)),
        (
            '<questions><choice id="q"><prompt>?</prompt>\n<hint>One <b>two</b></hint></choice></questions>',
            ("olx.text_only", "questions.0.hints.0.text", 3),
        ),
        (
            '<questions><choice id="q"><prompt>?</prompt>\n<hint cost="1">One</hint></choice></questions>',
            ("olx.unknown_attribute", "questions.0.hints.0", 3),
        ),
        (
            '<questions>\n<choice id="q" pool="gone"><prompt>?</prompt></choice></questions>',
            ("question.unknown_pool", "questions.0.pool", 3),
        ),
        (
            '<questions><choice id="q"><prompt>?</prompt>\n'
            '<option id="a" stays="maybe"><text>A</text></option></choice></questions>',
            ("bool_parsing", "questions.0.options.0.stays", 3),
        ),
        (
            "<next_step><title>N</title>\n<url>javascript:alert(1)</url></next_step>",
            ("url.unsafe", "next_step.url", 3),
        ),
    ],
)
def test_each_mistake_has_a_finding_with_its_path_and_line(body: str, finding: tuple[str, str, int]) -> None:
    assert finding in findings_of(body)


def test_a_file_with_an_error_gives_no_document() -> None:
    assert olx.read("<coding_billing><lessons/></coding_billing>").document is None


@pytest.mark.parametrize(
    "text", ["", "<coding_billing>", "<a/>", "<coding_billing>&x;</coding_billing>", "\x00"]
)
def test_what_is_no_olx_of_ours_says_so(text: str) -> None:
    parsed = olx.read(text)
    assert parsed.document is None
    assert parsed.findings


def test_a_newer_version_says_so() -> None:
    parsed = olx.read('<coding_billing document_version="3"><lesson/></coding_billing>')
    assert [found.code for found in parsed.findings] == ["document.newer_version"]


def test_attributes_of_the_platform_are_no_findings() -> None:
    assert olx.read('<coding_billing xblock-family="xblock.v1" start="2026"><lesson/></coding_billing>') == (
        Document(),
        (),
    )


def body_of(text: str) -> str:
    source = (
        f'<coding_billing><lesson><section id="a"><title>T</title>{text}</section></lesson></coding_billing>'
    )
    return olx.read(source).document.lesson.sections[0].body


@pytest.mark.parametrize(
    ("element", "body"),
    [
        ("<body>First paragraph.\n\n        Second paragraph.\n      </body>", "First paragraph.\n\nSecond paragraph."),
        ("<body> - one\n     - two\n     - three</body>", "- one\n- two\n- three"),
        ("<body><![CDATA[First.\n\n\tSecond.]]></body>", "First.\n\nSecond."),
        ("<body>\n\tFirst.\n\n    Second.\n</body>", "First.\n\nSecond."),
        ("<body>\n  \t- one\n\t  - two\n</body>", "- one\n  - two"),
        ("<body>\n\n   First.\n     \n   Second.</body>", "First.\n\nSecond."),
        ("<body>\n    code\nFirst.</body>", "    code\nFirst."),
        ("<body>\n```\n    code\n```</body>", "```\n    code\n```"),
        ("<body>One.</body>", "One."),
        ("<body>\r\n  One.\r\n\r\n  Two.</body>", "One.\n\nTwo."),
        ("<body>one<!-- x -->two <!-- y -->three<?z?>!</body>", "one two three!"),
        ("<body>**<!-- x -->bold**</body>", "**bold**"),
    ],
)  # fmt: skip
def test_the_indentation_of_a_file_is_no_part_of_its_texts(element: str, body: str) -> None:
    assert body_of(element) == body


@pytest.mark.parametrize(
    "body",
    [
        "    code\nText.",
        "Text.\n\n    code",
        "```\n\tcode\n```\n\tx",
        "- a\n\t- b",
        "One.",
        "\tx\ny",
        "<payer> & co",
    ],
)
def test_a_text_in_its_normal_form_comes_back_as_it_was(body: str) -> None:
    document = Document.model_validate({"lesson": {"sections": [{"id": "a", "title": "T", "body": body}]}})
    assert document.lesson.sections[0].body == body
    assert olx.read(written(document)).document == document


indentations = st.sampled_from(["", " ", "  ", "    ", "\t", " \t", "\t  "])
words = st.sampled_from(["", "One.", "- two", "1. three", "```", "    ", "> four", "four  ", "<payer> & co"])
indented_texts = st.lists(st.tuples(indentations, words).map("".join), max_size=6).map("\n".join)


@given(indented_texts)
def test_indented_text_of_the_editor_comes_back_as_it_was(typed: str) -> None:
    document = Document.model_validate({"lesson": {"sections": [{"id": "a", "title": "T", "body": typed}]}})
    assert olx.read(written(document)).document == document


@given(
    st.sampled_from(["", "  ", "        ", "\t", "    \t"]),
    st.lists(
        st.sampled_from(["", "One.", "- two", "  - three", "```", "    code", "four  \n    five"]), max_size=5
    ),
)
def test_a_text_is_the_same_wherever_it_begins_and_however_far_its_file_indents_it(
    margin: str, lines: list[str]
) -> None:
    others = "\n".join((*lines, "End."))
    text = f"One.\n{others}"
    moved = others.replace("\n", f"\n{margin}")
    assert body_of(f"<body>\n{margin}One.\n{margin}{moved}\n</body>") == text
    assert body_of(f"<body> One.\n{margin}{moved}</body>") == text


@pytest.mark.parametrize(
    "before",
    [
        "\ufeff",
        "\ufeff\n",
        "\n\ufeff",
        " \ufeff \ufeff",
        "\n\n",
        "\ufeff<?xml version='1.0'?>",
        "\n\ufeff<?xml version='1.0'?>\n",
    ],
)
def test_what_a_program_puts_before_a_file_is_no_fault(before: str) -> None:
    assert olx.read(f"{before}<coding_billing><lesson/></coding_billing>") == (Document(), ())
    assert open_text(f"{before}<coding_billing><lesson/></coding_billing>").findings == ()


@pytest.mark.parametrize(
    "before", ["\ufeff\n \n", "\n\n<?xml version='1.0'?>", "\ufeff\n<?xml version='1.0'\nencoding='utf-16'?>"]
)
def test_lines_are_counted_from_the_beginning_of_what_was_pasted(before: str) -> None:
    (found,) = open_text(f"{before}<coding_billing><lesson/><essay/></coding_billing>").findings
    assert (found.code, found.line) == ("olx.unknown_element", 3)


@pytest.mark.parametrize("before", ["", "\n\n", "\ufeff", "\ufeff\n", "\n\ufeff", " \ufeff\n \ufeff"])
@pytest.mark.parametrize("read", [load, open_text])
def test_neither_is_it_a_fault_before_json_nor_do_lines_move(
    read: Callable[[str], Parsed], before: str
) -> None:
    assert read(f'{before}{{"version":1}}') == (Document(), ())
    (found,) = read(f'{before}{{"version":1,\n]').findings
    assert (found.code, found.line) == ("document.not_json", before.count("\n") + 2)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("<!-- licence\n-->\n<?editor wide?><coding_billing><lesson/></coding_billing>\n<!-- end -->", [1, 3, 4]),
        ("<coding_billing><lesson>\n<!-- of\ntwo lines --></lesson></coding_billing>", [2]),
        ("<coding_billing><lesson/>\n<file href='/static/x.png'><!-- x --></file></coding_billing>", [2]),
        ("<coding_billing>\n<!-- the shipped lesson will do --></coding_billing>", [2]),
        ("<coding_billing><next_step><title>A<!-- x --></title><?x?></next_step></coding_billing>", [1, 1]),
    ],
)  # fmt: skip
def test_every_comment_is_told_with_the_line_that_it_begins_on(text: str, lines: list[int]) -> None:
    parsed = open_text(text)
    assert parsed.document is not None
    found = [(finding.severity, finding.line) for finding in parsed.findings if finding.code == "olx.comment"]
    assert sorted(found, key=lambda item: item[1]) == [(Severity.WARNING, line) for line in lines]


@given(documents(), st.data())
def test_a_comment_between_any_elements_changes_nothing_of_the_document(
    document: Document, data: st.DataObject
) -> None:
    root = etree.fromstring(written(document))
    parents = [element for element in root.iter() if len(element) or element.tag in (olx.ROOT, "lesson")]
    parent = data.draw(st.sampled_from(parents))
    parent.insert(data.draw(st.integers(0, len(parent))), etree.Comment("for us"))
    parsed = open_text(olx.to_text(root))
    assert parsed.document == document
    assert [finding.code for finding in parsed.findings].count("olx.comment") == 1


def test_a_file_that_is_listed_holds_nothing_but_its_address() -> None:
    parsed = olx.read("<coding_billing><lesson/><file href='/static/x.png' to='y'>z</file></coding_billing>")
    assert [finding.code for finding in parsed.findings] == ["olx.unknown_attribute", "olx.stray_text"]


def test_an_attribute_is_named_as_it_was_written() -> None:
    (found,) = olx.read('<coding_billing><lesson xml:space="preserve"/></coding_billing>').findings
    assert found.parameters["name"] == "xml:space"


def test_equal_elements_without_ids_are_told_apart_by_numbers() -> None:
    count = 20_000  # in a time that grows with the square of it, this would take a minute
    options = "<option><text>A</text></option>" * count
    choice = f"<choice id='q'><prompt>?</prompt>{options}</choice>"
    parsed = open_text(f"<coding_billing><questions>{choice}</questions></coding_billing>")
    (question,) = parsed.document.questions
    first, *others = [option.id for option in question.options]
    assert others == [f"{first}-{number}" for number in range(2, count + 1)]


def test_an_element_without_an_id_gets_the_same_one_wherever_it_stands() -> None:
    one = "<section><title>One</title><body>1</body></section>"
    two = "<section><title>Two</title><body>2</body></section>"
    first, second = (
        {
            section.title: section.id
            for section in olx.read(
                f"<coding_billing><lesson>{text}</lesson></coding_billing>"
            ).document.lesson.sections
        }
        for text in (one + two, two + one)
    )
    assert first == second
    warnings = olx.read(f"<coding_billing><lesson>{one}</lesson></coding_billing>").findings
    assert [(found.code, found.severity) for found in warnings] == [("olx.no_id", Severity.WARNING)]


def test_course_files_in_use_are_listed_for_the_platform_to_copy() -> None:
    text = written(
        parse(
            '{"lesson": {"sections": [{"id": "a", "title": "A", "body": "![x](/static/a.png) ![y](/static/a.png)"}]}}'
        ).document
    )
    assert text.count('<file href="/static/a.png"/>') == 1


def test_entities_and_outside_files_are_not_read() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><coding_billing><lesson>&e;</lesson></coding_billing>'
    parsed = olx.read(bomb)
    assert parsed.document is None
    assert [found.code for found in parsed.findings] == ["olx.doctype"]
