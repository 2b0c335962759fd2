"""Studio: the course team edits the unit's dates, a block's settings and its content."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET, require_POST
from xblock.core import XBlock

from coding_billing_xblock.text.findings import Finding
from demo.authored import replace_authored
from demo.component import component_olx, read_component
from demo.course import BLOCK_TYPE, UNIT, blocks_of
from demo.ids import UsageKey, parse_usage
from demo.people import Viewer
from demo.rendering import render_view, with_course_files
from demo.settings_form import UNIT_SETTINGS, Setting, checked, setting_names, settings_of, store
from demo.studio import PreviewRuntime, StudioRuntime
from demo.views.access import course_team_only, usage_or_404
from demo.views.frame import frame_response
from demo.views.messages import say, take_message


def _runtime(request: HttpRequest) -> StudioRuntime:
    return StudioRuntime(Viewer(request.person, request.session))


def _block(request: HttpRequest, usage: str) -> XBlock:
    key = usage_or_404(usage)
    if key.block_type != BLOCK_TYPE:
        raise Http404(usage)
    return _runtime(request).get_block(key)


def _block_settings(block: XBlock) -> list[Setting]:
    names = setting_names(block.unmixed_class)
    return settings_of(block, names, block.usage_key, block.runtime.service(block, "i18n").gettext)


def _unit_settings(block: XBlock) -> list[Setting]:
    return settings_of(block, UNIT_SETTINGS, UNIT, gettext)


def _editor(request: HttpRequest, block: XBlock, status: int = 200, **shown: object) -> HttpResponse:
    context = {
        "here": "studio",
        "message": take_message(request.session),
        "block": block,
        "usage": str(block.usage_key),
        "blocks": [_runtime(request).get_block(parse_usage(usage)) for usage in _editable_blocks()],
        "settings": _block_settings(block),
        "unit_settings": _unit_settings(block),
        "olx": "",
        "findings": (),
    }
    context["olx"] = shown.get("olx") or component_olx(block)
    return render(request, "demo/studio.html", {**context, **shown}, status=status)


def _editable_blocks() -> list[str]:
    return [usage for usage in blocks_of(UNIT) if parse_usage(usage).block_type == BLOCK_TYPE]


@require_GET
@course_team_only
def studio(request: HttpRequest) -> HttpResponse:
    """Studio opens with the first block of the unit."""
    usages = _editable_blocks()
    if not usages:
        raise Http404("the unit is empty")
    return redirect(f"/studio/block/{usages[0]}")


@require_GET
@course_team_only
def edit(request: HttpRequest, usage: str) -> HttpResponse:
    """The editor of one block."""
    return _editor(request, _block(request, usage))


@require_POST
@course_team_only
def save_settings(request: HttpRequest, usage: str) -> HttpResponse:
    """Store a block's settings, all of them or, where one cannot be used, none."""
    block = _block(request, usage)
    typed = _typed(request, block, _block_settings(block))
    if any(setting.problem for setting in typed):
        return _editor(request, block, status=422, settings=typed)
    return _stored(request, block, block.usage_key, typed)


@require_POST
@course_team_only
def save_unit(request: HttpRequest, usage: str) -> HttpResponse:
    """Store the unit's dates and when results are shown, all or none."""
    block = _block(request, usage)
    typed = _typed(request, block, _unit_settings(block))
    if any(setting.problem for setting in typed):
        return _editor(request, block, status=422, unit_settings=typed)
    return _stored(request, block, UNIT, typed)


def _typed(request: HttpRequest, block: XBlock, settings: Iterable[Setting]) -> list[Setting]:
    return [checked(block, setting, request.POST.get(setting.name, "")) for setting in settings]


def _stored(
    request: HttpRequest, block: XBlock, owner: UsageKey, settings: Iterable[Setting]
) -> HttpResponse:
    store(block, owner, settings)
    return _saved(request, block, "Saved.")


@require_POST
@course_team_only
def save_content(request: HttpRequest, usage: str) -> HttpResponse:
    """Store a component's OLX; text with errors comes back as typed, with the findings, unstored."""
    block = _block(request, usage)
    text = request.POST.get("olx", "")
    component = read_component(text, block.usage_key, block.runtime)
    if component.values is None:
        return _editor(request, block, status=422, olx=text, findings=_shown(component.findings))
    replace_authored(block.usage_key, component.values)
    notes = "".join(f" {found['text']}" for found in _shown(component.findings))
    return _saved(request, block, f"Saved.{notes}")


def _saved(request: HttpRequest, block: XBlock, message: str) -> HttpResponse:
    # The form's address names the form; without another name here the browser would go there, past the message.
    say(request.session, message)
    return redirect(f"/studio/block/{block.usage_key}#main")


def _shown(findings: Iterable[Finding]) -> list[dict[str, object]]:
    return [
        {
            "severity": str(finding.severity),
            "line": finding.line,
            "path": finding.path,
            "text": finding.text(gettext),
        }
        for finding in sorted(findings, key=lambda finding: finding.line or 0)
    ]


@require_GET
@course_team_only
@ensure_csrf_cookie
@xframe_options_sameorigin
def preview(request: HttpRequest, usage: str) -> HttpResponse:
    """The frame with the block as Studio previews it: `author_view` where it has one, else `student_view`."""
    block = PreviewRuntime(Viewer(request.person, request.session)).get_block(usage_or_404(usage))
    view = "author_view" if getattr(block, "has_author_view", False) else "student_view"
    fragment = render_view(block, view, {})
    return frame_response(request, with_course_files(fragment, block.usage_key))
