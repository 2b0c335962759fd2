"""The block in a course export: nothing an author wrote is lost, and nothing raises."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from xblock.core import XML_NAMESPACES, XBlock
from xblock.fields import ScopeIds

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.lessons.load import load
from demo.ids import parse_usage
from tests.strategies import documents, texts
from tests.support.lesson import data
from tests.support.site import Site


def exported(block: XBlock) -> str:
    node = etree.Element("unknown")
    block.add_xml_to_node(node)
    return etree.tostring(node, pretty_print=True, encoding="unicode")


def imported(site: Site, source: str | etree._Element) -> XBlock:
    runtime = site.block(site.lesson).runtime
    key = parse_usage(site.lesson)
    node = etree.fromstring(source) if isinstance(source, str) else source
    return XBlock.load_class("coding_billing").parse_xml(
        node, runtime, ScopeIds(None, "coding_billing", key, key)
    )


def made(site: Site, **fields: object) -> XBlock:
    block = site.block(site.lesson)
    for name, value in fields.items():
        setattr(block, name, value)
    return block


def test_an_element_without_content_is_the_shipped_lesson_and_stays_one(site: Site) -> None:
    block = imported(site, '<coding_billing url_name="x" display_name="As shipped"/>')
    assert (block.data, block.display_name) == ("", "As shipped")
    assert len(etree.fromstring(exported(block))) == 0
    assert load(block.data).document.questions


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40)
@given(documents())
def test_a_document_survives_export_and_import(site: Site, document: Document) -> None:
    again = imported(site, exported(made(site, data=document.model_dump_json())))
    assert load(again.data).document == document


@pytest.mark.parametrize(
    "fields",
    [
        {"display_name": "Coding & <billing>", "max_attempts": 3, "weight": 2.5, "grading": "latest"},
        {"weight": None},
        {"max_attempts": 0, "weight": 0.0},
        {"display_name": ""},
        {"feedback": "at_once", "hints": "never", "retry": "wrong", "shuffle": "all"},
        {"showanswer": "after_attempts", "attempts_before_showanswer_button": 2},
    ],
)
def test_settings_survive_export_and_import(site: Site, fields: dict[str, object]) -> None:
    again = imported(site, exported(made(site, data=data(), **fields)))
    assert {name: getattr(again, name) for name in fields} == fields


def test_content_in_an_attribute_as_the_platform_would_write_it_is_read(site: Site) -> None:
    node = etree.Element("coding_billing", data=data())
    assert imported(site, node).data == data()


def test_olx_has_text_in_elements_and_no_json(site: Site) -> None:
    node = etree.fromstring(exported(made(site, data=data())))
    assert "data" not in node.attrib
    assert node.findtext("lesson/section/body") == "Reads and *codes*. ![Chart](/static/chart.png)"
    assert node.find("file").get("href") == "/static/chart.png"


@pytest.mark.parametrize(
    "body",
    [
        "<lessons/>",
        "<lesson><section><title>T</title></section></lesson>stray",
        '<questions><essay id="e">Write!</essay></questions>',
        '<questions><choice id="q"><prompt>?</prompt></choice></questions>',
        "<!-- only a comment --><oops>&amp;</oops>",
    ],
)
def test_olx_that_gives_no_document_is_kept_verbatim_and_written_back_unchanged(
    site: Site, body: str
) -> None:
    block = imported(site, f'<coding_billing display_name="Mine" house="ours">{body}</coding_billing>')
    assert block.data == f'<coding_billing house="ours">{body}</coding_billing>'
    assert block.display_name == "Mine"
    assert block.findings()
    assert body in exported(block).replace("\n", "").replace("  ", "")
    again = imported(site, exported(block))
    assert [(found.code, found.path) for found in again.findings()] == [
        (found.code, found.path) for found in block.findings()
    ]


COMMENTED = """<coding_billing weight="2">
  <!-- For the team: sources are in the shared folder -->
  <lesson><?check twice?><section id="a"><title>T</title><body>x <!-- y --> z</body></section></lesson>
