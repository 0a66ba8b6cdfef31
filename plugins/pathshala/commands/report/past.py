"""The report on a site as it was at a commit, from what git holds of it: nothing that is checked out changes."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from ...build import canonical
from ...build.inputs import program_digest
from ...build.progress import Progress
from ...build.reading import ReadSite, input_names
from ...build.store import Store
from ...history.git import day_of
from ...history.snapshot import TEXTS, write_snapshot
from ...quality.report import QualityReport
from ..revisions import Base, branch_base, named_commit
from .gather import gather, read_whole

_READ = TEXTS | {".svg", ".txt"}
"""The files that are looked into; of other media only the size counts."""
_NAME = "report then"


@dataclass(frozen=True)
class Asked:
    """What a report is asked to compare with, at most one: the `base` of a branch, held against the same day
    as now, so that only what the branch does counts; or the site as it was `since` a revision, on the day of
    that commit, so that what expired counts as well."""

    base: str = ""
    since: str = ""

    def __bool__(self) -> bool:
        return bool(self.base or self.since)


@dataclass(frozen=True)
class Then:
    """A commit, and the day that its reviews are held against."""

    base: Base
    day: date


def then(root: Path, asked: Asked, today: date) -> Then | str:
    """What to compare with; or what a person is told where that cannot be. Raises GitError."""
    if asked.base:
        base = branch_base(root, asked.base)
        return base if isinstance(base, str) else Then(base, today)
    base = named_commit(root, asked.since)
    if isinstance(base, str):
        return base
    day = _day(base)
    return Then(base, min(day, today) if day else today)


def _day(base: Base) -> date | None:
    """The day of a commit by UTC; None where its clock said what no calendar holds."""
    told = base.repository.run("rev-list", "--max-count=1", "--timestamp", base.commit).decode("ascii", "replace")
    return day_of(int(told.split(" ")[0]))


def past_report(found: Then, now: ReadSite, store: Store, progress: Progress) -> QualityReport:
    """The report on a site as it was. `now` is the site as it is, `store` its store, in which the report is kept:
    a commit never changes. Raises GitError."""
    base, folders = found.base, input_names(now.site.settings)
    key = canonical.digest(program_digest(), now.engine_key, base.commit, base.repository.prefix, folders, found.day)
    kept: QualityReport | None = store.load(_NAME, key)
    if kept is not None:
        return kept
    progress.step(f"Reading the site of {base.commit[:12]}")
    with tempfile.TemporaryDirectory(prefix="pathshala-") as scratch:
        write_snapshot(base.repository, base.commit, folders, Path(scratch), _READ)
        beside = _Beside(store)
        held = _read_alike(read_whole(Path(scratch), beside), now)
        report = gather(held, beside, progress).report(found.day)
    store.save(_NAME, key, report)
    return report


def _read_alike(past: ReadSite, now: ReadSite) -> ReadSite:
    """A past of a site whose Markdown is read as that of now: what it named then may not be installed any more."""
    settings = replace(past.site.settings, markdown_extensions=now.site.settings.markdown_extensions)
    return replace(past, site=replace(past.site, settings=settings))


class _Beside(Store):
    """What a store holds of the site as it is, for as much of its past as is the same. What is of the past
    alone is not kept: it would take the place of what the next build needs."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.folder, store.secret)

    def save(self, name: str, key: bytes, value: Any) -> None:
        pass
