"""Whole folders, to be compared."""

from __future__ import annotations

import hashlib
from pathlib import Path


def tree(folder: Path) -> dict[str, bytes]:
    """The bytes of every file under a folder, by its path there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def digest(folder: Path) -> str:
    """A hash over names and contents of all files under a folder."""
    result = hashlib.sha256()
    for name, data in tree(folder).items():
        result.update(f"{name}\0".encode() + data + b"\0")
    return result.hexdigest()