</coding_billing>"""


def test_comments_of_a_hand_written_file_are_kept_and_the_unit_page_says_for_how_long(site: Site) -> None:
    block = imported(site, COMMENTED)
    assert [(found.code, found.line) for found in block.findings()] == [
        ("olx.comment", line) for line in (2, 3, 3)
    ]
    assert block.document.lesson.sections[0].body == "x  z"
    assert "T" in block.student_view({}).content
    assert "shared folder" in exported(block)
    assert "twice" in exported(block)
    assert imported(site, exported(block)).data == block.data


def test_a_setting_that_was_reset_is_not_brought_back_by_the_kept_file(site: Site) -> None:
    block = made(site, data=imported(site, COMMENTED).data)
    assert etree.fromstring(exported(block)).get("weight") is None


def test_a_comment_beside_stored_data_has_no_effect(site: Site) -> None:
    stored = '{"version": 99}'
    assert imported(site, f"<coding_billing><!-- x --><data>{stored}</data></coding_billing>").data == stored


def test_only_an_element_of_text_alone_is_read_as_stored_data(site: Site) -> None:
    for body in ("<data>{<x>1</x>}</data>", "{<data>1</data>}", "<data>1</data><data>2</data>"):
        block = imported(site, f"<coding_billing>{body}</coding_billing>")
        assert block.data == f"<coding_billing>{body}</coding_billing>"
        assert block.findings()


@pytest.mark.parametrize("fields", [{}, {"display_name": None}, {"display_name": None, "weight": None}])
@pytest.mark.parametrize("document", [Document(), Document(language="de")])
def test_a_blank_document_stays_blank_whatever_settings_stand_beside_it(
    site: Site, fields: dict[str, object], document: Document
) -> None:
    for stored in (document.to_stored(), "<coding_billing><!-- ours --><lesson/></coding_billing>"):
        text = exported(made(site, data=stored, **fields))
        assert len(etree.fromstring(text).findall("lesson")) == 1
        assert imported(site, text).document == load(stored).document


def test_entities_that_the_platform_leaves_alone_are_kept_as_they_were_written(site: Site) -> None:
    parser = etree.XMLParser(resolve_entities=False)
    doctype = '<!DOCTYPE coding_billing [<!ENTITY us "Our clinic">]>'
    section = "<section id='a'><title>T</title><body>&us; codes.</body></section>"
    source = f"{doctype}<coding_billing><lesson>{section}</lesson></coding_billing>"
    block = imported(site, etree.fromstring(source, parser))
    assert (block.document, [found.code for found in block.findings()]) == (None, ["olx.not_xml"])
    assert "&us; codes." in block.data
    assert imported(site, exported(block)).data == block.data


def test_a_comment_alone_still_is_the_shipped_lesson(site: Site) -> None:
    block = imported(site, "<coding_billing><!-- x --></coding_billing>")
    assert block.document == imported(site, "<coding_billing/>").document
    assert [found.code for found in block.findings()] == ["olx.comment"]
    assert "<!-- x -->" in exported(block)


def test_comments_around_the_element_are_kept_within_it(site: Site) -> None:
    block = imported(site, "<!-- a --><?b c?><coding_billing><lesson/></coding_billing><!-- d -->")
    assert block.data == "<coding_billing><!-- a --><?b c?><lesson/><!-- d --></coding_billing>"
    assert len(block.findings()) == 3
    beside = "<vertical><!-- of the unit --><coding_billing><lesson/></coding_billing></vertical>"
    assert imported(site, etree.fromstring(beside)[1]).data == '{"version":1}'


@pytest.mark.parametrize(
    "stored", ['{"version": 99, "lesson": "of a newer release"}', "{broken", "no document at all"]
)
def test_stored_data_that_is_no_document_survives_export_and_import(site: Site, stored: str) -> None:
    assert imported(site, exported(made(site, data=stored))).data == stored


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("max_attempts", "many"),
        ("weight", "[heavy"),
        ("grading", "worst"),
        ("max_attempts", "-1"),
        ("max_attempts", ".inf"),
        ("weight", ".inf"),
        ("weight", "1e999"),
        ("weight", ".nan"),
        ("weight", "[" * 3000),
        ("due", "2026-01-01"),
        ("due", "86400"),
        ("show_correctness", "sometimes"),
    ],
)
def test_an_attribute_that_its_field_does_not_take_is_a_finding_and_is_kept(
    site: Site, name: str, value: str
) -> None:
    for body in ("", "<lesson/>"):
        block = imported(site, f'<coding_billing {name}="{value}">{body}</coding_billing>')
        assert getattr(block, name) == type(block).fields[name].default
        assert [(found.code, found.path) for found in block.findings()] == [("olx.bad_attribute", name)]
        assert etree.fromstring(exported(block)).get(name) == value


@pytest.mark.parametrize(
    "option", ["<o:max_attempts>many</o:max_attempts>", "<o:weight/>", '<o:weight none="true"/>']
)
def test_an_element_of_the_platform_that_its_field_does_not_take_is_a_finding_and_is_kept(
    site: Site, option: str
) -> None:
    space = XML_NAMESPACES["option"]
    block = imported(site, f'<coding_billing xmlns:o="{space}">{option}<lesson/></coding_billing>')
    assert [found.code for found in block.findings()] == ["olx.unknown_element"]
    assert option in block.data
    again = imported(site, exported(block))
    assert [found.code for found in again.findings()] == ["olx.unknown_element"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(texts, texts)
def test_no_data_and_no_attribute_makes_export_or_import_raise(site: Site, stored: str, value: str) -> None:
    node = etree.Element("coding_billing", max_attempts="1", weight="1")
    etree.SubElement(node, "lesson").text = stored
    node.set("grading", value.replace("\x85", ""))
    imported(site, exported(imported(site, etree.tostring(node, encoding="unicode"))))
    imported(site, exported(made(site, data=stored)))


def test_attributes_of_the_platform_are_left_to_it(site: Site) -> None:
    block = imported(
        site,
        '<coding_billing xblock-family="xblock.v1" url_name="abc" start="2026-01-01T00:00:00Z" '
        'show_correctness="never">'
        "<lesson/></coding_billing>",
    )
    assert block.findings() == ()


def test_studio_finds_course_files_in_the_stored_content(site: Site) -> None:
    block = imported(site, exported(made(site, data=data())))
    assert "/static/chart.png" in block.data
    assert json.loads(block.data)["lesson"]["sections"]
