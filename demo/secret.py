"""The demo site's secret key: made once, kept beside the database."""

import secrets
from pathlib import Path


def load_or_create_secret(path: Path) -> str:
    """Return the key kept in `path`; make one first where there is none.

    Two processes that start at once agree on the key of whoever wrote first.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="ascii") as new_file:
            new_file.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")
