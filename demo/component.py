"""A component as OLX text, as in a course export, and back into authored field values."""

from dataclasses import dataclass, replace

from lxml import etree
from xblock.core import XBlock
from xblock.fields import ScopeIds

from coding_billing_xblock import exchange
from coding_billing_xblock.content import olx
from coding_billing_xblock.text.findings import Finding, has_errors
from demo.ids import UsageKey
from demo.studio import StudioRuntime

PLATFORM_ATTRIBUTE = "xblock-family"
STORED_SCOPES = frozenset({"content", "settings"})


@dataclass(frozen=True)
class Component:
    """What an OLX text says: the values to store (JSON), or None where it has errors, and the findings."""

    values: dict[str, object] | None
    findings: tuple[Finding, ...] = ()


def component_olx(block: XBlock) -> str:
    """The block as OLX. An untouched block, which stores nothing, is shown with the content it stands for."""
    node = etree.Element(block.scope_ids.block_type)
    block.add_xml_to_node(node)
    del node.attrib[PLATFORM_ATTRIBUTE]
    if not olx.has_content(node) and block.document is not None:
        olx.write_into(node, block.document)
    return olx.to_text(node)


def read_component(text: str, usage: UsageKey, runtime: StudioRuntime) -> Component:
    """Read a component from OLX text, through the block's own `parse_xml`; nothing is stored."""
    source = olx.parse_text(text)
    if source.root is None:
        return Component(None, source.findings)
    findings = _findings(source.root, text, runtime.mixed_class(usage.block_type))
    if has_errors(findings):
        return Component(None, findings)
    return Component(_values(_parse(source.root, usage, runtime)), findings)


def _findings(root: etree._Element, text: str, block_class: type[XBlock]) -> tuple[Finding, ...]:
    content = olx.read_element(root).findings if root.tag != olx.ROOT or olx.has_content(root) else ()
    return (*content, *exchange.attribute_findings(block_class, text.lstrip()))


def _parse(root: etree._Element, usage: UsageKey, runtime: StudioRuntime) -> XBlock:
    # A place where nothing is stored, so that every value the text gives differs from what is there.
    place = replace(usage, block_id=f"{usage.block_id}.incoming")
    keys = ScopeIds(None, usage.block_type, place, place)
    return runtime.load_block_type(usage.block_type).parse_xml(root, runtime, keys)


def _values(block: XBlock) -> dict[str, object]:
    authored = (field for field in block.fields.values() if field.scope.name in STORED_SCOPES)
    return {field.name: field.read_json(block) for field in authored if field.is_set_on(block)}
