"""`pathshala translate extract`, `merge` and `status`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from ..build.library import site_project
from ..model.finding import Fault
from ..safety.quote import printable
from ..sources.read import read_site
from ..sources.shapes import misshapen
from ..translate.extract import CHECKS_DOMAIN
from ..translate.project import Merged, Project, extract, merge_all, project, sign_file
from ..translate.words import Completeness, completeness
from . import CONTENT_ERRORS, OK, PROGRAM_FAULT


def extract_command(root: Path) -> int:
    """Write the templates that changed."""
    held = _project(root)
    changed = list(extract(held, datetime.now(UTC)))
    for path in changed:
        sys.stdout.write(f"wrote {_shown(root, path)}\n")
    units = sum(len(held.units_of(domain)) for domain in held.documents)
    sys.stdout.write(f"{units} texts in {len(held.documents)} templates, {len(changed)} changed\n")
    return OK


def merge_command(root: Path, languages: Sequence[str]) -> int:
    """Extract, then bring the PO files up to date; files that cannot be read are left alone."""
    for language in languages:
        fault = misshapen("language", language)
        if fault:
            sys.stderr.write(f"pathshala: {printable(language)} is no language tag\n  help: such as bn or pt-BR\n")
            return PROGRAM_FAULT
    now = datetime.now(UTC)
    held = _project(root)
    list(extract(held, now))
    # Contexts are those of the templates just written.
    held = project(held.site, held.documents)
    refused = False
    for merged in merge_all(held, now, languages):
        sys.stdout.write(_merge_line(root, merged))
        refused = refused or merged.report.refused
    _tell(held.faults)
    return CONTENT_ERRORS if refused else OK


def sign_command(root: Path, language: str, domain: str, name: str) -> int:
    """Put a reader's signature into the header of a PO file."""
    try:
        path = sign_file(_project(root), language, domain, name, datetime.now(UTC).date())
    except KeyError:
        sys.stderr.write(f"pathshala: there is no translation of {printable(domain)} into {printable(language)}\n")
        return PROGRAM_FAULT
    except ValueError as fault:
        sys.stderr.write(f"pathshala: {fault}\n")
        return PROGRAM_FAULT
    sys.stdout.write(f"signed {_shown(root, path)}\n")
    return OK


def status_command(root: Path, format: str) -> int:
    """Print how complete each domain is in each language."""
    rows = list(_rows(_project(root)))
    if format == "json":
        sys.stdout.write(json.dumps({"version": 1, "translations": [_as_json(*row) for row in rows]}, indent=2) + "\n")
        return OK
    width = max([len(domain) for _, domain, _ in rows] + [8])
    head = f"{'language':<10}{'domain':<{width + 2}}{'complete':>9}{'words':>8}{'of':>8}{'current':>9}{'outdated':>10}"
    sys.stdout.write(head + f"{'untranslated':>14}\n")
    for language, domain, share in rows:
        sys.stdout.write(
            f"{language:<10}{domain:<{width + 2}}{share.shown + ' %':>9}{share.translated_words:>8}{share.words:>8}"
            f"{share.current:>9}{share.outdated:>10}{share.untranslated:>14}\n"
        )
    return OK


def _project(root: Path) -> Project:
    site, _ = read_site(root)
    held = site_project(site)
    _tell(held.faults)
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


def _as_json(language: str, domain: str, share: Completeness) -> dict[str, object]:
    return {
        "language": language, "domain": domain, "percent": share.percent, "words": share.words,
        "translated_words": share.translated_words, "units": share.units, "current": share.current,
        "outdated": share.outdated, "untranslated": share.untranslated, "suggested": share.suggested,
    }


def _merge_line(root: Path, merged: Merged) -> str:
    report = merged.report
    if report.refused:
        return f"{_shown(root, merged.path)}: left alone, it must be mended first\n"
    counts = {
        "kept": report.kept, "outdated": report.outdated, "restored": report.restored, "revived": report.revived,
        "suggested": report.suggested, "untranslated": report.untranslated, "obsolete": report.obsolete,
    }
    told = ", ".join(f"{len(found)} {name}" for name, found in counts.items() if found)
    return f"{_shown(root, merged.path)}: {told or 'nothing to do'}{'' if merged.changed else ' (unchanged)'}\n"


def _tell(faults: Sequence[Fault]) -> None:
    for fault in faults:
        line = f"{fault.path}:{fault.span.line}:{fault.span.column}: {fault.message}"
        sys.stderr.write(printable(line) + "\n")


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
