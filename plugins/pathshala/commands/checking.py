"""`pathshala check`, `explain` and `schema`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ..checks.context import Checked
from ..checks.fix import mend
from ..checks.registry import explain, suggestions
from ..checks.report import render
from ..checks.rules.links_outside import links_to_elsewhere
from ..checks.run import files, run, selected
from ..model.finding import Severity, count
from ..sources.asked_links import CACHE, PAUSE, Ask, answered, asked, link_faults
from ..sources.read import read_site
from ..sources.schema import schema_texts
from . import CONTENT_ERRORS, OK, PROGRAM_FAULT


def check_command(root: Path, paths: Sequence[str], format: str, *, fix: bool, ask: Ask | None = None) -> int:
    """Check the site, report what was found under the paths, and mend it if asked to. With `ask`, the hosts of
    links to elsewhere are asked whether the pages are there."""
    wanted = [_relative(root, path) for path in paths]
    missing = [path for path, inside in zip(paths, wanted, strict=True) if inside is None]
    if missing or not root.is_dir():
        for path in missing or [str(root)]:
            sys.stderr.write(f"pathshala: {path} is not there, or not in {root.resolve()}\n")
        return PROGRAM_FAULT
    chosen = [one for one in wanted if one]
    checked = _read(root, chosen, ask)
    today = datetime.now(UTC).date()
    findings = run(checked, chosen, today)
    if chosen and not findings and not files(checked, chosen):
        sys.stderr.write(f"pathshala: no file of the site is named by {', '.join(paths)}\n")
        return PROGRAM_FAULT
    if fix:
        for mended in mend(root, findings):
            sys.stderr.write(f"mended {mended.path}: {mended.count}\n")
        checked = _read(root, chosen, ask)
        findings = run(checked, chosen, today)
    sys.stdout.write(render(findings, format, len(files(checked, chosen))))
    return CONTENT_ERRORS if count(findings)[Severity.ERROR] else OK


def _read(root: Path, paths: Sequence[str], ask: Ask | None) -> Checked:
    checked = Checked.of(*read_site(root))
    return checked if ask is None else with_answers(checked, paths, ask)


def with_answers(checked: Checked, paths: Sequence[str], ask: Ask, pause: float = PAUSE) -> Checked:
    """The same, once other sites were asked for the pages that links in the files under these paths lead to."""
    links = [one for one in links_to_elsewhere(checked) if selected(one.path, paths)]
    answers = asked((one.target for one in links), checked.site.settings.root / CACHE, ask,
                    lambda line: _tell(f"asking {line}"), pause=pause)
    silent = sum(one.status == -1 for one in answers.values())
    believed = answered(answers)
    if answers and not believed:
        _tell("no host answered: is there a network? Nothing is told of links.")
    elif silent:
        _tell(f"of {len(answers)} pages, {silent} could not be asked for")
    return replace(checked, noted=(*checked.noted, *link_faults(links, believed)))


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


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
