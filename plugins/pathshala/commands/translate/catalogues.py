"""`pathshala translate merge` and `status`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from ...build.library import site_project
from ...history.git import open_repository
from ...model.finding import Fault
from ...safety.quote import printable
from ...sources.read import read_site
from ...sources.shapes import misshapen
from ...translate.completeness import Completeness, completeness
from ...translate.extract import CHECKS_DOMAIN
from ...translate.interface.files import extract_interface, merge_interfaces
from ...translate.interface.texts import INTERFACE_DOMAIN, interface_completeness
from ...translate.past.outdated import oldest_days, since_when
from ...translate.project import Merged, Project, extract, merge_all, project
from .. import CONTENT_ERRORS, OK, PROGRAM_FAULT


def merge_command(root: Path, languages: Sequence[str]) -> int:
    """Extract, then bring the PO files up to date; files that cannot be read are left alone."""
    for language in languages:
        fault = misshapen("language", language)
        if fault:
            sys.stderr.write(f"pathshala: {printable(language)} is no language tag\n  help: such as bn or pt-BR\n")
            return PROGRAM_FAULT
    now = datetime.now(UTC)
    held = read_project(root)
    list((*extract(held, now), *extract_interface(held)))
    # Contexts are those of the templates just written.
    held = project(held.site, held.documents)
    refused = False
    for merged in (*merge_all(held, now, languages, tell), *merge_interfaces(held, languages)):
        sys.stdout.write(_merge_line(root, merged))
        refused = refused or merged.report.refused
    tell(held.faults)
    return CONTENT_ERRORS if refused else OK


def status_command(root: Path, format: str) -> int:
    """Print how complete each domain is in each language."""
    held = read_project(root)
    rows = list(_rows(held))
    if format == "json":
        days = oldest_days(since_when(held, open_repository(root)))
        told = [_as_json(*row, days.get(row[:2])) for row in rows]
        sys.stdout.write(json.dumps({"version": 1, "translations": told}, indent=2) + "\n")
        return OK
    width = max([len(domain) for _, domain, _ in rows] + [8])
    columns = ("complete", "words", "of", "current", "outdated", "untranslated", "reviewed", "void", "adapted")
    sys.stdout.write(f"{'language':<10}{'domain':<{width}}" + "".join(f"  {name:>6}" for name in columns) + "\n")
    for language, domain, share in rows:
        figures = (f"{share.shown} %", share.translated_words, share.words, share.current, share.outdated,
                   share.untranslated, share.reviewed, share.voided, share.adapted)
        cells = (f"  {figure:>{max(len(name), 6)}}" for name, figure in zip(columns, figures, strict=True))
        sys.stdout.write(f"{language:<10}{domain:<{width}}" + "".join(cells) + "\n")
    return OK


def read_project(root: Path) -> Project:
    site, _ = read_site(root)
    held = site_project(site)
    tell(held.faults)
    return held


def _rows(held: Project) -> Iterator[tuple[str, str, Completeness]]:
    for language in held.site.languages:
        for domain, documents in held.documents.items():
            begun = domain != CHECKS_DOMAIN or (language.tag, domain) in held.catalogues
            if begun and documents and documents[0].language != language.tag:
                total = Completeness()
                for one in documents:
                    states = held.look_up(one, language.tag)
                    total += completeness(zip([text.text for text in one.texts], states, strict=True))
                yield language.tag, domain, total
        own = held.catalogues.get((language.tag, INTERFACE_DOMAIN))
        if own is not None:
            yield language.tag, INTERFACE_DOMAIN, interface_completeness(own, language.tag)


def _as_json(language: str, domain: str, share: Completeness, since: date | None) -> dict[str, object]:
    return {
        "language": language, "domain": domain, "percent": share.percent, "words": share.words,
        "translated_words": share.translated_words, "units": share.units, "current": share.current,
        "voided": share.voided, "outdated": share.outdated, "untranslated": share.untranslated,
        "suggested": share.suggested, "reviewed": share.reviewed, "machine": share.machine,
        "adapted": share.adapted,
        "outdated_since": since.isoformat() if since else None,
    }


def _merge_line(root: Path, merged: Merged) -> str:
    report = merged.report
    if report.refused:
        return f"{shown(root, merged.path)}: left alone, it must be mended first\n"
    counts = {
        "kept": report.kept, "outdated": report.outdated, "restored": report.restored, "revived": report.revived,
        "suggested": report.suggested, "untranslated": report.untranslated, "obsolete": report.obsolete,
        "trivial": report.trivial,
    }
    told = ", ".join(f"{len(found)} {name}" for name, found in counts.items() if found)
    return f"{shown(root, merged.path)}: {told or 'nothing to do'}{'' if merged.changed else ' (unchanged)'}\n"


def tell(faults: Sequence[Fault]) -> None:
    """Say what is wrong with files, each at its place."""
    for fault in faults:
        line = f"{fault.path}:{fault.span.line}:{fault.span.column}: {fault.message}"
        sys.stderr.write(printable(line) + "\n")


def shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
