"""Reading what a page shows out of its HTML."""

from django.http import HttpResponse
from lxml import html


def texts(response: HttpResponse, xpath: str) -> list[str]:
    """The text of each element that an XPath finds in a page, with spaces made single."""
    found = html.fromstring(response.content.decode()).xpath(xpath)
    return [" ".join(element.text_content().split()) for element in found]


def typed_text(response: HttpResponse, name: str) -> str:
    """What stands in the text box of that name, character by character."""
    (box,) = html.fromstring(response.content.decode()).xpath(f'//textarea[@name="{name}"]')
    # A browser drops the line break right after the tag.
    return str(box.text or "").removeprefix("\n")
