"""What a report is written as: each form by its name, and the files of a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ...checks.report import github, sarif
from ...model.finding import Finding, Severity, Span
from ...model.site import Site
from ...quality.compare import Change, Comparison
from ...quality.report import QualityReport
from ...quality.report_csv import report_csv
from ...quality.report_json import report_json
from ...translate.interface.texts import InterfaceTexts
from .badges import badges
from .markdown import SCORES, report_markdown


@dataclass(frozen=True)
class Written:
    """What a report says: of a site, with the texts of the interface that the site brings itself, as a report
    and what that compares to. `prefix` is the path of the site's folder in its repository, with a slash at its
    end; empty where they are the same."""

    site: Site
    interface: Mapping[str, InterfaceTexts]
    report: QualityReport
    comparison: Comparison | None = None
    prefix: str = ""


def as_markdown(one: Written) -> str:
    """What became better or worse, or how everything stands."""
    return report_markdown(one.report, one.comparison)


def as_json(one: Written) -> str:
    """Everything, for programs."""
    return report_json(one.report, one.site.settings.site_name, one.site.settings.site_url, one.comparison)


def as_csv(one: Written) -> str:
    """A line for each pack and language."""
    return report_csv(one.report)


def as_sarif(one: Written) -> str:
    """All findings, as `check --format sarif` writes them."""
    return sarif(one.report.findings, one.report.files)


def as_github(one: Written) -> str:
    """What GitHub shows beside the lines: all findings; with something to compare with, the new ones, and the
    scores that fell."""
    if one.comparison is None:
        found = list(one.report.findings)
    else:
        files = {row.key: row.file for row in one.report.rows}
        found = [*one.comparison.new, *(_drop(drop, files[drop.pack, drop.language]) for drop in one.comparison.drops)]
    return github([replace(finding, path=f"{one.prefix}{finding.path}") for finding in found], one.report.files)


def _drop(drop: Change, path: str) -> Finding:
    now = "nothing" if drop.now is None else drop.now
    return Finding(path, Span(), Severity.WARNING, "report", "score-fell",
                   f"{SCORES[drop.what]} of {drop.pack} in {drop.language} fell from {drop.then} to {now}.")


FORMATS: Mapping[str, Callable[[Written], str]] = MappingProxyType({
    "markdown": as_markdown, "json": as_json, "csv": as_csv, "sarif": as_sarif, "github": as_github,
})
REPORT_FILE = "quality.json"
_FILES = {"summary.md": as_markdown, REPORT_FILE: as_json, "quality.csv": as_csv, "findings.sarif": as_sarif,
          "annotations.txt": as_github}


def files(one: Written) -> Iterator[tuple[str, str]]:
    """Every file of a report: its path in the folder, and its text. The same report gives the same bytes."""
    for name, write in _FILES.items():
        yield name, write(one)
    yield from badges(one.site, one.interface, one.report)
