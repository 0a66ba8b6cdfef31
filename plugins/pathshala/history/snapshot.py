"""The texts of a site as they were at a commit, and which files are others now."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from ..safety.paths import inside, list_files
from ..safety.text import read_bytes
from .git import Repository

TEXTS = frozenset({".md", ".yml", ".yaml", ".po", ".pot", ".vtt", ".tmx"})
"""The endings of the files that hold texts of a site."""

_MAX_BYTES = 16 * 1024 * 1024


def write_snapshot(
    repository: Repository, commit: str, paths: Collection[str], folder: Path, endings: Collection[str] = TEXTS
) -> None:
    """Write what some files and folders of the site held at a commit into a folder.

    Files with other endings than these (such as `.md`) can be found there and have their size, but nothing
    in them. Raises GitError, and OSError where the folder cannot be written.
    """
    files = repository.files(commit, sorted(paths))
    sizes = dict(zip(files, repository.resolve(list(files.values())), strict=True))
    with repository.objects() as objects:
        for path, blob in files.items():
            place, item = place_in(folder, path), sizes[path]
            if place is None:
                continue
            data = objects.read(blob, _MAX_BYTES) if PurePosixPath(path).suffix in endings else None
            place.write_bytes(data or b"")
            if data is None and item is not None:
                os.truncate(place, item.size)


def place_in(folder: Path, path: str) -> Path | None:
    """Where a file that git names is written in a folder, which is made for it; None where the name leads
    elsewhere. Raises OSError where it cannot be."""
    place = folder / path
    # Git itself makes no such names, but a repository can be made by other means.
    if "\0" in path or "\\" in path or inside(folder, place) is not None:
        return None
    place.parent.mkdir(parents=True, exist_ok=True)
    return place


def changed_since(repository: Repository, commit: str, root: Path, paths: Collection[str]) -> Iterator[str]:
    """The files under some files and folders of the site that are others on the disk than at a commit, new
    or gone, sorted. A file that differs in nothing but its line ends is the same. Raises GitError."""
    then = repository.files(commit, sorted(paths))
    now = {file for path in paths for file in ([path] if (root / path).is_file() else list_files(root, path)[0])}
    for path in sorted({*then, *now}):
        if path not in now or path not in then or not _same(root / path, then[path]):
            yield path


def _same(path: Path, blob: str) -> bool:
    data, unreadable = read_bytes(path, "", 4 * _MAX_BYTES)
    return not unreadable and blob in (blob_id(data, len(blob)), blob_id(data.replace(b"\r\n", b"\n"), len(blob)))


def blob_id(data: bytes, length: int) -> str:
    """The id that git gives to the bytes of a file; of 40 digits by SHA-1, of 64 by SHA-256
    (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects)."""
    kind = "sha1" if length == 40 else "sha256"
    return hashlib.new(kind, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
