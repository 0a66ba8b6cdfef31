"""`pathshala translate extract`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from ...build.last_extraction import Extracted, unchanged
from .. import OK


def extract_command(root: Path) -> int:
    """Write the templates that changed."""
    # Where nothing changed, nothing of what parses is even imported.
    done = unchanged(root) or _extract(root)
    if done.faults:
        from .catalogues import tell
        tell(done.faults)
    for path in done.written:
        sys.stdout.write(f"wrote {path}\n")
    sys.stdout.write(f"{done.texts} texts in {len(done.templates)} templates, {len(done.written)} changed\n")
    return OK


def _extract(root: Path) -> Extracted:
    from ...build.extraction import extract_site
    return extract_site(root, datetime.now(UTC))
