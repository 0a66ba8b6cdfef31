"""One build at a time for each site folder; a second one waits its turn."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

try:
    import fcntl
except ImportError:  # Windows has no fcntl; there, builds side by side are not kept apart.
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def build_lock(site: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock of a site folder. `waiting` is called once if another build holds it.

    The lock is a file in the system's temporary folder, named after the site's full path: the
    sources may be read-only. The system lets go of it when the process dies, however it dies.
    """
    if fcntl is None:
        yield
        return
    digest = hashlib.sha256(str(site.resolve()).encode()).hexdigest()[:24]
    # One for each user, and never through a link that somebody else has put there.
    name = Path(tempfile.gettempdir()) / f"pathshala-{os.getuid()}-{digest}.lock"
    with os.fdopen(os.open(name, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600), "a") as file:
        _acquire(file, waiting)
        yield


def _acquire(file: IO[str], waiting: Callable[[], None]) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        waiting()
        fcntl.flock(file, fcntl.LOCK_EX)
