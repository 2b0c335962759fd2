"""Reading what a page shows out of its HTML."""

from django.http import HttpResponse
from lxml import html


def texts(response: HttpResponse, xpath: str) -> list[str]:
    """The text of each element that an XPath finds in a page, with spaces made single."""
    found = html.fromstring(response.content.decode()).xpath(xpath)
    return [" ".join(element.text_content().split()) for element in found]
