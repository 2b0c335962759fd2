"""Run inside an environment with the block installed: print, as JSON, what the platform would find there.

The names of the assets and templates to open come as a JSON object on standard input.
"""

import gettext
import hashlib
import importlib.util
import json
import sys
from importlib.metadata import version
from pathlib import Path

from xblock.core import XBlock

from coding_billing_xblock.lessons.shelf import TEMPLATES

NOT_PUBLISHED = {".py", ".pyc", ".scss"}
"""Endings that the platform's static files finder leaves out."""


def digest(content: bytes) -> str:
    """A short name for `content`, so that the report stays small."""
    return hashlib.sha256(content).hexdigest()


def published(package: Path, resources_dir: str) -> list[str]:
    """What `collectstatic` copies of a block: every file below its resources, less what the finder leaves out."""
    folder = package / resources_dir
    files = (path for path in folder.rglob("*") if path.is_file() and path.suffix not in NOT_PUBLISHED)
    return sorted(path.relative_to(folder).as_posix() for path in files)


def main() -> None:
    """Load the block by its entry point and report on it."""
    wanted = json.load(sys.stdin)
    block = XBlock.load_class("coding_billing")
    package = Path(sys.modules["coding_billing_xblock"].__file__).parent
    report = {
        "package": str(package),
        "class": f"{block.__module__}:{block.__name__}",
        "version": version("coding-billing-xblock"),
        "assets": {uri: digest(block.open_local_resource(uri).read()) for uri in wanted["assets"]},
        "templates": {
            name: digest((package / "templates" / name).read_bytes()) for name in wanted["templates"]
        },
        "translations": [
            gettext.translation(domain, package / folder, ["en"]).info()["language"]
            for domain in ("django", "text")
            for folder in ("translations", "conf/locale")
        ],
        "published": published(package, block.get_resources_dir()),
        "python_in_resources": [str(path) for path in (package / block.resources_dir).rglob("*.py*")],
        "lessons": {template.id: bool(template.document.lesson.sections) for template in TEMPLATES},
        "not_to_be_shipped": [
            name for name in ("demo", "tests", "benchmarks") if importlib.util.find_spec(name)
        ],
    }
    json.dump(report, sys.stdout)


if __name__ == "__main__":
    main()
