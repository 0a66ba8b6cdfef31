"""`pathshala translate glossary import`."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from ...model.finding import Fault
from ...model.glossary import Glossary, Term
from ...model.site import Settings, Site
from ...safety.quote import in_quotes, printable
from ...safety.text import MAX_TEXT_BYTES, read_bytes, read_text
from ...sources.config import read_settings
from ...sources.glossary import glossary_path, parsed_glossary, read_glossary
from ...sources.shapes import misshapen
from ...translate.glossary.bring_in import Grown, grown, read_glosario, read_table
from ...translate.project import write_inside
from .. import CONTENT_ERRORS, OK, PROGRAM_FAULT
from .catalogues import tell

_MOST_SHOWN = 20


def import_command(root: Path, language: str, file: Path) -> int:
    """Add the terms of a file to the glossary of a language. What the glossary has is never changed, and
    nothing is written where either cannot be read."""
    if misshapen("language", language):
        sys.stderr.write(f"pathshala: {printable(language)} is no language tag\n  help: such as bn or pt-BR\n")
        return PROGRAM_FAULT
    settings, _ = read_settings(root)
    old, faults = _existing(settings, language)
    terms, broken = _terms(file, language, old.glossary.source_language if old.glossary else settings.default_language)
    if faults or broken:
        tell([*faults, *broken])
        return CONTENT_ERRORS
    if not terms:
        sys.stderr.write(f"pathshala: {printable(str(file))} has no terms in {language}\n")
        return CONTENT_ERRORS
    new = grown(old.text, old.glossary, terms)
    wrong = [] if new is None else parsed_glossary(new.text, old.path, language, settings.default_language)[1]
    if new is None or wrong:
        sys.stderr.write(f"pathshala: {old.path}: nothing can be put in\n"
                         "  help: write each term on lines of its own, beginning with a hyphen\n")
        tell(wrong)
        return CONTENT_ERRORS
    if new.new:
        write_inside(Site(settings, ()), settings.root / old.path, new.text.replace("\n", old.line_end).encode())
    sys.stdout.write(_report(old.path, new))
    return OK


@dataclass(frozen=True)
class _Existing:
    """The glossary as it is: its path, its text (empty where there is none), how its lines end, its terms."""

    path: str
    text: str
    line_end: str
    glossary: Glossary | None


def _existing(settings: Settings, language: str) -> tuple[_Existing, list[Fault]]:
    path = glossary_path(settings, language)
    place = settings.root / path
    if not os.path.lexists(place):
        return _Existing(path, "", "\n", None), []
    glossary, faults = read_glossary(settings, path, language)
    data, _ = read_bytes(place, path, MAX_TEXT_BYTES)
    text, _ = read_text(place, path)
    return _Existing(path, text, "\r\n" if b"\r\n" in data else "\n", glossary), faults


def _terms(file: Path, language: str, source: str) -> tuple[tuple[Term, ...], list[Fault]]:
    text, faults = read_text(file, str(file))
    if faults and not text:
        return (), faults
    read = read_table if file.suffix.lower() == ".csv" else read_glosario
    return read(text, str(file), language, source)


def _report(path: str, new: Grown) -> str:
    lines = [f"{path}: {new.new} new, {new.known} there already, {len(new.differing)} called otherwise"]
    lines += [f"  {in_quotes(name)} is {in_quotes(own)} here and {in_quotes(other)} there"
              for name, own, other in new.differing[:_MOST_SHOWN]]
    more = len(new.differing) - _MOST_SHOWN
    return "\n".join(lines) + (f"\n  and {more} more\n" if more > 0 else "\n")
