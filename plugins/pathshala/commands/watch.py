"""Notice when a source of a site changes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from ..build.reading import input_names
from ..sources.config import read_settings


class Changes(FileSystemEventHandler):
    """Notes when a source last changed, and says so through `tell`.

    Right in the site's folder only its settings and the folders of sources count: what is written
    beside them, a log or the site itself, is no source.
    """

    def __init__(self, root: Path, tell: Callable[[], None]) -> None:
        self.last = 0.0
        self.names: frozenset[str] = frozenset()
        self._root, self._tell = root.resolve(), tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in ("modified", "created", "deleted", "moved"):
            return
        for name in (event.src_path, getattr(event, "dest_path", "")):
            path = Path(os.fsdecode(name)).resolve() if name else self._root
            if path.is_relative_to(self._root) and path.relative_to(self._root).parts[:1] and \
                    path.relative_to(self._root).parts[0] in self.names:
                self.last = time.monotonic()
                self._tell()


class Watch:
    """Watches a site's folder and the folders of its sources, those too that come later."""

    def __init__(self, root: Path, changes: Changes) -> None:
        self._root, self._changes, self._watched = root, changes, set[str]()
        self.observer: BaseObserver = Observer()
        self.observer.schedule(changes, str(root), recursive=False)
        self.look()
        self.observer.start()

    def look(self) -> None:
        """Begin to watch what the settings name and is not watched yet."""
        settings, _ = read_settings(self._root)
        names = input_names(settings)
        self._changes.names = frozenset(Path(name).parts[0] for name in names)
        self._watched = {name for name in self._watched if (self._root / name).is_dir()}
        for name in names:
            if name not in self._watched and (self._root / name).is_dir():
                self.observer.schedule(self._changes, str(self._root / name), recursive=True)
                self._watched.add(name)
