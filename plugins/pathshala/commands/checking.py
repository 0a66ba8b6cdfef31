"""`pathshala check`, `explain` and `schema`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from ..checks.context import Checked
from ..checks.fix import mend
from ..checks.registry import explain, suggestions
from ..checks.report import render
from ..checks.run import files, run
from ..model.finding import Severity, count
from ..sources.read import read_site
from ..sources.schema import schema_texts
from . import CONTENT_ERRORS, OK, PROGRAM_FAULT


def check_command(root: Path, paths: Sequence[str], format: str, *, fix: bool) -> int:
    """Check the site, report what was found under the paths, and mend it if asked to."""
    wanted = [_relative(root, path) for path in paths]
    missing = [path for path, inside in zip(paths, wanted, strict=True) if inside is None]
    if missing or not root.is_dir():
        for path in missing or [str(root)]:
            sys.stderr.write(f"pathshala: {path} is not there, or not in {root.resolve()}\n")
        return PROGRAM_FAULT
    chosen = [one for one in wanted if one]
    checked = Checked.of(*read_site(root))
    findings = run(checked, chosen)
    if chosen and not findings and not files(checked, chosen):
        sys.stderr.write(f"pathshala: no file of the site is named by {', '.join(paths)}\n")
        return PROGRAM_FAULT
    if fix:
        for mended in mend(root, findings):
            sys.stderr.write(f"mended {mended.path}: {mended.count}\n")
        checked = Checked.of(*read_site(root))
        findings = run(checked, chosen)
    sys.stdout.write(render(findings, format, len(files(checked, chosen))))
    return CONTENT_ERRORS if count(findings)[Severity.ERROR] else OK


def explain_command(code: str) -> int:
    """Print a check's page."""
    text = explain(code)
    if text is None:
        near = suggestions(code)
        sys.stderr.write(f"pathshala: there is no check {code}\n")
        sys.stderr.write(f"  help: did you mean {' or '.join(near)}?\n" if near else "")
        return PROGRAM_FAULT
    sys.stdout.write(text)
    return OK


def schema_command(name: str | None, folder: Path | None) -> int:
    """Print one schema, write all of them, or list their names."""
    texts = schema_texts()
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for one, text in texts.items():
            (folder / f"{one}.schema.json").write_text(text, encoding="utf-8")
        return OK
    if name is None:
        sys.stdout.write("\n".join(texts) + "\n")
        return OK
    if name not in texts:
        sys.stderr.write(f"pathshala: there is no schema {name}\n  help: one of {', '.join(texts)}\n")
        return PROGRAM_FAULT
    sys.stdout.write(texts[name])
    return OK


def _relative(root: Path, path: str) -> str | None:
    """The path as findings show it; None where it is not there or lies outside the site."""
    for place in (Path(path), root / path):
        if place.exists():
            try:
                inside = place.resolve().relative_to(root.resolve()).as_posix()
            except ValueError:
                continue
            return "" if inside == "." else inside
    return None
