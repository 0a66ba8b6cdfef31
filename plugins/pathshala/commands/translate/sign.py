"""`pathshala translate sign`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from ...safety.quote import printable
from ...translate.signing import approve, mark_machine
from .. import CONTENT_ERRORS, OK, PROGRAM_FAULT
from .catalogues import read_project, shown


def sign_command(root: Path, language: str, domain: str, contexts: Sequence[str], name: str, *, machine: bool) -> int:
    """Put a reader's signature under translations, or the name of the machine that made them."""
    act = mark_machine if machine else approve
    try:
        done = act(read_project(root), language, domain, contexts, name, datetime.now(UTC).date())
    except KeyError:
        sys.stderr.write(f"pathshala: there is no translation of {printable(domain)} into {printable(language)}\n")
        return PROGRAM_FAULT
    except ValueError as fault:
        sys.stderr.write(f"pathshala: {fault}\n")
        return PROGRAM_FAULT
    path = shown(root, done.path)
    for context, why in done.refused:
        sys.stderr.write(f"{path}: {printable(context)}: {why}\n")
    sys.stdout.write(f"signed {len(done.signed)} passages in {path}\n")
    return CONTENT_ERRORS if done.refused else OK
