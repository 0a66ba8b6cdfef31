"""The build: one function from a folder of sources to a published site."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..checks.context import Checked, FactReader
from ..checks.registry import all_rules
from ..checks.run import files, run
from ..markup.engine import Engine
from ..model.finding import Finding, Severity, count
from ..model.site import Settings, Site
from ..pages import render
from ..pages.edition import Edition, Library, RuleInfo
from ..pages.plan import PageSpec
from ..pages.view import PageView
from ..sources.config import read_settings
from ..sources.read import read_site
from ..translate.extract import RulePage, by_domain, documents
from ..translate.project import Project, project
from . import verify
from .assets import assets
from .lock import build_lock
from .progress import Progress
from .publish import private_folder, publish, recover
from .sitemap import sitemap

_MARK = Path("assets") / "pathshala.css"  # What no folder has that we did not build.


class BuildFault(Exception):
    """The program is at fault, or the machine: the message says what, and what to do."""


@dataclass(frozen=True)
class Built:
    """What a build did. `published` is False where errors stopped it; `files` were looked at."""

    findings: tuple[Finding, ...]
    files: int
    pages: int
    seconds: float
    published: bool
    site_dir: Path


def build(root: Path, site_dir: Path | None, progress: Progress) -> Built:
    """Read, check, render, verify and publish the site of a folder.

    Error findings stop the build before anything is published. Raises BuildFault where a page
    could not be made or the disk refused; the old site then stands as it was.
    """
    began = time.monotonic()
    settings, _ = read_settings(root)
    place = (site_dir or root / settings.site_dir).resolve()
    refuse_bad_place(root.resolve(), place, settings)
    try:
        # Reading stands inside the lock: else a build that read earlier could publish later.
        with build_lock(place, lambda: progress.step("Waiting for another build of this site")):
            return _build(root, place, progress, began)
    except OSError as problem:
        what = problem.strerror or problem
        raise BuildFault(f"cannot write the site: {what} ({problem.filename or place})") from None


def _build(root: Path, place: Path, progress: Progress, began: float) -> Built:
    recover(place)
    progress.step("Reading")
    site, faults = read_site(root)
    engine = Engine(site.settings.markdown_extensions)
    translations = site_project(site, engine)
    progress.step("Checking")
    checked = Checked.of(site, [*faults, *translations.faults], FactReader(site.settings, engine),
                         translations.catalogues)
    findings = tuple(run(checked))
    looked_at, pages = len(files(checked)), 0
    published = not count(findings)[Severity.ERROR]
    if published:
        with private_folder(place) as folder:
            pages = write_site(library(translations), folder, progress)
            publish(folder, place)
    return Built(findings, looked_at, pages, time.monotonic() - began, published, place)


def library(held: Project) -> Library:
    """All editions of a site with its translations."""
    rules = [
        RuleInfo(page, one.name, one.severity, one.code[:3], one.summary.replace("`", ""))
        for one, page in zip(all_rules(), rule_pages(), strict=True)
    ]
    everything = [document for found in held.documents.values() for document in found]
    return Library(held.site, everything, rules, held.look_up, held.reviewed())


def site_project(site: Site, engine: Engine | None = None) -> Project:
    """The site's documents with their units and PO files; `engine` may be one that has parsed them."""
    engine = engine or Engine(site.settings.markdown_extensions)
    return project(site, by_domain(documents(site, engine, rule_pages())))


def rule_pages() -> tuple[RulePage, ...]:
    """The pages of all checks."""
    return tuple(RulePage(one.code, one.title, one.doc) for one in all_rules())


def write_site(held: Library, folder: Path, progress: Progress) -> int:
    """Write every page and file of a site into an empty folder; how many pages there are.

    Raises BuildFault where the finished site does not hold together.
    """
    views: list[PageView] = []
    texts: dict[str, str] = {}
    total = len(held.plan) * len(held.editions)
    for edition, spec in _pages(held):
        view = render.view(edition, spec)
        if view.path in texts:
            raise BuildFault(f"two pages have the same address: {view.path}")
        text = render.shell(edition, view)
        views.append(view)
        texts[view.path] = text
        _write(folder / view.path, text.encode("utf-8"))
        progress.count("Rendering", len(texts), total)
    copied = set()
    for address, data in assets(held.site):
        _write(folder / address, data)
        copied.add(address)
    listing = sitemap(views)
    if listing:
        _write(folder / "sitemap.xml", listing.encode("utf-8"))
    progress.step("Verifying")
    faults = list(verify.faults(frozenset([*texts, *copied]), texts))
    if faults:
        raise BuildFault("the finished site does not hold together:\n  " + "\n  ".join(faults[:20]))
    return len(texts)


def _pages(held: Library) -> Iterator[tuple[Edition, PageSpec]]:
    for edition in held.editions:
        for spec in held.plan:
            yield edition, spec


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def refuse_bad_place(root: Path, place: Path, settings: Settings) -> None:
    """A site is replaced as a whole: raises BuildFault where the folder holds anything else."""
    sources = [root / name for name in (settings.content_dir, settings.packs_dir, settings.translations_dir)]
    inside = any(one in (place, *place.parents) for one in sources)
    if inside or place in (root, *root.parents) or any(place in one.parents for one in sources):
        raise BuildFault(f"the site cannot be built into {place}: sources lie there; name another folder")
    if place.exists() and not place.is_dir():
        raise BuildFault(f"the site cannot be built into {place}: a file of that name stands there")
    if place.is_dir() and any(place.iterdir()) and not (place / _MARK).is_file():
        raise BuildFault(f"{place} holds files that are no site; empty it or name another folder")
