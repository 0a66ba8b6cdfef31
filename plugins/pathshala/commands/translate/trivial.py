"""`pathshala translate trivial`."""

from __future__ import annotations

import sys
from collections.abc import Collection, Sequence
from datetime import UTC, datetime
from pathlib import Path

from ...safety.quote import plain, printable
from ...sources.nearest import nearest
from ...translate.difference import word_difference
from ...translate.project import Project, write_inside
from ...translate.trivial.declared import declaration, read_trivial, with_changes
from ...translate.trivial.source_changes import SourceChange, source_changes
from .. import CONTENT_ERRORS, OK, PROGRAM_FAULT
from .catalogues import read_project, tell

_NEAR = 60
_LONGEST = 400


def list_command(root: Path, domain: str) -> int:
    """Print the passages that changed, with the words."""
    held = read_project(root)
    if _is_unknown(held, domain):
        return PROGRAM_FAULT
    changes = list(source_changes(held, domain))
    for one in changes:
        since = "" if one.latest else f" (since it was translated into {', '.join(one.outdates)})"
        sys.stdout.write(f"{one.domain} {one.name}{since}{' (declared trivial)' if one.declared else ''}\n"
                         f"  {one.file}: {_difference(one)}\n")
    if not changes:
        sys.stdout.write("no passage reads otherwise than when it was extracted or translated\n")
    return OK


def trivial_command(root: Path, domain: str, names: Collection[str] | None, by: str) -> int:
    """Declare changes of a domain trivial, by their names in the list (`SourceChange.name`), or all of it or
    of the site that were made since the templates were written."""
    held = read_project(root)
    if _is_unknown(held, domain):
        return PROGRAM_FAULT
    changes = list(source_changes(held, domain))
    missing = [name for name in names or () if name not in {one.name for one in changes}]
    for name in missing:
        sys.stderr.write(f"pathshala: {printable(domain)} has no change of {printable(name)}"
                         f"{_way_out(name, changes)}\n")
    if missing:
        return PROGRAM_FAULT
    return _declare(held, [one for one in changes if (one.latest if names is None else one.name in names)], by)


def _way_out(name: str, changes: Sequence[SourceChange]) -> str:
    """What to write in place of a name that no change has."""
    longer = [one.name for one in changes if one.context == name]
    if longer:
        return (" since its template was written\n"
                f"  help: of all that changed since it was translated, {' or '.join(longer)}")
    near = nearest(name, [one.name for one in changes])
    return f"\n  help: {f'did you mean {near}?' if near else 'without it, all changes are listed'}"


def _declare(held: Project, changes: Sequence[SourceChange], by: str) -> int:
    settings = held.site.settings
    declared, faults = read_trivial(settings.root, settings.translations_dir)
    day = datetime.now(UTC).date().isoformat()
    new = [declaration(one.domain, one.context, one.old, one.new, by, day) for one in changes if not one.declared]
    try:
        text = with_changes(declared, new)
    except ValueError as fault:
        tell(faults)
        sys.stderr.write(f"pathshala: {fault}\n")
        return CONTENT_ERRORS
    if new:
        write_inside(held.site, settings.root / declared.path, text.encode("utf-8"))
    for one in new:
        sys.stdout.write(f"{one.domain} {one.context}: {printable(one.what)}\n")
    sys.stdout.write(f"{len(new)} changes declared trivial in {declared.path}\n")
    return OK


def _is_unknown(held: Project, domain: str) -> bool:
    """Whether a domain is named that there is not; says so."""
    if domain in ("", *held.documents):
        return False
    near = nearest(domain, held.documents)
    sys.stderr.write(f"pathshala: there is no pack {printable(domain)}\n"
                     f"  help: {f'did you mean {near}?' if near else ', '.join(held.documents)}\n")
    return True


def _difference(change: SourceChange) -> str:
    """The words that changed, with a little of what stands around them: `we [-recieve-]{+receive+} it`."""
    marked = {"removed": "[-{}-]", "added": "{{+{}+}}"}
    parts = []
    for kind, text in word_difference(change.old, change.new):
        if kind != "equal":
            parts.append(marked[kind].format(text))
        elif len(text) > 2 * _NEAR:
            parts.append(f"{text[:_NEAR]} … {text[-_NEAR:]}")
        else:
            parts.append(text)
    return plain("".join(parts), _LONGEST)
