"""The texts of a site as they were at a commit, and which files are others now."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from ..safety.paths import inside, list_files
from ..safety.text import read_bytes
from .git import Repository

TEXTS = frozenset({".md", ".yml", ".yaml", ".po", ".pot", ".vtt", ".tmx"})
"""The endings of the files that hold texts of a site."""

_MAX_BYTES = 16 * 1024 * 1024


def write_snapshot(repository: Repository, commit: str, paths: Collection[str], folder: Path) -> None:
    """Write the texts that some files and folders of the site held at a commit into a folder.

    Other files are written empty, so that they can be found there. Raises GitError, and OSError where the
    folder cannot be written.
    """
    with repository.objects() as objects:
        for path, blob in repository.files(commit, sorted(paths)).items():
            place = folder / path
            # Git itself makes no such names, but a repository can be made by other means.
            if "\0" in path or "\\" in path or inside(folder, place) is not None:
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            is_text = PurePosixPath(path).suffix in TEXTS
            place.write_bytes((objects.read(blob, _MAX_BYTES) if is_text else None) or b"")


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
