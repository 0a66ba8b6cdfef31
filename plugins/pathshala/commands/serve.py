"""`pathshala serve`: the site on this computer, each page as its sources are at that moment."""

from __future__ import annotations

import functools
import http.server
import queue
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass, field
from html import escape
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from ..build.pipeline import refuse_bad_place
from ..build.preview import Preview
from ..build.result import BuildFault
from ..markup.engine import Unrenderable
from ..sources.config import read_settings
from . import OK, PROGRAM_FAULT
from .watch import Changes, Watch

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
@dataclass(frozen=True)
class Job:
    """A page that somebody waits for."""

    path: str
    answer: Future[bytes | None] = field(default_factory=Future)


def _message(text: str) -> bytes:
    """A page that says why there is no other one."""
    return (f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Pathshala</title>'
            f"<body><p>{escape(text)}</p></body></html>").encode()


class Workshop:
    """What is served: pages as they are now, beside a site that builds in the background publish.

    `jobs` are the pages that are waited for: those who answer readers put them in, and the main
    thread makes them, where a text's time can be limited.
    """

    def __init__(self, root: Path, site_dir: Path | None) -> None:
        self.preview = Preview(root)
        self.jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
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
            self._build.send_signal(signal.SIGINT)  # It ends its workers, and then itself.
            try:
                self._build.wait(_PATIENCE)
            except subprocess.TimeoutExpired:
                self._build.kill()
                self._build.wait()

    def page(self, path: str) -> bytes | None:
        """As `Preview.page`, from any thread."""
        job = Job(path)
        self.jobs.put(job)
        return job.answer.result()

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
        if not self._is_for_us() or "\0" in unquote(path):
            self.send_error(403)
        elif path == _VERSION_ADDRESS:
            self._answer(self._workshop.version(query.removeprefix("seen=")).encode(), "text/plain")
        elif path == _SCRIPT_ADDRESS:
            self._answer(_SCRIPT.encode(), "text/javascript")
        elif (place := self._place()).suffix == ".html":
            self._answer_page(place)
        elif (data := self._workshop.preview.file(unquote(path).lstrip("/"))) is not None:
            self._answer(data, self.guess_type(path))
        elif place.suffix == ".vtt" and (data := self._captions(place)) is not None:
            self._answer(data, "text/vtt; charset=utf-8")
        else:
            super().do_GET()

    def _captions(self, place: Path) -> bytes | None:
        """Captions made from translations as they are now; None where the published ones are right."""
        try:
            return self._workshop.page(place.relative_to(self.directory).as_posix())
        except (LookupError, ValueError, Unrenderable):
            return None

    def _is_for_us(self) -> bool:
        """Whether the reader asked for this computer. A page elsewhere can make a name of its own lead
        here (DNS rebinding), and would then read what is not published yet."""
        address = str(self.connection.getsockname()[0])
        host = self.headers.get("Host", "").rpartition(":")[0].strip("[]") or self.headers.get("Host", "")
        return not ip_address(address).is_loopback or host in ("localhost", address, "127.0.0.1", "::1")

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """The terminal is for what was found."""

    def _place(self) -> Path:
        """The file of the site that is asked for."""
        place = Path(self.translate_path(self.path))
        return place / "index.html" if self.path.partition("?")[0].endswith("/") else place

    def _answer_page(self, place: Path) -> None:
        """A page as it is now: made from its source, or as it was published."""
        try:
            page = self._workshop.page(place.relative_to(self.directory).as_posix())
            page = place.read_bytes() if page is None else page
        except Unrenderable as problem:
            page = _message(f"This page cannot be made: {problem}.")
        except (LookupError, ValueError):  # No source makes such a page, however the build ends.
            self.send_error(404)
            return
        except OSError:
            if not self._workshop.building or place.exists():
                self.send_error(404)
                return
            page = _message("The site is being built for the first time. This page comes by itself.")
        script = f'<script src="{_SCRIPT_ADDRESS}"></script></body>'.encode()
        self._answer(page.replace(b"</body>", script, 1), "text/html; charset=utf-8")

    def _answer(self, body: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def serve_command(root: Path, site_dir: Path | None, address: str, port: int) -> int:
    """Serve and watch until interrupted."""
    settings, _ = read_settings(root)
    site = (site_dir or root / settings.site_dir).resolve()
    try:
        refuse_bad_place(root.resolve(), site, settings)
    except BuildFault as fault:
        sys.stderr.write(f"pathshala: {fault}\n")
        return PROGRAM_FAULT
    told: list[Workshop] = []
    changes = Changes(root, lambda: told[0].jobs.put(None) if told else None)
    # Watching begins first, so that no change made while reading is missed.
    watch = Watch(root, changes)
    workshop = Workshop(root, site_dir)
    told.append(workshop)
    handler = functools.partial(Handler, workshop=workshop, directory=str(site))
    try:
        server = http.server.ThreadingHTTPServer((address, port), handler)
    except OSError as problem:
        watch.observer.stop()
        sys.stderr.write(f"pathshala: cannot listen on {address}:{port}: {problem.strerror}\n"
                         "  help: another program may use that port; name one with --port\n")
        return PROGRAM_FAULT
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stderr.write(f"Serving http://{address}:{server.server_port}/ (stop with Ctrl-C)\n")
    try:
        _work(workshop, changes, watch)
    except KeyboardInterrupt:
        sys.stderr.write("\n")
    finally:
        watch.observer.stop()
        server.shutdown()
        workshop.stop()
    return OK


def _work(workshop: Workshop, changes: Changes, watch: Watch) -> None:
    """Make the pages that are waited for; look at the sources when one changed and was then left alone
    for a moment; after a longer one, build."""
    seen, unbuilt = 0.0, False
    building = _in_background(workshop)
    while True:
        try:
            job = workshop.jobs.get(timeout=_REST)
        except queue.Empty:
            job = None
        if changes.last > seen:
            while time.monotonic() - changes.last < _QUIET:
                time.sleep(_QUIET / 3)
            seen, unbuilt = changes.last, True
            workshop.stop()
            building.join()
            watch.look()
            workshop.refresh()
        elif unbuilt and job is None and time.monotonic() - seen > _REST:
            unbuilt = False
            building = _in_background(workshop)
        if job is not None:
            _answer(workshop, job)


def _answer(workshop: Workshop, job: Job) -> None:
    try:
        job.answer.set_result(workshop.preview.page(job.path))
    except Exception as problem:  # whoever asked deals with it
        job.answer.set_exception(problem)


def _in_background(workshop: Workshop) -> threading.Thread:
    thread = threading.Thread(target=workshop.build, daemon=True)
    thread.start()
    return thread
