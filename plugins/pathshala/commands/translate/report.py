"""`pathshala translate report`: what a change does to the translations, for a pull request."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from pathlib import Path, PurePosixPath

from ...build.reference import rule_pages
from ...checks.context import Checked, FactReader
from ...checks.report import github
from ...checks.run import run
from ...history.git import GitError
from ...history.snapshot import changed_since, write_snapshot
from ...markup.engine import Engine
from ...model.finding import Finding, Severity, Span, count
from ...model.site import Settings, Site
from ...safety.quote import printable
from ...sources.config import CONFIG
from ...sources.read import read_site
from ...translate.extract import CHECKS_DOMAIN, SITE_DOMAIN, by_domain, documents
from ...translate.past.changes import DomainChange, SourceEdit, compare, title_of
from ...translate.project import Project, project
from .. import CONTENT_ERRORS, OK, PROGRAM_FAULT
from ..revisions import Base, branch_base
from .report_markdown import Found, Report, markdown

JSON_VERSION = 1


def report_command(root: Path, base: str, format: str) -> int:
    """Compare the site on the disk with the commit at which its history left that of `base`, and print what
    became of the translations."""
    found = branch_base(root, base)
    if isinstance(found, str):
        sys.stderr.write(f"pathshala: {found}\n")
        return PROGRAM_FAULT
    try:
        report, places = _report(root, found)
    except GitError as error:
        sys.stderr.write(f"pathshala: git did not answer: {printable(str(error))}\n")
        return PROGRAM_FAULT
    if format == "github":
        sys.stdout.write(_annotations(report, places, found.repository.prefix))
    else:
        sys.stdout.write(markdown(report) if format == "markdown" else _as_json(report))
    errors = count(one.finding for one in report.found)[Severity.ERROR]
    return CONTENT_ERRORS if errors else OK


def _report(root: Path, base: Base) -> tuple[Report, dict[SourceEdit, Span]]:
    """The report, and where the edited passages stand."""
    site, faults = read_site(root)
    folders = _folders(site.settings)
    changed = tuple(changed_since(base.repository, base.commit, root, folders))
    domains = _domains(site.settings, changed)
    with tempfile.TemporaryDirectory(prefix="pathshala-") as scratch:
        then = Path(scratch)
        write_snapshot(base.repository, base.commit, folders, then)
        engine = Engine(site.settings.markdown_extensions)
        old, old_faults = read_site(then)
        after = _project(site, domains, engine)
        changes = compare(_project(old, domains, engine), after)
        catalogues = [path for path in changed if path.endswith(".po") and (root / path).is_file()]
        found: Sequence[Finding] = ()
        if catalogues:
            found = _findings(Checked.of(site, faults), catalogues)
        before = _findings(Checked.of(old, old_faults), catalogues) if found else ()
    titles = {domain: _title(after, domain) for domain in after.documents}
    lessons = {(domain, one.name): title_of(one) for domain, held in after.documents.items() for one in held}
    report = Report(changes, tuple(_new_first(found, before)), titles, lessons)
    return report, _places(site, changes.edits, engine)


def _folders(settings: Settings) -> tuple[str, ...]:
    return (CONFIG, settings.content_dir, settings.packs_dir, settings.translations_dir)


def _domains(settings: Settings, changed: Iterable[str]) -> frozenset[str] | None:
    """The domains that files belong to; None for all, where a file may concern any."""
    found: set[str] = set()
    for path in changed:
        if path.startswith(f"{settings.packs_dir}/"):
            found.add(path.removeprefix(f"{settings.packs_dir}/").partition("/")[0])
        elif path.startswith(f"{settings.content_dir}/"):
            found.add(SITE_DOMAIN)
        elif path.endswith((".po", ".pot")):
            found.add(PurePosixPath(path).stem)
        else:
            return None
    return frozenset(found)


def _project(site: Site, domains: Collection[str] | None, engine: Engine) -> Project:
    """The texts and translations of some domains of a site."""
    def wanted(domain: str) -> bool:
        return domains is None or domain in domains

    part = replace(site, packs=tuple(pack for pack in site.packs if wanted(pack.id)))
    if not wanted(SITE_DOMAIN):
        part = part.with_texts_of(*part.packs)
    return project(part, by_domain(documents(part, engine, rule_pages(site.settings) if wanted(CHECKS_DOMAIN) else ())))


def _findings(checked: Checked, paths: Sequence[str]) -> tuple[Finding, ...]:
    """What the checks of translations find in some files."""
    return tuple(one for one in run(checked, paths) if one.code.startswith("LP5") and not one.allowed)


def _new_first(found: Iterable[Finding], before: Iterable[Finding]) -> Iterator[Found]:
    """The findings, those first that were not there before; their lines may have moved."""
    known = Counter((one.code, one.path, one.message) for one in before)
    judged = []
    for one in found:
        key = (one.code, one.path, one.message)
        judged.append(Found(one, known[key] == 0))
        known[key] -= known[key] > 0
    weights = list(Severity)
    yield from sorted(judged, key=lambda one: (not one.new, weights.index(one.finding.severity)))


def _title(held: Project, domain: str) -> str:
    pack = held.site.pack(domain)
    return pack.meta.title if pack and pack.meta else {SITE_DOMAIN: "Pages of the site"}.get(domain, domain)


def _places(site: Site, edits: Iterable[SourceEdit], engine: Engine) -> dict[SourceEdit, Span]:
    """Where the edited passages stand in their files; the first line of the file where that is not known."""
    reader = FactReader(site.settings, engine)
    texts = {text.source.path: text for pack in site.packs
             for text in (*pack.lessons, *([pack.facilitator] if pack.facilitator else []))}
    texts |= {page.source.path: page for page in site.pages}
    found: dict[SourceEdit, Span] = {}
    for edit in edits:
        text = texts.get(edit.file)
        passages = reader.read(text).document.passages if text else ()
        found[edit] = next((one.span for one in passages if one.text == edit.new), Span())
    return found


def _annotations(report: Report, places: dict[SourceEdit, Span], prefix: str) -> str:
    """What GitHub shows beside the lines: the findings, and each edit that outdated translations."""
    notes = [
        Finding(edit.file, span, Severity.INFO, "translate", "outdated",
                f"This edit outdates the translation of the passage into {', '.join(edit.languages)}.",
                ("if it changes nothing for translators: pathshala translate trivial",))
        for edit, span in places.items()
    ]
    shown = [replace(one, path=f"{prefix}{one.path}") for one in (*(held.finding for held in report.found), *notes)]
    return github(shown, len({one.path for one in shown}))


def _as_json(report: Report) -> str:
    """A JSON object; `version` rises when a key changes its meaning or goes away."""
    return json.dumps({
        "version": JSON_VERSION,
        "translations": [_domain_json(one) for one in report.changes.domains],
        "outdating_edits": [asdict(edit) for edit in report.changes.edits],
        "findings": [
            {"path": one.finding.path, "line": one.finding.span.line, "column": one.finding.span.column,
             "severity": one.finding.severity.value, "code": one.finding.code, "name": one.finding.name,
             "message": one.finding.message, "help": list(one.finding.help), "new": one.new}
            for one in report.found
        ],
    }, indent=2) + "\n"


def _domain_json(change: DomainChange) -> dict[str, object]:
    return {
        "language": change.language, "domain": change.domain,
        "percent_before": change.before.percent if change.before.units else 0, "percent": change.after.percent,
        "complete": change.after.complete, "became_complete": change.whole,
        "completed_documents": list(change.completed),
        "passages": {fate: asdict(tally) for fate, tally in change.tallies.items()},
    }
