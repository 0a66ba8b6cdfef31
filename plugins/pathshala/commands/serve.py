"""`pathshala serve`: the site on this computer, built again whenever a source changes."""

from __future__ import annotations

import functools
import http.server
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from ..build.pipeline import BuildFault, build, refuse_bad_place
from ..build.progress import Progress
from ..checks.report import render
from ..model.site import Settings
from ..sources.config import read_settings
from . import OK, PROGRAM_FAULT

_QUIET = 0.15  # seconds without a change before building: editors write a file in several steps
_VERSION_ADDRESS, _SCRIPT_ADDRESS = "/-/version", "/-/reload.js"
_SCRIPT = """(function () {
  var seen = null;
  setInterval(function () {
    fetch("/-/version").then(function (answer) { return answer.text(); }).then(function (now) {
      if (seen !== null && seen !== now) { location.reload(); }
      seen = now;
    }).catch(function () {});
  }, 500);
})();
"""


class Workshop:
    """Builds when asked, and remembers how often it did (`version`)."""

    def __init__(self, root: Path, site_dir: Path | None) -> None:
        self.version = 0
        self.site_dir: Path | None = None
        self._root, self._site_dir = root, site_dir

    def build(self) -> None:
        """One build; what goes wrong is told, and the last good site stays up."""
        progress = Progress()
        try:
            built = build(self._root, self._site_dir, progress)
        except BuildFault as fault:
            progress.end("")
            sys.stderr.write(f"pathshala: {fault}\n")
            return
        if built.findings:
            sys.stdout.write(render(built.findings, "text", built.files))
        if built.published:
            self.version += 1
            self.site_dir = built.site_dir
        progress.end(f"{built.pages} pages in {built.seconds:.1f} s" if built.published else "nothing was published")


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the site and, in each page, a script that reloads it after a build."""

    def __init__(self, *arguments: Any, workshop: Workshop, **named: Any) -> None:
        self._workshop = workshop
        super().__init__(*arguments, **named)

    def do_GET(self) -> None:
        if self.path == _VERSION_ADDRESS:
            self._answer(str(self._workshop.version).encode(), "text/plain")
        elif self.path == _SCRIPT_ADDRESS:
            self._answer(_SCRIPT.encode(), "text/javascript")
        elif (page := Path(self.translate_path(self.path))) and self._is_page(page):
            page = page / "index.html" if page.is_dir() else page
            script = f'<script src="{_SCRIPT_ADDRESS}"></script></body>'.encode()
            try:
                text = page.read_bytes()
            except OSError:  # The site was swapped at this very moment, and the page is gone.
                self.send_error(404)
                return
            self._answer(text.replace(b"</body>", script, 1), "text/html; charset=utf-8")
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """The terminal is for the build."""

    def _is_page(self, page: Path) -> bool:
        if page.is_dir():
            return self.path.partition("?")[0].endswith("/") and (page / "index.html").is_file()
        return page.suffix == ".html" and page.is_file()

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
        self._root, self._site = root.resolve(), site

    def on_any_event(self, event: FileSystemEvent) -> None:
        path = Path(os.fsdecode(event.src_path)).resolve()
        if event.event_type not in ("modified", "created", "deleted", "moved") or path == self._root:
            return
        inside = path.relative_to(self._root).parts if path.is_relative_to(self._root) else path.parts
        if path != self._site and self._site not in path.parents and not inside[0].startswith("."):
            self.last = time.monotonic()


def serve_command(root: Path, site_dir: Path | None, address: str, port: int) -> int:
    """Build, serve and watch until interrupted."""
    settings, _ = read_settings(root)
    site = (site_dir or root / settings.site_dir).resolve()
    try:
        refuse_bad_place(root.resolve(), site, settings)
    except BuildFault as fault:
        sys.stderr.write(f"pathshala: {fault}\n")
        return PROGRAM_FAULT
    workshop, changes = Workshop(root, site_dir), Changes(root, site)
    # Watching begins first, so that no change made while building is missed.
    observer = _observe(root, settings, changes)
    workshop.build()
    site.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(Handler, workshop=workshop, directory=str(site))
    try:
        server = http.server.ThreadingHTTPServer((address, port), handler)
    except OSError as problem:
        observer.stop()
        sys.stderr.write(f"pathshala: cannot listen on {address}:{port}: {problem.strerror}\n"
                         "  help: another program may use that port; name one with --port\n")
        return PROGRAM_FAULT
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stderr.write(f"Serving http://{address}:{server.server_port}/ (stop with Ctrl-C)\n")
    try:
        _watch(workshop, changes)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
    finally:
        observer.stop()
        server.shutdown()
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
    """Build whenever a source changed and then was left alone for a moment."""
    seen = 0.0
    while True:
        time.sleep(_QUIET / 3)
        if changes.last > seen and time.monotonic() - changes.last > _QUIET:
            seen = changes.last
            workshop.build()
