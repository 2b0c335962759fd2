"""Build the package and install it into fresh environments, with pip and build as people use them."""

import json
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements"
SET = "oldest" if sys.version_info < (3, 12) else "newest"
NOT_SOURCE = shutil.ignore_patterns(
    ".*", "__pycache__", "*.egg-info", "build", "dist", "node_modules", "var", "images"
)
PROBE = Path(__file__).with_name("probe.py")


def run(
    *command: str | Path, text: str = "", folder: Path | None = None, variables: dict[str, str] | None = None
) -> str:
    """Run `command` with `text` as its input and return its output; a failure shows all it said."""
    done = subprocess.run(
        [str(part) for part in command],
        input=text,
        capture_output=True,
        text=True,
        cwd=folder,
        env=variables,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def copy_checkout(target: Path) -> Path:
    """Copy the checkout, its links as links, so that building leaves nothing in it and finds nothing old."""
    return Path(shutil.copytree(ROOT, target, symlinks=True, ignore=NOT_SOURCE))


def build(kind: str, source: Path, target: Path) -> Path:
    """Build the `wheel` or the `sdist` of `source` and return the file."""
    run(sys.executable, "-m", "build", f"--{kind}", "--outdir", target, source)
    (built,) = target.iterdir()
    return built


class Environment:
    """A virtual environment that begins empty; this process's pip installs into it, by the pins of a set."""

    def __init__(self, folder: Path, pins: str = SET) -> None:
        self.folder = folder
        self.pins = REQUIREMENTS / f"{pins}.txt"
        run(sys.executable, "-m", "venv", "--without-pip", folder)

    @property
    def python(self) -> Path:
        """The interpreter of the environment."""
        return self.folder / "bin" / "python"

    def install(self, *arguments: str | Path) -> None:
        """Have pip install `arguments` and, by the pins, all that they require."""
        run(sys.executable, "-m", "pip", "--python", self.python, "install", "-c", self.pins, *arguments)

    def borrow_requirements(self) -> None:
        """Have the environment find what is installed for the tests, our own package excepted.

        A folder that is named in a `.pth` file is searched, but the `.pth` files in it are not read, and an
        editable install is one of these.
        """
        site_packages = Path(
            run(self.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
        )
        (site_packages / "borrowed.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")

    def probe(self, assets: list[str], templates: list[str]) -> dict[str, Any]:
        """Return what the probe finds, run by the environment's own Python, isolated from this checkout."""
        wanted = json.dumps({"assets": assets, "templates": templates})
        return json.loads(run(self.python, "-I", PROBE, text=wanted))
