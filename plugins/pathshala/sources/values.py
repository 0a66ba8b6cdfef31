"""What one scalar may hold: its kind, its choices, its shape, its length."""

from __future__ import annotations

import re

from ..model.fields import FieldType, Key
from ..model.finding import Edit
from ..safety.nodes import Mapping, Node, Scalar, Sequence, Style
from ..safety.paths import is_reserved
from ..safety.quote import in_quotes, plain
from ..safety.scalars import quoted, taken_for
from .nearest import nearest
from .report import Report
from .shapes import SHAPES, misshapen

_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]{0,8})")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+-]*")

KINDS = {str: "a text", int: "a whole number", bool: "true or false"}
_TRUTHS = {"true": True, "false": False}


class Unusable:
    """Stands for a value that cannot be used; a fault has said why."""


UNUSABLE = Unusable()


def kind_of(node: Node) -> str:
    """What a node is, in words."""
    if isinstance(node, Sequence):
        return "a list"
    return "a mapping of keys to values" if isinstance(node, Mapping) else "one value"


def written(value: str) -> str:
    """A text as one would write it in YAML: plain where all readers agree, else in quotes."""
    return value if _PLAIN.fullmatch(value) and not taken_for(value) else quoted(value)


def is_empty(node: Node) -> bool:
    """Whether nothing stands after the key: no text, or only white space."""
    return isinstance(node, Scalar) and not node.value.strip()


def integer(node: Scalar, name: str, key: Key, report: Report) -> int | Unusable:
    """A whole number inside its limits; one outside is reported and moved to the limit."""
    if not _INTEGER.fullmatch(node.value.strip()):
        report.say("wrong-type", node.span, f"{name}: {in_quotes(node.value)} is no whole number",
                   f"write {key.example or key.minimum or 0}")
        return UNUSABLE
    value = int(node.value)
    if node.style is not Style.PLAIN:
        report.say("wrong-type", node.span, f"{name}: {in_quotes(node.value)} is a text, not a number",
                   "write it without quotation marks", fix=Edit(node.start, node.end, str(value)))
    low = key.minimum if key.minimum is not None else value
    high = key.maximum if key.maximum is not None else value
    if low <= value <= high:
        return value
    limits = f"must be {low}" if low == high else f"must be from {low} to {high}"
    report.say("out-of-range", node.span, f"{name}: {value} {limits}")
    return max(low, min(high, value))


def boolean(node: Scalar, name: str, report: Report) -> bool | Unusable:
    """`true` or `false`, written in no other way, since YAML readers do not agree on the others."""
    value = node.value.strip()
    if node.style is Style.PLAIN and value in _TRUTHS:
        return _TRUTHS[value]
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(value.lower(), value.lower())
    fix = Edit(node.start, node.end, meant) if meant in _TRUTHS else None
    report.say("wrong-type", node.span, f"{name}: {in_quotes(value)} is neither true nor false",
               f"write {meant if fix else 'true or false'}", fix=fix)
    return UNUSABLE


def text(node: Scalar, field: FieldType, report: Report) -> str | Unusable:
    """A text that fits its field; what can still be shown is returned although it does not fit.

    A slip with one near choice is reported and read as that choice, so that one wrong letter
    does not hide the rest of the file from the checks.
    """
    value, name, key = node.value.strip(), field.name, field.key
    if key.choices:
        return value if value in key.choices else _wrong_choice(node, value, name, key.choices, report)
    kind = taken_for(value) if node.style is Style.PLAIN and key.shape != "date" else ""
    if kind:
        # Where the form is wrong as well, quotes alone are no mend, and two edits would collide.
        fix = None if key.shape and misshapen(key.shape, value) else Edit(node.start, node.end, quoted(value))
        report.say("ambiguous-scalar", node.span, f"{name}: some YAML readers take {plain(value)} for {kind}",
                   f"put it in double quotes: {quoted(value)}", fix=fix)
    if key.shape:
        return _shaped(node, value, name, key, report)
    if not field.many:
        _length(node, value, name, key, report)
    return value


def _wrong_choice(node: Scalar, value: str, name: str, choices: tuple[str, ...], report: Report) -> str | Unusable:
    meant = nearest(value, choices)
    ways_out = (f'did you mean "{meant}"?',) if meant else ()
    fix = Edit(node.start, node.end, written(meant)) if meant else None
    report.say("not-a-choice", node.span, f"{name}: {in_quotes(value)} is not one of {', '.join(choices)}",
               *ways_out, fix=fix)
    return meant or UNUSABLE


def _shaped(node: Scalar, value: str, name: str, key: Key, report: Report) -> str | Unusable:
    shape, wrong = key.shape, misshapen(key.shape, value)
    if wrong is None:
        if key.names_file and is_reserved(value):
            report.say("reserved-file-name", node.span, f"{name}: a page or folder of the site would be named "
                       f'"{value}", which Windows keeps for itself', "choose a longer one")
        return value
    way_out = f'did you mean "{wrong.meant}"?' if wrong.meant else f'for example "{SHAPES[shape].example}"'
    fix = Edit(node.start, node.end, written(wrong.meant)) if wrong.meant else None
    report.say(wrong.fault, node.span, f"{name}: {in_quotes(value)} {wrong.message}", way_out, fix=fix)
    return value if SHAPES[shape].usable else wrong.meant or UNUSABLE


def _length(node: Scalar, value: str, name: str, key: Key, report: Report) -> None:
    if key.minimum is not None and len(value) < key.minimum:
        report.say("too-short", node.span, f"{name}: {len(value)} characters, at least {key.minimum} are needed")
    if key.maximum is not None and len(value) > key.maximum:
        report.say("too-long", node.span, f"{name}: {len(value)} characters, at most {key.maximum} fit",
                   f"take out {len(value) - key.maximum} characters")
