"""What Studio gives its three hosts of an editor: `studio_view` as JSON, on a page of its own, and from a library.

The preview of a block is here as well.
"""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_exempt, xframe_options_sameorigin
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET
from xblock.core import XBlock

from demo.ids import UsageKey
from demo.library import StudioLibraryRuntime
from demo.outline import title_of
from demo.people import Viewer
from demo.rendering import render_view, with_course_files
from demo.runtime import SiteRuntime
from demo.studio import PreviewRuntime, StudioRuntime
from demo.views.access import block_team_only
from demo.views.frame import frame_response, page_parts
from demo.wrapping import fragment_json

LIBRARY_VIEWS = ("student_view", "studio_view")


def _block(runtime_class: Callable[[Viewer], SiteRuntime], request: HttpRequest, usage: UsageKey) -> XBlock:
    return runtime_class(Viewer(request.person, request.session)).get_block(usage)


@require_GET
@block_team_only
def studio_view(request: HttpRequest, usage: UsageKey) -> HttpResponse:
    """The editor's fragment, for the page of the classic Studio to load."""
    return JsonResponse(fragment_json(render_view(_block(StudioRuntime, request, usage), "studio_view", {})))


@require_GET
@block_team_only
@ensure_csrf_cookie
@xframe_options_sameorigin
def editor_page(request: HttpRequest, usage: UsageKey) -> HttpResponse:
    """The page in new Studio's frame: nothing but the classic editor, open."""
    block = _block(StudioRuntime, request, usage)
    context = {"usage": str(usage), "block_type": usage.block_type, "title": title_of(block)}
    return render(request, "demo/studio_editor.html", context)


@require_GET
@block_team_only
@ensure_csrf_cookie
@xframe_options_sameorigin
def preview(request: HttpRequest, usage: UsageKey) -> HttpResponse:
    """The frame with the block as Studio previews it: `author_view` where it has one, else `student_view`."""
    block = _block(PreviewRuntime, request, usage)
    view = "author_view" if getattr(block, "has_author_view", False) else "student_view"
    return frame_response(request, with_course_files(render_view(block, view, {}), usage))


@require_GET
@block_team_only
@ensure_csrf_cookie
@xframe_options_exempt
def library_embed(request: HttpRequest, usage: UsageKey, view: str) -> HttpResponse:
    """The frame with a library's block: as learners see it, or its editor."""
    if usage.context_key.is_course or view not in LIBRARY_VIEWS:
        raise Http404(view)
    fragment = render_view(_block(StudioLibraryRuntime, request, usage), view, {})
    if view == "student_view":
        return frame_response(request, with_course_files(fragment, usage))
    return render(request, "demo/library_editor.html", page_parts(fragment))
