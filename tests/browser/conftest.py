"""Chromium for the tests that look at pages as a reader does.

With `CI` set, a browser that cannot run is a failure; elsewhere the tests are skipped and say why.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pathshala.build.pipeline import build
from pathshala.build.progress import Silence

ROOT = Path(__file__).parent.parent.parent


def _cannot_run(reason: str) -> None:
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        _cannot_run("playwright is not installed")
    chromium = next((path for name in ("chromium", "chromium-browser", "google-chrome")
                     if (path := shutil.which(name))), None)
    if chromium is None:
        _cannot_run("Chromium is not installed")
    with sync_playwright() as playwright:
        held = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield held
        held.close()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, built once."""
    site = tmp_path_factory.mktemp("published") / "site"
    built = build(ROOT, site, Silence())
    assert built.published, built.findings
    return site


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
