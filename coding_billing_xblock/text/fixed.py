"""Values that are fixed once they are built, so that what follows from them need be found out once only."""

from __future__ import annotations

from typing import Self

from pydantic import BaseModel, ConfigDict


class Fixed(BaseModel):
    """A value that never changes; a ``model_copy`` with changes finds out anew what a ``cached_property`` keeps."""

    # Built when first used: every process of a platform pays for the import, and few of them for all of the models.
    # A default that is a model is made by ``model_construct``, which needs none built.
    model_config = ConfigDict(frozen=True, allow_inf_nan=False, defer_build=True)

    def __copy__(self) -> Self:
        copied = super().__copy__()
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied
