"""The demo site as `make run` starts it: a process of its own, on a free port, with a given database file."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]


class DemoProcess:
    """Runs `python -m demo` while the context lasts; `address` is what it printed, `complaints` what went to stderr."""

    def __init__(self, database: Path) -> None:
        self._environment = {**os.environ, "DEMO_DATABASE": str(database), "PORT": "0"}
        self.address = ""

    def __enter__(self) -> "DemoProcess":
        command = [sys.executable, "-m", "demo"]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        words = self._process.stdout.readline().split()
        self.address = next(word for word in words if word.startswith("http")).rstrip("/")
        return self

    def kill(self) -> None:
        """End it at once, as a machine without memory or current does."""
        self._process.kill()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.send_signal(signal.SIGTERM)
        _, self.complaints = self._process.communicate()
        self.status = self._process.returncode
