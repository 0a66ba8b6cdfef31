"""The build before this one: where nothing changed since, its site stands and nothing is done.

This module is imported before all that reads and renders, which takes longer than looking.
"""

from __future__ import annotations

import stat
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..history.head import UNTOLD, head_id
from .day import build_day
from .draft import MODE
from .inputs import InputFile, Inputs, file_digest, program_digest
from .lock import build_lock
from .publish import recover
from .result import Built
from .store import Store, open_store

if TYPE_CHECKING:
    from .reading import ReadSite

_NAME = "last build"


@dataclass(frozen=True)
class LastBuild:
    """What the last build read (the names under the root, and the digest of all), what it published
    (the digest of the whole site, and its files as they were then) and where `mkdocs.yml` wants that,
    which commit was checked out, which code of extensions it ran, what it said,
    and on which day: reviews expire."""

    names: tuple[str, ...]
    inputs: bytes
    site_dir: str
    site: bytes
    files: Mapping[str, InputFile]
    head: str
    code: Mapping[Path, bytes]
    built: Built
    day: date


def unchanged(root: Path, site_dir: Path | None, waiting: Callable[[], None] = lambda: None) -> Built | None:
    """The last build, if its sources, the program and the files of its site are as they were (but for
    those whose names begin with a dot); else None. `waiting` is called if another build is under way.
    Raises OSError where the lock cannot be had."""
    began = time.monotonic()
    store = open_store(root)
    found = store.load(_NAME, program_digest())
    if not isinstance(found, LastBuild):
        return None
    place = (site_dir or root / found.site_dir).resolve()
    if place != found.built.site_dir:
        return None
    with build_lock(place, waiting):
        recover(place)
        same = (found.day == build_day() and found.head == head_id(root.resolve())
                and Inputs(root, found.names).digest(*found.names) == found.inputs
                and all(_digest(path) == digest for path, digest in found.code.items())
                and _stands(place, found))
    return replace(found.built, made=0, seconds=time.monotonic() - began) if same else None


def remember(store: Store, read: ReadSite, files: Mapping[str, bytes], built: Built) -> None:
    """Keep what a build did, if its sources are still what it read, and all that it depends on. `files`
    are those that it published."""
    inputs = read.inputs
    if store.folder is not None and read.head != UNTOLD and not read.reads_environment and inputs.all_settled():
        site = Inputs.written(built.site_dir.parent, built.site_dir.name, files)
        store.save(_NAME, program_digest(), LastBuild(
            inputs.names, inputs.digest(*inputs.names), read.site.settings.site_dir,
            site.digest(built.site_dir.name), site.old_files(), read.head,
            read.extension_code, built, read.today))


def _stands(place: Path, found: LastBuild) -> bool:
    """Whether a site is as it was published, its modes with it."""
    site = Inputs(place.parent, (place.name,), found.files)
    modes = {stat.S_IMODE(file.signature[3]) for file in site.files.values()}
    return modes <= {MODE} and site.digest(place.name) == found.site


def _digest(path: Path) -> bytes:
    try:
        return file_digest(path)
    except OSError:
        return b""
