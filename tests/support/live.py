"""The demo site's own threaded server, in a thread of the test process."""

from threading import Thread
from types import TracebackType

from demo.server import address_of, make_server


class LiveServer:
    """Serves the demo site on a free loopback port while the context lasts."""

    def __init__(self) -> None:
        self._server = make_server(0)
        self._thread = Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.address = address_of(self._server)

    def __enter__(self) -> "LiveServer":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
