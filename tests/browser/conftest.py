"""The site of this repository, built once, and a page of a phone's size to look at it."""

from __future__ import annotations

import functools
import http.server
import re
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from pathshala.build.pipeline import build
from pathshala.build.progress import Silence

ROOT = Path(__file__).parent.parent.parent
LOOKED_AT = ("en", "bn", "ar")
_KIND = re.compile(r'<html lang="([^"]*)".*?<body class="ps-kind-([a-z_]+)"', re.DOTALL)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built once."""
    site = tmp_path_factory.mktemp("published") / "site"
    built = build(ROOT, site, Silence())
    assert built.published, built.findings
    return site


@pytest.fixture(scope="session")
def every_kind(published: Path) -> Mapping[tuple[str, str], Path]:
    """Of each language that is looked at and each kind of page, the largest page."""
    found: dict[tuple[str, str], Path] = {}
    for path in sorted(published.rglob("*.html"), key=lambda one: one.stat().st_size):
        opening = _KIND.search(path.read_text("utf-8"))
        assert opening, path
        if opening[1] in LOOKED_AT:
            found[opening[1], opening[2]] = path
    return found


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    """A folder, and the address under which its files are served."""
    folder = tmp_path_factory.mktemp("served")
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as held:
        threading.Thread(target=held.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{held.server_port}/"
        held.shutdown()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 390, "height": 800})
    held = context.new_page()
    held.faults = []
    held.on("pageerror", lambda error: held.faults.append(str(error)))
    held.on("console", lambda message: held.faults.append(message.text) if message.type == "error" else None)
    yield held
    context.close()
    assert held.faults == []
