"""One declaration per field of a YAML file.

`key()` is the only place that says what a field means, what it may hold, and whether a
translator sees it. From it derive the validation (`sources.decode`), the JSON Schema
(`sources.schema`), the documentation on the site (`pages.reference`) and the list of
translatable fields (`translatable_paths`).
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_META = "pathshala"


@dataclass(frozen=True)
class Key:
    """What is declared about one field.

    `shape` names a format that text must have (see `sources.shapes`): `id`, `language`,
    `semver`, `duration`, `date`, `licence`, `https`, `stem`. `minimum`/`maximum` bound a
    number's value, a text's length in characters, or a list's length in items. `names_file` says
    that a file or folder of the finished site has the value as its name.
    `schema_org` is the term of schema.org or LRMI that the field stands for.
    """

    doc: str
    required: bool = True
    translatable: bool = False
    choices: tuple[str, ...] = ()
    shape: str = ""
    minimum: int | None = None
    maximum: int | None = None
    schema_org: str = ""
    example: str = ""
    names_file: bool = False


def key(doc: str, *, default: Any = dataclasses.MISSING, **declared: Any) -> Any:
    """Declare a dataclass field that is read from YAML; see `Key` for the keywords."""
    required = default is dataclasses.MISSING
    metadata = {_META: Key(doc=doc, required=required, **declared)}
    if required:
        return dataclasses.field(metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


@dataclass(frozen=True)
class FieldType:
    """A field's declaration together with its Python type, taken apart.

    `item` is the scalar type (`str`, `int`) or the nested dataclass; `many` says whether the
    field holds a tuple of them; `mapping` whether it holds a mapping from text to them.
    """

    name: str
    key: Key
    item: type
    many: bool
    mapping: bool = False

    @property
    def nested(self) -> bool:
        return dataclasses.is_dataclass(self.item)


_KNOWN: dict[type, tuple[FieldType, ...]] = {}


def field_types(cls: type) -> Iterator[FieldType]:
    """The declared fields of a dataclass, in order; fields without `key()` are passed over."""
    hints = typing.get_type_hints(cls)
    for field in dataclasses.fields(cls):
        if _META not in field.metadata:
            continue
        item, many, mapping = _take_apart(hints[field.name])
        yield FieldType(_yaml_name(field.name), field.metadata[_META], item, many, mapping)


def _known_fields(cls: type) -> tuple[FieldType, ...]:
    """The declared fields of a dataclass, which take long to find out and are asked for with every value."""
    if cls not in _KNOWN:
        _KNOWN[cls] = tuple(field_types(cls))
    return _KNOWN[cls]


def _take_apart(hint: Any) -> tuple[type, bool, bool]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        return arguments[0], True, False
    if origin in (Mapping, dict) or origin is getattr(typing, "Mapping", None):
        return arguments[1], False, True
    if origin in (typing.Union, types.UnionType):
        return next(one for one in arguments if one is not type(None)), False, False
    return hint, False, False


def _yaml_name(name: str) -> str:
    """`for_` stands for the key `for`, which Python keeps for itself."""
    return name.rstrip("_")


def python_name(cls: type, yaml_name: str) -> str:
    """The attribute that holds a YAML key (`for` is kept in `for_`)."""
    names = {field.name for field in dataclasses.fields(cls)}
    return yaml_name if yaml_name in names else f"{yaml_name}_"


def translatable_paths(value: Any, prefix: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every translatable text in a declared value: its path and the text, in declared order."""
    for field in _known_fields(type(value)):
        held = getattr(value, python_name(type(value), field.name))
        if field.mapping or held is None:
            continue
        items = list(enumerate(held)) if field.many else [(None, held)]
        for index, item in items:
            path = (*prefix, field.name) if index is None else (*prefix, field.name, index)
            if field.nested:
                yield from translatable_paths(item, path)
            elif field.key.translatable and item:
                yield path, item
