"""What a reader's device has to do for a page of the site: bytes, requests, blocking time, accessibility.

    python -m bench.pages [SITE]                (in tests/)

SITE is a built site, of this repository when it is left out. Of each kind of page the largest of a language
is opened in Chromium over HTTP.

Bytes are those of the file and of the styles and scripts that it names, each compressed with gzip at level 9.
Blocking time is the sum of what each long task takes beyond 50 ms, from the navigation until one second has
passed, on a processor slowed down six times (https://web.dev/articles/tbt): the least of three visits, each with
an empty cache, as other work of the machine can only add to it; of up to nine where three are over the goal. Violations are axe-core's rules
of WCAG 2.2 at the levels A and AA that the page breaks.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import sync_playwright

from pathshala.build.pipeline import build
from pathshala.build.progress import Silence

from .report import table

ROOT = Path(__file__).parent.parent.parent
WCAG = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
LIMIT_BYTES, LIMIT_BLOCKING = 40_000, 50
_SLOWDOWN, _LONG_TASK, _WATCHED = 6, 50, 1_000  # times, milliseconds, milliseconds
_VISITS, _MOST_VISITS = 3, 9
_KIND = re.compile(r'<html lang="([^"]*)".*?<body class="ps-kind-([a-z_]+)"', re.DOTALL)
_NAMED = {"style": re.compile(r'<link rel="stylesheet" href="([^"]+)"'), "script": re.compile(r'<script [^>]*src="([^"]+)"')}
_LONG = """
    window.longTasks = [];
    new PerformanceObserver(list => longTasks.push(...list.getEntries().map(one => one.duration)))
        .observe({type: "longtask", buffered: true});
"""


@dataclass(frozen=True)
class Weight:
    """Compressed bytes of a page and of what it names."""

    html: int
    style: int
    script: int

    @property
    def whole(self) -> int:
        return self.html + self.style + self.script


@dataclass(frozen=True)
class Measured:
    """A page: its weight, requests to other hosts, blocking time in milliseconds, rules broken."""

    kind: str
    address: str
    weight: Weight
    elsewhere: int
    blocking: float
    violations: int

    @property
    def verdict(self) -> str:
        held = self.elsewhere == 0 and self.violations == 0 and self.blocking <= LIMIT_BLOCKING
        light = self.kind != "lesson" or self.weight.whole <= LIMIT_BYTES
        return "met" if held and light else "not met"


def weigh(page: Path) -> Weight:
    """The weight of a page on a disk."""
    html = page.read_text("utf-8")
    named = {kind: sum(_compressed(page.parent / address) for address in pattern.findall(html))
             for kind, pattern in _NAMED.items()}
    return Weight(_compressed(page), named["style"], named["script"])


def _compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9, mtime=0))


def first_lesson(site: Path) -> Path:
    """The lesson that a reader comes to first: the first of the first pack on the start page."""
    start = (site / "index.html").read_text("utf-8")
    pack = next(iter(re.findall(r'href="(packs/[^/"]+)/index\.html"', start)))
    lessons = re.findall(r'data-done="[^"/]+/([^"]+)"', (site / pack / "index.html").read_text("utf-8"))
    return site / pack / f"{lessons[0]}.html"


def kinds(site: Path, language: str) -> dict[str, Path]:
    """Of each kind of page the largest in a language."""
    found: dict[str, Path] = {}
    for path in sorted(site.rglob("*.html"), key=lambda one: one.stat().st_size):
        opening = _KIND.search(path.read_text("utf-8"))
        if opening and opening[1] == language:
            found[opening[2]] = path
    return found


def measure(site: Path, browser: Any, address: str, language: str) -> Iterator[Measured]:
    """Each kind of page of a site that is served at an address, after its first lesson."""
    pages = [("lesson", first_lesson(site)), *sorted(kinds(site, language).items())]
    _visit(browser, address, "index.html")  # The browser's own start is not the page's.
    for kind, path in pages:
        inside = path.relative_to(site).as_posix()
        yield Measured(kind, inside, weigh(path), *_opened(browser, address, inside))


def _opened(browser: Any, address: str, inside: str) -> tuple[int, float, int]:
    visits = [_visit(browser, address, inside) for _ in range(_VISITS)]
    while min(blocking for _, blocking, _ in visits) > LIMIT_BLOCKING and len(visits) < _MOST_VISITS:
        visits.append(_visit(browser, address, inside))
    elsewhere, violations = visits[0][0], visits[0][2]
    return elsewhere, min(blocking for _, blocking, _ in visits), violations


def _visit(browser: Any, address: str, inside: str) -> tuple[int, float, int]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, bypass_csp=True)
    page = context.new_page()
    elsewhere: list[str] = []
    page.on("request", lambda request: None if request.url.startswith((address, "data:")) else elsewhere.append(request.url))
    context.add_init_script(_LONG)
    processor = context.new_cdp_session(page)
    processor.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWDOWN})
    page.goto(address + inside)
    page.wait_for_timeout(_WATCHED)
    tasks = page.evaluate("longTasks")
    processor.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    page.evaluate(AXE_FILE_PATH.read_text("utf-8"))
    found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", list(WCAG))
    context.close()
    return len(elsewhere), sum(task - _LONG_TASK for task in tasks), len(found["violations"])


def report(measured: list[Measured]) -> str:
    """The measures as a table, in bytes and milliseconds."""
    head = ("page", "address", "HTML", "CSS", "JS", "gzip bytes", "other hosts", "blocking ms", "axe violations", "goals")
    rows = [("first lesson" if number == 0 else one.kind, one.address, *(f"{part:,}" for part in (
        one.weight.html, one.weight.style, one.weight.script, one.weight.whole)), str(one.elsewhere),
        f"{one.blocking:.0f}", str(one.violations), one.verdict) for number, one in enumerate(measured)]
    return table(head, rows)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


def main() -> int:
    """Measure and print; 1 where a goal is not met."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__.partition("\n")[0])
    parser.add_argument("site", nargs="?", type=Path, help="a built site (default: this repository's, built anew)")
    parser.add_argument("--language", default="en", help="the language of the pages (default: en)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = options.site or Path(folder) / "site"
        if options.site is None:
            build(ROOT, site, Silence())
        handler = functools.partial(_Quiet, directory=str(site))
        with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
            measured = list(measure(site, browser, f"http://127.0.0.1:{server.server_port}/", options.language))
            browser.close()
            server.shutdown()
    print(report(measured))
    return int(any(one.verdict != "met" for one in measured))


if __name__ == "__main__":
    sys.exit(main())
