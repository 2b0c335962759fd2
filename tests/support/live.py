"""The demo site's own threaded server, in a thread of the test process."""

from collections.abc import Callable, Iterable
from contextlib import closing
from threading import Condition, Thread
from types import TracebackType
from typing import NamedTuple

from demo.server import address_of, make_server

Application = Callable[[dict[str, object], Callable[..., object]], Iterable[bytes]]


FILES = "/static/"
"""Where the files of the site and of the blocks' packages are: no test changes one."""

ASKED = ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH")
"""What of a request the reply with a file depends on."""


class Reply(NamedTuple):
    """What an application answered, whole."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes


class KeptFiles:
    """An application whose files are read and compressed once, not again for each new browser and its empty cache."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._replies: dict[tuple[object, ...], Reply] = {}

    def __call__(self, environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
        if not str(environ["PATH_INFO"]).startswith(FILES):
            return self._application(environ, start_response)
        asked = tuple(map(environ.get, ASKED))
        reply = self._replies.get(asked) or self._ask(environ)
        if reply.status.startswith(("200", "304")):
            self._replies[asked] = reply
        start_response(reply.status, list(reply.headers))
        return [reply.body]

    def _ask(self, environ: dict[str, object]) -> Reply:
        told: list[tuple[str, list[tuple[str, str]]]] = []
        with closing(
            self._application(environ, lambda status, headers, *_: told.append((status, headers)))
        ) as parts:
            return Reply(*told[-1], b"".join(parts))


class Requests:
    """An application that knows how many of its requests are at work."""

    def __init__(self, application: Application) -> None:
        self._application = application
        self._changed = Condition()
        self._working = 0

    def __call__(self, environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
        self._count(1)
        try:
            return self._application(environ, start_response)
        finally:
            self._count(-1)

    def _count(self, more: int) -> None:
        with self._changed:
            self._working += more
            self._changed.notify_all()

    def finish(self) -> None:
        """Wait until none is at work, a minute at most."""
        with self._changed:
            self._changed.wait_for(lambda: not self._working, timeout=60)


class LiveServer:
    """Serves the demo site on a free loopback port while the context lasts; if told so, files from memory."""

    def __init__(self, *, keeps_files: bool = False) -> None:
        self._server = make_server(0)
        application = self._server.get_app()
        self._requests = Requests(KeptFiles(application) if keeps_files else application)
        self._server.set_app(self._requests)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.address = address_of(self._server)

    def __enter__(self) -> "LiveServer":
        self._thread.start()
        return self

    def finish(self) -> None:
        """Wait for what pages that are closed have asked for: it would write into the next test's database."""
        self._requests.finish()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
