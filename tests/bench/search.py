"""What search costs a reader and a build: bytes and time to the first result, and CPU a page.

    python -m bench.search                (in tests/)
    python -m bench.search --languages en zh --pages 1000 --peers --large

For each language 1,000 pages of about 750 words are generated and indexed. Queries of several kinds are then asked in
Chromium, each by a reader who has loaded nothing yet: from a server that compresses, at 150 ms latency and 200 kB/s,
and from the disk. Bytes are all that was asked for from the focus of the box until the first result is shown, scripts
included, and what was asked for by then for the other results; and until all of the first ten are shown. With `--large` there are 100,000 pages of
40 words as well. With `--peers` the same pages and queries go to Pagefind and to Material's search.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any

from pathshala.pages.search_words import program
from pathshala.search.analysed import analyse
from pathshala.search.documents import Document, Edition
from pathshala.search.index import index_files
from pathshala.theme.scripts import ASSETS

from .report import table
from .search_browser import chromium, reader, served
from .search_peers import PEERS, NotInstalled
from .search_texts import SCRIPTS, lessons, notes, queries

KILOBYTES = {"zh": 60, "th": 60}
USUAL_KILOBYTES, LARGE_KILOBYTES = 40, 70
SECONDS, DISK_SECONDS, BUILD_MS = 1.0, 0.15, 5.0
LARGE = 100_000
DISK_TRIES = 3
"""Readers who ask from the disk, of whom the quickest counts: what else the computer does takes longer than a search."""
OURS = "pathshala"

_FIRST = """async ([language, text]) => {
  const began = performance.now();
  const asked = ["/assets/search/box.css"];
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((one) => {
    if (one.src) asked.push(new URL(one.src).pathname);
  }))).observe(document.head, { childList: true });
  const load = (src) => new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement("script"), { src, async: false, onload: done, onerror: failed }));
  });
  window.pathshala = { shard: (...shard) => { window.pathshala.early = [shard]; }, find: () => [] };
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: "assets/search/box.css" }));
  await Promise.all([load("search/" + language + "/index.js"), load("search/" + language + "/search.js")]);
  const engine = await pathshala.engine.open({ root: "", language });
  let first = 0;
  let early = 0;
  const answer = await engine.search(text, { limit: 10, onResults: () => {
    early = early || asked.length;
    first = first || performance.now() - began;
  } });
  return { first: first / 1000, all: (performance.now() - began) / 1000, total: answer.total, files: asked.slice(0, early) };
}"""


@dataclass(frozen=True)
class Asked:
    """One query: kB asked for until the first result is shown and until all of the first ten are, seconds until then
    from a server, seconds to the first from the disk (the best of three), and how many were found."""

    kind: str
    query: str
    kilobytes: float
    every_kilobytes: float
    first: float
    every: float
    disk: float
    total: int


@dataclass(frozen=True)
class Measured:
    """Who searched what, ms of CPU a page to analyse and to index, MB and files of the index, and the queries."""

    who: str
    language: str
    pages: int
    analysing: float
    indexing: float
    megabytes: float
    files: int
    asked: tuple[Asked, ...]


def measure(root: Path, language: str, documents: list[Document], browser: Any) -> Measured:
    """Index pages into a folder and ask in a browser."""
    began = time.process_time()
    analysed = [analyse(document, language) for document in documents]
    between = time.process_time()
    written = []
    for address, content in index_files(Edition(language), analysed):
        (root / address).parent.mkdir(parents=True, exist_ok=True)
        (root / address).write_bytes(content)
        written.append(root / address)
    ended = time.process_time()
    size = sum(len(gzip.compress(path.read_bytes(), 6)) for path in written)
    (root / "assets" / "search").mkdir(parents=True, exist_ok=True)
    shutil.copy(ASSETS / "search" / "box.css", root / "assets" / "search")
    (root / "search" / language / "search.js").write_bytes(program(language))
    (root / "index.html").write_text('<!doctype html><meta charset="utf-8"><title>Search</title>', encoding="utf-8")
    asked = tuple(_ask(root, language, kind, query, browser)
                  for kind, held in queries(language, documents).items() for query in held)
    each = 1000 / len(documents)
    return Measured(OURS, language, len(documents), (between - began) * each, (ended - between) * each, size / 1e6, len(written), asked)


def _ask(root: Path, language: str, kind: str, query: str, browser: Any) -> Asked:
    with served(root) as (address, sent), reader(browser, f"{address}index.html", slow=True) as page:
        before = len(sent)
        answer = page.evaluate(_FIRST, [language, query])
        every = sum(one.size for one in sent[before:]) / 1000
        kilobytes = sum(one.size for one in sent[before:] if one.path in answer["files"]) / 1000
    disk = []
    for _ in range(DISK_TRIES):
        with reader(browser, (root / "index.html").as_uri(), slow=False) as page:
            disk.append(page.evaluate(_FIRST, [language, query])["first"])
    return Asked(kind, query, kilobytes, every, answer["first"], answer["all"], min(disk), answer["total"])


def summary(results: Sequence[Measured]) -> str:
    """Two Markdown tables: a line for each kind of query, and one for each index, with ratios to the peers."""
    rows = []
    for one in results:
        for kind in dict.fromkeys(asked.kind for asked in one.asked):
            held = [asked for asked in one.asked if asked.kind == kind]
            rows.append((one.who, one.language, f"{one.pages:,}", kind, f"{median(asked.kilobytes for asked in held):.1f}",
                         f"{max(asked.kilobytes for asked in held):.1f}", f"{max(asked.every_kilobytes for asked in held):.1f}", f"{median(asked.first for asked in held):.2f}",
                         f"{max(asked.first for asked in held):.2f}", f"{max(asked.every for asked in held):.2f}",
                         f"{1000 * max(asked.disk for asked in held):.0f}" if one.who == OURS else "no result",
                         f"{sum(bool(asked.total) for asked in held)} of {len(held)}"))
    head = ("who", "language", "pages", "query", "kB, median", "max", "all shown kB, max", "first result s, median", "max", "all shown s, max",
            "from disk ms, max", "answered")
    built = [(one.who, one.language, f"{one.pages:,}", f"{one.analysing:.2f}", f"{one.indexing:.2f}", f"{one.megabytes:.1f}",
              f"{one.files:,}", *_verdicts(one), _ratio(one, results)) for one in results]
    return "\n".join((table(head, rows), "", table(
        ("who", "language", "pages", "analyse, CPU ms a page", "index, CPU ms a page", "index MB gzip", "files",
         "bytes", "time", "disk", "build", "kB and s ÷ ours"), built), ""))


def _verdicts(one: Measured) -> tuple[str, ...]:
    """Whether each promise is kept, by the worst query."""
    if one.who != OURS:
        return ("–",) * 4
    limit = LARGE_KILOBYTES if one.pages >= LARGE else KILOBYTES.get(one.language, USUAL_KILOBYTES)
    figures = ((max(asked.kilobytes for asked in one.asked), limit), (max(asked.first for asked in one.asked), SECONDS),
               (max(asked.disk for asked in one.asked), DISK_SECONDS), (one.analysing + one.indexing, BUILD_MS))
    # The time is promised for 1,000 pages.
    return tuple("–" if most == SECONDS and one.pages >= LARGE else "met" if figure <= most else "not met"
                 for figure, most in figures)


def _ratio(one: Measured, results: Sequence[Measured]) -> str:
    ours = next((held for held in results if held.who == OURS and (held.language, held.pages) == (one.language, one.pages)), None)
    if ours is None or one is ours:
        return "1"
    return " and ".join(f"{median(getattr(asked, name) for asked in one.asked) / median(getattr(asked, name) for asked in ours.asked):.1f}"
                        for name in ("kilobytes", "first"))


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.search", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--languages", nargs="*", choices=tuple(SCRIPTS), default=list(SCRIPTS))
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--large", action="store_true", help=f"measure {LARGE:,} short pages as well")
    parser.add_argument("--peers", action="store_true", help="measure Pagefind and Material as well")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    options = parser.parse_args()
    results: list[Measured] = []
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        root = Path(folder)
        for language in options.languages:
            documents = list(lessons(language, options.pages))
            results.append(measure(root / OURS / language, language, documents, browser))
            for name, peer in PEERS.items() if options.peers else ():
                try:
                    cost, asked = peer(root / name / language, language, documents, browser, queries(language, documents))
                except NotInstalled as problem:
                    sys.stderr.write(f"{name} is not measured: {problem}\n")
                    continue
                results.append(Measured(name, language, len(documents), 0.0, cost, 0.0, 0, tuple(Asked(*one) for one in asked)))
        if options.large:
            results.append(measure(root / "large", "en", list(notes("en", LARGE)), browser))
    sys.stdout.write(summary(results))
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in results], indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
