"""xblock-sdk's workbench as a process of its own, and somebody who tries the block in it."""

import json
import os
import subprocess
from http.cookiejar import CookieJar
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.request import HTTPCookieProcessor, Request, build_opener

from lxml import html

from tests.packaging.builds import Environment, run


class Workbench:
    """Serves the workbench while the context lasts; what it stores stays in its folder from one time to the next."""

    def __init__(self, environment: Environment, folder: Path) -> None:
        self._django = (str(environment.python), "-W", "ignore", "-m", "django")
        self._folder = folder
        self._variables = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "workbench.settings",
            "PYTHONUNBUFFERED": "1",  # so that the address is printed at once
        }
        (folder / "var").mkdir(parents=True)  # for the database and the log that its settings name
        run(*self._django, "migrate", "--run-syncdb", folder=folder, variables=self._variables)

    def __enter__(self) -> "Workbench":
        self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def restart(self) -> None:
        """Stop, and start again at another address."""
        self._stop()
        self._start()

    def _start(self) -> None:
        with (self._folder / "requests.log").open("a") as log:
            self._process = subprocess.Popen(
                [*self._django, "runserver", "--noreload", "127.0.0.1:0"],
                cwd=self._folder,
                env=self._variables,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self._process.stdout is not None
        words = (word for line in self._process.stdout for word in line.split())
        self.address = next(word for word in words if word.startswith("http://127.")).rstrip("/")

    def _stop(self) -> None:
        self._process.terminate()  # an interrupt is ignored by what a shell put into the background
        self._process.communicate()


class Student:
    """Somebody without a browser; the workbench takes everybody's word for who they are."""

    def __init__(self, workbench: Workbench, name: str) -> None:
        self.workbench = workbench
        self.name = name
        self._cookies = CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self._cookies))

    def open(self, path: str = "/") -> html.HtmlElement:
        """A page of the workbench. Raises HTTPError for any status but 200."""
        with self._opener.open(f"{self.workbench.address}{path}?student={self.name}") as page:
            return html.fromstring(page.read().decode())

    def scenario(self, number: int, view: str = "student_view") -> html.HtmlElement:
        """What a scenario of ours shows."""
        (block,) = self.open(f"/scenario/coding_billing.{number}/{view}/").find_class("coding-billing")
        return block

    def state(self, number: int) -> dict[str, Any]:
        """What the script of a scenario's page is told of this student."""
        (told,) = self.scenario(number).getparent().find_class("xblock_json_init_args")
        state: dict[str, Any] = json.loads(told.text)["state"]
        return state

    def submit(self, number: int, answers: object) -> dict[str, Any]:
        """Submit a first attempt, as the page's script does, and return the state after it."""
        usage = self.scenario(number).getparent().get("data-usage")
        body = {"serial": 1, "revision": self.state(number)["revision"], "draft": 0, "answers": answers}
        request = Request(
            f"{self.workbench.address}/handler/{usage}/submit/?student={self.name}",
            json.dumps(body).encode(),
            {"Content-Type": "application/json", "X-CSRFToken": self._csrf_token},
        )
        with self._opener.open(request) as reply:
            state: dict[str, Any] = json.load(reply)["state"]
        return state

    @property
    def _csrf_token(self) -> str:
        (token,) = (cookie.value for cookie in self._cookies if cookie.name == "csrftoken")
        assert token is not None
        return token
