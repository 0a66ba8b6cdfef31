"""Put a finished site in the place of the old one, in one step.

A build works in a private folder beside the site. When it is whole, the two folders change
names at once (`renameat2` with `RENAME_EXCHANGE`, Linux 3.15), so a reader, a crash or a
`kill -9` meets the old site or the new one, never a mix. Where the system cannot exchange, the
old folder is moved aside first; should a build die between the two moves, the next one puts it
back (`recover`).
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import glob
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
_UNSUPPORTED = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTTY, errno.EOPNOTSUPP, errno.EPERM})


@contextlib.contextmanager
def private_folder(site: Path) -> Iterator[Path]:
    """A new folder on the site's own file system; gone afterwards if it was not published."""
    site.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{site.name}.new-", dir=site.parent))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def publish(new: Path, site: Path) -> None:
    """Make `new` the site. Afterwards `new` holds the old site, or nothing.

    Raises OSError where the folders cannot be renamed; the old site then stands as it was.
    """
    if not site.exists():
        os.rename(new, site)
    elif not _exchange(new, site):
        _move_aside(new, site)


def recover(site: Path) -> None:
    """Tidy up after builds that were killed: put back an old site that was moved aside and
    never followed, and take away private folders. Call it only while holding the build lock."""
    aside = _aside(site)
    if aside.is_dir() and not site.exists():
        os.rename(aside, site)
    for left in [aside, *site.parent.glob(f".{glob.escape(site.name)}.new-*")]:
        shutil.rmtree(left, ignore_errors=True)


def _exchange(new: Path, site: Path) -> bool:
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    if renameat2(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(site), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNSUPPORTED:
        return False
    raise OSError(number, os.strerror(number), str(site))


def _move_aside(new: Path, site: Path) -> None:
    aside = _aside(site)
    shutil.rmtree(aside, ignore_errors=True)
    os.rename(site, aside)
    try:
        os.rename(new, site)
    except OSError:
        os.rename(aside, site)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _aside(site: Path) -> Path:
    return site.parent / f".{site.name}.old"
