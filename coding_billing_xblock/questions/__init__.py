"""The types of question there are: one module each, found by being here.

A new type is a module in this package with a ``Question`` of its own; nothing else has to name it.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from functools import cache

from coding_billing_xblock.questions.base import Question


@cache
def question_types() -> dict[str, type[Question]]:
    """Every type of question by its name, in alphabetical order."""
    found = (kind for info in pkgutil.iter_modules(__path__) for kind in _types_in(info.name))
    return {kind.model_fields["type"].default: kind for kind in found}


def _types_in(module_name: str) -> list[type[Question]]:
    module = importlib.import_module(f"{__name__}.{module_name}")
    classes = [item for item in vars(module).values() if inspect.isclass(item)]
    return [
        item
        for item in classes
        if issubclass(item, Question) and not inspect.isabstract(item) and item.__module__ == module.__name__
    ]
