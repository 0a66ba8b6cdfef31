"""The site of this repository, built once, and a page of a phone's size to look at it."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from browser.serving import serving
from pathshala.build.pipeline import build
from pathshala.build.progress import Silence

ROOT = Path(__file__).parent.parent.parent
LOOKED_AT = ("en", "bn", "ar")
_KIND = re.compile(r'<html lang="([^"]*)".*?<body class="ps-kind-([a-z_]+)"', re.DOTALL)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built once for all workers. Nobody writes into it."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if os.environ.get("PYTEST_XDIST_WORKER") else own) / "published"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "site").exists():
            built = build(ROOT, folder / "site", Silence())
            assert built.published, built.findings
    return folder / "site"


@pytest.fixture(scope="session")
def partly(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This site in fewer languages, with a Spanish pack that nobody has translated into Arabic."""
    root = tmp_path_factory.mktemp("partly")
    for name in ("content", "learning_packs", "translations"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("bn", "sw"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "translations/ar/LC_MESSAGES/organiza-editaton.po").unlink()
    built = build(root, root / "site", Silence())
    assert built.published, built.findings
    return root / "site"


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
    with serving(folder) as address:
        yield folder, address


@pytest.fixture(scope="session")
def device(browser: Any) -> Iterator[Any]:
    """A phone with a page that stays open: the next page begins in half the time, as no process has to."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    context.new_page()
    yield context
    context.close()


@pytest.fixture
def page(device: Any) -> Iterator[Any]:
    """A new page on a device that keeps nothing from before."""
    held = device.new_page()
    held.faults = []
    held.on("pageerror", lambda error: held.faults.append(str(error)))
    held.on("console", lambda message: held.faults.append(message.text) if message.type == "error" else None)
    visited = {"file://"}
    held.on("framenavigated", lambda frame: visited.add("{0.scheme}://{0.netloc}".format(urlsplit(frame.url))))
    yield held
    held.close()
    _forget(device, visited)
    assert held.faults == []


def _forget(device: Any, origins: set[str]) -> None:
    """Take away what pages of these origins have kept."""
    session = device.new_cdp_session(device.pages[0])
    for origin in origins:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.detach()
    device.clear_cookies()
