"""`pathshala translate tmx export` and `tmx import`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from ...safety.quote import printable
from ...safety.text import read_bytes
from ...sources.shapes import misshapen
from ...translate.beside import memory_path, read_memory
from ...translate.catalogues import write_if_changed
from ...translate.memory.suggest import exported
from ...translate.memory.tmx import MAX_TMX_BYTES, Pair, read_tmx, write_tmx
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
    """Add the translations of a TMX file to the memory of a language. Nothing is written where the file,
    or the memory as it is, cannot be read to its end."""
    if _is_no_language(language):
        return PROGRAM_FAULT
    held = read_project(root)
    sources = source_languages(held)
    data, faults = read_bytes(file, str(file), MAX_TMX_BYTES)
    if not faults:
        new, faults = read_tmx(data, str(file), language, sources)
    old, damage = read_memory(held.site.settings, language, sources)
    if faults or damage:
        tell([*faults, *damage])
        return CONTENT_ERRORS
    if not new:
        sys.stderr.write(f"pathshala: {printable(str(file))} holds no translations into {language} "
                         f"from {', '.join(sorted(sources))}\n")
        return CONTENT_ERRORS
    path = memory_path(held.site.settings, language)
    write_inside(held.site, path, write_tmx((*old, *new), language))
    sys.stdout.write(f"{shown(root, path)}: {len(set(new) - set(old))} new of {len(new)} translations\n"
                     "  pathshala translate merge offers them as suggestions\n")
    return OK


def _is_no_language(language: str) -> bool:
    """Whether a text is no language tag; says so."""
    if misshapen("language", language) is None:
        return False
    sys.stderr.write(f"pathshala: {printable(language)} is no language tag\n  help: such as bn or pt-BR\n")
    return True
