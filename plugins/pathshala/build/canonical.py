"""Values as bytes that are the same wherever and whenever they are written: what keys are made of."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import os
from collections.abc import Callable, Mapping, Set
from enum import Enum
from pathlib import PurePath
from typing import Any

from .inputs import digest_of


def digest(*values: Any) -> bytes:
    """The digest of values made of dataclasses, mappings, sequences, texts and numbers.

    Mappings count in the order of their keys, sets sorted, functions and classes by their full
    names. Anything else is never the same twice: what is made from it is not found again.
    """
    parts: list[bytes] = []
    for value in values:
        _write(value, parts.append)
    return digest_of(parts)


def _write(value: Any, put: Callable[[bytes], None]) -> None:
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        put(b"s" + value.encode("utf-8", "surrogatepass"))
    elif isinstance(value, bytes):
        put(b"b" + value)
    elif value is None or isinstance(value, bool | int | float):
        put(b"v" + repr(value).encode())
    elif isinstance(value, tuple | list):
        put(b"l%d" % len(value))
        for item in value:
            _write(item, put)
    elif isinstance(value, Mapping):
        put(b"m%d" % len(value))
        for key in sorted(value, key=repr):
            _write(key, put)
            _write(value[key], put)
    elif isinstance(value, Set):
        _write(sorted(value, key=repr), put)
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        put(b"d" + type(value).__qualname__.encode())
        for name in _fields(type(value)):
            _write(getattr(value, name), put)
    elif isinstance(value, functools.partial):
        _write([value.func, value.args, value.keywords], put)
    elif isinstance(value, datetime.date):
        put(b"t" + value.isoformat().encode())
    elif isinstance(value, PurePath):
        put(b"p" + value.as_posix().encode("utf-8", "surrogateescape"))
    elif hasattr(value, "__qualname__") and hasattr(value, "__module__"):
        put(f"f{value.__module__}.{value.__qualname__}".encode())
    else:
        put(b"?" + os.urandom(16))


_NAMES: dict[type, tuple[str, ...]] = {}


def _fields(cls: type) -> tuple[str, ...]:
    if cls not in _NAMES:
        _NAMES[cls] = tuple(field.name for field in dataclasses.fields(cls))
    return _NAMES[cls]
