"""How long an edit takes to be on the screen while `pathshala serve` runs.

    python -m bench.serve                (in tests/)

For each size of the corpus the command is started and one word of a lesson is changed, 20 times. From the moment
the file is written, the lesson's page is asked for over HTTP every 5 ms until it holds the new word: that is the
time. Between two edits there is a pause, as an author makes it.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from .corpus import SOURCE, generate, pack_name, pages
from .peers.pathshala import COMMAND, PATHSHALA
from .report import table
from .scenarios import STEM, Edit, edit, paragraphs

GOALS = {22: 300, 222: 600}
"""Packs, and the milliseconds that the median may take: 1,000 and 10,000 pages."""

_POLL_SECONDS = 0.005
_START_SECONDS, _EDIT_SECONDS = 1800.0, 120.0


class NotServed(Exception):
    """The page did not show what it should in time, or the command ended."""


@dataclass(frozen=True)
class Served:
    """Pages of the corpus, seconds from the start of the command to the first page, and the milliseconds
    of each edit."""

    pages: int
    goal: int
    start: float
    edits: tuple[float, ...]

    @property
    def verdict(self) -> str:
        return "met" if median(self.edits) <= self.goal else "not met"


def measure(folder: Path, packs: int, goal: int, edits: int, pause: float) -> Served:
    """Serve a corpus and edit it; `goal` is in milliseconds, `pause` in seconds. Raises NotServed."""
    lesson = folder / "learning_packs" / pack_name(packs // 2) / "lessons" / f"{STEM}.md"
    change = edit(PATHSHALA, folder, pack_name(packs // 2), SOURCE, paragraphs(lesson)[0])
    address = "/" + change.page.relative_to(folder / "site").as_posix()
    began = time.perf_counter()
    with served(folder) as (process, port):
        _until_shown(process, port, address, change.text.split(" ")[0], _START_SECONDS)
        start = time.perf_counter() - began
        found = []
        for number in range(edits):
            time.sleep(pause)
            found.append(_one_edit(process, port, address, change, f"Served{number}x"))
    return Served(pages(packs), goal, start, tuple(found))


def _one_edit(process: subprocess.Popen[bytes], port: int, address: str, change: Edit, word: str) -> float:
    """Milliseconds from the written file to the page with the word."""
    change.apply(word)
    began = time.perf_counter()
    _until_shown(process, port, address, word, _EDIT_SECONDS)
    return (time.perf_counter() - began) * 1000


def _until_shown(process: subprocess.Popen[bytes], port: int, address: str, word: str, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while word.encode() not in page(port, address):
        if process.poll() is not None:
            raise NotServed(f"pathshala serve ended with exit {process.returncode}")
        if time.monotonic() > deadline:
            raise NotServed(f"{address} did not show {word} within {seconds:.0f} s")
        time.sleep(_POLL_SECONDS)


def page(port: int, address: str) -> bytes:
    """The page as it is served now; nothing where there is none yet."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_EDIT_SECONDS)
    try:
        connection.request("GET", address)
        return connection.getresponse().read()
    except (OSError, http.client.HTTPException):
        return b""
    finally:
        connection.close()


@contextlib.contextmanager
def served(folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """`pathshala serve` of a folder while the block runs: the process, and its port."""
    port = free_port()
    argv = [str(COMMAND), "-C", str(folder), "serve", "--port", str(port)]
    with subprocess.Popen(argv, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield process, port
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def free_port() -> int:
    """A port of this computer that nobody listens on."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def text(results: list[Served]) -> str:
    """A Markdown table of the results."""
    rows = [(f"{one.pages:,}", f"{one.start:.1f}", f"{median(one.edits):.0f}", f"{max(one.edits):.0f}",
             str(len(one.edits)), f"at most {one.goal} ms", one.verdict) for one in results]
    return table(("pages", "first page, s", "edit, median ms", "edit, max ms", "edits", "goal of the median", "verdict"),
                 rows)


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench.serve", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packs", type=int, nargs="*", choices=tuple(GOALS), default=list(GOALS))
    parser.add_argument("--edits", type=int, default=20)
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two edits (default: %(default)s)")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there as well")
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "pathshala-bench", metavar="FOLDER")
    options = parser.parse_args()
    results = []
    for packs in options.packs:
        folder = options.work.resolve() / "serve" / str(packs)
        shutil.rmtree(folder, ignore_errors=True)
        generate(folder, packs, 100)
        try:
            results.append(measure(folder, packs, GOALS[packs], options.edits, options.pause))
        except NotServed as problem:
            sys.exit(f"{pages(packs):,} pages: not measured: {problem}")
        finally:
            shutil.rmtree(folder)
    sys.stdout.write(text(results) + "\n")
    if options.json:
        options.json.write_text(json.dumps([asdict(one) for one in results], indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
