"""Scripts as they are sent: without comments and indentation, and those that are needed together in one file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import rjsmin

ASSETS = Path(__file__).parent / "assets"
BUNDLES = {"pathshala.js": ("shell.js", "progress.js"), "lesson.js": ("reading.js", "quiz.js", "checklist.js")}
"""Scripts that pages load, each of several in `assets/` that are needed together."""


def minified(script: str) -> str:
    """A script without comments and indentation; comments that begin with `!`, such as licences, stay."""
    return str(rjsmin.jsmin(script, keep_bang_comments=True)).strip()


def joined(names: Iterable[str]) -> str:
    """Scripts below the theme's assets, minified, one after another. Licences are left to the single files, which
    are published beside."""
    # A semicolon between them: a script may end without one.
    return ";\n".join(rjsmin.jsmin((ASSETS / name).read_text(encoding="utf-8")).strip() for name in names) + "\n"
