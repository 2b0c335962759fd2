"""The demo site's own threaded server, in a thread of the test process."""

from collections.abc import Callable, Iterable
from threading import Condition, Thread
from types import TracebackType

from demo.server import address_of, make_server

Application = Callable[[dict[str, object], Callable[..., object]], Iterable[bytes]]


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
    """Serves the demo site on a free loopback port while the context lasts."""

    def __init__(self) -> None:
        self._server = make_server(0)
        self._requests = Requests(self._server.get_app())
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
