"""The demo site as `make run` starts it: a process of its own, on a free port, with a given database file."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).resolve().parents[2]


class DemoProcess:
    """Runs `python -m demo` while the context lasts; `address` is what it printed, `complaints` what went to stderr.

    Another module may serve it, and more may be said in its environment.
    """

    def __init__(self, database: Path, module: str = "demo", **environment: str) -> None:
        self._module = module
        self._environment = {**os.environ, "DEMO_DATABASE": str(database), "PORT": "0", **environment}
        self.address = ""

    def __enter__(self) -> "DemoProcess":
        command = [sys.executable, "-m", self._module]
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

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.send_signal(signal.SIGTERM)
        _, self.complaints = self._process.communicate()
        self.status = self._process.returncode
