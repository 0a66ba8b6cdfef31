"""Which commit is checked out, told from git's files alone: for builds that have nothing else to do.

The files are described in gitrepository-layout(5).
"""

from __future__ import annotations

import re
from pathlib import Path

UNTOLD = "?"
"""Stands for a commit that only git itself can tell, or for none."""

_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_MAX_LINKS = 5
_MAX_PACKED = 16 * 1024 * 1024


def head_id(folder: Path) -> str:
    """The commit that is checked out in the repository that a folder lies in: its id, and where the history
    ends if that is not whole. Empty where the folder lies in none, `UNTOLD` where these files do not tell."""
    for one in (folder, *folder.parents):
        mark = one / ".git"
        if mark.is_dir():
            return _head(mark)
        if mark.is_file():
            return _head(one / _read(mark).removeprefix("gitdir:").strip())
    return ""


def _head(git: Path) -> str:
    common = git / (_read(git / "commondir").strip() or ".")
    name = "HEAD"
    for _ in range(_MAX_LINKS):
        text = _read((git if name == "HEAD" else common) / name).strip() or _packed(common, name)
        if _ID.fullmatch(text):
            return " ".join([text, *_read(common / "shallow").split()])
        name = text.removeprefix("ref:").strip() if text.startswith("ref:") else ""
        if not name or ".." in name or name.startswith("/"):
            break
    return UNTOLD


def _packed(common: Path, name: str) -> str:
    """The id of a reference that has no file of its own."""
    ending = f" {name}"
    return next((line.removesuffix(ending) for line in _read(common / "packed-refs").splitlines()
                 if line.endswith(ending)), "")


def _read(path: Path) -> str:
    """The text of a file; empty where it cannot be read, or is no file that git has written."""
    try:
        with path.open("rb") as file:
            return file.read(_MAX_PACKED).decode("utf-8", "replace")
    except OSError:
        return ""
