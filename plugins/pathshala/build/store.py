"""Results of earlier builds, on disk, that are never trusted for their place alone.

Each is one file: a keyed hash (BLAKE2b, RFC 7693) over what it is called, what it was made from
and its content. The secret lies outside the site's folder, in the user's state folder: so a
damaged entry is noticed, and one that came along in somebody's pull request is a stranger's.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import pickle
import secrets
import stat
from pathlib import Path
from typing import Any

_MAGIC = b"pathshala cache 1\n"
_MAC = 32
_LARGEST = 1024**3  # bytes of one entry
SECRET_VARIABLE = "PATHSHALA_CACHE_KEY"


class Store:
    """Entries by name, each with the key of what it was made from.

    `folder` None stands for a store that keeps nothing. Whatever the disk refuses is not kept
    either: a build without its cache is slower, and otherwise the same.
    """

    def __init__(self, folder: Path | None, secret: bytes = b"") -> None:
        self.folder, self.secret = folder if secret else None, secret

    def load(self, name: str, key: bytes) -> Any:
        """What was saved under this name, if it was made from this key; else None."""
        path = self._path(name)
        if path is None:
            return None
        try:
            data = _read(path)
        except OSError:
            return None
        mac, payload = data[len(_MAGIC):][:_MAC], data[len(_MAGIC) + _MAC:]
        if not data.startswith(_MAGIC) or not hmac.compare_digest(mac, self._mac(name, key, payload)):
            return None
        return pickle.loads(payload)

    def save(self, name: str, key: bytes, value: Any) -> None:
        """Keep a value; anything of that name goes."""
        path = self._path(name)
        if path is None:
            return
        try:
            payload = pickle.dumps(value, 5)
        except RecursionError:  # Nested more deeply than anybody writes; it is made again each time.
            return
        draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("wb", buffering=0) as file:
                for part in (_MAGIC + self._mac(name, key, payload), payload):
                    file.write(part)
            if draft.stat().st_size == len(_MAGIC) + _MAC + len(payload):
                draft.replace(path)
        except OSError:
            pass
        finally:
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)

    def _path(self, name: str) -> Path | None:
        """Where an entry lies; None where it cannot: links lead out of the site, and are not followed."""
        if self.folder is None:
            return None
        digest = hashlib.blake2b(name.encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
        path = self.folder / digest[:2] / digest[2:]
        return None if path.parent.is_symlink() else path

    def _mac(self, name: str, key: bytes, payload: bytes) -> bytes:
        whole = hashlib.blake2b(key=self.secret, digest_size=_MAC)
        for part in (name.encode("utf-8", "surrogateescape"), key):
            whole.update(len(part).to_bytes(8, "little") + part)
        whole.update(payload)
        return whole.digest()


_MEMORY = "memory "


class MemoryStore(Store):
    """Keeps what it is given in memory alone, and what it has once loaded, too."""

    def __init__(self, store: Store) -> None:
        super().__init__(store.folder, store.secret)
        self._held: dict[str, tuple[bytes, Any]] = {}

    def load(self, name: str, key: bytes) -> Any:
        if name not in self._held or self._held[name][0] != key:
            found = super().load(name, key)
            if found is None or name.startswith(_MEMORY):
                return found  # What shards remember is large, and held by who opens them.
            self._held[name] = key, found
        return self._held[name][1]

    def save(self, name: str, key: bytes, value: Any) -> None:
        self._held[name] = key, value


def _read(path: Path) -> bytes:
    """A regular file's bytes. A link is not followed, a device not waited for. Raises OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        found = os.fstat(file.fileno())
        if not stat.S_ISREG(found.st_mode) or found.st_size > _LARGEST:
            raise OSError(f"{path} is no entry of a cache")
        return file.read(found.st_size)


def open_store(root: Path) -> Store:
    """The store of a site, in `.pathshala/cache/`; one that keeps nothing where that is no honest
    folder of the site or no secret can be kept."""
    folder = root / ".pathshala" / "cache"
    if any(path.is_symlink() or (path.exists() and not path.is_dir()) for path in (folder.parent, folder)):
        return Store(None)
    return Store(folder, _secret())


def _secret() -> bytes:
    """The user's secret, made once; from the environment where CI keeps a cache between machines."""
    given = os.environ.get(SECRET_VARIABLE)
    if given:
        return hashlib.blake2b(given.encode("utf-8", "surrogateescape"), digest_size=32).digest()
    path = _state_folder() / "pathshala" / "cache.key"
    try:
        if not path.exists():
            _make_secret(path)
        secret = path.read_bytes()
    except (OSError, RuntimeError):
        return b""
    return secret if len(secret) == 32 else b""


def _make_secret(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(32))
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)  # Of two first builds at once, both take what the first has made.
    finally:
        draft.unlink(missing_ok=True)


def _state_folder() -> Path:
    """Where a program keeps what is its own (XDG Base Directory Specification, 0.8)."""
    named = (Path(os.environ.get(name, "")) for name in ("XDG_STATE_HOME", "LOCALAPPDATA"))
    return next((path for path in named if path.is_absolute()), Path.home() / ".local" / "state")
