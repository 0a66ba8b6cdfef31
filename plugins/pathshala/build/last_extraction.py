"""The extraction before this one: where nothing changed since, all templates are as they would be made.

This module is imported before all that reads and parses, which takes longer than looking.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .inputs import Inputs, file_digest, program_digest
from .store import Store, open_store

if TYPE_CHECKING:
    from ..model.finding import Fault

_NAME = "last extraction"


@dataclass(frozen=True)
class Extracted:
    """What an extraction did: the digest of each template by its path under the root, how many texts they
    hold, which of them it wrote, and what was wrong with them before."""

    templates: Mapping[str, bytes]
    texts: int
    written: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class LastExtraction:
    """What the last extraction read (the names under the root, and the digest of all), which code of
    extensions it ran, and what came of it."""

    names: tuple[str, ...]
    inputs: bytes
    code: Mapping[Path, bytes]
    extracted: Extracted


def unchanged(root: Path) -> Extracted | None:
    """The last extraction, if its sources, its templates and the program are as they were; else None."""
    found = open_store(root).load(_NAME, program_digest())
    if not isinstance(found, LastExtraction):
        return None
    files = {**{root / path: digest for path, digest in found.extracted.templates.items()}, **found.code}
    same = (all(digest_or_none(path) == digest for path, digest in files.items())
            and Inputs(root, found.names).digest(*found.names) == found.inputs)
    return found.extracted if same else None


def remember(store: Store, inputs: Inputs, code: Mapping[Path, bytes], extracted: Extracted) -> None:
    """Keep what an extraction did, if its sources are still what it read. The next one would write nothing,
    and say what is wrong with templates again: so where that was anything, it is not kept."""
    if store.folder is not None and not extracted.faults and inputs.all_settled():
        store.save(_NAME, program_digest(), LastExtraction(
            inputs.names, inputs.digest(*inputs.names), code, Extracted(extracted.templates, extracted.texts)))


def digest_or_none(path: Path) -> bytes | None:
    """The digest of a file; None where it cannot be read."""
    try:
        return file_digest(path)
    except OSError:
        return None
