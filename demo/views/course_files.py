"""Studio's address for the files of a course: a list to search, and uploads. Libraries have none there."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotFound, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from demo.course import COURSE
from demo.course_files import LARGEST, address_of, find_files, mime_type, store_file
from demo.views.access import course_team_only

Json = dict[str, object]
KINDS = {"": "", "Images": "image/"}


@require_http_methods(["GET", "POST"])
def course_files(request: HttpRequest, course: str) -> HttpResponse:
    """The files as JSON, a page of them, or what came of an upload; the course team's affair."""
    if course != str(COURSE) or "application/json" not in request.headers.get("Accept", ""):
        return HttpResponseNotFound()
    if request.person is None:
        return redirect("/login")
    return _answer(request)


@course_team_only
def _answer(request: HttpRequest) -> HttpResponse:
    return _uploaded(request) if request.method == "POST" else _listed(request)


def _listed(request: HttpRequest) -> HttpResponse:
    page, size = int(request.GET.get("page", 0)), int(request.GET.get("page_size", 50))
    found = find_files(request.GET.get("text_search", "").split(), KINDS[request.GET.get("asset_type", "")])
    shown = found[page * size : (page + 1) * size]
    return JsonResponse(
        {
            "start": page * size,
            "end": page * size + len(shown),
            "page": page,
            "pageSize": size,
            "totalCount": len(found),
            "assets": [_asset(name) for name in shown],
        }
    )


def _uploaded(request: HttpRequest) -> HttpResponse:
    file = request.FILES["file"]
    if file.size > LARGEST:
        most = LARGEST // 1_000_000
        return JsonResponse({"error": f"File {file.name} exceeds maximum size of {most} MB."}, status=413)
    return JsonResponse({"asset": _asset(store_file(file.name, file.read())), "msg": "Upload completed"})


def _asset(name: str) -> Json:
    return {
        "display_name": name,
        "content_type": mime_type(name),
        "url": address_of(name),
        "portable_url": f"/static/{name}",
        "thumbnail": address_of(name) if mime_type(name).startswith("image/") else None,
        "locked": False,
        "id": str(COURSE.make_asset_key("asset", name)),
    }
