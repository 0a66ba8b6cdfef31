"""How data travels between processes."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

Class = TypeVar("Class")


def pickled_by_fields(cls: type[Class]) -> type[Class]:
    """Pickle a dataclass of two fields or more as the call that makes it.

    For frozen dataclasses with slots, whose own pickling by `dataclasses` sets field by field in
    Python and takes two to three times as long.
    """
    values = attrgetter(*(field.name for field in fields(cls)))  # type: ignore[arg-type]

    def reduce(self: Class) -> tuple[type[Class], tuple[Any, ...]]:
        return cls, values(self)

    cls.__reduce__ = reduce  # type: ignore[assignment, method-assign]
    return cls
