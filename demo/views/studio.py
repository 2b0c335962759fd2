"""Studio's pages: the blocks of the unit or of the library, what can be done with them, and the unit's dates."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST
from xblock.core import XBlock
from xblock.validation import ValidationMessage

from demo.course import LIBRARY, LIBRARY_NAME, UNIT, Holder, blocks_of
from demo.ids import LibraryKey, UsageKey, parse_usage
from demo.library import StudioLibraryRuntime
from demo.outline import delete_block, duplicate_block, holder_of, new_block, title_of
from demo.people import Viewer
from demo.rendering import unit_title
from demo.settings_form import Setting, checked, settings_of, store
from demo.studio import PreviewRuntime
from demo.views.access import block_team_only, course_team_only, team_only
from demo.views.messages import say, take_message

COURSE_EDITORS = (("classic", "Edit"), ("iframe", "Edit in a frame"))
LIBRARY_EDITORS = (("library", "Edit"),)


@dataclass(frozen=True)
class Card:
    """One block on a Studio page: its title and messages, the hosts that can open its editor, and its preview."""

    usage: str
    block_id: str
    block_type: str
    title: str
    messages: Sequence[ValidationMessage]
    editors: Sequence[tuple[str, str]]
    preview_url: str


def _card(request: HttpRequest, usage: UsageKey) -> Card:
    block = _preview_block(request, usage)
    in_course = usage.context_key.is_course
    editors = COURSE_EDITORS if in_course else LIBRARY_EDITORS
    preview = f"/studio/preview/{usage}" if in_course else f"/studio/xblocks/v2/{usage}/embed/student_view/"
    return Card(
        usage=str(usage),
        block_id=usage.block_id,
        block_type=usage.block_type,
        title=title_of(block),
        messages=block.validate().messages,
        editors=editors if hasattr(block, "studio_view") else (),
        preview_url=preview,
    )


def _preview_block(request: HttpRequest, usage: UsageKey) -> XBlock:
    viewer = Viewer(request.person, request.session)
    runtime = PreviewRuntime(viewer) if usage.context_key.is_course else StudioLibraryRuntime(viewer)
    return runtime.get_block(usage)


def _page(
    request: HttpRequest, holder: Holder, title: str, settings: Sequence[Setting] = (), status: int = 200
) -> HttpResponse:
    context = {
        "here": "studio",
        "message": take_message(request.session),
        "title": title,
        "unit_title": unit_title(UNIT),
        "library_name": LIBRARY_NAME,
        "in_library": isinstance(holder, LibraryKey),
        "cards": [_card(request, parse_usage(usage)) for usage in blocks_of(holder)],
        "settings": settings,
    }
    return render(request, "demo/studio.html", context, status=status)


@require_GET
@course_team_only
@ensure_csrf_cookie
def unit(request: HttpRequest) -> HttpResponse:
    """The unit in Studio."""
    return _page(request, UNIT, unit_title(UNIT), settings_of(UNIT))


@require_GET
@team_only(LIBRARY)
@ensure_csrf_cookie
def library(request: HttpRequest) -> HttpResponse:
    """The content library in Studio."""
    return _page(request, LIBRARY, LIBRARY_NAME)


@require_POST
@course_team_only
def save_unit(request: HttpRequest) -> HttpResponse:
    """Store the unit's dates and when results are shown, all or, where one cannot be used, none."""
    typed = [checked(setting, request.POST.get(setting.name, "")) for setting in settings_of(UNIT)]
    if any(setting.problem for setting in typed):
        return _page(request, UNIT, unit_title(UNIT), typed, status=422)
    store(UNIT, typed)
    say(request.session, "Saved.")
    # The form's address names the form; without another name here the browser would go there, past the message.
    return redirect("/studio/#main")


@require_POST
@course_team_only
def add_to_unit(request: HttpRequest) -> HttpResponse:
    """Add an untouched block to the unit."""
    return _to_card(new_block(UNIT))


@require_POST
@team_only(LIBRARY)
def add_to_library(request: HttpRequest) -> HttpResponse:
    """Add an untouched block to the library."""
    return _to_card(new_block(LIBRARY))


@require_GET
@block_team_only
def card(request: HttpRequest, usage: UsageKey) -> HttpResponse:
    """One block as it stands on its page, to show it again after its editor has saved."""
    return render(request, "demo/studio_card.html", {"card": _card(request, usage)})


@require_POST
@block_team_only
def duplicate(request: HttpRequest, usage: UsageKey) -> HttpResponse:
    """Add a copy of a block."""
    return _to_card(duplicate_block(_preview_block(request, usage)))


@require_POST
@block_team_only
def delete(request: HttpRequest, usage: UsageKey) -> HttpResponse:
    """Delete a block."""
    title = title_of(_preview_block(request, usage))
    delete_block(usage)
    say(request.session, f"“{title}” was deleted.")
    return redirect(f"{_page_of(usage)}#main")


def _to_card(usage: UsageKey) -> HttpResponse:
    return redirect(f"{_page_of(usage)}#block-{usage.block_id}")


def _page_of(usage: UsageKey) -> str:
    return "/studio/library/" if holder_of(usage) == LIBRARY else "/studio/"
