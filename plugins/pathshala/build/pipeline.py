"""The build: one function from a folder of sources to a published site.

Read, make the shards (`shards`, `make`, `workers`) or take what was made of them before (`store`),
check what they say of each other, verify, and put the new site in place of the old one.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from ..checks.run import files_of
from ..model.finding import Severity, count
from ..model.site import Settings
from ..sources.config import read_settings
from . import last, verify
from .assets import assets
from .divide import make_site
from .draft import Draft
from .inputs import Inputs
from .lock import build_lock
from .making import Making
from .progress import Progress
from .publish import private_folder, publish, recover
from .reading import input_names, read
from .result import BuildFault, Built
from .shards import Made
from .sitemap import sitemap
from .store import open_store
from .workers import Processes, Run, cores

_MARK = Path("assets") / "pathshala.css"  # What no folder has that we did not build.


def build(root: Path, site_dir: Path | None, progress: Progress, run: Run | None = None) -> Built:
    """Read, check, render, verify and publish the site of a folder.

    `run` says who does the work: as many processes as the machine runs at once, if nothing is
    said. Error findings stop the build before anything is published, but for those in PO files that nothing
    is shown of (`translate.catalogues.spoilt`). Raises BuildFault where a page
    could not be made or the disk refused; the old site then stands as it was.
    """
    began = time.monotonic()
    run = run or Processes(cores())
    settings, _ = read_settings(root)
    place = (site_dir or root / settings.site_dir).resolve()
    refuse_bad_place(root.resolve(), place, settings)
    try:
        # Reading stands inside the lock: else a build that read earlier could publish later.
        with build_lock(place, lambda: progress.step("Waiting for another build of this site")), _readable():
            recover(place)
            progress.step("Reading")
            store = open_store(root)
            inputs = Inputs(root, input_names(settings))
            making = Making(read(root, inputs, store), store, run, progress)
            with private_folder(place) as folder:
                return _build(making, Draft(folder, place), place, began)
    except OSError as problem:
        what = problem.strerror or problem
        raise BuildFault(f"cannot write the site: {what} ({problem.filename or place})") from None
    finally:
        run.close()


def _build(making: Making, draft: Draft, place: Path, began: float) -> Built:
    site = make_site(making, draft)
    made, findings = site.made, site.findings
    # Nothing is shown of a PO file that is spoilt, and a review that is not sound does not count: neither keeps
    # anything else from readers. What is unsafe does, wherever it stands.
    spoilt = frozenset(path for one in made for path in one.spoilt)
    reviews = frozenset(one.source.path for pack in making.read.site.packs for one in pack.reviews)
    published = not count(one for one in findings if one.path not in spoilt and (
        one.path not in reviews or one.code.startswith("LP8")))[Severity.ERROR]
    pages = [page for one in made for page in one.pages]
    if published:
        _finish(making, draft, made)
        publish(draft.folder, place)
    built = Built(findings, len(files_of(one.looked for one in made)), len(pages) if published else 0,
                  making.made if published else 0, time.monotonic() - began, published, place)
    if published:
        last.remember(making.store, making.read, draft.files, built)
    return built


def _finish(making: Making, draft: Draft, made: Sequence[Made]) -> None:
    """All that a site has beside its pages. Raises BuildFault where it does not hold together."""
    for address, data in assets(making.read.site):
        draft.put(address, data)
    listing = sitemap((page.path, page.listing) for one in made for page in one.pages)
    if listing:
        draft.put("sitemap.xml", listing.encode("utf-8"))
    making.progress.step("Verifying")
    faults = [f"two pages have the same address: {path}" for path in draft.twice]
    faults += verify.faults([one.outline for one in made], draft.files.keys())
    if faults:
        raise BuildFault("the finished site does not hold together:\n  " + "\n  ".join(faults[:20]))


@contextlib.contextmanager
def _readable() -> Iterator[None]:
    """What is written can be read by everybody, for instance by a web server."""
    before = os.umask(0o022)
    try:
        yield
    finally:
        os.umask(before)


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
