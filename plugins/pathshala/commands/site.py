"""`pathshala build`."""

from __future__ import annotations

import sys
from pathlib import Path

from ..build.pipeline import BuildFault, Built, build
from ..build.progress import Progress, Silence
from ..checks.report import render
from . import CONTENT_ERRORS, OK, PROGRAM_FAULT


def build_command(root: Path, site_dir: Path | None, *, quiet: bool) -> int:
    """Build and publish; findings go to standard output, progress to standard error."""
    progress = Silence() if quiet else Progress()
    try:
        built = build(root, site_dir, progress)
    except BuildFault as fault:
        progress.end("")
        sys.stderr.write(f"pathshala: {fault}\n")
        return PROGRAM_FAULT
    progress.end(_closing(built))
    if built.findings and not (quiet and built.published):
        sys.stdout.write(render(built.findings, "text", built.files))
    return OK if built.published else CONTENT_ERRORS


def _closing(built: Built) -> str:
    if not built.published:
        return "Nothing was published: the errors below come first; the old site stands as it was."
    return f"{built.pages} pages in {built.seconds:.1f} s: {built.site_dir / 'index.html'}"
