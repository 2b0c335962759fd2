"""Files: those of a block's package, those of the course, and the demo site's own."""

import gzip
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import condition, require_safe
from xblock.core import XBlock
from xblock.exceptions import DisallowedFileError
from xblock.plugin import PluginMissingError

from demo.course import COURSE
from demo.course_files import mime_type, read_file
from demo.models import CourseItem
from demo.runtime import resource_package

COMPRESSIBLE = ("text/", "application/javascript", "application/json", "image/svg+xml")


def _mime_type(name: str) -> str:
    kind = mime_type(name)
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


def _is_compressible(mime_type: str) -> bool:
    return mime_type.startswith(COMPRESSIBLE)


def file_response(request: HttpRequest, name: str, content: bytes) -> HttpResponse:
    """A file with its type and a validator, compressed where the browser takes that."""
    mime_type = _mime_type(name)
    etag = f'"{sha256(content).hexdigest()[:20]}"'

    @condition(etag_func=lambda _: etag)
    def respond(request: HttpRequest) -> HttpResponse:
        zipped = _is_compressible(mime_type) and "gzip" in request.headers.get("Accept-Encoding", "")
        response = HttpResponse(
            gzip.compress(content, mtime=0) if zipped else content, content_type=mime_type
        )
        if zipped:
            response["Content-Encoding"] = "gzip"
        return response

    response = respond(request)
    # Asked again each time, so that an edited file is seen at once; an unchanged one is not sent again.
    response["Cache-Control"] = "no-cache"
    patch_vary_headers(response, ["Accept-Encoding"])
    return response


def _block_class(package: str) -> type[XBlock]:
    for block_type in CourseItem.objects.values_list("block_type", flat=True).distinct():
        try:
            block_class = XBlock.load_class(block_type)
        except PluginMissingError:
            continue
        if resource_package(block_class) == package:
            return block_class
    raise Http404(package)


@require_safe
def block_file(request: HttpRequest, package: str, uri: str) -> HttpResponse:
    """A public file of a block's package."""
    try:
        with _block_class(package).open_local_resource(uri) as resource:
            return file_response(request, uri, resource.read())
    except (DisallowedFileError, FileNotFoundError, IsADirectoryError) as error:
        raise Http404(uri) from error


def _file_in(folder: Path, name: str) -> bytes:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder) or not path.is_file():
        raise Http404(name)
    return path.read_bytes()


@require_safe
def course_file(request: HttpRequest, course: str, name: str) -> HttpResponse:
    """A file that the course team uploaded."""
    if course != str(COURSE).removeprefix("course-v1:"):
        raise Http404(course)
    content = read_file(name)
    if content is None:
        raise Http404(name)
    return file_response(request, name, content)


@require_safe
def site_file(request: HttpRequest, name: str) -> HttpResponse:
    """A style sheet or script of the demo site itself."""
    return file_response(request, name, _file_in(settings.DEMO_ROOT / "static", name))
