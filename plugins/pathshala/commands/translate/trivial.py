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
        sys.stdout.write(f"{one.domain} {one.context}{' (declared trivial)' if one.declared else ''}\n"
                         f"  {one.file}: {_difference(one)}\n")
    if not changes:
        sys.stdout.write("no passage reads otherwise than when it was extracted or translated\n")
    return OK


def trivial_command(root: Path, domain: str, contexts: Collection[str] | None, by: str) -> int:
    """Declare the changes of some passages of a domain trivial, or all changes of it, or of the site."""
    held = read_project(root)
    if _is_unknown(held, domain):
        return PROGRAM_FAULT
    changes = list(source_changes(held, domain))
    missing = [context for context in contexts or () if context not in {one.context for one in changes}]
    if missing:
        for context in missing:
            near = nearest(context, [one.context for one in changes])
            sys.stderr.write(f"pathshala: {printable(domain)} has no change of {printable(context)}\n"
                             f"  help: {f'did you mean {near}?' if near else 'without it, all changes are listed'}\n")
        return PROGRAM_FAULT
    return _declare(held, [one for one in changes if contexts is None or one.context in contexts], by)


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
