"""`pathshala report`."""

from __future__ import annotations

import contextlib
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from ...build.progress import Progress, Silence
from ...build.store import open_store
from ...history.git import GitError
from ...model.site import Settings
from ...quality.compare import Comparison, compare
from ...safety.quote import printable
from .. import CONTENT_ERRORS, OK, PROGRAM_FAULT
from .badges import left_behind
from .files import FORMATS, REPORT_FILE, Written, files
from .gather import Gathered, gather, read_whole
from .past import Asked, past_report, then


def report_command(
    root: Path, asked: Asked, format: str, output: Path | None, *, fail_on_drop: bool | None = None,
    quiet: bool = False, today: date | None = None,
) -> int:
    """Print the report in a format (empty for none), and write its files into a folder, if one is named.

    `fail_on_drop` says whether a score that falls is an error; None where the site's settings say it. `today` is
    the day that reviews are held against, by default that of the clock by UTC.
    """
    day = today or datetime.now(UTC).date()
    if fail_on_drop and not asked:
        return _refuse("--fail-on-drop compares; say with what: --base origin/main")
    try:
        found = then(root, asked, day) if asked else None
        if isinstance(found, str):
            return _refuse(found)
        progress = Silence() if quiet else Progress()
        progress.step("Reading")
        store = open_store(root)
        now = gather(read_whole(root, store), store, progress)
        wrong = _wrong_place(root, output, now.site.settings) if output else ""
        if wrong:
            return _refuse(wrong)
        report = now.report(day)
        earlier = past_report(found, now.read, store, progress) if found else None
    except GitError as error:
        return _refuse(f"git did not answer: {printable(str(error))}")
    comparison = compare(earlier, report, found.base.commit) if found and earlier else None
    written = Written(now.site, now.interface, report, comparison, found.base.repository.prefix if found else "")
    number = _write(output, written) if output else 0
    progress.end(_closing(now, number, output, comparison))
    if format:
        sys.stdout.write(FORMATS[format](written))
    fails = now.site.settings.fail_on_drop if fail_on_drop is None else fail_on_drop
    return CONTENT_ERRORS if fails and comparison and comparison.drops else OK


def _refuse(why: str) -> int:
    sys.stderr.write(f"pathshala: {why}\n")
    return PROGRAM_FAULT


def _wrong_place(root: Path, output: Path, settings: Settings) -> str:
    """Why a report cannot be written into a folder; empty where it can. Sources are left alone."""
    place = output.resolve()
    names = (settings.content_dir, settings.packs_dir, settings.translations_dir)
    if place == root.resolve() or any((root / name).resolve() in (place, *place.parents) for name in names):
        return (f"the report cannot be written into {printable(str(output))}: sources lie there\n"
                "  help: name a folder of its own, such as: --output report")
    return ""


def _write(output: Path, written: Written) -> int:
    """Write all files, and take away badges of what the site no longer has; how many files there are. Raises
    OSError."""
    for old in left_behind(output, REPORT_FILE, written.site, written.report):
        old.unlink(missing_ok=True)
        with contextlib.suppress(OSError):  # Other files lie there.
            old.parent.rmdir()
    number = 0
    for name, text in files(written):
        path = output / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8", "replace"))
        number += 1
    return number


def _closing(now: Gathered, number: int, output: Path | None, comparison: Comparison | None) -> str:
    rows = sum(1 + len(one.translations) for one in now.packs)
    parts = [f"{len(now.packs)} packs, {rows} with their translations"]
    if comparison:
        drops = len(comparison.drops)
        parts.append(f"{drops} {'score' if drops == 1 else 'scores'} fell")
    if output:
        parts.append(f"{number} files in {output}")
    return ", ".join(parts)
