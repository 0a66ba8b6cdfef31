"""One build at a time where a site is published; a second one waits its turn."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no fcntl; there, builds side by side are not kept apart.
    fcntl = None  # type: ignore[assignment]


@contextlib.contextmanager
def build_lock(site: Path, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock of the folder that a site lies in, which is made if it is missing. `waiting` is
    called once if another build holds it. Raises OSError where the folder cannot be opened.

    It is the folder itself that is locked: there is no file that a killed build could leave behind,
    and the system lets go of the lock when the process dies, however it dies.
    """
    if fcntl is None:
        yield
        return
    site.parent.mkdir(parents=True, exist_ok=True)
    folder = os.open(site.parent, os.O_RDONLY)
    try:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
