"""What a build depends on, as digests: the files of a site, and the program itself.

A step's result may be used again only where all that went into it is the same. So every file is
known by the hash of its bytes, never by its date alone; what is no regular file by its kind.
"""

from __future__ import annotations

import bisect
import functools
import hashlib
import os
import platform
import stat
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parent.parent
_CHUNK = 1024 * 1024
_FRESH = 50_000_000  # ns: a clock's tick within which a second write can leave the date as it is

Signature = tuple[int, int, int, int]


@dataclass(frozen=True)
class InputFile:
    """One entry of a source folder: its digest, and what the disk says of it (size, dates, number)."""

    digest: bytes
    signature: Signature


class Inputs:
    """The entries of some folders and files under a root, by path with forward slashes.

    Nothing is followed out of the root: a link stands for itself, a device is not opened.
    """

    def __init__(self, root: Path, names: Sequence[str], earlier: Mapping[str, InputFile] | None = None) -> None:
        """`earlier` are entries that need not be read again where the disk says that they are as they
        were (`old_files`). A build does without, and trusts the bytes of its sources alone."""
        self._root, self.names = root, tuple(names)
        self._began = time.time_ns()
        known = earlier or {}
        self._paths = _walk(root, self.names)
        self.files: dict[str, InputFile] = {path: _entry(f"{root}/{path}", known.get(path)) for path in self._paths}

    def digest(self, *names: str) -> bytes:
        """One digest of all entries that are, or lie under, one of the names."""
        return digest_of(
            part for name in names for path in self._under(name)
            for part in (path.encode("utf-8", "surrogateescape"), self.files[path].digest)
        )

    def settled(self, *names: str) -> bool:
        """Whether the entries under the names are still what they were when they were hashed, none has
        come or gone, and none is so new that a change could hide: only then may a result be kept
        under their digest."""
        paths = sorted(path for name in names for path in self._under(name))
        return _walk(self._root, names) == paths and all(
            self._old(self.files[path]) and signature(f"{self._root}/{path}") == self.files[path].signature
            for path in paths
        )

    def all_settled(self) -> bool:
        """The same of everything."""
        return self.settled(*self.names)

    @classmethod
    def written(cls, root: Path, name: str, digests: Mapping[str, bytes]) -> Inputs:
        """The entries of a folder whose files were just written, with the digests of what was written."""
        known = {f"{name}/{path}": InputFile(digest, signature(f"{root}/{name}/{path}"))
                 for path, digest in digests.items()}
        return cls(root, (name,), known)

    def old_files(self) -> dict[str, InputFile]:
        """The entries that were old enough, when they were hashed, for a later change to show."""
        return {path: file for path, file in self.files.items() if self._old(file)}

    def _old(self, file: InputFile) -> bool:
        return file.signature[1] < self._began - _FRESH

    def _under(self, name: str) -> Iterator[str]:
        if name in self.files:
            yield name
        first = bisect.bisect_left(self._paths, f"{name}/")
        yield from self._paths[first:bisect.bisect_left(self._paths, f"{name}0", first)]


def digest_of(parts: Iterable[bytes]) -> bytes:
    """A digest of byte strings in order; each is counted with its length, so that none runs into the next."""
    whole = hashlib.blake2b(digest_size=32)
    for part in parts:
        whole.update(len(part).to_bytes(8, "little"))
        whole.update(part)
    return whole.digest()


def bytes_digest(data: bytes) -> bytes:
    """The digest of a file's bytes."""
    return hashlib.blake2b(data, digest_size=32).digest()


def file_digest(path: str | Path) -> bytes:
    """The same, read from the disk. A link is not followed. Raises OSError."""
    found = hashlib.blake2b(digest_size=32)
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    try:
        while data := os.read(descriptor, _CHUNK):
            found.update(data)
    finally:
        os.close(descriptor)
    return found.digest()


@functools.cache
def package_digest() -> bytes:
    """A digest of this package's files: the same on every machine that has the same version."""
    own = (path for path in sorted(PACKAGE.rglob("*")) if path.suffix not in (".pyc", "") and path.is_file())
    return digest_of(f"{path.relative_to(PACKAGE).as_posix()}".encode() + file_digest(path) for path in own)


@functools.cache
def program_digest() -> bytes:
    """A digest of the program: this package, the names and versions of all that is installed beside
    it, and the Python that runs it."""
    return digest_of([package_digest(), *_installed(), platform.python_version().encode(), sys.platform.encode()])


def _installed() -> Iterator[bytes]:
    """The names of the installed distributions, which hold their versions."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - names, not paths
        except OSError:
            continue
        yield from (name.encode() for name in sorted(names) if name.endswith((".dist-info", ".egg-info")))


def _walk(root: Path, names: Sequence[str]) -> list[str]:
    """Every entry under the names that is no folder, and every folder with nothing in it, sorted."""
    found: list[str] = []
    waiting = list(names)
    while waiting:
        path = waiting.pop()
        inside = _inside(f"{root}/{path}")
        for entry in inside:
            (waiting if entry.is_dir(follow_symlinks=False) else found).append(f"{path}/{entry.name}")
        found += [] if inside else [path]
    return sorted(found)


def _inside(path: str) -> list[os.DirEntry[str]]:
    """The entries of a folder but those that begin with a dot; none where it is no folder of its own."""
    try:
        if stat.S_ISDIR(os.lstat(path).st_mode):
            with os.scandir(path) as found:
                return [entry for entry in found if not entry.name.startswith(".")]
    except (OSError, ValueError):
        pass
    return []


def _entry(path: str, known: InputFile | None) -> InputFile:
    now = signature(path)
    if known is not None and known.signature == now:
        return known
    kind = stat.S_IFMT(now[3])
    try:
        digest = file_digest(path) if kind == stat.S_IFREG else f"kind {kind}".encode()
    except OSError as error:
        digest = f"error {error.errno}".encode()
    return InputFile(digest, now)


def signature(path: str) -> Signature:
    """Size, date of change in ns, number on the disk, kind; all 0 where there is nothing."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return (0, 0, 0, 0)
    return (found.st_size, max(found.st_mtime_ns, found.st_ctime_ns), found.st_ino, found.st_mode)
