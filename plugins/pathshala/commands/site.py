"""`pathshala build`."""

from __future__ import annotations

import sys
from pathlib import Path

from ..build.last import unchanged
from ..build.progress import Progress, Silence
from ..build.result import BuildFault, Built
from ..model.finding import Severity, count
from . import CONTENT_ERRORS, OK, PROGRAM_FAULT


def build_command(root: Path, site_dir: Path | None, *, jobs: int | None, cluster: str, quiet: bool) -> int:
    """Build and publish; findings go to standard output, progress to standard error.

    `jobs` is how many processes work at once, None for as many as the machine runs; `cluster` is
    the address of a Dask scheduler whose workers do the work instead.
    """
    progress = Silence() if quiet else Progress()

    def waiting() -> None:
        progress.step("Waiting for another build of this site")

    try:
        # Where nothing changed, nothing of what builds is even imported.
        built = unchanged(root, site_dir, waiting) or _build(root, site_dir, progress, jobs, cluster)
    except BuildFault as fault:
        progress.end("")
        sys.stderr.write(f"pathshala: {fault}\n")
        return PROGRAM_FAULT
    progress.end(_closing(built))
    faulty = bool(count(built.findings)[Severity.ERROR])
    if built.findings and (faulty or not quiet):
        from ..checks.report import render
        sys.stdout.write(render(built.findings, "text", built.files))
    return CONTENT_ERRORS if faulty else OK


def _build(root: Path, site_dir: Path | None, progress: Progress, jobs: int | None, cluster: str) -> Built:
    from ..build.pipeline import build
    from ..build.workers import Cluster, Processes, cores
    return build(root, site_dir, progress, Cluster(cluster) if cluster else Processes(jobs or cores()))


def _closing(built: Built) -> str:
    if not built.published:
        return "Nothing was published: the errors below come first; the old site stands as it was."
    made = "" if built.made == built.pages else f" ({built.made} made anew)"
    return f"{built.pages} pages in {built.seconds:.1f} s{made}: {built.site_dir / 'index.html'}"
