"""Handing a Django request to a block as the WebOb request it expects, and its answer back."""

import webob
from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict
from webob.multidict import MultiDict, NestedMultiDict, NoVars


class HandlerRequest(webob.Request):
    """A WebOb request whose body and forms are read through Django's, as on the platform.

    So `body` raises RawPostDataException once Django has parsed a multipart request.
    """

    def __init__(self, request: HttpRequest) -> None:
        super().__init__({**request.META, "PATH_INFO": request.path_info})
        self.environ["demo.request"] = request

    @property
    def body(self) -> bytes:
        """The request's content."""
        return self.environ["demo.request"].body

    @property
    def body_file(self) -> HttpRequest:
        """The request's content as a stream."""
        return self.environ["demo.request"]

    @property
    def GET(self) -> MultiDict:  # noqa: N802 - WebOb's name
        """The query parameters."""
        return _multidict(self.environ["demo.request"].GET)

    @property
    def POST(self) -> NestedMultiDict | NoVars:  # noqa: N802 - WebOb's name
        """The fields of a form, uploads included."""
        if self.method not in ("POST", "PUT", "PATCH"):
            return NoVars("Not a form request")
        request = self.environ["demo.request"]
        return NestedMultiDict(_multidict(request.POST), _multidict(request.FILES))


def _multidict(values: MultiValueDict) -> MultiDict:
    return MultiDict((name, value) for name, listed in values.lists() for value in listed)


def to_django(response: webob.Response) -> HttpResponse:
    """The block's answer with its status and headers."""
    answer = HttpResponse(response.app_iter, status=response.status_code)
    del answer["Content-Type"]
    for name, value in response.headerlist:
        answer[name] = value
    return answer
