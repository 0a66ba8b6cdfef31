"""From YAML nodes to the dataclasses of the model, with every fault at its own value."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from ..model.fields import FieldType, Key, field_types, python_name
from ..model.finding import Edit, Fault, Span
from ..model.source import YamlPath
from ..safety.nodes import Mapping, Node, Refused, Scalar, Sequence, Style
from ..safety.quote import in_quotes
from ..safety.scalars import quoted
from .language_tags import language_meant
from .nearest import nearest
from .report import Report
from .values import KINDS, UNUSABLE, boolean, integer, is_empty, kind_of, text, written

T = TypeVar("T")


def decode(cls: type[T], node: Node | None, shown: str) -> tuple[T | None, dict[YamlPath, Span], list[Fault]]:
    """A value of `cls`, the places of its parts, and all faults.

    The value is None only where a required part of it cannot be used at all. `shown` is the
    file's path for messages. A node of None (nothing was readable) gives nothing.
    """
    report = Report(shown)
    if node is None:
        return None, {}, []
    value: T | None = _mapping(cls, node, (), "the file", report)
    return value, report.spans, report.faults


@cache
def _fields(cls: type) -> MappingProxyType[str, FieldType]:
    return MappingProxyType({field.name: field for field in field_types(cls)})


def _mapping(cls: type, node: Node, path: YamlPath, name: str, report: Report) -> Any:
    """A value of the declared dataclass `cls`, or None where it cannot be made."""
    report.spans[path] = node.span
    if not isinstance(node, Mapping):
        if not isinstance(node, Refused):
            report.say("wrong-type", node.span, f"{name}: found {kind_of(node)} where keys with values belong",
                       f"write {{{_example(cls)}}}" if path else "write `key: value` lines")
        return None
    fields = _fields(cls)
    values: dict[str, Any] = {}
    for field, key, held in _known(node, fields, report):
        report.spans[(*path, field.name, "")] = key.span
        report.spans[(*path, field.name)] = held.span
        values[field.name] = _field(field, held, (*path, field.name), report)
    for field in fields.values():
        if field.name not in values and field.key.required:
            report.say("missing-key", Span(node.span.line, node.span.column), f'the key "{field.name}" is missing',
                       f"add `{field.name}: {_sample(field)}`: {field.key.doc}")
    usable = {name: value for name, value in values.items() if value is not UNUSABLE}
    if any(field.key.required and field.name not in usable for field in fields.values()):
        return None
    return cls(**{python_name(cls, name): value for name, value in usable.items()})


def _known(
    node: Mapping, fields: MappingProxyType[str, FieldType], report: Report
) -> Iterator[tuple[FieldType, Scalar, Node]]:
    """The pairs whose key is declared, a slip of the pen read as the key that it stands for."""
    present = {key.value for key, _ in node.pairs}
    for key, held in node.pairs:
        if key.value in fields:
            yield fields[key.value], key, held
            continue
        free = [name for name in fields if name not in present]
        meant = nearest(key.value, free) or _contained(key.value, free)
        help_line = f'did you mean "{meant}"?' if meant else f"the keys here are {', '.join(fields)}"
        report.say("unknown-key", key.span, f"the key {in_quotes(key.value)} means nothing here", help_line,
                   fix=Edit(key.start, key.end, meant) if meant else None)
        if meant:
            present.add(meant)
            yield fields[meant], key, held


def _contained(name: str, free: list[str]) -> str:
    """`language` for `source_language`: the one free key that holds the name as a whole word."""
    found = [key for key in free if name.casefold() in key.split("_")]
    return found[0] if len(found) == 1 else ""


def _field(field: FieldType, node: Node, path: YamlPath, report: Report) -> Any:
    if isinstance(node, Refused):
        return UNUSABLE
    if is_empty(node) and not (field.mapping or field.many):
        return _empty(field, node, report)
    if field.mapping:
        return _texts_by_language(field, node, path, report)
    if field.many:
        return _list(field, node, path, report)
    return _one(field, _only(field, node, report), path, report)


def _empty(field: FieldType, node: Node, report: Report) -> Any:
    report.say("empty-value", node.span, f"{field.name}: nothing stands after the key",
               f"write `{field.name}: {_sample(field)}`" if field.key.required else "write a value, or delete the key")
    return UNUSABLE


def _only(field: FieldType, node: Node, report: Report) -> Node:
    """The one value of a field that somebody wrote as a list of one."""
    if isinstance(node, Sequence) and len(node.items) == 1 and not field.nested:
        report.say("wrong-type", node.span, f"{field.name}: found a list where {KINDS[field.item]} belongs",
                   "write the value without [ ] or hyphen")
        return node.items[0]
    return node


def _one(field: FieldType, node: Node, path: YamlPath, report: Report) -> Any:
    if isinstance(node, Refused):
        return UNUSABLE
    if field.nested:
        value = _mapping(field.item, node, path, field.name, report)
        return UNUSABLE if value is None else value
    if not isinstance(node, Scalar):
        report.say("wrong-type", node.span, f"{field.name}: found {kind_of(node)} where {KINDS[field.item]} belongs",
                   f"write `{field.name}: {_sample(field)}`")
        return UNUSABLE
    if is_empty(node):
        return _empty(field, node, report)
    if field.item is bool:
        return boolean(node, field.name, report)
    return integer(node, field.name, field.key, report) if field.item is int else text(node, field, report)


def _list(field: FieldType, node: Node, path: YamlPath, report: Report) -> Any:
    if is_empty(node):
        report.say("empty-value", node.span, f"{field.name}: nothing stands after the key",
                   f"write `{field.name}: {_sample(field)}`" if field.key.required else "write [] for an empty list")
        return ()
    items = node.items if isinstance(node, Sequence) else _as_list(field, node, report)
    values = []
    for index, item in enumerate(items):
        report.spans[(*path, index)] = item.span
        values.append(_one(field, item, (*path, index), report))
    if isinstance(node, Sequence):
        _count(field.name, field.key, len(items), node.span, report)
    _duplicates(field, values, path, report)
    usable = tuple(value for value in values if value is not UNUSABLE)
    fixed = field.key.minimum is not None and field.key.minimum == field.key.maximum
    return UNUSABLE if fixed and len(usable) != field.key.minimum else usable


def _as_list(field: FieldType, node: Node, report: Report) -> tuple[Node, ...]:
    """What stands where a list belongs, as a list of one."""
    fix = None
    way_out = "begin each item with a hyphen and a space, or write [ ] around it"
    if isinstance(node, Scalar) and not field.nested:
        if field.key.translatable or node.style is not Style.PLAIN:
            listed = f"[{quoted(node.value)}]"
        else:
            listed = f"[{', '.join(written(part.strip()) for part in node.value.split(',') if part.strip())}]"
        fix, way_out = Edit(node.start, node.end, listed), f"write {listed[:100]}"
    report.say("wrong-type", node.span, f"{field.name}: found {kind_of(node)} where a list belongs", way_out, fix=fix)
    split = isinstance(node, Scalar) and "," in node.value and not field.key.translatable
    return () if split else (node,)


def _count(name: str, key: Key, found: int, span: Span, report: Report) -> None:
    items = f"{found} item" if found == 1 else f"{found} items"
    if key.minimum is not None and found < key.minimum:
        report.say("too-few", span, f"{name}: {items}, at least {key.minimum} needed")
    if key.maximum is not None and found > key.maximum:
        report.say("too-many", span, f"{name}: {items}, at most {key.maximum} fit")


def _duplicates(field: FieldType, values: list[Any], path: YamlPath, report: Report) -> None:
    if field.key.translatable:
        return
    inner = _fields(field.item).values() if field.nested else ()
    identity = next((one for one in inner if one.key.shape == "id"), None)
    if field.nested and identity is None:
        return
    seen: dict[Any, Span] = {}
    for index, value in enumerate(values):
        if value is UNUSABLE:
            continue
        where = (*path, index, identity.name) if identity else (*path, index)
        name = getattr(value, identity.name) if identity else value
        span = report.spans[where]
        first = seen.setdefault(name, span)
        if first is not span:
            report.say("duplicate-item", span, f"{field.name}: {in_quotes(str(name))} stands already on line "
                       f"{first.line}, column {first.column}", "delete one of the two")


def _texts_by_language(field: FieldType, node: Node, path: YamlPath, report: Report) -> Any:
    """A mapping from language tags to texts."""
    if not isinstance(node, Mapping):
        report.say("wrong-type", node.span, f"{field.name}: found {kind_of(node)} where texts by language belong",
                   f"write `{field.name}: {{en: file.en.vtt}}`")
        return UNUSABLE
    held: dict[str, str] = {}
    for key, value in node.pairs:
        where = (*path, key.value)
        report.spans[(*where, "")], report.spans[where] = key.span, value.span
        meant = language_meant(key.value)
        if meant != key.value or not meant:
            report.say("bad-shape", key.span, f"{field.name}: {in_quotes(key.value)} is no language tag (BCP 47)",
                       f'did you mean "{meant}"?' if meant else 'for example "en"',
                       fix=Edit(key.start, key.end, written(meant)) if meant else None)
        one = _one(field, value, where, report)
        if isinstance(one, str) and meant:
            held[meant] = one
    return MappingProxyType(held)


def _sample(field: FieldType) -> str:
    """A value that the field could have, for a help line."""
    if field.nested:
        inner = f"{{{_example(field.item)}}}"
    else:
        inner = field.key.example or (field.key.choices[0] if field.key.choices else "…")
    return f"[{inner}]" if field.many else inner


def _example(cls: type) -> str:
    return ", ".join(f"{field.name}: {_sample(field)}" for field in _fields(cls).values() if field.key.required)
