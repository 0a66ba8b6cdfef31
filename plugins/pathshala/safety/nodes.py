"""What YAML holds, before anybody says what it means: nodes with their places, all text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..model.finding import Span


class Style(StrEnum):
    """How a scalar is written."""

    PLAIN = "plain"
    QUOTED = "quoted"
    BLOCK = "block"


@dataclass(frozen=True)
class Scalar:
    """A text; `start` and `end` are its offsets in the file, quotes included."""

    value: str
    style: Style
    span: Span
    start: int
    end: int


@dataclass(frozen=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    span: Span
    start: int
    end: int


@dataclass(frozen=True)
class Mapping:
    """Keys with their values, in the order of the file, each key once."""

    pairs: tuple[tuple[Scalar, Node], ...]
    span: Span
    start: int
    end: int


@dataclass(frozen=True)
class Refused:
    """A value that a fault already speaks of (an alias), so that nobody complains twice."""

    span: Span
    start: int
    end: int


Node = Scalar | Sequence | Mapping | Refused
