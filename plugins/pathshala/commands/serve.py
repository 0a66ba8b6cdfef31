"""`pathshala serve`: the site on this computer, each page as its sources are at that moment."""

from __future__ import annotations

import functools
import http.server
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from ..build.pipeline import refuse_bad_place
from ..build.preview import Preview
from ..build.result import BuildFault
from ..model.site import Settings
from ..sources.config import read_settings
from . import OK, PROGRAM_FAULT

_QUIET = 0.03  # seconds without a change before looking: editors write a file in several steps
_REST = 2.0  # seconds without a change before the whole site is checked and published
_PATIENCE = 25.0  # seconds that an open page waits for news before it asks again
_VERSION_ADDRESS, _SCRIPT_ADDRESS = "/-/version", "/-/reload.js"
_SCRIPT = """(function () {
  function ask(seen) {
    fetch("/-/version?seen=" + seen).then(function (answer) { return answer.text(); }).then(function (now) {
      if (seen !== "" && seen !== now) { location.reload(); } else { ask(now); }
    }).catch(function () { setTimeout(ask, 1000, seen); });
  }
  ask("");
})();
"""
_SOON = b"""<!doctype html><html lang="en"><meta charset="utf-8"><title>Being built</title>
<body><p>The site is being built for the first time. This page comes by itself.</p></body></html>"""


class Workshop:
    """What is served: pages as they are now, beside a site that builds in the background publish."""

    def __init__(self, root: Path, site_dir: Path | None) -> None:
        self.preview = Preview(root)
        self.news = threading.Condition()
        self._command = [sys.executable, "-m", "pathshala.cli", "-C", str(root), "build", "--jobs", "1"]
        self._command += ["--site-dir", str(site_dir)] if site_dir else []
        self._build: subprocess.Popen[bytes] | None = None

    def build(self) -> None:
        """Check the whole site and publish it, and say what was found; what is under way is stopped."""
        self.stop()
        now = self.preview.snapshot()
        self._build = subprocess.Popen(self._command)
        if self._build.wait() == OK:
            self.preview.published(now)
            self._tell()

    @property
    def building(self) -> bool:
        """Whether a build is under way."""
        return self._build is not None and self._build.poll() is None

    def stop(self) -> None:
        """Stop a build that is under way: the site then stands as it was."""
        if self._build is not None and self.building:
            self._build.kill()
            self._build.wait()

    def refresh(self) -> None:
        """Look at the sources, and tell the open pages if anything changed."""
        if self.preview.refresh():
            self._tell()

    def _tell(self) -> None:
        with self.news:
            self.news.notify_all()

    def version(self, seen: str) -> str:
        """The number of the newest change, as soon as it is another than the one seen."""
        with self.news:
            self.news.wait_for(lambda: str(self.preview.version) != seen, _PATIENCE)
        return str(self.preview.version)


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site and, in each page, a script that reloads it after a change."""

    def __init__(self, *arguments: Any, workshop: Workshop, **named: Any) -> None:
        self._workshop = workshop
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        if path == _VERSION_ADDRESS:
            self._answer(self._workshop.version(query.removeprefix("seen=")).encode(), "text/plain")
        elif path == _SCRIPT_ADDRESS:
            self._answer(_SCRIPT.encode(), "text/javascript")
        elif (page := self._page()) is not None:
            script = f'<script src="{_SCRIPT_ADDRESS}"></script></body>'.encode()
            self._answer(page.replace(b"</body>", script, 1), "text/html; charset=utf-8")
        elif (data := self._workshop.preview.file(unquote(path).lstrip("/"))) is not None:
            self._answer(data, self.guess_type(path))
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """The terminal is for what was found."""

    def _page(self) -> bytes | None:
        """The page that is asked for, as it is now; None where it is no page."""
        place = Path(self.translate_path(self.path))
        if self.path.partition("?")[0].endswith("/"):
            place /= "index.html"
        if place.suffix != ".html":
            return None
        made = self._workshop.preview.page(place.relative_to(self.directory).as_posix())
        if made is not None:
            return made
        try:
            return place.read_bytes()
        except OSError:
            return _SOON if self._workshop.building else None

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Changes(FileSystemEventHandler):
    """Notes when a source last changed. What builds write themselves does not count: the site's
    folder, and whatever begins with a dot in the root."""

    def __init__(self, root: Path, site: Path) -> None:
        self.last = 0.0
        self.some = threading.Event()
        self._root, self._site = root.resolve(), site

    def on_any_event(self, event: FileSystemEvent) -> None:
        path = Path(os.fsdecode(event.src_path)).resolve()
        if event.event_type not in ("modified", "created", "deleted", "moved") or path == self._root:
            return
        inside = path.relative_to(self._root).parts if path.is_relative_to(self._root) else path.parts
        if path != self._site and self._site not in path.parents and not inside[0].startswith("."):
            self.last = time.monotonic()
            self.some.set()


def serve_command(root: Path, site_dir: Path | None, address: str, port: int) -> int:
    """Serve and watch until interrupted."""
    settings, _ = read_settings(root)
    site = (site_dir or root / settings.site_dir).resolve()
    try:
        refuse_bad_place(root.resolve(), site, settings)
    except BuildFault as fault:
        sys.stderr.write(f"pathshala: {fault}\n")
        return PROGRAM_FAULT
    changes = Changes(root, site)
    # Watching begins first, so that no change made while reading is missed.
    observer = _observe(root, settings, changes)
    workshop = Workshop(root, site_dir)
    handler = functools.partial(Handler, workshop=workshop, directory=str(site))
    try:
        server = http.server.ThreadingHTTPServer((address, port), handler)
    except OSError as problem:
        observer.stop()
        sys.stderr.write(f"pathshala: cannot listen on {address}:{port}: {problem.strerror}\n"
                         "  help: another program may use that port; name one with --port\n")
        return PROGRAM_FAULT
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stderr.write(f"Serving http://{address}:{server.server_port}/ (stop with Ctrl-C)\n")
    try:
        _watch(workshop, changes)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
    finally:
        observer.stop()
        server.shutdown()
        workshop.stop()
    return OK


def _observe(root: Path, settings: Settings, changes: Changes) -> BaseObserver:
    observer = Observer()
    for folder in (settings.content_dir, settings.packs_dir, settings.translations_dir):
        if (root / folder).is_dir():
            observer.schedule(changes, str(root / folder), recursive=True)
    observer.schedule(changes, str(root), recursive=False)
    observer.start()
    return observer


def _watch(workshop: Workshop, changes: Changes) -> None:
    """Look whenever a source changed and then was left alone for a moment; after a longer one, build."""
    seen, unbuilt = 0.0, False
    building = _in_background(workshop)
    while True:
        if changes.some.wait(_REST) or changes.last > seen:
            changes.some.clear()
            while time.monotonic() - changes.last < _QUIET:
                time.sleep(_QUIET / 3)
            seen = changes.last
            workshop.stop()
            building.join()
            workshop.refresh()
            unbuilt = True
        elif unbuilt:
            unbuilt = False
            building = _in_background(workshop)


def _in_background(workshop: Workshop) -> threading.Thread:
    thread = threading.Thread(target=workshop.build, daemon=True)
    thread.start()
    return thread
