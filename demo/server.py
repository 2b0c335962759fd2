"""The web server of the demo site: Django's threaded one, without its autoreloader."""

from types import FrameType

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application

HOST = "127.0.0.1"


class QuietRequestHandler(WSGIRequestHandler):
    """Handles requests without a line in the terminal for each."""

    def log_message(self, *_: object) -> None:
        """Say nothing: errors are logged by Django itself."""


class DemoServer(ThreadedWSGIServer):
    """Serves each connection in a thread of its own, which ends with the process."""

    daemon_threads = True
    request_queue_size = 64


def make_server(port: int) -> DemoServer:
    """Bind a server to a loopback port, 0 for any free one. Raises OSError where it is in use."""
    server = DemoServer((HOST, port), QuietRequestHandler)
    server.set_app(get_wsgi_application())
    return server


def address_of(server: DemoServer) -> str:
    """Where the server answers."""
    return f"http://{HOST}:{server.server_address[1]}"


def stop_by_signal(_number: int, _frame: FrameType | None) -> None:
    """Signal handler that ends the serving loop the way Ctrl-C does."""
    raise KeyboardInterrupt
