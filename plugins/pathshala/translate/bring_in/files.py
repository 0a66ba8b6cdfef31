"""Files and folders of texts and of their translations, paired by name and read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ...markup.engine import Engine
from ...model.finding import Fault
from ...safety.paths import list_files
from .parts import Part, read_parts

_ENDING = ".md"


@dataclass(frozen=True)
class FilePair:
    """A text, its translation, and their name: the path without ending, below the folders given."""

    name: str
    source: Path
    translated: Path


@dataclass(frozen=True)
class TextPair:
    """A pair of files that could both be read, as parts."""

    files: FilePair
    source: tuple[Part, ...]
    target: tuple[Part, ...]

    @property
    def passages(self) -> tuple[Part, ...]:
        """The source's parts that are translated."""
        return tuple(part for part in self.source if not part.is_code)


def markdown_files(folder: Path) -> tuple[Mapping[str, Path], list[Fault]]:
    """The Markdown files below a folder by their names, or the single file that it is by its own."""
    if not folder.is_dir():
        return {folder.stem: folder}, []
    listed, faults = list_files(folder, "")
    found = {name.removesuffix(_ENDING): folder / name for name in listed if name.endswith(_ENDING)}
    return found, [fault for fault in faults if fault.name in ("symbolic-link", "unreadable-file", "too-many-files")]


def paired(source: Mapping[str, Path], translated: Mapping[str, Path]) -> tuple[list[FilePair], list[Path]]:
    """The files that have the same name on both sides, and the translations without a source. Two
    single files are a pair whatever their names."""
    if len(source) == len(translated) == 1:
        (name, path), (other,) = next(iter(source.items())), translated.values()
        return [FilePair(name, path, other)], []
    pairs = [FilePair(name, source[name], path) for name, path in translated.items() if name in source]
    return pairs, [path for name, path in translated.items() if name not in source]


def read_pairs(pairs: Sequence[FilePair], engine: Engine) -> tuple[list[TextPair], list[Fault]]:
    """The pairs of which both files can be used, and what is wrong with any."""
    read: list[TextPair] = []
    faults: list[Fault] = []
    for pair in pairs:
        source, wrong = read_parts(pair.source, str(pair.source), engine)
        target, also_wrong = read_parts(pair.translated, str(pair.translated), engine)
        faults += [*wrong, *also_wrong]
        if source is not None and target is not None:
            read.append(TextPair(pair, source, target))
    return read, faults
