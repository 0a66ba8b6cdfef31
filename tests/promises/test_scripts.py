"""No script from packs, Markdown, PO, YAML or SVG runs, and nothing is fetched from elsewhere.

Strangers' texts are rendered without asking the checks, so that the rendering is tried alone, and
every page is opened in Chromium from the disk, where each element is touched. The short form has a
list of our own, several attempts to a page; the full count adds public lists, one to a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from pathshala.safety.svg import svg_faults
from promises import hostile, vectors
from tally import Tally

PROMISE = "No script of a stranger runs"

pytestmark = pytest.mark.browser

LOOK = (Path(__file__).parent / "scripts" / "look.js").read_text(encoding="utf-8")
HOOKS = "for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = (...said) => scriptRan(name, String(said));"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'


class Watch:
    """A page of Chromium that notes everything that runs, leads away or is fetched from elsewhere."""

    def __init__(self, browser: Any, site: Path) -> None:
        self.seen: list[str] = []
        self._site = site.as_uri()
        self._context = browser.new_context()
        self._context.expose_function("scriptRan", lambda *what: self.seen.append(f"a script ran: {what}"))
        self._context.add_init_script(HOOKS)
        self._page = self._context.new_page()
        self._page.on("dialog", lambda dialog: (self.seen.append("a dialog"), dialog.dismiss()))
        self._page.on("pageerror", lambda error: self.seen.append(f"an error: {error}"))
        self._page.on("popup", lambda popup: self.seen.append(f"a window: {popup.url}"))
        self._page.on("console", self._console)
        self._page.on("request", lambda request: self._request(request.url))

    def _console(self, message: Any) -> None:
        # Missing media are not tried here, and captions are not loaded from a disk.
        expected = "ERR_FILE_NOT_FOUND" in message.text or (".vtt " in message.text and "unique security origins" in message.text)
        if message.type != "error" or not expected:
            self.seen.append(f"the console: {message.text}")

    def _request(self, url: str) -> None:
        # Media that an author forgot lie nowhere, but they would lie on this disk.
        if not url.startswith((self._site, "data:image/svg+xml,")) and (not url.startswith("file:///") or "passwd" in url):
            self.seen.append(f"a request: {url}")

    def open(self, page: Path) -> list[str]:
        """What was seen on one page; its site's own files lie in the nearest `assets` above it."""
        self.seen.clear()
        self._page.goto(page.as_uri())
        own = next((folder for folder in page.parents if (folder / "assets").is_dir()), page.parent)
        held = self._page.evaluate(LOOK, f"{own.as_uri()}/assets/")
        if self._page.url.partition("#")[0] != page.as_uri():
            self.seen.append(f"the page went to {self._page.url}")
        return [f"{page.name}: {what}" for what in (*held, *self.seen)]

    def open_drawing(self, drawing: Path) -> list[str]:
        """What was seen where a drawing is opened by itself."""
        self.seen.clear()
        self._page.goto(drawing.as_uri())
        return [f"{drawing.name}: {what}" for what in self.seen]

    def close(self) -> None:
        self._context.close()


@pytest.fixture
def watch(browser: Any, tmp_path: Path) -> Iterator[Watch]:
    held = Watch(browser, tmp_path / "site")
    yield held
    held.close()


def tries(full_count: Callable[[Any, Any], Any]) -> list[list[str]]:
    """The vectors in groups, each for one pack."""
    own = vectors.own()
    assert len(set(own)) == len(own) >= 120
    if full_count(False, True):
        every = list(dict.fromkeys([*own, *vectors.public()]))
        assert len(every) >= 430
        return [[vector] for vector in every]
    return [own[start::5] for start in range(5)]


def test_the_watch_sees(tmp_path: Path, watch: Watch, full_count: Callable[[int, int], int]) -> None:
    """Else the other tests could not fail: without our rendering, nearly all attempts are seen."""
    (tmp_path / "site").mkdir()
    ran, seen = 0, 0
    tried = [vector for vector in vectors.own() if vector.startswith("<")][:: full_count(3, 1)]
    for number, vector in enumerate(tried):
        path = tmp_path / "site" / f"{number}.html"
        path.write_text(f"<!doctype html><meta charset=utf-8><body>{vector}", encoding="utf-8", errors="replace")
        try:
            found = watch.open(path)
        except Exception as failure:  # The script took the page away from under us.
            found = [f"a script ran: {failure}"]
        ran += any("a script ran" in what for what in found)
        seen += bool(found)
    assert ran > len(tried) / 3 and seen > len(tried) * 0.8, (ran, seen, len(tried))


def test_no_script_runs(tmp_path: Path, watch: Watch, full_count: Callable[[Any, Any], Any], tally: Tally) -> None:
    groups = tries(full_count)
    tally(sum(map(len, groups)))
    for number, start in enumerate(range(0, len(groups), 60)):
        part = groups[start:start + 60]
        root = hostile.write(tmp_path / f"source{number}", part)
        pages = hostile.publish(root, tmp_path / "site" / str(number))
        assert len(pages) > len(part) * 14
        wrong = [what for page in pages for what in watch.open(page)]
        assert wrong == []


def test_no_script_runs_from_a_name(
    tmp_path: Path, watch: Watch, full_count: Callable[[int, int], int], tally: Tally,
) -> None:
    names = [vector for vector in vectors.own() if not {"/", "\0"} & set(vector) and len(vector.encode()) < 100
             and not vector.startswith(".")]
    names = names[::full_count(8, 1)]
    assert len(names) >= 10
    tally(len(names))
    root = hostile.named(tmp_path / "source", names)
    pages = hostile.publish(root, tmp_path / "site")
    wrong = [what for page in pages for what in watch.open(page)]
    assert wrong == []


def drawings(tried: Sequence[str]) -> Iterator[bytes]:
    for vector in tried:
        yield vector.encode("utf-8", "replace")
        yield f"{SVG}{vector}</svg>".encode("utf-8", "replace")
        escaped = vector.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
        yield f'{SVG}<text id="{escaped}" style="{escaped}">{escaped}</text><a href="{escaped}"><path/></a></svg>'.encode(
            "utf-8", "replace")


def test_a_drawing_that_passes_runs_nothing(
    tmp_path: Path, watch: Watch, full_count: Callable[[Any, Any], Any], tally: Tally,
) -> None:
    tried = [data for group in tries(full_count) for data in drawings(group)]
    passed = [data for data in dict.fromkeys(tried) if not svg_faults(data, "a.svg")]
    assert 20 <= len(passed) < len(tried) / 2
    tally(len(passed))
    wrong = []
    for number, data in enumerate(passed):
        drawing = tmp_path / "site" / f"{number}.svg"
        drawing.parent.mkdir(exist_ok=True)
        drawing.write_bytes(data)
        wrong += [f"{what} from {data!r}" for what in watch.open_drawing(drawing)]
    assert wrong == []
