"""Lists of a YAML file, and whether all their items could be read.

An item that could not be used is missing from the model, so those after it are no longer where
the places say, and what names it seems to name nothing. Checks wait until it is mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from ..model.finding import Span
from ..model.pack import Pack
from ..model.source import Source, YamlPath

T = TypeVar("T")


def is_whole(source: Source, path: YamlPath, values: Sequence[object]) -> bool:
    """Whether every item of the list at a path of the file is among the values that were read."""
    return (*path, len(values)) not in source.spans


def without_places(source: Source, path: YamlPath, values: Sequence[object]) -> Source:
    """The file without its text and places, of which `is_whole` still tells the same for this list."""
    return Source(source.path, spans={} if is_whole(source, path, values) else {(*path, len(values)): Span()})


def items(source: Source, path: YamlPath, values: Sequence[T]) -> Iterator[tuple[int, T]]:
    """The values with the numbers under which the file's places know them; none if any is missing."""
    if is_whole(source, path, values):
        yield from enumerate(values)


def objective_ids(pack: Pack | None) -> list[str]:
    """The ids of a pack's objectives; empty where not all could be read."""
    if pack is None or pack.meta is None:
        return []
    objectives = pack.meta.objectives
    return [one.id for one in objectives] if is_whole(pack.source, ("objectives",), objectives) else []
