"""The tokens of a text as HTML, which still has to be sanitised."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import OptionsDict

from coding_billing_xblock.text.addresses import Address, address_of_image, address_of_link
from coding_billing_xblock.text.commonmark import OPTIONS, Environment
from coding_billing_xblock.text.pairing import placed
from coding_billing_xblock.text.reading import heading_level, within
from coding_billing_xblock.text.tags import Tag

FIRST_HEADING = 5
"""The highest level of a text's headings: one below the title of a section."""

# A wide table scrolls in a box of its own instead of widening the page.
_BEFORE_TABLE, _AFTER_TABLE = '<div class="cb-scroll">', "</div>"

_ALIGNED = "text-align:"


def html_of(tokens: Sequence[Token]) -> str:
    """The tokens of a text of several lines as HTML."""
    levels = [level for token in within(tokens) if (level := heading_level(token))]
    return str(_RENDERER.render(tokens, OPTIONS, _environment(min(levels, default=FIRST_HEADING))))


def phrase_of(tokens: Sequence[Token]) -> str:
    """The tokens of a text that stands on one line as HTML."""
    return str(_RENDERER.renderInline(tokens, OPTIONS, _environment(FIRST_HEADING)))


def words_of(tokens: Sequence[Token]) -> str:
    """What tokens say, without markup; images by their descriptions."""
    return "".join(_words(tokens))


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in {"softbreak", "hardbreak"}:
            yield " "
        elif token.children:
            yield from _words(token.children)
        elif token.type == "html_tag":
            yield _words_of_tag(token)
        elif token.type != "html_comment":
            yield token.content


def _words_of_tag(token: Token) -> str:
    found = placed(token)
    return found.tag.attributes.get("alt", "") if found.kept else token.content


def _environment(top: int) -> Environment:
    return {"top": top, "links": []}


class _Renderer(RendererHTML):
    """What markdown-it does not render itself, or in another way."""

    def text_special(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment
    ) -> str:
        return str(escapeHtml(tokens[index].content))

    def too_deep(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment) -> str:
        lines = escapeHtml(tokens[index].content).split("\n")
        return f"<p>{'<br>'.join(lines)}</p>\n"

    def html(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment) -> str:
        return str(self.renderInline(tokens[index].children or [], options, env)) + "\n"

    def html_comment(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment
    ) -> str:
        return ""

    def html_tag(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment) -> str:
        found = placed(tokens[index])
        if not found.kept:
            return str(escapeHtml(tokens[index].content))
        tag = found.tag
        if tag.name == "img":
            return _image(tag.attributes, tag.attributes.get("alt", ""))
        level = heading_level(tokens[index])
        html = _tag(tag, _lowered(level, env) if level else tag.name)
        return _boxed(html, closes=tag.closes) if tag.name == "table" else html

    def heading_open(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment
    ) -> str:
        return f"<{_lowered(int(tokens[index].tag[1]), env)}>"

    def heading_close(
        self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment
    ) -> str:
        return f"</{_lowered(int(tokens[index].tag[1]), env)}>\n"

    def table_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment) -> str:
        return _boxed("<table>", closes=False) + "\n"

    def table_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment) -> str:
        return _boxed("</table>", closes=True) + "\n"

    def th_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment) -> str:
        style = str(tokens[index].attrGet("style") or "")
        align = f' align="{style.removeprefix(_ALIGNED)}"' if style.startswith(_ALIGNED) else ""
        return f"<{tokens[index].tag}{align}>"

    td_open = th_open

    def link_open(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment) -> str:
        is_link = address_of_link(str(tokens[index].attrGet("href"))) is not Address.UNUSABLE
        env["links"].append(is_link)
        return f"<a{self.renderAttrs(tokens[index])}>" if is_link else ""

    def link_close(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment) -> str:
        return "</a>" if env["links"].pop() else ""

    def image(self, tokens: Sequence[Token], index: int, options: OptionsDict, env: Environment) -> str:
        return _image(tokens[index].attrs, words_of(tokens[index].children or []))


def _image(attributes: dict[str, Any], description: str) -> str:
    if address_of_image(str(attributes.get("src", ""))) is Address.UNUSABLE:
        return str(escapeHtml(description))
    return f"<img{_attributes({**attributes, 'alt': description})}>"


def _tag(tag: Tag, name: str) -> str:
    return f"</{name}>" if tag.closes else f"<{name}{_attributes(tag.attributes)}>"


def _attributes(attributes: dict[str, Any]) -> str:
    return "".join(f' {name}="{escapeHtml(str(value))}"' for name, value in attributes.items())


def _lowered(level: int, env: Environment) -> str:
    return f"h{min(6, FIRST_HEADING + level - env['top'])}"


def _boxed(table: str, *, closes: bool) -> str:
    return table + _AFTER_TABLE if closes else _BEFORE_TABLE + table


_RENDERER = _Renderer()
