"""An author at work on one block, calling its handlers as the editor's script does."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from lxml import html

from tests.support.site import Site
from tests.support.visitor import Visitor

Json = dict[str, Any]


class Author:
    """Somebody in Studio with the editor of one block."""

    def __init__(self, site: Site, usage: str, username: str = "carla") -> None:
        self.site = site
        self.usage = usage
        self.visitor: Visitor = site.visit(username)

    def call(self, handler: str, payload: object) -> HttpResponse:
        """POST a payload to a handler at Studio's address."""
        return self.visitor.call_in_studio(self.usage, handler, payload)

    @property
    def editor(self) -> str:
        """The editor's HTML as Studio sends it."""
        return str(self.visitor.studio_view(self.usage).json()["html"])

    @property
    def arguments(self) -> Json:
        """What the editor's script is told when it opens."""
        (told,) = html.fromstring(self.editor).xpath('//script[@class="xblock-json-init-args"]')
        arguments: Json = json.loads(told.text)
        return arguments

    @property
    def loaded(self) -> Json:
        """The document and the settings that it opens with."""
        loaded: Json = self.arguments["loaded"]
        return loaded

    def save(
        self, loaded: Json, document: Json | None = None, settings: Mapping[str, object] | None = None
    ) -> HttpResponse:
        """Save what was loaded, with another document or with some settings changed."""
        body = {
            "document": loaded["document"] if document is None else document,
            "settings": loaded["settings"] | dict(settings or {}),
            "base_revision": loaded["revision"],
        }
        return self.call("save_document", body)

    def check(self, document: object, **more: object) -> list[Json]:
        """What is found in a document."""
        found: list[Json] = self.call("check_document", {"document": document, **more}).json()["findings"]
        return found

    @property
    def stored(self) -> Json:
        """What is stored of the block."""
        return self.site.authored(self.usage)


class LibraryAuthor(Author):
    """The same in a content library."""

    @property
    def editor(self) -> str:
        """The page of the editor, as Studio's libraries embed it."""
        return str(self.visitor.get(f"/studio/xblocks/v2/{self.usage}/embed/studio_view/").content.decode())

    def call(self, handler: str, payload: object) -> HttpResponse:
        """POST a payload to a handler at the address of Studio's libraries, with this person's token."""
        return self.visitor.call_in_studio_library(self.usage, handler, payload)
