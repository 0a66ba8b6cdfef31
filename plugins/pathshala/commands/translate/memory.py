"""`pathshala translate tmx export` and `tmx import`."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

from ...model.finding import Fault
from ...safety.quote import printable
from ...safety.text import read_bytes
from ...sources.shapes import misshapen
from ...translate.beside import memory_path, read_memory
from ...translate.catalogues import write_if_changed
from ...translate.memory.suggest import exported
from ...translate.memory.tmx import MAX_TMX_BYTES, Pair, read_tmx, write_tmx
from ...translate.memory.tmx_more import with_pairs
from ...translate.project import Project, source_languages, write_inside
from .. import CONTENT_ERRORS, OK, PROGRAM_FAULT
from .catalogues import read_project, shown, tell


def export_command(root: Path, language: str, file: Path | None) -> int:
    """Write the memory of a language: what its PO files hold, and what was imported."""
    if _is_no_language(language):
        return PROGRAM_FAULT
    held = read_project(root)
    pairs = set(_pairs(held, language))
    data = write_tmx(pairs, language)
    if file is None:
        sys.stdout.buffer.write(data)
        return OK
    write_if_changed(file, data)
    sys.stdout.write(f"wrote {len(pairs)} translations to {printable(str(file))}\n")
    return OK


def _pairs(held: Project, language: str) -> Iterator[Pair]:
    for (other, domain), catalogue in held.catalogues.items():
        documents = held.documents.get(domain, ())
        source = documents[0].language if documents else held.site.settings.default_language
        if other == language:
            yield from exported(domain, catalogue.entries, source)
    pairs, faults = read_memory(held.site.settings, language, source_languages(held))
    tell(faults)
    yield from pairs


def import_command(root: Path, language: str, file: Path) -> int:
    """Add the translations of a TMX file to the memory of a language, behind all that it holds, whatever it
    means. Nothing is written where the file, or the memory as it is, cannot be read to its end."""
    if _is_no_language(language):
        return PROGRAM_FAULT
    held = read_project(root)
    sources = source_languages(held)
    data, faults = read_bytes(file, str(file), MAX_TMX_BYTES)
    if not faults:
        new, faults = read_tmx(data, str(file), language, sources)
    if faults:
        tell(faults)
        return CONTENT_ERRORS
    if not new:
        sys.stderr.write(f"pathshala: {printable(str(file))} holds no translations into {language} "
                         f"from {', '.join(sorted(sources))}\n")
        return CONTENT_ERRORS
    path = memory_path(held.site.settings, language)
    missing, whole, damage = _added(path, shown(root, path), new, language, sources)
    tell(damage)
    if damage:
        return CONTENT_ERRORS
    write_inside(held.site, path, whole)
    sys.stdout.write(f"{shown(root, path)}: {missing} new of {len(new)} translations\n"
                     "  pathshala translate merge offers them as suggestions\n")
    return OK


def _added(
    path: Path, where: str, new: Collection[Pair], language: str, sources: Collection[str]
) -> tuple[int, bytes, list[Fault]]:
    """The memory at a path with further translations: how many it did not have, what it holds then, and what
    stands against that."""
    if not os.path.lexists(path):
        return len(new), write_tmx(new, language), []
    data, faults = read_bytes(path, where, MAX_TMX_BYTES)
    if not faults:
        old, faults = read_tmx(data, where, language, sources)
    if faults:
        return 0, b"", faults
    held = set(old)
    missing = [pair for pair in new if pair not in held]
    whole, faults = with_pairs(data, where, missing, language) if missing else (data, [])
    return len(missing), whole, faults


def _is_no_language(language: str) -> bool:
    """Whether a text is no language tag; says so."""
    if misshapen("language", language) is None:
        return False
    sys.stderr.write(f"pathshala: {printable(language)} is no language tag\n  help: such as bn or pt-BR\n")
    return True
