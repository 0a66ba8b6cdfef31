"""A new site in the making, in its private folder beside the old one."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from .inputs import bytes_digest

MODE = 0o644
"""What may be done with a file of a site: everybody reads it, whatever the umask of who builds."""


class Draft:
    """The files of a new site. What stayed the same is linked from the old site, the rest written.

    `files` holds the digest of each file's bytes by its path from the site's root, `twice` the paths
    that were wanted again: the first one stands.
    """

    def __init__(self, folder: Path, old: Path) -> None:
        self.files: dict[str, bytes] = {}
        self.twice: list[str] = []
        self.folder = folder
        self._folder, self._old = os.fspath(folder), os.fspath(old)
        self._made = {""}

    def write(self, path: str, data: bytes) -> bytes:
        """Write a file; the digest of its bytes. Raises OSError where the disk refuses."""
        digest = bytes_digest(data)
        if self._claim(path, digest):
            with open(f"{self._folder}/{path}", "wb") as file:  # noqa: PTH123 - a thousand times in a build
                file.write(data)
        return digest

    def reuse(self, path: str, digest: bytes) -> bool:
        """Take a file over from the old site, if it has just these bytes there."""
        old = f"{self._old}/{path}"
        try:
            descriptor = os.open(old, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
            with os.fdopen(descriptor, "rb", buffering=0) as file:
                if stat.S_IMODE(os.fstat(descriptor).st_mode) != MODE or bytes_digest(file.read()) != digest:
                    return False
        except OSError:
            return False
        if not self._claim(path, digest):
            return True
        try:
            os.link(old, f"{self._folder}/{path}", follow_symlinks=False)
        except OSError:  # This disk has no links, or somebody took the old file away.
            del self.files[path]
            return False
        return True

    def drop(self, paths: Iterable[str]) -> None:
        """Take files away again."""
        for path in paths:
            os.unlink(f"{self._folder}/{path}")  # noqa: PTH108
            del self.files[path]

    def put(self, path: str, data: bytes) -> None:
        """Write a file, unless the old site has it just so."""
        if not self.reuse(path, bytes_digest(data)):
            self.write(path, data)

    def _claim(self, path: str, digest: bytes) -> bool:
        """Whether a path is still free; it then is no more."""
        if path in self.files:
            self.twice.append(path)
            return False
        self.files[path] = digest
        folder = path.rpartition("/")[0]
        if folder not in self._made:
            os.makedirs(f"{self._folder}/{folder}", exist_ok=True)  # noqa: PTH103
            self._made.add(folder)
        return True
