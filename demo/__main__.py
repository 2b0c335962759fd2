"""`python -m demo`: prepare the database and serve the demo site on a loopback port until stopped."""

import os
import signal
import sys

import django

DEFAULT_PORT = 8000


def main() -> int:
    """Serve until Ctrl-C or SIGTERM. Returns the exit status: 1 where the port is in use."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "demo.settings")
    django.setup()
    from demo.database import prepare_database
    from demo.server import address_of, make_server, stop_by_signal

    port = int(os.environ.get("PORT") or DEFAULT_PORT)
    prepare_database()
    try:
        server = make_server(port)
    except OSError as error:
        print(
            f"Port {port} is not free ({error.strerror}). Choose another one: make run PORT=8001",
            file=sys.stderr,
        )
        return 1
    signal.signal(signal.SIGTERM, stop_by_signal)
    print(f"The demo course is at {address_of(server)}/ (Ctrl-C stops it)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
